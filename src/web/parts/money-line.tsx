import { Fragment, type ReactNode } from 'react'
import { sumOfFen } from '../figures/figures.ts'
import { Money } from './figure.tsx'

export interface MoneyPart {
  readonly id: string
  readonly label: ReactNode
  readonly fen: string
  readonly note?: ReactNode
}

interface MoneyLineProps {
  readonly whole: MoneyPart
  readonly parts: readonly MoneyPart[]
  /** Under the difference: when it was checked. */
  readonly checked?: ReactNode
}

/** The equation of a batch: the whole, its parts, and the difference, which is reckoned here and never given. */
export function MoneyLine({ whole, parts, checked }: MoneyLineProps) {
  const gap = String(BigInt(whole.fen) - BigInt(sumOfFen(parts.map(({ fen }) => fen))))
  return (
    <dl className="money-line">
      <Amount part={whole} />
      {parts.map((part, at) => (
        <Fragment key={part.id}>
          <i aria-hidden="true">{at === 0 ? '＝' : '＋'}</i>
          <Amount part={part} />
        </Fragment>
      ))}
      <i aria-hidden="true">＋</i>
      <div className={gap === '0' ? undefined : 'is-near'}>
        <dt>差额</dt>
        <dd>
          <Money fen={gap} />
          {checked === undefined ? null : <small>{checked}</small>}
        </dd>
      </div>
    </dl>
  )
}

function Amount({ part: { label, fen, note } }: { readonly part: MoneyPart }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Money fen={fen} />
        {note === undefined ? null : <small>{note}</small>}
      </dd>
    </div>
  )
}
