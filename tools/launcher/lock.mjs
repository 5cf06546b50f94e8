import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { SetUpFailure, say } from './refusal.mjs'

const heartbeatMilliseconds = 2_000
const silentMillisecondsMax = 60_000
const waitMillisecondsMax = 20 * 60_000

/** Runs `work` while holding the lock folder `path`; others wait, and a lock whose owner died is taken over. */
export const withLock = async (path, work) => {
  const owner = await acquire(path)
  // A sign of life for processes that cannot see our process id (another container on the same work tree).
  const heartbeat = setInterval(() => touch(path), heartbeatMilliseconds)
  heartbeat.unref()
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    if (readOwner(path) === owner) rmSync(path, { recursive: true, force: true })
  }
}

const acquire = async (path) => {
  const owner = JSON.stringify({ pid: process.pid, host: hostname(), nonce: Math.random() })
  mkdirSync(dirname(path), { recursive: true })
  const started = Date.now()
  for (let turn = 0; ; turn++) {
    if (create(path, owner)) return owner
    if (isStale(path)) takeAway(path)
    else {
      if (turn === 3) say('waiting')
      if (Date.now() - started > waitMillisecondsMax) throw new SetUpFailure('lock_timeout', { path })
      await delay(100 + Math.random() * 200)
    }
  }
}

const create = (path, owner) => {
  try {
    mkdirSync(path)
  } catch (error) {
    // Windows answers EPERM for a moment while another process is deleting the folder.
    if (error.code === 'EEXIST' || (process.platform === 'win32' && error.code === 'EPERM')) return false
    throw error
  }
  writeFileSync(join(path, 'owner'), owner)
  return true
}

const isStale = (path) => {
  const silence = Date.now() - modified(path)
  if (silence > silentMillisecondsMax) return true
  const owner = readOwner(path)
  if (owner === undefined) return false
  const { pid, host } = JSON.parse(owner)
  return host === hostname() && !isAlive(pid)
}

// Renaming is atomic: of several processes that find the same dead lock one moves it away. If in the meantime it had been
// replaced by a living one, that one is put back.
const takeAway = (path) => {
  const before = readOwner(path)
  const aside = `${path}.dead-${process.pid}-${Date.now()}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (readOwner(aside) === before) rmSync(aside, { recursive: true, force: true })
  else renameSync(aside, path)
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

const readOwner = (path) => {
  try {
    return readFileSync(join(path, 'owner'), 'utf8') || undefined
  } catch {
    return undefined
  }
}

const modified = (path) => {
  try {
    return statSync(path).mtimeMs
  } catch {
    return Date.now()
  }
}

const touch = (path) => {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // The lock is gone: taken away after a long suspension. The install goes on; its stamp is written last.
  }
}
