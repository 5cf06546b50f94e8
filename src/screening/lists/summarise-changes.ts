import { done, type Result } from '../../kernel/result.ts'
import { type ChangeKind, changedRows, changeKinds } from './changed-rows.ts'
import type { ListScope } from './list-query.ts'
import type { ListRefusal } from './list-refusals.ts'
import { type ReadRefusal, type RunReader, readFiles } from './run-reader.ts'
import { joinRanges } from './scope.ts'
import { type ComparedRuns, filesOf, sidesOf } from './sides.ts'

/** How two runs differ in one policy: subjects of each kind of change, with their net amounts in either run, in fen. */
export interface PolicyChanges {
  readonly policy: string
  readonly zh: string
  readonly entity: string
  readonly kinds: Readonly<Record<ChangeKind, ChangeSum>>
}

export interface ChangeSum {
  readonly count: number
  readonly before: bigint
  readonly after: bigint
}

/** The differences of two runs inside a scope, policy by policy: first those of the later run, then those that it no longer has. */
export async function summariseChanges(
  reader: RunReader,
  runs: ComparedRuns,
  scope: ListScope,
  signal?: AbortSignal,
): Promise<Result<readonly PolicyChanges[], ListRefusal | ReadRefusal>> {
  const ranges = joinRanges(scope)
  const lists = new Map(
    [...runs.later.record.lists.policies, ...runs.earlier.record.lists.policies].reverse().map((list) => [list.policy, list]),
  )
  const found: PolicyChanges[] = []
  for (const { policy, zh, entity } of [...lists.values()].reverse()) {
    const sides = sidesOf(runs, policy)
    if (sides.kind === 'refused') return sides
    const rows = await readFiles(
      reader,
      filesOf(sides.value),
      (...items) =>
        `select kind, count(*) as n, cast(sum(net_before) as varchar) as before, cast(sum(net_after) as varchar) as after from ${changedRows(sides.value, items, ranges)} group by kind`,
      signal,
    )
    if (rows.kind === 'refused') return rows
    const kinds = changeKinds.map((kind): readonly [ChangeKind, ChangeSum] => {
      const row = rows.value.find((each) => each.kind === kind)
      return [kind, { count: Number(row?.n ?? 0), before: BigInt(String(row?.before ?? '0')), after: BigInt(String(row?.after ?? '0')) }]
    })
    found.push({ policy, zh, entity, kinds: Object.fromEntries(kinds) as Record<ChangeKind, ChangeSum> })
  }
  return done(found)
}
