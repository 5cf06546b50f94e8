import type { SettlementScope } from '../../plans/index.ts'

/** Candidates `c` with one value here share an occasion; null where the year is not known. */
export function occasionOf(scope: SettlementScope): string {
  return scope === 'year' ? 'year(c.event_date)' : '0'
}

/** Was the earlier payment `p` for the same occasion as member `m`. */
export function isSameOccasion(scope: SettlementScope): string {
  switch (scope) {
    case 'ever':
      return 'true'
    case 'year':
      return 'p.base_year = m.occasion'
    case 'policy_period':
      return 'p.base_year between m.from_year and m.to_year'
  }
}

/** May the earlier payment `p` have been for the same occasion as candidate `c`; a top-up goes by the base year of the run. */
export function mayBeSameOccasion(scope: SettlementScope | 'base_year', baseYear: number): string {
  switch (scope) {
    case 'ever':
      return 'true'
    case 'year':
      return '(p.base_year is null or p.base_year = year(c.event_date))'
    case 'policy_period':
      return '(p.base_year is null or p.base_year between c.from_year and c.to_year)'
    case 'base_year':
      return `(p.base_year is null or p.base_year = ${baseYear})`
  }
}
