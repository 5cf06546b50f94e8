import { done, type Result, refused } from '../kernel/result.ts'
import { type LinkRequest, linkPlans, type ParameterOverride, type PlanSet, type Variant } from '../plans/index.ts'
import type { Manifest } from '../registry/index.ts'
import { compileScreen, duckdb } from '../rules/index.ts'
import type { DuckDb } from '../store/index.ts'
import { refuseUnboundYears } from './masked-years.ts'
import type { RefusalWith, YearRefusal } from './refusals.ts'
import { refuseUnusable } from './refuse-unusable.ts'
import { completenessOf, tablesFor } from './registry-tables.ts'

/** One value of a grid and what it gives before settlement. */
export interface GridRow {
  readonly value: bigint
  readonly eligible: number
  readonly needsReview: number
  readonly needsLocalStandard: number
  readonly undetermined: number
  readonly ineligible: number
  /** Fen before settlement of eligible decisions, and of those to be reviewed. */
  readonly amount: string
  readonly reviewAmount: string
}

/** Screens one policy of one plan for many values of a parameter, all admitted, in a single scan; counts and amounts before settlement. */
export async function askGrid(
  database: DuckDb,
  place: { readonly set: PlanSet; readonly manifest: Manifest; readonly snapshotFolder: string },
  link: LinkRequest,
  policy: string,
  plan: string,
  alternatives: readonly ParameterOverride[],
): Promise<Result<readonly GridRow[], YearRefusal | RefusalWith<'policy_not_found' | 'plans_unusable'>>> {
  const variants: Variant[] = []
  for (const alternative of alternatives) {
    const linked = linkPlans(place.set, { ...link, overrides: [...(link.overrides ?? []), alternative] })
    const against = refuseUnusable(linked, policy) ?? refuseUnboundYears(linked, policy)
    if (against !== undefined) return refused(against)
    const found = linked.variants.find((variant) => variant.policy.program.id === policy && variant.plan.id === plan)
    const known = linked.variants.map((variant) => variant.id)
    if (found === undefined) return refused({ code: 'policy_not_found', policy: `${policy}@${plan}`, known })
    variants.push(found)
  }
  const [first] = variants
  if (first === undefined) return done([])
  const sql = compileScreen({
    vocabulary: place.set.vocabulary,
    dialect: duckdb,
    tables: tablesFor(place.snapshotFolder, place.manifest, first.bound.program.subject, undefined),
    completeness: completenessOf(place.manifest),
    programs: variants.map((variant, i) => ({ bound: variant.bound, prefix: `v${i}_` })),
    regions: { fact: first.bound.program.region, ranges: first.regions },
    columns: [],
    shape: 'counts',
  })
  const [row] = await database.rows(sql)
  const count = (i: number, name: string) => Number(row?.[`v${i}_${name}`] ?? 0)
  const rows = alternatives.map(({ value }, i) => ({
    value,
    eligible: count(i, 'eligible'),
    needsReview: count(i, 'needs_review'),
    needsLocalStandard: count(i, 'needs_local_standard'),
    undetermined: count(i, 'undetermined'),
    ineligible: count(i, 'ineligible'),
    amount: String(row?.[`v${i}_amount`] ?? '0'),
    reviewAmount: String(row?.[`v${i}_review_amount`] ?? '0'),
  }))
  return done(rows)
}
