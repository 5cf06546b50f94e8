import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { run } from '../cli/capture.ts'
import { type ExampleLine, exampleLine, exampleLines } from './example-lines.ts'

const project = join(import.meta.dirname, '../..')
const read = (name: string) => readFileSync(join(project, name), 'utf8')
const english = exampleLines(read('README.md'))
const chinese = exampleLines(read('README.zh-CN.md'))
const { next_steps: steps } = parse(read('demo/settings.yaml')) as { readonly next_steps: readonly string[] }

/** Lines that find what they look for, and say so with exit code 1. */
const finding = /^bin\/ballast diff /

/** A draft lacks what only a person knows; whoever asks about it is reminded. */
const reminding = /^bin\/ballast coverage yunlan-2026 /

const home = mkdtempSync(join(tmpdir(), 'ballast-readme-'))
const seed = Math.floor(Math.random() * 2 ** 31)
let started = ''

/** A new folder to work in with what `start` has left. */
function freshFolder(name: string): void {
  const folder = join(home, name)
  mkdirSync(folder)
  if (started !== '') cpSync(join(started, 'var'), join(folder, 'var'), { recursive: true })
  workIn(folder)
}

function workIn(folder: string): void {
  vi.stubEnv('BALLAST_CWD', folder)
  vi.stubEnv('BALLAST_VAR', join(folder, 'var'))
}

async function carryOut({ typed, words }: ExampleLine): Promise<void> {
  const [program, ...args] = words
  expect(program).toBe('bin/ballast')
  const found = await run(...args)
  const err = reminding.test(typed) ? expect.stringMatching(/^提醒：方案 yunlan-2026 有 1 处错误[^\n]*缺少“地区”[^\n]*$/) : ''
  expect({ typed, code: found.code, err: found.err }).toEqual({ typed, code: finding.test(typed) ? 1 : 0, err })
  expect(found.out).not.toBe('')
}

beforeAll(async () => {
  freshFolder('started')
  // As `npm start` makes it, with fewer firms.
  expect(await run('registry', 'generate', '--firms', '1500', '--threads', '1')).toMatchObject({ code: 0, err: '' })
  expect(await run('start', '--no-office', '--threads', '1')).toMatchObject({ code: 0, err: '' })
  started = join(home, 'started')
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true, force: true })
})

test('the examples are there, the same in both languages, and shown as they are', () => {
  expect(english.length).toBeGreaterThan(10)
  expect(chinese.map(({ words }) => words)).toEqual(english.map(({ words }) => words))
  expect(read('docs/registry.md')).toContain(`\`\`\`yaml\n${read('demo/examples/case.yaml')}\`\`\``)
})

describe('in the order of the page', () => {
  beforeAll(() => freshFolder('in order'))
  beforeEach(() => workIn(join(home, 'in order')))
  test.each(english)('$typed', carryOut)

  test('and what they were to write is there', () => {
    for (const name of ['hires.csv', 'snapshots/ours/manifest.json', 'yunlan-2026/plan.yaml'])
      expect(existsSync(join(home, 'in order', 'var', name))).toBe(true)
  })
})

test(`in another order (seed ${seed})`, { timeout: 120_000 }, async () => {
  freshFolder('shuffled')
  for (const line of shuffled(english, seed)) await carryOut(line)
})

test('what start proposes to try next', async () => {
  freshFolder('next')
  expect(steps.length).toBeGreaterThan(3)
  for (const step of steps) await carryOut(exampleLine(step))
})

describe('a line is taken apart as a shell does', () => {
  test.each([
    ["bin/ballast what-if --set 'a[b]=1 2' # why", ['bin/ballast', 'what-if', '--set', 'a[b]=1 2']],
    ["bin/ballast x 'a'b#c   d", ['bin/ballast', 'x', 'ab#c', 'd']],
  ])('%s', (typed, words) => expect(exampleLine(typed).words).toEqual(words))

  test.each(["bin/ballast 'x", 'bin/ballast read $X', 'bin/ballast read x | head'])('not %s', (typed) => {
    expect(() => exampleLine(typed)).toThrow()
  })
})

/** The lines in an order that the seed alone decides. */
function shuffled(lines: readonly ExampleLine[], from: number): readonly ExampleLine[] {
  const order = [...lines]
  let state = from
  for (let last = order.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    const other = (state >> 8) % (last + 1)
    const [a, b] = [order[last], order[other]]
    if (a !== undefined && b !== undefined) [order[last], order[other]] = [b, a]
  }
  return order
}
