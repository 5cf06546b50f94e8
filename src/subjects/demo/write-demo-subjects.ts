import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { placesOfCodes } from '../../organisation/index.ts'
import type { Manifest } from '../../registry/index.ts'
import type { Vocabulary } from '../../rules/index.ts'
import type { DuckDbOptions, Work, WorkStore } from '../../store/index.ts'
import { type NamedEntity, namedEntities } from '../entities.ts'
import type { Keys } from '../secrets/open-keys.ts'
import type { DrawnPiece, DrawOrder } from './draw-worker.ts'
import type { CodeWords } from './drawn-subjects.ts'

export interface DemoSubjects {
  readonly snapshotFolder: string
  readonly manifest: Manifest
  readonly vocabulary: Vocabulary
  readonly keys: Keys
  readonly database: Omit<DuckDbOptions, 'isOrderPreserved'>
  readonly onProgress?: (progress: LoadProgress) => void
  /** Stops after what is being written now; the next call goes on from there. */
  readonly signal?: AbortSignal
}

/** Subjects that are written, and how many there will be. */
export interface LoadProgress {
  readonly done: number
  readonly total: number
}

interface Loaded {
  readonly entity: NamedEntity
  readonly through: bigint
  readonly written: number
  readonly total: number
}

/** How long the office's only connection may be taken at once, in milliseconds: half of what anybody may notice. */
const spellMs = 25
const mostPieces = 10

/**
 * Gives every subject of a demonstration's snapshot a name and numbers, always the same ones, in steps short enough that others are
 * served between them; gives how many there are now. What an earlier call has written stays, also where it was killed.
 */
export async function writeDemoSubjects(store: WorkStore, demo: DemoSubjects): Promise<LoadProgress> {
  const loads = await store.asSystem('run_job', (db) => beginLoads(db, demo.manifest))
  const total = loads.reduce((sum, load) => sum + load.total, 0)
  let written = loads.reduce((sum, load) => sum + load.written, 0)
  demo.onProgress?.({ done: written, total })
  const missing = loads.filter((load) => load.written < load.total)
  if (missing.length === 0) return { done: written, total }
  const order: DrawOrder = {
    entities: missing.map(({ entity, through }) => ({ entity, after: through })),
    files: filesIn(demo),
    words: await store.asSystem('run_job', (db) => wordsOf(db, demo.vocabulary)),
    ring: demo.keys.ring(),
    database: demo.database,
  }
  const worker = new Worker(new URL('./draw-worker.ts', import.meta.url), { workerData: order })
  const exited = new Promise<void>((exit) => worker.once('exit', () => exit()))
  try {
    for await (const pieces of inSpells(worker, demo.signal)) {
      const rows = pieces.reduce((sum, piece) => sum + piece.rows, 0)
      await store.asSystem('run_job', (db) => writePieces(db, demo.manifest, order.ring[0].version, pieces))
      written += rows
      demo.onProgress?.({ done: written, total })
    }
  } finally {
    // Told, not cut off: the database's own threads do not survive the end of theirs, and would take the whole process along.
    worker.postMessage('stop')
    await exited
  }
  return { done: written, total }
}

/** How far the names of a demonstration are written; undefined where nobody has begun or all are there. */
export async function readLoad(db: Work): Promise<LoadProgress | undefined> {
  const rows = await db.selectFrom('subject_load').select(['written', 'total']).execute()
  const [done, total] = [rows.reduce((sum, row) => sum + row.written, 0n), rows.reduce((sum, row) => sum + row.total, 0n)]
  return done >= total ? undefined : { done: Number(done), total: Number(total) }
}

async function beginLoads(db: Work, manifest: Manifest): Promise<readonly Loaded[]> {
  const rows = namedEntities
    .filter((entity) => manifest.entities[entity] !== undefined)
    .map((entity) => ({ snapshot: manifest.id, entity, through: -1n, written: 0n, total: BigInt(manifest.entities[entity]?.rows ?? 0) }))
  await db
    .insertInto('subject_load')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const found = await db.selectFrom('subject_load').selectAll().where('snapshot', '=', manifest.id).execute()
  return found
    .map((row) => ({ entity: row.entity as NamedEntity, through: row.through, written: Number(row.written), total: Number(row.total) }))
    .sort((a, b) => namedEntities.indexOf(a.entity) - namedEntities.indexOf(b.entity))
}

function filesIn({ manifest, snapshotFolder }: DemoSubjects): DrawOrder['files'] {
  return Object.fromEntries(
    namedEntities.flatMap((entity) => {
      const files = manifest.entities[entity]?.files
      return files === undefined ? [] : [[entity, files.map(({ path }) => join(snapshotFolder, path))]]
    }),
  )
}

