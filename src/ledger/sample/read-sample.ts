import type { Caller } from '../../access/index.ts'
import type { Work } from '../../store/index.ts'
import { type Batch, findBatch } from '../find-batch.ts'
import type { SamplePlan } from '../order-of-steps.ts'
import { type SamplePerson, samplePeople } from './assign-sample.ts'
import { lackingSample, type SampleFault, type SampleStanding, samplePlanIn, sampleStanding } from './sample-standing.ts'

/** How a sample was drawn, so that anybody draws the same. */
export interface SampleDraw {
  readonly seed: string
  readonly method: string
  readonly listHash: string
  readonly rows: number
  readonly fen: bigint
  readonly public: { readonly number: string; readonly source: string; readonly day: string }
  readonly share: number
  readonly least: number
  readonly basis: string
  readonly by: string
  readonly on: string
  readonly turns: readonly {
    readonly reach: string
    readonly rows: number
    readonly reason: string | undefined
    readonly by: string
    readonly on: string
  }[]
  readonly decisions: readonly {
    readonly looked: number
    readonly wrong: number
    readonly verdict: 'goes_on' | 'looks_further'
    readonly reason: string
    readonly by: string
    readonly on: string
  }[]
}

export interface SampleView {
  /** What the order of the batch says of samples; undefined where no document says how much is drawn. */
  readonly plan: SamplePlan | undefined
  readonly draw: SampleDraw | undefined
  readonly standing: (SampleStanding & { readonly places: ReadonlyMap<bigint, string> }) | undefined
  readonly people: readonly SamplePerson[]
  /** Of those that are the caller's to look at, how many nobody looked at yet. */
  readonly mine: number
  /** What still stands against handing over. */
  readonly lacking: SampleFault | undefined
}

/** The sample of a batch in its round, how it was drawn, how it stands; undefined where the caller sees no such batch. */
export async function readSample(caller: Caller, id: bigint): Promise<SampleView | undefined> {
  return caller.transact(async (db) => {
    const found = await findBatch(db, id)
    if (found.kind === 'refused') return undefined
    const batch = found.value
    const plan = await samplePlanIn(db, id)
    const standing = await sampleStanding(db, batch)
    const lacking = await lackingSample(db, batch)
    if (standing === undefined) return { plan, draw: undefined, standing: undefined, people: [], mine: 0, lacking }
    const people = batch.state === 'sample' ? await samplePeople(db, caller, batch, standing.id) : []
    const { mine } = await db
      .selectFrom('sample_row')
      .select(({ fn }) => fn.countAll<bigint>().as('mine'))
      .where('sample', '=', standing.id)
      .where('state', '=', 'drawn')
      .where('assigned_to', '=', caller.account.id)
      .executeTakeFirstOrThrow()
    const places = await placesOf(db, id)
    return { plan, draw: await readDraw(db, batch), standing: { ...standing, places }, people, mine: Number(mine), lacking }
  })
}

/** Where the parts of a batch are handled. */
export async function placesOf(db: Work, batch: bigint): Promise<ReadonlyMap<bigint, string>> {
  const parts = await db
    .selectFrom('batch_part')
    .innerJoin('region', 'region.path', 'batch_part.region')
    .select(['batch_part.id', 'region.name'])
    .where('batch', '=', batch)
    .execute()
  return new Map(parts.map(({ id, name }) => [id, name]))
}

/** How the sample of a round was drawn, and what heads decided on it; undefined before it was. */
export async function readDraw(db: Work, { id, round }: Pick<Batch, 'id' | 'round'>): Promise<SampleDraw | undefined> {
  const sample = await db
    .selectFrom('sample')
    .innerJoin('account', 'account.id', 'sample.drawn_by')
    .selectAll('sample')
    .select('account.name')
    .where('batch', '=', id)
    .where('round', '=', round)
    .executeTakeFirst()
  if (sample === undefined) return undefined
  const turns = await db
    .selectFrom('sample_draw')
    .innerJoin('account', 'account.id', 'sample_draw.drawn_by')
    .select(['reach', 'rows', 'reason', 'account.name as by', 'drawn_on as on'])
    .where('sample', '=', sample.id)
    .orderBy('number')
    .execute()
  const decisions = await db
    .selectFrom('sample_decision')
    .innerJoin('account', 'account.id', 'sample_decision.decided_by')
    .select(['looked', 'wrong', 'verdict', 'reason', 'account.name as by', 'decided_on as on'])
    .where('sample', '=', sample.id)
    .orderBy('sample_decision.id')
    .execute()
  return {
    ...{ seed: sample.seed, method: sample.method, listHash: sample.list_hash, rows: sample.rows, fen: sample.fen },
    public: { number: sample.public_number, source: sample.public_source, day: sample.public_on },
    ...{ share: sample.share, least: sample.least, basis: sample.basis, by: sample.name, on: sample.drawn_on },
    turns: turns.map(({ reason, ...turn }) => ({ ...turn, reason: reason ?? undefined })),
    decisions: decisions.map(({ verdict, ...decision }) => ({ ...decision, verdict: verdict as 'goes_on' | 'looks_further' })),
  }
}
