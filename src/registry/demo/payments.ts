import { parquetRows } from '../../store/index.ts'
import { organisationPaymentsSql } from './organisation-payments.ts'
import { hasVenture } from './records.ts'
import { scenarioIndex } from './scenarios.ts'
import { code, day, knownOn, rowOf, type Setting } from './setting.ts'

const perHireOffset = 2n ** 40n
const known = ['policy', 'base_year', 'amount', 'paid_on'] as const

/** What was paid since the epidemic began, before succession: to units, for hires, to people, and to organisations; expects `unit_raw` and the bucket's files. */
export function paymentsSql(setting: Setting, firmFile: string, employmentFile: string): string {
  return `SELECT ${rowOf(setting, 'prior_payment', paymentValues, { known })} FROM (
SELECT *, CAST(NULL AS BIGINT) AS organisation FROM (
${refundsSql(setting, firmFile)}
UNION ALL
${hirePaymentsSql(setting, employmentFile)}
)
UNION ALL
${organisationPaymentsSql(setting, firmFile)}
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
  organisation: 'organisation',
}

/**
 * Refunds of three base years, each at the rates of its time: half or all of the premium in the first year of the epidemic, later 30 %
 * to large firms and 60 % to others, early this year still in one province, and here and there elsewhere. In the first year some units in
 * difficulty got the refund for firms in hardship instead.
 */
function refundsSql(setting: Setting, firmFile: string): string {
  const { dice, year } = setting
  const u = 'unit_raw.insured_unit_id'
  const large = code(setting, 'size_class', 'large')
  const percent = (ofLarge: number, ofOthers: number) => `CASE WHEN firm_row.size_class = ${large} THEN ${ofLarge} ELSE ${ofOthers} END`
  const predecessors = ['merger_predecessor', 'split_predecessor', 'form_change_predecessor'].map(scenarioIndex).join(', ')
  const share = (rate: string) => `(unit_raw.ui_premium_paid_last_year * (${rate}) + 50) // 100`
  const isOldProvince = 'unit_raw.insured_region // 10000 = 14'
  const inHardship = `${dice.chance(u, 'hardship refund', 60)} AND firm_row.has_temporary_difficulty`
  const row = (nth: number, policy: string, baseYear: number, amount: string, paidOn: string, condition: string) =>
    `SELECT ${u} * 4 + ${nth} AS payment, '${policy}' AS policy, ${u} AS insured_unit, unit_raw.firm, CAST(NULL AS BIGINT) AS person, ${baseYear} AS base_year, ${amount} AS amount, ${paidOn} AS paid_on
FROM unit_raw JOIN ${parquetRows([firmFile])} firm_row ON firm_row.firm_id = unit_raw.firm JOIN unit_core ON unit_core.unit_id = ${u}
WHERE (${condition}) AND ${amount} > 0`
  const from = (monthDay: string, yearsAway: number, salt: string, days: number) =>
    `${day(setting, monthDay, yearsAway)} + ${dice.below(u, salt, days)}::INTEGER`
  const refund = 'job_retention_refund'
  return [
    row(
      0,
      refund,
      year - 1,
      share(percent(30, 60)),
      from('02-10', 0, 'refunded on', 60),
      `${dice.below(u, 'refunded', 1000)} < CASE WHEN ${isOldProvince} THEN 600 ELSE 40 END`,
    ),
    row(
      1,
      refund,
      year - 2,
      share(`(${percent(30, 60)}) - 3`),
      from('03-01', -1, 'refunded earlier on', 200),
      `${dice.chance(u, 'refunded earlier', 330)} OR unit_core.scenario IN (${predecessors})`,
    ),
    row(
      2,
      refund,
      year - 3,
      share(percent(50, 100)),
      from('02-20', -2, 'refunded first on', 250),
      `unit_core.scenario < 0 AND ${dice.chance(u, 'refunded first', 250)} AND NOT coalesce(${inHardship}, false)`,
    ),
    row(
      3,
      'hardship_refund',
      year - 3,
      'unit_raw.insured_headcount * 6 * 130000',
      from('04-01', -2, 'refunded first on', 250),
      `unit_core.scenario < 0 AND ${inHardship}`,
    ),
  ].join('\nUNION ALL\n')
}

