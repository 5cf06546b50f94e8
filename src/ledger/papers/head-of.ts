import type { Work } from '../../store/index.ts'
import type { Batch } from '../find-batch.ts'

/** What every paper of a batch says of it. */
export interface BatchHead {
  readonly policy: string
  readonly number: string
  readonly turn: number
  readonly fund: string
  readonly place: string
  readonly dataOn: string
  readonly screenedOn: string
  /** The document that lays its order of steps down; none where it is the usual one. */
  readonly basis: readonly string[]
  /** Whom its grants are about. */
  readonly entity: string
  /** Whether anybody else than the subject is paid. */
  readonly hasPayees: boolean
}

/** The head of a batch on its papers. */
export async function headOf(db: Work, { id, policyZh: policy, number, turn, fund }: Batch): Promise<BatchHead> {
  const row = await db
    .selectFrom('batch')
    .innerJoin('region', 'region.path', 'batch.region')
    .select(['region.name as place', 'data_on', 'screened_on', 'order_basis'])
    .where('batch.id', '=', id)
    .executeTakeFirstOrThrow()
  const grant = await db.selectFrom('entitlement').select(['subject_entity as entity']).where('batch', '=', id).limit(1).executeTakeFirst()
  const other = await db
    .selectFrom('entitlement')
    .select('id')
    .where('batch', '=', id)
    .where(({ or, eb, ref }) => or([eb('subject_entity', '<>', ref('payee_entity')), eb('subject_key', '<>', ref('payee_key'))]))
    .limit(1)
    .executeTakeFirst()
  return {
    policy,
    number,
    turn,
    fund,
    place: row.place,
    dataOn: row.data_on,
    screenedOn: row.screened_on,
    basis: row.order_basis === '' ? [] : [row.order_basis],
    entity: grant?.entity ?? '',
    hasPayees: other !== undefined,
  }
}

/** The papers that were entered about a batch by their numbers, of some kinds or of all. */
export async function enteredPapers(db: Work, { id }: Pick<Batch, 'id'>, kinds?: readonly string[]) {
  const papers = await db
    .selectFrom('batch_paper')
    .select(['kind', 'number', 'paper_on as day'])
    .where('batch', '=', id)
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', [...(kinds ?? [])]))
    .orderBy('id')
    .execute()
  return papers
}
