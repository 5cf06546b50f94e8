import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { installLocked } from './npm.mjs'
import { fitsPlatform } from './platform.mjs'
import { fingerprint, inProject } from './project.mjs'
import { SetUpFailure, say } from './refusal.mjs'

const running = process.versions.node
const majorOf = (version) => Number(version.split('.')[0])

/** The Node to run the project with: the one that runs this, or one borrowed from npm where this one is too old. */
export const ensureNode = async () => {
  if (majorOf(running) < 20) throw new SetUpFailure('node_too_old', { running })
  // Some distributions build Node without the part that runs TypeScript; the version alone does not tell.
  if (majorOf(running) >= 24 && process.features.typescript) return process.execPath
  const home = inProject(`.runtime/node-${fingerprint(inProject('tools/runtime/package-lock.json')).slice(0, 16)}`)
  const { name, version, bin } = packageForPlatform()
  const binary = join(home, 'node_modules', name, bin)
  if (!existsSync(binary))
    await withLock(inProject('.runtime/lock'), () => (existsSync(binary) ? undefined : borrow(home, { name, version, bin })))
  return binary
}

const packageForPlatform = () => {
  const { packages } = JSON.parse(readFileSync(inProject('tools/runtime/package-lock.json'), 'utf8'))
  const fitting = Object.entries(packages).find(([path, entry]) => path !== '' && fitsPlatform(entry))
  if (fitting === undefined) throw new SetUpFailure('node_not_borrowable', { running, platform: `${process.platform} ${process.arch}` })
  const [path, entry] = fitting
  return { name: path.replace('node_modules/', ''), version: entry.version, bin: entry.bin.node }
}

// Installed under another name and renamed when it has proved to run: a folder with the final name is always whole.
const borrow = async (home, { name, version, bin }) => {
  say('borrowing', { running, borrowed: version })
  const runtime = inProject('.runtime')
  for (const entry of readdirSync(runtime)) {
    if (entry.startsWith('partial-')) rmSync(join(runtime, entry), { recursive: true, force: true })
  }
  const partial = join(runtime, `partial-${process.pid}`)
  mkdirSync(partial)
  for (const file of ['package.json', 'package-lock.json']) cpSync(inProject(`tools/runtime/${file}`), join(partial, file))
  const status = await installLocked(partial, process.execPath)
  const detail = status === 0 ? reasonNotRunnable(join(partial, 'node_modules', name, bin)) : `npm ci: ${status}`
  if (detail !== undefined) {
    rmSync(partial, { recursive: true, force: true })
    throw new SetUpFailure('node_not_fetched', { running, detail })
  }
  rmSync(home, { recursive: true, force: true })
  renameSync(partial, home)
}

const reasonNotRunnable = (binary) => {
  // npm passes over an optional package it could not fetch without a word.
  if (!existsSync(binary)) return 'not downloaded'
  try {
    execFileSync(binary, ['--version'], { stdio: 'pipe' })
    return undefined
  } catch (error) {
    return `does not run here (${error.code ?? error.message})`
  }
}
