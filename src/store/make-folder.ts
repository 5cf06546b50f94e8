import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it. Unlike the platform's own recursive way, which calls a medium that cannot be written a path that
 * is not there, the failure names the first folder that could not be made and says why.
 */
export async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return
  const above = dirname(folder)
  if (above !== folder) await makeFolder(above)
  await mkdir(folder).catch(async (error: NodeJS.ErrnoException) => {
    // Somebody else may have made it meanwhile.
    if (error.code !== 'EEXIST' || !(await isFolder(folder))) throw error
  })
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
