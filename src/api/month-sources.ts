import type { MonthSource } from '../closing/index.ts'

/**
 * What rooms beside the ledger know of a month that is closed: a room that pays monthly benefits has its line here. A line without a
 * source is shown as known to nobody, never as nothing.
 */
export const monthSources: readonly MonthSource[] = []
