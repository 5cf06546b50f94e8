import { dateFromParts } from '../../kernel/calendar.ts'
import type { BoundParameter, BoundProgram, BoundValue, Cell, RunContext } from './bound.ts'
import type { ContextName, Node, StrategyNode } from './typed-tree.ts'

/** The branch of a strategy that the plan's parameter chose; it must be one set value for the whole run. */
export function wayOf(bound: BoundProgram, node: StrategyNode): Node {
  const cell = soleCell(bound.parameters.get(node.parameter))
  const way = cell?.value === undefined ? undefined : node.ways.get(cell.value)
  if (way === undefined) throw new Error(`strategy ${node.parameter} has no way for the chosen value`)
  return way
}

/** The only cell of a parameter that has one value in the whole run, though several periods may state it. */
export function soleCell(parameter: BoundParameter | undefined): Cell | undefined {
  const cells = (parameter?.periods ?? []).map(({ value }) => (value.kind === 'cell' ? value.cell : undefined))
  const [first] = cells
  return first !== undefined && cells.every((cell) => cell?.value === first.value && cell?.standing === first.standing) ? first : undefined
}

/** A value of the run: a day number, or the base year. */
export function contextValue(name: ContextName, context: RunContext): number {
  const year = yearOf(context)
  switch (name) {
    case 'screening_date':
      return context.screeningDate
    case 'base_year':
      return context.baseYear
    case 'base_year_start':
      return day(context.baseYear, 1, 1)
    case 'base_year_end':
      return day(context.baseYear, 12, 31)
    case 'year_start':
      return day(year, 1, 1)
    case 'year_end':
      return day(year, 12, 31)
  }
}

/** The run's own year follows its base year. */
function yearOf(context: RunContext): number {
  return context.baseYear + 1
}

function day(year: number, month: number, dayOfMonth: number): number {
  const date = dateFromParts(year, month, dayOfMonth)
  if (date === undefined) throw new Error(`no such day: ${year}-${month}-${dayOfMonth}`)
  return date
}

/** Every cell a bound value can land on. */
export function cellsOf(value: BoundValue): readonly Cell[] {
  switch (value.kind) {
    case 'cell':
      return [value.cell]
    case 'texts':
      return []
    case 'codes':
      return [...value.cells.values()]
    case 'tiers':
      return value.tiers.map((tier) => tier.cell)
  }
}

/** Does the parameter have, in any period, a cell that is not a set value. */
export function mayBePending(parameter: BoundParameter | undefined): boolean {
  return parameter?.periods.some((period) => cellsOf(period.value).some((cell) => cell.standing !== 'set')) ?? false
}

/** Days beyond every fact; a period from the first to the last always holds. */
export const EARLIEST_DAY = -1_000_000
export const LATEST_DAY = 10_000_000

/** Is the parameter one value on every day, so that the decisive date need not be looked at. */
export function isTimeless(parameter: BoundParameter): boolean {
  const [only] = parameter.periods
  return parameter.periods.length === 1 && only !== undefined && only.from <= EARLIEST_DAY && only.to >= LATEST_DAY
}
