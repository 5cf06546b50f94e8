import { useContext } from 'react'
import { tenThousandYuan, yuan } from '../figures/figures.ts'
import { MoneyUnitContext } from '../parts/figure.tsx'

/** By how much an amount has grown, with its sign; a zero is soft. */
export function Growth({ fen, isStrong = false }: { readonly fen: string; readonly isStrong?: boolean }) {
  const unit = useContext(MoneyUnitContext)
  const shown = unit === 'yuan' ? yuan(fen) : tenThousandYuan(fen)
  if (BigInt(fen) === 0n) return <span className="soft">{shown}</span>
  const text = `${BigInt(fen) > 0n ? '＋' : ''}${shown}`
  return isStrong ? <b>{text}</b> : text
}
