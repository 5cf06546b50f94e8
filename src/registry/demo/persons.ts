import { parquetRows } from '../../store/index.ts'
import type { KeyRange } from '../buckets.ts'
import { selectDrawn } from './dice.ts'
import { isDoubled, separationReasons } from './employments.ts'
import { type Life, lifeOf } from './life.ts'
import { placeSlots } from './places.ts'
import { code, coded, day, knownOn, never, rowOf, type Setting } from './setting.ts'
import { shuffleOf } from './shuffle.ts'

/** One person in ten stands in a household on the books: the first four of every forty keys. */
export const householdCycle = 40
const householdMembers = 4

/** Where the persons of a bucket live and work, in key order, as the table `placed_person`; expects tables `slot_facts` and `place`. */
export function placedPersonsSql(setting: Setting, range: KeyRange): string {
  const { dice } = setting
  const { slotOf } = shuffleOf(setting.persons, setting.window)
  return `CREATE OR REPLACE TEMP TABLE placed_person AS SELECT drawn.p, drawn.slot, drawn.sex_number, drawn.hole, facts.region AS unit_region, facts.area_id AS unit_area,
    home.region AS home_region, home.area_id AS home_area, away.region AS away_region,
    facts.slot IS NOT NULL AND NOT facts.is_leaver AND NOT doubled AS employed, coalesce(facts.is_leaver AND NOT facts.has_returned, false) AS is_leaver,
    facts.slot IS NULL AS never_worked, coalesce(facts.is_workshop, false) AS at_workshop
  FROM (SELECT *, ${isDoubled(setting, 'slot')} AS doubled FROM (
    SELECT range AS p, ${slotOf('range')} AS slot, ${dice.below('range', 'sex', 2)} AS sex_number, ${dice.draw('range', 'person hole')} AS hole,
      ${dice.below('range', 'home', placeSlots)} AS home_slot
    FROM range(${range.firstKey}, ${range.lastKey + 1n})
  )) drawn
  LEFT JOIN slot_facts facts ON facts.slot = drawn.slot
  JOIN place home ON home.slot = drawn.home_slot
  JOIN place away ON away.slot = (drawn.home_slot + 3700) % ${placeSlots} ORDER BY p`
}

/** The persons of `placed_person`, in its order. */
export function personsSql(setting: Setting): string {
  const life = lifeOf(setting, 'p')
  const stages = [lifeColumns(setting, life), situationColumns(setting), standingColumns(setting, life)]
  const standing = stages.reduce((from, columns) => selectDrawn(`*, ${listed(columns)}`, from), 'FROM placed_person')
  const none = code(setting, 'hardship_category', 'none')
  const options = {
    known: ['birth_date', 'sex', 'is_employed'],
    listed: {
      hardship_category: `certified_hardship <> ${none}`,
      flexible_subsidy_months: `is_flexible AND certified_hardship <> ${none}`,
      is_on_public_post: 'on_post',
      public_post_months: 'on_post',
      flexible_subsidy_expired_on: `is_flexible AND certified_hardship <> ${none}`,
      public_post_expired_on: 'on_post',
      is_at_risk_of_poverty: 'is_at_risk',
      has_benefit_expired: 'has_expired',
      // Whoever is on a post is looked up in the list of the destitute.
      is_destitute: 'on_post OR is_destitute',
      competition_level: 'has_competed',
      competition_prize: 'has_competed',
      competition_awarded_on: 'has_competed',
    },
  }
  return selectDrawn(rowOf(setting, 'person', personValues(setting, life), options), standing)
}

function listed(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([name, value]) => `${value} AS ${name}`)
    .join(', ')
}

