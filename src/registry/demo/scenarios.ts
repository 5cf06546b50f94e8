/** A boundary case planted in the registry: facts of a firm, of its first insured unit, or a layoff plan, as SQL values by field. */
export interface Scenario {
  readonly name: string
  readonly staff?: number
  readonly firm?: Readonly<Record<string, string>>
  readonly unit?: Readonly<Record<string, string>>
  readonly layoffPlan?: Readonly<Record<'layoffs' | 'headcount', string>>
}

/** One firm in so many gets each scenario; prime, so that it follows no other cycle. The rounds take turns in the planted places. */
export const scenarioCycle = 1999

const headcounts = (start: number, end: number, monthsTotal: number, claimants = 0): Readonly<Record<string, string>> => ({
  headcount_at_start: `${start}`,
  headcount_at_end: `${end}`,
  headcount_months: `${monthsTotal}`,
  insured_months: '12',
  ui_paid_months_last_year: '12',
  natural_attrition: '0',
  new_claimants: `${claimants}`,
  statutory_layoffs: `${Math.max(0, start - end)}`,
  has_arrears: 'false',
})

const plan = (layoffs: number | 'unknown', headcount: number | 'unknown'): Scenario => {
  const sql = (number: number | 'unknown') => (number === 'unknown' ? 'NULL' : `${number}`)
  return { name: `plan_${layoffs}_of_${headcount}`, layoffPlan: { layoffs: sql(layoffs), headcount: sql(headcount) } }
}

const dispatch = (name: string, total: number, toPublic: number): Scenario => ({
  name,
  staff: 60,
  firm: { industry_code: `'L7263'`, is_dispatch_agency: 'true' },
  unit: { dispatched_headcount: `${total}`, dispatched_to_public: `${toPublic}` },
})

