import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatDate, parseDate } from '../../src/kernel/calendar.ts'
import { parseWorkCalendar } from '../../src/kernel/workdays.ts'
import { type Cadence, listDue, type Plan } from '../../src/plans/index.ts'
import { wholePeriodOf } from '../../src/plans/link/policy-period.ts'
import { loadFolders, shippedFolders } from './shipped-plans.ts'

/** Every due day the seven documents set: reports, events, days that come once, ends of policies. */
const project = join(import.meta.dirname, '../..')
const work = parseWorkCalendar(readFileSync(join(project, 'reference/holidays.csv'), 'utf8'))
const set = loadFolders(shippedFolders)
const year2022 = new Map([
  ['20XX', '2022'],
  ['202X', '2023'],
])

const day = (text: string) => parseDate(text) ?? Number.NaN

function planOf(id: string): Plan {
  const plan = set.plans.get(id)
  if (plan === undefined) throw new Error(`no plan ${id}`)
  return plan
}

/** The days on which a block is due in a span, a question mark behind those nobody has confirmed. */
function dueIn(plan: string, block: string, from: string, to: string): readonly string[] {
  return listDue(planOf(plan), { from: day(from), to: day(to) }, work, year2022)
    .filter(({ id }) => id === block)
    .map(({ day: due, isSettled }) => `${formatDate(due)}${isSettled ? '' : ' ?'}`)
}

type Span = readonly [plan: string, block: string, from: string, to: string, days: readonly string[]]

const monthly: readonly Span[] = [
  // The ministry: by the 10th, from the day of the document on; the day itself is in doubt.
  ['mohrss-2022-60', 'monthly_progress', '2022-01-01', '2022-06-09', []],
  ['mohrss-2022-60', 'monthly_progress', '2022-06-01', '2022-08-31', ['2022-06-10 ?', '2022-07-10 ?', '2022-08-10 ?']],
  ['mohrss-2022-60', 'monthly_progress', '2022-07-11', '2022-08-09', []],
  ['mohrss-2022-60', 'monthly_progress', '2023-02-10', '2023-03-10', ['2023-02-10 ?', '2023-03-10 ?']],
  // The municipality: by the 5th; its document came out after the 5th of July.
  ['chongqing-2022-209', 'monthly_progress', '2022-07-01', '2022-09-30', ['2022-08-05 ?', '2022-09-05 ?']],
  ['chongqing-2022-209', 'monthly_progress', '2022-08-06', '2022-09-04', []],
  ['chongqing-2022-209', 'monthly_progress', '2022-12-31', '2023-01-31', ['2023-01-05 ?']],
  // The province: by the 3rd.
  ['shanxi-2022-19', 'monthly_progress', '2022-06-01', '2022-06-30', []],
  ['shanxi-2022-19', 'monthly_progress', '2022-06-30', '2022-08-31', ['2022-07-03 ?', '2022-08-03 ?']],
  ['shanxi-2022-19', 'monthly_progress', '2022-10-01', '2022-10-07', ['2022-10-03 ?']],
]

const tenDays: readonly Span[] = ['rural_demand_return', 'rural_service_return'].flatMap((form): readonly Span[] => [
  ['neimenggu-2022-03-21', form, '2022-03-01', '2022-04-01', []],
  [
    'neimenggu-2022-03-21',
    form,
    '2022-03-22',
    '2022-05-12',
    ['2022-04-02 ?', '2022-04-12 ?', '2022-04-22 ?', '2022-05-02 ?', '2022-05-12 ?'],
  ],
  // The third ten days end with the month, be it of 31, 30 or 28 days.
  ['neimenggu-2022-03-21', form, '2022-05-23', '2022-06-02', ['2022-06-02 ?']],
  ['neimenggu-2022-03-21', form, '2022-06-23', '2022-07-02', ['2022-07-02 ?']],
  ['neimenggu-2022-03-21', form, '2023-02-20', '2023-03-12', ['2023-02-22 ?', '2023-03-02 ?', '2023-03-12 ?']],
])

