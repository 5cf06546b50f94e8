import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { classifyEnterpriseSize, rowFor } from '../../tests/kernel/classify-size.ts'
import { isWithin, parentOf } from '../../tests/kernel/region-tree.ts'
import { type CalendarDate, formatDate, NEVER, parseDate } from './calendar.ts'
import { hasIndustryPrefix, normaliseIndustryCode } from './industry.ts'
import { parseReferenceTable } from './reference-table.ts'
import { parseRegionTable, regionAt, successors } from './regions.ts'
import { sizeClassTableFrom } from './size-class-table.ts'
import { addWorkdays, isWorkday, parseWorkCalendar } from './workdays.ts'

function text(name: string): string {
  return readFileSync(new URL(`../../reference/${name}`, import.meta.url), 'utf8')
}

function at(date: string): CalendarDate {
  return parseDate(date) ?? Number.NaN
}

describe('regions', () => {
  const table = parseRegionTable(text('regions.csv'))
  const all = [...table.byCode.values()].flat()
  const today = at('2025-01-01')

  test('the published number of provinces, cities and counties is in force', () => {
    const counts = { province: 0, city: 0, county: 0 }
    for (const region of all) if (region.to === NEVER) counts[region.level] += 1
    expect(counts).toEqual({ province: 34, city: 333, county: 2846 })
  })

  test('no code names two places on one day, and no span is empty', () => {
    for (const spans of table.byCode.values()) {
      const sorted = spans.toSorted((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity))
      sorted.forEach((span, index) => {
        expect(span.from ?? -Infinity, span.name).toBeLessThanOrEqual(span.to)
        if (index > 0) expect(span.from ?? -Infinity, span.name).toBeGreaterThan(sorted[index - 1]?.to ?? Infinity)
      })
    }
  })

  test('every region in force has its parent in force, of a higher level and the same digits', () => {
    for (const region of all.filter(({ to, level }) => to === NEVER && level !== 'province')) {
      const parent = parentOf(table, region.code, today)
      expect(parent, region.name).toBeDefined()
      expect(isWithin(region.code, parent?.code ?? -1), region.name).toBe(true)
    }
  })

  test('every successor is in force on the day after', () => {
    for (const region of all) {
      for (const next of region.successors) expect(regionAt(table, next, region.to + 1), `${region.code} ${region.name}`).toBeDefined()
    }
  })

  test.each([
    [330103, '2020-01-01', [330105]],
    [330104, '2020-01-01', [330102, 330114]],
    [330110, '2020-01-01', [330110, 330113]],
    [371202, '2017-01-01', [370116]],
    [371203, '2017-01-01', [370117]],
    [371200, '2017-01-01', [370100]],
    [220121, '1989-01-01', [220182]],
    [500225, '2010-01-01', [500111]],
    [500234, '2015-01-01', [500154]],
    [542421, '2010-01-01', [540602]],
    [110103, '2005-01-01', [110101]],
  ])('%i as recorded on %s is now %j', (code, recordedOn, now) => {
    expect(successors(table, code, at(recordedOn), today).map((region) => region.code)).toEqual(now)
  })

  test.each([
    [500111, '2011-10-21', '双桥区'],
    [500111, '2011-10-22', '大足区'],
    [500110, '2011-10-21', '万盛区'],
    [500110, '2011-10-22', '綦江区'],
    [220182, '2022-06-01', '榆树市'],
    [150781, '2022-06-01', '满洲里市'],
    [152501, '2022-06-01', '二连浩特市'],
    [130273, '2022-06-01', undefined],
    [500100, '2022-06-01', undefined],
  ])('%i was on %s %s', (code, date, name) => {
    expect(regionAt(table, code, at(date))?.name).toBe(name)
  })

  test('zones and special reporting stand on regions that exist', () => {
    const special = parse(text('special-regions.yaml')) as {
      zones: { id: string; parent: number; overlaps: number[]; statistical_code?: number }[]
      reporting: { code: number; lies_in: number; reports_to: number }[]
    }
    expect(special.zones).toHaveLength(7)
    for (const zone of special.zones) {
      expect(zone.id.startsWith(`${zone.parent}-`)).toBe(true)
      for (const code of [zone.parent, ...zone.overlaps]) expect(regionAt(table, code, today), zone.id).toBeDefined()
      for (const code of zone.overlaps) expect(isWithin(code, zone.parent)).toBe(true)
      if (zone.statistical_code !== undefined) expect(table.byCode.has(zone.statistical_code)).toBe(false)
    }
    for (const { code, lies_in, reports_to } of special.reporting) {
      expect(parentOf(table, code, today)?.code).toBe(lies_in)
      expect(parentOf(table, lies_in, today)?.code).toBe(reports_to)
    }
  })
})

