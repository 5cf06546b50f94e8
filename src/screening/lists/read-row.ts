import { outcomeOf } from '../../kernel/outcome.ts'
import type { Row } from '../../store/index.ts'
import { type CauseKind, settlementStatuses } from '../settlement/standing.ts'
import { keyColumn, listColumns, monthColumns } from './list-columns.ts'
import type { ListRow } from './list-query.ts'
import type { ListedPolicy, ListedVariantNames } from './listed-policy.ts'

/** The columns that `readRow` takes, as a SELECT list. */
export function rowColumns({ keys, isMonthly }: ListedPolicy): string {
  const asText = (name: string) => (name === 'day' || name === 'due' ? `cast(${name} as varchar) as ${name}` : name)
  return [...listColumns.map(([name]) => asText(name)), ...keys.map(keyColumn), ...(isMonthly ? monthColumns : [])].join(', ')
}

/** A stored row with its numbers and masks as the ids that they stand for. */
export function readRow(row: Row, list: ListedPolicy): ListRow {
  const variant = list.variants[Number(row.variant)]
  const outcome = outcomeOf(Number(row.outcome))
  if (variant === undefined || outcome === undefined)
    throw new Error(`a list has a row of variant ${row.variant} and outcome ${row.outcome}`)
  const { conditions, reviews, missing } = variant
  return {
    subject: BigInt(row.subject as bigint),
    payee: whole(row.payee),
    keys: new Map(
      list.keys.flatMap((entity) => (row[keyColumn(entity)] === null ? [] : [[entity, BigInt(row[keyColumn(entity)] as bigint)]])),
    ),
    variant: variant.id,
    plan: variant.plan,
    outcome,
    status: row.status === null ? undefined : settlementStatuses[Number(row.status) - 1],
    cause: row.cause === null ? undefined : (row.cause as CauseKind),
    causePolicy: row.cause_policy === null ? undefined : String(row.cause_policy),
    failed: named(row.failed, conditions),
    unknown: named(row.unknown, [...conditions, ...reviews, resultBit]),
    reviews: named(row.flags, reviewBits(variant)),
    missing: named(row.missing, missing),
    gross: whole(row.gross),
    net: whole(row.net),
    awaitingReview: whole(row.awaiting_review),
    taken: whole(row.taken),
    ceiling: whole(row.ceiling),
    day: text(row.day),
    due: text(row.due),
    region: Number(row.region),
    size: row.size === null ? undefined : list.sizes[Number(row.size)],
    industry: text(row.industry),
    ...(list.isMonthly ? { months: { term: months(row.term), drawn: months(row.drawn), covers: months(row.covers) } } : {}),
  }
}

/** The last bit of what is unknown. */
const resultBit = 'result'

/** Reviews count on from the conditions. */
export const reviewBits = ({ conditions, reviews }: ListedVariantNames): readonly (string | undefined)[] => [
  ...conditions.map(() => undefined),
  ...reviews,
]

/** The names of the bits that are set; a bit without a name is left out. */
export function named(mask: unknown, names: readonly (string | undefined)[]): readonly string[] {
  const bits = BigInt(mask as bigint)
  return bits === 0n ? [] : names.filter((name, bit): name is string => name !== undefined && (bits >> BigInt(bit)) % 2n === 1n)
}

const whole = (value: unknown): bigint | undefined => (value === null || value === undefined ? undefined : BigInt(value as bigint))
const months = (value: unknown): number | undefined => (value === null || value === undefined ? undefined : Number(value))
const text = (value: unknown): string | undefined => (value === null || value === undefined ? undefined : String(value))
