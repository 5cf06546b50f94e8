import type { CalendarDate } from '../../src/kernel/calendar.ts'
import { type Region, type RegionCode, type RegionTable, regionAt } from '../../src/kernel/regions.ts'

/** The region above on that day; undefined for a province and for a code not in force. */
export function parentOf(table: RegionTable, code: RegionCode, date: CalendarDate): Region | undefined {
  const parent = regionAt(table, code, date)?.parent
  return parent === undefined ? undefined : regionAt(table, parent, date)
}

/** Whether a code lies under another by its digits, itself included; trailing pairs of zeros stand for all of a city or province, and 0 for the nation. */
export function isWithin(code: RegionCode, ancestor: RegionCode): boolean {
  if (ancestor === 0 || code === ancestor) return true
  if (ancestor % 10_000 === 0) return Math.floor(code / 10_000) === ancestor / 10_000
  return ancestor % 100 === 0 && Math.floor(code / 100) === ancestor / 100
}
