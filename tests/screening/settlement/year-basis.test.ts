import { expect, test } from 'vitest'
import { randomWorld } from './random-world.ts'
import { settleByHand } from './reference.ts'
import type { Settled, World, WorldPayment, WorldRow, WorldVariant } from './world.ts'

/*
 * A policy goes by the year of its deciding date or by the base year before it, and every rule means that year: exclusion, once-only,
 * top-up, cap, and payments made before.
 */

const WORLDS = Number(process.env.BALLAST_WORLDS ?? 60) * 4
const declared = (world: World): readonly WorldPayment[] =>
  (world.payments ?? []).filter(({ policy }) => policy !== null && world.declared.includes(policy))

test('a world that goes by base years is the world that goes by the years after them', () => {
  let moved = 0
  for (let seed = 1; seed <= WORLDS; seed += 1) {
    const world: World = { ...randomWorld(seed), baseYearOffset: -1 }
    const payments = declared(world)
    const by = (yearBasis: WorldVariant['yearBasis']) => world.variants.map((variant) => ({ ...variant, yearBasis }))
    const byBaseYear = settleByHand({ ...world, payments, variants: by('base_year') })
    const later = payments.map((payment) => ({ ...payment, baseYear: payment.baseYear === null ? null : payment.baseYear + 1 }))
    expect(settleByHand({ ...world, payments: later, variants: by('event_year') }), `seed ${seed}`).toEqual(byBaseYear)
    if (JSON.stringify(nets(settleByHand({ ...world, payments, variants: by('event_year') }))) !== JSON.stringify(nets(byBaseYear)))
      moved += 1
  }
  // The worlds are worth their time only where it matters by which year they go.
  expect(moved).toBeGreaterThan(WORLDS / 10)
})

const nets = (rows: readonly Settled[]) => rows.map(({ status, net }) => [status, net])

test('nobody is paid what was paid before for the very same year, whichever year a policy goes by', () => {
  let paidBefore = 0
  for (let seed = 1; seed <= WORLDS; seed += 1) {
    const world = randomWorld(seed)
    const payments = declared(world).filter(({ amount }) => amount === null || amount > 0)
    const rows = new Map(world.rows.map((row) => [`${row.variant} ${row.subject}`, row]))
    for (const settled of settleByHand(world)) {
      const row = rows.get(`${settled.variant} ${settled.subject}`)
      const variant = world.variants.find(({ id }) => id === settled.variant)
      if (row === undefined || variant === undefined) throw new Error('every settled row is of the world')
      const had = payments.filter((payment) => payment.baseYear === yearOf(row, variant, world) && isBarred(row, variant, payment, world))
      if (had.length === 0) continue
      paidBefore += 1
      expect((settled.net ?? 0) + (settled.awaitingReview ?? 0), `seed ${seed}, ${variant.id} ${row.subject}`).toBe(0)
    }
  }
  expect(paidBefore).toBeGreaterThan(50)
})

function yearOf({ date }: WorldRow, { yearBasis }: WorldVariant, { baseYearOffset }: World): number | undefined {
  if (date === null) return undefined
  return Number(date.slice(0, 4)) + (yearBasis === 'base_year' ? baseYearOffset : 0)
}

/** Does a rule by the year bar the row after this payment, if it was for the row's year. */
function isBarred(row: WorldRow, variant: WorldVariant, payment: WorldPayment, world: World): boolean {
  const isTo = (keys: readonly string[]) =>
    keys.every((key) => {
      const own = row.keys[key as 'person']
      return own !== null && key !== 'household' && payment[key as 'person'] === own
    })
  const { onceOnly } = variant
  const isRepeated = onceOnly?.scope === 'year' && payment.policy === variant.policy && isTo(onceOnly.keys)
  const isExcluded = world.exclusions.some(
    ({ scope, key, priority, from, to }) =>
      scope === 'year' &&
      row.region >= from &&
      row.region <= to &&
      priority.includes(variant.policy) &&
      payment.policy !== variant.policy &&
      priority.includes(payment.policy ?? '') &&
      isTo([key]),
  )
  return isRepeated || isExcluded
}
