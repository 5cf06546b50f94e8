import { parquetRows } from '../../store/index.ts'
import { scenarios } from './scenarios.ts'
import { code, coded, day, knownOn, never, rowOf, type Setting } from './setting.ts'

/** Certificates of one person in twelve of those just written; a few have two. */
export function certificatesSql(setting: Setting, personFile: string): string {
  const { dice } = setting
  const issued = `DATE '${knownOn(setting)}' - ${dice.below('c', 'issued', 700)}::INTEGER`
  const is = (salt: string, perThousand: number) => dice.chance('c', salt, perThousand)
  const schools = Math.max(1, Math.floor((setting.organisations - 7) / 11))
  const isSchool = setting.organisations > 7 ? is('school', 90) : 'false'
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
    school: setting.organisations > 7 ? `CASE WHEN ${isSchool} THEN 7 + 11 * ${dice.below('c', 'which school', schools)} END` : 'NULL',
    is_school_assessed: isSchool,
    is_graduation_year_student: `(${isSchool} AND ${is('student', 700)})`,
  }
  return `SELECT ${rowOf(setting, 'certificate', values, { known: ['issued_on'] })} FROM (
  SELECT *, ${dice.draw('c', 'certificate hole')} AS hole FROM (
    SELECT person_id, insured_region, unnest(CASE WHEN ${dice.chance('person_id', 'second certificate', 100)} THEN [person_id * 2, person_id * 2 + 1] ELSE [person_id * 2] END) AS c
    FROM ${parquetRows([personFile])} WHERE ${dice.chance('person_id', 'certificate', 80)}
  )
) ORDER BY certificate_id`
}

/** One person in fifty of those just written has founded something. */
export function venturesSql(setting: Setting, personFile: string): string {
  const { dice } = setting
  const started = `DATE '${knownOn(setting)}' - ${dice.pick('person_id', 'started', [
    [900, `${dice.below('person_id', 'venture age', 900)}::INTEGER`],
    [50, '184'],
    [50, '183'],
  ])}`
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
  }
  return `SELECT ${rowOf(setting, 'venture', values, { known: [] })} FROM (
  SELECT *, ${dice.draw('person_id', 'venture hole')} AS hole FROM ${parquetRows([personFile])} WHERE ${dice.chance('person_id', 'venture', 20)}
) ORDER BY venture_id`
}

/** Trainings of one employment in forty of those just written. */
export function trainingsSql(setting: Setting, employmentFile: string): string {
  const { dice } = setting
  const e = 'employment_id'
  const kinds = {
    pre_job: 200,
    safety: 150,
    job_transfer: 100,
    in_service: 200,
    project_based: 100,
    cluster: 50,
    work_based: 100,
    online: 60,
    labour_preparation: 20,
    veteran: 20,
  }
  const values = {
    training_id: e,
    trainee: 'person',
    institution: `9 + 11 * ${dice.below(e, 'institution', Math.max(1, Math.floor((setting.organisations - 9) / 11)))}`,
    insured_unit: 'insured_unit',
    region: 'region',
    kind: dice.pick(e, 'training', coded(setting, 'training_kind', kinds)),
    ended_on: `${day(setting, '10-31')} - ${dice.below(e, 'training ended', 400)}::INTEGER`,
    months: dice.pick(e, 'training months', [
      [500, '1'],
      [150, '2'],
      [150, '3'],
      [50, '4'],
      [100, '6'],
      [50, '7'],
    ]),
    is_completed: dice.chance(e, 'completed', 900),
    cost: `${dice.pick(e, 'cost', [
      [40, '30000'],
      [20, '60000'],
      [20, '150000'],
      [10, '400000'],
      [5, '400001'],
      [5, '800000'],
    ])} + ${dice.pick(e, 'cost fen', [
      [90, '0'],
      [10, '33'],
    ])}`,
    is_new_technician: dice.chance(e, 'technician', 80),
    is_key_group: dice.chance(e, 'key group', 450),
    times_this_year: dice.pick(e, 'training times', [
      [750, '0'],
      [150, '1'],
      [60, '2'],
      [40, '3'],
    ]),
  }
  return `SELECT ${rowOf(setting, 'training', values, { known: [] })} FROM (
  SELECT employment.*, unit_core.region, ${dice.draw(e, 'training hole')} AS hole
  FROM ${parquetRows([employmentFile])} employment JOIN unit_core ON unit_core.unit_id = employment.insured_unit
  WHERE ${dice.chance(e, 'trained', 25)}
) ORDER BY insured_unit, training_id`
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
  return `SELECT ${rowOf(setting, 'layoff_plan', values, { known: ['planned_on'], isWhole: 'scenario >= 0' })} FROM (
  SELECT *, ${dice.draw('unit_id', 'plan hole')} AS hole FROM unit_core
  WHERE scenario IN (${plans.map(({ index }) => index).join(', ')}) OR (scenario < 0 AND staff >= 10 AND ${dice.chance('unit_id', 'plans layoffs', 10)})
) ORDER BY layoff_plan_id`
}

/** Shares of the demonstration organisations' kinds follow the key: kind is the key modulo 11. */
export const organisationKinds = 11

