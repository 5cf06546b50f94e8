import { expect, test } from 'vitest'
import { diceOf, randomWorld } from './random-world.ts'
import { settleByHand } from './reference.ts'
import type { Settled, World, WorldRow } from './world.ts'

/*
 * What a settlement says while reviews are pending, held against what the same settlement comes to once a person has decided each of
 * them: granted is due, refused is not. It knows nothing of how pending reviews are settled.
 */

const WORLDS = Number(process.env.BALLAST_WORLDS ?? 60) * 6
const REFUSED = 5

/**
 * Worlds small enough for rows to meet; half of them without top-ups. Where there are some, what a review brings may come to others who
 * share what was paid before, so that only the sum is sure.
 */
function worldOf(seed: number): World {
  const world = randomWorld(seed, 14 + (seed % 3) * 8)
  const variants = seed % 2 === 0 ? world.variants : world.variants.map((variant) => ({ ...variant, topUp: undefined }))
  // A policy with a top-up and a cap can unlock by a review what its cap gives to others; the seven plans have none.
  return {
    ...world,
    firms: undefined,
    variants: variants.map((variant) => (variant.topUp === undefined ? variant : { ...variant, cap: undefined })),
  }
}

const nameOf = ({ variant, subject }: { readonly variant: string; readonly subject: number }) => `${variant} ${subject}`
const byName = (rows: readonly Settled[]) => new Map(rows.map((row) => [nameOf(row), row]))

function reviewed(world: World, isGranted: (row: WorldRow) => boolean): ReadonlyMap<string, Settled> {
  const rows = world.rows.map((row) => (row.outcome === 2 ? { ...row, outcome: isGranted(row) ? 1 : REFUSED } : row))
  return byName(settleByHand({ ...world, rows }))
}

test('what is payable is payable, and what is lost is lost, however the pending reviews end', () => {
  const seen = new Map<string, number>()
  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)
  for (let seed = 1; seed <= WORLDS; seed += 1) {
    const world = worldOf(seed)
    const dice = diceOf(seed + 1_000_000)
    const pending = settleByHand(world)
    const outcomes = new Map(world.rows.map((row) => [nameOf(row), row.outcome]))
    const shares = [0, 1, ...Array.from({ length: 6 }, () => dice.pick([0.2, 0.5, 0.8]))]
    for (const share of shares) {
      const ended = reviewed(world, () => dice.chance(share))
      for (const row of pending) {
        const at = `seed ${seed}, granted ${share}, ${nameOf(row)}`
        const end = ended.get(nameOf(row))
        const isDue = outcomes.get(nameOf(row)) === 1
        if (row.net === null || end === undefined || (seed % 2 === 0 && !isDue)) continue
        const least = isDue ? row.net : (row.awaitingReview ?? 0)
        if (row.status === 'displaced' || row.cause !== undefined) {
          expect(end.net ?? 0, at).toBe(0)
          count('lost')
          continue
        }
        expect(end.net, at).not.toBeNull()
        expect(end.net ?? 0, at).toBeGreaterThanOrEqual(least)
        count(isDue ? 'payable' : 'granted')
        if (seed % 2 === 0) continue
        expect(end.net ?? 0, at).toBeLessThanOrEqual(least + (row.reserved ?? 0))
        if ((row.reserved ?? 0) > 0 && (end.net ?? 0) > least) count('more than certain')
        if ((row.reserved ?? 0) > 0 && (end.net ?? 0) === least + (row.reserved ?? 0)) count('all that was reserved')
        if (row.status === 'capped') count('capped for good')
      }
    }
  }
  for (const what of ['payable', 'granted', 'lost', 'more than certain', 'all that was reserved', 'capped for good'])
    expect(seen.get(what) ?? 0, what).toBeGreaterThan(20)
})

test('what is under review is payable for nobody, and what is due awaits no review', () => {
  for (let seed = 1; seed <= WORLDS; seed += 1) {
    const world = worldOf(seed)
    const outcomes = new Map(world.rows.map((row) => [nameOf(row), row.outcome]))
    for (const row of settleByHand(world)) {
      const isDue = outcomes.get(nameOf(row)) === 1
      expect(isDue ? (row.awaitingReview ?? 0) : (row.net ?? 0), `seed ${seed}, ${nameOf(row)}`).toBe(0)
      expect(row.status, `seed ${seed}, ${nameOf(row)}`).not.toBe(isDue ? 'under_review' : 'payable')
    }
  }
})

test('what is awaiting review comes on top of what is payable when all of it is granted', () => {
  let brought = 0
  for (let seed = 1; seed <= WORLDS; seed += 1) {
    const world = worldOf(seed)
    const sum = (rows: Iterable<Settled>, amount: (row: Settled) => number | null) =>
      [...rows].reduce((all, row) => all + (amount(row) ?? 0), 0)
    const pending = settleByHand(world)
    const expected = sum(pending, ({ net }) => net) + sum(pending, ({ awaitingReview }) => awaitingReview)
    const granted = reviewed(world, () => true)
    expect(
      sum(granted.values(), ({ net }) => net),
      `seed ${seed}`,
    ).toBeGreaterThanOrEqual(expected)
    brought += sum(pending, ({ awaitingReview }) => awaitingReview)
  }
  expect(brought).toBeGreaterThan(0)
})
