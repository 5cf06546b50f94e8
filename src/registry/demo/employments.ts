import type { KeyRange } from '../buckets.ts'
import { selectDrawn } from './dice.ts'
import { lifeOf } from './life.ts'
import { organisationOf } from './organisations.ts'
import { scenarioIndex } from './scenarios.ts'
import { code, coded, knownOn, never, rowOf, type Setting } from './setting.ts'
import { shuffleOf } from './shuffle.ts'

/** Two in a thousand slots are held by a person who has another slot elsewhere; the person whose place it was has none. */
const doubledPerThousand = 2

/** SQL that is true where a slot is held by somebody else's person. */
export function isDoubled(setting: Setting, slot: string): string {
  return setting.dice.chance(slot, 'doubled', doubledPerThousand)
}

/**
 * SQL that is true where a recent leaver of a unit has come back: one in ten is the person of the staff slot in the same position. Whoever
 * holds two slots already does not come back as well. By the SQL of the slot, its position in the unit, and the unit's staff.
 */
export function hasReturned(setting: Setting, slot: string, position: string, staff: string): string {
  const { slotBehind } = shuffleOf(setting.persons, setting.window)
  const nowAt = `(${slot} - ${staff})`
  const unfit = [slot, nowAt, slotBehind(nowAt)].map((each) => isDoubled(setting, each)).join(' OR ')
  // A CASE, because an AND draws for every row.
  return `CASE WHEN ${position} >= ${staff} AND ${position} < 2 * ${staff} THEN ${setting.dice.chance(slot, 'returned', 100)} AND NOT (${unfit}) ELSE false END`
}

/** The slots of the bucket's units as the table `placed_slot`; sorted, so that the rows fall into the same groups however many threads work. */
export const placedSlotsSql = `CREATE OR REPLACE TEMP TABLE placed_slot AS
SELECT unit_id, firm_id, scenario, staff, leavers, dispatched, to_public, position, slot_start + position AS slot
FROM (SELECT *, unnest(range(staff + leavers)) AS position FROM unit_core) ORDER BY slot`

/** Current staff and recent leavers, in the order of `placed_slot`. */
export function employmentsSql(setting: Setting): string {
  const shuffle = shuffleOf(setting.persons, setting.window)
  const { dice } = setting
  const life = lifeOf(setting, 'person')
  const returning = `SELECT *, ${hasReturned(setting, 'slot', 'position', 'staff')} AS has_returned,
  CASE WHEN position < leavers THEN ${hasReturned(setting, '(slot + staff)', '(position + staff)', 'staff')} ELSE false END AS is_back FROM placed_slot`
  const held = selectDrawn(
    `*, CASE WHEN has_returned THEN ${shuffle.personOf('(slot - staff)')} WHEN ${isDoubled(setting, 'slot')} THEN ${shuffle.personOf(shuffle.otherSlotOf('slot'))} ELSE ${shuffle.personOf('slot')} END AS person,
    ${dice.draw('slot', 'employment hole')} AS hole, 380000 + ${dice.below('slot', 'wage', 620_000)} AS wage, position >= staff AS is_leaver`,
    returning,
  )
  const living = selectDrawn(
    `*, ${life.hiredOn} AS hired_on, ${life.leftOn} AS left_lately, ${life.isHiredThisYear} AS is_new, ${life.hardship} AS hardship`,
    held,
  )
  // Whoever has come back left some time before being hired again.
  const left = `SELECT *, CASE WHEN has_returned THEN hired_on - (30 + ${dice.below('slot', 'away', 300)})::INTEGER ELSE left_lately END AS left_on,
    CASE WHEN has_returned THEN 60 + ${dice.below('slot', 'first stay', 900)} ELSE 40 END::INTEGER AS least_stay FROM (${living})`
  const dated = `SELECT *, CASE WHEN is_leaver THEN least(hired_on, left_on - least_stay) ELSE hired_on END AS started FROM (${left})`
  const lasting = `SELECT *, datesub('month', started, CASE WHEN is_leaver THEN left_on ELSE DATE '${knownOn(setting)}' END) AS months FROM (${dated})`
  return selectDrawn(rowOf(setting, 'employment', employmentValues(setting), { known: ['ended_on'], isWhole: 'scenario >= 0' }), lasting)
}