/** What a person brings along. */
function lifeColumns(setting: Setting, life: Life): Readonly<Record<string, string>> {
  const { dice } = setting
  const certified = { disabled: 15, subsistence: 15, zero_employment: 15, land_lost: 10, long_unemployed: 25, older: 20 }
  return {
    born: life.bornOn('never_worked'),
    graduate: life.graduateKind,
    graduated: life.graduatedOn,
    left_lately: life.leftOn,
    hired_on: life.hiredOn,
    is_new: life.isHiredThisYear,
    // Whoever is out of work is in hardship more often than those who were hired.
    hardship: `CASE WHEN NOT employed AND ${dice.chance('p', 'hardship out of work', 150)} THEN ${dice.pick('p', 'hardship kind', coded(setting, 'hardship_category', certified))} ELSE ${life.hardship} END`,
    has_left: `(is_leaver OR (NOT employed AND ${dice.chance('p', 'left before', 300)}))`,
    is_rural: `(${life.isRural} OR (at_workshop AND ${dice.chance('p', 'workshop rural', 850)}))`,
    // Most of those at risk were on the register of the poor; some have met with misfortune since.
    is_at_risk: `(${life.isRural} AND (${dice.chance('p', 'alleviated', 15)} OR ${dice.chance('p', 'newly at risk', 4)}))`,
  }
}

/** What they live on without a firm: posts of public benefit and flexible work are for those in hardship first. */
function situationColumns(setting: Setting): Readonly<Record<string, string>> {
  const { dice } = setting
  const isInHardship = `hardship <> ${code(setting, 'hardship_category', 'none')}`
  const onPost = `NOT employed AND ${dice.below('p', 'public post', 1000)} < CASE WHEN is_at_risk THEN 400 WHEN ${isInHardship} THEN 250 ELSE 3 END`
  return {
    on_post: `(${onPost})`,
    is_flexible: `(NOT employed AND NOT (${onPost}) AND ${dice.below('p', 'flexible', 1000)} < CASE WHEN ${isInHardship} THEN 700 ELSE 150 END)`,
    is_unemployed: `(NOT employed AND NOT (${onPost}) AND ${dice.chance('p', 'registered', 420)})`,
    // Most of the destitute live on a post of public benefit; who has no work of any kind is of that age or health.
    is_destitute: `(NOT employed AND ${dice.below('p', 'destitute', 1000)} < CASE WHEN ${onPost} THEN 120 ELSE 6 END)`,
    has_competed: dice.chance('p', 'has competed', 6),
    retires_on: retirement(setting),
  }
}

function standingColumns(setting: Setting, life: Life): Readonly<Record<string, string>> {
  const { dice } = setting
  const none = code(setting, 'hardship_category', 'none')
  const monthsTotal = dice.pick('p', 'months', [
    [700, `${dice.below('p', 'months any', 200)}`],
    [60, '12'],
    [20, '11'],
    [20, '13'],
    [30, '36'],
    [20, '35'],
    [40, '60'],
    [20, '59'],
    [20, '119'],
    [40, '120'],
    [30, '0'],
  ])
  const isDrawing = `is_unemployed AND has_left AND ${dice.chance('p', 'drawing', 450)}`
  const retiresSoon = `retires_on BETWEEN ${day(setting, '10-31')} AND ${day(setting, '12-31', 1)}`
  return {
    months_total: monthsTotal,
    unemployed_before: life.unemployedBeforeHireSince,
    left_on: 'CASE WHEN is_leaver THEN left_lately ELSE left_lately - 400 END',
    is_drawing: `(${isDrawing})`,
    has_expired: `(is_unemployed AND has_left AND NOT (${isDrawing}) AND ${monthsTotal} >= 12 AND ${dice.below('p', 'expired', 1000)} < CASE WHEN ${retiresSoon} THEN 800 ELSE 300 END)`,
    certified_hardship: `CASE WHEN hardship = ${code(setting, 'hardship_category', 'older')} AND born > ${day(setting, '10-31', -40)} THEN ${none} ELSE hardship END`,
  }
}

/** Households of the persons just written, whose members are counted from them. */
export function householdsSql(setting: Setting, personFile: string, range: KeyRange): string {
  const { dice } = setting
  const first = (range.firstKey - 1n) / BigInt(householdCycle) + 1n
  const last = (range.lastKey - 1n) / BigInt(householdCycle) + 1n
  const values = {
    household_id: 'h',
    region: 'region',
    is_urban: dice.chance('h', 'urban', 550),
    working_age_members: 'members',
    employed_members: 'employed',
    has_business_income: dice.chance('h', 'business', 120),
  }
  return `SELECT ${rowOf(setting, 'household', values, { known: ['region'] })} FROM (
  SELECT range AS h, members, employed, region, ${dice.draw('range', 'household hole')} AS hole FROM range(${first}, ${last + 1n})
  LEFT JOIN (
    SELECT household, count(*) AS members, count(*) FILTER (is_employed) AS employed, min(hukou_region) AS region
    FROM ${parquetRows([personFile])} WHERE household IS NOT NULL GROUP BY household
  ) ON household = range
) ORDER BY household_id`
}

