import { describe, expect, test } from 'vitest'
import { formatDate, formatMonth } from './calendar.ts'
import { readWrittenDate, readWrittenMonth, spreadsheetDay } from './written-date.ts'

const written = <T>(value: T | undefined, format: (value: T) => string) => (value === undefined ? undefined : format(value))

describe('a day', () => {
  test.each([
    ['2022-04-01', '2022-04-01'],
    ['2022-4-1', '2022-04-01'],
    ['2026/4/1', '2026-04-01'],
    ['2026.4.1', '2026-04-01'],
    ['20260401', '2026-04-01'],
    ['2026年4月1日', '2026-04-01'],
    ['２０２６－０４－０１', '2026-04-01'],
    ['２０２６年４月１日', '2026-04-01'],
    [' 2026-04-01 ', '2026-04-01'],
    ['2026-04-01 00:00:00', '2026-04-01'],
    ['2026/4/1 0:00', '2026-04-01'],
    ['2026-04-01T00:00:00.000', '2026-04-01'],
    ['9999-12-31', '9999-12-31'],
    ['2024-02-29', '2024-02-29'],
    ['1900-01-01', '1900-01-01'],
  ])('%s is %s', (text, day) => {
    expect(written(readWrittenDate(text), formatDate)).toBe(day)
  })

  test.each([
    'infinity',
    '-infinity',
    '99999-12-31',
    '0044-03-15 (BC)',
    '0044-03-15',
    '1899-12-31',
    '2022-02-29',
    '2022-13-01',
    '2022-04-31',
    '01/04/2022',
    '1-4-2022',
    '22-4-1',
    '2022-4',
    '2022',
    '202241',
    '2022-04/01',
    '2026-04-01 13:45:00',
    '44652',
    '2022年4月',
    '长期',
    'epoch',
    'today',
    '',
  ])('%j is none', (text) => {
    expect(readWrittenDate(text)).toBeUndefined()
  })

  test.each([
    ['44652', '2022-04-01'],
    ['４４６５２', '2022-04-01'],
    ['25569', '1970-01-01'],
    ['4465', undefined],
    ['446520', undefined],
    ['99999', undefined],
  ])('a spreadsheet writes as %s what is %s', (text, day) => {
    expect(written(spreadsheetDay(text), formatDate)).toBe(day)
  })
})

describe('a month', () => {
  test.each([
    ['2022-04', '2022-04'],
    ['2022/4', '2022-04'],
    ['2022.04', '2022-04'],
    ['202204', '2022-04'],
    ['2022年4月', '2022-04'],
    ['２０２２-０４', '2022-04'],
  ])('%s is %s', (text, month) => {
    expect(written(readWrittenMonth(text), formatMonth)).toBe(month)
  })

  test.each(['2022', '2022-13', '2022-00', '4-2022', '2022-04-01', 'infinity', ''])('%j is none', (text) => {
    expect(readWrittenMonth(text)).toBeUndefined()
  })
})
