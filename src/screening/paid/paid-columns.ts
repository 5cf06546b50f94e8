import { done, type Result, refused } from '../../kernel/result.ts'
import { exportHeadings as heading } from '../messages.zh.ts'
import type { RefusalWith } from '../refusals.ts'
import { paidHeadings } from './paid.zh.ts'
import { type Separator, separators } from './read-records.ts'

/** Where the columns of a list of payments stand. */
export interface PaidColumns {
  readonly policy: number
  readonly subject: number
  readonly amount: number
  /** How many cells a row must have for all three to be there. */
  readonly count: number
  /** The amounts are those the product itself writes as due: an empty one says that nothing is. */
  readonly isEmptyNothing: boolean
}

const paidColumns = ['policy', 'subject', 'amount'] as const
type PaidColumn = (typeof paidColumns)[number]

/** The headings of each column, the plainest first; of two amounts the one that says it was paid. */
const names = {
  policy: ['policy', heading.policy, ...paidHeadings.policy],
  subject: ['subject_id', heading.subject, ...paidHeadings.subject],
  amount: ['amount', heading.paid, ...paidHeadings.amount, heading.net],
} as const satisfies Readonly<Record<PaidColumn, readonly string[]>>

/** Finds the columns by their headings, in any order, others beside them; refused where one is missing or stands twice. */
export function paidColumnsIn(
  headings: readonly string[],
  file: string,
): Result<PaidColumns, RefusalWith<'paid_columns_missing' | 'paid_column_twice'>> {
  const written = headings.map(plain)
  const found = new Map<PaidColumn, string>()
  for (const column of paidColumns) {
    const name = names[column].map(plain).find((known) => written.includes(known))
    if (name === undefined) return refused({ code: 'paid_columns_missing', file, missing: names[column].slice(0, 2), found: headings })
    if (written.indexOf(name) !== written.lastIndexOf(name)) return refused({ code: 'paid_column_twice', file, column: name })
    found.set(column, name)
  }
  const at = (column: PaidColumn) => written.indexOf(found.get(column) ?? '')
  const [policy, subject, amount] = [at('policy'), at('subject'), at('amount')]
  const count = Math.max(policy, subject, amount) + 1
  return done({ policy, subject, amount, count, isEmptyNothing: found.get('amount') === plain(heading.net) })
}

/** The separator that tells most cells apart in a line of headings. */
export function separatorOf(headingLine: string): Separator {
  const count = (separator: Separator) => headingLine.split(separator).length
  return separators.reduce((best, each) => (count(each) > count(best) ? each : best))
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s"']/g, '')
    .toLowerCase()
}
