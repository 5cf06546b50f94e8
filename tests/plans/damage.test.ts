import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleGaps, formatProblem, linkPlans, loadPlans, runExample } from '../../src/plans/index.ts'
import { drawn } from '../drawn.ts'
import { granted } from '../screening/granted.ts'
import { theSeven } from './the-seven.ts'

const root = join(import.meta.dirname, '../..')
/** Printed with a failure; another seed tries other damage. */
const seed = Number(process.env.SEED ?? 20_221_201)
const DAY = 19_000

/** A small generator whose whole state is one number, so that a failing case can be drawn again alone. */
function dice(start: number): (sides: number) => number {
  let state = start >>> 0
  return (sides) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39) >>> 0
    return mixed % sides
  }
}

const snippets = [
  ...['', '\n', ' ', '\t', '：', '，', '（', '）', '。', '＞', '\u3000', '\u200B', '"', "'", '`', '```', '```policy', '### ', '---', '- '],
  ...['{', '}', '[', ']', '|', '>', '&甲', '*甲', '!', '#', '%', '@', '~', 'null', 'true', '0', '99999999999999999999', '-1', '1/0', '1e9'],
  ...[
    '判断: ',
    '依据: ',
    '取值:',
    '二（一）',
    'and ',
    'not(',
    'count(',
    'if ',
    'in (',
    '20XX-01-01',
    '0000-00-00',
    '<<: ',
    '? ',
    '\\',
    '\u0000',
  ],
]

/** One to three small wounds: a part removed, doubled, moved elsewhere, or replaced by something an author might type. */
function damaged(text: string, roll: (sides: number) => number): string {
  let result = text
  for (let wounds = 1 + roll(3); wounds > 0; wounds--) {
    const lines = result.split('\n')
    const line = roll(lines.length)
    const at = roll(result.length + 1)
    const length = roll(12)
    const snippet = snippets[roll(snippets.length)] ?? ''
    const wound = roll(6)
    if (wound === 0) result = result.slice(0, at) + result.slice(at + length)
    else if (wound === 1) result = result.slice(0, at) + snippet + result.slice(at)
    else if (wound === 2) result = result.slice(0, at) + snippet + result.slice(at + length)
    else if (wound === 3) result = lines.toSpliced(line, 1).join('\n')
    else if (wound === 4) result = lines.toSpliced(line, 0, lines[roll(lines.length)] ?? '').join('\n')
    else result = lines.with(line, (lines[line] ?? '').replace(/^ */, ' '.repeat(roll(9)))).join('\n')
  }
  return result
}

describe('damaged plans', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ballast-damage-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** A plans folder holding these plans, from which one file at a time is spoilt and mended again. */
  function stage(name: string, ids: readonly string[], plans: string, glossary: string) {
    const target = join(folder, name)
    for (const id of ids) cpSync(join(plans, id), join(target, 'plans', id), { recursive: true })
    cpSync(glossary, join(target, 'glossary'), { recursive: true })
    cpSync(join(root, 'glossary/keywords.yaml'), join(target, 'glossary/keywords.yaml'))
    const all = readdirSync(join(target, 'plans'), { recursive: true, encoding: 'utf8' })
    return { target, files: all.filter((path) => /\.(md|yaml)$/.test(path)).sort() }
  }

  function survives({ target, files }: ReturnType<typeof stage>, start: number): void {
    const roll = dice(start)
    const path = join(target, 'plans', files[roll(files.length)] ?? '')
    const whole = readFileSync(path, 'utf8')
    const spoilt = damaged(whole, roll)
    const label = `seed ${start}, ${relative(target, path)}`
    try {
      writeFileSync(path, spoilt)
      const set = granted(
        loadPlans({
          plans: join(target, 'plans'),
          glossary: join(target, 'glossary'),
          register: join(root, 'reference/sources.yaml'),
        }),
      )
      for (const problem of set.problems) {
        const source = readFileSync(problem.at.file, 'utf8')
          .replace(/^\uFEFF/, '')
          .replace(/\r\n?/g, '\n')
        expect(formatProblem(problem, source, set), label).not.toMatch(/undefined|\{\w+(:\w+)?\}/)
        expect(problem.at.line, label).toBeLessThanOrEqual(source.split('\n').length)
        expect(problem.at.column, label).toBeGreaterThan(0)
      }
      // What is left without a problem must also run: a value that only throws later has not been checked.
      linkPlans(set, { screeningDate: DAY, knownOn: Number.MAX_SAFE_INTEGER, years: new Map() })
      for (const plan of set.plans.values())
        exampleGaps(
          plan,
          plan.examples.map((example) => runExample(set, plan, example)),
        )
    } catch (error) {
      throw new Error(`${label}\n${spoilt}`, { cause: error })
    } finally {
      writeFileSync(path, whole)
    }
  }

  test('of the small base never throw', () => {
    const base = join(import.meta.dirname, 'base')
    const staged = stage('base', ['library', 'nation', 'city'], join(base, 'plans'), join(base, 'glossary'))
    for (let i = 0; i < drawn(120, 1000); i++) survives(staged, seed + i)
  })

  test('of the shipped documents never throw', () => {
    const staged = stage('shipped', ['library', ...theSeven], join(root, 'plans'), join(root, 'glossary'))
    for (let i = 0; i < drawn(6, 60); i++) survives(staged, seed + 1000 + i)
  })
})
