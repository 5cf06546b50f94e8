import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isAbandoned, ownerOf } from './owned-name.ts'

/** Removes what processes that are gone left in a folder under an owned name that begins as `isOurs` says. */
export async function sweepAbandoned(folder: string, isOurs: (base: string) => boolean): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (isOurs(ownerOf(name)?.base ?? '') && isAbandoned(path)) await rm(path, { recursive: true, force: true }).catch(() => undefined)
  }
}
