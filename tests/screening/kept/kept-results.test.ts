import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunRecord, runScreening, type ScreeningOutcome, spendingParts } from '../../../src/screening/index.ts'
import { type KeptResult, readKept, writeKept } from '../../../src/screening/kept/kept-results.ts'
import { type KeyParts, resultKey } from '../../../src/screening/kept/result-key.ts'
import { type DuckDb, openDuckDb, parquetRows } from '../../../src/store/index.ts'
import { drawn } from '../../drawn.ts'
import { granted } from '../granted.ts'
import { fingerprints } from '../test-plans.ts'
import { Scratch } from '../test-registry.ts'
import { type Chosen, EditedWorlds, edits } from './edited-worlds.ts'

const scratch = new Scratch()
const worlds = new EditedWorlds(scratch)
let database: DuckDb

let first: ScreeningOutcome

beforeAll(async () => {
  await worlds.prepare(150, 75)
  database = await openDuckDb(scratch.database(1))
  first = await screen(asShipped, 'first')
})
afterAll(async () => {
  await database.close()
  scratch.remove()
})

interface How {
  readonly isAfresh?: boolean
  readonly keyOf?: (parts: KeyParts) => string
  readonly engine?: string
}

const asShipped: Chosen = edits.map(() => 0)
const changed = (what: string, way: number, from: Chosen = asShipped): Chosen =>
  from.map((chosen, i) => (edits[i]?.what === what ? way : chosen))

async function screen(chosen: Chosen, runs: string, { engine = fingerprints.engine, ...how }: How = {}): Promise<ScreeningOutcome> {
  const { set, link, snapshotFolder } = worlds.world(chosen)
  const options = { ...scratch.database(1), temporaryFolder: scratch.path('tmp') }
  const request = {
    set,
    link,
    snapshotFolder,
    runsFolder: scratch.path(runs),
    fingerprints: { ...fingerprints, engine },
    database: options,
  }
  return granted(await runScreening({ ...request, ...how }))
}

/** What a run says and every row of it, wherever rows lie within a file: all but how long it took and what its bytes are. */
async function contentOf({ record, folder }: ScreeningOutcome): Promise<unknown> {
  const { seconds, spent, files, digest, fingerprints: by, id, engine, ...said } = record
  const rows: Record<string, unknown> = {}
  for (const { path } of files.filter((file) => file.path.endsWith('.parquet'))) {
    const source = parquetRows([join(folder, path)])
    const [sums] = await database.rows(`select count(*) as n, sum(hash(t)) as a, sum(hash(t, 1)) as b from ${source} t`)
    rows[path] = sums
  }
  // Two folders may hold the same snapshot; which of them was read says nothing of what came out.
  return { said: { ...said, snapshot: { ...said.snapshot, folder: '' } }, rows }
}

/** What screening a world with nothing to take from gives, each world once. */
const fresh = new Map<string, unknown>()
async function freshOf(chosen: Chosen): Promise<unknown> {
  const key = chosen.join()
  if (!fresh.has(key)) {
    const runs = `fresh-${fresh.size}`
    fresh.set(key, await contentOf(await screen(chosen, runs, { isAfresh: true })))
    rmSync(scratch.path(runs), { recursive: true })
  }
  return fresh.get(key)
}

const counted = ({ spent }: RunRecord, of: 'made' | 'kept') => spendingParts.reduce((sum, part) => sum + spent[part][of], 0)

/** A small generator of its own, so that a seed says everything. */
function dice(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) | 0
    return ((state ^ (state >>> 13)) >>> 0) % below
  }
}

/** A runs folder with a copy of the first run; gives that run. */
function withFirst(runs: string): ScreeningOutcome {
  const folder = scratch.path(runs, basename(first.folder))
  cpSync(first.folder, folder, { recursive: true })
  return { ...first, folder }
}

