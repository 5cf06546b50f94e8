import type { SettlementScope } from '../../plans/index.ts'

/** Candidates `c` with one value here share an occasion; null where the year is not known. */
export function occasionOf(scope: SettlementScope): string {
  return scope === 'year' ? 'c.year' : '0'
}

/** Was the earlier payment `p` for the same occasion as member `m`: for its year, or paid on a day within its policy's period. */
export function isSameOccasion(scope: SettlementScope): string {
  switch (scope) {
    case 'ever':
      return 'true'
    case 'year':
      return 'p.base_year = m.occasion'
    case 'policy_period':
      return 'p.event_year between m.from_year and m.to_year'
  }
}

/** May the earlier payment `p` have been for the same occasion as candidate `c`; of an unknown policy its year may be either. */
export function mayBeSameOccasion(scope: SettlementScope, baseYearOffset: number): string {
  switch (scope) {
    case 'ever':
      return 'true'
    case 'year':
      return '(p.base_year is null or p.base_year = c.year)'
    case 'policy_period':
      return `(p.base_year is null
    or p.event_year between c.from_year and c.to_year
    or (p.policy is null and (p.base_year between c.from_year and c.to_year or p.base_year - (${baseYearOffset}) between c.from_year and c.to_year)))`
  }
}
