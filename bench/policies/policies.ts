/** One policy as text: eight conditions and what it pays. */
export interface PolicyText {
  readonly id: string
  readonly conditions: readonly string[]
  readonly amount: string
}

/** Five policies of eight conditions over flat facts, of the kinds the documents ask for: flags, thresholds, days, classes, a quotient against a tier. */
export const policyTexts: readonly PolicyText[] = [
  {
    id: 'refund',
    conditions: [
      'is_active',
      'not(is_dishonest)',
      'not(is_in_arrears)',
      'insured_months >= full_year',
      'separations / headcount_start <= layoff_rate_max[headcount_start]',
      'not(is_dispatch_agency)',
      'founded_on <= base_day',
      'premium > 0',
    ],
    amount: 'premium * refund_rate[size]',
  },
  {
    id: 'training',
    conditions: [
      'is_active',
      'not(is_dishonest)',
      'industry in (catering, retail, tourism, transport)',
      'size in (medium, small, micro)',
      'insured_months >= insured_months_min',
      'training_days >= training_days_min',
      'headcount <= training_headcount_max',
      'headcount > 0',
    ],
    amount: 'headcount * training_subsidy',
  },
  {
    id: 'expansion',
    conditions: [
      'is_active',
      'not(is_dishonest)',
      'graduates_hired > 0',
      'not(is_dispatch_agency)',
      'headcount >= expansion_headcount_min',
      'headcount >= headcount_start',
      'insured_months >= insured_months_min',
      'graduates_hired <= headcount',
    ],
    amount: 'graduates_hired * expansion_subsidy',
  },
  {
    id: 'deferral',
    conditions: [
      'is_active',
      'not(is_dishonest)',
      'industry in (manufacturing, catering, retail, tourism)',
      'monthly_due > 0',
      'headcount >= deferral_headcount_min',
      'founded_on <= newcomer_day',
      'not(is_in_arrears) or size in (small, micro)',
      'insured_months > 0',
    ],
    amount: 'monthly_due * deferral_months',
  },
  {
    id: 'interest',
    conditions: [
      'is_active',
      'not(is_dishonest)',
      'size in (small, micro)',
      'loan > 0',
      'loan <= loan_max',
      'not(industry = finance)',
      'graduates_hired / headcount_start >= growth_min',
      'founded_on <= newcomer_day',
    ],
    amount: 'smaller(loan * interest_rate, interest_max)',
  },
]
