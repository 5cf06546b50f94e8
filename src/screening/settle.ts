import { partsOf } from '../kernel/calendar.ts'
import type { SettlementScope, Variant } from '../plans/index.ts'
import type { Completeness } from '../rules/index.ts'
import { type DuckDb, parquetFilesIn, parquetRows, sqlText } from '../store/index.ts'
import { prefixOf, type VariantGroup } from './group-variants.ts'
import { capSql } from './settle-caps.ts'
import { type ExclusionInForce, exclusionSql, isBoundBy } from './settle-exclusions.ts'
import { onceOnlySql } from './settle-once-only.ts'
import { topUpSql } from './settle-top-ups.ts'

/** The decisions of one group as settlement reads them. */
export interface DecidedGroup {
  readonly group: VariantGroup
  /** A FROM item with the group's decision rows. */
  readonly rows: string
}

export interface SettlementInput {
  readonly groups: readonly DecidedGroup[]
  readonly exclusions: readonly ExclusionInForce[]
  /** A FROM item with earlier payments, or undefined where the snapshot has none. */
  readonly priorPayments: string | undefined
  readonly historyComplete: Completeness
  readonly baseYear: number
}

/**
 * Turns decisions into net amounts, in a fixed order: exclusion, once only, top-up, cap; ties by event date, then subject. Leaves a
 * table `settled` with one row per money decision that may be paid. Where earlier payments are not known, nothing is netted.
 * A rule is one statement for all variants that share it, so the time taken grows with the rows, not with the number of plans.
 */
export async function settle(database: DuckDb, input: SettlementInput): Promise<void> {
  for (const sql of settlementSql(input)) await database.run(sql)
}

/** The statements of a settlement, in order. */
export function settlementSql(input: SettlementInput): readonly string[] {
  const money = input.groups.map((decided) => ({ ...decided, variants: decided.group.variants.filter(isMoney) }))
  const variants = money.flatMap((decided) => decided.variants)
  const keyed = money.flatMap(({ group, variants: own }) => own.map((variant) => ({ variant, keys: group.keys.map((key) => key.entity) })))
  const entities = keyEntitiesOf(money.map(({ group }) => group))
  return [
    candidateTable(input, money, entities),
    ...priorTables(input),
    ...input.exclusions.flatMap((exclusion) => exclusionSql(exclusion, keyed)),
    ...onceOnlySql(variants),
    ...topUpSql(variants, input.baseYear),
    ...capSql(variants),
    finalTable(entities),
  ]
}

/** Every entity whose key some group carries, in a fixed order. */
function keyEntitiesOf(groups: readonly VariantGroup[]): readonly string[] {
  return [...new Set(['person', 'insured_unit', 'firm', 'organisation', ...groups.flatMap((group) => group.keys.map((key) => key.entity))])]
}

function isMoney(variant: Variant): boolean {
  return variant.bound.program.result.kind === 'money'
}

function candidateTable(
  input: SettlementInput,
  money: readonly (DecidedGroup & { readonly variants: readonly Variant[] })[],
  entities: readonly string[],
): string {
  const selects = money.flatMap(({ group, rows, variants }) =>
    variants.map((variant) => candidateSelect(group, variant, rows, input, entities)),
  )
  const body = selects.length === 0 ? emptyCandidates(entities) : selects.join('\nunion all\n')
  return `create or replace temp table candidate as select *, cast(null as varchar) as displaced_by, cast(null as varchar) as blocked_by, cast(0 as bigint) as paid_before, gross as net, false as is_capped from (${body})`
}

function emptyCandidates(entities: readonly string[]): string {
  const keys = entities.map((entity) => `cast(null as bigint) as ${entity}_key`).join(', ')
  return `select '' as policy, '' as variant, cast(0 as bigint) as subject_id, 0 as region, 0 as outcome, cast(0 as bigint) as gross, date '1970-01-01' as event_date, 0 as from_year, 0 as to_year, true as is_history_known, ${keys} where false`
}

