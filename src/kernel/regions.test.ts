import { describe, expect, test } from 'vitest'
import { isWithin, parentOf } from '../../tests/kernel/region-tree.ts'
import { type CalendarDate, parseDate } from './calendar.ts'
import { parseRegionTable, regionAt, successors } from './regions.ts'

const header = 'code,name,parent_code,level,from,to,successors,dating'
const table = parseRegionTable(`${header}
130000,province,,province,,,,
130900,city,130000,city,,,,
130902,county,130900,county,,,,
330100,city,,city,,,,
330102,kept,330100,county,,,,
330104,divided,330100,county,,2021-03-10,330102|330114,exact
330114,new,330100,county,2021-03-11,,,exact
500110,merged before,500000,county,,2011-10-21,500110,exact
500110,merged after,500000,county,2011-10-22,,,exact
500111,reused before,500000,county,,2011-10-21,500111,exact
500111,reused after,500000,county,2011-10-22,,,exact
500222,merged into,500000,county,,2011-10-21,500110,exact
500225,joined,500000,county,,2011-10-21,500111,exact
600001,first,,county,,1999-12-31,600002|600003,year
600002,second,,county,2000-01-01,2009-12-31,600004,year
600003,third,,county,2000-01-01,2014-12-31,600004,year
600004,last,,county,2010-01-01,,,year
600005,lost,,county,,1999-12-31,,listed
`)

function at(text: string): CalendarDate {
  return parseDate(text) ?? Number.NaN
}

test.each([
  [500111, '2011-10-21', 'reused before'],
  [500111, '2011-10-22', 'reused after'],
  [500111, '1900-01-01', 'reused before'],
  [330104, '2021-03-10', 'divided'],
  [330104, '2021-03-11', undefined],
  [330114, '2021-03-10', undefined],
  [330114, '9999-12-31', 'new'],
  [999999, '2022-01-01', undefined],
])('%i was on %s: %s', (code, date, name) => {
  expect(regionAt(table, code, at(date))?.name).toBe(name)
})

test('the parent is the region above on that day', () => {
  expect(parentOf(table, 130902, at('2022-01-01'))?.code).toBe(130900)
  expect(parentOf(table, 130900, at('2022-01-01'))?.code).toBe(130000)
  expect(parentOf(table, 130000, at('2022-01-01'))).toBeUndefined()
  expect(parentOf(table, 330104, at('2022-01-01'))).toBeUndefined()
})

describe('successors', () => {
  test.each([
    ['still in force', 130902, '2000-01-01', '2022-01-01', [130902]],
    ['before the change', 330104, '2020-01-01', '2021-03-10', [330104]],
    ['divided', 330104, '2020-01-01', '2021-03-11', [330102, 330114]],
    ['two merged under the code of one', 500222, '2011-01-01', '2012-01-01', [500110]],
    ['joined under a reused code', 500225, '2011-01-01', '2012-01-01', [500111]],
    ['a reused code recorded after the change', 500111, '2012-01-01', '2022-01-01', [500111]],
    ['two steps, one place in the end', 600001, '1990-01-01', '2020-01-01', [600004]],
    ['two steps, halfway', 600001, '1990-01-01', '2012-01-01', [600004, 600003]],
    ['a code not in force when recorded', 330104, '2022-01-01', '2023-01-01', []],
    ['nobody knows what followed', 600005, '1990-01-01', '2020-01-01', []],
  ])('%s', (_name, code, recordedOn, date, expected) => {
    expect(successors(table, code, at(recordedOn), at(date)).map((region) => region.code)).toEqual(expected)
  })

  test('a reused code names another place than it did', () => {
    const [place] = successors(table, 500111, at('2011-01-01'), at('2012-01-01'))
    expect(place?.name).toBe('reused after')
  })
})

test.each([
  [130902, 130900, true],
  [130902, 130000, true],
  [130902, 0, true],
  [130902, 130902, true],
  [130902, 130903, false],
  [130902, 131000, false],
  [130902, 140000, false],
  [130900, 130902, false],
  [130000, 130900, false],
  [429004, 420000, true],
  [429004, 429000, true],
  [150781, 150700, true],
  [500111, 500000, true],
  [500111, 500100, true],
])('%i is within %i: %s', (code, ancestor, expected) => {
  expect(isWithin(code, ancestor)).toBe(expected)
})

test.each([
  ['13090,x,,county,,,,', '13090'],
  ['130902,x,,town,,,,', 'town'],
  ['130902,x,,county,2022-02-30,,,', '2022-02-30'],
  ['130902,x,,county,,,130903|x,', 'x'],
  ['130902,x,,county,,,,guess', 'guess'],
])('the row %j is refused', (row, part) => {
  expect(() => parseRegionTable(`${header}\n${row}`)).toThrow(part)
})
