import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cutRelations } from '../../../src/screening/settlement/cap-levels.ts'
import { makeRelations, type Relation } from '../../../src/screening/settlement/relation.ts'
import { type DuckDb, openDuckDb } from '../../../src/store/index.ts'
import { diceOf } from './random-world.ts'

let folder: string
let database: DuckDb
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ballast-caps-'))
  database = await openDuckDb({ memoryLimit: '500MB', threads: 1, temporaryFolder: folder })
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

/** A decision under a cap: what it asks for, and what its key may get in all; null is no limit. Under review it is not certain. */
interface Claim {
  readonly key: number
  readonly date: string | null
  readonly isCertain: boolean
  readonly net: number
  readonly room: number | null
}

/** One after another, each gets what its own room leaves over what all before it got that take something. */
function giveOneByOne(claims: readonly Claim[], takes: (claim: Claim) => boolean): readonly number[] {
  const order = claims
    .map((_, i) => i)
    .sort((a, b) => (dateOf(claims[a]) < dateOf(claims[b]) ? -1 : dateOf(claims[a]) > dateOf(claims[b]) ? 1 : a - b))
  const got = new Map<number, number>()
  const given: number[] = []
  for (const i of order) {
    const claim = claims[i]
    if (claim === undefined) continue
    const before = got.get(claim.key) ?? 0
    const mine = claim.room === null ? claim.net : Math.max(0, Math.min(claim.net, claim.room - before))
    given[i] = mine
    if (takes(claim)) got.set(claim.key, before + mine)
  }
  return given
}

const dateOf = (claim: Claim | undefined): string => claim?.date ?? '9999-12-31'

/** What each gets if all before it take what they may, and if only those that are certain do. */
interface Ends {
  readonly least: readonly number[]
  readonly most: readonly number[]
}

const bothEnds = (claims: readonly Claim[]): Ends => ({
  least: giveOneByOne(claims, () => true),
  most: giveOneByOne(claims, ({ isCertain }) => isCertain),
})

async function giveByLevels(claims: readonly Claim[], mostLimits: number): Promise<Ends> {
  const values = claims.map(
    ({ key, date, net, room, isCertain }, i) =>
      `('hire', ${i}, ${isCertain}, ${key}, ${date === null ? 'null' : `date '${date}'`}, ${net}, ${room ?? 'null'})`,
  )
  const rooms: Relation = {
    name: 'rooms',
    row: 'A claim.',
    columns: ['policy', 'subject_id', 'is_certain', 'key', 'occasion', 'event_date', 'net', 'most', 'room'],
    select: `select policy, cast(subject as bigint) as subject_id, is_certain, key, 0 as occasion, cast(event as date) as event_date, cast(net as bigint) as net, cast(net as bigint) as most, cast(room as bigint) as room
from (values ${values.join(', ')}) t(policy, subject, is_certain, key, event, net, room)`,
  }
  const [levels, cut] = cutRelations('cap', rooms, mostLimits)
  await makeRelations(database, [rooms, ...levels, cut])
  const rows = await database.rows(`select subject_id, net, most from ${cut.name} order by subject_id`)
  // What no limit touches is not cut and needs no row.
  const found = (column: 'net' | 'most') => {
    const given = new Map(rows.map((row) => [Number(row.subject_id), Number(row[column])]))
    return claims.map(({ net }, i) => given.get(i) ?? net)
  }
  return { least: found('net'), most: found('most') }
}

test.each<[string, readonly Claim[], readonly number[], most?: readonly number[]]>([
  ['a single limit', [claim(60, 100), claim(60, 100), claim(60, 100)], [60, 40, 0]],
  ['the smaller limit first', [claim(60, 100), claim(60, 150), claim(60, 100), claim(60, 150)], [60, 60, 0, 30]],
  ['the larger limit first', [claim(60, 150), claim(60, 100), claim(60, 150)], [60, 40, 50]],
  ['no limit counts towards the limits of others', [claim(90, null), claim(60, 100), claim(60, null), claim(60, 200)], [90, 10, 60, 40]],
  ['paid more than the limit before', [claim(10, -5), claim(10, 15), claim(10, -5)], [0, 10, 0]],
  ['nothing asked', [claim(0, 10), claim(20, 10), claim(0, 10)], [0, 10, 0]],
  ['only without limit', [claim(5, null), claim(7, null)], [5, 7]],
  ['what is not certain keeps its share back', [doubtful(60, 100), claim(60, 100), claim(60, 100)], [60, 40, 0], [60, 60, 40]],
  ['after it nothing changes', [claim(60, 100), doubtful(60, 100), claim(60, 100)], [60, 40, 0], [60, 40, 40]],
  ['one that is not certain beside another', [doubtful(90, 100), doubtful(90, 100), claim(30, 100)], [90, 10, 0], [90, 90, 30]],
  ['it keeps back what its own limit lets it', [doubtful(60, 50), claim(60, 100), claim(60, 50)], [50, 50, 0], [50, 60, 0]],
  ['exactly up to the limit', [doubtful(40, 100), claim(60, 100)], [40, 60], [40, 60]],
  ['one above the limit', [doubtful(41, 100), claim(60, 100)], [41, 59], [41, 60]],
])('%s', async (_, claims, least, most = least) => {
  expect(bothEnds(claims)).toEqual({ least, most })
  expect(await giveByLevels(claims, 3)).toEqual({ least, most })
})

function claim(net: number, room: number | null): Claim {
  return { key: 1, date: '2022-03-01', isCertain: true, net, room }
}

function doubtful(net: number, room: number | null): Claim {
  return { ...claim(net, room), isCertain: false }
}

test('by levels and one by one give the same, whatever limits meet at a key', async () => {
  let cut = 0
  let open = 0
  for (let seed = 1; seed <= 80; seed += 1) {
    const dice = diceOf(seed)
    const mostLimits = 1 + dice.below(5)
    const rooms = [null, ...Array.from({ length: mostLimits }, () => dice.below(400) - 30)]
    const claims = Array.from({ length: 60 }, (): Claim => {
      const date = dice.chance(0.1) ? null : dice.pick(['2022-01-01', '2022-02-01', '2022-02-02'])
      return { key: dice.below(4), date, isCertain: dice.chance(0.6), net: dice.chance(0.15) ? 0 : dice.below(60), room: dice.pick(rooms) }
    })
    const { least, most } = bothEnds(claims)
    expect(await giveByLevels(claims, mostLimits), `seed ${seed}`).toEqual({ least, most })
    cut += least.filter((given, i) => given > 0 && given < (claims[i]?.net ?? 0)).length
    open += least.filter((given, i) => given < (most[i] ?? 0)).length
    expect(least.filter((given, i) => given > (most[i] ?? 0))).toEqual([])
  }
  expect(cut).toBeGreaterThan(100)
  expect(open).toBeGreaterThan(100)
})
