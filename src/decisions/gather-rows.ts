import { done, type Result } from '../kernel/result.ts'
import {
  exportList,
  type ListFilter,
  type ListRefusal,
  type ListRow,
  type ListScope,
  type ReadRefusal,
  type RunOnDisk,
} from '../screening/index.ts'
import type { FactsPlane } from './facts-plane.ts'

/** Every row of a list that a filter means inside a scope, up to one more than `most`. */
export async function gatherRows(
  { reader }: FactsPlane,
  run: RunOnDisk,
  policy: string,
  filter: ListFilter,
  scope: ListScope,
  most: number,
): Promise<Result<readonly ListRow[], ListRefusal | ReadRefusal>> {
  const rows: ListRow[] = []
  for await (const batch of exportList(reader, run, policy, { filter }, scope)) {
    if (batch.kind === 'refused') return batch
    rows.push(...batch.value.rows)
    if (rows.length > most) break
  }
  return done(rows.slice(0, most + 1))
}
