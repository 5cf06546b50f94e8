import { outcomeCodes } from '../../kernel/outcome.ts'
import { sqlText } from '../../store/index.ts'
import { payeeDoubts, settlementStatuses } from '../settlement/standing.ts'

/** The records that people are looked up by: their keys stand in every list whose decisions carry them, unless they are its subjects. */
export const listedKeys = ['person', 'insured_unit', 'firm', 'organisation'] as const

/** The column of a record's key. */
export const keyColumn = (entity: string): string => `${entity}_key`

/** What the rows of one variant are made of: a decision `d`, its settlement `s`, and the firm `f` behind it. */
export interface ListedVariant {
  /** Its number in the list. */
  readonly number: number
  /** Of its columns among the decisions. */
  readonly prefix: string
  /** The keys that its decisions carry, and those that the list has columns for. */
  readonly carried: readonly string[]
  /** Whether they lead to a firm that there is a register of. */
  readonly hasFirm: boolean
  readonly keys: readonly string[]
  readonly payee: string
  readonly subject: string
  readonly hasDue: boolean
  /** Where it is paid month by month, which of its columns there are. */
  readonly months: readonly string[] | undefined
}

const { eligible, needs_review, needs_local_standard } = outcomeCodes

const isDoubtful = `s.cause in (${payeeDoubts.map(sqlText).join(', ')})`

/**
 * The columns of a list, in order. `status` is the position in `settlementStatuses`, from 1. `gross` is what the rules give, before
 * settlement; `outcome` is that of the rules, but what they grant to a payee in doubt waits for review. `ceiling` is what it can be at most while a local standard is awaited, and is in no sum of `gross`. `taken` is what
 * settlement takes off `gross` for good or until something is known; absent with `net` where the settlement waits. `size` is the
 * position of the size class, `industry` the code of GB/T 4754: both of the firm that the decision leads to.
 */
export const listColumns: readonly (readonly [name: string, sql: (variant: ListedVariant) => string])[] = [
  ['variant', ({ number }) => `cast(${number} as utinyint)`],
  ['subject', () => 'd.subject_id'],
  ['payee', ({ payee, subject, carried }) => (payee === subject || !carried.includes(payee) ? noKey : `d.${keyColumn(payee)}`)],
  [
    'outcome',
    ({ prefix }) =>
      `case when d.${prefix}outcome = ${eligible} and ${isDoubtful} then cast(${needs_review} as utinyint) else d.${prefix}outcome end`,
  ],
  [
    'status',
    () => `cast(case s.status ${settlementStatuses.map((status, i) => `when ${sqlText(status)} then ${i + 1}`).join(' ')} end as utinyint)`,
  ],
  ['cause', () => 's.cause'],
  ['cause_policy', () => 's.cause_policy'],
  ['failed', ({ prefix }) => `d.${prefix}failed`],
  ['unknown', ({ prefix }) => `d.${prefix}unknown`],
  ['flags', ({ prefix }) => `d.${prefix}flags`],
  ['missing', ({ prefix }) => `d.${prefix}missing`],
  ['gross', ({ prefix }) => `case when d.${prefix}outcome < ${needs_local_standard} then d.${prefix}amount end`],
  ['net', () => 's.net'],
  ['awaiting_review', () => 's.awaiting_review'],
  ['taken', () => 's.gross - s.net - s.awaiting_review'],
  ['ceiling', ({ prefix }) => `case when d.${prefix}outcome = ${needs_local_standard} then d.${prefix}amount end`],
  ['day', ({ prefix }) => `d.${prefix}date`],
  ['due', ({ prefix, hasDue }) => (hasDue ? `d.${prefix}due` : 'cast(null as date)')],
  ['region', () => 'd.region'],
  ['size', ({ hasFirm }) => (hasFirm ? 'f.size_class' : 'cast(null as integer)')],
  ['industry', ({ hasFirm }) => (hasFirm ? 'f.industry_code' : 'cast(null as varchar)')],
]

/** The columns that the list of a policy has besides where some plan pays it month by month. */
export const monthColumns = ['term', 'drawn', 'covers'] as const

/** The same as SQL: a variant without one has none, and an amount is for one month unless its plan says otherwise. */
export function monthSql({ prefix, months }: ListedVariant): readonly string[] {
  return monthColumns.map((name) => {
    const value = months?.includes(name) ? `d.${prefix}${name}` : months !== undefined && name === 'covers' ? '1' : 'null'
    return `cast(${value} as integer) as ${name}`
  })
}

const noKey = 'cast(null as bigint)'

/** The columns of further keys. */
export function keySql({ keys, carried }: ListedVariant): readonly string[] {
  return keys.map((entity) => `${carried.includes(entity) ? `d.${keyColumn(entity)}` : noKey} as ${keyColumn(entity)}`)
}

/**
 * How the rows of a list lie: first what has a net amount, the greatest first, so that the first pages are in the first row groups;
 * then all others, most of them ineligible, region by region, so that a region's rows lie together.
 */
export const listOrder = 'net desc nulls last, region, subject'
