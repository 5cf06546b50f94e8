import type { SettlementScope } from '../plans/index.ts'
import { sqlText } from '../store/index.ts'

/** Terms that every step of settlement is put together from; `c` is always a row of `candidate`, `p` one of `prior`. */

/** The key columns earlier payments carry. */
export const paymentKeys: readonly string[] = ['person', 'insured_unit', 'firm']

/** Outcomes that pay: eligible and for review. */
export const pays = 'c.outcome <= 2'

/** Undetermined: whether it pays cannot be told yet. */
export const isOpen = 'c.outcome = 4'

/** Neither gave way nor waits. */
export const isActive = 'c.displaced_by is null and c.blocked_by is null'

/** Event date, then subject: who comes first where not all can have it. */
export const eventOrder = 'c.event_date nulls last, c.subject_id'

/** Candidates with one value here share an occasion; unknown where the year is not known. */
export function occasion(scope: SettlementScope): string {
  return scope === 'year' ? 'year(c.event_date)' : '0'
}

/** Was the earlier payment `p` for the same occasion as candidate `c`. */
export function isSameOccasion(scope: SettlementScope): string {
  if (scope === 'ever') return 'true'
  return scope === 'year' ? 'p.base_year = year(c.event_date)' : 'p.base_year between c.from_year and c.to_year'
}

/** A list of texts for `in`. */
export function listOf(texts: readonly string[]): string {
  return `(${texts.map(sqlText).join(', ')})`
}

/** A change of every candidate that a query names as `r`. */
export function updateOf(changes: string, query: string): string {
  return `update candidate set ${changes} from (${query}) f where f.r = candidate.rowid`
}

/** Whoever lacks the key that a rule goes by waits until it is known: no rule is passed over for want of a fact. */
export function blockWithoutKey(entity: string, rows: string): string {
  return updateOf(
    `blocked_by = ${sqlText(`key_unknown:${entity}`)}`,
    `select c.rowid as r from candidate c where ${rows} and ${pays} and ${isActive} and c.${entity}_key is null`,
  )
}

/** Payments that cannot be told apart make the history of those they may belong to unknown. */
export function markUnclearHistory(keys: readonly string[], rows: string, policies: string): string {
  const sameKeys = keys.map((key) => `p.${key}_key = c.${key}_key`).join(' and ')
  return updateOf(
    'is_history_known = false',
    `select distinct c.rowid as r from candidate c join unclear_prior p on ${sameKeys} where ${rows} and (p.policy is null or p.policy in ${policies})`,
  )
}

/** Puts together what shares one rule, in an order that does not hang on how plans were read. */
export function byRule<T>(items: readonly T[], ruleOf: (item: T) => unknown): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>()
  for (const item of items) {
    const rule = ruleOf(item)
    if (rule === undefined) continue
    const key = JSON.stringify(rule)
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [item])
    else known.push(item)
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}
