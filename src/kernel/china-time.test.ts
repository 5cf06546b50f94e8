import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayInChina, hourInChina, minuteInChina, recordedTimeInWords, recordedTimeOf, timeInChina } from './china-time.ts'

test.each([
  ['2026-11-30T05:12:55.056Z', '2026-11-30 13:12:55'],
  ['2022-12-31T15:59:59.999Z', '2022-12-31 23:59:59'],
  ['2022-12-31T16:00:00Z', '2023-01-01 00:00:00'],
  ['2023-01-04T09:00:00+08:00', '2023-01-04 09:00:00'],
  ['2024-02-28T16:30:00-00:00', '2024-02-29 00:30:00'],
  ['1969-12-31T15:59:59Z', '1969-12-31 23:59:59'],
])('%s is %s in China', (instant, shown) => {
  expect(timeInChina(instant)).toBe(shown)
  expect(timeInChina(new Date(instant))).toBe(shown)
  expect([dayInChina(instant), hourInChina(instant), minuteInChina(instant)]).toEqual([
    shown.slice(0, 10),
    shown.slice(11, 16),
    shown.slice(0, 16),
  ])
  expect(recordedTimeInWords(recordedTimeOf(instant))).toBe(shown)
})

test('is what the zone database says, since summer time ended', () => {
  const zone = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })
  fc.assert(
    fc.property(fc.date({ min: new Date('1992-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (instant) => {
      expect(timeInChina(instant)).toBe(zone.format(instant))
    }),
  )
})

test('what is no moment is not shown as one', () => {
  expect(() => timeInChina('yesterday')).toThrow('no moment')
})
