import { resultMayOverflow } from '../../rules/index.ts'
import { isReversed } from '../check/check-result.ts'
import { checkSources } from '../load-plans.ts'
import type { MaskedCell, PlanSet, Policy } from '../plan.ts'
import { judgeStored } from '../read/judge-value.ts'
import type { ValueSpan } from '../read/read-parameters.ts'
import { writeValue } from '../read/value-rule.ts'
import { overridesOf, type ParameterOverride } from './apply-overrides.ts'
import { linkOne } from './link.ts'
import { bindOf, type LinkRequest } from './link-request.ts'
import type { OverrideRefusal } from './override-refusal.ts'
import { ceilingsOver, cellsMeant, type OverrideUse, usesOf } from './override-uses.ts'

/** The plans to link with the values given, or why some of them cannot be given. */
export type Admitted = { readonly set: PlanSet } | { readonly refusals: readonly OverrideRefusal[] }

/**
 * Holds given values to everything a value in a plan is held to: what it may be, the ceilings above it, and what the programs that
 * read it can compute exactly. Where a value is beyond what those programs were checked for they are checked anew; the plans that
 * come back are the ones to link. `alternatives` are tried one by one, each beside the overrides of the request.
 */
export function admitOverrides(set: PlanSet, request: LinkRequest, alternatives: readonly ParameterOverride[] = []): Admitted {
  const given = request.overrides ?? []
  const all = [...given, ...alternatives]
  const uses = all.map((override) => ({ override, uses: usesOf(set, request, override) }))
  const refusals = [
    ...uses.flatMap(({ override, uses }) => [
      ...withoutUse(set, request, override, uses),
      ...uses.flatMap((use) => judgeUse(use, request)),
    ]),
    ...given.flatMap((override, i) => repeated(override, given.slice(0, i), set)),
  ]
  if (refusals.length > 0) return { refusals: withoutRepeats(refusals) }
  const widened = new Map<string, Map<string, ValueSpan>>()
  for (const use of uses.flatMap(({ uses }) => uses)) widen(widened, use)
  const rechecked = widened.size === 0 ? set : checkSources(set.sources, widened)
  const trials = alternatives.length === 0 ? [given] : alternatives.map((alternative) => [...given, alternative])
  const broken = trials.flatMap((overrides) => brokenBy(set, rechecked, { ...request, overrides }))
  return broken.length > 0 ? { refusals: withoutRepeats(broken) } : { set: rechecked }
}

/** An answer that cannot differ from the one without the value would be taken for one that does not. */
function withoutUse(
  set: PlanSet,
  request: LinkRequest,
  override: ParameterOverride,
  uses: readonly OverrideUse[],
): readonly OverrideRefusal[] {
  if (uses.length > 0) return []
  const { plan, parameter } = override
  if (plan !== undefined && request.plans !== undefined && !request.plans.includes(plan))
    return [{ code: 'override_of_plan_left_out', override, with: { plan } }]
  const named = [...set.plans.values()].flatMap((each) => [...each.parameters.values()]).find(({ shape }) => shape.id === parameter)
  if (named !== undefined && named.rule === undefined)
    return [{ code: 'override_of_no_number', override, with: { parameter: named.shape.zh } }]
  return [{ code: 'override_without_effect', override, with: { parameter: named?.shape.zh ?? parameter, plan: plan ?? '' } }]
}

function judgeUse(use: OverrideUse, request: LinkRequest): readonly OverrideRefusal[] {
  const { override, rule } = use
  const judged = judgeStored(override.value, override.scale, rule)
  if (!('value' in judged)) return [{ ...judged, override }]
  const over = ceilingsOver(use, bindOf(request)).find(({ ceiling }) => judged.value > ceiling)
  if (over === undefined) return []
  const { ceiling, entry } = over
  const values = {
    parameter: rule.parameter,
    found: writeValue(rule, judged.value),
    ceiling: writeValue(rule, ceiling),
    upper: entry.plan,
    clause: entry.clause,
  }
  return [{ code: 'override_above_ceiling', override, with: values }]
}

/** Two values for one cell: which of them held would depend on their order. */
function repeated(override: ParameterOverride, before: readonly ParameterOverride[], set: PlanSet): readonly OverrideRefusal[] {
  const meant = (each: ParameterOverride): readonly MaskedCell[] =>
    [...set.plans.values()].flatMap((plan) =>
      [...plan.parameters.values()]
        .filter((parameter) => overridesOf([each], plan, parameter).length > 0)
        .flatMap((parameter) => parameter.entries.flatMap((entry) => cellsMeant(entry.value, each.code))),
    )
  const own = new Set(meant(override))
  const other = before.find((each) => each.parameter === override.parameter && meant(each).some((cell) => own.has(cell)))
  const zh = [...set.plans.values()].flatMap((plan) => [...plan.parameters.values()]).find(({ shape }) => shape.id === override.parameter)
  return other === undefined ? [] : [{ code: 'override_given_twice', override, with: { parameter: zh?.shape.zh ?? override.parameter } }]
}

/** Notes a value that lies beyond the bounds the plan's programs were checked for. */
function widen(widened: Map<string, Map<string, ValueSpan>>, { override, plan, parameter, rule }: OverrideUse): void {
  const judged = judgeStored(override.value, override.scale, rule)
  const type = parameter.shape.kind === 'text_list' ? undefined : parameter.shape.type
  if (!('value' in judged) || type?.kind !== 'number' || (judged.value >= type.low && judged.value <= type.high)) return
  const { value } = judged
  const ofPlan = widened.get(plan.id) ?? new Map<string, ValueSpan>()
  const span = ofPlan.get(parameter.shape.id) ?? { low: value, high: value }
  ofPlan.set(parameter.shape.id, { low: value < span.low ? value : span.low, high: value > span.high ? value : span.high })
  widened.set(plan.id, ofPlan)
}

/** Policies that no longer check, or whose amount could no longer be stored, with values they could do without. */
function brokenBy(set: PlanSet, rechecked: PlanSet, request: LinkRequest): readonly OverrideRefusal[] {
  return (request.overrides ?? []).flatMap((override) =>
    usesOf(set, request, override).flatMap((use): readonly OverrideRefusal[] => {
      const refuse = (code: OverrideRefusal['code'], policy: Policy): OverrideRefusal => {
        const type = use.parameter.shape.kind === 'text_list' ? undefined : use.parameter.shape.type
        const bounds = type?.kind === 'number' ? { low: writeValue(use.rule, type.low), high: writeValue(use.rule, type.high) } : {}
        const found = writeValue({ ...use.rule, scale: override.scale }, override.value)
        return { code, override, with: { parameter: use.rule.parameter, found, policy: policy.program.zh, ...bounds } }
      }
      return use.readers.flatMap(({ policy }) => {
        const plan = rechecked.plans.get(use.plan.id)
        const again = plan?.policies.get(policy.program.id)
        if (plan === undefined || again === undefined) return [refuse('override_too_large', policy)]
        const linked = linkOne(plan, again, request)
        if ('code' in linked) return []
        if (resultMayOverflow(linked.bound)) return [refuse('override_too_large', policy)]
        return isReversed(linked.bound) ? [refuse('override_reverses_schedule', policy)] : []
      })
    }),
  )
}

/** Each refusal of a value once, though several plans and policies have it. */
function withoutRepeats(refusals: readonly OverrideRefusal[]): readonly OverrideRefusal[] {
  const seen = new Set<string>()
  return refusals.filter(({ code, override, with: values }) => {
    const key = `${code} ${override.parameter} ${override.value} ${values.parameter ?? ''} ${values.upper ?? ''} ${values.policy ?? ''}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