/** A payment that an employment has led to, to the unit or to the person. */
interface HirePayment {
  readonly policy: string
  readonly to: 'unit' | 'person'
  readonly baseYear: number
  readonly amount: string
  readonly paidOn: string
  readonly condition: string
}

/**
 * Subsidies already paid for hires of this year and of the epidemic's first, when hiring itself was subsidised; and, to people, benefits
 * of that year and start-up subsidies. One planted firm stands 400 yuan below a cap of 50 000.
 */
function hirePaymentsSql(setting: Setting, employmentFile: string): string {
  const { dice, year } = setting
  const e = 'employment.employment_id'
  const start = day(setting, '01-01')
  const isCapCase = `unit_core.scenario = ${scenarioIndex('hire_cap_nearly_reached')} AND ${e} - 1 - unit_core.slot_start < 62`
  const paidOn = `least(coalesce(employment.contract_started_on, ${start}) + (30 + ${dice.below(e, 'subsidy on', 90)})::INTEGER, DATE '${knownOn(setting)}')`
  const isHire = `employment.contract_started_on >= ${start}`
  const startedBetween = (from: string, to: string) => `employment.contract_started_on BETWEEN ${from} AND ${to}`
  const payments: readonly HirePayment[] = [
    {
      policy: 'hire_subsidy',
      to: 'unit',
      baseYear: year,
      amount: `CASE WHEN ${isCapCase} OR unit_core.region // 10000 = 22 THEN 80000 ELSE 100000 END`,
      paidOn: `greatest(${paidOn}, ${day(setting, '02-01')})`,
      condition: `(${isCapCase}) OR (unit_core.scenario < 0 AND ${isHire} AND employment.contract_months >= 12 AND employment.registered_unemployed_since <= ${day(setting, '06-30')} AND ${dice.chance(e, 'hire subsidy', 120)})`,
    },
    {
      policy: 'job_expansion_subsidy',
      to: 'unit',
      baseYear: year,
      amount: 'CASE WHEN unit_core.region // 10000 = 50 THEN 100000 ELSE 150000 END',
      paidOn,
      condition: `unit_core.scenario < 0 AND ${isHire} AND ${dice.chance(e, 'expansion subsidy', 15)}`,
    },
    {
      policy: 'epidemic_hire_subsidy',
      to: 'unit',
      baseYear: year - 2,
      amount: '100000',
      paidOn,
      condition: `unit_core.scenario < 0 AND ${startedBetween(day(setting, '02-01', -2), day(setting, '12-31', -2))} AND ${dice.chance(e, 'epidemic hire', 60)}`,
    },
    {
      // Drawn by people who found work in the year after.
      policy: 'unemployment_allowance',
      to: 'person',
      baseYear: year - 2,
      amount: `6 * (90000 + ${dice.below(e, 'allowance', 30)} * 1000)`,
      paidOn: `${day(setting, '07-01', -2)} + ${dice.below(e, 'allowance on', 180)}::INTEGER`,
      condition: `unit_core.scenario < 0 AND ${startedBetween(day(setting, '01-01', -1), day(setting, '12-31', -1))} AND ${dice.chance(e, 'drew allowance', 40)}`,
    },
    {
      policy: 'startup_subsidy',
      to: 'person',
      baseYear: year - 1,
      amount: '500000',
      paidOn: `${day(setting, '03-01', -1)} + ${dice.below(e, 'startup on', 250)}::INTEGER`,
      condition: `unit_core.scenario < 0 AND ${hasVenture(setting, 'employment.person')} AND ${dice.chance(e, 'startup subsidy', 150)}`,
    },
  ]
  return payments
    .map(({ policy, to, baseYear, amount, paidOn: on, condition }, nth) => {
      const payee =
        to === 'unit' ? 'employment.insured_unit, employment.firm' : 'CAST(NULL AS BIGINT) AS insured_unit, CAST(NULL AS BIGINT) AS firm'
      return `SELECT ${perHireOffset} + ${e} * ${payments.length} + ${nth} AS payment, '${policy}' AS policy, ${payee}, employment.person, ${baseYear} AS base_year, ${amount} AS amount, ${on} AS paid_on
FROM ${parquetRows([employmentFile])} employment JOIN unit_core ON unit_core.unit_id = employment.insured_unit
WHERE ${condition}`
    })
    .join('\nUNION ALL\n')
}
