import { dateFromParts, formatDate, yearOf } from '../../kernel/calendar.ts'
import type { Problem } from '../../kernel/problem.ts'
import type { Plan, Policy } from '../plan.ts'

/**
 * A day before which a policy does not reach refuses on the document's own day: it lies no later than the beginning of the year the
 * document was made in, or of the one it says it is about where that is earlier, and no later than the period.
 */
export function checkPeriod({ issuedOn, year }: Plan, { period }: Policy): readonly Problem[] {
  const earliest = period?.earliest
  if (period === undefined || earliest === undefined) return []
  const problem = (code: string, values: Readonly<Record<string, string>>): readonly Problem[] => [
    { code, severity: 'error', at: earliest.at, with: values },
  ]
  if (issuedOn === undefined || earliest.day.kind !== 'day') return problem('earliest_without_document_day', {})
  const first = dateFromParts(Math.min(yearOf(issuedOn), year ?? Number.POSITIVE_INFINITY), 1, 1) ?? issuedOn
  const latest = period.from.kind === 'day' ? Math.min(first, period.from.day) : first
  return earliest.day.day <= latest ? [] : problem('earliest_too_late', { found: formatDate(earliest.day.day), latest: formatDate(latest) })
}
