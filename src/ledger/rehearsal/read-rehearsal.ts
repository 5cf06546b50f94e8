import type { Caller } from '../../access/index.ts'
import type { Work } from '../../store/index.ts'
import { type Batch, findBatch } from '../find-batch.ts'
import type { RefusedWith } from '../refusals.ts'
import { comparisons } from './comparisons.ts'
import { comparisonWords } from './comparisons.zh.ts'
import { rehearsedSum } from './rehearsed-rows.ts'

/** A comparison with what the last rehearsal made of it. */
export interface ComparisonLine {
  readonly id: string
  readonly name: string
  readonly what: string
  readonly basis: string
  readonly example: string
  /** Why it is switched off. */
  readonly off: string | undefined
  readonly last: { readonly standing: 'made' | 'no_data' | 'off'; readonly rows: number; readonly found: number } | undefined
}

export interface RehearsalView {
  readonly last:
    | {
        readonly id: bigint
        readonly by: string
        readonly on: string
        readonly rows: number
        readonly fen: bigint
        readonly dataOn: string | undefined
        readonly snapshot: string | undefined
        /** The list and its accounts are those that were compared. */
        readonly isCurrent: boolean
      }
    | undefined
  readonly times: number
  readonly comparisons: readonly ComparisonLine[]
  /** The document by which a place does without. */
  readonly setAside: string | undefined
}

/** The comparisons and the last rehearsal of a batch; undefined where the caller sees no such batch. */
export async function readRehearsal(caller: Caller, id: bigint): Promise<RehearsalView | undefined> {
  return caller.transact(async (db) => {
    const found = await findBatch(db, id)
    if (found.kind === 'refused') return undefined
    const rehearsals = await db
      .selectFrom('rehearsal')
      .innerJoin('account', 'account.id', 'rehearsal.made_by')
      .select(['rehearsal.id', 'account.name as by', 'made_on', 'rows', 'fen', 'data_on', 'snapshot', 'round', 'list_hash'])
      .where('batch', '=', id)
      .orderBy('rehearsal.id', 'desc')
      .execute()
    const [last] = rehearsals
    const lines =
      last === undefined
        ? []
        : await db
            .selectFrom('rehearsal_comparison')
            .select(['comparison', 'standing', 'rows', 'found'])
            .where('rehearsal', '=', last.id)
            .execute()
    const lineOf = new Map(lines.map(({ comparison, standing, rows, found: count }) => [comparison, { standing, rows, found: count }]))
    const { hash } = await rehearsedSum(db, id)
    const { approved, round } = found.value
    return {
      last:
        last === undefined
          ? undefined
          : {
              ...{ id: last.id, by: last.by, on: last.made_on, rows: last.rows, fen: last.fen },
              ...{ dataOn: last.data_on ?? undefined, snapshot: last.snapshot ?? undefined },
              isCurrent: approved !== undefined || (last.round === round && last.list_hash === hash),
            },
      times: rehearsals.length,
      comparisons: comparisons.map(({ id: comparison }) => {
        const { name, what, basis, example, off } = comparisonWords[comparison]
        return { id: comparison, name, what, basis, example, off, last: lineOf.get(comparison) as ComparisonLine['last'] }
      }),
      setAside: await setAsideBy(db, id),
    }
  })
}

/** A row that a rehearsal found. */
export interface FindingLine {
  readonly claim: bigint
  readonly detail: string
  readonly doubt: { readonly id: bigint; readonly state: string; readonly finding: 'stands' | 'cleared' | undefined }
}

/** As many rows as are shown of one comparison. */
const most = 200

/** The rows that a comparison of a rehearsal found, in the caller's regions, at most 200. */
export async function listFindings(caller: Caller, rehearsal: bigint, comparison: string): Promise<readonly FindingLine[]> {
  const rows = await caller.transact((db) =>
    db
      .selectFrom('rehearsal_finding')
      .innerJoin('doubt', 'doubt.id', 'rehearsal_finding.doubt')
      .select(['rehearsal_finding.claim', 'detail', 'doubt.id', 'doubt.state', 'doubt.finding'])
      .where('rehearsal', '=', rehearsal)
      .where('comparison', '=', comparison)
      .orderBy('rehearsal_finding.claim')
      .limit(most)
      .execute(),
  )
  return rows.map(({ claim, detail, id, state, finding }) => ({
    claim,
    detail,
    doubt: { id, state, finding: (finding ?? undefined) as FindingLine['doubt']['finding'] },
  }))
}

/** The document by which the order of a batch does without a rehearsal; undefined where it does not. */
export async function setAsideBy(db: Work, batch: bigint): Promise<string | undefined> {
  const row = await db.selectFrom('batch').select(['set_aside', 'set_aside_basis']).where('id', '=', batch).executeTakeFirstOrThrow()
  return row.set_aside.includes('rehearsal') ? (row.set_aside_basis ?? undefined) : undefined
}

/** What stands against approving a list that was not rehearsed as it stands; undefined where it was, or its place does without by a document. */
export async function lackingRehearsal(db: Work, { id, round }: Batch): Promise<RefusedWith<'rehearsal_needed'> | undefined> {
  if ((await setAsideBy(db, id)) !== undefined) return undefined
  const last = await db
    .selectFrom('rehearsal')
    .select(['round', 'list_hash', 'made_on'])
    .where('batch', '=', id)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (last !== undefined && last.round === round && last.list_hash === (await rehearsedSum(db, id)).hash) return undefined
  return { code: 'rehearsal_needed', last: last?.made_on ?? '' }
}
