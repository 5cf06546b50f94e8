import { outcomeCodes } from '../kernel/outcome.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { type LinkRequest, linkPlans, type ParameterOverride, type PlanSet, type Variant } from '../plans/index.ts'
import type { Manifest } from '../registry/index.ts'
import { compileScreen, duckdb } from '../rules/index.ts'
import type { DuckDb } from '../store/index.ts'
import { refuseUnboundYears } from './masked-years.ts'
import type { RefusalWith, YearRefusal } from './refusals.ts'
import { refuseUnusable } from './refuse-unusable.ts'
import { completenessOf, tablesFor } from './registry-tables.ts'

/** What policies come to before settlement, in fen, and for how many subjects the outcome is another than as things are. */
export interface ReadingCost {
  readonly payable: bigint
  readonly awaiting: bigint
  readonly changed: number
}

/** What a question costs: as things are, and under each of its readings, in the order given. */
export interface QuestionCost {
  readonly asIs: ReadingCost
  readonly readings: readonly ReadingCost[]
  /** The policies among those asked about that are in force. */
  readonly policies: readonly string[]
}

const nothing: ReadingCost = { payable: 0n, awaiting: 0n, changed: 0 }

/**
 * Decides the policies of one plan as things are and under each value given for one of its parameters, a scan for each policy; the sums
 * of those that pay are before settlement. Other plans keep their places and are not asked about.
 */
export async function costReadings(
  database: DuckDb,
  place: { readonly set: PlanSet; readonly manifest: Manifest; readonly snapshotFolder: string },
  link: LinkRequest,
  asked: { readonly plan: string; readonly policies: readonly string[]; readonly readings: readonly ParameterOverride[] },
): Promise<Result<QuestionCost, YearRefusal | RefusalWith<'plans_unusable'>>> {
  const suppositions = [[], ...asked.readings.map((reading) => [reading])]
  const linked = suppositions.map((more) =>
    linkPlans(place.set, { ...link, plans: [asked.plan], overrides: [...(link.overrides ?? []), ...more] }),
  )
  const [asThingsAre] = linked
  if (asThingsAre === undefined) throw new Error('things are somehow')
  for (const policy of asked.policies) {
    const against = refuseUnusable(asThingsAre, policy) ?? refuseUnboundYears(asThingsAre, policy, [asked.plan])
    if (against !== undefined) return refused(against)
  }
  const inForce = asked.policies.filter((policy) => asThingsAre.variants.some((variant) => isMeant(variant, asked.plan, policy)))
  let costs = suppositions.map(() => nothing)
  for (const policy of inForce) {
    const variants = linked.flatMap(({ variants }) => variants.find((variant) => isMeant(variant, asked.plan, policy)) ?? [])
    const found = await costsOf(database, place, variants)
    costs = costs.map((cost, i) => plus(cost, found[i] ?? nothing))
  }
  const [asIs = nothing, ...readings] = costs
  return done({ asIs, readings, policies: inForce })
}

function isMeant({ plan, policy }: Variant, planId: string, policyId: string): boolean {
  return plan.id === planId && policy.program.id === policyId
}

const plus = (a: ReadingCost, b: ReadingCost): ReadingCost => ({
  payable: a.payable + b.payable,
  awaiting: a.awaiting + b.awaiting,
  changed: a.changed + b.changed,
})

/** The costs of the variants of one policy; the first is how things are. */
async function costsOf(
  database: DuckDb,
  { set, manifest, snapshotFolder }: { readonly set: PlanSet; readonly manifest: Manifest; readonly snapshotFolder: string },
  variants: readonly Variant[],
): Promise<readonly ReadingCost[]> {
  const [first] = variants
  if (first === undefined) return []
  const sql = compileScreen({
    vocabulary: set.vocabulary,
    dialect: duckdb,
    tables: tablesFor(snapshotFolder, manifest, first.bound.program.subject, undefined),
    completeness: completenessOf(manifest),
    programs: variants.map(({ bound }, i) => ({ bound, prefix: `v${i}_` })),
    regions: { fact: first.bound.program.region, ranges: first.regions },
    columns: [],
    shape: 'rows',
  })
  const sum = (i: number, code: number) => `cast(coalesce(sum(v${i}_amount) filter (where v${i}_outcome = ${code}), 0) as varchar)`
  const columns = variants.flatMap((_, i) => [
    `${sum(i, outcomeCodes.eligible)} as p${i}`,
    `${sum(i, outcomeCodes.needs_review)} as w${i}`,
    `count(*) filter (where v${i}_outcome <> v0_outcome) as c${i}`,
  ])
  const [row] = await database.rows(`select ${columns.join(', ')} from (${sql})`)
  return variants.map((_, i) => ({
    payable: BigInt(String(row?.[`p${i}`] ?? '0')),
    awaiting: BigInt(String(row?.[`w${i}`] ?? '0')),
    changed: Number(row?.[`c${i}`] ?? 0),
  }))
}
