import type { LeftOut, RegionRange, Variant } from '../plans/index.ts'
import { compileFacts, duckdb, nodeKey } from '../rules/index.ts'
import type { DuckDb } from '../store/index.ts'
import type { ScreeningPlace } from './decide-subjects.ts'
import { decisionRows } from './decision-rows.ts'
import { type Decided, prefixOf } from './group-variants.ts'
import { countsDifferSentence } from './refusals.zh.ts'
import { completenessOf, tablesFor } from './registry-tables.ts'
import type { SubjectReconciliation } from './runs/run-record.ts'

/**
 * Accounts for every subject of the snapshot, policy by policy: decided by exactly one variant, left out with the plan that would
 * decide, outside every plan that states the policy, or of unknown region. Where the parts do not make up the whole the program is
 * wrong, and throws.
 */
export async function reconcileSubjects(
  database: DuckDb,
  decided: readonly Decided[],
  place: ScreeningPlace,
  leftOut: readonly LeftOut[] = [],
): Promise<readonly SubjectReconciliation[]> {
  const decidedRows = await countDecided(database, decided)
  const counts = new Map<string, Promise<RegionCounts>>()
  const reconciled: SubjectReconciliation[] = []
  for (const { policy, first, variants } of byPolicy(decided)) {
    const parts = [variants, ...leftOut.filter((each) => each.policy === policy).map((each) => [each])].map((owners) =>
      owners.flatMap(({ regions }) => regions),
    )
    // Policies over one subject and one set of regions are counted once.
    const key = JSON.stringify([first.bound.program.subject, nodeKey(first.bound.program.region), parts])
    const counting = counts.get(key) ?? countByRegion(database, place, first, parts)
    counts.set(key, counting)
    const {
      subjects,
      inside: [inside = 0, ...without],
      outside,
      unknown,
    } = await counting
    const done = variants.reduce((sum, variant) => sum + (decidedRows.get(variant.id) ?? 0), 0)
    const left = without.reduce((sum, count) => sum + count, 0)
    if (done !== inside || done + left + outside + unknown !== subjects)
      throw new Error(countsDifferSentence({ subjects, decided: done, leftOut: left, outside, unknown }, policy))
    const plans = leftOut.filter((each) => each.policy === policy).map(({ plan }, i) => ({ plan, subjects: without[i] ?? 0 }))
    reconciled.push({
      policy,
      zh: first.policy.program.zh,
      entity: first.bound.program.subject,
      subjects,
      decided: done,
      leftOut: plans.filter((each) => each.subjects > 0),
      outside,
      regionUnknown: unknown,
    })
  }
  return reconciled
}

interface DecidedPolicy {
  readonly policy: string
  readonly first: Variant
  readonly variants: readonly Variant[]
}

function byPolicy(decided: readonly Decided[]): readonly DecidedPolicy[] {
  const found = new Map<string, { readonly policy: string; readonly first: Variant; readonly variants: Variant[] }>()
  for (const variant of decided.flatMap(({ group }) => group.variants)) {
    const policy = variant.policy.program.id
    const known = found.get(policy)
    if (known === undefined) found.set(policy, { policy, first: variant, variants: [variant] })
    else known.variants.push(variant)
  }
  return [...found.values()]
}

/** Rows per variant whose outcome is one of the five. */
async function countDecided(database: DuckDb, decided: readonly Decided[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (const { group, folder } of decided) {
    const columns = group.variants.map((variant, i) => `count_if(${prefixOf(variant)}outcome between 1 and 5) as n${i}`)
    const [row] = await database.rows(`select ${columns.join(', ')} from ${decisionRows(folder)}`)
    for (const [i, variant] of group.variants.entries()) found.set(variant.id, Number(row?.[`n${i}`] ?? 0))
  }
  return found
}

interface RegionCounts {
  readonly subjects: number
  /** In each of the parts given. */
  readonly inside: readonly number[]
  readonly outside: number
  readonly unknown: number
}

/** Counted afresh from the snapshot by a query of its own, so that a lost row shows, and one that two plans claim. */
async function countByRegion(
  database: DuckDb,
  place: ScreeningPlace,
  { bound }: Variant,
  parts: readonly (readonly RegionRange[])[],
): Promise<RegionCounts> {
  const regions = compileFacts({
    vocabulary: place.vocabulary,
    dialect: duckdb,
    tables: tablesFor(place.snapshotFolder, place.manifest, bound.program.subject, undefined),
    completeness: completenessOf(place.manifest),
    bound,
    facts: { region: bound.program.region },
  })
  const within = (ranges: readonly RegionRange[]) => ranges.map((range) => `region between ${range.from} and ${range.to}`).join(' or ')
  const counted = parts.map((ranges, i) => `count_if(${within(ranges)}) as n${i}`)
  const [row] = await database.rows(
    `select count(*) as subjects, ${counted.join(', ')}, count_if(not (${within(parts.flat())})) as outside, count_if(region is null) as unknown from (${regions})`,
  )
  const count = (name: string) => Number(row?.[name] ?? 0)
  return { subjects: count('subjects'), inside: parts.map((_, i) => count(`n${i}`)), outside: count('outside'), unknown: count('unknown') }
}
