import { parquetRows } from '../../store/index.ts'
import { organisationOf } from './organisations.ts'
import { scenarios } from './scenarios.ts'
import { code, coded, day, knownOn, never, rowOf, type Setting } from './setting.ts'

/** Certificates of one person in twelve of those just written; a few have two. */
export function certificatesSql(setting: Setting, personFile: string): string {
  const { dice } = setting
  const issued = `DATE '${knownOn(setting)}' - ${dice.below('c', 'issued', 700)}::INTEGER`
  const is = (salt: string, perThousand: number) => dice.chance('c', salt, perThousand)
  const graduatesNow = `year(graduated_on) = year(${issued})`
  const isSchool = `(${dice.below('c', 'school', 1000)} < CASE WHEN ${graduatesNow} THEN 600 ELSE 60 END)`
  const values = {
    certificate_id: 'c',
    person: 'person_id',
    occupation_code: dice.pick(
      'c',
      'occupation',
      ['4-03-02-01', '6-18-01-01', '6-29-03-10', '4-10-01-02', '6-25-04-07', '4-04-05-01'].map((each) => [1, `'${each}'`] as const),
    ),
    level: dice.pick(
      'c',
      'level',
      coded(setting, 'skill_level', { level_5: 300, level_4: 380, level_3: 230, level_2: 60, level_1: 20, none: 10 }),
    ),
    issued_on: issued,
    applied_on: `${issued} + ${dice.pick('c', 'applied', [
      [600, '0'],
      [30, '364'],
      [30, '365'],
      [30, '366'],
      [310, `${dice.below('c', 'applied after', 300)}::INTEGER`],
    ])}`,
    is_verified: is('verified', 970),
    has_training_subsidy: is('training subsidy', 80),
    has_higher_level_paid: is('higher paid', 40),
    paid_times_this_year: dice.pick('c', 'times', [
      [820, '0'],
      [110, '1'],
      [40, '2'],
      [25, '3'],
      [5, '4'],
    ]),
    insured_region: 'insured_region',
    school: `CASE WHEN ${isSchool} THEN ${organisationOf(setting, 'vocational_school', 'c', 'which school')} END`,
    is_school_assessed: isSchool,
    is_graduation_year_student: `(${isSchool} AND ${dice.below('c', 'student', 1000)} < CASE WHEN ${graduatesNow} THEN 980 ELSE 500 END)`,
  }
  const options = { known: ['issued_on'], listed: { is_school_assessed: isSchool, is_graduation_year_student: isSchool } }
  return `SELECT ${rowOf(setting, 'certificate', values, options)} FROM (
  SELECT *, ${dice.draw('c', 'certificate hole')} AS hole FROM (
    SELECT person_id, insured_region, graduated_on, unnest(CASE WHEN ${dice.chance('person_id', 'second certificate', 100)} THEN [person_id * 2, person_id * 2 + 1] ELSE [person_id * 2] END) AS c
    FROM ${parquetRows([personFile])} WHERE ${dice.chance('person_id', 'certificate', 80)}
  )
) ORDER BY certificate_id`
}

/** SQL that is true of those who have founded something, one person in fifty. */
export function hasVenture(setting: Setting, person: string): string {
  return setting.dice.chance(person, 'venture', 20)
}

