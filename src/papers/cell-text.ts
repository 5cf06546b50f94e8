import { formatYuan } from '../kernel/money.ts'
import type { PaperCell, PaperColumn, PaperLine, PaperTable } from './paper.ts'
import { figureText, grouped } from './words.zh.ts'

/** A cell as it is read, by what its column holds; amounts in yuan to the fen. */
export function cellText({ kind }: Pick<PaperColumn, 'kind'>, cell: PaperCell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'bigint') return kind === 'money' ? formatYuan(cell) : String(cell)
  if (typeof cell === 'number') return kind === 'count' ? grouped(cell) : String(cell)
  return cell
}

/** A line as it is read. */
export const lineText = (line: PaperLine): string => line.map((part) => (typeof part === 'string' ? part : figureText(part))).join('')

/** Whether a table needs a page that lies on its side. */
export const isWide = ({ columns }: Pick<PaperTable, 'columns'>): boolean => columns.length > 6

/** Where a column stands in its cells. */
export const sideOf = ({ kind }: Pick<PaperColumn, 'kind'>): 'left' | 'right' | 'center' =>
  kind === 'money' || kind === 'count' ? 'right' : kind === 'text' ? 'left' : 'center'