// Where a document names a period and no day in it, the period itself is the term, and nothing is left to confirm.
const wholePeriods: readonly Span[] = [
  ['neimenggu-2022-03-21', 'daily_control_report', '2022-03-19', '2022-03-23', ['2022-03-21', '2022-03-22', '2022-03-23']],
  ['neimenggu-2022-03-21', 'daily_control_report', '2022-04-30', '2022-05-01', ['2022-04-30', '2022-05-01']],
  ['chongqing-2022-209', 'labour_market_analysis', '2022-07-01', '2022-08-31', ['2022-07-31', '2022-08-31']],
  ['chongqing-2022-209', 'labour_market_analysis', '2023-02-01', '2023-03-30', ['2023-02-28']],
  ['chongqing-2022-209', 'key_group_follow_up', '2022-07-01', '2022-09-29', ['2022-07-31', '2022-08-31']],
  ['yushu-2020', 'job_information', '2022-01-01', '2022-12-30', ['2022-03-31', '2022-06-30', '2022-09-30']],
  ['yushu-2020', 'job_information', '2022-12-31', '2023-03-30', ['2022-12-31']],
  ['cangzhou-2020', 'registered_unemployed_contact', '2022-01-31', '2022-03-30', ['2022-01-31', '2022-02-28']],
  ['cangzhou-2020', 'registered_unemployed_contact', '2024-02-01', '2024-03-31', ['2024-02-29', '2024-03-31']],
]

const once: readonly Span[] = [
  ['shanxi-2022-19', 'pension_and_injury_coverage', '2022-01-01', '2023-12-31', ['2022-07-31']],
  ['shanxi-2022-19', 'public_institution_recruitment', '2022-01-01', '2023-12-31', ['2022-08-31']],
  ['chongqing-2022-209', 'public_institution_recruitment', '2022-01-01', '2023-12-31', ['2022-08-31']],
  ['shanxi-2022-19', 'employment_service_system', '2022-01-01', '2023-12-31', ['2022-12-31']],
  ['shanxi-2022-19', 'casual_labour_markets_2022', '2022-01-01', '2023-12-31', ['2022-12-31']],
]

// Until when what is granted runs; a measure for each end its provision names.
const ends: readonly Span[] = [
  ['mohrss-2022-60', 'deliver_contribution_deferral', '2022-01-01', '2023-12-31', ['2022-12-31', '2022-12-31', '2022-12-31']],
  ['shanxi-2022-19', 'deliver_deferral_for_industries', '2022-01-01', '2023-12-31', ['2022-12-31', '2023-03-31']],
  ['shanxi-2022-19', 'deliver_deferral_in_lockdown', '2022-01-01', '2023-12-31', ['2022-12-31']],
  ['shanxi-2022-19', 'deliver_retention_training', '2022-01-01', '2023-12-31', ['2022-12-31']],
  ['shanxi-2022-19', 'deliver_job_expansion', '2022-01-01', '2023-12-31', ['2022-12-31']],
  ['shanxi-2022-19', 'deliver_unemployment_benefits', '2022-01-01', '2023-12-31', ['2022-12-31', '2022-12-31']],
  ['chongqing-2022-209', 'deliver_rate_cuts', '2022-01-01', '2023-12-31', ['2023-04-30']],
  ['neimenggu-2022-03-21', 'deliver_rate_cuts', '2022-01-01', '2023-12-31', ['2023-04-30']],
  ['jilin-2020', 'support_firms', '2021-04-30', '2021-04-30', ['2021-04-30']],
  ['jilin-2020', 'support_firms', '2022-01-01', '2023-12-31', ['2022-12-31', '2022-12-31', '2022-12-31', '2022-12-31']],
  ['yushu-2020', 'support_firms', '2023-01-01', '2023-12-31', ['2023-04-30']],
  ['cangzhou-2020', 'support_firms', '2021-01-01', '2021-12-31', ['2021-04-30']],
]

