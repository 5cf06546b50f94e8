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
