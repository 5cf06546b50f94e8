import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** Installs the peers beside this file where they are not there yet; says why where it cannot. */
export function installPeers(): string | undefined {
  if (existsSync(`${folder}node_modules/.package-lock.json`)) return undefined
  try {
    console.error('installing the peers (npm ci in bench/peers)')
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
    })
    return undefined
  } catch (error) {
    return `the peers could not be installed: ${error instanceof Error ? error.message.split('\n')[0] : error}`
  }
}

/** A package of this folder's own lockfile; its name is a value, so that the project's type check does not need it installed. */
export async function loadPeer<T>(name: string): Promise<T> {
  return (await import(name)) as T
}
