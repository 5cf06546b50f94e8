import { sql } from 'kysely'
import type { Work } from '../store/index.ts'
import type { BatchKind } from './find-batch.ts'

/** Keys of one statement. */
const atOnce = 5_000

/** Which of some grants are taken, paid or on their way to it, wherever that may be: each as its key and period, a space between. */
export async function grantsTaken(
  db: Work,
  policy: string,
  kind: BatchKind,
  asked: readonly { readonly onceKey: string; readonly period: string }[],
): Promise<ReadonlySet<string>> {
  const taken = new Set<string>()
  for (let at = 0; at < asked.length; at += atOnce) {
    const some = asked.slice(at, at + atOnce)
    const found = await sql<{ once_key: string; period: string }>`
      select once_key, period from grants_taken(${policy}, ${kind}, ${some.map(({ onceKey }) => onceKey)}::text[], ${some.map(({ period }) => period)}::text[])`.execute(
      db,
    )
    for (const row of found.rows) taken.add(`${row.once_key} ${row.period}`)
  }
  return taken
}
