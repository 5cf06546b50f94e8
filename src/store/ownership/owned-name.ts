import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { isRunning, type ProcessIdentity, thisProcess } from './process-identity.ts'

/** A path that no other bears and that says which process it belongs to: its base, a hyphen, place, number, start and chance. */
export function ownedName(base: string): string {
  const { place, pid, start } = thisProcess()
  return `${base}-${place}-${pid}-${start}-${randomBytes(4).toString('hex')}`
}

/** An owned path taken apart; undefined for any other. */
export function ownerOf(path: string): { readonly base: string; readonly owner: ProcessIdentity } | undefined {
  const match = /^(.+)-([0-9a-f]{8})-(\d{1,10})-([0-9a-f]{8})-[0-9a-f]{8}$/s.exec(basename(path))
  if (match === null) return undefined
  const [, base = '', place = '', pid = '', start = ''] = match
  return { base, owner: { place, pid: Number(pid), start } }
}

/** An owner that cannot be seen from here is taken for gone when what it owns has had no sign of life for so long. */
const silentMillisecondsMax = 5 * 60_000

/** Whether nobody alive owns an owned path; false for any other path. */
export function isAbandoned(path: string): boolean {
  const owned = ownerOf(path)
  if (owned === undefined) return false
  const running = isRunning(owned.owner)
  if (running !== undefined) return !running
  try {
    return Date.now() - statSync(path).mtimeMs > silentMillisecondsMax
  } catch {
    return true
  }
}
