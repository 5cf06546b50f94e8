import { ScreeningFailure } from '../failure.ts'
import { exportHeadings as heading } from '../messages.zh.ts'
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

/** The headings of each column, the plainest first; of two amounts the one that says it was paid. */
const names = {
  policy: ['policy', heading.policy, ...paidHeadings.policy],
  subject: ['subject_id', heading.subject, ...paidHeadings.subject],
  amount: ['amount', heading.paid, ...paidHeadings.amount, heading.net],
} as const

/** Finds the columns by their headings, in any order, others beside them. Throws a ScreeningFailure where one is missing or stands twice. */
export function paidColumnsIn(headings: readonly string[], file: string): PaidColumns {
  const written = headings.map(plain)
  const at = (column: keyof typeof names): number => {
    const name = names[column].map(plain).find((known) => written.includes(known))
    if (name === undefined)
      throw new ScreeningFailure('paid_columns_missing', {
        file,
        missing: names[column].slice(0, 2).join(' / '),
        found: headings.join(', '),
      })
    if (written.indexOf(name) !== written.lastIndexOf(name)) throw new ScreeningFailure('paid_column_twice', { file, column: name })
    return written.indexOf(name)
  }
  const [policy, subject, amount] = [at('policy'), at('subject'), at('amount')]
  return { policy, subject, amount, count: Math.max(policy, subject, amount) + 1, isEmptyNothing: written[amount] === plain(heading.net) }
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
