import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeFolder } from './make-folder.ts'
import { makeHeld } from './ownership/hold.ts'
import { ownedName } from './ownership/owned-name.ts'
import { sweepAbandoned } from './ownership/sweep.ts'

/**
 * Makes a folder of this process's own for what is written in passing, inside the given one; where nothing can be written there, as
 * when results are looked at on a read-only medium, in the system's. What killed processes left is removed: it can fill the disk.
 */
export async function makeScratchFolder(parent: string): Promise<string> {
  try {
    await makeFolder(parent)
    return await scratchIn(parent, 'duckdb')
  } catch (error) {
    if (!['EROFS', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    return await scratchIn(tmpdir(), 'ballast-duckdb').catch(() => {
      throw error
    })
  }
}

async function scratchIn(parent: string, name: string): Promise<string> {
  await sweepAbandoned(parent, (base) => base === name)
  const folder = ownedName(join(parent, name))
  // Facts about people and firms pass through it.
  await makeHeld(folder, () => mkdir(folder, { mode: 0o700 }))
  return folder
}
