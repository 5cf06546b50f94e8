import { join } from 'node:path'

/** A folder whose files go into a backup with the rows that speak of them. */
export interface BesideFolder {
  /** What it is called in a backup: `uploads`. */
  readonly name: string
  readonly folder: string
  /** What a file in it may be called; nothing else is taken into a backup or out of one. */
  readonly fits: RegExp
}

/** Where a file of a backup lies, `uploads/NAME`; undefined for what none of the folders takes. A name alone is of the first folder. */
export function besidePath(folders: readonly BesideFolder[], named: string): string | undefined {
  const at = named.indexOf('/')
  const beside = at < 0 ? folders[0] : folders.find(({ name }) => name === named.slice(0, at))
  const name = named.slice(at + 1)
  return beside?.fits.test(name) === true ? join(beside.folder, name) : undefined
}
