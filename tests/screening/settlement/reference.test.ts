import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { causeTemplates } from '../../../src/screening/messages.zh.ts'
import { settlementStatuses } from '../../../src/screening/settlement/standing.ts'
import { type DuckDb, openDuckDb } from '../../../src/store/index.ts'
import { drawn } from '../../drawn.ts'
import { diceOf, randomWorld } from './random-world.ts'
import { settleByHand } from './reference.ts'
import { inOrder, settleWorld } from './settle-world.ts'

/** Still more by BALLAST_WORLDS=1000 when settlement changes. */
const WORLDS = Number(process.env.BALLAST_WORLDS ?? drawn(60, 200))
let folder: string
let database: DuckDb

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ballast-settlement-'))
  database = await openDuckDb({ memoryLimit: '500MB', threads: 1, temporaryFolder: folder })
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

test('settlement in the database and by plain loops give the same rows, statuses and nets', {
  timeout: 60_000 + WORLDS * 3000,
}, async () => {
  const seen = new Map<string, number>()
  for (let seed = 1; seed <= WORLDS; seed += 1) {
    const world = randomWorld(seed)
    const expected = inOrder(settleByHand(world))
    expect(await settleWorld(database, { ...world, rows: diceOf(seed).shuffled(world.rows) }), `seed ${seed}`).toEqual(expected)
    for (const { status, cause } of expected)
      for (const name of [status, cause?.kind ?? 'no cause']) seen.set(name, (seen.get(name) ?? 0) + 1)
  }
  // The worlds are worth their time only when every status and every cause comes up often.
  for (const name of [...settlementStatuses, ...Object.keys(causeTemplates)]) expect(seen.get(name) ?? 0, name).toBeGreaterThan(3)
})
