import { sql } from 'kysely'
import { type CodeNames, describeDecisionRefusal, type FactsPlane, findRun } from '../decisions/index.ts'
import type { JobFailure } from '../jobs/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { exportList, type ListScope, listDecisions, type RunOnDisk } from '../screening/index.ts'
import type { PackHand } from './pack-hand.ts'
import type { PackScope } from './pack-scope.ts'
import type { ReadRow } from './table-text.ts'
import { words } from './words.zh.ts'

/** A list of a run that batches of a place were made of. */
interface UsedList {
  readonly run: string
  readonly policy: string
  readonly policyZh: string
  readonly region: string
}

/** A list that is there, with the regions that are read of it. */
interface FoundList extends UsedList {
  readonly on: RunOnDisk
  readonly codes: ListScope
}

const filter = { outcome: ['ineligible'] } as const

/** The lists behind the batches of a pack: those that are there, and the names of runs that are not. */
export async function usedLists(
  hand: PackHand,
  facts: FactsPlane,
  { batches }: PackScope,
): Promise<Result<{ readonly found: readonly FoundList[]; readonly lost: readonly string[] }, JobFailure>> {
  const read = await hand.read((db) =>
    sql<UsedList>`select distinct run, policy, policy_zh as "policyZh", region from batch where id = any (${batches.map(String)}::bigint[])
      order by run, policy, region`.execute(db),
  )
  if (read.kind === 'refused') return read
  const found: FoundList[] = []
  const lost = new Set<string>()
  for (const list of read.value.rows) {
    const known = await findRun(facts, list.run)
    const isThere = known.kind === 'done' && known.value.run.record.lists.policies.some(({ policy }) => policy === list.policy)
    if (!isThere) {
      lost.add(list.run)
      continue
    }
    const codes = await hand.codesIn(list.region)
    if (codes.kind === 'refused') return codes
    found.push({ ...list, on: known.value.run, codes: codes.value })
  }
  return done({ found, lost: [...lost] })
}

/** How many the lists refuse, as they count themselves. */
export async function countRefused(
  facts: FactsPlane,
  lists: readonly FoundList[],
  signal: AbortSignal,
): Promise<Result<bigint, JobFailure>> {
  let rows = 0n
  for (const { on, policy, codes } of lists) {
    const page = await listDecisions(facts.reader, on, policy, { filter, size: 20, count: 'exact' }, codes, signal)
    if (page.kind === 'refused') return refused({ code: page.refusal.code, message: describeDecisionRefusal(page.refusal) })
    rows += BigInt(page.value.count.n)
  }
  return done(rows)
}

/** Those whom the lists refuse, with every reason; no names of anybody. */
export async function* refusedRows(
  facts: FactsPlane,
  names: CodeNames,
  lists: readonly FoundList[],
  signal: AbortSignal,
): AsyncGenerator<Result<readonly ReadRow[], JobFailure>> {
  for (const { on, run, policy, policyZh, codes } of lists) {
    const { record } = on
    const list = record.lists.policies.find((each) => each.policy === policy)
    const called = new Map<string, string>([
      ...record.variants
        .filter((variant) => variant.policy === policy)
        .flatMap(({ conditions }) => conditions.map(({ id, zh }): [string, string] => [id, zh])),
      ...(list?.variants ?? []).flatMap(({ missing }) => missing.map(({ key, zh }): [string, string] => [key, zh])),
    ])
    const plans = new Map(record.plans.map(({ id, title, number }) => [id, number === '' ? title : number]))
    const all = (ids: readonly string[]) => ids.map((id) => called.get(id) ?? id).join(words.separator)
    for await (const batch of exportList(facts.reader, on, policy, { filter }, codes, signal)) {
      if (batch.kind === 'refused') return yield refused({ code: batch.refusal.code, message: describeDecisionRefusal(batch.refusal) })
      const rows = batch.value.rows.map((row) => ({
        run,
        policy: policyZh,
        subject_key: String(row.subject),
        plan: plans.get(row.plan) ?? row.plan,
        failed: all(row.failed),
        missing: all(row.missing),
        region_code: String(row.region).padStart(6, '0'),
        place: names.region(row.region),
        day: row.day,
      }))
      yield done(rows)
    }
  }
}
