import { done, type Result } from '../../kernel/result.ts'
import type { RunOnDisk } from '../runs/read-run.ts'
import type { ListScope } from './list-query.ts'
import type { RunOverview, WantedSource } from './overview.ts'
import { type ReadRefusal, type RunReader, withinSignal } from './run-reader.ts'
import { joinRanges } from './scope.ts'
import { summarisePolicy } from './summarise-policy.ts'

/**
 * What a run comes to inside a scope, grouped from its lists. Computed once for a run and a scope and kept as long as there is room;
 * refused where a list is no longer as it was made, also where the answer is kept.
 */
export async function summariseRun(
  reader: RunReader,
  run: RunOnDisk,
  scope: ListScope,
  signal?: AbortSignal,
): Promise<Result<RunOverview, ReadRefusal>> {
  const ranges = joinRanges(scope)
  const files = run.record.lists.policies.map(({ file }) => ({ run, file }))
  const damage = await reader.checked.firstDamage(files)
  if (damage !== undefined) return { kind: 'refused', refusal: damage }
  const key = JSON.stringify([run.record.digest, ranges])
  return withinSignal(
    reader.overviews.get(key, () => summarise(reader, run, ranges)),
    signal,
  )
}

async function summarise(reader: RunReader, run: RunOnDisk, scope: ListScope): Promise<Result<RunOverview, ReadRefusal>> {
  const policies = []
  const wanted = new Map<string, WantedSource>()
  for (const list of run.record.lists.policies) {
    const summarised = await summarisePolicy(reader, run, list, scope)
    if (summarised.kind === 'refused') return summarised
    policies.push(summarised.value.overview)
    for (const { source, decisions, alone } of summarised.value.wanted) {
      const before = wanted.get(source)
      wanted.set(source, { source, decisions: decisions + (before?.decisions ?? 0), alone: alone + (before?.alone ?? 0) })
    }
  }
  return done({ policies, wanted: [...wanted.values()].sort((a, b) => b.decisions - a.decisions || (a.source < b.source ? -1 : 1)) })
}
