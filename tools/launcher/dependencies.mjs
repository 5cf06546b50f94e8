import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { installLocked } from './npm.mjs'
import { fitsPlatform } from './platform.mjs'
import { fingerprint, inProject, root } from './project.mjs'
import { SetUpFailure, say } from './refusal.mjs'

const stamp = inProject('node_modules/.ballast-installed')

/** Makes node_modules match package-lock.json; does nothing when the stamp of the last good install says it does. */
export const ensureDependencies = async (node) => {
  if (isInstalled()) return
  await withLock(inProject('.runtime/lock'), async () => {
    if (!isInstalled()) await install(node)
  })
}

const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(inProject('package-lock.json'))

// The stamp goes first and comes last: whatever interrupts the install, the next run starts it again.
const install = async (node) => {
  say('installing')
  rmSync(stamp, { force: true })
  const before = fingerprint(inProject('package-lock.json'))
  const status = await installLocked(root, node)
  if (status !== 0) throw new SetUpFailure('install_failed', { status })
  const missing = missingPackages()
  if (missing.length > 0) {
    throw new SetUpFailure('install_incomplete', { platform: `${process.platform} ${process.arch}`, missing: missing.join(', ') })
  }
  mkdirSync(inProject('node_modules'), { recursive: true })
  const draft = `${stamp}.${process.pid}`
  writeFileSync(draft, before)
  renameSync(draft, stamp)
}

// npm passes over an optional package it could not fetch without a word, and the platform's binaries are optional packages.
// An optional package for any platform is a part of some other platform's binary; nothing here needs it.
const missingPackages = () => {
  const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'))
  return Object.entries(packages)
    .filter(([path, entry]) => path !== '' && isNeeded(entry) && !existsSync(join(root, path, 'package.json')))
    .map(([path]) => path.replace('node_modules/', ''))
}

const isNeeded = (entry) => fitsPlatform(entry) && (!entry.optional || entry.os !== undefined || entry.cpu !== undefined)
