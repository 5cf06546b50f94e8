import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { appendLine } from './append-line.ts'

/** That a run is no longer taken for the last screening: since when, as the clock of the machine showed it, why, and who said so. */
export interface SetAside {
  readonly at: string
  readonly reason: string
  readonly by: string
}

/** The file in a runs folder that says which screenings were made by mistake; it only ever grows, the last line about a run counts. */
const setAsideFile = 'set-aside.jsonl'

/** Sets a run aside: it stays as it is and opens by its name, and is "the run" of nobody any more. Said again it changes nothing. */
export async function setRunAside(runsFolder: string, run: string, { at, reason, by }: SetAside): Promise<void> {
  if ((await readSetAside(runsFolder)).has(run)) return
  await appendLine(join(runsFolder, setAsideFile), { at, run, isAside: true, reason, by })
}

/** Lets a run that was set aside be the last screening again, if it is; said again it changes nothing. */
export async function putRunBack(runsFolder: string, run: string, { at, reason, by }: SetAside): Promise<void> {
  if (!(await readSetAside(runsFolder)).has(run)) return
  await appendLine(join(runsFolder, setAsideFile), { at, run, isAside: false, reason, by })
}

/** The runs of a folder that are set aside, by their names; a line that cannot be read says nothing. */
export async function readSetAside(runsFolder: string): Promise<ReadonlyMap<string, SetAside>> {
  const text = await readFile(join(runsFolder, setAsideFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return ''
    throw error
  })
  const aside = new Map<string, SetAside>()
  for (const line of text.split('\n')) {
    const read = lineIn(line)
    if (read === undefined) continue
    const { run, isAside, ...rest } = read
    if (isAside) aside.set(run, rest)
    else aside.delete(run)
  }
  return aside
}

function lineIn(line: string): (SetAside & { readonly run: string; readonly isAside: boolean }) | undefined {
  try {
    const { at, run, isAside, reason, by } = JSON.parse(line) as Record<string, unknown>
    if (typeof at !== 'string' || typeof run !== 'string' || typeof isAside !== 'boolean') return undefined
    return typeof reason === 'string' && typeof by === 'string' ? { at, run, isAside, reason, by } : undefined
  } catch {
    return undefined
  }
}
