import { join } from 'node:path'
import { partsOf } from '../kernel/calendar.ts'
import type { Exclusion, SettlementScope, Variant } from '../plans/index.ts'
import type { Completeness } from '../rules/index.ts'
import { type DuckDb, sqlText } from '../store/index.ts'
import { keyEntities, prefixOf, type VariantGroup } from './group-variants.ts'

/** The decisions of one group as settlement reads them. */
export interface DecidedGroup {
  readonly group: VariantGroup
  /** A FROM item with the group's decision rows. */
  readonly rows: string
}

export interface SettlementInput {
  readonly groups: readonly DecidedGroup[]
  readonly exclusions: readonly Exclusion[]
  /** A FROM item with earlier payments, or undefined where the snapshot has none. */
  readonly priorPayments: string | undefined
  readonly historyComplete: Completeness
  readonly baseYear: number
}

/** The key columns earlier payments carry. */
const paymentKeys: readonly string[] = ['person', 'insured_unit', 'firm']

/**
 * Turns decisions into net amounts, in a fixed order: exclusion, once only, top-up, cap; ties by event date, then subject. Leaves a
 * table `settled` with one row per money decision that may be paid. Where earlier payments are not known, nothing is netted.
 */
export async function settle(database: DuckDb, input: SettlementInput): Promise<void> {
  for (const sql of settlementSql(input)) await database.run(sql)
}

/** The statements of a settlement, in order. */
export function settlementSql(input: SettlementInput): readonly string[] {
  const variants = input.groups.flatMap((decided) => decided.group.variants.filter(isMoney))
  const ruled = new Set(variants.filter((variant) => isRuled(variant, input.exclusions)).map((variant) => variant.id))
  return [
    candidateTable(input, ruled),
    priorTable(input),
    ...input.exclusions.flatMap((exclusion) => exclusionSql(exclusion)),
    ...variants.flatMap((variant) => onceOnlySql(variant)),
    ...variants.flatMap((variant) => topUpSql(variant, input.baseYear)),
    ...variants.flatMap((variant) => capSql(variant)),
    finalTable,
  ]
}

function isMoney(variant: Variant): boolean {
  return variant.bound.program.result.kind === 'money'
}

/** Does anything but the decision itself bear on what this variant pays. */
function isRuled(variant: Variant, exclusions: readonly Exclusion[]): boolean {
  const { onceOnly, topUp, cap } = variant.policy.settlement
  return (
    onceOnly !== undefined ||
    topUp !== undefined ||
    cap !== undefined ||
    exclusions.some((exclusion) => exclusion.priority.includes(variant.policy.program.id))
  )
}

function candidateTable(input: SettlementInput, ruled: ReadonlySet<string>): string {
  const selects = input.groups.flatMap(({ group, rows }) =>
    group.variants.filter(isMoney).map((variant) => candidateSelect(group, variant, rows, ruled.has(variant.id), input)),
  )
  const body = selects.length === 0 ? `${emptyCandidates} where false` : selects.join('\nunion all\n')
  return `create or replace temp table candidate as select *, cast(null as varchar) as displaced_by, cast(null as varchar) as blocked_by, cast(0 as bigint) as paid_before, gross as net, false as is_capped from (${body})`
}

const emptyCandidates = `select '' as policy, '' as variant, cast(0 as bigint) as subject_id, 0 as region, 0 as outcome, cast(0 as bigint) as gross, date '1970-01-01' as event_date, 0 as from_year, 0 as to_year, true as is_history_known, ${keyEntities.map((entity) => `cast(null as bigint) as ${entity}_key`).join(', ')}`

function candidateSelect(group: VariantGroup, variant: Variant, rows: string, isRuledVariant: boolean, input: SettlementInput): string {
  const prefix = prefixOf(variant)
  const keys = keyEntities.map(
    (entity) => `${group.keys.some((key) => key.entity === entity) ? `${entity}_key` : 'cast(null as bigint)'} as ${entity}_key`,
  )
  const years = [variant.period.from, variant.period.to].map(yearWithin)
  const known = isRuledVariant ? historyKnown(input) : 'true'
  return `select ${sqlText(variant.policy.program.id)} as policy, ${sqlText(variant.id)} as variant, subject_id, region, cast(${prefix}outcome as integer) as outcome, ${prefix}amount as gross, ${prefix}date as event_date, ${years[0]} as from_year, ${years[1]} as to_year, ${known} as is_history_known, ${keys.join(', ')} from ${rows} where ${prefix}outcome <= 4`
}

