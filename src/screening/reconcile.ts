import type { LeftOut, RegionRange, Variant } from '../plans/index.ts'
import { compileFacts, nodeKey } from '../rules/index.ts'
import type { ScreeningPlace } from './decide-subjects.ts'
import { prefixOf, type VariantGroup } from './group-variants.ts'
import { countsDifferSentence } from './refusals.zh.ts'
import { completenessOf } from './registry-tables.ts'
import type { SubjectReconciliation } from './runs/run-record.ts'
import type { Engine } from './script/engine.ts'
import { type Asked, askAll, askRows } from './script/statement.ts'

/**
 * Accounts for every subject of the snapshot, policy by policy: decided by exactly one variant, left out with the plan that would
 * decide, outside every plan that states the policy, or of unknown region. Where the parts do not make up the whole the program is
 * wrong, and throws.
 */
export function reconcileSubjects(
  groups: readonly VariantGroup[],
  place: CountingPlace,
  engine: Engine,
  leftOut: readonly LeftOut[] = [],
): Asked<readonly SubjectReconciliation[]> {
  const deciding = askAll(groups.map((group) => countDecided(group, engine)))
  const counts = new Map<string, Asked<RegionCounts>>()
  const policies = byPolicy(groups).map((decided) => {
    const { policy, first, variants } = decided
    const parts = [variants, ...leftOut.filter((each) => each.policy === policy).map((each) => [each])].map((owners) =>
      owners.flatMap(({ regions }) => regions),
    )
    // Policies over one subject and one set of regions are counted once.
    const key = JSON.stringify([first.bound.program.subject, nodeKey(first.bound.program.region), parts])
    const counting = counts.get(key) ?? countByRegion(place, engine, first, parts, `regions ${counts.size}`)
    counts.set(key, counting)
    return { ...decided, counting }
  })
  return {
    statements: [...deciding.statements, ...[...counts.values()].flatMap(({ statements }) => statements)],
    read: (answers) => {
      const decidedRows = new Map(deciding.read(answers).flatMap((rows) => [...rows]))
      return policies.map(({ counting, ...policy }) => reconcile(policy, decidedRows, counting.read(answers), leftOut))
    },
  }
}

function reconcile(
  { policy, first, variants }: DecidedPolicy,
  decidedRows: ReadonlyMap<string, number>,
  { subjects, inside: [inside = 0, ...without], outside, unknown }: RegionCounts,
  leftOut: readonly LeftOut[],
): SubjectReconciliation {
  const done = variants.reduce((sum, variant) => sum + (decidedRows.get(variant.id) ?? 0), 0)
  const left = without.reduce((sum, count) => sum + count, 0)
  if (done !== inside || done + left + outside + unknown !== subjects)
    throw new Error(countsDifferSentence({ subjects, decided: done, leftOut: left, outside, unknown }, policy))
  const plans = leftOut.filter((each) => each.policy === policy).map(({ plan }, i) => ({ plan, subjects: without[i] ?? 0 }))
  return {
    policy,
    zh: first.policy.program.zh,
    entity: first.bound.program.subject,
    subjects,
    decided: done,
    leftOut: plans.filter((each) => each.subjects > 0),
    outside,
    regionUnknown: unknown,
  }
}

type CountingPlace = Pick<ScreeningPlace, 'vocabulary' | 'manifest'>

interface DecidedPolicy {
  readonly policy: string
  readonly first: Variant
  readonly variants: readonly Variant[]
}

function byPolicy(groups: readonly VariantGroup[]): readonly DecidedPolicy[] {
  const found = new Map<string, { readonly policy: string; readonly first: Variant; readonly variants: Variant[] }>()
  for (const variant of groups.flatMap(({ variants }) => variants)) {
    const policy = variant.policy.program.id
    const known = found.get(policy)
    if (known === undefined) found.set(policy, { policy, first: variant, variants: [variant] })
    else known.variants.push(variant)
  }
  return [...found.values()]
}

/** Rows per variant whose outcome is one of the five. */
function countDecided(group: VariantGroup, { decisions }: Engine): Asked<readonly (readonly [string, number])[]> {
  const columns = group.variants.map((variant, i) => `count_if(${prefixOf(variant)}outcome between 1 and 5) as n${i}`)
  return askRows(
    { phase: 'count', name: `decided ${group.name}`, about: group.name },
    `select ${columns.join(', ')} from ${decisions(group)}`,
    ([row]) => group.variants.map((variant, i) => [variant.id, Number(row?.[`n${i}`] ?? 0)]),
  )
}

interface RegionCounts {
  readonly subjects: number
  /** In each of the parts given. */
  readonly inside: readonly number[]
  readonly outside: number
  readonly unknown: number
}

/** Counted afresh from the snapshot by a query of its own, so that a lost row shows, and one that two plans claim. */
function countByRegion(
  { vocabulary, manifest }: CountingPlace,
  { dialect, tables }: Engine,
  { bound }: Variant,
  parts: readonly (readonly RegionRange[])[],
  name: string,
): Asked<RegionCounts> {
  const regions = compileFacts({
    vocabulary,
    dialect,
    tables: tables(bound.program.subject, undefined),
    completeness: completenessOf(manifest),
    bound,
    facts: { region: bound.program.region },
  })
  const within = (ranges: readonly RegionRange[]) => ranges.map((range) => `region between ${range.from} and ${range.to}`).join(' or ')
  const counted = parts.map((ranges, i) => `count_if(${within(ranges)}) as n${i}`)
  const select = `select count(*) as subjects, ${counted.join(', ')}, count_if(not (${within(parts.flat())})) as outside, count_if(region is null) as unknown from (${regions})`
  return askRows({ phase: 'count', name, about: bound.program.subject }, select, ([row]) => {
    const count = (column: string) => Number(row?.[column] ?? 0)
    return {
      subjects: count('subjects'),
      inside: parts.map((_, i) => count(`n${i}`)),
      outside: count('outside'),
      unknown: count('unknown'),
    }
  })
}
