import { sql } from 'kysely'
import type { Work } from '../../store/index.ts'
import type { Batch } from '../find-batch.ts'
import { samplePlanOf } from '../order-of-steps.ts'
import type { RefusedWith } from '../refusals.ts'
import { estimatedRate, isAbove, mostWrong, type Rate, type Stratum } from './error-rate.ts'

/** How far into the strata was drawn: at first, further, or all of them. */
export type Reach = 'first' | 'larger' | 'full'

/** A stratum of a sample: what it is of, and how it stands. */
export interface StandingStratum extends Stratum {
  readonly part: bigint
  readonly size: number
  readonly risk: string
  readonly drawn: number
}

/** How the sample of a batch stands: what was drawn, looked at and found, and what that comes to. */
export interface SampleStanding {
  readonly id: bigint
  /** The list that was drawn from. */
  readonly rows: number
  readonly reach: Reach
  readonly drawn: number
  readonly looked: number
  /** Wrong, as long as nobody else cleared the doubt about it. */
  readonly wrong: number
  readonly cleared: number
  /** Errors in ten thousand that the document of the place lets pass; undefined where none says so. */
  readonly limit: number | undefined
  readonly basis: string
  readonly strata: readonly StandingStratum[]
  /** Undefined before every stratum was looked into. */
  readonly rate: Rate | undefined
  /** How many rows of the list may be wrong, but for one case in twenty. */
  readonly most: number
}

/** The sample of the round that a batch is in; undefined before it was drawn. */
export async function sampleStanding(db: Work, { id: batch, round }: Pick<Batch, 'id' | 'round'>): Promise<SampleStanding | undefined> {
  const sample = await db.selectFrom('sample').selectAll().where('batch', '=', batch).where('round', '=', round).executeTakeFirst()
  if (sample === undefined) return undefined
  const { reach } = await db
    .selectFrom('sample_draw')
    .select('reach')
    .where('sample', '=', sample.id)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  const { rows: strata } = await sql<{
    part: bigint
    size: number
    risk: string
    rows: bigint
    drawn: bigint
    looked: bigint
    wrong: bigint
    cleared: bigint
  }>`
    select p.part, p.size, p.risk, count(*) as rows, count(r.claim) as drawn, count(*) filter (where r.state <> 'drawn') as looked,
      count(*) filter (where r.state = 'wrong' and d.finding is distinct from 'cleared') as wrong,
      count(*) filter (where r.state = 'wrong' and d.finding = 'cleared') as cleared
    from sample_place p left join sample_row r on r.sample = p.sample and r.claim = p.claim left join doubt d on d.id = r.doubt
    where p.sample = ${sample.id} group by p.part, p.size, p.risk order by p.part, p.size, p.risk`.execute(db)
  const read = strata.map(({ part, size, risk, ...counts }) => {
    const [rows, drawn, looked, wrong, cleared] = [counts.rows, counts.drawn, counts.looked, counts.wrong, counts.cleared].map(Number)
    return { part, size, risk, rows: rows ?? 0, drawn: drawn ?? 0, looked: looked ?? 0, wrong: wrong ?? 0, cleared: cleared ?? 0 }
  })
  const sum = (name: 'drawn' | 'looked' | 'wrong' | 'cleared') => read.reduce((all, each) => all + each[name], 0)
  return {
    ...{ id: sample.id, rows: sample.rows, reach: reach as Reach, limit: sample.most_wrong ?? undefined, basis: sample.basis },
    ...{ drawn: sum('drawn'), looked: sum('looked'), wrong: sum('wrong'), cleared: sum('cleared') },
    ...{ strata: read, rate: estimatedRate(read), most: mostWrong(read) },
  }
}

export type SampleFault = RefusedWith<'sample_needed' | 'sample_open' | 'sample_beyond' | 'sample_undecided'>

/** What stands against handing the money of a batch over whose order has a sample; undefined where nothing does. */
export async function lackingSample(db: Work, batch: Pick<Batch, 'id' | 'round'>): Promise<SampleFault | undefined> {
  const standing = await sampleStanding(db, batch)
  if (standing === undefined) return { code: 'sample_needed' }
  const { drawn, looked, wrong, rows, reach, limit, basis, rate, most } = standing
  if (rate === undefined || looked < drawn) return { code: 'sample_open', rows: drawn - looked, drawn }
  // Where every row was looked at, what is wrong is held, and the rate bars nothing.
  if (reach === 'full') return undefined
  const figures = { looked, wrong, rows, rateOf: rate.of, rateIn: rate.in, most }
  if (limit !== undefined) return isAbove(rate, limit) ? { code: 'sample_beyond', ...figures, limit, basis } : undefined
  const decided = await db
    .selectFrom('sample_decision')
    .select(['looked', 'wrong', 'verdict'])
    .where('sample', '=', standing.id)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  const stands = decided?.verdict === 'goes_on' && decided.looked === looked && decided.wrong === wrong
  return stands ? undefined : { code: 'sample_undecided', ...figures }
}

/** What the order of a batch says of its sample. */
export async function samplePlanIn(db: Work, batch: bigint) {
  return samplePlanOf(
    await db
      .selectFrom('batch')
      .select(['sample_share', 'sample_least', 'sample_most_wrong', 'sample_basis'])
      .where('id', '=', batch)
      .executeTakeFirstOrThrow(),
  )
}