/** The year of a period bound, kept inside what a year column holds. */
function yearWithin(day: number): number {
  return Math.min(9999, Math.max(1, day < -700_000 ? 1 : day > 2_932_896 ? 9999 : partsOf(day).year))
}

function historyKnown(input: SettlementInput): string {
  if (input.priorPayments === undefined || input.historyComplete === 'nowhere') return 'false'
  if (input.historyComplete === 'everywhere') return 'true'
  if (input.historyComplete.length === 0) return 'false'
  return `coalesce(${input.historyComplete.map((range) => `region between ${range.from} and ${range.to}`).join(' or ')}, false)`
}

function priorTable(input: SettlementInput): string {
  const none = `select '' as policy, cast(0 as bigint) as person_key, cast(0 as bigint) as insured_unit_key, cast(0 as bigint) as firm_key, 0 as base_year, cast(0 as bigint) as amount where false`
  const some = `select policy, person as person_key, insured_unit as insured_unit_key, firm as firm_key, base_year, amount from ${input.priorPayments ?? ''}`
  return `create or replace temp table prior as ${input.priorPayments === undefined ? none : some}`
}

const isActive = 'displaced_by is null and blocked_by is null'
/** Outcomes that pay: eligible and for review. */
const pays = 'outcome <= 2'

/** Years within which two payments count as the same occasion, as a test of an earlier payment against a candidate. */
function sameOccasion(scope: SettlementScope, prior: string, candidate: string): string {
  if (scope === 'ever') return 'true'
  if (scope === 'year') return `${prior}.base_year = year(${candidate}.event_date)`
  return `${prior}.base_year between ${candidate}.from_year and ${candidate}.to_year`
}

function occasion(scope: SettlementScope): string {
  return scope === 'year' ? 'year(event_date)' : '0'
}

function exclusionSql(exclusion: Exclusion): readonly string[] {
  const key = `${exclusion.key}_key`
  const policies = exclusion.priority.map(sqlText).join(', ')
  const rank = `case policy ${exclusion.priority.map((policy, i) => `when ${sqlText(policy)} then ${i}`).join(' ')} end`
  const earlier = paymentKeys.includes(exclusion.key)
    ? [
        `update candidate set displaced_by = (select 'prior:' || min(p.policy) from prior p where p.${key} = candidate.${key} and p.policy in (${policies}) and p.policy <> candidate.policy and ${sameOccasion(exclusion.scope, 'p', 'candidate')}) where policy in (${policies}) and ${pays} and ${isActive} and ${key} is not null and exists (select 1 from prior p where p.${key} = candidate.${key} and p.policy in (${policies}) and p.policy <> candidate.policy and ${sameOccasion(exclusion.scope, 'p', 'candidate')})`,
      ]
    : []
  const standing = `create or replace temp table standing as select ${key} as k, ${occasion(exclusion.scope)} as o, min(case when ${pays} then ${rank} end) as paying, min(case when outcome > 2 then ${rank} end) as open, arg_min(policy, ${rank}) filter (where ${pays}) as paying_policy, arg_min(policy, ${rank}) filter (where outcome > 2) as open_policy from candidate where policy in (${policies}) and ${isActive} and ${key} is not null group by 1, 2`
  const match = `s.k = candidate.${key} and s.o = ${occasion(exclusion.scope)} and candidate.policy in (${policies}) and candidate.outcome <= 2 and candidate.displaced_by is null and candidate.blocked_by is null`
  return [
    ...earlier,
    standing,
    `update candidate set displaced_by = s.paying_policy from standing s where ${match} and s.paying < ${rank}`,
    `update candidate set blocked_by = s.open_policy from standing s where ${match} and s.open < ${rank}`,
  ]
}

