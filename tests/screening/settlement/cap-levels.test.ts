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

/** A decision under a cap: what it asks for, and what its key may get in all; null is no limit. */
interface Claim {
  readonly key: number
  readonly date: string | null
  readonly net: number
  readonly room: number | null
}

/** One after another, each gets what its own room leaves over what all before it got. */
function giveOneByOne(claims: readonly Claim[]): readonly number[] {
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
    got.set(claim.key, before + mine)
  }
  return given
}

const dateOf = (claim: Claim | undefined): string => claim?.date ?? '9999-12-31'

async function giveByLevels(claims: readonly Claim[], mostLimits: number): Promise<readonly number[]> {
  const values = claims.map(
    ({ key, date, net, room }, i) => `('hire', ${i}, ${key}, ${date === null ? 'null' : `date '${date}'`}, ${net}, ${room ?? 'null'})`,
  )
  const rooms: Relation = {
    name: 'rooms',
    row: 'A claim.',
    columns: ['policy', 'subject_id', 'key', 'occasion', 'event_date', 'net', 'room'],
    select: `select policy, cast(subject as bigint) as subject_id, key, 0 as occasion, cast(event as date) as event_date, cast(net as bigint) as net, cast(room as bigint) as room
from (values ${values.join(', ')}) t(policy, subject, key, event, net, room)`,
  }
  const [levels, cut] = cutRelations('cap', rooms, mostLimits)
  await makeRelations(database, [rooms, ...levels, cut])
  const rows = await database.rows(`select subject_id, net from ${cut.name} order by subject_id`)
  // What no limit touches is not cut and needs no row.
  const found = new Map(rows.map((row) => [Number(row.subject_id), Number(row.net)]))
  return claims.map(({ net }, i) => found.get(i) ?? net)
}

test.each<[string, readonly Claim[], readonly number[]]>([
  ['a single limit', [claim(60, 100), claim(60, 100), claim(60, 100)], [60, 40, 0]],
  ['the smaller limit first', [claim(60, 100), claim(60, 150), claim(60, 100), claim(60, 150)], [60, 60, 0, 30]],
  ['the larger limit first', [claim(60, 150), claim(60, 100), claim(60, 150)], [60, 40, 50]],
  ['no limit counts towards the limits of others', [claim(90, null), claim(60, 100), claim(60, null), claim(60, 200)], [90, 10, 60, 40]],
  ['paid more than the limit before', [claim(10, -5), claim(10, 15), claim(10, -5)], [0, 10, 0]],
  ['nothing asked', [claim(0, 10), claim(20, 10), claim(0, 10)], [0, 10, 0]],
  ['only without limit', [claim(5, null), claim(7, null)], [5, 7]],
])('%s', async (_, claims, expected) => {
  expect(giveOneByOne(claims)).toEqual(expected)
  expect(await giveByLevels(claims, 3)).toEqual(expected)
})

function claim(net: number, room: number | null): Claim {
  return { key: 1, date: '2022-03-01', net, room }
}

test('by levels and one by one give the same, whatever limits meet at a key', { timeout: 60_000 }, async () => {
  let cut = 0
  for (let seed = 1; seed <= 80; seed += 1) {
    const dice = diceOf(seed)
    const mostLimits = 1 + dice.below(5)
    const rooms = [null, ...Array.from({ length: mostLimits }, () => dice.below(400) - 30)]
    const claims = Array.from({ length: 60 }, (): Claim => {
      const date = dice.chance(0.1) ? null : dice.pick(['2022-01-01', '2022-02-01', '2022-02-02'])
      return { key: dice.below(4), date, net: dice.chance(0.15) ? 0 : dice.below(60), room: dice.pick(rooms) }
    })
    const expected = giveOneByOne(claims)
    expect(await giveByLevels(claims, mostLimits), `seed ${seed}`).toEqual(expected)
    cut += expected.filter((given, i) => given > 0 && given < (claims[i]?.net ?? 0)).length
  }
  expect(cut).toBeGreaterThan(100)
})
