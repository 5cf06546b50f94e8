import type { YamlSource } from './yaml-source.ts'

/** A value of a mapping together with the file it was read from, so that parts of an inherited block keep their own place. */
export interface Located {
  readonly node: unknown
  readonly source: YamlSource
}

/**
 * The entries of a block by the id of their key. What was written in another shape than the format's is known to be written and
 * cannot be got: it has been reported, and nobody need look at it again.
 */
export class Entries implements Iterable<readonly [string, Located]> {
  /** Kind of the block, as in the tables of the format. */
  readonly block: string
  /** The block, its keys and everything below them have the shapes the format wants. */
  readonly isSound: boolean
  private readonly found: ReadonlyMap<string, Located>
  private readonly amiss: ReadonlySet<string>

  constructor(block: string, found: ReadonlyMap<string, Located>, amiss: ReadonlySet<string>, isSound: boolean) {
    this.block = block
    this.found = found
    this.amiss = amiss
    this.isSound = isSound
  }

  get(key: string): Located | undefined {
    return this.found.get(key)
  }

  has(key: string): boolean {
    return this.found.has(key)
  }

  /** Written, if perhaps in a shape that cannot be read. */
  isWritten(key: string): boolean {
    return this.found.has(key) || this.amiss.has(key)
  }

  [Symbol.iterator](): Iterator<readonly [string, Located]> {
    return this.found[Symbol.iterator]()
  }

  /** These entries laid over others of the same kind: its own keys win, and `without` are taken from below before. */
  over(below: Entries, without: readonly string[]): Entries {
    const found = new Map([...below.found].filter(([key]) => !without.includes(key) && !this.isWritten(key)))
    const amiss = new Set([...below.amiss].filter((key) => !without.includes(key) && !this.isWritten(key)))
    return new Entries(this.block, new Map([...found, ...this.found]), new Set([...amiss, ...this.amiss]), this.isSound && below.isSound)
  }
}
