import { describe, expect, test } from 'vitest'
import { loadFolders, shippedFolders } from '../../../tests/plans/shipped-plans.ts'
import { formatDate, formatMonth, parseDate } from '../../kernel/calendar.ts'
import { linkPlans, type ParameterOverride } from '../../plans/index.ts'
import { UsageFailure } from '../line/options.ts'
import { readOverride } from './read-override.ts'

const set = loadFolders(shippedFolders)
const endOfYear = parseDate('2022-12-31') ?? 0

/** The tiers of the layoff limit in the refund of Chongqing, as values in percent. */
function tiersWith(overrides: readonly ParameterOverride[]): readonly string[] {
  const request = {
    screeningDate: endOfYear,
    knownOn: endOfYear,
    years: new Map(),
    plans: ['chongqing-2022-209', 'mohrss-2022-60'],
    overrides,
  }
  const refund = linkPlans(set, request).variants.find((variant) => variant.id === 'job_retention_refund@chongqing-2022-209')
  const value = refund?.bound.parameters.get('layoff_rate_max')?.periods[0]?.value
  return value?.kind === 'tiers' ? value.tiers.map((tier) => `${Number(tier.cell.value) / 10_000}% ${tier.cell.origin.plan}`) : []
}

describe('a table of tiers', () => {
  test.each([
    ['裁员率上限=3%', ['3% what-if', '3% what-if']],
    ['裁员率上限[30]=10%', ['10% what-if', '5.5% library']],
    ['layoff_rate_max[31]=6%', ['20% library', '6% what-if']],
    ['mohrss-2022-60:裁员率上限[31]=6%', ['20% library', '5.5% library']],
  ])('%s', (typed, tiers) => {
    expect(tiersWith([readOverride(typed, set)])).toEqual(tiers)
  })
})

describe('days and months', () => {
  test('are written as in a plan', () => {
    expect(formatMonth(Number(readOverride('特困行业缓缴起始月=2022-05', set).value))).toBe('2022-05')
    expect(formatDate(Number(readOverride('缓缴补缴期限=2024-06-30', set).value))).toBe('2024-06-30')
  })
})

test.each([
  ['特困行业缓缴起始月=2022-13', /YYYY-MM/],
  ['缓缴补缴期限=2022-02-30', /YYYY-MM-DD/],
  ['裁员率上限[x]=3%', /分档/],
  ['最低缴费月数[大型企业类]=3', /不分列/],
  ['返还比例[大企业]=3%', /大型企业类/],
  ['特困行业名录=H62', /名录/],
  ['返还比例[中小微企业类]=70', /70%/],
  ['返还比例[中小微企业类]=-10%', /为负/],
  ['返还比例=999999999999999999999999%', /0% 至 100%/],
  ['最低缴费月数=70%', /不是比例/],
  ['最低缴费月数=12.5', /最多 0 位小数/],
  ['nowhere:返还比例=70%', /没有方案“nowhere”/],
])('%s is refused', (typed, message) => {
  expect(() => readOverride(typed, set)).toThrow(UsageFailure)
  expect(() => readOverride(typed, set)).toThrow(message)
})
