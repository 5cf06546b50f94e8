import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The folder whose definitions, templates and parameters every plan may use; it stands for no document and has no head. */
export const LIBRARY = 'library'

/** A folder of a plan as text files, by path relative to it, in a fixed order. */
export interface PlanFolder {
  readonly id: string
  readonly path: string
  readonly files: ReadonlyMap<string, string>
}

/** Every folder below `plans`, the shared library included. */
export function readPlanFolders(plans: string): readonly PlanFolder[] {
  if (!existsSync(plans)) throw new Error(`plans folder not found: ${plans}`)
  const ids = readdirSync(plans).filter((name) => statSync(join(plans, name)).isDirectory())
  return ids.sort().map((id) => ({ id, path: join(plans, id), files: readFiles(join(plans, id)) }))
}

function readFiles(folder: string, below = ''): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const name of readdirSync(join(folder, below)).sort()) {
    const path = below === '' ? name : `${below}/${name}`
    if (statSync(join(folder, path)).isDirectory()) for (const [inner, text] of readFiles(folder, path)) files.set(inner, text)
    else if (/\.(md|ya?ml)$/.test(name)) files.set(path, readText(join(folder, path)))
  }
  return files
}

/** Line ends as on every machine, so that offsets and hashes are those of the text. */
function readText(path: string): string {
  return readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
}

/** SHA-256 over names and contents, in order: equal exactly when the folders are. */
export function hashFiles(parts: readonly ReadonlyMap<string, string>[]): string {
  const hash = createHash('sha256')
  for (const files of parts) {
    for (const [path, text] of files) hash.update(`${path}\0${text.length}\0`).update(text)
  }
  return hash.digest('hex')
}
