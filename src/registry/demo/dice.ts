/**
 * Pseudo-random numbers by explicit 32-bit integer mixing, in SQL, so that a registry comes out the same whatever version of the
 * database draws it. Keys stay below 2^31, so no product leaves a signed 64-bit integer.
 */
export interface Dice {
  /** Statements that define the `draw` macro the expressions below use. */
  readonly setup: string
  /** SQL for a number in [0, 2^32), fixed by the key, the salt and the seed. */
  readonly draw: (key: string, salt: string) => string
  /** SQL for a number in [0, n). */
  readonly below: (key: string, salt: string, n: number) => string
  /** SQL that is true in so many of a thousand cases. */
  readonly chance: (key: string, salt: string, perThousand: number) => string
  /** SQL that picks one of several SQL values, each with its weight. */
  readonly pick: (key: string, salt: string, choices: readonly Choice[]) => string
}

/** A weight and an SQL value. */
export type Choice = readonly [weight: number, value: string]

const setup = `
CREATE OR REPLACE TEMP MACRO fold(x, shift) AS xor(x, x >> shift);
CREATE OR REPLACE TEMP MACRO draw(id, factor, addend) AS
  fold((fold((id::BIGINT * factor + addend) & 4294967295, 15) * 1540483477) & 4294967295, 14);`

/** Dice for one seed. */
export function diceFor(seed: number): Dice {
  const draw = (key: string, salt: string) => {
    const start = hashOf(`${seed}/${salt}`)
    return `draw(${key}, ${(start % 1_000_000_000) * 2 + 1}, ${hashOf(`${salt}/${seed}`)})`
  }
  const below = (key: string, salt: string, n: number) => `(${draw(key, salt)} % ${n})`
  return {
    setup,
    draw,
    below,
    chance: (key, salt, perThousand) => `(${draw(key, salt)} % 1000 < ${perThousand})`,
    pick: (key, salt, choices) => pick(below(key, salt, totalOf(choices)), choices),
  }
}

/** SQL that maps a number below the total weight to the value whose share it falls in. */
export function pick(number: string, choices: readonly Choice[]): string {
  let bound = 0
  const cases = choices.slice(0, -1).map(([weight, value]) => {
    bound += weight
    return `WHEN ${number} < ${bound} THEN ${value}`
  })
  const last = choices.at(-1)?.[1] ?? 'NULL'
  return cases.length === 0 ? last : `(CASE ${cases.join(' ')} ELSE ${last} END)`
}

/**
 * A SELECT of the list from a query, with every number drawn for a plain column computed once beforehand: the database does not
 * share common expressions across the branches of a CASE.
 */
export function selectDrawn(list: string, from: string): string {
  const drawn = new Map<string, string>()
  const hoisted = list.replace(/draw\(([a-z_]+), ([0-9]+), ([0-9]+)\)/g, (call: string, key: string, factor: string, addend: string) => {
    const name = `drawn_${key}_${factor}_${addend}`
    drawn.set(name, call)
    return name
  })
  if (drawn.size === 0) return `SELECT ${list} FROM (${from})`
  return `SELECT ${hoisted} FROM (SELECT *, ${[...drawn].map(([name, call]) => `${call} AS ${name}`).join(', ')} FROM (${from}))`
}

function totalOf(choices: readonly Choice[]): number {
  return choices.reduce((sum, [weight]) => sum + weight, 0)
}

/** FNV-1a, kept to 30 bits. */
function hashOf(text: string): number {
  let hash = 2166136261
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index)
    hash = Math.imul(hash, 16777619)
  }
  return (hash >>> 0) & 0x3fffffff
}
