import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const projectFolder = fileURLToPath(new URL('../', import.meta.url))

// A project of its own with the real launcher and no packages: installing it needs npm but no network.
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ballast-launcher-'))
  for (const part of ['tools', 'bin']) cpSync(join(projectFolder, part), join(folder, part), { recursive: true })
  mkdirSync(join(folder, 'src/cli'), { recursive: true })
  mkdirSync(join(folder, 'elsewhere'))
  writeLockfile('0.0.1')
  writeMain('console.log(JSON.stringify({ cwd: process.cwd(), args: process.argv.slice(2) })); process.exitCode = 7')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const writeMain = (code: string) => writeFileSync(join(folder, 'src/cli/main.ts'), `const typed: number = 1; void typed; ${code}`)

function writeLockfile(version: string): void {
  const manifest = { name: 'empty', version, private: true, type: 'module' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  const lock = { name: 'empty', version, lockfileVersion: 3, requires: true, packages: { '': { name: 'empty', version } } }
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock))
}

interface Ended {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

const begin = (program: string, args: readonly string[], cwd = folder): ChildProcess =>
  spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], detached: true })

const end = (child: ChildProcess): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const texts = { output: '', errors: '' }
    child.stdout?.on('data', (chunk) => {
      texts.output += String(chunk)
    })
    child.stderr?.on('data', (chunk) => {
      texts.errors += String(chunk)
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...texts }))
  })

const run = (args: readonly string[], cwd = folder) => end(begin(process.execPath, [join(folder, 'tools/run.mjs'), ...args], cwd))
const lockFolder = () => join(folder, '.runtime/lock')
const stamp = () => join(folder, 'node_modules/.ballast-installed')

describe('bin/ballast', () => {
  test('keeps the folder it is called in, its arguments and the exit code, also through a link', async () => {
    const elsewhere = join(folder, 'elsewhere')
    symlinkSync('../bin/ballast', join(elsewhere, 'first-link'))
    symlinkSync(join(elsewhere, 'first-link'), join(elsewhere, 'second-link'))
    const ended = await end(begin(join(elsewhere, 'second-link'), ['screen', 'a b.csv', '--date=2022-06-30', ''], elsewhere))
    expect(ended.code).toBe(7)
    const { cwd, args } = JSON.parse(ended.output) as { cwd: string; args: readonly string[] }
    expect(cwd.endsWith('/elsewhere')).toBe(true)
    expect(args).toEqual(['screen', 'a b.csv', '--date=2022-06-30', ''])
  })
})

describe('the launcher', () => {
  test('installs once, and again when the lockfile changed', async () => {
    const first = await run(['start', '--port', '1'])
    expect(first.errors).toContain('Installing dependencies')
    expect(JSON.parse(first.output)).toMatchObject({ args: ['start', '--port', '1'] })
    expect((await run(['start'])).errors).toBe('')
    writeLockfile('0.0.2')
    expect((await run(['start'])).errors).toContain('Installing dependencies')
    expect((await run(['start'])).errors).toBe('')
  })

  test('installs once however many start together, and leaves no lock', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => run(['start'])))
    expect(all.map(({ code }) => code)).toEqual([7, 7, 7, 7])
    expect(all.filter(({ errors }) => errors.includes('Installing dependencies'))).toHaveLength(1)
    // Compiled code is kept to start faster the next time; nothing else may stay.
    expect(readdirSync(join(folder, '.runtime')).filter((name) => name !== 'compiled')).toEqual([])
  })

  test('starts over after an install that was killed, whose lock stays behind', async () => {
    const killed = begin(process.execPath, [join(folder, 'tools/run.mjs'), 'start'])
    const closed = end(killed)
    while (!existsSync(join(lockFolder(), 'owner'))) await delay(5)
    process.kill(-(killed.pid ?? Number.NaN), 'SIGKILL')
    await closed
    expect(existsSync(stamp())).toBe(false)
    expect(existsSync(lockFolder())).toBe(true)
    const again = await run(['start'])
    expect([again.code, existsSync(stamp()), existsSync(lockFolder())]).toEqual([7, true, false])
  })

  test('leaves no stamp when npm fails, and says so in both languages', async () => {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', version: '0.0.1', dependencies: { missing: '1.0.0' } }))
    const ended = await run(['start'])
    expect(ended.code).toBe(1)
    expect(ended.errors).toContain('安装依赖失败')
    expect(ended.errors).toContain('Installing dependencies failed')
    expect([existsSync(stamp()), existsSync(lockFolder())]).toEqual([false, false])
  })

  test('refuses a task it does not know and names those it knows', async () => {
    const ended = await run(['sart'])
    expect(ended.code).toBe(2)
    expect(ended.errors).toMatch(/no task "sart".*start, test/)
  })

  test('passes a signal on and reports it', async () => {
    await run(['start'])
    writeMain(
      "process.on('SIGTERM', () => { console.log('asked to stop'); process.exit(3) }); console.log('up'); setInterval(() => {}, 1000)",
    )
    const child = begin(process.execPath, [join(folder, 'tools/run.mjs'), 'start'])
    const ended = end(child)
    await new Promise((resolve) => child.stdout?.once('data', resolve))
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 3, output: 'up\nasked to stop\n' })
  })
})
