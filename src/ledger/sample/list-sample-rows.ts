import type { Caller } from '../../access/index.ts'

/** A drawn row as a page shows it. */
export interface SampleRow {
  readonly claim: bigint
  readonly fen: bigint
  readonly size: number
  readonly risk: string
  readonly state: 'drawn' | 'right' | 'wrong'
  readonly assignedTo: string | undefined
  readonly isMine: boolean
  readonly fault: string | undefined
  readonly evidence: string | undefined
  readonly lookedOn: string | undefined
  readonly doubt: { readonly id: bigint; readonly finding: 'stands' | 'cleared' | undefined } | undefined
}

/** Which drawn rows: the caller's own, or those of a state, after one. */
export interface SampleRowsQuery {
  readonly batch: bigint
  readonly isMine: boolean
  readonly state: SampleRow['state'] | undefined
  readonly after: bigint | undefined
  readonly size: number
}

/** Drawn rows of the round of a batch in the caller's regions, by number. */
export async function listSampleRows(caller: Caller, query: SampleRowsQuery): Promise<readonly SampleRow[]> {
  const { batch, isMine, state, after, size } = query
  const rows = await caller.transact((db) =>
    db
      .selectFrom('sample_row as r')
      .innerJoin('sample as s', 's.id', 'r.sample')
      .innerJoin('batch as b', (join) => join.onRef('b.id', '=', 's.batch').onRef('b.round', '=', 's.round'))
      .innerJoin('sample_place as p', (join) => join.onRef('p.sample', '=', 'r.sample').onRef('p.claim', '=', 'r.claim'))
      .leftJoin('account as a', 'a.id', 'r.assigned_to')
      .leftJoin('doubt as d', 'd.id', 'r.doubt')
      .select(['r.claim', 'p.fen', 'p.size', 'p.risk', 'r.state', 'r.assigned_to', 'a.name', 'r.fault', 'r.evidence', 'r.looked_on'])
      .select(['d.id as doubt', 'd.finding'])
      .where('b.id', '=', batch)
      .$if(isMine, (of) => of.where('r.assigned_to', '=', caller.account.id))
      .$if(state !== undefined, (of) => of.where('r.state', '=', state ?? ''))
      .$if(after !== undefined, (of) => of.where('r.claim', '>', after ?? 0n))
      .orderBy('r.claim')
      .limit(size)
      .execute(),
  )
  return rows.map(({ assigned_to: assigned, name, looked_on: lookedOn, doubt, finding, fault, evidence, ...row }) => ({
    ...row,
    state: row.state as SampleRow['state'],
    assignedTo: name ?? undefined,
    isMine: assigned === caller.account.id,
    fault: fault ?? undefined,
    evidence: evidence ?? undefined,
    lookedOn: lookedOn ?? undefined,
    doubt: doubt === null ? undefined : { id: doubt, finding: (finding ?? undefined) as 'stands' | 'cleared' | undefined },
  }))
}
