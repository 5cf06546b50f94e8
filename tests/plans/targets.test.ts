import { describe, expect, test } from 'vitest'
import { formatDate } from '../../src/kernel/calendar.ts'
import { decimal, type Plan, type Target } from '../../src/plans/index.ts'
import { loadFolders, shippedFolders } from './shipped-plans.ts'

/** Every goal of the municipal and the provincial document, by subject, in the unit of its indicator; rates as fractions. */
const set = loadFolders(shippedFolders)

function planOf(id: string): Plan {
  const plan = set.plans.get(id)
  if (plan === undefined) throw new Error(`no plan ${id}`)
  return plan
}

/** `value` is a number in the indicator's unit, what it is compared with, or `none left`; `of` whom or per what it holds. */
type Goal = readonly [
  clause: string,
  id: string,
  indicator: string,
  comparison: Target['comparison'],
  value: string,
  due: string,
  of?: string,
]

const yearEnd = '2022-12-31'

const chongqing: Readonly<Record<string, readonly Goal[]>> = {
  overall: [
    ['一', 'new_urban_jobs_2022', 'new_urban_jobs', 'at_least', '600000', yearEnd],
    ['一', 'surveyed_unemployment_2022', 'surveyed_unemployment_rate', 'at_most', '0.055', yearEnd],
    ['一', 'graduate_employment_2022', 'graduate_employment_rate', 'at_least', '0.9', yearEnd],
  ],
  recruitment: [
    ['二（二）5', 'job_fairs_2022', 'job_fairs', 'at_least', '1000', yearEnd],
    ['二（二）5', 'job_postings_published', 'job_postings', 'at_least', '1000000', yearEnd],
  ],
  startup_places: [
    ['二（三）11', 'incubation_bases', 'new_incubation_bases', 'at_least', '10', yearEnd],
    ['二（三）11', 'returnee_startup_parks', 'new_returnee_startup_parks', 'at_least', '10', yearEnd],
    ['二（三）11', 'overseas_returnee_parks', 'new_overseas_returnee_parks', 'at_least', '1', yearEnd],
    ['二（三）11', 'free_startup_desks', 'free_desks', 'at_least', '10000', yearEnd],
    ['三（十三）', 'incubation_bases_again', 'new_incubation_bases', 'at_least', '10', yearEnd],
    ['三（十三）', 'returnee_startup_parks_again', 'new_returnee_startup_parks', 'at_least', '10', yearEnd],
    ['三（十三）', 'overseas_returnee_parks_again', 'new_overseas_returnee_parks', 'at_least', '1', yearEnd],
    ['三（十三）', 'free_startup_desks_again', 'free_desks', 'at_least', '10000', yearEnd],
    ['三（十三）', 'skill_startup_spaces', 'skill_startup_spaces_built', 'at_least', '10', yearEnd],
  ],
  startups: [
    ['二（三）12', 'startup_loan_volume', 'startup_loans_issued', 'about', '6000000000', yearEnd],
    ['二（三）13', 'startup_training', 'startup_training_person_times', 'at_least', '20000', yearEnd],
    ['二（三）13', 'coached_projects', 'startup_projects_coached', 'at_least', '100', yearEnd],
    ['三（十三）', 'student_founders', 'student_founders_supported', 'about', '10000', yearEnd],
  ],
  skills: [
    ['二（四）15', 'skill_training_bases', 'skill_spaces_and_bases', 'at_least', '10', yearEnd],
    ['二（四）15', 'new_occupation_bases', 'new_occupation_training_bases', 'at_least', '30', yearEnd],
    ['二（四）15', 'featured_trades', 'featured_trades_developed', 'at_least', '50', yearEnd],
    ['二（四）16', 'key_group_training', 'training_person_times', 'at_least', '250000', yearEnd, '重点群体'],
    ['三（十四）', 'student_skill_training', 'training_person_times', 'at_least', '20000', yearEnd, '大学生'],
  ],
  migrants: [
    ['二（五）19', 'migrant_skill_training', 'training_person_times', 'at_least', '80000', yearEnd, '农民工'],
    ['二（五）19', 'new_citizen_training', 'new_citizen_training_person_times', 'at_least', '60000', yearEnd],
    ['二（五）19', 'labour_brokers', 'labour_brokers_trained', 'at_least', '14000', yearEnd],
    ['二（五）19', 'labour_brands', 'labour_brands_recognised', 'exactly', '10', yearEnd],
    ['二（五）20', 'transfers_to_shandong', 'shandong_transfers', 'at_least', '6000', yearEnd],
  ],
  lifted_poverty: [['二（五）20', 'lifted_poverty_workers_kept', 'lifted_poverty_workers', 'at_least', '2021年底规模', yearEnd]],
  unemployed: [
    ['二（九）32', 'unemployed_reemployed', 'urban_reemployed', 'at_least', '150000', yearEnd],
    ['二（九）32', 'hardship_employed_2022', 'hardship_employed', 'at_least', '80000', yearEnd],
    ['二（九）32', 'zero_employment_cleared', 'zero_employment_households', 'all', 'none left', yearEnd],
  ],
  service_places: [['二（七）27', 'service_outlets', 'grassroots_service_outlets', 'about', '60', yearEnd]],
  public_posts: [
    ['三（十一）', 'public_institution_graduates', 'public_institution_hires', 'about', '12000', yearEnd, '高校毕业生'],
    ['三（十二）', 'three_supports_recruits', 'three_supports_recruited', 'about', '700', yearEnd],
    ['三（十二）', 'grassroots_service_posts', 'street_service_posts', 'at_least', '300', yearEnd],
    ['三（十二）', 'community_posts', 'community_dedicated_posts', 'at_least', '3500', yearEnd],
    ['三（十二）', 'western_plan_volunteers', 'western_plan_recruited', 'at_least', '2500', yearEnd],
    ['三（十二）', 'special_post_teachers', 'special_post_teachers_hired', 'about', '200', yearEnd],
    ['三（十二）', 'grassroots_assistant_posts', 'grassroots_assistant_posts_created', 'at_least', '2000', yearEnd],
    ['三（十二）', 'graduates_at_grassroots', 'grassroots_graduates', 'about', '10000', yearEnd],
  ],
  talent: [
    ['三（十五）', 'attracted_students', 'in_demand_students_attracted', 'at_least', '10000', yearEnd],
    ['三（十六）', 'trained_engineers', 'excellent_engineers_trained', 'at_least', '10000', yearEnd],
  ],
  internships: [
    ['三（十七）', 'internship_posts_2022', 'internship_posts', 'at_least', '110000', yearEnd],
    ['三（十七）', 'interns_2022', 'interns', 'at_least', '10000', yearEnd, '大学生'],
    ['三（十八）', 'placement_posts', 'student_placement_posts', 'about', '10000', yearEnd],
    ['三（十八）', 'placed_students', 'students_in_group_placements', 'at_least', '10000', yearEnd],
    ['三（十九）', 'guidance_sessions', 'career_guidance_person_times', 'at_least', '50000', yearEnd, '大学生'],
  ],
  hard_to_place_graduates: [
    ['三（二十）', 'hard_to_place_rate', 'hard_to_place_employment_rate', 'exactly', '1', yearEnd, '有就业意愿的五类困难毕业生'],
    [
      '三（二十）',
      'hard_to_place_employed',
      'hard_to_place_graduates_employed',
      'at_least',
      '29000',
      yearEnd,
      '有就业意愿的五类困难毕业生',
    ],
  ],
}

