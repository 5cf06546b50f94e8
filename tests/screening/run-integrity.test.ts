import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkRunFiles, describeScreeningRefusal, readRun, runScreening, type ScreeningOutcome } from '../../src/screening/index.ts'
import { granted } from './granted.ts'
import { endOfYear, fingerprints, loadTestPlans } from './test-plans.ts'
import { generateRegistry, Scratch } from './test-registry.ts'

const set = loadTestPlans()
const scratch = new Scratch()
let whole: ScreeningOutcome

const screenInto = async (runs: string) =>
  granted(
    await runScreening({
      set,
      link: endOfYear,
      fingerprints,
      snapshotFolder: scratch.path('snapshot'),
      runsFolder: scratch.path(runs),
      database: scratch.database(),
    }),
  )

beforeAll(async () => {
  await generateRegistry(scratch, 'snapshot', set, 400, 100)
  whole = await screenInto('whole')
})
afterAll(() => scratch.remove())

/** A copy of the whole run in a runs folder of its own, spoilt. */
function spoiltRun(name: string, spoil: (folder: string) => void): string {
  const folder = scratch.path(name, whole.folder.split('/').at(-1) ?? '')
  mkdirSync(scratch.path(name), { recursive: true })
  cpSync(whole.folder, folder, { recursive: true })
  spoil(folder)
  return folder
}

const someDecisions = (): string => whole.record.files.find(({ path }) => path.startsWith('decisions/'))?.path ?? ''
const turnByte = (file: string) => {
  const bytes = readFileSync(file)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}
const rewrite = (file: string, change: (text: string) => string) => writeFileSync(file, change(readFileSync(file, 'utf8')))

test('a run lists every file of its own', () => {
  const there = readdirSync(whole.folder, { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => /\.(parquet|gz)$/.test(path))
  expect(whole.record.files.map(({ path }) => path)).toEqual(there.sort())
  expect(there.length).toBeGreaterThan(5)
})

type Damage = readonly [what: string, spoil: (folder: string) => void, code: string, named: () => string, isSeenAtOnce: boolean]
const damages: readonly Damage[] = [
  ['a byte of a decision', (folder) => turnByte(join(folder, someDecisions())), 'run_damaged', someDecisions, false],
  ['a byte of the settlement', (folder) => turnByte(join(folder, 'settlement.parquet')), 'run_damaged', () => 'settlement.parquet', false],
  ['a decision file cut short', (folder) => truncateSync(join(folder, someDecisions()), 90), 'run_damaged', someDecisions, true],
  ['a decision file gone', (folder) => rmSync(join(folder, someDecisions())), 'run_damaged', someDecisions, true],
  ['a record cut short', (folder) => truncateSync(join(folder, 'run.json'), 300), 'run_unreadable', () => 'run.json', true],
  ['a record that is a list', (folder) => writeFileSync(join(folder, 'run.json'), '[]'), 'run_of_other_format', () => 'run.json', true],
  ['a record that is null', (folder) => writeFileSync(join(folder, 'run.json'), 'null'), 'run_unreadable', () => 'run.json', true],
  [
    'a figure of the record',
    (folder) => rewrite(join(folder, 'run.json'), (text) => text.replace(/"gross": "(\d)/, '"gross": "9$1')),
    'run_edited',
    () => 'run.json',
    true,
  ],
  [
    'a hash of the record',
    (folder) => rewrite(join(folder, 'run.json'), (text) => text.replace(/"sha256": "[0-9a-f]/, '"sha256": "x')),
    'run_edited',
    () => 'run.json',
    true,
  ],
  [
    'a record of an earlier version',
    (folder) => rewrite(join(folder, 'run.json'), (text) => text.replace('"format": 4', '"format": 3')),
    'run_of_other_format',
    () => 'run.json',
    true,
  ],
]

describe('what happened to a finished run', () => {
  test.each(damages)('%s: it is refused by name, and screening again mends it', async (name, spoil, code, named, isSeenAtOnce) => {
    const folder = spoiltRun(name, spoil)
    const read = await readRun(folder)
    expect(read.kind).toBe(isSeenAtOnce ? 'refused' : 'done')
    const refusal = read.kind === 'refused' ? read.refusal : await checkRunFiles(read.value)
    expect(refusal?.code).toBe(code)
    expect(refusal === undefined ? '' : describeScreeningRefusal(refusal)).toContain(named())
    const again = await screenInto(name)
    expect(again).toMatchObject({ folder, isReused: false, damage: refusal })
    expect(again.record.resultHash).toBe(whole.record.resultHash)
    expect(granted(await readRun(folder)).record).toEqual(again.record)
  })

  test('spaces and line ends of the record: none of it matters', async () => {
    const folder = spoiltRun('layout', (at) => rewrite(join(at, 'run.json'), (text) => JSON.stringify(JSON.parse(text))))
    expect(granted(await readRun(folder)).record).toEqual(whole.record)
  })

  test('only the files asked for are read', async () => {
    const folder = spoiltRun('elsewhere', (at) => turnByte(join(at, someDecisions())))
    const run = granted(await readRun(folder))
    expect(await checkRunFiles(run, ['settlement.parquet'])).toBeUndefined()
    expect(await checkRunFiles(run, [someDecisions().split('/').slice(0, 2).join('/')])).toMatchObject({ code: 'run_damaged' })
  })
})

describe('what happened to an unfinished run', () => {
  const unfinished: readonly (readonly [string, (folder: string) => void])[] = [
    ['nothing', () => undefined],
    ['a byte of a file on the list', (folder) => turnByte(join(folder, someDecisions()))],
    ['a file on the list is empty', (folder) => truncateSync(join(folder, someDecisions()), 0)],
    ['the list is cut short', (folder) => rewrite(join(folder, 'made.jsonl'), (text) => text.slice(0, text.length / 2))],
    ['no list', (folder) => rmSync(join(folder, 'made.jsonl'))],
  ]
  test.each(unfinished)('%s: it ends in the same result', async (name, spoil) => {
    const runs = `unfinished ${name}`
    const finished = spoiltRun(runs, () => undefined)
    renameSync(finished, `${finished}.unfinished`)
    rmSync(join(`${finished}.unfinished`, 'run.json'))
    writeFileSync(join(`${finished}.unfinished`, 'made.jsonl'), whole.record.files.map((file) => `${JSON.stringify(file)}\n`).join(''))
    spoil(`${finished}.unfinished`)
    const again = await screenInto(runs)
    expect(again).toMatchObject({ folder: finished, isReused: false })
    expect(again.record.resultHash).toBe(whole.record.resultHash)
    expect(again.record.files.map(({ path }) => path)).toEqual(whole.record.files.map(({ path }) => path))
    expect(existsSync(join(finished, 'made.jsonl'))).toBe(false)
    expect(await checkRunFiles(again)).toBeUndefined()
  })
})
