import { parquetRows } from '../../store/index.ts'
import { scenarioIndex } from './scenarios.ts'
import { code, day, knownOn, rowOf, type Setting } from './setting.ts'

const perHireOffset = 2n ** 40n
const known = ['policy', 'base_year', 'amount', 'paid_on'] as const

/** Refunds of the last two base years and subsidies per hire, before succession; expects `unit_raw` and the bucket's files. */
export function paymentsSql(setting: Setting, firmFile: string, employmentFile: string): string {
  return `SELECT ${rowOf(setting, 'prior_payment', paymentValues, { known })} FROM (
${refundsSql(setting, firmFile)}
UNION ALL
${hireSubsidiesSql(setting, employmentFile)}
) ORDER BY firm, prior_payment_id`
}

const paymentValues = {
  prior_payment_id: 'payment',
  policy: 'policy',
  insured_unit: 'insured_unit',
  firm: 'firm',
  person: 'person',
  base_year: 'base_year',
  amount: 'amount',
  paid_on: 'paid_on',
}

/** Early this year one province refunded large firms 30 % and others 60 % of last year's premium; the year before, a third of all units. */
function refundsSql(setting: Setting, firmFile: string): string {
  const { dice, year } = setting
  const large = code(setting, 'size_class', 'large')
  const rate = `CASE WHEN firm_row.size_class = ${large} THEN 30 ELSE 60 END`
  const predecessors = ['merger_predecessor', 'split_predecessor', 'form_change_predecessor'].map(scenarioIndex).join(', ')
  const amount = (share: string) => `(unit_raw.ui_premium_paid_last_year * (${share}) + 50) // 100`
  const fields = `'job_retention_refund' AS policy, unit_raw.insured_unit_id AS insured_unit, unit_raw.firm, CAST(NULL AS BIGINT) AS person`
  const from = `FROM unit_raw JOIN ${parquetRows([firmFile])} firm_row ON firm_row.firm_id = unit_raw.firm JOIN unit_core ON unit_core.unit_id = unit_raw.insured_unit_id`
  return `SELECT unit_raw.insured_unit_id * 4 AS payment, ${fields}, ${year - 1} AS base_year, ${amount(rate)} AS amount, ${day(setting, '02-10')} + ${dice.below('unit_raw.insured_unit_id', 'refunded on', 60)}::INTEGER AS paid_on
${from} WHERE unit_raw.insured_region // 10000 = 14 AND ${dice.chance('unit_raw.insured_unit_id', 'refunded', 600)} AND ${amount(rate)} > 0
UNION ALL
SELECT unit_raw.insured_unit_id * 4 + 1, ${fields}, ${year - 2}, ${amount(`(${rate}) - 3`)}, ${day(setting, '03-01', -1)} + ${dice.below('unit_raw.insured_unit_id', 'refunded earlier on', 200)}::INTEGER
${from} WHERE (${dice.chance('unit_raw.insured_unit_id', 'refunded earlier', 330)} OR unit_core.scenario IN (${predecessors})) AND ${amount(`(${rate}) - 3`)} > 0`
}

/** Subsidies already paid for this year's hires; one planted firm stands 400 yuan below a cap of 50 000. */
function hireSubsidiesSql(setting: Setting, employmentFile: string): string {
  const { dice, year } = setting
  const start = day(setting, '01-01')
  const isCapCase = `unit_core.scenario = ${scenarioIndex('hire_cap_nearly_reached')} AND employment.employment_id - 1 - unit_core.slot_start < 62`
  const paidOn = `least(coalesce(employment.contract_started_on, ${start}) + (30 + ${dice.below('employment.employment_id', 'subsidy on', 90)})::INTEGER, DATE '${knownOn(setting)}')`
  const row = (offset: bigint, policy: string, amount: string) =>
    `SELECT ${perHireOffset + offset} + employment.employment_id * 2 AS payment, '${policy}' AS policy, employment.insured_unit, employment.firm, employment.person, ${year} AS base_year, ${amount} AS amount, ${paidOn} AS paid_on
FROM ${parquetRows([employmentFile])} employment JOIN unit_core ON unit_core.unit_id = employment.insured_unit`
  const isHire = `employment.contract_started_on >= ${start}`
  return `${row(0n, 'hire_subsidy', `CASE WHEN ${isCapCase} OR unit_core.region // 10000 = 22 THEN 80000 ELSE 100000 END`)}
WHERE (${isCapCase}) OR (unit_core.scenario < 0 AND ${isHire} AND employment.contract_months >= 12 AND employment.registered_unemployed_since <= ${day(setting, '06-30')} AND ${dice.chance('employment.employment_id', 'hire subsidy', 120)})
UNION ALL
${row(1n, 'job_expansion_subsidy', `CASE WHEN unit_core.region // 10000 = 50 THEN 100000 ELSE 150000 END`)}
WHERE unit_core.scenario < 0 AND ${isHire} AND ${dice.chance('employment.employment_id', 'expansion subsidy', 15)}`
}
