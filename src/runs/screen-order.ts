import { parseDate } from '../kernel/calendar.ts'
import type { LinkRequest } from '../plans/index.ts'
import type { RunPlaces } from './places.ts'

/** A screening to be done, as it goes to the process that does it and as a job keeps it. */
export interface ScreenOrder {
  /** The name of a snapshot in its folder. */
  readonly snapshot: string
  readonly day: string
  /** All that are whole when absent. */
  readonly plans: readonly string[] | undefined
  /** The years of masked plans: by plan, then by mask. */
  readonly years: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** For which day, with which plans and years an order puts plans in force. */
export function linkRequestFor({ day, plans, years }: Pick<ScreenOrder, 'day' | 'plans' | 'years'>): LinkRequest {
  const screeningDate = parseDate(day)
  if (screeningDate === undefined) throw new Error(`a screening was ordered for the day '${day}'`)
  return {
    screeningDate,
    knownOn: screeningDate,
    years: new Map(Object.entries(years).map(([plan, masks]) => [plan, new Map(Object.entries(masks))])),
    ...(plans === undefined ? {} : { plans }),
  }
}

/** The first message to a screening process. */
export interface ScreenCommand {
  readonly places: RunPlaces
  readonly order: ScreenOrder
}

/** What a screening process says: how far it is, as often as it changes, and at last what it came to. */
export type ScreenReport =
  | {
      readonly kind: 'progress'
      readonly phase: 'load' | 'decide' | 'count' | 'settle' | 'list'
      /** Whole numbers, of what the phase counts. */
      readonly done: number
      readonly total: number
      readonly secondsLeft: number | undefined
    }
  | ScreenEnd

export type ScreenEnd =
  | { readonly kind: 'done'; readonly run: string; readonly isReused: boolean; readonly resultHash: string; readonly decisions: number }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** A failing machine, where the store knows which, or a bug. */
  | {
      readonly kind: 'broke'
      readonly store: { readonly code: string; readonly file: string | undefined } | undefined
      readonly detail: string
    }
