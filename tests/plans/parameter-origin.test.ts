import { expect, test } from 'vitest'
import { formatDate, parseDate } from '../../src/kernel/calendar.ts'
import { linkPlans } from '../../src/plans/index.ts'
import { soleCell } from '../../src/rules/index.ts'
import { loadFolders, shippedFolders } from './shipped-plans.ts'

const set = loadFolders(shippedFolders)
const day = (text: string): number => {
  const date = parseDate(text)
  if (date === undefined) throw new Error(text)
  return date
}
const years = new Map([
  ['jilin-2020', new Map([['20XX', '2020']])],
  [
    'yushu-2020',
    new Map([
      ['20XX', '2020'],
      ['202X', '2021'],
    ]),
  ],
])

/** Where a cell of a parameter comes from in a variant: document, clause and the days it holds there. */
function originOf(date: string, variant: string, parameter: string, code?: bigint): string {
  const linked = linkPlans(set, { screeningDate: day(date), knownOn: day('2023-01-01'), years, plans: [...set.plans.keys()] })
  const bound = linked.variants.find((one) => one.id === variant)?.bound.parameters.get(parameter)
  const value = bound?.periods[0]?.value
  const cell = value?.kind === 'codes' && code !== undefined ? value.cells.get(code) : soleCell(bound)
  const { plan, clause, from, to } = cell?.origin ?? { plan: '', clause: '' }
  const shown = (at: number | undefined) => (at === undefined ? '' : formatDate(at))
  return `${plan} ${clause} ${shown(from)}..${shown(to)}`
}

test.each([
  ['2022-06-13', 'job_retention_refund@shanxi-2022-19', 'refund_rate', 0n, 'shanxi-2022-19 一2（1） ..2022-06-13'],
  ['2022-06-14', 'job_retention_refund@shanxi-2022-19', 'refund_rate', 0n, 'shanxi-2022-19 一2（1） 2022-06-14..'],
  ['2022-12-31', 'job_retention_refund@chongqing-2022-209', 'refund_rate', 2n, 'mohrss-2022-60 二（四） ..'],
  ['2021-04-30', 'unemployment_rate_cut@yushu-2020', 'reduced_unemployment_rate', undefined, 'yushu-2020 国办发〔2019〕13号 ..2021-04-30'],
  ['2022-12-31', 'job_retention_refund@chongqing-2022-209', 'paid_months_min', undefined, 'library 稳岗返还缴费满一年 ..'],
])('on %s %s takes %s from its own document and period', (date, variant, parameter, code, origin) => {
  expect(originOf(date, variant, parameter, code)).toBe(origin)
})
