import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { describeInputRefusal, isFolder, listInput, type PathRefusal, readInputText } from '../../files/index.ts'
import { findHidden } from '../../kernel/hidden-characters.ts'
import type { Problem } from '../../kernel/problem.ts'
import { done, type Result } from '../../kernel/result.ts'

/** The folder whose definitions, templates and parameters every plan may use; it stands for no document and has no head. */
export const LIBRARY = 'library'

/** A folder of a plan as text files, by path relative to it, in a fixed order. */
export interface PlanFolder {
  readonly id: string
  readonly path: string
  readonly files: ReadonlyMap<string, string>
  /** Why files could not be opened, by path: pipes, circles of links, what nobody may read. */
  readonly unopened: ReadonlyMap<string, string>
}

/** Every folder below `plans`, the shared library included; refused where `plans` itself is no folder that can be listed. */
export function readPlanFolders(plans: string): Result<readonly PlanFolder[], PathRefusal> {
  const names = visibleNames(plans)
  return names.kind === 'refused' ? names : done(names.value.flatMap((id) => folderAt(join(plans, id), id)))
}

/** The folder of a path as one of a plan; none where a file stands there. */
function folderAt(path: string, id: string): readonly PlanFolder[] {
  const found = { id, path, files: new Map<string, string>(), unopened: new Map<string, string>() }
  const folder = isFolder(path)
  if (folder.kind === 'done' && !folder.value) return []
  leaveOut('', found, folder.kind === 'refused' ? folder.refusal : readFiles(path, '', found))
  return [found]
}

interface Filled extends PlanFolder {
  readonly files: Map<string, string>
  readonly unopened: Map<string, string>
}

/** Reads what stands below a path of the folder; gives why the path itself cannot be listed. */
function readFiles(folder: string, below: string, found: Filled): PathRefusal | undefined {
  const names = visibleNames(join(folder, below))
  if (names.kind === 'refused') return names.refusal
  for (const name of names.value) {
    const path = below === '' ? name : `${below}/${name}`
    leaveOut(path, found, /\.(md|ya?ml)$/.test(name) ? readFile(folder, path, found) : readBelow(folder, path, found))
  }
  return undefined
}

function readFile(folder: string, path: string, found: Filled): PathRefusal | undefined {
  const text = readText(join(folder, path))
  if (text.kind === 'refused') return text.refusal
  found.files.set(path, text.value)
  return undefined
}

function readBelow(folder: string, path: string, found: Filled): PathRefusal | undefined {
  const below = isFolder(join(folder, path))
  if (below.kind === 'refused') return below.refusal
  return below.value ? readFiles(folder, path, found) : undefined
}

/** What cannot be opened is a mistake of its plan and holds up no other. */
function leaveOut(path: string, { unopened }: Filled, refusal: PathRefusal | undefined): void {
  if (refusal !== undefined) unopened.set(path, describeInputRefusal(refusal))
}

/** Without what systems and unfinished drafts leave beside the files of people. */
function visibleNames(folder: string): Result<readonly string[], PathRefusal> {
  const names = listInput(folder)
  return names.kind === 'refused' ? names : done(names.value.filter((name) => !name.startsWith('.')))
}

/** What a file in another encoding than UTF-8 turns into. */
const UNREADABLE = '\uFFFD'

/** The folder without files of another encoding, whose every line would be a problem, and what is wrong with the characters of each. */
export function readableFiles(folder: PlanFolder): { readonly folder: PlanFolder; readonly problems: readonly Problem[] } {
  const problems = [
    ...[...folder.files].flatMap(([path, text]) => characterProblems(`${folder.path}/${path}`, text)),
    ...[...folder.unopened].map(([path, found]) => unopenedProblem(`${folder.path}/${path}`, found)),
  ]
  const files = new Map([...folder.files].filter(([, text]) => !text.includes(UNREADABLE)))
  return { folder: files.size === folder.files.size ? folder : { ...folder, files }, problems }
}

function unopenedProblem(file: string, found: string): Problem {
  return { code: 'file_unopened', severity: 'error', at: { file, line: 1, column: 1, length: 1 }, with: { found } }
}

/** Characters that could not be read, or that nobody sees; of many in one file the first few. */
export function characterProblems(file: string, text: string): readonly Problem[] {
  const problem = (code: string, at: number, found: string): Problem => {
    const before = text.slice(0, at).split('\n')
    const place = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, length: 1 }
    return { code, severity: 'error', at: place, with: found === '' ? {} : { found } }
  }
  if (text.includes(UNREADABLE)) return [problem('bad_encoding', text.indexOf(UNREADABLE), '')]
  return findHidden(text)
    .slice(0, MOST_TOLD)
    .map(({ at, character }) => problem('invisible_character', at, character))
}

/** A file pasted from elsewhere may hold thousands; whoever removes these will see the rest. */
const MOST_TOLD = 20

/** Line ends as on every machine, so that offsets and hashes are those of the text. */
function readText(path: string): Result<string, PathRefusal> {
  const text = readInputText(path)
  return text.kind === 'refused' ? text : done(text.value.replace(/\r\n?/g, '\n'))
}

/** SHA-256 over names and contents, in order: equal exactly when the folders are. */
export function hashFiles(parts: readonly ReadonlyMap<string, string>[]): string {
  const hash = createHash('sha256')
  for (const files of parts) {
    for (const [path, text] of files) hash.update(`${path}\0${text.length}\0`).update(text)
  }
  return hash.digest('hex')
}
