import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunOnDisk } from './read-run.ts'

/** The file that keeps a run from being deleted: what stands on it, one a line. */
const pinFile = 'pinned'

/** Keeps a run for as long as something stands on it; said again it changes nothing. `by` names that something, such as a register and a number. */
export async function pinRun({ folder }: Pick<RunOnDisk, 'folder'>, by: string): Promise<void> {
  if (by.trim() === '' || /[\r\n]/.test(by)) throw new Error(`a run is pinned by '${by}'`)
  const there = await pinsOf({ folder })
  if (there.includes(by)) return
  const file = join(folder, pinFile)
  await writeFile(`${file}.part`, [...there, by].map((line) => `${line}\n`).join(''))
  await rename(`${file}.part`, file)
}

/** Takes over what a run is kept for into the folder that will stand in its place. */
export async function keepPins(folder: string, into: string): Promise<void> {
  for (const by of await pinsOf({ folder })) await pinRun({ folder: into }, by)
}

/** What a run is kept for. */
export async function pinsOf({ folder }: Pick<RunOnDisk, 'folder'>): Promise<readonly string[]> {
  const file = join(folder, pinFile)
  return existsSync(file) ? (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '') : []
}
