import type { SettlementScope } from '../../../src/plans/index.ts'
import {
  type KeyEntity,
  keyEntities,
  type World,
  type WorldExclusion,
  type WorldPayment,
  type WorldRow,
  type WorldVariant,
} from './world.ts'

const policies = ['expansion', 'hire', 'award'] as const
const places = [
  { id: 'city', region: 500101 },
  { id: 'west', region: 140101 },
] as const
const scopes: readonly SettlementScope[] = ['ever', 'year', 'policy_period']
/** Few dates and few keys, so that rows meet and tie. */
const dates = ['2021-12-31', '2022-01-01', '2022-03-01', '2022-03-01', '2022-06-30', '2023-01-01'] as const
const amounts = [0, 1, 50_000, 80_000, 100_000, 150_000] as const

/** Repeatable dice: the same seed rolls the same world. */
export function diceOf(seed: number) {
  let state = (seed * 2_654_435_761) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const chance = (share: number) => next() < share
  const pick = <T>(from: readonly T[]): T => {
    const found = from[below(from.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }
  const shuffled = <T>(items: readonly T[]): readonly T[] =>
    items
      .map((item) => [next(), item] as const)
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item)
  return { below, chance, pick, shuffled }
}

type Dice = ReturnType<typeof diceOf>

/** A small registry's decisions under random rules; about one world in ten lacks history somewhere, one fact in twenty is unknown. */
export function randomWorld(seed: number, rowCount = 60): World {
  const dice = diceOf(seed)
  const variants = policies.flatMap((policy) => {
    const has = dice.chance(0.85) ? keyEntities : dice.shuffled(keyEntities).slice(1)
    const onceOnly = onceOnlyOf(dice, has)
    const payee = dice.pick(keyEntities)
    const yearBasis = dice.chance(0.4) ? 'base_year' : 'event_year'
    const topUp = dice.chance(0.55) ? { policies: dice.shuffled(policies).slice(0, 1 + dice.below(2)), key: dice.pick(has) } : undefined
    const cap = capOf(dice, has)
    return places.map((place): WorldVariant => {
      // Most often both places share a rule and differ in the limit; sometimes one has another rule or none.
      const same = dice.chance(0.7)
      const limit = dice.chance(0.9) ? dice.pick(amounts) * 2 : undefined
      return {
        id: `${policy}@${place.id}`,
        policy,
        yearBasis,
        payee,
        from: 2022 - dice.below(2),
        to: 2022,
        has,
        onceOnly: same ? onceOnly : onceOnlyOf(dice, has),
        topUp: same ? topUp : undefined,
        cap: same ? cap && { ...cap, limit: dice.chance(0.5) ? cap.limit : limit } : capOf(dice, has),
      }
    })
  })
  const complete = dice.chance(0.85) ? 'everywhere' : dice.chance(0.3) ? 'nowhere' : [{ from: 500000, to: 509999 }]
  return {
    variants,
    exclusions: Array.from({ length: dice.below(3) }, (_, i) => exclusionOf(dice, i)),
    rows: rowsOf(dice, variants, rowCount),
    payments: dice.chance(0.05) ? undefined : Array.from({ length: dice.below(20) }, () => paymentOf(dice)),
    declared: policies,
    firmOfUnit: new Map(dice.chance(0.5) ? [1, 2, 3, 4].map((unit) => [unit, 1 + dice.below(8)]) : []),
    firms: dice.chance(0.5)
      ? undefined
      : new Map(
          Array.from({ length: 8 }, (_, i) => [i + 1, dice.chance(0.8) ? dice.pick(['9999-12-31', '2023-01-01', '2022-12-31']) : null]),
        ),
    employments: Array.from({ length: dice.chance(0.2) ? 0 : 10 }, () => ({
      person: keyIn(dice),
      insured_unit: keyIn(dice),
      firm: keyIn(dice),
    })),
    complete,
    baseYearOffset: dice.chance(0.9) ? -1 : -2,
  }
}

function onceOnlyOf(dice: Dice, has: readonly KeyEntity[]): WorldVariant['onceOnly'] {
  if (dice.chance(0.4)) return undefined
  return { keys: dice.shuffled(has).slice(0, dice.chance(0.7) ? 1 : 2), scope: dice.pick(scopes) }
}

function capOf(dice: Dice, has: readonly KeyEntity[]): WorldVariant['cap'] {
  if (dice.chance(0.45)) return undefined
  return { key: dice.pick(has), limit: dice.chance(0.95) ? dice.pick(amounts) * 3 : undefined, scope: dice.pick(scopes) }
}

function exclusionOf(dice: Dice, i: number): WorldExclusion {
  const range = dice.chance(0.6) ? { from: 0, to: 999_999 } : { from: 500000, to: 509999 }
  return {
    id: `exclusion_${i}`,
    key: dice.pick(keyEntities),
    scope: dice.pick(scopes),
    priority: dice.shuffled(policies).slice(0, 2 + dice.below(2)),
    ...range,
  }
}

/** Every policy decides every subject at most once: the subject's region says by which variant. */
function rowsOf(dice: Dice, variants: readonly WorldVariant[], count: number): readonly WorldRow[] {
  return Array.from({ length: count }, (_, subject) => {
    const place = dice.pick(places)
    const policy = dice.pick(policies)
    const variant = variants.find((candidate) => candidate.id === `${policy}@${place.id}`)
    if (variant === undefined) throw new Error('every policy has a variant in every place')
    const outcome = dice.chance(0.75) ? 1 + dice.below(2) : 3 + dice.below(3)
    const crowd = Math.max(3, Math.ceil(count / 7))
    const keyOf = (entity: KeyEntity) => (!variant.has.includes(entity) || dice.chance(0.05) ? null : 1 + dice.below(crowd))
    return {
      variant: variant.id,
      subject: subject + 1,
      region: place.region,
      outcome,
      gross: outcome <= 2 ? dice.pick(amounts) : null,
      date: dice.chance(0.05) ? null : dice.pick(dates),
      keys: {
        person: keyOf('person'),
        insured_unit: keyOf('insured_unit'),
        firm: keyOf('firm'),
        organisation: keyOf('organisation'),
        household: keyOf('household'),
      },
    }
  })
}

function keyIn(dice: Dice): number | null {
  return dice.chance(0.9) ? 1 + dice.below(8) : null
}

/** Most payments carry all keys; what is unknown of the others is now this, now that, and sometimes everything. */
function paymentOf(dice: Dice): WorldPayment {
  const unknown = <T>(value: T): T | null => (dice.chance(0.03) ? null : value)
  const share = dice.chance(0.8) ? 1 : dice.pick([0, 0.4, 0.7])
  const key = () => (dice.chance(share) ? 1 + dice.below(8) : null)
  return {
    policy: dice.chance(0.02) ? 'strange' : unknown(dice.pick(policies)),
    person: key(),
    insured_unit: key(),
    firm: key(),
    organisation: key(),
    baseYear: unknown(dice.pick([2020, 2021, 2021, 2022])),
    amount: unknown(dice.pick(amounts)),
    isPending: dice.chance(0.05),
  }
}
