import { done, type Result, refused } from '../../kernel/result.ts'
import type { Row } from '../../store/index.ts'
import { type ChangeKind, changeColumns, changedRows, changeKinds } from './changed-rows.ts'
import { questionMark } from './cursor.ts'
import { betweenFen, filterSql, oneOf } from './filter-sql.ts'
import type { ListCount, ListFilter, ListQuery, ListRange, ListRow, ListScope } from './list-query.ts'
import type { ListRefusal } from './list-refusals.ts'
import { cursorSql, type ListSort, rowNumber, sortOf } from './list-sorts.ts'
import type { ListedPolicy } from './listed-policy.ts'
import { countOf, countSql, cutPage, pageSql, pagingOf } from './paging.ts'
import { readRow } from './read-row.ts'
import { type ReadList, readWholeRows } from './read-whole-rows.ts'
import { type ReadRefusal, type RunReader, readFiles } from './run-reader.ts'
import { joinRanges, within } from './scope.ts'
import { type ComparedRuns, filesOf, type Side, sidesOf } from './sides.ts'

/** What is asked of the changes between two runs; as of a list. Sorted by the change of the net amount, the greatest first, when nothing is said. */
export interface ChangeQuery extends Pick<ListQuery, 'sort' | 'size' | 'after' | 'before' | 'count'> {
  readonly filter?: ChangeFilter
}

/** Region, size and industry are those of the later run, where the subject is in it. */
export interface ChangeFilter extends Pick<ListFilter, 'region' | 'size' | 'industry' | 'subject' | 'key'> {
  readonly kind?: readonly string[]
  /** By how much the net amount has grown; fen. */
  readonly growth?: ListRange<bigint>
}

export interface ChangePage {
  readonly rows: readonly ChangeRow[]
  readonly next: string | undefined
  readonly previous: string | undefined
  readonly count: ListCount
}

export interface ChangeRow {
  readonly subject: bigint
  readonly kind: ChangeKind
  /** Net amount now less net amount then, each 0 where it is not known or there is none; fen. */
  readonly growth: bigint
  /** The subject in either run; absent where nobody decided it there, or out of the reader's sight. */
  readonly earlier: ListRow | undefined
  readonly later: ListRow | undefined
}

const sorts: Readonly<Record<string, ListSort>> = { growth: sortOf('growth'), key: sortOf('subject'), region: sortOf('region') }
const ofRows = ['region', 'size', 'industry', 'subject', 'key'] as const

/**
 * A page of the subjects that a policy treats otherwise in the later of two runs, inside the scope. Subjects are told by their keys,
 * so both runs have to be of one registry. Refused as a list is, and where the policy is about other subjects in each.
 */
export async function listChanges(
  reader: RunReader,
  runs: ComparedRuns,
  policy: string,
  query: ChangeQuery,
  scope: ListScope,
  signal?: AbortSignal,
): Promise<Result<ChangePage, ListRefusal | ReadRefusal>> {
  const sides = sidesOf(runs, policy)
  if (sides.kind === 'refused') return sides
  const { earlier, later, either } = sides.value
  const { sort: { by, direction } = { by: 'growth', direction: 'desc' } } = query
  const sort = Object.hasOwn(sorts, by) ? sorts[by] : undefined
  if (sort === undefined) return refused({ code: 'list_part_unknown', part: 'sort', name: by, known: Object.keys(sorts) })
  if (direction !== 'asc' && direction !== 'desc')
    return refused({ code: 'list_part_unknown', part: 'sort', name: String(direction), known: ['asc', 'desc'] })
  const ranges = joinRanges(scope)
  const where = changeFilterSql(query.filter ?? {}, ranges, either)
  if (where.kind === 'refused') return where
  const mark = questionMark([runs.earlier.record.id, runs.later.record.id, policy, query.filter ?? {}, sort.column, direction])
  const paging = pagingOf(query, mark, sort)
  if (paging.kind === 'refused') return paging
  const read = (select: (changed: string) => string) =>
    readFiles(reader, filesOf(sides.value), (...rows) => select(changedRows(sides.value, rows, ranges)), signal)
  const found = await read(
    (changed) =>
      `select ${changeColumns}, ${cursorSql(sort)} as at from ${changed} ${pageSql(where.value, sort, direction === 'desc', paging.value)}`,
  )
  if (found.kind === 'refused') return found
  const counted = await read((changed) => countSql(paging.value, changed, where.value))
  if (counted.kind === 'refused') return counted
  const { rows, next, previous } = cutPage(found.value, paging.value)
  const both: ReadonlyMap<bigint, ListRow>[] = []
  for (const side of [earlier, later]) {
    const whole = await wholeRows(reader, side, rows, ranges, signal)
    if (whole.kind === 'refused') return whole
    both.push(whole.value)
  }
  return done({ rows: rows.map((row) => changeRow(row, both)), next, previous, count: countOf(paging.value, counted.value) })
}

function changeFilterSql({ kind, growth, ...ofRow }: ChangeFilter, scope: ListScope, list: ListedPolicy): Result<string, ListRefusal> {
  const where = filterSql(ofRow, scope, list, ofRows, ['kind', 'growth'])
  if (where.kind === 'refused') return where
  const kinds = kind === undefined ? done('true') : oneOf('kind', kind, changeKinds, (each) => `kind = '${each}'`)
  if (kinds.kind === 'refused') return kinds
  const grown = growth === undefined ? done('true') : betweenFen('growth', growth)
  return grown.kind === 'refused' ? grown : done(`${where.value} and ${kinds.value} and ${grown.value}`)
}

/** The subjects of a page as one of the runs has them. */
async function wholeRows(
  reader: RunReader,
  side: Side | undefined,
  page: readonly Row[],
  scope: ListScope,
  signal: AbortSignal | undefined,
): Promise<Result<ReadonlyMap<bigint, ListRow>, ReadRefusal>> {
  if (side === undefined || page.length === 0) return done(new Map())
  const { run, list } = side
  const read: ReadList = (select) => readFiles(reader, [{ run, file: list.file }], (rows = '') => select(rows), signal)
  const subjects = page.map(({ subject }) => String(subject)).join(', ')
  const found = await readWholeRows(
    read,
    list,
    (rows) => `select ${rowNumber} as number from ${rows} where subject in (${subjects}) and ${within(scope)}`,
  )
  return found.kind === 'refused' ? found : done(new Map(found.value.map((row) => [row.subject as bigint, readRow(row, list)])))
}

function changeRow(row: Row, [earlier, later]: readonly ReadonlyMap<bigint, ListRow>[]): ChangeRow {
  const subject = BigInt(row.subject as bigint)
  const kind = changeKinds.find((known) => known === row.kind)
  if (kind === undefined) throw new Error(`a change of kind ${row.kind}`)
  return { subject, kind, growth: BigInt(row.growth as bigint), earlier: earlier?.get(subject), later: later?.get(subject) }
}
