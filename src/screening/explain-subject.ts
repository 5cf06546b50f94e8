import type { Linked, Variant } from '../plans/index.ts'
import type { Manifest } from '../registry/index.ts'
import { type Explanation, explain, type Facts, type MissingFact, makeDecider, type Vocabulary } from '../rules/index.ts'
import type { DuckDb } from '../store/index.ts'
import { ScreeningFailure } from './failure.ts'
import { FactFetcher } from './fetch-facts.ts'

/** The decision on one subject of the snapshot, by the variant that decides in its region. */
export interface SubjectExplanation {
  readonly variant: Variant
  /** Where the subject stands for this policy. */
  readonly region: number
  readonly facts: Facts
  readonly explanation: Explanation
  readonly missingFacts: readonly MissingFact[]
}

/** Explains one subject of a snapshot under a policy; undefined when no linked plan covers its region. */
export async function explainSubject(
  database: DuckDb,
  place: { readonly vocabulary: Vocabulary; readonly manifest: Manifest; readonly snapshotFolder: string },
  linked: Linked,
  policy: string,
  key: bigint,
): Promise<SubjectExplanation | undefined> {
  const variants = linked.variants.filter((variant) => variant.policy.program.id === policy)
  const [first] = variants
  if (first === undefined) {
    throw new ScreeningFailure('policy_not_found', {
      found: policy,
      known: [...new Set(linked.variants.map((variant) => variant.policy.program.id))].join(' '),
    })
  }
  const fetcher = new FactFetcher(database, place)
  for (const variant of variants) {
    const facts = (await fetcher.fetch(variant.bound, [key])).get(key)
    const named = { entity: place.vocabulary.entities.get(variant.bound.program.subject)?.zh ?? '', id: String(key) }
    if (facts === undefined) throw new ScreeningFailure('subject_not_found', named)
    const decider = makeDecider(variant.bound)
    const region = decider.compiler.compile(variant.bound.program.region)({ subject: facts, element: null, trace: [] }) as number | null
    if (region === null) throw new ScreeningFailure('region_unknown', named)
    if (!variant.regions.some((range) => region >= range.from && region <= range.to)) continue
    return { variant, region, facts, explanation: explain(decider, facts), missingFacts: decider.missingFacts }
  }
  return undefined
}
