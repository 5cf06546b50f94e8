import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where what many test files begin from lies while a suite runs; outside of one there is none and everybody makes their own. */
const placeName = 'BALLAST_MADE_ONCE'

/** Opens the place for one run of the suite and closes it after: what is made is as new as the code that made it. */
export default function openPlace(): () => void {
  const place = mkdtempSync(join(tmpdir(), 'ballast-made-once-'))
  process.env[placeName] = place
  return () => rmSync(place, { recursive: true, force: true })
}

/**
 * The path of a file or folder that several test files begin from and none may change: made by whoever asks first, whole or not at all.
 * Gives undefined, and makes nothing, where no suite runs.
 */
export async function madeOnce(name: string, make: (path: string) => Promise<void>): Promise<string | undefined> {
  const place = process.env[placeName]
  if (place === undefined) return undefined
  const path = join(place, name)
  if (existsSync(path)) return path
  const draft = mkdtempSync(join(place, 'draft-'))
  try {
    await make(join(draft, name))
    renameSync(join(draft, name), path)
  } catch (error) {
    // Another worker was quicker.
    if (!existsSync(path)) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  return path
}
