import { parquetRows } from '../../store/index.ts'
import { organisationsSql } from './organisations.ts'
import { code, day, knownOn, type Setting } from './setting.ts'

/** Apart from the numbers of what was paid to units and for hires. */
const offset = 2n ** 42n

/** Which award each kind of organisation got, and how much in fen; chosen for the demonstration. */
const awards = [
  { kind: 'support_base', policy: 'support_base_award', amount: 3_000_000 },
  { kind: 'labour_brand', policy: 'brand_award', amount: 5_000_000 },
  { kind: 'cooperation_base', policy: 'cooperation_base_award', amount: 5_000_000 },
  { kind: 'hr_park', policy: 'hr_park_award', amount: 100_000_000 },
  { kind: 'incubator', policy: 'incubator_award', amount: 20_000_000 },
] as const

/**
 * Awards that organisations run by the firms of a file got in years before this one, soon after they were recognised; a few of them are
 * listed under the firm that runs the organisation and do not say which of its organisations it was.
 */
export function organisationPaymentsSql(setting: Setting, firmFile: string): string {
  const { dice, year } = setting
  const o = 'o.organisation_id'
  const byKind = (part: (award: (typeof awards)[number]) => string) =>
    `CASE o.kind ${awards.map((award) => `WHEN ${code(setting, 'organisation_kind', award.kind)} THEN ${part(award)}`).join(' ')} END`
  const kinds = awards.map(({ kind }) => code(setting, 'organisation_kind', kind)).join(', ')
  return `SELECT ${offset} + ${o} AS payment, ${byKind(({ policy }) => `'${policy}'`)} AS policy, CAST(NULL AS BIGINT) AS insured_unit, o.firm, CAST(NULL AS BIGINT) AS person, year(o.recognised_on) AS base_year, ${byKind(({ amount }) => String(amount))} AS amount, least(o.recognised_on + (30 + ${dice.below(o, 'award on', 90)})::INTEGER, DATE '${knownOn(setting)}') AS paid_on, CASE WHEN ${dice.chance(o, 'award to the firm', 60)} THEN NULL ELSE ${o} END AS organisation
FROM (${organisationsSql(setting)}) o JOIN ${parquetRows([firmFile])} firm_row ON firm_row.firm_id = o.firm
WHERE o.kind IN (${kinds}) AND o.is_recognised AND o.recognised_on BETWEEN ${day(setting, '01-01', -6)} AND DATE '${year - 1}-12-31' AND ${dice.chance(o, 'awarded', 700)}`
}
