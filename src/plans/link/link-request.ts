import { yearOf } from '../../kernel/calendar.ts'
import type { RunContext } from '../../rules/index.ts'
import type { ParameterOverride } from './apply-overrides.ts'
import type { BindContext } from './bind-parameter.ts'

/** For which day, with which knowledge and which years in place of masks a set of plans is put in force. */
export interface LinkRequest {
  readonly screeningDate: number
  /** What was known on this day; later documents and values do not exist yet. */
  readonly knownOn: number
  /** The year rules call the base year; the calendar year before the screening date unless given. */
  readonly baseYear?: number
  /** Plan id → mask → year, e.g. `jilin-2020` → `20XX` → `2022`. */
  readonly years: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Only these plans decide; all when absent. Where others would, nobody does. */
  readonly plans?: readonly string[]
  /** Only these plans exist, chosen or left out; all when absent. So a run is asked again as if later plans were not there. */
  readonly among?: readonly string[]
  /** Parameter values to use instead of the plan's, for asking what if. */
  readonly overrides?: readonly ParameterOverride[]
}

/** The values of the run that a request stands for. */
export function contextOf({ screeningDate, baseYear }: LinkRequest): RunContext {
  return { screeningDate, baseYear: baseYear ?? yearOf(screeningDate) - 1 }
}

/** What binding needs to know of a request. */
export function bindOf({ years, knownOn }: LinkRequest): BindContext {
  return { years: (plan) => years.get(plan) ?? new Map(), knownOn }
}