function personValues(setting: Setting, life: Life): Readonly<Record<string, string>> {
  const { dice } = setting
  const is = (salt: string, perThousand: number) => dice.chance('p', salt, perThousand)
  const reason = dice.pick('p', 'reason', separationReasons(setting))
  const none = (enumeration: string) => code(setting, enumeration, 'none')
  const registeredOn = `CASE WHEN has_left THEN least(left_on + (5 + ${dice.below('p', 'registered after', 50)})::INTEGER, DATE '${knownOn(setting)}') ELSE DATE '${knownOn(setting)}' - ${dice.below('p', 'registered on', 500)}::INTEGER END`
  const subsidyMonths = `CASE WHEN is_flexible AND (certified_hardship <> ${none('hardship_category')} OR graduate <> ${none('graduate_kind')}) THEN ${dice.pick(
    'p',
    'subsidy months',
    [
      [30, '0'],
      [10, '12'],
      [5, '23'],
      [10, '24'],
      [10, '35'],
      [20, '36'],
      [5, '47'],
      [5, '48'],
      [5, '60'],
    ],
  )} ELSE 0 END`
  const postMonths = `CASE WHEN on_post THEN ${dice.pick('p', 'post months', [
    [40, '6'],
    [20, '24'],
    [15, '35'],
    [25, '36'],
    [10, '47'],
    [10, '48'],
  ])} ELSE 0 END`
  return {
    person_id: 'p',
    birth_date: 'born',
    sex: 'sex_number',
    retirement_date: 'retires_on',
    hukou_region: `CASE WHEN ${is('hukou here', 620)} THEN coalesce(unit_region, home_region) ELSE away_region END`,
    hukou_kind: `CASE WHEN is_rural THEN ${code(setting, 'hukou_kind', 'rural')} ELSE ${code(setting, 'hukou_kind', 'urban')} END`,
    residence_region: `CASE WHEN ${is('lives near', 900)} THEN coalesce(unit_region, home_region) ELSE home_region END`,
    insured_region: `coalesce(unit_region, home_region)`,
    pooling_area: 'coalesce(unit_area, home_area)',
    household: `CASE WHEN (p - 1) % ${householdCycle} < ${householdMembers} THEN (p - 1) // ${householdCycle} + 1 END`,
    graduate_kind: 'graduate',
    graduated_on: 'graduated',
    is_employed: `(employed OR on_post OR (is_flexible AND ${is('stable', 400)}))`,
    is_registered_unemployed: 'is_unemployed',
    unemployment_registered_on: `CASE WHEN is_unemployed THEN ${registeredOn} WHEN employed THEN unemployed_before ELSE ${never} END`,
    separation_reason: `CASE WHEN has_left THEN ${reason} ELSE ${none('separation_reason')} END`,
    separated_on: `CASE WHEN has_left THEN left_on ELSE ${never} END`,
    wants_work: is('wants work', 930),
    ui_months_since_draw: `CASE WHEN ${is('drawn before', 120)} THEN months_total // 2 ELSE months_total END`,
    ui_months_total: 'months_total',
    benefit_months_carried: `CASE WHEN ${is('carried', 60)} THEN 1 + ${dice.below('p', 'carried months', 12)} ELSE 0 END`,
    benefit_months_drawn: `CASE WHEN is_drawing THEN ${dice.below('p', 'drawn months', 13)} WHEN has_expired THEN CASE WHEN months_total >= 120 THEN 24 WHEN months_total >= 60 THEN 18 ELSE 12 END ELSE 0 END`,
    is_drawing_benefit: 'is_drawing',
    has_benefit_expired: 'has_expired',
    has_drawn_allowance: `(is_unemployed AND ${is('allowance', 100)})`,
    is_drawing_pension: `(born <= ${day(setting, '10-31', -60)} AND ${is('pension', 800)})`,
    is_rural_migrant: `(is_rural AND ${is('migrant', 550)})`,
    hardship_category: 'certified_hardship',
    hardship_certified_on: `CASE WHEN certified_hardship = ${none('hardship_category')} THEN ${never} ELSE DATE '${knownOn(setting)}' - ${dice.below('p', 'certified', 900)}::INTEGER END`,
    is_poverty_alleviated: `(is_rural AND (${is('alleviated', 110)} OR (at_workshop AND ${is('workshop poor', 550)})))`,
    is_at_risk_of_poverty: 'is_at_risk',
    is_registered_poor: `(${life.isRegisteredPoor} OR (is_rural AND at_workshop AND ${is('workshop poor', 400)}))`,
    is_veteran: life.isVeteran,
    is_disabled: `(hardship = ${code(setting, 'hardship_category', 'disabled')} OR ${is('disabled', 12)})`,
    is_on_subsistence: `(hardship = ${code(setting, 'hardship_category', 'subsistence')} OR ${is('subsistence', 15)})`,
    is_flexibly_employed: 'is_flexible',
    flexible_premium_monthly: `CASE WHEN is_flexible THEN 60000 + ${dice.below('p', 'flexible premium', 90_000)} ELSE 0 END`,
    flexible_subsidy_months: subsidyMonths,
    flexible_subsidy_expired_on: termEnd(setting, subsidyMonths, 'subsidy term'),
    is_stably_employed: `(${dice.below('p', 'stably', 1000)} < CASE WHEN employed THEN 900 WHEN is_flexible OR on_post THEN 80 ELSE 0 END)`,
    is_on_public_post: 'on_post',
    public_post_months: postMonths,
    public_post_expired_on: termEnd(setting, postMonths, 'post term'),
    public_post_insurance_monthly: `CASE WHEN on_post THEN 85000 + ${dice.below('p', 'post premium', 30_000)} ELSE 0 END`,
    is_laid_off_in_hardship: `(is_unemployed AND ${is('laid off', 60)})`,
    is_destitute: 'is_destitute',
    ...competitionOf(setting),
    worked_outside_province: `(is_rural AND ${is('outside', 180)})`,
  }
}

