import type { PolicyText } from './policies.ts'

/** A policy over the jobs of a unit: two aggregates with filters, in conditions and in the amount. */
export const relationTexts: readonly PolicyText[] = [
  {
    id: 'graduate_hires',
    conditions: [
      'is_active',
      'not(is_dishonest)',
      'not(is_in_arrears)',
      'size in (medium, small, micro)',
      'count(jobs[is_graduate and item.insured_months >= graduate_months_min]) > 0',
      'sum(jobs[started_on > base_day].wage) > 0',
      'founded_on <= base_day',
      'insured_months >= insured_months_min',
    ],
    amount: 'count(jobs[is_graduate and item.insured_months >= graduate_months_min]) * expansion_subsidy',
  },
]
