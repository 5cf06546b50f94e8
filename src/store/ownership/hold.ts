import { rmSync, utimesSync } from 'node:fs'
import { rm } from 'node:fs/promises'

const heartbeatMilliseconds = 20_000
const held = new Set<string>()
let heartbeat: NodeJS.Timeout | undefined

/**
 * Keeps an owned path as this process's: gives it signs of life, and removes it when the process ends in the middle of things, which
 * `letGo` and `give` prevent. A process that is killed outright leaves it to whoever sweeps next.
 */
export function hold(path: string): void {
  if (held.size === 0) {
    process.on('exit', removeHeld)
    heartbeat = setInterval(touchHeld, heartbeatMilliseconds)
    heartbeat.unref()
  }
  held.add(path)
}

/** Makes an owned path and holds it: from before it is there, so that a signal that comes while it is made leaves nothing. */
export async function makeHeld(path: string, make: () => Promise<unknown>): Promise<void> {
  hold(path)
  try {
    await make()
  } catch (error) {
    give(path)
    throw error
  }
}

/** Stops holding a path that stays, under this name or another. */
export function give(path: string): void {
  held.delete(path)
  if (held.size > 0) return
  clearInterval(heartbeat)
  process.off('exit', removeHeld)
}

/** Removes a held path. */
export async function letGo(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true })
  give(path)
}

function removeHeld(): void {
  for (const path of held) {
    try {
      rmSync(path, { recursive: true, force: true })
    } catch {
      // Still being written to; the next start sweeps it.
    }
  }
}

function touchHeld(): void {
  const now = new Date()
  for (const path of held) {
    try {
      utimesSync(path, now, now)
    } catch {
      // Somebody removed it; whoever works on it will hear of that.
    }
  }
}
