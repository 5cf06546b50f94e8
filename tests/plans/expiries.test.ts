import { expect, test } from 'vitest'
import { formatDate } from '../../src/kernel/calendar.ts'
import { listExpiries } from '../../src/plans/index.ts'
import { day } from '../screening/test-plans.ts'
import { loadFolders, shippedFolders } from './shipped-plans.ts'

const set = loadFolders(shippedFolders)
const ends = (plan: string, from: string, to: string, years: readonly (readonly [string, string])[] = []) => {
  const found = set.plans.get(plan)
  if (found === undefined) throw new Error(`no plan ${plan}`)
  return listExpiries(found, { from: day(from), to: day(to) }, new Map(years)).map(
    (each) => `${formatDate(each.day)} ${each.kind} ${each.zh}`,
  )
}

test.each([
  ['mohrss-2022-60', '2022-12-31', '2022-12-31', '2022-12-31 policy 特困行业缓缴社会保险费: 养老保险', true],
  ['mohrss-2022-60', '2023-01-01', '2023-12-31', '2023-03-31 policy 特困行业缓缴社会保险费', true],
  ['mohrss-2022-60', '2023-01-01', '2023-12-31', '2023-05-31 policy 扩围行业困难企业缓缴社会保险费', true],
  ['mohrss-2022-60', '2023-06-01', '2023-12-31', '2023-05-31 policy 扩围行业困难企业缓缴社会保险费', false],
  ['chongqing-2022-209', '2023-01-01', '2023-12-31', '2023-04-30 policy 阶段性降低失业保险费率', true],
  ['neimenggu-2022-03-21', '2023-01-01', '2023-04-30', '2023-04-30 parameter 阶段性失业保险费率', true],
  ['neimenggu-2022-03-21', '2023-01-01', '2023-04-29', '2023-04-30 parameter 阶段性失业保险费率', false],
] as const)('%s between %s and %s: %s', (plan, from, to, text, isThere) => {
  expect(ends(plan, from, to).includes(text)).toBe(isThere)
})

test('an end in a year that is masked is listed once the year is given', () => {
  const listed = (years: readonly (readonly [string, string])[]) =>
    ends('jilin-2020', '2020-01-01', '2021-12-31', years).filter((each) => each.startsWith('2020-12-31 policy'))
  expect(listed([])).toEqual([])
  expect(listed([['20XX', '2020']]).length).toBeGreaterThan(5)
  expect(listed([['20XX', '2021']])).toEqual([])
})
