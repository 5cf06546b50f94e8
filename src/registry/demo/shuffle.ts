/**
 * Which person holds which employment slot: a fixed affine shuffle inside windows of consecutive numbers. A window's persons and its
 * slots are the same range of numbers, so each can be written a window at a time. Slots count from 0, persons from 1.
 */
export interface Shuffle {
  /** SQL for the person of a slot. */
  readonly personOf: (slot: string) => string
  /** SQL for the slot of a person, which may lie beyond the slots in use. */
  readonly slotOf: (person: string) => string
  /** SQL for another slot of the same window. */
  readonly otherSlotOf: (slot: string) => string
  /** SQL for the slot whose other slot this is. */
  readonly slotBehind: (slot: string) => string
}

/** The shuffle of so many persons in windows of the given size; the last window may be shorter. */
export function shuffleOf(persons: number, window: number): Shuffle {
  const rest = persons % window
  const lastBase = persons - rest
  const byWindow = (number: string, make: (base: string, size: number) => string) => {
    const whole = make(`(${number} // ${window} * ${window})`, window)
    if (rest === 0) return whole
    const last = make(String(lastBase), rest)
    return lastBase === 0 ? last : `(CASE WHEN ${number} < ${lastBase} THEN ${whole} ELSE ${last} END)`
  }
  return {
    personOf: (slot) => byWindow(slot, (base, size) => `(${base} + ((${slot} - ${base}) * ${factorFor(size)} + 7) % ${size} + 1)`),
    slotOf: (person) => {
      const number = `(${person} - 1)`
      return byWindow(
        number,
        (base, size) => `(${base} + (${number} - ${base} + ${size} - 7 % ${size}) * ${inverse(factorFor(size), size)} % ${size})`,
      )
    },
    otherSlotOf: (slot) => byWindow(slot, (base, size) => `(${base} + (${slot} - ${base} + ${distance(size)}) % ${size})`),
    slotBehind: (slot) => byWindow(slot, (base, size) => `(${base} + (${slot} - ${base} + ${size - distance(size)}) % ${size})`),
  }
}

function distance(size: number): number {
  return Math.max(1, size >> 1)
}

function factorFor(size: number): number {
  let factor = Math.max(1, Math.floor(size * 0.618))
  while (greatestCommonDivisor(factor, size) !== 1) factor += 1
  return factor
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right)
}

function inverse(factor: number, size: number): bigint {
  const modulus = BigInt(size)
  let [old, current] = [BigInt(factor) % modulus, modulus]
  let [oldCoefficient, coefficient] = [1n, 0n]
  while (current !== 0n) {
    const quotient = old / current
    ;[old, current] = [current, old - quotient * current]
    ;[oldCoefficient, coefficient] = [coefficient, oldCoefficient - quotient * coefficient]
  }
  return ((oldCoefficient % modulus) + modulus) % modulus
}
