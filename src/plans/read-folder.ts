import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { isFolder, listInput, readInputText } from '../files/index.ts'
import type { Problem } from '../kernel/problem.ts'

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
  const ids = visibleNames(plans).filter((name) => isFolder(join(plans, name)))
  return ids.sort().map((id) => ({ id, path: join(plans, id), files: readFiles(join(plans, id)) }))
}

function readFiles(folder: string, below = ''): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const name of [...visibleNames(join(folder, below))].sort()) {
    const path = below === '' ? name : `${below}/${name}`
    if (isFolder(join(folder, path))) for (const [inner, text] of readFiles(folder, path)) files.set(inner, text)
    else if (/\.(md|ya?ml)$/.test(name)) files.set(path, readText(join(folder, path)))
  }
  return files
}

/** Without what systems and unfinished drafts leave beside the files of people. */
function visibleNames(folder: string): readonly string[] {
  return listInput(folder).filter((name) => !name.startsWith('.'))
}

/** What a file in another encoding than UTF-8 turns into. */
const UNREADABLE = '\uFFFD'

/** The folder without files of another encoding, whose every line would be a problem, and one problem for each of them. */
export function readableFiles(folder: PlanFolder): { readonly folder: PlanFolder; readonly problems: readonly Problem[] } {
  const problems = [...folder.files].flatMap(([path, text]): Problem[] => {
    const before = text.slice(0, Math.max(0, text.indexOf(UNREADABLE))).split('\n')
    const at = { file: `${folder.path}/${path}`, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, length: 1 }
    return text.includes(UNREADABLE) ? [{ code: 'bad_encoding', severity: 'error', at, with: {} }] : []
  })
  if (problems.length === 0) return { folder, problems }
  const files = new Map([...folder.files].filter(([, text]) => !text.includes(UNREADABLE)))
  return { folder: { ...folder, files }, problems }
}

/** Line ends as on every machine, so that offsets and hashes are those of the text. */
function readText(path: string): string {
  return readInputText(path).replace(/\r\n?/g, '\n')
}

/** SHA-256 over names and contents, in order: equal exactly when the folders are. */
export function hashFiles(parts: readonly ReadonlyMap<string, string>[]): string {
  const hash = createHash('sha256')
  for (const files of parts) {
    for (const [path, text] of files) hash.update(`${path}\0${text.length}\0`).update(text)
  }
  return hash.digest('hex')
}
