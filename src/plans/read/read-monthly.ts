import { type MonthlyTerms, type Node, type Program, typeName } from '../../rules/index.ts'
import type { Entries } from './block-reader.ts'
import { checkAt } from './definitions.ts'
import type { PolicyContext } from './read-policy-context.ts'

/** Reads how the amount of a policy is paid month by month. */
export function readMonthly(entries: Entries, subject: string, context: PolicyContext): MonthlyTerms | undefined {
  const at = entries.get('monthly')
  if (at === undefined) return undefined
  const { reader } = context
  if (!entries.isWritten('amount')) return reader.problem(at, 'monthly_without_amount')
  const part = reader.entries('monthly', at)
  const source = reader.basis(part, context.plan, reader.text(entries, 'name'))
  const term = readMonths(part, 'term', subject, context)
  const drawn = readMonths(part, 'drawn', subject, context)
  const covers = readMonths(part, 'covers', subject, context)
  if (source === undefined) return undefined
  return { limit: term === undefined || drawn === undefined ? undefined : { term, drawn }, covers, source }
}

/** A whole number of months, never less than none. */
function readMonths(part: Entries, key: 'term' | 'drawn' | 'covers', subject: string, context: PolicyContext): Node | undefined {
  const at = part.get(key)
  const node = at === undefined ? undefined : checkAt(context.reader, at, subject, context.names)
  if (at === undefined || node === undefined) return undefined
  const { type } = node
  const areMonths = type.kind === 'number' && type.dimension === 'month' && type.scale === 0 && type.low >= 0n
  return areMonths ? node : context.reader.problem(at, 'months_expected', { found: typeName(type) })
}

/** The expressions of it. */
export function monthlyNodes({ monthly }: Program): readonly Node[] {
  return [monthly?.limit?.term, monthly?.limit?.drawn, monthly?.covers].filter((node) => node !== undefined)
}
