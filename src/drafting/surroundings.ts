import type { Exclusion, Indicator, Plan, PlanSet } from '../plans/index.ts'

/** What a new plan finds when it comes to stand among the others: names it may use and names it must not give again. */
export interface Surroundings {
  /** Unit of every indicator it inherits, in the spelling of the plan format. */
  readonly indicators: ReadonlyMap<string, string>
  /** Indicators of all plans, also those it does not inherit. */
  readonly elsewhere: ReadonlyMap<string, Indicator>
  /** Ids that indicators above already bear. */
  readonly indicatorIds: ReadonlySet<string>
  /** Names and ids of parameters, fields and functions a new parameter must not bear. */
  readonly takenNames: ReadonlySet<string>
  readonly takenIds: ReadonlySet<string>
  /** Dimension of every parameter with one value that it inherits. */
  readonly parameters: ReadonlyMap<string, string>
  /** Policies of the library that plans extend, with what they are called. */
  readonly templates: ReadonlyMap<string, string>
  /** Groups of policies of which one gets only one. */
  readonly exclusions: readonly Exclusion[]
}

const LIBRARY = 'library'

/** The surroundings of a plan below the given ones; the library is above every plan. */
export function surroundingsOf(plans: PlanSet, upper: readonly string[]): Surroundings {
  const all = [...plans.plans.values()]
  const above = new Set([LIBRARY, ...chainOf(upper, plans)])
  const indicators = all.flatMap((plan) => [...plan.indicators.values()]).filter(({ plan }) => above.has(plan))
  const parameters = all.flatMap((plan) => [...plan.parameters.values()]).map(({ shape }) => shape)
  // What the library declares every plan has; what a plan above declares that plan has.
  const inherited = (zh: string) =>
    all.every((plan) => plan.parameters.has(zh)) || [...above].some((id) => plans.plans.get(id)?.parameters.has(zh) === true)
  const { vocabulary, keywords } = plans
  const fields = [...vocabulary.entities.values()].flatMap((entity) => [...entity.fields.values()].map(({ zh }) => zh))
  const unitOf = (id: string) => vocabulary.units.get(id)?.zh ?? '%'
  return {
    indicators: new Map(indicators.map(({ zh, unit }) => [zh, unitOf(unit)])),
    elsewhere: new Map(all.flatMap((plan) => [...plan.indicators.values()].map((indicator) => [indicator.zh, indicator] as const))),
    indicatorIds: new Set(indicators.map(({ id }) => id)),
    takenNames: new Set([...fields, ...keywords.contexts.keys(), ...keywords.functions.keys(), ...parameters.map(({ zh }) => zh)]),
    parameters: new Map(
      parameters.flatMap((shape) =>
        shape.kind === 'value' && shape.type.kind === 'number' && inherited(shape.zh) ? [[shape.zh, shape.type.dimension] as const] : [],
      ),
    ),
    exclusions: all.flatMap((plan) => plan.exclusions).filter(({ plan }) => above.has(plan)),
    takenIds: new Set(parameters.map(({ id }) => id)),
    templates: new Map(
      all.flatMap((plan) =>
        [...plan.policies.values()].flatMap(({ extends: template, program }) =>
          template === undefined ? [] : [[template, program.zh] as const],
        ),
      ),
    ),
  }
}

/** The plans named and all they implement in turn. */
function chainOf(ids: readonly string[], plans: PlanSet, seen = new Set<string>()): ReadonlySet<string> {
  for (const id of ids) {
    const plan: Plan | undefined = plans.plans.get(id)
    if (plan === undefined || seen.has(id)) continue
    seen.add(id)
    chainOf(plan.upper, plans, seen)
  }
  return seen
}
