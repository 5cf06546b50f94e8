import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { Place, Problem } from '../kernel/problem.ts'

/** Whose statement a file is: the bank's on the account that is paid from, or finance's on the account that its money is sent from. */
export const statementSources = ['bank', 'finance'] as const
export type StatementSource = (typeof statementSources)[number]

/** What stands beside a table: in a cell after its label, or in the label's own cell after a colon. */
export const headValues = ['account', 'from', 'to', 'opening', 'closing'] as const
/** What a column can hold. */
export const columnValues = ['day', 'in', 'out', 'amount', 'direction', 'balance', 'reference', 'counterparty', 'number', 'text'] as const

const names = z.array(z.string().min(1)).min(1)
const namesOf = <const V extends readonly [string, ...string[]]>(values: V) => z.partialRecord(z.enum(values), names)

/** How a statement is laid out, as data: where it is written by which headings, and which words tell interest and fees. */
export const statementLayout = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(1),
  source: z.enum(statementSources),
  head: namesOf(headValues).optional(),
  columns: namesOf(columnValues),
  /** Which words of the column of directions say that money came, and that it went. */
  direction: z.strictObject({ in: names, out: names }).optional(),
  /** Words that a line of sums begins with. */
  totals: names.optional(),
  /** Words in the text of a line that say it is interest, or a fee. */
  interest: names.optional(),
  fees: names.optional(),
})

export type StatementLayout = z.infer<typeof statementLayout>
export type HeadValue = (typeof headValues)[number]
export type ColumnValue = (typeof columnValues)[number]

/** What a layout lacks to be told whole and right; undefined where nothing. */
function lackOf({ columns, direction, head = {} }: StatementLayout): string | undefined {
  if (columns.day === undefined) return 'columns.day'
  if (columns.amount === undefined && (columns.in === undefined || columns.out === undefined)) return 'columns.in'
  if (columns.direction !== undefined && direction === undefined) return 'direction'
  if (columns.text === undefined) return 'columns.text'
  // Without balances nobody can tell that a statement was cut off.
  if (columns.balance === undefined && (head.opening === undefined || head.closing === undefined)) return 'head.closing'
  return undefined
}

/** Reads the layout of statements from YAML: the layout where there is nothing wrong with it, and what is. `file` is what places are named by. */
export function readStatementLayout(
  file: string,
  text: string,
): { readonly layout: StatementLayout | undefined; readonly problems: readonly Problem[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const placeAt = (from: number, to: number): Place => {
    const { line, col } = lines.linePos(from)
    return { file, line, column: col, length: Math.max(1, to - from) }
  }
  const faulty = (code: string, at: Place, figures: Readonly<Record<string, string>>) => ({
    layout: undefined,
    problems: [{ code, severity: 'error' as const, at, with: figures }],
  })
  const [slip] = document.errors
  if (slip !== undefined) return faulty('yaml_syntax', placeAt(...slip.pos), { detail: slip.code })
  const parsed = statementLayout.safeParse(document.toJS())
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const node = document.getIn(issue?.path ?? [], true) as { range?: readonly [number, number, number] } | undefined
    const at = node?.range === undefined ? placeAt(0, 1) : placeAt(node.range[0], node.range[1])
    return faulty('layout_unfit', at, { key: issue?.path.join('.') || '.', detail: issue?.message ?? '' })
  }
  const lack = lackOf(parsed.data)
  return lack === undefined ? { layout: parsed.data, problems: [] } : faulty('layout_lacks', placeAt(0, 1), { value: lack })
}
