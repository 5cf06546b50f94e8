import type { Caller } from '../access/index.ts'
import { openVerbs } from '../lifecycle/index.ts'
import { type KeptUpload, uploadsOf } from '../uploads/index.ts'
import { type DoubtState, type DoubtVerb, doubtLife } from './row-lives.ts'

/** A doubt as a page shows it. */
export interface DoubtLine {
  readonly id: bigint
  readonly version: number
  readonly claim: bigint
  readonly source: string
  readonly state: DoubtState
  readonly reason: string
  readonly raisedBy: string
  readonly raisedOn: string
  readonly dueOn: string | undefined
  readonly answer: string | undefined
  readonly evidence: string | undefined
  readonly files: readonly KeptUpload[]
  readonly answeredBy: string | undefined
  readonly finding: 'stands' | 'cleared' | undefined
  readonly verbs: readonly DoubtVerb[]
}

/** Doubts shown at once; those that are open come first. */
const most = 500

/** The doubts about rows of a batch in the caller's regions, open ones first. */
export async function listDoubts(caller: Caller, batch: bigint): Promise<readonly DoubtLine[]> {
  return caller.transact(async (db) => {
    const rows = await db
      .selectFrom('doubt')
      .innerJoin('account as raiser', 'raiser.id', 'doubt.raised_by')
      .leftJoin('account as answerer', 'answerer.id', 'doubt.answered_by')
      .selectAll('doubt')
      .select(['raiser.name as raised_name', 'answerer.name as answered_name'])
      .where('batch', '=', batch)
      .orderBy(({ eb }) => eb('doubt.state', '=', 'closed'))
      .orderBy('doubt.id')
      .limit(most)
      .execute()
    const ids = rows.map(({ id }) => String(id))
    const files = await uploadsOf(db, 'doubt', ids)
    const verbs = await openVerbs(db, caller, doubtLife, rows)
    return rows.map((row) => ({
      id: row.id,
      version: row.version,
      claim: row.claim,
      source: row.source,
      state: row.state as DoubtState,
      reason: row.reason,
      raisedBy: row.raised_name,
      raisedOn: row.raised_on,
      dueOn: row.due_on ?? undefined,
      answer: row.answer ?? undefined,
      evidence: row.evidence ?? undefined,
      files: files.get(String(row.id)) ?? [],
      answeredBy: row.answered_name ?? undefined,
      finding: (row.finding ?? undefined) as DoubtLine['finding'],
      verbs: verbs.get(row.id) ?? [],
    }))
  })
}