describe('a screening that takes from earlier ones what did not change', () => {
  const seeds = Array.from({ length: drawn(2, 200) }, (_, i) => i + 1)
  test.each(seeds)('comes to the same as one made anew after every edit of sequence %i', async (seed) => {
    const roll = dice(seed)
    const runs = `sequence-${seed}`
    withFirst(runs)
    let chosen = asShipped
    let kept = 0
    for (let step = 1; step <= drawn(2, 3); step += 1) {
      const at = roll(edits.length)
      const ways = edits[at]?.ways ?? 1
      const edited = chosen.map((way, i) => (i === at ? (way + 1 + roll(ways - 1)) % ways : way))
      if (!worlds.isSound(edited)) continue
      chosen = edited
      const run = await screen(chosen, runs)
      expect(await contentOf(run), `seed ${seed}, step ${step}: ${chosen.join()}`).toEqual(await freshOf(chosen))
      kept += counted(run.record, 'kept')
    }
    expect(kept).toBeGreaterThan(0)
    rmSync(scratch.path(runs), { recursive: true })
  })

  test('decides, settles and lists again only what an edit bears on', async () => {
    expect(counted(first.record, 'kept')).toBe(0)
    withFirst('one-edit')
    const { record } = await screen(changed('skill', 1), 'one-edit')
    expect(record.spent.decide.made).toBeLessThan(record.spent.decide.kept)
    for (const part of ['decide', 'settle', 'list'] as const) {
      expect(record.spent[part].kept, part).toBeGreaterThan(0)
      expect(record.spent[part].made, part).toBeGreaterThan(0)
    }
    expect(record.spent.list.made).toBe(1)
  })

  test('takes nothing where that is asked, and leaves what it made to others', async () => {
    const old = withFirst('afresh')
    const afresh = await screen(changed('amount', 1), 'afresh', { isAfresh: true })
    expect(counted(afresh.record, 'kept')).toBe(0)
    rmSync(old.folder, { recursive: true })
    expect(counted((await screen(changed('amount', 2), 'afresh')).record, 'kept')).toBeGreaterThan(0)
  })

  test('is not disturbed by others that screen at the same time, or by a run that goes', async () => {
    const old = withFirst('at-once')
    const wanted = [1, 2].map((way) => changed('amount', way))
    const both = wanted.map((chosen) => screen(chosen, 'at-once'))
    rmSync(old.folder, { recursive: true })
    for (const [i, run] of (await Promise.all(both)).entries()) expect(await contentOf(run)).toEqual(await freshOf(wanted[i] ?? asShipped))
  })
})

const turnByte = (file: string) => {
  const bytes = readFileSync(file)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

describe('what an earlier run has that is damaged is made anew', () => {
  const edited = changed('amount', 1)
  test.each<[string, (path: string) => boolean, (record: RunRecord) => number]>([
    ['decisions and lists', (path) => /^(decisions|lists)/.test(path), ({ spent }) => spent.decide.kept + spent.list.kept],
    ['the settlement', (path) => path.startsWith('settlement'), ({ spent }) => spent.settle.kept],
    ['what it says of them', (path) => path === 'kept.json.gz', (record) => counted(record, 'kept')],
  ])('%s', async (what, isDamaged, keptOf) => {
    const { folder, record } = withFirst(`damaged ${what}`)
    for (const { path } of record.files) if (isDamaged(path)) turnByte(join(folder, path))
    const run = await screen(edited, `damaged ${what}`)
    expect(await contentOf(run)).toEqual(await freshOf(edited))
    expect(keptOf(run.record)).toBe(0)
  })
})

describe('a key that leaves out a part of what a result follows from is found out', () => {
  /** Whether a run differs from one made anew, or does not come to an end. */
  async function isFoundOut(edit: Chosen, runs: string, keyOf: (parts: KeyParts) => string): Promise<boolean> {
    const run = await screen(edit, runs, { keyOf }).catch(() => undefined)
    return run === undefined || JSON.stringify(await contentOf(run), inText) !== JSON.stringify(await freshOf(edit), inText)
  }
  const inText = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
  const without = (part: keyof KeyParts, nothing: KeyParts[keyof KeyParts]) => (parts: KeyParts) => resultKey({ ...parts, [part]: nothing })

  test.each<[keyof KeyParts, Chosen, KeyParts[keyof KeyParts]]>([
    ['asked', changed('amount', 1), ''],
    ['files', changed('payments', 1), []],
    ['tables', changed('payments', 1), []],
  ])('%s', async (part, edit, nothing) => {
    await screen(asShipped, `without ${part}`, { keyOf: without(part, nothing) })
    expect(await isFoundOut(edit, `without ${part}`, without(part, nothing))).toBe(true)
  })

  test.each<[string, (parts: KeyParts) => string, boolean]>([
    ['engine', without('engine', ''), true],
    ['nothing', resultKey, false],
  ])('%s', async (what, keyOf, isWrong) => {
    // Another program counts otherwise: what it keeps is well sealed, and wrong.
    const runs = `without ${what}`
    const { folder } = await screen(asShipped, runs, { keyOf, engine: 'a'.repeat(64) })
    const lie = new Map([...(await readKept(folder, 'a'.repeat(64)))].map(([key, result]) => [key, asCountedOtherwise(result)]))
    await writeKept(folder, fingerprints.engine, lie)
    expect(await isFoundOut(changed('amount', 1), runs, keyOf)).toBe(isWrong)
  })
})

function asCountedOtherwise(result: KeptResult): KeptResult {
  return result.kind === 'rows' ? { ...result, rows: result.rows.map((row) => ('n0' in row ? { ...row, n0: '1' } : row)) } : result
}
