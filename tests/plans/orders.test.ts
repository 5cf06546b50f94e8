import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatDate, parseDate } from '../../src/kernel/calendar.ts'
import { parseWorkCalendar } from '../../src/kernel/workdays.ts'
import { decimal, listDue, type Plan } from '../../src/plans/index.ts'
import { readCases, withCase } from './seeded-case.ts'

const work = parseWorkCalendar(readFileSync(join(import.meta.dirname, '../../reference/holidays.csv'), 'utf8'))
const day = (text: string) => parseDate(text) ?? Number.NaN

/** A plan of a case, while its folder is there. */
function planOf(name: string, id: string): Plan {
  const seeded = readCases('good').find((each) => each.name === name)
  if (seeded === undefined) throw new Error(`no case ${name}`)
  return withCase(seeded, (set) => {
    const plan = set.plans.get(id)
    if (plan === undefined) throw new Error(`no plan ${id}`)
    return plan
  })
}

const targetValue = (plan: Plan, id: string) => {
  const value = plan.orders.targets.get(id)?.value
  return value === undefined ? undefined : decimal(value.digits, value.scale)
}

describe('what a plan orders', () => {
  const plan = planOf('orders-in-full', 'nation')

  test('values stand in the unit of their indicator, rates as fractions', () => {
    expect(targetValue(plan, 'jobs_2022')).toBe('600000')
    expect(targetValue(plan, 'unemployment')).toBe('0.055')
    expect(targetValue(planOf('indicator-of-the-upper-plan', 'city'), 'city_jobs')).toBe('12500')
    expect(targetValue(planOf('target-against-a-base', 'nation'), 'jobs_2022')).toBeUndefined()
  })

  test('the plan names the form of its regular report', () => {
    expect(plan.reporting).toBe('monthly')
    expect(plan.orders.forms.get('monthly')?.cadence).toMatchObject({ every: 'month', dueDay: 5, countsDay: 'unconfirmed' })
    expect(plan.orders.forms.get('at_once')?.cadence?.within).toEqual({ count: 24, unit: 'hours' })
  })

  test('every block stands under its clause', () => {
    const clause = plan.clauses.find(({ blocks }) => blocks.length > 1)
    expect(clause?.number).toBe('一（二）')
    expect(clause?.blocks.map(({ kind, zh }) => `${kind} ${zh}`)).toEqual([
      'task 开展宣传',
      'target 新增就业人数',
      'target 新增就业人数',
      'target 调查失业率',
      'form 月报',
      'form 重要情况报告',
      'service 一人一策',
    ])
  })

  test('a measure keeps its own day and output', () => {
    expect(plan.orders.tasks.get('publicity')?.measures).toEqual([
      { what: '印发政策清单', due: { kind: 'open' }, output: undefined },
      { what: '编办事指南', due: { kind: 'day', day: day('2022-08-31') }, output: 'list' },
    ])
  })

  test('what falls due is listed by day; a repeated target once, days nobody confirmed as such', () => {
    const items = listDue(plan, { from: day('2022-08-01'), to: day('2022-12-31') }, work, new Map())
    const shown = items.map(({ day: due, kind, id, isSettled }) => `${formatDate(due)} ${kind} ${id}${isSettled ? '' : ' ?'}`)
    expect(shown).toEqual([
      '2022-08-05 form monthly ?',
      '2022-08-31 measure publicity',
      '2022-08-31 service plan_for_each',
      '2022-09-05 form monthly ?',
      '2022-09-30 task publicity',
      '2022-09-30 service plan_for_each',
      '2022-10-05 form monthly ?',
      '2022-10-31 service plan_for_each',
      '2022-11-05 form monthly ?',
      '2022-11-30 service plan_for_each',
      '2022-12-05 form monthly ?',
      '2022-12-31 task publicity',
      '2022-12-31 task publicity',
      '2022-12-31 target jobs_2022',
      '2022-12-31 target unemployment',
      '2022-12-31 service plan_for_each',
      '2022-12-31 service plan_for_each',
    ])
  })

  test('targets of one document are not those of another', () => {
    const city = planOf('orders-in-full', 'city')
    expect(city.orders.targets.size).toBe(0)
    expect(city.indicators.get('新增就业人数')?.plan).toBe('nation')
  })
})