/** A contest of skills: who came into the prizes is announced within the year, for some before it. */
function competitionOf(setting: Setting): Readonly<Record<string, string>> {
  const { dice } = setting
  const none = (enumeration: string) => code(setting, enumeration, 'none')
  const level = dice.pick('p', 'competition', coded(setting, 'competition_level', { provincial: 700, national: 250, world: 50 }))
  const prize = dice.pick('p', 'prize', coded(setting, 'competition_prize', { none: 500, gold: 80, silver: 100, bronze: 120, other: 200 }))
  const hasPrize = `(has_competed AND ${prize} <> ${none('competition_prize')})`
  return {
    competition_level: `CASE WHEN has_competed THEN ${level} ELSE ${none('competition_level')} END`,
    competition_prize: `CASE WHEN has_competed THEN ${prize} ELSE ${none('competition_prize')} END`,
    competition_awarded_on: `CASE WHEN ${hasPrize} THEN DATE '${knownOn(setting)}' - ${dice.below('p', 'prize announced', 200)}::INTEGER ELSE ${never} END`,
  }
}

/** The last day of a term of three years that has run out, by the months since, some long ago; never for one that has not. */
function termEnd(setting: Setting, months: string, salt: string): string {
  const { dice } = setting
  const days = dice.below('p', `${salt} days`, 30)
  const late = dice.pick('p', salt, [
    [850, days],
    [150, `(400 + ${days})`],
  ])
  return `CASE WHEN (${months}) < 36 THEN ${never} ELSE DATE '${knownOn(setting)}' - (1 + greatest((${months}) - 36, 0) * 30 + ${late})::INTEGER END`
}

/** Men at 60, women at 50 or 55; somebody born on a leap day reaches an age without one on the first of March. */
function retirement(setting: Setting): string {
  const { dice } = setting
  const male = code(setting, 'sex', 'male')
  const age = `(CASE WHEN sex_number = ${male} THEN 60 WHEN ${dice.chance('p', 'manager', 350)} THEN 55 ELSE 50 END)`
  const target = `(year(born) + ${age})`
  return `CASE WHEN month(born) = 2 AND day(born) = 29 AND ${target} % 4 <> 0 THEN make_date(${target}, 3, 1) ELSE make_date(${target}, month(born), day(born)) END`
}