/** The unit facts each slot of a person window carries over to its person; expects a table `unit_slots`. */
export function slotFactsSql(setting: Setting, range: KeyRange): string {
  const first = range.firstKey - 1n
  const last = range.lastKey - 1n
  return `SELECT slot, region, area_id, is_workshop, position >= staff AS is_leaver,
  ${hasReturned(setting, 'slot', 'position', 'staff')} AS has_returned FROM (
  SELECT slot_start + position AS slot, region, area_id, is_workshop, position, staff FROM (
    SELECT *, unnest(range(staff + leavers)) AS position FROM unit_slots WHERE slot_start <= ${last} AND slot_start + staff + leavers > ${first}
  )
) WHERE slot BETWEEN ${first} AND ${last}`
}

function employmentValues(setting: Setting): Readonly<Record<string, string>> {
  const { dice } = setting
  const life = lifeOf(setting, 'person')
  const isDispatched = 'position < dispatched'
  const kindOf = (value: string) => code(setting, 'worker_kind', value)
  const userOf = (value: string) => code(setting, 'user_unit_kind', value)
  const none = code(setting, 'hardship_category', 'none')
  const isCapCase = `scenario = ${scenarioIndex('hire_cap_nearly_reached')}`
  const hasAgency = `(is_new AND ${dice.chance('slot', 'agency', 60)})`
  return {
    employment_id: 'slot + 1',
    person: 'person',
    insured_unit: 'unit_id',
    firm: 'firm_id',
    contract_started_on: 'started',
    contract_months: `CASE WHEN ${isCapCase} THEN 12 ELSE ${dice.pick('slot', 'contract', [
      [380, '12'],
      [40, '11'],
      [20, '13'],
      [120, '24'],
      [300, '36'],
      [80, '600'],
      [40, '6'],
      [20, '0'],
    ])} END`,
    ended_on: `CASE WHEN is_leaver THEN left_on ELSE ${never} END`,
    insured_months: `greatest(0, least(720, months - ${dice.pick('slot', 'insured late', [
      [900, '0'],
      [60, '1'],
      [25, '2'],
      [15, '3'],
    ])}))`,
    is_ui_insured: dice.chance('slot', 'insured', 985),
    is_fully_insured: dice.chance('slot', 'fully insured', 955),
    employer_premium_paid: `wage * 245 // 1000 * least(10, greatest(0, months)) + ${dice.below('slot', 'premium fen', 100)}`,
    worker_kind: `CASE WHEN ${isDispatched} THEN ${kindOf('dispatched')} WHEN ${dice.chance('slot', 'outsourced', 8)} THEN ${kindOf('outsourced')} ELSE ${kindOf('own')} END`,
    user_unit_kind: `CASE WHEN position < to_public THEN ${userOf('public_body')} WHEN ${isDispatched} THEN ${userOf('enterprise')} ELSE ${userOf('none')} END`,
    registered_unemployed_since: `CASE WHEN is_leaver THEN ${never} ELSE ${life.unemployedBeforeHireSince} END`,
    // Some came back after a stay that no record goes back to.
    is_rehire: `(is_back OR ${dice.chance('slot', 'rehire', 10)})`,
    agency: `CASE WHEN ${hasAgency} THEN ${dice.pick(
      'slot',
      'kind of agency',
      agencyWeights.map(([kind, weight]) => [weight, organisationOf(setting, kind, 'slot', 'which agency')] as const),
    )} END`,
    has_agency: hasAgency,
    hardship_at_hire: `CASE WHEN ${dice.chance('slot', 'hardship ended', 150)} THEN ${none} ELSE hardship END`,
  }
}

/** Who brings people and units together: mostly agencies, some brokers, and here and there a school that is none. */
const agencyWeights = [
  ['hr_agency', 84],
  ['labour_broker', 10],
  ['vocational_school', 6],
] as const

/** Weights of why people left; half did not choose to. */
export function separationReasons(setting: Setting) {
  return coded(setting, 'separation_reason', {
    contract_end: 250,
    dismissal: 120,
    mutual_by_employer: 150,
    employer_fault: 30,
    resignation: 400,
    retirement: 50,
  })
}