describe('industries', () => {
  const rows = parseReferenceTable(text('industries.csv'), ['code', 'name', 'level'])

  test('twenty sections and all their divisions, each once', () => {
    expect(new Set(rows.map((row) => row.code)).size).toBe(rows.length)
    expect(rows.filter((row) => row.level === 'section')).toHaveLength(20)
    const divisions = Array.from({ length: 97 }, (_, index) => normaliseIndustryCode(String(index + 1).padStart(2, '0')))
    expect(rows.filter((row) => row.level === 'division').map((row) => row.code)).toEqual(divisions)
  })

  test('every code is normal and stands under one above it', () => {
    const codes = new Set(rows.map((row) => row.code))
    for (const { code, level } of rows) {
      expect(normaliseIndustryCode(code)).toBe(code)
      expect(code.length).toBe({ section: 1, division: 3, group: 4, class: 5 }[level])
      if (level !== 'section') expect(codes.has(level === 'division' ? code.slice(0, 1) : code.slice(0, 3))).toBe(true)
    }
  })

  test('it is the 2017 edition', () => {
    expect(rows.find((row) => row.code === 'L7291')?.name).toBe('旅行社及相关服务')
  })
})

describe('industries in particular difficulty', () => {
  const { lists } = parse(text('hard-hit-industries.yaml')) as { lists: { id: string; industries: { zh: string; prefixes: string[] }[] }[] }
  const prefixes = (id: string) => lists.find((list) => list.id === id)?.industries.flatMap((industry) => industry.prefixes) ?? []
  const isIn = (id: string, code: string) => prefixes(id).some((prefix) => hasIndustryPrefix(code, prefix))

  test('the lists have five and seventeen entries and do not overlap', () => {
    expect(lists.map(({ id, industries }) => [id, industries.length])).toEqual([
      ['hard_hit_five', 5],
      ['hard_hit_seventeen', 17],
    ])
    for (const prefix of prefixes('hard_hit_seventeen')) expect(isIn('hard_hit_five', prefix)).toBe(false)
  })

  test('names agree with the classification', () => {
    const names = new Map(parseReferenceTable(text('industries.csv'), ['code', 'name', 'level']).map((row) => [row.code, row.name]))
    for (const { zh, prefixes: own } of lists[1]?.industries ?? []) expect(names.get(own[0] ?? '')).toBe(zh)
  })

  test.each([
    ['H6210', 'hard_hit_five'],
    ['L7291', 'hard_hit_five'],
    ['N7861', 'hard_hit_five'],
    ['G5310', 'hard_hit_five'],
    ['C1311', 'hard_hit_seventeen'],
    ['R9011', 'hard_hit_seventeen'],
    ['C3511', undefined],
    ['C3911', undefined],
    ['H6110', undefined],
    ['L7292', undefined],
    ['N7850', undefined],
    ['F5111', undefined],
    ['Q8411', undefined],
    ['R8610', undefined],
  ])('%s is in %s', (code, list) => {
    expect(lists.map(({ id }) => id).filter((id) => isIn(id, code))).toEqual(list === undefined ? [] : [list])
  })
})