async function wordsOf(db: Work, { enumerations }: Vocabulary): Promise<CodeWords> {
  const regions = await placesOfCodes(db)
  const idsOf = (enumeration: string) => (enumerations.get(enumeration)?.values ?? []).map(({ id }) => id)
  return {
    regions: new Map([...regions].map(([code, { path, name, pastName }]) => [code, { path, name: pastName ?? name }])),
    kinds: idsOf('entity_kind'),
    female: idsOf('sex').indexOf('female'),
  }
}

/** What the worker has drawn, in groups that take about one spell to write; the next is asked for once one is written. */
async function* inSpells(worker: Worker, signal: AbortSignal | undefined): AsyncGenerator<readonly DrawnPiece[]> {
  const drawn: DrawnPiece[] = []
  let isOver = false
  let failure: unknown
  let wake: (() => void) | undefined
  worker.on('message', (piece: DrawnPiece | undefined) => {
    if (piece === undefined) isOver = true
    else drawn.push(piece)
    wake?.()
  })
  worker.on('error', (error) => {
    failure = error
    wake?.()
  })
  let most = 1
  while (signal?.aborted !== true) {
    if (failure !== undefined) throw failure
    const [first] = drawn
    if (first === undefined) {
      if (isOver) return
      await new Promise<void>((resolve) => (wake = resolve))
      continue
    }
    const other = drawn.findIndex(({ entity }) => entity !== first.entity)
    const pieces = drawn.splice(0, Math.min(most, other < 0 ? drawn.length : other))
    const began = performance.now()
    yield pieces
    const took = performance.now() - began
    most = took > spellMs ? Math.max(1, Math.floor((pieces.length * spellMs) / took)) : Math.min(mostPieces, pieces.length + 1)
    worker.postMessage(pieces.length)
    // Whoever waits for an answer comes first.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** One step: subjects, their numbers, and how far it has come, together or not at all. */
async function writePieces(db: Work, manifest: Manifest, version: number, pieces: readonly DrawnPiece[]): Promise<void> {
  const [first] = pieces
  const through = pieces.at(-1)?.through
  if (first === undefined || through === undefined) return
  const array = (pick: (piece: DrawnPiece) => string) =>
    `{${pieces
      .map(pick)
      .filter((text) => text !== '')
      .join(',')}}`
  const { entity } = first
  await sql`
    insert into subject (key, entity, name, home, insured, operating, pairs)
    select key, ${entity}, name, home, insured, operating, pairs::integer[]
    from unnest(${array((p) => p.subjects.keys)}::bigint[], ${array((p) => p.subjects.names)}::text[], ${array((p) => p.subjects.homes)}::text[],
      ${array((p) => p.subjects.insureds)}::text[], ${array((p) => p.subjects.operatings)}::text[], ${array((p) => p.subjects.pairs)}::text[]) as drawn (key, name, home, insured, operating, pairs)
    on conflict (key, entity) do update set name = excluded.name, home = excluded.home, insured = excluded.insured, operating = excluded.operating,
      pairs = excluded.pairs`.execute(db)
  await sql`
    insert into subject_number (key, entity, scheme, tail, hash, cipher, key_version, tail_before, hash_before, from_day, source)
    select key, ${entity}, scheme, tail, hash, cipher, ${version}, tail_before, hash_before, ${manifest.knownOn}::date, 'demonstration'
    from unnest(${array((p) => p.numbers.keys)}::bigint[], ${array((p) => p.numbers.schemes)}::text[], ${array((p) => p.numbers.tails)}::bigint[],
      ${array((p) => p.numbers.hashes)}::bytea[], ${array((p) => p.numbers.ciphers)}::bytea[], ${array((p) => p.numbers.tailsBefore)}::bigint[],
      ${array((p) => p.numbers.hashesBefore)}::bytea[]) as drawn (key, scheme, tail, hash, cipher, tail_before, hash_before)
    on conflict (key, entity, scheme, from_day) do update set tail = excluded.tail, hash = excluded.hash, cipher = excluded.cipher,
      key_version = excluded.key_version, tail_before = excluded.tail_before, hash_before = excluded.hash_before`.execute(db)
  await db
    .updateTable('subject_load')
    .set(({ eb }) => ({ through, written: eb('written', '+', BigInt(pieces.reduce((sum, piece) => sum + piece.rows, 0))) }))
    .where('snapshot', '=', manifest.id)
    .where('entity', '=', entity)
    .execute()
}
