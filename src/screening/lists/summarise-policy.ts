import { type Outcome, outcomeCodes, outcomeOf, outcomes } from '../../kernel/outcome.ts'
import { done, type Result } from '../../kernel/result.ts'
import { type Row, sqlText } from '../../store/index.ts'
import { causeTemplates } from '../messages.zh.ts'
import type { RunOnDisk } from '../runs/read-run.ts'
import type { VariantRecord } from '../runs/run-record.ts'
import { payeeDoubts, type SettlementStatus, settlementStatuses } from '../settlement/standing.ts'
import { cityColumn } from './city-column.ts'
import type { ListScope } from './list-query.ts'
import type { ListRecord, ListVariant } from './list-record.ts'
import type { PartOverview, PlanOverview, PolicyOverview, ReasonCount, Tally, WantedSource } from './overview.ts'
import { type ReadRefusal, type RunReader, readFiles } from './run-reader.ts'
import { spanOf, within } from './scope.ts'

/** A policy's overview, and what of it waits for whose facts. */
interface Summarised {
  readonly overview: PolicyOverview
  readonly wanted: readonly WantedSource[]
}

/** Groups one list inside a scope: once by masks, once by region, size and industry. */
export async function summarisePolicy(
  reader: RunReader,
  run: RunOnDisk,
  list: ListRecord,
  scope: ListScope,
): Promise<Result<Summarised, ReadRefusal>> {
  const file = { run, file: list.file }
  const alike = await readFiles(reader, [file], (rows = '') => alikeSql(rows, scope))
  if (alike.kind === 'refused') return alike
  const parts = await readFiles(reader, [file], (rows = '') => partsSql(rows, scope))
  if (parts.kind === 'refused') return parts
  const groups = alike.value.map(alikeOf)
  const plans = list.variants.map((variant, number) =>
    planOverview(
      variantRecord(run, variant),
      variant,
      groups.filter((group) => group.variant === number),
    ),
  )
  const [first] = plans
  const { result } = variantRecord(run, list.variants[0])
  if (first === undefined) throw new Error(`the list of ${list.policy} numbers no variant`)
  const partsOf = (kind: string, name: (value: unknown) => string) => partsOverview(parts.value, kind, name)
  const sizes = run.record.lists.sizes.map(({ id }) => id)
  return done({
    overview: {
      policy: list.policy,
      zh: list.zh,
      entity: list.entity,
      result,
      ...tallyOf(groups),
      plans,
      byRegion: partsOf('region', (code) => String(code).padStart(6, '0')),
      bySize: partsOf('size', (code) => (code === null ? 'unknown' : (sizes[Number(code)] ?? 'unknown'))),
      byIndustry: partsOf('industry', (section) => (section === null ? 'unknown' : String(section))),
    },
    wanted: wantedOf(list.variants, groups),
  })
}

/** Decisions that are alike in everything an overview tells apart. */
interface Alike {
  readonly variant: number
  readonly outcome: Outcome
  readonly status: SettlementStatus | undefined
  readonly failed: bigint
  readonly flags: bigint
  readonly missing: bigint
  readonly cause: string | undefined
  readonly count: number
  readonly gross: bigint
  readonly taken: bigint
  readonly waiting: bigint
  readonly net: bigint
  readonly awaitingReview: bigint
  readonly ceiling: bigint
}

const sums = ['gross', 'taken', 'net', 'awaiting_review', 'ceiling'] as const

function alikeSql(rows: string, scope: ListScope): string {
  const summed = sums.map((name) => `cast(coalesce(sum(${name}), 0) as varchar) as ${name}`)
  return `select variant, outcome, status, failed, flags, missing, cause, count(*) as n, ${summed.join(', ')},
  cast(coalesce(sum(gross) filter (status is not null and net is null), 0) as varchar) as waiting
from (select * replace (case when cause in (${payeeDoubts.map(sqlText).join(', ')}) then cause end as cause) from ${rows} where ${within(scope)})
group by variant, outcome, status, failed, flags, missing, cause`
}

function alikeOf(row: Row): Alike {
  const fen = (name: string) => BigInt(String(row[name]))
  const outcome = outcomeOf(Number(row.outcome))
  if (outcome === undefined) throw new Error(`a list has a row of outcome ${row.outcome}`)
  return {
    variant: Number(row.variant),
    outcome,
    status: row.status === null ? undefined : settlementStatuses[Number(row.status) - 1],
    failed: BigInt(row.failed as bigint),
    flags: BigInt(row.flags as bigint),
    missing: BigInt(row.missing as bigint),
    cause: row.cause === null ? undefined : String(row.cause),
    count: Number(row.n),
    gross: fen('gross'),
    taken: fen('taken'),
    waiting: fen('waiting'),
    net: fen('net'),
    awaitingReview: fen('awaiting_review'),
    ceiling: fen('ceiling'),
  }
}

function tallyOf(groups: readonly Alike[]): Tally {
  const settled = groups.filter(({ status }) => status !== undefined)
  const eligible = groups.filter(({ outcome }) => outcome === 'eligible')
  const sum = (of: readonly Alike[], value: (group: Alike) => bigint) => of.reduce((total, group) => total + value(group), 0n)
  return {
    counts: countsOf(groups),
    statuses: Object.fromEntries(
      settlementStatuses.flatMap((status) => {
        const n = countIf(settled, (group) => group.status === status)
        return n === 0 ? [] : [[status, n]]
      }),
    ),
    gross: sum(eligible, ({ gross }) => gross),
    taken: sum(eligible, ({ taken }) => taken),
    waiting: sum(eligible, ({ waiting }) => waiting),
    net: sum(groups, ({ net }) => net),
    reviewGross: sum(
      groups.filter(({ outcome }) => outcome === 'needs_review'),
      ({ gross }) => gross,
    ),
    awaitingReview: sum(groups, ({ awaitingReview }) => awaitingReview),
    ceiling: sum(groups, ({ ceiling }) => ceiling),
  }
}