describe('size classes', () => {
  type Bounds = readonly [number, number, number]
  const table = sizeClassTableFrom(parse(text('size-classes.yaml')))

  /** The annex once more in another layout, to check the file against: employees, revenue, assets, the last two in ten thousand yuan. */
  const standard: readonly (readonly [codes: string, employees: Bounds | null, revenue: Bounds | null, assets: Bounds | null])[] = [
    ['A A0111', null, [20000, 500, 50], null],
    ['B C D B0610 C1310 C4390 D4411', [1000, 300, 20], [40000, 2000, 300], null],
    ['E E4710', null, [80000, 6000, 300], [80000, 5000, 300]],
    ['F51 F5111', [200, 20, 5], [40000, 5000, 1000], null],
    ['F52 F5211', [300, 50, 10], [20000, 500, 100], null],
    ['G54 G5412 G5511 G5611 G5710 G5810 G591 G5910', [1000, 300, 20], [30000, 3000, 200], null],
    ['G592 G5920 G5930 G5942 G5951 G5960 G5990', [200, 100, 20], [30000, 1000, 100], null],
    ['G60 G6010', [1000, 300, 20], [30000, 2000, 100], null],
    ['H61 H6110', [300, 100, 10], [10000, 2000, 100], null],
    ['H62 H6210', [300, 100, 10], [10000, 2000, 100], null],
    ['I63 I6311 I64 I6410', [2000, 100, 10], [100000, 1000, 100], null],
    ['I65 I6510', [300, 100, 10], [10000, 1000, 50], null],
    ['K701 K7010', null, [200000, 1000, 100], [10000, 5000, 2000]],
    ['K702 K7020', [1000, 300, 100], [5000, 1000, 500], null],
    ['L L7111 L7291', [300, 100, 10], null, [120000, 8000, 100]],
    ['M N O R M7310 N7861 O8010 Q85 Q8511 R8810 K703 K7040 K7090', [300, 100, 10], null, null],
  ]
  const tiers = ['large', 'medium', 'small', 'micro'] as const
  const fen = (tenThousandYuan: number) => BigInt(tenThousandYuan) * 1_000_000n

  for (const [codes, employees, revenue, assets] of standard) {
    test.each(codes.split(' '))('%s at and one below every bound of every indicator', (industryCode) => {
      const highest = { industryCode, employees: 10 ** 7, revenueFen: fen(10 ** 8), assetsFen: fen(10 ** 8) }
      expect(classifyEnterpriseSize(highest, table)).toEqual({ sizeClass: 'large' })
      tiers.slice(0, 3).forEach((tier, index) => {
        const expectTier = (facts: object, sizeClass: string | undefined) =>
          expect(classifyEnterpriseSize({ ...highest, ...facts }, table)).toEqual({ sizeClass })
        const [people, turnover, property] = [employees?.[index], revenue?.[index], assets?.[index]]
        if (people !== undefined) expectTier({ employees: people }, tier)
        if (people !== undefined) expectTier({ employees: people - 1 }, tiers[index + 1])
        if (turnover !== undefined) expectTier({ revenueFen: fen(turnover) }, tier)
        if (turnover !== undefined) expectTier({ revenueFen: fen(turnover) - 1n }, tiers[index + 1])
        if (property !== undefined) expectTier({ assetsFen: fen(property) }, tier)
        if (property !== undefined) expectTier({ assetsFen: fen(property) - 1n }, tiers[index + 1])
      })
      if (employees === null) expect(classifyEnterpriseSize({ ...highest, employees: undefined }, table)).toEqual({ sizeClass: 'large' })
      if (revenue === null) expect(classifyEnterpriseSize({ ...highest, revenueFen: undefined }, table)).toEqual({ sizeClass: 'large' })
      if (assets === null) expect(classifyEnterpriseSize({ ...highest, assetsFen: undefined }, table)).toEqual({ sizeClass: 'large' })
    })
  }

  test.each(['J', 'J6610', 'P8310', 'Q84', 'Q8411', 'S9221', 'T97', 'G53', 'G5310'])('%s is out of scope', (code) => {
    expect(rowFor(code, table)).toBe('out_of_scope')
  })

  test.each(['F', 'G', 'G59', 'I', 'K', 'K70', 'Q', 'H'])('%s is too coarse to tell', (code) => {
    expect(rowFor(code, table)).toBeUndefined()
  })

  test('every division has a row, is out of scope, or needs more digits', () => {
    const coarse = []
    for (const { code, level } of parseReferenceTable(text('industries.csv'), ['code', 'name', 'level'])) {
      if (level === 'division' && rowFor(code, table) === undefined) coarse.push(code)
    }
    expect(coarse).toEqual(['G59', 'K70'])
  })
})

describe('working days', () => {
  const calendar = parseWorkCalendar(text('holidays.csv'))

  test('it covers 2020 to 2026', () => {
    expect([formatDate(calendar.first), formatDate(calendar.last)]).toEqual(['2020-01-01', '2026-12-31'])
  })

  test.each([
    ['2022-01-29', true],
    ['2022-01-31', false],
    ['2022-05-04', false],
    ['2022-05-07', true],
    ['2022-10-07', false],
    ['2022-10-08', true],
    ['2023-01-01', false],
    ['2019-12-31', undefined],
    ['2027-01-01', undefined],
  ])('%s is worked: %s', (date, expected) => {
    expect(isWorkday(calendar, at(date))).toBe(expected)
  })

  test('five working days of public notice over the holiday week of October 2022', () => {
    expect(formatDate(addWorkdays(calendar, at('2022-09-29'), 5) ?? 0)).toBe('2022-10-11')
  })
})

test('layoff rate targets are exact decimals of consecutive years', () => {
  const { targets } = parse(text('layoff-rate-targets.yaml')) as { targets: { year: number; rate: string; confidence: string }[] }
  expect(targets.map(({ year, rate }) => `${year} ${rate}`)).toEqual([
    '2018 0.055',
    '2019 0.055',
    '2020 0.060',
    '2021 0.055',
    '2022 0.055',
    '2023 0.055',
    '2024 0.055',
  ])
})