describe('due days of the seven documents', () => {
  test.each([...monthly, ...tenDays, ...wholePeriods, ...once, ...ends])('%s %s, %s to %s', (plan, block, from, to, days) => {
    expect(dueIn(plan, block, from, to)).toEqual(days)
  })

  test('nobody hears a promise twice: the days of a block are its own, each once', () => {
    for (const [plan, block, from, to] of [...monthly, ...tenDays, ...wholePeriods]) {
      const days = dueIn(plan, block, from, to)
      expect(new Set(days).size, `${plan} ${block}`).toBe(days.length)
    }
  })

  test('what is due at least once a period says how often, and nil reports are asked for', () => {
    const contact = planOf('cangzhou-2020').orders.services.get('registered_unemployed_contact')
    expect(contact?.steps.find(({ id }) => id === 'follow_up')?.cadence).toMatchObject({ every: 'month', times: 1 })
    expect(planOf('yushu-2020').orders.tasks.get('job_information')?.cadence).toMatchObject({ every: 'quarter', times: 1 })
    expect(planOf('neimenggu-2022-03-21').orders.forms.get('daily_control_report')?.hasNilReport).toBe(true)
  })

  test('the days of masked years wait for the year', () => {
    const due = listDue(planOf('yushu-2020'), { from: day('2020-01-01'), to: day('2030-12-31') }, work, new Map())
    expect(due.filter(({ id }) => id === 'support_firms')).toEqual([])
  })
})

type Event = readonly [plan: string, block: string, event: RegExp, within: Cadence['within'], to: string | undefined]

const layoff = /裁员/
const thirtyDays = /裁员（前三十日/

const events: readonly Event[] = [
  // Thirty days before: told to the union or all staff, and reported before it is done; within fifteen days after: filed.
  ['jilin-2020', 'layoff_notice', thirtyDays, undefined, '属地人社部门'],
  ['jilin-2020', 'termination_filing', layoff, { count: 15, unit: 'days' }, '属地人社部门'],
  ['yushu-2020', 'layoff_notice', thirtyDays, undefined, '市人社局'],
  ['yushu-2020', 'termination_filing', layoff, { count: 15, unit: 'days' }, '市人社局劳动关系科'],
  ['cangzhou-2020', 'layoff_guidance', thirtyDays, undefined, undefined],
  ['chongqing-2022-209', 'layoff_notice', layoff, undefined, '当地人力社保部门'],
  // At once.
  ['mohrss-2022-60', 'mass_layoff_report', layoff, 'immediate', '人力资源社会保障部'],
  ['neimenggu-2022-03-21', 'major_situation_report', /重要情况/, 'immediate', '自治区人力资源和社会保障厅'],
  ['neimenggu-2022-03-21', 'major_event_report', /重大事项/, 'immediate', undefined],
]

describe('what waits for an event', () => {
  test.each(events)('%s %s', (id, block, event, within, to) => {
    const { forms, tasks } = planOf(id).orders
    const found = forms.get(block) ?? tasks.get(block)
    expect(found?.cadence).toMatchObject({ every: undefined, within })
    expect(found?.cadence?.event).toMatch(event)
    expect(forms.get(block)?.recipient).toBe(to)
    expect(dueIn(id, block, '2022-01-01', '2023-12-31')).toEqual([])
  })
})

type PolicyEnd = readonly [plan: string, policy: string, end: string]

const policyEnds: readonly PolicyEnd[] = [
  // The last month that any contribution may be deferred for: of pensions at the year's end, of the others up to a year from the first.
  ['mohrss-2022-60', 'contribution_deferral_hard_hit', '2023-03-31'],
  ['mohrss-2022-60', 'contribution_deferral_expanded', '2023-05-31'],
  ['mohrss-2022-60', 'contribution_deferral_sme', '2022-12-31'],
  ...['job_expansion_subsidy', 'retention_training_subsidy', 'unemployment_allowance'].flatMap((policy) =>
    ['mohrss-2022-60', 'shanxi-2022-19'].map((plan) => [plan, policy, '2022-12-31'] as const),
  ),
  ['chongqing-2022-209', 'job_expansion_subsidy', '2022-12-31'],
  ['chongqing-2022-209', 'unemployment_allowance', '2022-12-31'],
  ['chongqing-2022-209', 'unemployment_rate_cut', '2023-04-30'],
  ['neimenggu-2022-03-21', 'unemployment_rate_cut', '2023-04-30'],
  // The last month that unemployment contributions may be deferred for.
  ['shanxi-2022-19', 'contribution_deferral_expanded', '2023-03-31'],
]

describe('ends of policies', () => {
  test.each(policyEnds)('%s %s ends on %s', (plan, policy, end) => {
    const stated = planOf(plan).policies.get(policy)
    const to = stated === undefined ? undefined : wholePeriodOf(planOf(plan), stated, { years: () => new Map() })?.to
    expect(to === undefined ? undefined : formatDate(to)).toBe(end)
  })
})