/** The scenarios, in a fixed order: firm key modulo the cycle is the index. Appended to, never reordered. */
export const scenarios: readonly Scenario[] = [
  { name: 'mean_headcount_30', staff: 30, unit: headcounts(30, 30, 360) },
  { name: 'mean_headcount_31', staff: 31, unit: headcounts(31, 31, 372) },
  { name: 'mean_headcount_just_above_30', staff: 30, unit: headcounts(30, 30, 361) },
  { name: 'layoff_rate_exactly_5_5_percent', staff: 189, unit: headcounts(200, 189, 2400, 11) },
  { name: 'layoff_rate_above_5_5_percent', staff: 188, unit: headcounts(200, 188, 2400, 12) },
  { name: 'claimants_exactly_5_5_percent', staff: 200, unit: headcounts(200, 200, 2400, 11) },
  { name: 'layoff_rate_exactly_20_percent', staff: 8, unit: headcounts(10, 8, 120, 2) },
  { name: 'layoff_rate_above_20_percent', staff: 7, unit: headcounts(10, 7, 120, 3) },
  { name: 'layoff_rate_20_percent_of_30', staff: 24, unit: headcounts(30, 24, 360, 6) },
  { name: 'no_staff_at_start', staff: 5, unit: { ...headcounts(0, 5, 40), insured_months: '8', ui_paid_months_last_year: '8' } },
  { name: 'insured_eleven_months', staff: 6, unit: { ...headcounts(6, 6, 66), insured_months: '11', ui_paid_months_last_year: '11' } },
  { name: 'one_month_unpaid', staff: 6, unit: { ...headcounts(6, 6, 72), ui_paid_months_last_year: '11', has_arrears: 'true' } },
  {
    name: 'deferred_not_in_arrears',
    staff: 6,
    unit: { ...headcounts(6, 6, 72), is_deferral_approved: 'true', has_applied_for_deferral: 'true' },
  },
  { name: 'premium_half_fen_at_90_percent', staff: 3, unit: { ...headcounts(3, 3, 36), ui_premium_paid_last_year: '12345' } },
  { name: 'premium_one_fen', staff: 1, unit: { ...headcounts(1, 1, 12), ui_premium_paid_last_year: '1' } },
  { name: 'premium_half_fen_at_50_percent', staff: 4, unit: { ...headcounts(4, 4, 48), ui_premium_paid_last_year: '333333' } },
  plan(20, 1000),
  plan(19, 190),
  plan(19, 191),
  plan(10, 100),
  plan(9, 100),
  plan(2, 20),
  plan(1, 11),
  plan(20, 199),
  dispatch('dispatch_to_enterprises', 50, 0),
  dispatch('dispatch_all_to_public_bodies', 60, 60),
  dispatch('dispatch_mixed', 41, 17),
  { name: 'seriously_dishonest', firm: { is_seriously_dishonest: 'true' } },
  { name: 'zombie', firm: { is_zombie: 'true' } },
  { name: 'tax_account_only', unit: { has_corporate_account: 'false', has_tax_account: 'true' } },
  { name: 'no_account', unit: { has_corporate_account: 'false', has_tax_account: 'false' } },
  {
    name: 'labour_intensive_1000',
    firm: { is_labour_intensive: 'true', employees: '1000', poverty_alleviated_employees: '300', industry_code: `'C1811'` },
  },
  {
    name: 'labour_intensive_999',
    firm: { is_labour_intensive: 'true', employees: '999', poverty_alleviated_employees: '299', industry_code: `'C1811'` },
  },
  { name: 'industry_at_large', firm: { industry_code: `'C3411'`, employees: '1000', revenue: '40000000000' } },
  { name: 'industry_below_large', firm: { industry_code: `'C3411'`, employees: '999', revenue: '40000000000' } },
  { name: 'catering_at_small', firm: { industry_code: `'H6210'`, employees: '10', revenue: '100000000' } },
  { name: 'catering_below_small', firm: { industry_code: `'H6210'`, employees: '10', revenue: '99999999' } },
  { name: 'hire_cap_nearly_reached', staff: 80 },
  {
    name: 'merger_predecessor',
    staff: 0,
    unit: { ...headcounts(12, 0, 60), insured_months: '5', ui_paid_months_last_year: '5', ui_premium_paid_last_year: '500001' },
  },
  { name: 'merger_successor', staff: 30, unit: { ...headcounts(18, 30, 276), ui_premium_paid_last_year: '2300001' } },
  {
    name: 'split_predecessor',
    staff: 0,
    unit: { ...headcounts(31, 0, 186), insured_months: '6', ui_paid_months_last_year: '6', ui_premium_paid_last_year: '1000000' },
  },
  {
    name: 'split_successor_small',
    staff: 10,
    unit: { ...headcounts(0, 10, 60), insured_months: '6', ui_paid_months_last_year: '6', ui_premium_paid_last_year: '400000' },
  },
  {
    name: 'split_successor_large',
    staff: 20,
    unit: { ...headcounts(0, 20, 120), insured_months: '6', ui_paid_months_last_year: '6', ui_premium_paid_last_year: '800000' },
  },
  {
    name: 'form_change_predecessor',
    staff: 0,
    unit: { ...headcounts(9, 0, 27), insured_months: '3', ui_paid_months_last_year: '3', ui_premium_paid_last_year: '250000' },
  },
  {
    name: 'form_change_successor',
    staff: 9,
    unit: { ...headcounts(0, 9, 81), insured_months: '9', ui_paid_months_last_year: '9', ui_premium_paid_last_year: '750000' },
  },
  // A plan that was withdrawn before anybody had to go, and two that say only half.
  plan(0, 50),
  plan('unknown', 80),
  plan(15, 'unknown'),
  {
    name: 'large_in_difficulty',
    staff: 12,
    firm: {
      industry_code: `'C3411'`,
      employees: '1200',
      revenue: '45000000000',
      has_temporary_difficulty: 'true',
      has_severe_difficulty: 'true',
      is_recovery_expected: 'true',
    },
    unit: { ...headcounts(12, 12, 144), has_applied_for_deferral: 'true' },
  },
]

/** Where a scenario stands in the list; asking for an unknown one is a bug. */
export function scenarioIndex(name: string): number {
  const index = scenarios.findIndex((scenario) => scenario.name === name)
  if (index < 0) throw new Error(`No scenario '${name}'`)
  return index
}

/** SQL for a field: the planted value where the row's `scenario` plants one, else the given value. */
export function planted(part: 'firm' | 'unit', field: string, otherwise: string): string {
  const cases = scenarios.flatMap((scenario, index) => {
    const value = scenario[part]?.[field]
    return value === undefined ? [] : [`WHEN ${index} THEN ${value}`]
  })
  return cases.length === 0 ? otherwise : `(CASE scenario ${cases.join(' ')} ELSE ${otherwise} END)`
}
