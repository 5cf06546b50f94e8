import { type CalendarDate, NEVER, parseDate } from './calendar.ts'
import { parseReferenceTable } from './reference-table.ts'

/** A six-digit code of GB/T 2260 as an integer. */
export type RegionCode = number

export type RegionLevel = 'province' | 'city' | 'county'

/** A region under one name for one span of time; codes are reused, so a code alone does not name a place. */
export interface Region {
  readonly code: RegionCode
  readonly name: string
  readonly parent: RegionCode | undefined
  readonly level: RegionLevel
  /** First day in force; undefined reaches back before the lists. */
  readonly from: CalendarDate | undefined
  /** Last day in force; NEVER while it lasts. */
  readonly to: CalendarDate
  /** What it became on the day after `to`; several where it was split. */
  readonly successors: readonly RegionCode[]
  /** How well the dates are known: to the day, to the year, or no better than the list that first shows the change. */
  readonly dating: 'exact' | 'year' | 'listed' | undefined
}

export interface RegionTable {
  readonly byCode: ReadonlyMap<RegionCode, readonly Region[]>
}

const columns = ['code', 'name', 'parent_code', 'level', 'from', 'to', 'successors', 'dating'] as const

/** Builds the table from the text of the reference file; throws on a malformed row. */
export function parseRegionTable(text: string): RegionTable {
  return regionTableOf(parseReferenceTable(text, columns).map(regionFrom))
}

/** Builds the table from regions, in any order. */
export function regionTableOf(regions: readonly Region[]): RegionTable {
  const byCode = new Map<RegionCode, Region[]>()
  for (const region of regions) {
    const spans = byCode.get(region.code)
    if (spans === undefined) byCode.set(region.code, [region])
    else spans.push(region)
  }
  return { byCode }
}

/** The region that bore a code on a day, or undefined where no region did. */
export function regionAt(table: RegionTable, code: RegionCode, date: CalendarDate): Region | undefined {
  return table.byCode.get(code)?.find((region) => (region.from === undefined || region.from <= date) && date <= region.to)
}

/**
 * Whether a code is one of GB/T 2260, now or once: a region of the table, or one of the codes that gather what lies under a city or a
 * province without being a place, such as 130101, 500100 or 429000.
 */
export function isListedRegion(table: RegionTable, code: RegionCode): boolean {
  if (table.byCode.has(code)) return true
  const province = Math.floor(code / 10_000) * 10_000
  if (code % 100 === 1) return code - 1 !== province && table.byCode.has(code - 1)
  return [100, 200, 9000].includes(code - province) && table.byCode.has(province)
}

/**
 * Where a region recorded on one day stands on a later day: itself, its successor, several where it was split,
 * none where the code was not in force when recorded or the table does not know what followed.
 */
export function successors(table: RegionTable, code: RegionCode, recordedOn: CalendarDate, date: CalendarDate): readonly Region[] {
  const region = regionAt(table, code, recordedOn)
  if (region === undefined) return []
  if (date <= region.to) return [region]
  const dayAfter = region.to + 1
  const found = region.successors.flatMap((next) => successors(table, next, dayAfter, date))
  return found.filter((each, index) => found.indexOf(each) === index)
}

function regionFrom(row: Readonly<Record<(typeof columns)[number], string>>): Region {
  const level = oneOf(row.level, ['province', 'city', 'county'] as const, row.code)
  const dating = row.dating === '' ? undefined : oneOf(row.dating, ['exact', 'year', 'listed'] as const, row.code)
  return {
    code: codeFrom(row.code),
    name: row.name,
    parent: row.parent_code === '' ? undefined : codeFrom(row.parent_code),
    level,
    from: row.from === '' ? undefined : dateFrom(row.from, row.code),
    to: row.to === '' ? NEVER : dateFrom(row.to, row.code),
    successors: row.successors === '' ? [] : row.successors.split('|').map(codeFrom),
    dating,
  }
}

function codeFrom(text: string): RegionCode {
  if (!/^[1-9][0-9]{5}$/.test(text)) throw new Error(`regions: ${JSON.stringify(text)} is not a code`)
  return Number(text)
}

function dateFrom(text: string, code: string): CalendarDate {
  const date = parseDate(text)
  if (date === undefined) throw new Error(`regions: ${code} has the impossible date ${JSON.stringify(text)}`)
  return date
}

function oneOf<Value extends string>(text: string, values: readonly Value[], code: string): Value {
  const value = values.find((each) => each === text)
  if (value === undefined) throw new Error(`regions: ${code} has ${JSON.stringify(text)} instead of ${values.join(' or ')}`)
  return value
}