/** What the persons just written have founded. */
export function venturesSql(setting: Setting, personFile: string): string {
  const { dice } = setting
  const started = `DATE '${knownOn(setting)}' - ${dice.pick('person_id', 'started', [
    [900, `${dice.below('person_id', 'venture age', 900)}::INTEGER`],
    [50, '184'],
    [50, '183'],
  ])}`
  const isExcellent = dice.chance('person_id', 'excellent project', 120)
  const level = dice.pick('person_id', 'project level', coded(setting, 'organisation_level', { municipal: 400, provincial: 600 }))
  const values = {
    venture_id: 'person_id',
    founder: 'person_id',
    region: 'residence_region',
    is_first_venture: dice.chance('person_id', 'first venture', 800),
    is_returning_migrant: `(is_rural_migrant AND ${dice.chance('person_id', 'returning', 500)})`,
    started_on: started,
    operating_months: `greatest(0, datesub('month', ${started}, DATE '${knownOn(setting)}') - ${dice.pick('person_id', 'paused', [
      [900, '0'],
      [100, '1'],
    ])})`,
    jobs_created: dice.pick('person_id', 'jobs', [
      [450, '0'],
      [250, '1'],
      [150, '2'],
      [100, '3'],
      [40, '8'],
      [10, '25'],
    ]),
    project_level: `CASE WHEN ${isExcellent} THEN ${level} ELSE ${code(setting, 'organisation_level', 'none')} END`,
    project_recognised_on: `CASE WHEN ${isExcellent} THEN DATE '${knownOn(setting)}' - ${dice.below('person_id', 'project recognised', 200)}::INTEGER ELSE ${never} END`,
  }
  const listed = { project_level: isExcellent, project_recognised_on: isExcellent }
  return `SELECT ${rowOf(setting, 'venture', values, { known: [], listed })} FROM (
  SELECT *, ${dice.draw('person_id', 'venture hole')} AS hole FROM ${parquetRows([personFile])} WHERE ${hasVenture(setting, 'person_id')}
) ORDER BY venture_id`
}

/** Layoff plans: the planted ones, and a few of the larger units. */
export function layoffPlansSql(setting: Setting): string {
  const { dice } = setting
  const plans = scenarios.flatMap(({ layoffPlan }, index) => (layoffPlan === undefined ? [] : [{ index, ...layoffPlan }]))
  const plannedOr = (part: 'layoffs' | 'headcount', otherwise: string) =>
    `CASE scenario ${plans.map((plan) => `WHEN ${plan.index} THEN ${plan[part]}`).join(' ')} ELSE ${otherwise} END`
  const values = {
    layoff_plan_id: 'unit_id',
    insured_unit: 'unit_id',
    region: 'region',
    layoffs: plannedOr('layoffs', `greatest(1, staff * (3 + ${dice.below('unit_id', 'plan', 15)}) // 100)`),
    headcount: plannedOr('headcount', 'staff'),
    planned_on: `${day(setting, '03-01')} + ${dice.below('unit_id', 'planned on', 240)}::INTEGER`,
  }
  return `SELECT ${rowOf(setting, 'layoff_plan', values, { known: ['planned_on'], isWhole: 'scenario >= 0', isKeptByHand: true })} FROM (
  SELECT *, ${dice.draw('unit_id', 'plan hole')} AS hole FROM unit_core
  WHERE scenario IN (${plans.map(({ index }) => index).join(', ')}) OR (scenario < 0 AND staff >= 10 AND ${dice.chance('unit_id', 'plans layoffs', 10)})
) ORDER BY layoff_plan_id`
}

/** The counties of the demonstration, with their epidemic facts. */
export function countiesSql(setting: Setting): string {
  const { dice } = setting
  const values = {
    county_id: 'county_id',
    region: 'region',
    had_risk_area: dice.chance('county_id', 'risk', 350),
    had_lockdown_notice: dice.chance('county_id', 'lockdown', 300),
    is_severely_hit: dice.chance('county_id', 'severe', 180),
  }
  return `SELECT ${rowOf(setting, 'county', values, { known: ['region'] })} FROM (SELECT *, ${dice.draw('county_id', 'county hole')} AS hole FROM district) ORDER BY county_id`
}

/** The pooling areas, whose reserves stand at, just above and just below the gates of 12 and 24 months. */
export function poolingAreasSql(setting: Setting): string {
  const { dice } = setting
  const benefit = `(120000 + ${dice.below('area_id', 'benefit', 70)} * 1000)`
  const spending = `(800000000 + ${dice.below('area_id', 'spending', 3000)} * 1000003)`
  const values = {
    pooling_area_id: 'area_id',
    region: 'region',
    fund_balance: `reserve_months * ${spending} + fen_beyond`,
    monthly_expenditure: spending,
    mean_monthly_benefit: `${benefit} - 1037`,
    benefit_standard: benefit,
    subsistence_standard: `(55000 + ${dice.below('area_id', 'subsistence', 25)} * 1000)`,
    medical_premium_monthly: `(28000 + ${dice.below('area_id', 'medical', 200)} * 100)`,
  }
  const known = Object.keys(values)
  return `SELECT ${rowOf(setting, 'pooling_area', values, { known })} FROM area ORDER BY area_id`
}