function onceOnlySql(variant: Variant): readonly string[] {
  const rule = variant.policy.settlement.onceOnly
  if (rule === undefined) return []
  const keys = rule.keys.map((key) => `${key.entity}_key`)
  const policy = sqlText(variant.policy.program.id)
  const known = keys.map((key) => `${key} is not null`).join(' and ')
  const priorKeys = rule.keys
    .filter((key) => paymentKeys.includes(key.entity))
    .map((key) => `p.${key.entity}_key = candidate.${key.entity}_key`)
  const before =
    priorKeys.length === rule.keys.length
      ? [
          `update candidate set displaced_by = 'prior:' || policy where variant = ${sqlText(variant.id)} and ${pays} and ${isActive} and exists (select 1 from prior p where p.policy = ${policy} and ${priorKeys.join(' and ')} and ${sameOccasion(rule.scope, 'p', 'candidate')})`,
        ]
      : []
  // The same policy under another document is the same policy: the first of all variants stays.
  const first = `select variant as v, subject_id as s, row_number() over (partition by ${[...keys, occasion(rule.scope)].join(', ')} order by event_date, subject_id, variant) as n from candidate where policy = ${policy} and ${pays} and ${isActive} and ${known}`
  return [
    ...before,
    `update candidate set displaced_by = 'once_only' from (${first}) f where f.v = variant and f.s = subject_id and f.n > 1 and variant = ${sqlText(variant.id)}`,
  ]
}

function topUpSql(variant: Variant, baseYear: number): readonly string[] {
  const rule = variant.policy.settlement.topUp
  if (rule === undefined || !paymentKeys.includes(rule.key.entity)) return []
  const key = `${rule.key.entity}_key`
  const paid = `select ${key} as k, sum(amount) as paid from prior where policy in (${rule.policies.map(sqlText).join(', ')}) and base_year = ${baseYear} and ${key} is not null group by 1`
  return [
    `update candidate set paid_before = p.paid, net = greatest(gross - p.paid, 0) from (${paid}) p where p.k = ${key} and variant = ${sqlText(variant.id)} and ${pays} and ${isActive}`,
  ]
}

/** What is left of the cap is given in order of event date, then subject, until it is used up. */
function capSql(variant: Variant): readonly string[] {
  const rule = variant.policy.settlement.cap
  if (rule === undefined || variant.capLimit === undefined) return []
  const key = `${rule.key.entity}_key`
  const policy = sqlText(variant.policy.program.id)
  const earlier = paymentKeys.includes(rule.key.entity)
    ? `coalesce((select sum(p.amount) from prior p where p.policy = ${policy} and p.${key} = c.${key} and ${sameOccasion(rule.scope, 'p', 'c')}), 0)`
    : '0'
  const before = `coalesce(sum(c.net) over (partition by c.${key}, ${occasion(rule.scope).replace('event_date', 'c.event_date')} order by c.event_date, c.subject_id rows between unbounded preceding and 1 preceding), 0)`
  const left = `select c.subject_id as s, ${variant.capLimit} - ${earlier} - ${before} as remaining from candidate c where c.variant = ${sqlText(variant.id)} and c.outcome <= 2 and c.displaced_by is null and c.blocked_by is null and c.${key} is not null`
  return [
    `update candidate set is_capped = net > l.remaining, net = greatest(least(net, l.remaining), 0) from (${left}) l where l.s = subject_id and variant = ${sqlText(variant.id)} and ${pays} and ${isActive}`,
  ]
}

/** One status per row; a net amount only where everything that bears on it is known. */
const finalTable = `create or replace temp table settled as
select policy, variant, subject_id, region, outcome, event_date, ${keyEntities.map((entity) => `${entity}_key`).join(', ')}, gross, paid_before,
  case when displaced_by is not null then 'displaced' when blocked_by is not null then 'blocked' when not is_history_known then 'history_unknown'
    when gross - paid_before < 0 then 'overpaid' when paid_before > 0 and net = 0 then 'already_paid' when is_capped then 'capped' else 'payable' end as status,
  coalesce(displaced_by, blocked_by) as because_of,
  case when displaced_by is not null then 0 when blocked_by is not null or not is_history_known then null else net end as net
from candidate where outcome <= 2`

/** The folder pattern of a group's decision files as a FROM item. */
export function decisionRows(folder: string): string {
  return `read_parquet(${sqlText(join(folder, '*.parquet'))})`
}
