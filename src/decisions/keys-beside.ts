import type { ListRow } from '../screening/index.ts'
import type { FactsPlane } from './facts-plane.ts'
import { findRun } from './find-runs.ts'
import { gatherRows } from './gather-rows.ts'

/** As many subjects as one filter names. */
const mostNamed = 1_000

/**
 * The keys of the records beside some subjects of a policy's list, as that run has them; without any where the run cannot be read. Not
 * bounded by regions: whoever asks sees the subjects already, perhaps under what their region became.
 */
export async function keysBeside(
  facts: FactsPlane,
  run: string,
  policy: string,
  subjects: readonly bigint[],
): Promise<readonly Pick<ListRow, 'subject' | 'keys'>[]> {
  const known = await findRun(facts, run)
  const found = new Map<bigint, ListRow>()
  for (let at = 0; known.kind === 'done' && at < subjects.length; at += mostNamed) {
    const subject = subjects.slice(at, at + mostNamed)
    const rows = await gatherRows(facts, known.value.run, policy, { subject }, [{ from: 0, to: 999_999 }], mostNamed)
    if (rows.kind === 'done') for (const row of rows.value) found.set(row.subject, row)
  }
  return subjects.map((subject) => found.get(subject) ?? { subject, keys: new Map() })
}
