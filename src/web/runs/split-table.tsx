import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'

export interface SplitLine {
  readonly id: string
  readonly name: string
  readonly title?: string
  readonly to: string
  readonly search: Readonly<Record<string, string | readonly string[]>>
  /** The length of its bar, of the greatest of them; left out where there are no bars. */
  readonly share?: number
  readonly figures: readonly ReactNode[]
}

interface SplitTableProps {
  readonly title: string
  readonly heads: readonly ReactNode[]
  readonly lines: readonly SplitLine[]
  /** What the bars show: net money is red, all else blue. */
  readonly fill?: 'net' | 'eligible'
  /** How many lines stand there before the rest is asked for. */
  readonly shown?: number
  /** What the rest is called: 其余 37 个. */
  readonly rest?: (lines: readonly SplitLine[]) => { readonly name: string; readonly figures: readonly ReactNode[] }
  readonly empty?: string
}

/** A small table beside others: how a figure of the page divides, each line the way to its list. */
export function SplitTable({ title, heads, lines, fill = 'net', shown = 4, rest, empty = '没有。' }: SplitTableProps) {
  const [isWhole, setWhole] = useState(false)
  const cut = isWhole || lines.length <= shown + 1 ? lines : lines.slice(0, shown)
  const others = lines.slice(cut.length)
  const hasBars = lines.some(({ share }) => share !== undefined)
  const remainder = others.length === 0 ? undefined : rest?.(others)
  return (
    <table className="split">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {hasBars ? <td /> : null}
          {heads.map((head, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the heads stand still
            <th key={at} scope="col" className="is-right">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.length === 0 ? (
          <tr>
            <td colSpan={heads.length + 1} className="soft">
              {empty}
            </td>
          </tr>
        ) : null}
        {cut.map(({ id, name, title: whole, to, search, share, figures }) => (
          <tr key={id}>
            <th scope="row" title={whole ?? name}>
              <Link to={to} search={search as never}>
                {name}
              </Link>
            </th>
            {hasBars ? (
              <td className="split-bar">
                <svg className="run-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect className={`fill-${fill}`} width={Math.max(0, share ?? 0) * 100} height="10" />
                </svg>
              </td>
            ) : null}
            <Figures of={figures} />
          </tr>
        ))}
        {others.length === 0 ? null : (
          <tr>
            <th scope="row">
              <button type="button" className="link" onClick={() => setWhole(true)}>
                {remainder?.name ?? `其余 ${others.length} 项`}
              </button>
            </th>
            {hasBars ? <td /> : null}
            <Figures of={remainder?.figures ?? heads.map(() => null)} />
          </tr>
        )}
      </tbody>
    </table>
  )
}

function Figures({ of }: { readonly of: readonly ReactNode[] }) {
  return of.map((figure, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the figures of a line stand still
    <td key={at} className="is-right">
      {figure}
    </td>
  ))
}
