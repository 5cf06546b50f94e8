import type { BoundParameter, BoundValue, Cell, Tier } from '../../rules/index.ts'
import type { Parameter, Plan } from '../plan.ts'
import { atScale } from '../read/read-values.ts'

/** Another value for a parameter of one plan (or of all): the whole value, or one row of its table. */
export interface ParameterOverride {
  readonly plan: string | undefined
  readonly parameter: string
  /** The row's enumeration code; in a table of tiers a whole number that falls into the tier meant. */
  readonly code: bigint | undefined
  /** The value, scaled by 10^scale; plans may keep the same parameter with different decimals. */
  readonly value: bigint
  readonly scale: number
}

/** The overrides that speak of a parameter of a plan. */
export function overridesOf(overrides: readonly ParameterOverride[], plan: Plan, { shape }: Parameter): readonly ParameterOverride[] {
  return overrides.filter((override) => override.parameter === shape.id && (override.plan === undefined || override.plan === plan.id))
}

/** The parameter as bound, with the values given in their place. */
export function applyOverrides(
  bound: BoundParameter,
  plan: Plan,
  parameter: Parameter,
  overrides: readonly ParameterOverride[],
): BoundParameter {
  let current = bound
  for (const override of overridesOf(overrides, plan, parameter)) {
    const value = admittedValue(override, parameter)
    current = {
      ...current,
      periods: current.periods.map((period) => ({ ...period, value: overridden(period.value, override.code, value) })),
    }
  }
  return current
}

/** The value as the parameter stores it. One beyond what its programs were checked for would break them, and must not get here. */
function admittedValue({ value: digits, scale }: ParameterOverride, { shape }: Parameter): bigint {
  const type = shape.kind === 'text_list' ? undefined : shape.type
  const value = type?.kind === 'number' ? atScale({ digits, scale }, type.scale) : digits
  if (value === undefined || type === undefined || (type.kind === 'number' && (value < type.low || value > type.high)))
    throw new Error(`the value given for ${shape.id} has not been admitted`)
  return value
}

function overridden(value: BoundValue, code: bigint | undefined, given: bigint): BoundValue {
  const cell: Cell = { value: given, standing: 'set', origin: { plan: 'what-if', clause: '' } }
  switch (value.kind) {
    case 'texts':
      return value
    case 'cell':
      return { kind: 'cell', cell }
    case 'codes': {
      const codes = code === undefined ? [...value.cells.keys()] : [code]
      return { kind: 'codes', cells: new Map([...value.cells, ...codes.map((each): [bigint, Cell] => [each, cell])]) }
    }
    case 'tiers':
      return { ...value, tiers: value.tiers.map((tier) => (isTierMeant(tier, code, value.scale) ? { ...tier, cell } : tier)) }
  }
}

/** Does a whole number fall into the tier; every tier is meant where none is given. */
export function isTierMeant(tier: Omit<Tier, 'cell'>, code: bigint | undefined, scale: number): boolean {
  return code === undefined || isInTier(tier, code * 10n ** BigInt(scale))
}

function isInTier({ low, isLowInclusive, high, isHighInclusive }: Omit<Tier, 'cell'>, key: bigint): boolean {
  const isAbove = low === undefined || key > low || (isLowInclusive && key === low)
  const isBelow = high === undefined || key < high || (isHighInclusive && key === high)
  return isAbove && isBelow
}