function candidateSelect(group: VariantGroup, variant: Variant, rows: string, input: SettlementInput, entities: readonly string[]): string {
  const prefix = prefixOf(variant)
  const policy = variant.policy.program.id
  const exclusions = input.exclusions.filter((exclusion) => exclusion.priority.includes(policy))
  const keys = entities.map(
    (entity) => `${group.keys.some((key) => key.entity === entity) ? `${entity}_key` : 'cast(null as bigint)'} as ${entity}_key`,
  )
  const years = [variant.period.from, variant.period.to].map(yearWithin)
  // Decisions that are still open pay nothing, but hold up what they go before.
  const outcomes = exclusions.length === 0 ? 2 : 4
  return `select ${sqlText(policy)} as policy, ${sqlText(variant.id)} as variant, subject_id, region, cast(${prefix}outcome as integer) as outcome, ${prefix}amount as gross, ${prefix}date as event_date, ${years[0]} as from_year, ${years[1]} as to_year, ${isHistoryKnown(variant, exclusions, prefix, input)} as is_history_known, ${keys.join(', ')} from ${rows} where ${prefix}outcome <= ${outcomes}`
}

/** The year of a period bound, kept inside what a year column holds. */
function yearWithin(day: number): number {
  return Math.min(9999, Math.max(1, day < -700_000 ? 1 : day > 2_932_896 ? 9999 : partsOf(day).year))
}

/** Earlier payments bear on a row where some rule looks at them; a rule by the year also needs the row's own year. */
function isHistoryKnown(variant: Variant, exclusions: readonly ExclusionInForce[], prefix: string, input: SettlementInput): string {
  const { onceOnly, topUp, cap } = variant.policy.settlement
  const scopes = [onceOnly?.scope, cap?.scope].filter((scope) => scope !== undefined)
  const own = conditionFor(scopes, topUp !== undefined, prefix, input)
  const shared = exclusions.map((exclusion) => {
    const condition = conditionFor([exclusion.scope], false, prefix, input)
    return condition === 'true' ? condition : `(not ${isBoundBy(exclusion, 'region')} or ${condition})`
  })
  return `coalesce(${[own, ...shared].join(' and ')}, false)`
}

function conditionFor(scopes: readonly SettlementScope[], isToppedUp: boolean, prefix: string, input: SettlementInput): string {
  if (scopes.length === 0 && !isToppedUp) return 'true'
  return scopes.includes('year') ? `(${historyKnown(input)} and ${prefix}date is not null)` : historyKnown(input)
}

function historyKnown(input: SettlementInput): string {
  if (input.priorPayments === undefined || input.historyComplete === 'nowhere') return 'false'
  if (input.historyComplete === 'everywhere') return 'true'
  if (input.historyComplete.length === 0) return 'false'
  return `(${input.historyComplete.map((range) => `region between ${range.from} and ${range.to}`).join(' or ')})`
}

/** Earlier payments; those of which policy, year or amount is not known count for nothing and make the history unknown instead. */
function priorTables(input: SettlementInput): readonly string[] {
  const none = `select '' as policy, cast(0 as bigint) as person_key, cast(0 as bigint) as insured_unit_key, cast(0 as bigint) as firm_key, 0 as base_year, cast(0 as bigint) as amount where false`
  const some = `select policy, person as person_key, insured_unit as insured_unit_key, firm as firm_key, base_year, amount from ${input.priorPayments ?? ''}`
  return [
    `create or replace temp table prior as ${input.priorPayments === undefined ? none : some}`,
    `create or replace temp table unclear_prior as select * from prior where policy is null or base_year is null or amount is null`,
  ]
}

/** One status per row; a net amount only where everything that bears on it is known. */
function finalTable(entities: readonly string[]): string {
  return `create or replace temp table settled as
select policy, variant, subject_id, region, outcome, event_date, ${entities.map((entity) => `${entity}_key`).join(', ')}, gross, paid_before,
  case when displaced_by = 'prior:' || policy then 'already_paid' when displaced_by is not null then 'displaced' when blocked_by is not null then 'blocked'
    when not is_history_known then 'history_unknown' when gross < paid_before then 'overpaid' when paid_before > 0 and gross = paid_before then 'already_paid'
    when is_capped then 'capped' else 'payable' end as status,
  coalesce(displaced_by, blocked_by) as because_of,
  case when displaced_by is not null then 0 when blocked_by is not null or not is_history_known then null else net end as net
from candidate where outcome <= 2`
}

/** A group's decision files as a FROM item. */
export function decisionRows(folder: string): string {
  return parquetRows(parquetFilesIn(folder))
}
