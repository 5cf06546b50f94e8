import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropRelations, makeRelations } from '../../../src/screening/settlement/relation.ts'
import { decisionRelations, paymentRelation, settle } from '../../../src/screening/settlement/settle.ts'
import { inputOfPart, tiedPolicies, unnamedPayments } from '../../../src/screening/settlement/settlement-parts.ts'
import { type DuckDb, openDuckDb } from '../../../src/store/index.ts'
import { drawn } from '../../drawn.ts'
import { randomWorld } from './random-world.ts'
import { inOrder, inputOf, settledRows } from './settle-world.ts'
import type { Settled, World } from './world.ts'

let folder: string
let database: DuckDb
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ballast-parts-'))
  database = await openDuckDb({ memoryLimit: '500MB', threads: 1, temporaryFolder: folder })
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

/** A world in parts, each part settled as if there were no other; what it gives, and in how many parts. */
async function settleApart(world: World): Promise<{ readonly rows: readonly Settled[]; readonly parts: number; readonly unnamed: number }> {
  const input = await inputOf(database, world)
  await makeRelations(database, [paymentRelation(input)])
  const parts = tiedPolicies(input)
  const rows: Settled[] = []
  for (const policies of parts) {
    const relations = decisionRelations(inputOfPart(input, policies))
    await makeRelations(database, relations)
    rows.push(...(await settledRows(database, 'settled')))
    await dropRelations(database, relations)
  }
  const [counted] = await database.rows(unnamedPayments(input))
  return { rows: inOrder(rows), parts: parts.length, unnamed: Number(counted?.n) }
}

/**
 * The world with less that ties its three policies: no payment of which nobody knows the policy, one exclusion or none, and a top-up of
 * one policy by another at most. Otherwise hardly one in twenty can be settled apart.
 */
const loosened = (world: World): World => {
  const [topped] = world.variants.filter(({ topUp }) => topUp !== undefined)
  return {
    ...world,
    exclusions: topped === undefined ? world.exclusions.slice(0, 1) : [],
    payments: world.payments?.filter(({ policy }) => world.variants.some((variant) => variant.policy === policy)),
    variants: world.variants.map((variant) => ({
      ...variant,
      topUp: variant === topped ? variant.topUp && { ...variant.topUp, policies: variant.topUp.policies.slice(0, 1) } : undefined,
    })),
  }
}

const seeds = Array.from({ length: drawn(20, 600) }, (_, i) => i + 1)

test('policies that no rule ties come to the same settled apart, where every payment names its policy', async () => {
  let [apart, tied] = [0, 0]
  for (const seed of seeds) {
    const world = seed % 2 === 0 ? randomWorld(seed) : loosened(randomWorld(seed))
    const { rows, parts, unnamed } = await settleApart(world)
    if (unnamed > 0) tied += 1
    if (unnamed > 0 || parts < 2) continue
    const { name } = await settle(database, await inputOf(database, world))
    expect(rows, `seed ${seed}`).toEqual(await settledRows(database, name))
    apart += 1
  }
  // Both kinds of worlds were drawn: such as are settled in parts, and such as are not.
  expect(apart).toBeGreaterThan(seeds.length / 4)
  expect(tied).toBeGreaterThan(0)
})
