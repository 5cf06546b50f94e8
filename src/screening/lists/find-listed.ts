import { done, type Result } from '../../kernel/result.ts'
import type { RunOnDisk } from '../runs/read-run.ts'
import type { ListRow, ListScope } from './list-query.ts'
import { listedPolicy } from './listed-policy.ts'
import { readRow, rowColumns } from './read-row.ts'
import { type ReadRefusal, type RunReader, readFiles } from './run-reader.ts'
import { within } from './scope.ts'

/** A policy's list in a run. */
export interface ListedAt {
  readonly run: RunOnDisk
  readonly policy: string
}

/**
 * The rows of one subject in several lists, in their order: undefined where a list has none inside the scope, or the run has no such
 * list. The lists must all be about subjects of one kind.
 */
export async function findListed(
  reader: RunReader,
  lists: readonly ListedAt[],
  subject: bigint,
  scope: ListScope,
  signal?: AbortSignal,
): Promise<Result<readonly (ListRow | undefined)[], ReadRefusal>> {
  const there = lists.flatMap(({ run, policy }, at) => {
    const found = run.record.lists.policies.find((each) => each.policy === policy)
    return found === undefined ? [] : [{ at, run, list: listedPolicy(run.record, found) }]
  })
  if (there.length === 0) return done(lists.map(() => undefined))
  const rows = await readFiles(
    reader,
    there.map(({ run, list }) => ({ run, file: list.file })),
    (...files) =>
      there
        .map(
          ({ at, list }, i) =>
            `select ${at} as list_at, ${rowColumns(list)} from ${files[i] ?? ''} where subject = ${subject} and (${within(scope)})`,
        )
        .join('\nunion all by name\n'),
    signal,
  )
  if (rows.kind === 'refused') return rows
  const byList = new Map(rows.value.map((row) => [Number(row.list_at), row]))
  return done(
    lists.map((_, at) => {
      const row = byList.get(at)
      const list = there.find((each) => each.at === at)?.list
      return row === undefined || list === undefined ? undefined : readRow(row, list)
    }),
  )
}
