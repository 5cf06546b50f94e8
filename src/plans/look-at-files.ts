import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What plans are read from besides their own folder. */
const besides = [['glossary'], ['reference', 'sources.yaml'], ['reference', 'regions.csv'], ['reference', 'industries.csv']] as const

/**
 * What the files of the plans look like from outside: their names, sizes and times. It is another one whenever one of them was written,
 * added or taken away; nothing is read.
 */
export async function lookAtFiles({ project, plans }: { readonly project: string; readonly plans: string }): Promise<string> {
  const hash = createHash('sha256')
  for (const path of [plans, ...besides.map((parts) => join(project, ...parts))]) await look(path, hash)
  return hash.digest('hex')
}

async function look(path: string, hash: ReturnType<typeof createHash>): Promise<void> {
  // What goes away between two looks is seen by its absence.
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return
  if (!found.isDirectory()) {
    hash.update(`${path}\0${found.size}\0${found.mtimeMs}\0`)
    return
  }
  hash.update(`${path}/\0`)
  const names = await readdir(path).catch(() => [])
  for (const name of names.sort()) if (!name.startsWith('.')) await look(join(path, name), hash)
}