/** Bases, parks, brands, agencies and schools, with head counts at the tiers. */
export function organisationsSql(setting: Setting): string {
  const { dice } = setting
  const isPlanted = 'organisation_id <= 66'
  const tier = `list_extract([29, 30, 49, 50, 99, 100], ((organisation_id - 1) // 11 + 1)::BIGINT)`
  const completed = `(${dice.below('organisation_id', 'completed', 40)} + 1) * 2`
  const values = {
    organisation_id: 'organisation_id',
    kind: `((organisation_id - 1) % ${organisationKinds})`,
    level: dice.pick(
      'organisation_id',
      'level',
      coded(setting, 'organisation_level', { none: 300, county: 300, municipal: 200, provincial: 150, national: 50 }),
    ),
    region: 'region',
    is_recognised: dice.chance('organisation_id', 'recognised', 880),
    recognised_on: `CASE WHEN ${dice.chance('organisation_id', 'recognised', 880)} THEN ${day(setting, '10-31')} - ${dice.below('organisation_id', 'recognised on', 1200)}::INTEGER ELSE ${never} END`,
    poverty_workers: `CASE WHEN ${isPlanted} THEN ${tier} ELSE ${dice.pick('organisation_id', 'poverty', [
      [500, dice.below('organisation_id', 'poverty any', 140)],
      [40, '29'],
      [40, '30'],
      [40, '49'],
      [40, '50'],
      [40, '99'],
      [40, '100'],
      [260, '0'],
    ])} END`,
    firm: `1 + ${dice.below('organisation_id', 'run by', setting.firms)}`,
    jobs_promoted: `${dice.below('organisation_id', 'jobs promoted', 3000)}`,
    trainees_completed: completed,
    trainees_retained: dice.pick('organisation_id', 'retained', [
      [300, `(${completed}) // 2`],
      [150, `(${completed}) // 2 - 1`],
      [150, `(${completed}) // 2 + 1`],
      [400, `(${completed}) * ${dice.below('organisation_id', 'retained share', 101)} // 100`],
    ]),
    internship_months: `(${completed}) * (3 + ${dice.below('organisation_id', 'internship', 10)})`,
    is_online_training_approved: dice.chance('organisation_id', 'online approved', 150),
    training_subsidy_due: `${dice.below('organisation_id', 'training due', 90_000_000)}`,
  }
  return `SELECT ${rowOf(setting, 'organisation', values, { known: ['kind'], isWhole: isPlanted })} FROM (
  SELECT range AS organisation_id, place.region, ${dice.draw('range', 'organisation hole')} AS hole
  FROM range(1, ${setting.organisations + 1}) JOIN place ON place.slot = ${dice.below('range', 'organisation place', 10_000)}
) ORDER BY organisation_id`
}

/** Start-up loans; the share of new hires stands at 8, 10, 15 and 20 % around 100 staff. */
export function loansSql(setting: Setting): string {
  const { dice } = setting
  const isFirm = dice.chance('loan_id', 'borrower', 350)
  const staff = dice.pick('loan_id', 'staff', [
    [500, `${dice.below('loan_id', 'staff any', 60)} + 5`],
    [250, '100'],
    [250, '101'],
  ])
  const hires = dice.pick('loan_id', 'hires', [
    [250, '20'],
    [200, '(staff * 15 + 99) // 100'],
    [200, '(staff * 10 + 99) // 100'],
    [100, '(staff * 8 + 99) // 100'],
    [100, '10'],
    [150, '(staff * 20 + 99) // 100'],
  ])
  const values = {
    loan_id: 'loan_id',
    region: 'region',
    borrower_kind: `CASE WHEN is_firm THEN ${code(setting, 'borrower_kind', 'small_firm')} ELSE ${code(setting, 'borrower_kind', 'individual')} END`,
    principal: `CASE WHEN is_firm THEN (${dice.below('loan_id', 'principal', 30)} + 1) * 1000000 ELSE (${dice.below('loan_id', 'principal', 20)} + 1) * 1000000 END`,
    annual_rate: dice.pick('loan_id', 'rate', [
      [400, '46500'],
      [300, '57000'],
      [200, '43500'],
      [100, '36500'],
    ]),
    reference_rate: dice.pick('loan_id', 'lpr', [
      [600, '37000'],
      [300, '38500'],
      [100, '36500'],
    ]),
    interest_days: dice.pick('loan_id', 'days', [
      [300, '365'],
      [300, '92'],
      [200, '91'],
      [100, '90'],
      [100, '181'],
    ]),
    granted_on: `${day(setting, '10-31')} - ${dice.below('loan_id', 'granted', 1000)}::INTEGER`,
    new_hires: `CASE WHEN is_firm THEN ${hires} ELSE 0 END`,
    staff: 'CASE WHEN is_firm THEN staff ELSE 0 END',
    is_covid_patient: dice.chance('loan_id', 'covid', 20),
    extension_months: dice.pick('loan_id', 'extension', [
      [850, '0'],
      [60, '6'],
      [60, '12'],
      [30, '13'],
    ]),
    is_guarantee_referred: dice.chance('loan_id', 'referred', 100),
  }
  return `SELECT ${rowOf(setting, 'loan', values, { known: [] })} FROM (
  SELECT *, ${isFirm} AS is_firm, ${staff} AS staff, ${dice.draw('loan_id', 'loan hole')} AS hole FROM (
    SELECT range AS loan_id, place.region FROM range(1, ${setting.loans + 1}) JOIN place ON place.slot = ${dice.below('range', 'loan place', 10_000)}
  )
) ORDER BY loan_id`
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
