import { EARLIEST_DAY, LATEST_DAY } from '../../rules/index.ts'
import type { EntryValue, MaskedCell, Parameter, ParameterEntry, Plan, PlanSet, Policy } from '../plan.ts'
import { cellsOfEntry } from '../read/read-parameters.ts'
import type { ValueRule } from '../read/value-rule.ts'
import { isTierMeant, overridesOf, type ParameterOverride } from './apply-overrides.ts'
import { type BindContext, dayOf } from './bind-parameter.ts'
import { daysOf, type PolicyDays } from './link-policy.ts'
import { bindOf, contextOf, type LinkRequest } from './link-request.ts'

/** A parameter of one plan that an override speaks of, with the policies that read it and the days on which they do. */
export interface OverrideUse {
  readonly override: ParameterOverride
  readonly plan: Plan
  readonly parameter: Parameter
  readonly rule: ValueRule
  readonly readers: readonly { readonly policy: Policy; readonly days: PolicyDays }[]
}

/** Everything an override speaks of in the plans a request asks for; parameters no policy reads are nothing. */
export function usesOf(set: PlanSet, request: LinkRequest, override: ParameterOverride): readonly OverrideUse[] {
  const [context, bind] = [contextOf(request), bindOf(request)]
  const chosen = [...set.plans.values()].filter((plan) => request.plans?.includes(plan.id) ?? true)
  return chosen.flatMap((plan) =>
    [...plan.parameters.values()].flatMap((parameter): readonly OverrideUse[] => {
      const { rule, shape } = parameter
      if (rule === undefined || overridesOf([override], plan, parameter).length === 0) return []
      const reading = [...plan.policies.values()].filter((policy) => policy.parameters.has(shape.id))
      const readers = reading.flatMap((policy) => {
        const days = daysOf(plan, policy, context, bind)
        return 'code' in days ? [] : [{ policy, days }]
      })
      return reading.length === 0 ? [] : [{ override, plan, parameter, rule, readers }]
    }),
  )
}

/** A most value, and where it is set. */
export interface Ceiling {
  readonly ceiling: bigint
  readonly entry: ParameterEntry
}

/** The ceilings that documents of the plan's line, itself included, set for the rows meant on days its policies decide on. */
export function ceilingsOver({ override, parameter, readers }: OverrideUse, bind: BindContext): readonly Ceiling[] {
  const isInForce = (entry: ParameterEntry): boolean => {
    const from = dayOf(entry.from, EARLIEST_DAY, entry.plan, bind)
    const to = dayOf(entry.to, LATEST_DAY, entry.plan, bind)
    return from !== undefined && to !== undefined && readers.some(({ days: { span } }) => from <= span.to && to >= span.from)
  }
  return parameter.entries
    .filter((entry) => entry.knownOn <= bind.knownOn && isInForce(entry))
    .flatMap((entry) =>
      cellsMeant(entry.value, override.code).flatMap(({ standing, value }) =>
        standing === 'ceiling' && value !== undefined ? [{ ceiling: value, entry }] : [],
      ),
    )
}

/** The cells of a written value that an override speaks of. */
export function cellsMeant(value: EntryValue, code: bigint | undefined): readonly MaskedCell[] {
  if (code === undefined) return cellsOfEntry(value)
  if (value.kind === 'codes') return [...value.cells].filter(([row]) => row === code).map(([, cell]) => cell)
  if (value.kind === 'tiers') return value.tiers.filter((tier) => isTierMeant(tier, code, value.scale)).map(({ cell }) => cell)
  return []
}