const shanxi: Readonly<Record<string, readonly Goal[]>> = {
  recruitment: [
    ['四15', 'job_fairs_2022', 'job_fairs', 'at_least', '3000', yearEnd],
    ['附件2', 'job_fairs_2022_ledger', 'job_fairs', 'at_least', '3000', yearEnd],
  ],
  unemployed: [['五24', 'zero_employment_cleared', 'zero_employment_households', 'all', 'none left', 'no day']],
  service_places: [
    ['四13', 'casual_labour_markets_2022', 'public_casual_labour_markets', 'at_least', '1', yearEnd, '每市'],
    ['四13', 'township_service_stations', 'townships_without_station', 'all', 'none left', 'no day'],
  ],
  internships: [['五23', 'internship_posts_2022', 'internship_posts', 'at_least', '30000', yearEnd]],
  brands_and_posts: [
    ['三10', 'labour_brands_promoted', 'labour_brands', 'at_least', '30', 'no day'],
    ['三12（5）', 'public_posts_developed', 'public_posts_created', 'about', '5000', 'no day'],
  ],
}

const cangzhou: Readonly<Record<string, readonly Goal[]>> = {
  veterans: [['四（五）', 'veteran_recruitment_share', 'veteran_graduate_recruitment_share', 'at_least', '0.1', '20XX-12-31']],
  other_departments: [['三（三）', 'tax_refund_time', 'export_refund_processing_time', 'at_most', '9', 'no day']],
}

