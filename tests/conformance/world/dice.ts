/** A seeded source of chance: the same seed gives the same programs, rows and faults on every machine. */
export class Dice {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** A whole number from 0 up to, not including, `sides`. */
  roll(sides: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = this.state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * sides)
  }

  between(low: number, high: number): number {
    return low + this.roll(high - low + 1)
  }

  /** True once in `times` on average. */
  once(times: number): boolean {
    return this.roll(times) === 0
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.roll(items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }

  /** A seed for another, independent source. */
  seed(): number {
    return this.roll(4294967296)
  }
}
