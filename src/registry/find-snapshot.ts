import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { manifestFile } from './manifest.ts'

/**
 * The folder that holds a snapshot now: where it lay, or, when it was moved, one in a folder of snapshots; undefined when it is in
 * neither, also when another has taken its place. Looks at the ids alone; whoever reads the snapshot checks the rest.
 */
export async function findSnapshot(
  snapshot: { readonly id: string; readonly folder: string },
  snapshotsFolder: string,
): Promise<string | undefined> {
  if ((await idIn(snapshot.folder)) === snapshot.id) return snapshot.folder
  const names = await readdir(snapshotsFolder).catch(() => [])
  for (const name of names.sort()) {
    const folder = join(snapshotsFolder, name)
    if ((await idIn(folder)) === snapshot.id) return folder
  }
  return undefined
}

async function idIn(folder: string): Promise<unknown> {
  try {
    return (JSON.parse(await readFile(join(folder, manifestFile), 'utf8')) as { readonly id?: unknown } | null)?.id
  } catch {
    return undefined
  }
}
