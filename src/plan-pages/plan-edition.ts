import type { Plan, PlanSet } from '../plans/index.ts'
import { comparePolicy, type PolicyComparison } from './compare-policy.ts'
import { casesMet } from './examples.ts'
import { lineOf, makePage, problemOf } from './make-page.ts'
import type { IndustryName } from './parameters.ts'
import type { PageProblem, PlanLine, PlanPage } from './plan-page.ts'
import { listFamilies, type PolicyFamily } from './stated-policy.ts'

/** All plans as one reading of their files gave them, in words. */
export interface PlanEdition {
  readonly lines: readonly PlanLine[]
  readonly pages: ReadonlyMap<string, PlanPage>
  readonly families: readonly PolicyFamily[]
  readonly comparisons: ReadonlyMap<string, PolicyComparison>
  /** Mistakes of the glossary and of the library, which every plan builds on. */
  readonly shared: readonly PageProblem[]
}

/** A part of an edition on its way from where it is made: whole editions would hold up whoever takes them in. */
export type EditionPiece =
  | { readonly kind: 'page'; readonly page: PlanPage }
  | { readonly kind: 'comparison'; readonly comparison: PolicyComparison }
  | { readonly kind: 'rest'; readonly rest: Omit<PlanEdition, 'pages' | 'comparisons'> }

/** Which cases of a plan the rules come to, in the order of its page. */
export interface CasesMet {
  readonly kind: 'cases'
  readonly plan: string
  readonly met: readonly boolean[]
}

/** Runs the cases of every plan again, plan by plan. */
export function* casesOf(set: PlanSet): Generator<CasesMet> {
  for (const plan of set.plans.values()) yield { kind: 'cases', plan: plan.id, met: casesMet(plan, set) }
}

/** A page with its cases run. */
export function withCases(page: PlanPage, met: readonly boolean[]): PlanPage {
  return { ...page, examples: page.examples.map((example, at) => ({ ...example, isMet: met[at] ?? null })) }
}

/** Puts every plan of a set into words, piece by piece. */
export function* piecesOf(set: PlanSet, industryName: IndustryName): Generator<EditionPiece> {
  const plans = [...set.plans.values()]
  const whole: readonly Plan[] = plans.filter(({ id }) => !set.broken.has(id))
  const families = listFamilies(whole)
  for (const plan of plans) yield { kind: 'page', page: makePage(plan, set, industryName) }
  for (const { id } of families) {
    const comparison = comparePolicy(id, whole, set)
    if (comparison !== undefined) yield { kind: 'comparison', comparison }
  }
  yield {
    kind: 'rest',
    rest: { lines: plans.map((plan) => lineOf(plan, set)), families, shared: set.shared.map((problem) => problemOf(problem, set)) },
  }
}

/** An edition from its pieces, in any order. */
export function editionOf(pieces: Iterable<EditionPiece>): PlanEdition & { readonly pages: Map<string, PlanPage> } {
  const pages = new Map<string, PlanPage>()
  const comparisons = new Map<string, PolicyComparison>()
  let rest: Omit<PlanEdition, 'pages' | 'comparisons'> = { lines: [], families: [], shared: [] }
  for (const piece of pieces) {
    if (piece.kind === 'page') pages.set(piece.page.plan.id, piece.page)
    else if (piece.kind === 'comparison') comparisons.set(piece.comparison.policy, piece.comparison)
    else rest = piece.rest
  }
  return { ...rest, pages, comparisons }
}
