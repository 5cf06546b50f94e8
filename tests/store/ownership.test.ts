import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { claim, give, hold, letGo, ownedName, sweepAbandoned } from '../../src/store/index.ts'
import { isAbandoned, ownerOf } from '../../src/store/ownership/owned-name.ts'
import { thisProcess } from '../../src/store/ownership/process-identity.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-owners-'))
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})
const inside = (...names: readonly string[]) => join(folder, ...names)
const store = join(import.meta.dirname, '../../src/store/index.ts')

/** A real process that does some work with the store and then what the script says; `says` waits for its next line. */
function start(script: string): { readonly child: ChildProcess; readonly says: () => Promise<string>; readonly ended: Promise<unknown> } {
  const source = `import { claim, hold, makeHeld, ownedName } from ${JSON.stringify(store)}\nimport { mkdirSync, openSync, closeSync, rmSync, existsSync, writeFileSync } from 'node:fs'\n${script}`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', source], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const lines: string[] = []
  const waiting: ((line: string) => void)[] = []
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.trim().split('\n')) {
      const next = waiting.shift()
      if (next === undefined) lines.push(line)
      else next(line)
    }
  })
  const ended = new Promise((resolve) => child.on('close', resolve))
  void ended.then((code) => {
    for (const next of waiting) next(`ended with ${String(code)}`)
  })
  return { child, ended, says: () => new Promise((resolve) => (lines.length > 0 ? resolve(lines.shift() ?? '') : waiting.push(resolve))) }
}

const wait = 'setInterval(() => undefined, 1000)'

/** An owned path with parts of its name changed. */
function renamed(base: string, change: Partial<ReturnType<typeof thisProcess>>): string {
  const { place, pid, start } = { ...thisProcess(), ...change }
  return `${base}-${place}-${pid}-${start}-0badcafe`
}

describe('a name', () => {
  test('says whose it is', () => {
    const name = ownedName(inside('thing'))
    expect(ownerOf(name)).toEqual({ base: 'thing', owner: thisProcess() })
    expect(ownedName('thing')).not.toBe(ownedName('thing'))
  })

  test.each(['thing', 'thing-12345678-1-12345678', 'thing-1234567-1-12345678-12345678', '-12345678-1-12345678-12345678', 'partial-x'])(
    'such as %s belongs to nobody and is never abandoned',
    (name) => {
      expect(ownerOf(name)).toBeUndefined()
      expect(isAbandoned(inside(name))).toBe(false)
    },
  )

  test.each<[string, Partial<ReturnType<typeof thisProcess>>, boolean]>([
    ['this process', {}, false],
    ['a process with this number that started at another time', { start: '12345678' }, true],
    ['a number no process has', { pid: 2 ** 22 + 7 }, true],
    ['a process of another place', { place: '12345678' }, false],
  ])('of %s', (_, change, abandoned) => {
    const path = renamed(inside('named'), change)
    writeFileSync(path, '')
    expect(isAbandoned(path)).toBe(abandoned)
  })

  test('of another place is abandoned when it has been silent for long', () => {
    const path = renamed(inside('silent'), { place: '12345678' })
    writeFileSync(path, '')
    utimesSync(path, 1, 1)
    expect(isAbandoned(path)).toBe(true)
  })

  test('of this process is not, however silent', () => {
    const path = renamed(inside('busy'), {})
    writeFileSync(path, '')
    utimesSync(path, 1, 1)
    expect(isAbandoned(path)).toBe(false)
  })
})

