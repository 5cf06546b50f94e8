import { sql } from 'kysely'
import { done, refused } from '../../kernel/result.ts'
import {
  drawnWord,
  findingWords,
  type PaperRow,
  placeAnnexTitle,
  placeColumns,
  sampleAnnexTitle,
  sampleColumns,
  sampleRecord,
  sizeText,
  verdictWords,
} from '../../papers/index.ts'
import type { Work } from '../../store/index.ts'
import type { Batch } from '../find-batch.ts'
import { placesOf, readDraw } from '../sample/read-sample.ts'
import { limitText, percentOfLimit, rateText, reachWords, stratumText } from '../sample/sample.zh.ts'
import { sampleStanding } from '../sample/sample-standing.ts'
import type { BatchPaper, PaperWork } from './batch-paper.ts'
import { headOf } from './head-of.ts'
import { fewRows, rowsNumbered } from './listed-rows.ts'
import { purposeOf, unnamed } from './words.zh.ts'

/** The record of a sample: offered once it was drawn, issued once everything drawn was looked at, and again when more is. */
export const samplePaper: BatchPaper = {
  permission: 'sample.draw',
  async offers(db, batch) {
    const about = await markOf(db, batch)
    if (about === undefined) return []
    const standing = await sampleStanding(db, batch)
    return [{ about, note: '', waits: standing === undefined || standing.looked < standing.drawn ? 'sample_looked' : undefined }]
  },
  async describe(work, about) {
    const { caller, batch } = work
    const read = await caller.transact(async (db) => ({
      head: await headOf(db, batch),
      draw: await readDraw(db, batch),
      standing: await sampleStanding(db, batch),
      places: await placesOf(db, batch.id),
    }))
    const { head, draw, standing, places } = read
    if (draw === undefined || standing === undefined) return refused({ code: 'paper_not_found', kind: 'sample_record' })
    const nameOf = stratumName(places)
    const { rate, limit, looked, wrong, cleared, most } = standing
    const description = sampleRecord({
      ...head,
      issuer: caller.post.body,
      list: { rows: draw.rows, fen: draw.fen, hash: draw.listHash },
      public: draw.public,
      seed: draw.seed,
      size: sizeText(percentOfLimit(draw.share), draw.least),
      sizeBasis: draw.basis,
      drawn: { by: draw.by, on: draw.on },
      turns: draw.turns.map((turn) => ({ ...turn, reach: reachWords[turn.reach] ?? turn.reach })),
      strata: standing.strata.map((stratum) => ({ ...stratum, name: nameOf(stratum) })),
      ...{ looked, wrong, cleared, most },
      rate: rateText(rate),
      limit: limit === undefined ? undefined : limitText(limit, standing.basis),
      decisions: draw.decisions.map((decision) => ({ words: verdictWords(decision), by: decision.by, on: decision.on })),
    })
    return done({
      description,
      annexes: [
        {
          title: sampleAnnexTitle(batch.policyZh, batch.turn),
          columns: sampleColumns,
          total: sampleColumns.map(() => undefined),
          rows: () => drawnRows(work, standing.id, nameOf),
        },
        {
          title: placeAnnexTitle(batch.policyZh, batch.turn),
          columns: placeColumns,
          total: placeColumns.map(({ kind }) => (kind === 'money' ? draw.fen : undefined)),
          rows: () => placeRows(work, standing.id, nameOf),
        },
      ],
      purpose: purposeOf(batch.policyZh, batch.number),
      region: batch.region,
      list: { rows: draw.rows, fen: draw.fen, hash: draw.listHash },
      stillStands: async (db) => (await markOf(db, batch)) === about,
    })
  },
}

