import type { SizeClassTable } from '../../kernel/size-class.ts'
import type { KeyRange } from '../buckets.ts'
import { sizeClassSql } from '../size-class.sql.ts'
import { selectDrawn } from './dice.ts'
import { industryOfKind, industrySlots, placeSlots, plantedSlotOf } from './places.ts'
import { planted, scenarioCycle, scenarioIndex } from './scenarios.ts'
import { code, coded, day, knownOn, never, rowOf, type Setting } from './setting.ts'
import { firstStaffSql, leaversSql, scenarioSql, secondStaffSql } from './staff.ts'

/** Tables of one bucket: firms with their drawn nature, and their units with the employment slots they occupy. */
export function firmTables(setting: Setting, range: KeyRange, firstSlot: number): readonly string[] {
  const { dice, staffLimit } = setting
  const kinds = {
    enterprise: 917,
    social_group: 12,
    foundation: 1,
    social_service: 20,
    law_firm: 6,
    accounting_firm: 5,
    farmers_cooperative: 14,
    public_institution: 15,
    government_organ: 10,
  }
  const kind = dice.pick('firm_id', 'kind', coded(setting, 'entity_kind', kinds))
  const individual = code(setting, 'entity_kind', 'individual_business')
  const numbers = selectDrawn(
    `range AS firm_id, ${scenarioSql('range')} AS scenario, ${dice.draw('range', 'firm hole')} AS hole,
        ${firstStaffSql(dice, 'range', staffLimit)} AS staff, ${secondStaffSql(dice, 'range', staffLimit)} AS second_staff,
        CASE WHEN ${scenarioSql('range')} < 0 THEN ${dice.below('range', 'place', placeSlots)} ELSE ${plantedSlotOf(`(range // ${scenarioCycle})`)} END AS slot, ${dice.below('range', 'industry', industrySlots)} AS industry_slot`,
    `SELECT range FROM range(${range.firstKey}, ${range.lastKey + 1n})`,
  )
  return [
    `CREATE OR REPLACE TEMP TABLE firm_core AS
SELECT drawn.*, coalesce(own_industry, industry.industry_code) AS industry,
  place.region, place.county_id, place.area_id, other.region AS other_region, other.county_id AS other_county, other.area_id AS other_area
FROM (
  SELECT *, ${industryCase(setting)} AS own_industry FROM (
    SELECT *, CASE WHEN scenario < 0 AND staff <= 10 AND ${dice.chance('firm_id', 'individual', 290)} THEN ${individual} WHEN scenario >= 0 THEN ${code(setting, 'entity_kind', 'enterprise')} ELSE ${kind} END AS kind
    FROM (
      ${numbers}
    )
  )
) drawn
JOIN place ON place.slot = drawn.slot
JOIN place other ON other.slot = (drawn.slot + ${placeSlots / 2}) % ${placeSlots}
JOIN industry ON industry.slot = drawn.industry_slot
ORDER BY firm_id`,
    `CREATE OR REPLACE TEMP TABLE unit_core AS
SELECT *, ${firstSlot} + coalesce(sum(staff + leavers) OVER (ORDER BY unit_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::BIGINT AS slot_start
FROM (
  SELECT *, ${leaversSql(dice, 'unit_id', 'staff')} AS leavers, ${firmFlag(setting, 'is_workshop')} AS is_workshop,
    ${planted('unit', 'dispatched_headcount', `CASE WHEN industry = 'L7263' THEN staff * ${dice.below('unit_id', 'dispatched', 90)} // 100 ELSE 0 END`)} AS dispatched,
    ${planted('unit', 'dispatched_to_public', `CASE WHEN industry = 'L7263' THEN staff * ${dice.below('unit_id', 'dispatched', 90)} // 100 * ${dice.below('unit_id', 'to public', 60)} // 100 ELSE 0 END`)} AS to_public
  FROM (
    SELECT firm_id * 2 AS unit_id, firm_id, scenario, staff, region, area_id, ${planted('firm', 'industry_code', 'industry')} AS industry FROM firm_core
    UNION ALL
    SELECT firm_id * 2 + 1, firm_id, -1, second_staff, other_region, other_area, industry FROM firm_core WHERE second_staff IS NOT NULL
  )
) ORDER BY unit_id`,
  ]
}

/** The firms of the bucket, in key order. */
export function firmsSql(setting: Setting, table: SizeClassTable): string {
  const columns = { entityKind: 'entity_kind', industryCode: 'industry_code', employees: 'employees', revenue: 'revenue', assets: 'assets' }
  return `SELECT * REPLACE (${sizeClassSql(table, columns, setting.vocabulary)} AS size_class) FROM (
SELECT ${rowOf(setting, 'firm', firmValues(setting), { known: ['cancelled_on'], isWhole: 'scenario >= 0', listed: Object.fromEntries(listedFlags.map((flag) => [flag, firmFlag(setting, flag)])) })}
FROM (
  SELECT *, ${planted('firm', 'revenue', 'drawn_revenue')} AS revenue_fen FROM (
    SELECT *, (head * 3 + 1) * ${setting.dice.pick('firm_id', 'yield', [
      [40, '1500000'],
      [35, '4000000'],
      [20, '12000000'],
      [5, '60000000'],
    ])} // 3 * (50 + ${setting.dice.below('firm_id', 'turnover', 100)}) // 100 + ${setting.dice.below('firm_id', 'revenue fen', 100)} AS drawn_revenue
    FROM (SELECT *, ${planted('firm', 'employees', `(staff + coalesce(second_staff, 0)) * (100 + ${setting.dice.below('firm_id', 'elsewhere', 12)}) // 100`)} AS head FROM firm_core)
  )
)) ORDER BY firm_id`
}

/** What is said of so many firms in a thousand, each independently of the others; the shares are chosen for the demonstration. */
const flagShares = {
  is_platform: 4,
  is_high_tech: 25,
  is_workshop: 6,
  is_labour_intensive: 30,
  is_zombie: 3,
  is_seriously_dishonest: 8,
  has_hardship: 150,
  has_temporary_difficulty: 300,
  has_severe_difficulty: 80,
  is_suspended: 60,
} as const

/** Those that stand in a list of some office. */
const listedFlags = ['is_platform', 'is_high_tech', 'is_workshop', 'is_labour_intensive', 'is_zombie', 'is_seriously_dishonest'] as const

type FirmFlag = keyof typeof flagShares

const firmFlags = Object.keys(flagShares) as readonly FirmFlag[]

/** SQL that is true where so much is said of a firm, for any table with its key as `firm_id` and the row's `scenario`. */
export function firmFlag(setting: Setting, flag: FirmFlag): string {
  return planted('firm', flag, setting.dice.chance('firm_id', flag, flagShares[flag]))
}

function firmValues(setting: Setting): Readonly<Record<string, string>> {
  const { dice } = setting
  const is = (salt: string, perThousand: number) => dice.chance('firm_id', salt, perThousand)
  const individual = code(setting, 'entity_kind', 'individual_business')
  const enterprise = code(setting, 'entity_kind', 'enterprise')
  const isMoved = dice.chance('firm_id', 'operates elsewhere', 30)
  return {
    firm_id: 'firm_id',
    entity_kind: 'kind',
    industry_code: planted('firm', 'industry_code', 'industry'),
    employees: 'head',
    poverty_alleviated_employees: planted(
      'firm',
      'poverty_alleviated_employees',
      `head * ${dice.pick('firm_id', 'poverty share', [
        [700, '0'],
        [200, '5'],
        [60, '20'],
        [25, '30'],
        [15, '45'],
      ])} // 100`,
    ),
    revenue: 'revenue_fen',
    assets: `revenue_fen * (30 + ${dice.below('firm_id', 'assets', 170)}) // 100`,
    registered_region: 'region',
    operating_region: `CASE WHEN ${isMoved} THEN other_region ELSE region END`,
    operating_county: `CASE WHEN ${isMoved} THEN other_county ELSE county_id END`,
    is_private: `(kind = ${individual} OR (kind = ${enterprise} AND ${is('private', 850)}))`,
    is_dispatch_agency: planted('firm', 'is_dispatch_agency', `(industry = 'L7263' AND ${is('dispatch licence', 950)})`),
    ...Object.fromEntries(firmFlags.map((flag) => [flag, firmFlag(setting, flag)])),
    is_recovery_expected: planted(
      'firm',
      'is_recovery_expected',
      `(${dice.below('firm_id', 'is_recovery_expected', 1000)} < CASE WHEN ${firmFlag(setting, 'has_temporary_difficulty')} THEN 350 ELSE 20 END)`,
    ),
    cancelled_on: cancelled(setting),
  }
}

function cancelled(setting: Setting): string {
  const gone = [scenarioIndex('merger_predecessor'), scenarioIndex('form_change_predecessor'), scenarioIndex('split_predecessor')].join(
    ', ',
  )
  const { dice } = setting
  return `CASE WHEN scenario IN (${gone}) THEN ${day(setting, '12-31', -1)} WHEN scenario < 0 AND ${dice.chance('firm_id', 'cancelled', 12)} THEN DATE '${knownOn(setting)}' - ${dice.below('firm_id', 'cancelled on', 500)}::INTEGER ELSE ${never} END`
}

function industryCase(setting: Setting): string {
  const kinds = setting.vocabulary.enumerations.get('entity_kind')?.values ?? []
  const cases = kinds.flatMap(({ id }, index) => {
    const codes = industryOfKind(id)
    if (codes === undefined) return []
    return [`WHEN ${index} THEN list_extract([${codes}], (industry_slot % ${codes.split(',').length} + 1)::BIGINT)`]
  })
  return `CASE kind ${cases.join(' ')} END`
}