function goalValue({ value, base, comparison }: Target): string {
  if (value !== undefined) return decimal(value.digits, value.scale)
  return base ?? (comparison === 'all' ? 'none left' : '')
}

function goalDay({ due }: Target): string {
  if (due.kind === 'open') return 'no day'
  return due.kind === 'day' ? formatDate(due.day) : due.text
}

function goalOf(target: Target): Goal {
  const { clause, id, indicator, comparison, per, group } = target
  const of = per === undefined ? group : `每${per}`
  const goal = [clause, id, indicator, comparison, goalValue(target), goalDay(target)] as const
  return of === undefined ? goal : [...goal, of]
}

const byId = (goals: readonly Goal[]) => [...goals].sort(([, a], [, b]) => (a < b ? -1 : 1))

describe('goals of the documents', () => {
  test.each([
    ['chongqing-2022-209', chongqing],
    ['shanxi-2022-19', shanxi],
    ['cangzhou-2020', cangzhou],
  ])('%s sets these goals and no others', (plan, goals) => {
    expect(byId([...planOf(plan).orders.targets.values()].map(goalOf))).toEqual(byId(Object.values(goals).flat()))
  })

  test('the three systems of statistics stay apart', () => {
    const systems = (['new_urban_jobs', 'surveyed_unemployment_rate', 'graduate_employment_rate'] as const).map((id) => {
      const found = [...planOf('chongqing-2022-209').indicators.values()].find((indicator) => indicator.id === id)
      return [found?.system, found?.measure, found?.direction, found?.unit]
    })
    expect(systems).toEqual([
      ['administrative', 'cumulative', 'higher', 'person'],
      ['labour_survey', 'rate', 'lower', 'ratio'],
      ['education', 'rate', 'higher', 'ratio'],
    ])
  })
})

/** What an indicator has to reach in all, goals stated twice counted once; rates and goals without a number are not summed. */
function totalsOf(plan: Plan): Readonly<Record<string, number>> {
  const rates = new Set([...plan.indicators.values()].filter(({ measure }) => measure === 'rate').map(({ id }) => id))
  const totals = new Map<string, number>()
  for (const { indicator, value, sameAs } of plan.orders.targets.values())
    if (value !== undefined && sameAs === undefined && !rates.has(indicator))
      totals.set(indicator, (totals.get(indicator) ?? 0) + Number(decimal(value.digits, value.scale)))
  return Object.fromEntries(totals)
}

describe('goals stated twice', () => {
  test('point at the first one and say the same', () => {
    const repeated = ['chongqing-2022-209', 'shanxi-2022-19'].flatMap((id) => {
      const { targets } = planOf(id).orders
      return [...targets.values()].flatMap((target) => {
        const first = target.sameAs === undefined ? undefined : targets.get(target.sameAs)
        if (first === undefined) return []
        expect(goalOf(target).slice(2)).toEqual(goalOf(first).slice(2))
        return [`${target.clause} = ${first.clause} ${first.id}`]
      })
    })
    expect(repeated).toEqual([
      '三（十三） = 二（三）11 incubation_bases',
      '三（十三） = 二（三）11 returnee_startup_parks',
      '三（十三） = 二（三）11 overseas_returnee_parks',
      '三（十三） = 二（三）11 free_startup_desks',
      '附件2 = 四15 job_fairs_2022',
    ])
  })

  test('count once in the sum of an indicator', () => {
    expect(totalsOf(planOf('chongqing-2022-209'))).toMatchObject({
      new_incubation_bases: 10,
      new_returnee_startup_parks: 10,
      new_overseas_returnee_parks: 1,
      free_desks: 10_000,
      skill_startup_spaces_built: 10,
      job_fairs: 1000,
      // Three groups; the document does not say whether the migrants and the students are among the key groups.
      training_person_times: 350_000,
    })
    expect(totalsOf(planOf('shanxi-2022-19'))).toMatchObject({ job_fairs: 3000, internship_posts: 30_000 })
  })

  test('the six named kinds of grass-roots posts stand beside the total, which they do not make up', () => {
    const totals = totalsOf(planOf('chongqing-2022-209'))
    const kinds = [
      'three_supports_recruited',
      'street_service_posts',
      'community_dedicated_posts',
      'western_plan_recruited',
      'special_post_teachers_hired',
      'grassroots_assistant_posts_created',
    ]
    expect(kinds.reduce((sum, kind) => sum + (totals[kind] ?? Number.NaN), 0)).toBe(9200)
    expect(totals.grassroots_graduates).toBe(10_000)
  })
})
