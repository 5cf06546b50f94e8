import { done, type Result, refused } from '../kernel/result.ts'
import type { LeftOut, Linked, Variant } from '../plans/index.ts'
import type { Manifest } from '../registry/index.ts'
import { type Explanation, explain, type Facts, type MissingFact, makeDecider, type Vocabulary } from '../rules/index.ts'
import { FactFetcher, type FactRows } from './fetch-facts.ts'
import type { RefusalWith } from './refusals.ts'

/** The decision on one subject of the snapshot, by the variant that decides in its region. */
export interface SubjectExplanation {
  readonly variant: Variant
  /** Where the subject stands for this policy. */
  readonly region: number
  readonly facts: Facts
  readonly explanation: Explanation
  readonly missingFacts: readonly MissingFact[]
}

/** A subject nobody decides for, because the plan of its region is left out. */
export interface SubjectLeftOut {
  readonly leftOut: LeftOut
  readonly region: number
}

/**
 * Explains one subject of a snapshot under a policy, or names the plan it is left out with; its value is undefined when no plan covers
 * its region.
 */
export async function explainSubject(
  database: FactRows,
  place: { readonly vocabulary: Vocabulary; readonly manifest: Manifest; readonly snapshotFolder: string },
  linked: Linked,
  policy: string,
  key: bigint,
): Promise<
  Result<SubjectExplanation | SubjectLeftOut | undefined, RefusalWith<'policy_not_found' | 'subject_not_found' | 'region_unknown'>>
> {
  const variants = linked.variants.filter((variant) => variant.policy.program.id === policy)
  const [first] = variants
  if (first === undefined) {
    const known = [...new Set(linked.variants.map((variant) => variant.policy.program.id))]
    return refused({ code: 'policy_not_found', policy, known })
  }
  const fetcher = new FactFetcher(database, place)
  for (const variant of variants) {
    const facts = (await fetcher.fetch(variant.bound, [key])).get(key)
    const named = { entity: place.vocabulary.entities.get(variant.bound.program.subject)?.zh ?? '', subject: key }
    if (facts === undefined) return refused({ code: 'subject_not_found', ...named })
    const decider = makeDecider(variant.bound)
    const region = decider.compiler.compile(variant.bound.program.region)({ subject: facts, element: null, trace: [] }) as number | null
    if (region === null) return refused({ code: 'region_unknown', ...named })
    const isIn = ({ regions }: Pick<Variant, 'regions'>) => regions.some((range) => region >= range.from && region <= range.to)
    const leftOut = linked.leftOut.find((each) => each.policy === policy && isIn(each))
    if (leftOut !== undefined) return done({ leftOut, region })
    if (!isIn(variant)) continue
    return done({ variant, region, facts, explanation: explain(decider, facts), missingFacts: decider.missingFacts })
  }
  return done(undefined)
}
