import { done, type Result, refused } from '../../kernel/result.ts'
import type { RunOnDisk } from '../runs/read-run.ts'
import { filterSql } from './filter-sql.ts'
import type { ListQuery, ListScope } from './list-query.ts'
import type { ListRefusal } from './list-refusals.ts'
import { asItLies, type ListSort, listSorts } from './list-sorts.ts'
import { type ListedPolicy, listedPolicy } from './listed-policy.ts'
import { joinRanges } from './scope.ts'

/** A question that a list can answer. */
export interface AskedList {
  readonly list: ListedPolicy
  /** The rows that are meant and may be seen. */
  readonly where: string
  readonly sort: ListSort
  readonly isDescending: boolean
}

/** Lays a question on a policy's list; refused where it names what the list does not know. */
export function askList(
  { record }: RunOnDisk,
  policy: string,
  { filter = {}, sort = { by: 'net', direction: 'desc' } }: Pick<ListQuery, 'filter' | 'sort'>,
  scope: ListScope,
): Result<AskedList, ListRefusal> {
  const found = record.lists.policies.find((each) => each.policy === policy)
  if (found === undefined) return refused({ code: 'list_policy_unknown', policy, known: record.lists.policies.map((each) => each.policy) })
  const list = listedPolicy(record, found)
  const by = Object.hasOwn(listSorts, sort.by) ? listSorts[sort.by] : undefined
  if (by === undefined) return refused({ code: 'list_part_unknown', part: 'sort', name: sort.by, known: Object.keys(listSorts) })
  if (sort.direction !== 'asc' && sort.direction !== 'desc')
    return refused({ code: 'list_part_unknown', part: 'sort', name: String(sort.direction), known: ['asc', 'desc'] })
  const where = filterSql(filter, joinRanges(scope), list)
  if (where.kind === 'refused') return where
  const isDescending = sort.direction === 'desc'
  if (sort.by === 'net' && isDescending) return done({ list, where: where.value, sort: asItLies, isDescending: false })
  return done({ list, where: where.value, sort: by, isDescending })
}