describe('a claim', () => {
  test('is had once at a time, also within one process', async () => {
    const first = await claim(inside('run'))
    expect(first.kind).toBe('claimed')
    expect(await claim(inside('run'))).toMatchObject({ kind: 'refused', pid: process.pid })
    expect((await claim(inside('other run'))).kind).toBe('claimed')
    if (first.kind === 'claimed') await first.release()
    const again = await claim(inside('run'))
    expect(again.kind).toBe('claimed')
    if (again.kind === 'claimed') await again.release()
    expect(readdirSync(folder).filter((name) => name.startsWith('run.lock'))).toEqual([])
  })

  test('of a living process stands, of a killed one does not', async () => {
    const other = start(`console.log((await claim(${JSON.stringify(inside('theirs'))})).kind)\n${wait}`)
    expect(await other.says()).toBe('claimed')
    expect(await claim(inside('theirs'))).toMatchObject({ kind: 'refused', pid: other.child.pid })
    other.child.kill('SIGKILL')
    await other.ended
    expect(readdirSync(folder).filter((name) => name.startsWith('theirs.lock'))).toHaveLength(1)
    expect((await claim(inside('theirs'))).kind).toBe('claimed')
  })

  test('that a dead process left is taken over by one of many at a time', async () => {
    const path = inside('contested')
    writeFileSync(renamed(`${path}.lock`, { start: '12345678' }), '')
    // Whoever holds the claim makes a file that must not be there; anyone else inside at the same time would find it.
    const contender = `
const path = ${JSON.stringify(path)}
console.log('ready')
while (!existsSync(path + '.go')) await new Promise((resolve) => setTimeout(resolve, 1))
let had = 0
for (let round = 0; round < 40; round++) {
  const got = await claim(path)
  if (got.kind === 'refused') continue
  closeSync(openSync(path + '.inside', 'wx'))
  had++
  await new Promise((resolve) => setTimeout(resolve, 2))
  rmSync(path + '.inside')
  await got.release()
}
console.log(had)`
    const contenders = Array.from({ length: 4 }, () => start(contender))
    for (const { says } of contenders) expect(await says()).toBe('ready')
    writeFileSync(`${path}.go`, '')
    const had = await Promise.all(contenders.map(({ says }) => says()))
    expect(await Promise.all(contenders.map(({ ended }) => ended))).toEqual([0, 0, 0, 0])
    expect(had.reduce((sum, each) => sum + Number(each), 0)).toBeGreaterThan(0)
    expect(readdirSync(folder).filter((name) => name.startsWith('contested.lock'))).toEqual([])
  })
})

describe('what a process holds', () => {
  const holding = (name: string) =>
    start(`const path = ownedName(${JSON.stringify(inside(name))})
mkdirSync(path)
writeFileSync(path + '/half', 'x')
hold(path)
process.on('SIGTERM', () => process.exit(5))
console.log(path)
${wait}`)

  test('is removed when it ends in the middle of things', async () => {
    const { child, says, ended } = holding('half.partial')
    const path = await says()
    expect(existsSync(join(path, 'half'))).toBe(true)
    child.kill('SIGTERM')
    expect(await ended).toBe(5)
    expect(existsSync(path)).toBe(false)
  })

  test('is swept after it was killed, and not before', async () => {
    const killed = holding('killed.partial')
    const living = holding('living.partial')
    const left = await killed.says()
    const kept = await living.says()
    killed.child.kill('SIGKILL')
    await killed.ended
    writeFileSync(inside('not ours.partial'), '')
    await sweepAbandoned(folder, (base) => base.endsWith('.partial'))
    expect([existsSync(left), existsSync(kept), existsSync(inside('not ours.partial'))]).toEqual([false, true, true])
    living.child.kill('SIGKILL')
    await living.ended
    await sweepAbandoned(folder, (base) => base === 'something else')
    expect(existsSync(kept)).toBe(true)
  })

  test('is its own from before it is there: a signal in the middle of making it leaves nothing', async () => {
    const { child, says, ended } = start(`const path = ownedName(${JSON.stringify(inside('made'))})
process.on('SIGTERM', () => process.exit(5))
${wait}
await makeHeld(path, async () => {
  mkdirSync(path)
  console.log(path)
  await new Promise(() => undefined)
})`)
    const path = await says()
    expect(existsSync(path)).toBe(true)
    child.kill('SIGTERM')
    expect(await ended).toBe(5)
    expect(existsSync(path)).toBe(false)
  })

  test('stays once it is given away, and goes when it is let go', async () => {
    const [given, gone] = [ownedName(inside('given')), ownedName(inside('gone'))]
    for (const path of [given, gone]) {
      mkdirSync(path)
      hold(path)
    }
    give(given)
    await letGo(gone)
    expect([existsSync(given), existsSync(gone)]).toEqual([true, false])
    expect(basename(given)).toMatch(/^given-/)
  })
})
