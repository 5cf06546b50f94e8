import { createHash } from 'node:crypto'

/** What a kept result follows from. Two results with all of this alike are one. */
export interface KeyParts {
  /** The program's own sources and the packages that compute for it, the database among them. */
  readonly engine: string
  /** What was asked, free of paths: files are called by their place in the list. */
  readonly asked: string
  /** SHA-256 of every file that is read. */
  readonly files: readonly string[]
  /** Tables that are read, by name, each with a key of its own. */
  readonly tables: readonly (readonly [name: string, key: string])[]
}

/** SHA-256 over all parts. */
export function resultKey({ engine, asked, files, tables }: KeyParts): string {
  return createHash('sha256')
    .update(JSON.stringify([engine, asked, files, tables]))
    .digest('hex')
}
