import { Link } from '@tanstack/react-router'
import { count, yuan } from '../figures/figures.ts'

interface SumCellsProps {
  readonly sum: { readonly rows: number; readonly fen: string }
  /** What the figure counts, for whom the table is read out to. */
  readonly what: string
  /** Where its rows are. */
  readonly search: Readonly<Record<string, string>>
}

/** How many rows and what they come to; the count leads to the rows. */
export function SumCells({ sum: { rows, fen }, what, search }: SumCellsProps) {
  if (rows === 0)
    return (
      <>
        <td className="is-right soft">0</td>
        <td className="is-right soft">0.00</td>
      </>
    )
  return (
    <>
      <td className="is-right">
        <Link to="." search={search as never} aria-label={`${what} ${count(rows)} 笔`}>
          {count(rows)}
        </Link>
      </td>
      <td className="is-right">{yuan(fen)}</td>
    </>
  )
}
