import { describeOverride, judgeValue, type Parameter, type ParameterOverride, type PlanSet } from '../../plans/index.ts'
import { suggest } from '../../rules/index.ts'
import { UsageFailure } from '../line/options.ts'
import { texts } from '../messages.zh.ts'

const form = /^(?:([a-z0-9-]+):)?([^[=]+)(?:\[([^\]]+)\])?=(.+)$/

/** Reads `[plan:]parameter[row]=value`, names as in the plan or by id; what the plans make of the value is for them to judge. */
export function readOverride(typed: string, set: PlanSet): ParameterOverride {
  const { values, ...target } = readOverrideTarget(typed, set)
  return overrideOf(target, values, typed, set)
}

/** One value of several to try, as it was written. */
export interface Alternative extends ParameterOverride {
  readonly written: string
}

/** Reads `[plan:]parameter[row]=value,value,…` as one override for each value; `plan` is meant where none is written. */
export function readAlternatives(typed: string, set: PlanSet, plan: string | undefined): readonly Alternative[] {
  const { values, ...target } = readOverrideTarget(typed, set, plan)
  return values.split(',').map((value) => ({ ...overrideOf(target, value, typed, set), written: value.trim() }))
}

interface OverrideTarget {
  readonly plan: string | undefined
  readonly parameter: Parameter
  readonly code: bigint | undefined
}

/** The parameter (and row) an override speaks of, and what stands after the equals sign. */
function readOverrideTarget(typed: string, set: PlanSet, usual?: string): OverrideTarget & { readonly values: string } {
  const match = form.exec(typed)
  if (match === null) throw new UsageFailure(texts.badOverride(typed))
  const [, plan = usual, name = '', row, values = ''] = match
  if (plan !== undefined && !set.plans.has(plan))
    throw new UsageFailure(texts.unknownPlan(plan, suggest(plan, set.plans.keys()), [...set.plans.keys()]))
  const plans = [...set.plans.values()].filter(({ id }) => plan === undefined || id === plan)
  const parameters = plans.flatMap((candidate) => [...candidate.parameters.values()])
  const parameter = parameters.find(({ shape }) => shape.zh === name || shape.id === name)
  if (parameter === undefined) {
    const write = suggest(
      name,
      parameters.map(({ shape }) => shape.zh),
    )
    throw new UsageFailure(texts.unknownParameter(name, write))
  }
  return { plan, parameter, code: row === undefined ? undefined : rowCode(parameter, row, set), values }
}

function rowCode(parameter: Parameter, row: string, set: PlanSet): bigint {
  const { shape } = parameter
  const key = shape.kind === 'table' ? shape.key : undefined
  if (key === undefined) throw new UsageFailure(texts.noRows(shape.zh))
  if (key.kind === 'tiers') {
    if (!/^\d{1,15}$/.test(row)) throw new UsageFailure(texts.badTier(shape.zh, row))
    return BigInt(row)
  }
  const values = set.vocabulary.enumerations.get(key.enumeration)?.values ?? []
  const code = values.findIndex((value) => value.zh === row || value.id === row)
  if (code < 0)
    throw new UsageFailure(
      texts.unknownRow(
        shape.zh,
        row,
        values.map((value) => value.zh),
      ),
    )
  return BigInt(code)
}

/** A value as an author writes it; an enumeration's may be given by id too. */
function overrideOf({ plan, parameter, code }: OverrideTarget, text: string, typed: string, set: PlanSet): ParameterOverride {
  const { rule, shape } = parameter
  if (rule === undefined) throw new UsageFailure(texts.listNotChangeable(shape.zh))
  const byId = rule.names.find(({ id }) => id === text.trim())
  const judged = judgeValue(byId?.zh ?? text, rule)
  if ('code' in judged && judged.code === 'bad_date')
    throw new UsageFailure(texts.badDay(shape.zh, text, rule.kind === 'month' ? 'YYYY-MM' : 'YYYY-MM-DD'))
  if ('code' in judged && judged.code === 'bad_number' && judged.with.write === '') throw new UsageFailure(texts.badValue(shape.zh, text))
  if (!('value' in judged)) throw new UsageFailure(texts.overrideRefused(typed, describeOverride(judged, set)))
  return { plan, parameter: shape.id, code, value: judged.value, scale: rule.scale }
}
