import { firmFlag } from './firms.ts'
import { planted, scenarioIndex, scenarios } from './scenarios.ts'
import { rowOf, type Setting } from './setting.ts'

/** The insured units of the bucket before succession. */
export function unitsSql(setting: Setting): string {
  const { dice } = setting
  const drawn = (salt: string, n: number) => dice.below('unit_id', salt, n)
  return `SELECT ${rowOf(setting, 'insured_unit', unitValues(setting), { known: ['insured_region', 'has_predecessor'], isWhole: 'scenario >= 0' })}
FROM (
  SELECT *, ${planted('unit', 'ui_premium_paid_last_year', `CASE WHEN months_sum = 0 THEN 0 ELSE months_sum * base_mean // 100 + ${drawn('premium fen', 100)} END`)} AS premium,
    CASE WHEN staff = 0 THEN 0 ELSE staff * base_mean + ${drawn('base fen', 100)} END AS base
  FROM (
    SELECT *, ${planted('unit', 'headcount_months', '((start_head + end_head) * insured + 1) // 2')} AS months_sum FROM (
      SELECT *, ${planted('unit', 'headcount_at_end', 'CASE WHEN insured = 0 THEN 0 ELSE (start_head + staff + 1) // 2 END')} AS end_head FROM (
        SELECT *, ${dice.draw('unit_id', 'unit hole')} AS hole, 400000 + ${drawn('base', 600_000)} AS base_mean,
          ${planted('unit', 'insured_months', `CASE WHEN ${dice.chance('unit_id', 'young', 80)} THEN ${drawn('insured', 12)} ELSE 12 END`)} AS insured,
          ${planted(
            'unit',
            'headcount_at_start',
            `staff * (85 + ${drawn('start', 40)}) // 100 + ${dice.pick('unit_id', 'start one', [
              [80, '0'],
              [20, '1'],
            ])}`,
          )} AS start_head
        FROM unit_core
      )
    )
  )
) ORDER BY unit_id`
}

/** Mergers, splits and form changes of the bucket's planted firms, as rows of unit_succession. */
export function successionsSql(setting: Setting): string {
  const rows = [
    ['merger_predecessor', 1, 1, 1, 'merger', '06-01'],
    ['split_predecessor', 1, 1, 3, 'split', '07-01'],
    ['split_predecessor', 2, 2, 3, 'split', '07-01'],
    ['form_change_predecessor', 1, 1, 1, 'form_change', '04-01'],
  ] as const
  const selects = rows.map(
    ([name, distance, numerator, denominator, kind, day]) =>
      `SELECT unit_id AS predecessor, (firm_id + ${distance}) * 2 AS successor, ${numerator} AS share_numerator, ${denominator} AS share_denominator, DATE '${setting.year - 1}-${day}' AS happened_on, '${kind}' AS kind FROM unit_core WHERE scenario = ${scenarioIndex(name)} AND (firm_id // 1999) * 1999 + ${scenarios.length} <= ${setting.firms}`,
  )
  return selects.join('\nUNION ALL ')
}

function unitValues(setting: Setting): Readonly<Record<string, string>> {
  const { dice } = setting
  const drawn = (salt: string, n: number) => dice.below('unit_id', salt, n)
  const flag = (field: string, perThousand: number) => planted('unit', field, dice.chance('unit_id', field, perThousand))
  // The harder a firm is hit, the likelier it asks for deferral.
  const hit = (['has_severe_difficulty', 'has_hardship', 'has_temporary_difficulty'] as const).map((flag) => firmFlag(setting, flag))
  const applied = planted(
    'unit',
    'has_applied_for_deferral',
    `(${drawn('deferral applied', 1000)} < CASE WHEN ${hit[0]} THEN 350 WHEN ${hit[1]} THEN 250 WHEN ${hit[2]} THEN 100 ELSE 25 END)`,
  )
  const lost = 'greatest(start_head - end_head, 0)'
  const share = (part: string) => `CASE WHEN staff = 0 THEN 0 ELSE (premium::HUGEINT * (${part}) // staff)::BIGINT END`
  return {
    insured_unit_id: 'unit_id',
    firm: 'firm_id',
    pooling_area: 'area_id',
    insured_region: 'region',
    insured_headcount: `staff + CASE WHEN scenario < 0 AND ${dice.chance('unit_id', 'stale', 5)} THEN 1 ELSE 0 END`,
    headcount_months: 'months_sum',
    insured_months: 'insured',
    headcount_at_start: 'start_head',
    headcount_at_end: 'end_head',
    natural_attrition: planted('unit', 'natural_attrition', `start_head * ${drawn('attrition', 300)} // 10000`),
    new_claimants: planted('unit', 'new_claimants', `${lost} * ${drawn('claimants', 100)} // 100`),
    statutory_layoffs: planted('unit', 'statutory_layoffs', `${lost} * ${drawn('layoffs', 60)} // 100`),
    ui_premium_paid_last_year: 'premium',
    ui_paid_months_last_year: planted(
      'unit',
      'ui_paid_months_last_year',
      `CASE WHEN insured > 0 AND ${dice.chance('unit_id', 'missed', 40)} THEN insured - 1 ELSE insured END`,
    ),
    has_arrears: flag('has_arrears', 35),
    pension_employer_monthly: 'base * 16 // 100',
    ui_employer_monthly: 'base * 5 // 1000',
    injury_employer_monthly: `base * (2 + ${drawn('injury', 18)}) // 1000`,
    ui_base_monthly: 'base',
    has_corporate_account: flag('has_corporate_account', 930),
    has_tax_account: flag('has_tax_account', 970),
    is_deferral_approved: planted('unit', 'is_deferral_approved', `(${applied} AND ${dice.chance('unit_id', 'deferral approved', 350)})`),
    has_applied_for_deferral: applied,
    affected_headcount: `CASE WHEN ${dice.chance('unit_id', 'all affected', 700)} THEN staff ELSE staff * ${drawn('affected', 100)} // 100 END - CASE WHEN ${dice.chance('unit_id', 'all affected', 700)} THEN to_public ELSE 0 END`,
    dispatched_headcount: 'dispatched',
    dispatched_to_public: 'to_public',
    dispatched_premium_paid: share('dispatched - to_public'),
    public_dispatch_premium_paid: share('to_public'),
    has_predecessor: 'false',
  }
}
