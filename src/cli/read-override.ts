import { parseDate, parseMonth } from '../kernel/calendar.ts'
import type { Parameter, ParameterOverride, PlanSet } from '../plans/index.ts'
import { suggest } from '../rules/index.ts'
import { texts } from './messages.zh.ts'
import { UsageFailure } from './options.ts'

const form = /^(?:([a-z0-9-]+):)?([^[=]+)(?:\[([^\]]+)\])?=(.+)$/

/** Reads `[plan:]parameter[row]=value`, names as in the plan or by id. */
export function readOverride(typed: string, set: PlanSet): ParameterOverride {
  const target = readOverrideTarget(typed, set)
  return {
    plan: target.plan,
    parameter: target.parameter.shape.id,
    code: target.code,
    value: scaledValue(target.parameter, target.values, set),
  }
}

export interface OverrideTarget {
  readonly plan: string | undefined
  readonly parameter: Parameter
  readonly code: bigint | undefined
  readonly values: string
}

/** The parameter (and row) an override speaks of, and what stands after the equals sign. */
export function readOverrideTarget(typed: string, set: PlanSet): OverrideTarget {
  const match = form.exec(typed)
  if (match === null) throw new UsageFailure(texts.badOverride(typed))
  const [, plan, name = '', row, values = ''] = match
  const plans = plan === undefined ? [...set.plans.values()] : [...set.plans.values()].filter((candidate) => candidate.id === plan)
  const parameters = plans.flatMap((candidate) => [...candidate.parameters.values()])
  const parameter = parameters.find((candidate) => candidate.shape.zh === name || candidate.shape.id === name)
  if (parameter === undefined) {
    const write = suggest(
      name,
      parameters.map((candidate) => candidate.shape.zh),
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

/** A value as an author writes it, scaled as the parameter stores it. */
export function scaledValue(parameter: Parameter, text: string, set: PlanSet): bigint {
  const { shape } = parameter
  if (shape.kind === 'text_list') throw new UsageFailure(texts.listNotChangeable(shape.zh))
  if (shape.type.kind === 'enumeration') {
    const values = set.vocabulary.enumerations.get(shape.type.enumeration)?.values ?? []
    const code = values.findIndex((value) => value.zh === text || value.id === text)
    if (code < 0)
      throw new UsageFailure(
        texts.unknownRow(
          shape.zh,
          text,
          values.map((value) => value.zh),
        ),
      )
    return BigInt(code)
  }
  if (shape.type.kind === 'date' || shape.type.kind === 'month') {
    const day = shape.type.kind === 'date' ? parseDate(text.trim()) : parseMonth(text.trim())
    if (day === undefined) throw new UsageFailure(texts.badDay(shape.zh, text, shape.type.kind === 'date' ? 'YYYY-MM-DD' : 'YYYY-MM'))
    return BigInt(day)
  }
  const match = /^(-?)(\d+)(?:\.(\d+))?(%?)$/.exec(text.trim())
  if (match === null || shape.type.kind !== 'number') throw new UsageFailure(texts.badValue(shape.zh, text))
  const [, sign = '', whole = '', decimals = '', percent = ''] = match
  const scale = shape.type.scale - decimals.length - (percent === '' ? 0 : 2)
  if (scale < 0) throw new UsageFailure(texts.tooManyDecimals(shape.zh, text))
  return BigInt(sign + whole + decimals) * 10n ** BigInt(scale)
}