const countIf = (groups: readonly Alike[], test: (group: Alike) => boolean): number =>
  groups.reduce((total, group) => (test(group) ? total + group.count : total), 0)

const countsOf = (groups: readonly Alike[]): Readonly<Record<Outcome, number>> =>
  Object.fromEntries(outcomes.map((outcome) => [outcome, countIf(groups, (group) => group.outcome === outcome)])) as Record<Outcome, number>

function planOverview(record: VariantRecord, variant: ListVariant, groups: readonly Alike[]): PlanOverview {
  const { conditions, reviews } = record
  const undetermined = groups.filter(({ outcome }) => outcome === 'undetermined')
  const missing = reasonsOf(
    undetermined,
    ({ missing: mask }) => mask,
    variant.missing.map(({ key, zh }) => ({ id: key, zh })),
  )
  return {
    plan: variant.plan,
    variant: variant.id,
    clause: record.clause,
    ...tallyOf(groups),
    refused: reasonsOf(groups, ({ failed }) => failed, conditions),
    reviews: reasonsOf(
      groups.filter(({ outcome }) => outcome === 'needs_review'),
      ({ flags, cause }) => (flags >> BigInt(conditions.length)) | doubtBit(cause, reviews.length),
      [...reviews, ...payeeDoubts.map((id) => ({ id, zh: causeTemplates[id] }))],
    ),
    eligibleInDoubt: countIf(groups, ({ outcome, cause }) => outcome === 'eligible' && cause !== undefined),
    missing: missing.map((fact) => ({ ...fact, source: variant.missing.find(({ key }) => key === fact.id)?.source ?? '' })),
  }
}

/** A doubt about the payee as one more bit behind the reviews. */
function doubtBit(cause: string | undefined, reviews: number): bigint {
  const at = (payeeDoubts as readonly (string | undefined)[]).indexOf(cause)
  return at < 0 ? 0n : 1n << BigInt(reviews + at)
}

/** How often each bit of a mask is set, and alone, the most frequent first; those that never are left out. */
function reasonsOf(
  groups: readonly Alike[],
  mask: (group: Alike) => bigint,
  names: readonly { readonly id: string; readonly zh: string }[],
): readonly ReasonCount[] {
  return names
    .map(({ id, zh }, bit) => ({
      id,
      zh,
      count: countIf(groups, (group) => (mask(group) >> BigInt(bit)) % 2n === 1n),
      alone: countIf(groups, (group) => mask(group) === 1n << BigInt(bit)),
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
}

function wantedOf(variants: readonly ListVariant[], groups: readonly Alike[]): readonly WantedSource[] {
  const found = new Map<string, { source: string; decisions: number; alone: number }>()
  for (const { variant, outcome, missing, count } of groups) {
    if (outcome !== 'undetermined') continue
    const facts = variants[variant]?.missing ?? []
    const sources = new Set(facts.filter((_, bit) => (missing >> BigInt(bit)) % 2n === 1n).map(({ source }) => source))
    for (const source of sources) {
      const before = found.get(source) ?? { source, decisions: 0, alone: 0 }
      found.set(source, { source, decisions: before.decisions + count, alone: before.alone + (sources.size === 1 ? count : 0) })
    }
  }
  return [...found.values()]
}

function partsSql(rows: string, scope: ListScope): string {
  const counted = outcomes.map((outcome) => `count_if(outcome = ${outcomeCodes[outcome]}) as ${outcome}`)
  return `select case grouping(region, size, section) when 3 then 'region' when 5 then 'size' else 'industry' end as kind,
  region, size, section, ${counted.join(', ')}, cast(coalesce(sum(net), 0) as varchar) as net
from (select ${regionBelow(scope)} as region, size, left(industry, 1) as section, outcome, net from ${rows} where ${within(scope)})
group by grouping sets ((region), (size), (section))`
}

/** Counties inside one city, cities inside one province, else provinces. */
function regionBelow(scope: ListScope): string {
  const { from, to } = spanOf(scope)
  if (Math.floor(from / 100) === Math.floor(to / 100)) return 'region'
  return Math.floor(from / 10_000) === Math.floor(to / 10_000) ? cityColumn : '(region // 10000) * 10000'
}

function partsOverview(rows: readonly Row[], kind: string, name: (value: unknown) => string): readonly PartOverview[] {
  const column = kind === 'industry' ? 'section' : kind
  return rows
    .filter((row) => row.kind === kind)
    .map((row) => ({
      value: name(row[column]),
      counts: Object.fromEntries(outcomes.map((outcome) => [outcome, Number(row[outcome])])) as Record<Outcome, number>,
      net: BigInt(String(row.net)),
    }))
    .sort((a, b) => (a.net === b.net ? (a.value < b.value ? -1 : 1) : a.net < b.net ? 1 : -1))
}

function variantRecord({ record }: RunOnDisk, listed: ListVariant | undefined): VariantRecord {
  const found = record.variants.find(({ id }) => id === listed?.id)
  if (found === undefined) throw new Error(`a list numbers ${listed?.id}, which the run does not have`)
  return found
}