/** What tells the sample of a round, as far as it was looked at, from a later state; undefined before it was drawn. */
async function markOf(db: Work, { id, round }: Pick<Batch, 'id' | 'round'>): Promise<string | undefined> {
  const { rows } = await sql<{ sample: bigint; looked: bigint; wrong: bigint; cleared: bigint; decided: bigint | null }>`
    select s.id as sample, count(r.claim) filter (where r.state <> 'drawn') as looked, count(r.claim) filter (where r.state = 'wrong') as wrong,
      count(r.claim) filter (where d.finding = 'cleared') as cleared,
      (select max(d.id) from sample_decision d where d.sample = s.id) as decided
    from sample s left join sample_row r on r.sample = s.id left join doubt d on d.id = r.doubt
    where s.batch = ${id} and s.round = ${round} group by s.id`.execute(db)
  const [row] = rows
  return row === undefined ? undefined : [row.sample, row.looked, row.wrong, row.cleared, row.decided ?? 0n].join('.')
}

interface InStratum {
  readonly part: bigint
  readonly size: number
  readonly risk: string
}

type NameOf = (stratum: InStratum) => string

/** What a stratum is called. */
const stratumName =
  (places: ReadonlyMap<bigint, string>): NameOf =>
  ({ part, size, risk }) =>
    stratumText(places.get(part) ?? String(part), size, risk)

/** Rows are read so many at a time, and others get their turn in between. */
const pieceRows = 1000

async function* drawnRows(work: PaperWork, sample: bigint, nameOf: NameOf): AsyncGenerator<readonly PaperRow[]> {
  for (let after = 0n; ; ) {
    const from = after
    const piece = await work.caller.transact((db) =>
      db
        .selectFrom('sample_row as r')
        .innerJoin('sample_place as p', (join) => join.onRef('p.sample', '=', 'r.sample').onRef('p.claim', '=', 'r.claim'))
        .leftJoin('account as a', 'a.id', 'r.looked_by')
        .leftJoin('doubt as d', 'd.id', 'r.doubt')
        .select([
          'r.claim',
          'p.part',
          'p.size',
          'p.risk',
          'p.fen',
          'a.name',
          'r.looked_on',
          'r.state',
          'r.fault',
          'r.evidence',
          'd.finding',
        ])
        .where('r.sample', '=', sample)
        .where('r.claim', '>', from)
        .orderBy('r.claim')
        .limit(pieceRows)
        .execute(),
    )
    const names = new Map((await fewRows(work, rowsNumbered(piece.map(({ claim }) => claim)))).map(({ id, name }) => [id, name]))
    yield piece.map((row) => [
      String(row.claim),
      names.get(row.claim) || unnamed(row.claim),
      nameOf(row),
      row.fen,
      row.name ?? undefined,
      row.looked_on ?? undefined,
      findingWords[row.finding === 'cleared' ? 'cleared' : row.state],
      row.fault ?? undefined,
      row.evidence ?? undefined,
    ])
    const last = piece.at(-1)
    if (last === undefined || piece.length < pieceRows) return
    after = last.claim
  }
}

async function* placeRows(work: PaperWork, sample: bigint, nameOf: NameOf): AsyncGenerator<readonly PaperRow[]> {
  for (let after = 0n; ; ) {
    const from = after
    const piece = await work.caller.transact((db) =>
      db
        .selectFrom('sample_place as p')
        .leftJoin('sample_row as r', (join) => join.onRef('r.sample', '=', 'p.sample').onRef('r.claim', '=', 'p.claim'))
        .select(['p.claim', 'p.fen', 'p.account', 'p.part', 'p.size', 'p.risk', 'p.place', 'r.draw'])
        .where('p.sample', '=', sample)
        .where('p.claim', '>', from)
        .orderBy('p.claim')
        .limit(pieceRows)
        .execute(),
    )
    yield piece.map((row) => [String(row.claim), row.fen, String(row.account ?? 0), nameOf(row), row.place, drawnWord(row.draw !== null)])
    const last = piece.at(-1)
    if (last === undefined || piece.length < pieceRows) return
    after = last.claim
  }
}
