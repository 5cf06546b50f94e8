import { hasIndustryPrefix } from '../../src/kernel/industry.ts'
import type { Fen } from '../../src/kernel/money.ts'
import type { LowerBounds, SizeClass, SizeClassRow, SizeClassTable } from '../../src/kernel/size-class.ts'

/** The size class of one enterprise, written as the standard reads: what the SQL of the registry is compared with. */

interface EnterpriseIndicators {
  /** Normalised code of GB/T 4754-2017, or undefined where unknown. */
  readonly industryCode: string | undefined
  readonly employees: number | undefined
  readonly revenueFen: Fen | undefined
  readonly assetsFen: Fen | undefined
}

type Indicator = 'industry' | 'employees' | 'revenue' | 'assets'

export type SizeClassResult =
  | { readonly sizeClass: SizeClass }
  /** The facts that would have to be known; an unknown size is not a small one. */
  | { readonly sizeClass: 'unknown'; readonly missing: readonly Indicator[] }

const tiers = ['micro', 'small', 'medium', 'large'] as const

/** Classifies an enterprise by the lowest tier among the indicators of its industry; a missing indicator matters unless a known one already says micro. */
export function classifyEnterpriseSize(facts: EnterpriseIndicators, table: SizeClassTable): SizeClassResult {
  const row = facts.industryCode === undefined ? undefined : rowFor(facts.industryCode, table)
  if (row === undefined) return { sizeClass: 'unknown', missing: ['industry'] }
  if (row === 'out_of_scope') return { sizeClass: 'not_classified' }
  const readings = [
    reading('employees', facts.employees, row.employees),
    reading('revenue', facts.revenueFen, row.revenueFen),
    reading('assets', facts.assetsFen, row.assetsFen),
  ].filter((each) => each !== undefined)
  const lowest = Math.min(...readings.map((each) => each.tier ?? tiers.length))
  const missing = readings.filter((each) => each.tier === undefined).map((each) => each.indicator)
  if (missing.length > 0 && lowest > 0) return { sizeClass: 'unknown', missing }
  return { sizeClass: tiers[lowest] ?? 'micro' }
}

/** The row an industry falls under; undefined where its code is too coarse to tell. */
export function rowFor(industryCode: string, table: SizeClassTable): SizeClassRow | 'out_of_scope' | undefined {
  const excluded = anyPrefix(industryCode, table.outOfScope)
  if (excluded === true) return 'out_of_scope'
  const row = table.rows.find((each) => anyPrefix(industryCode, each.prefixes) === true)
  if (row !== undefined) return row
  const isTooCoarse = excluded === undefined || table.rows.some((each) => anyPrefix(industryCode, each.prefixes) === undefined)
  return isTooCoarse ? undefined : table.otherwise
}

function anyPrefix(industryCode: string, prefixes: readonly string[]): boolean | undefined {
  const answers = prefixes.map((prefix) => hasIndustryPrefix(industryCode, prefix))
  if (answers.includes(true)) return true
  return answers.includes(undefined) ? undefined : false
}

interface Reading {
  readonly indicator: Indicator
  readonly tier: number | undefined
}

function reading<T extends number | bigint>(
  indicator: Indicator,
  value: T | undefined,
  bounds: LowerBounds<T> | undefined,
): Reading | undefined {
  if (bounds === undefined) return undefined
  return { indicator, tier: value === undefined ? undefined : bounds.filter((bound) => value >= bound).length }
}
