import { outcomeCodes } from '../../kernel/outcome.ts'
import { keyColumn } from './list-columns.ts'
import type { ListScope } from './list-query.ts'
import { within } from './scope.ts'
import type { Sides } from './sides.ts'

/**
 * What can have changed, each subject under the first that holds: it is eligible now and was not; it was and is not; its outcome is
 * another between those that are not eligible; the outcome stands and an amount is another. Who is refused and who is not decided at
 * all count alike: neither was granted anything.
 */
export const changeKinds = ['entered', 'left', 'outcome', 'amount'] as const
export type ChangeKind = (typeof changeKinds)[number]

export const changeColumns = 'subject, kind, growth'

const amounts = ['gross', 'net', 'awaiting_review', 'ceiling'] as const
const { eligible, ineligible } = outcomeCodes

/** The subjects of either list that something has changed for, as a FROM item; `files` are those of the sides that are there. */
export function changedRows({ earlier, later, either }: Sides, files: readonly string[], scope: ListScope): string {
  const [first = '', second = ''] = files
  const carried = [...new Set([...(earlier?.list.keys ?? []), ...(later?.list.keys ?? [])])]
  const side = (keys: readonly string[] | undefined, rows: string) => sideSql(keys, rows, carried, scope)
  const of = (name: string) => `case when r.subject is null then l.${name} else r.${name} end as ${name}`
  const beside = ['region', 'size', 'industry', ...either.keys.map(keyColumn)]
  const differs = ['outcome', ...amounts].map((name) => `l.${name} is distinct from r.${name}`)
  return `(select coalesce(r.subject, l.subject) as subject, ${beside.map(of).join(', ')},
  case
    when r.outcome = ${eligible} and l.outcome is distinct from ${eligible} then 'entered'
    when l.outcome = ${eligible} and r.outcome is distinct from ${eligible} then 'left'
    when l.outcome is distinct from r.outcome then 'outcome'
    else 'amount'
  end as kind,
  coalesce(l.net, 0) as net_before, coalesce(r.net, 0) as net_after, coalesce(r.net, 0) - coalesce(l.net, 0) as growth
from ${side(earlier?.list.keys, first)} l
full join ${side(later?.list.keys, earlier === undefined ? first : second)} r on r.subject = l.subject
where ${differs.join(' or ')})`
}

/** What one of the runs grants or may grant inside the scope; nothing where it has no list. */
function sideSql(keys: readonly string[] | undefined, rows: string, carried: readonly string[], scope: ListScope): string {
  if (keys === undefined) {
    const none = carried.map((entity) => `cast(null as bigint) as ${keyColumn(entity)}`)
    const empty = amounts.map((name) => `cast(null as bigint) as ${name}`)
    return `(select ${[`cast(null as bigint) as subject`, 'cast(null as utinyint) as outcome', 'cast(null as integer) as region', 'cast(null as integer) as size', 'cast(null as varchar) as industry', ...empty, ...none].join(', ')} where false)`
  }
  const columns = carried.map((entity) => (keys.includes(entity) ? keyColumn(entity) : `cast(null as bigint) as ${keyColumn(entity)}`))
  return `(select ${['subject', 'outcome', 'region', 'size', 'industry', ...amounts, ...columns].join(', ')} from ${rows} where outcome <> ${ineligible} and ${within(scope)})`
}
