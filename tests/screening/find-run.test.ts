import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import {
  findLastScreening,
  findRunNamed,
  listScreenings,
  putRunBack,
  readSetAside,
  recordScreening,
  setRunAside,
} from '../../src/screening/index.ts'

const home = mkdtempSync(join(tmpdir(), 'ballast-runs-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

type Runs = Readonly<Record<string, 'whole' | 'of nothing' | 'empty' | 'cut' | 'edited' | 'without record' | 'a file short'>>

/** A runs folder with runs in the given states and a list of those lines. */
function runsFolder(name: string, runs: Runs, lines: readonly string[]): string {
  const folder = join(home, name)
  for (const [run, state] of Object.entries(runs)) {
    mkdirSync(join(folder, run), { recursive: true })
    const variants = state === 'of nothing' ? [] : [{ id: 'a' }]
    const files = state === 'a file short' ? [{ path: 'x.parquet', bytes: 1, sha256: '' }] : []
    const content = { format: 4, overrides: [], variants, files }
    const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex')
    const text = JSON.stringify({ ...content, ...(state === 'edited' ? { seconds: 1 } : {}), digest })
    if (state !== 'without record')
      writeFileSync(join(folder, run, 'run.json'), state === 'empty' ? '' : state === 'cut' ? text.slice(0, -9) : text)
  }
  mkdirSync(folder, { recursive: true })
  if (lines.length > 0) writeFileSync(join(folder, 'screenings.jsonl'), lines.join('\n'))
  return folder
}

const line = (run: string, how: 'start' | 'screen' | 'what-if' = 'screen', isChanged = false, at = '2026-01-01T08:00:00') =>
  JSON.stringify({ at, run, how, isChanged })
const two: Runs = { aa: 'whole', bb: 'whole' }

interface Row {
  readonly what: string
  readonly runs: Runs
  readonly lines: readonly string[]
  readonly last: string | undefined
  readonly passed?: readonly string[]
}

const table: readonly Row[] = [
  { what: 'the one below on the list', runs: two, lines: [line('bb'), line('aa')], last: 'aa' },
  { what: 'asked for again with the same inputs', runs: two, lines: [line('aa'), line('bb'), line('aa')], last: 'aa' },
  { what: 'a start', runs: two, lines: [line('aa'), line('bb', 'start')], last: 'bb' },
  { what: 'never a what-if, nor what it starts from', runs: two, lines: [line('aa'), line('bb', 'what-if')], last: 'aa' },
  { what: 'screened itself after a what-if started from it', runs: two, lines: [line('bb', 'what-if'), line('bb')], last: 'bb' },
  { what: 'never one with changed parameters', runs: two, lines: [line('aa'), line('bb', 'screen', true)], last: 'aa' },
  {
    what: 'by order, when the clock was put back',
    runs: two,
    lines: [line('aa', 'screen', false, '2027-01-01T00:00:00'), line('bb')],
    last: 'bb',
  },
  { what: 'none where only what-ifs are', runs: two, lines: [line('aa', 'what-if')], last: undefined },
  { what: 'none where no list is', runs: two, lines: [], last: undefined },
  { what: 'none where no folder is', runs: {}, lines: [], last: undefined },
  { what: 'the one before a deleted one', runs: { aa: 'whole' }, lines: [line('aa'), line('bb')], last: 'aa', passed: ['run_gone bb'] },
  ...(['empty', 'cut', 'edited', 'without record', 'a file short'] as const).map(
    (state): Row => ({
      what: `the one before one that is ${state}`,
      runs: { aa: 'whole', bb: state },
      lines: [line('aa'), line('bb')],
      last: 'aa',
      passed: ['run_broken bb'],
    }),
  ),
  {
    what: 'the one before one on whose day no policy was in force',
    runs: { aa: 'whole', bb: 'of nothing' },
    lines: [line('aa'), line('bb')],
    last: 'aa',
    passed: ['run_empty bb'],
  },
  {
    what: 'none where no policy was in force on the day of any',
    runs: { aa: 'of nothing' },
    lines: [line('aa')],
    last: undefined,
    passed: ['run_empty aa'],
  },
  {
    what: 'a broken one once, however often it was asked for',
    runs: { aa: 'whole', bb: 'cut' },
    lines: [line('aa'), line('bb'), line('bb')],
    last: 'aa',
    passed: ['run_broken bb'],
  },
  { what: 'not troubled by a broken older one', runs: { aa: 'cut', bb: 'whole' }, lines: [line('aa'), line('bb')], last: 'bb' },
  {
    what: 'none where all are broken',
    runs: { aa: 'cut', bb: 'empty' },
    lines: [line('aa'), line('bb')],
    last: undefined,
    passed: ['run_broken bb', 'run_broken aa'],
  },
  {
    what: 'read past lines cut short, foreign, or leading out of the folder',
    runs: two,
    lines: [line('aa'), '{"at":"2026', '[]', 'null', '7', line('../bb'), '{"run":"bb"}', line('bb').replace('"screen"', '"x"'), ''],
    last: 'aa',
    passed: ['lines_broken 2,3,4,5,6,7,8'],
  },
  { what: 'read with the line ends of another system', runs: two, lines: [`${line('aa')}\r`, `${line('bb')}\r`, ''], last: 'bb' },
]

describe('the last screening is', () => {
  test.each(table)('$what', async ({ what, runs, lines, last, passed = [] }) => {
    const found = await findLastScreening(runsFolder(what, runs, lines))
    const names = found.passedOver.map((each) => `${each.kind} ${each.kind === 'lines_broken' ? each.lines.join() : each.run}`)
    expect([found.kind === 'found' ? found.run.folder : undefined, names]).toEqual([
      last === undefined ? undefined : join(home, what, last),
      passed,
    ])
  })
})

describe('the list', () => {
  const entry = { at: '2026-01-01T08:00:00', run: 'aa', how: 'screen', isChanged: false } as const

  test('only grows, and goes on behind a line that was cut short', async () => {
    const folder = runsFolder('grows', two, [])
    await recordScreening(folder, entry)
    appendFileSync(join(folder, 'screenings.jsonl'), '{"at":"2026-01')
    await recordScreening(folder, { ...entry, run: 'bb' })
    expect(readFileSync(join(folder, 'screenings.jsonl'), 'utf8').split('\n')).toEqual([
      JSON.stringify(entry),
      '{"at":"2026-01',
      JSON.stringify({ ...entry, run: 'bb' }),
      '',
    ])
    expect(await findLastScreening(folder)).toMatchObject({ kind: 'found', run: { folder: join(folder, 'bb') } })
  })

  test('keeps every entry of many that come at once', async () => {
    const folder = runsFolder('at once', two, [])
    await Promise.all(Array.from({ length: 40 }, (_, i) => recordScreening(folder, { ...entry, run: `r${i}` })))
    const lines = readFileSync(join(folder, 'screenings.jsonl'), 'utf8').split('\n').filter(Boolean)
    expect(lines.map((each) => (JSON.parse(each) as { run: string }).run).sort()).toEqual(
      Array.from({ length: 40 }, (_, i) => `r${i}`).sort(),
    )
  })
})

describe('a run that was set aside', () => {
  const said = { at: '2026-01-02T08:00:00', reason: 'a wrong day', by: 'somebody' }
  const entry = { at: '2026-01-03T08:00:00', run: 'bb', isChanged: false } as const
  const steps: readonly (readonly [string, (folder: string) => Promise<void>, string])[] = [
    ['is not the last', async () => {}, 'aa'],
    ['is it again once it is put back', (folder) => putRunBack(folder, 'bb', said), 'bb'],
    ['is it again once somebody screens with its inputs again', (folder) => recordScreening(folder, { ...entry, how: 'screen' }), 'bb'],
    ['stays aside when the program starts', (folder) => recordScreening(folder, { ...entry, how: 'start' }), 'aa'],
  ]
  test.each(steps)('%s', async (what, step, last) => {
    const folder = runsFolder(`aside ${what}`, two, [line('aa'), line('bb')])
    await setRunAside(folder, 'bb', said)
    await step(folder)
    expect(await findLastScreening(folder)).toMatchObject({ kind: 'found', run: { folder: join(folder, last) } })
    const listed = await listScreenings(folder)
    expect(listed.map(({ name, setAside }) => [name, setAside])).toEqual([
      ['bb', last === 'bb' ? undefined : said],
      ['aa', undefined],
    ])
    expect(await findRunNamed(folder, 'bb')).toMatchObject({ kind: 'found' })
  })

  test('twice is set aside once, and is read past a line that was cut short', async () => {
    const folder = runsFolder('aside twice', two, [line('aa'), line('bb')])
    await setRunAside(folder, 'bb', said)
    appendFileSync(join(folder, 'set-aside.jsonl'), '{"at":"2026-01')
    await setRunAside(folder, 'bb', { ...said, by: 'another' })
    await putRunBack(folder, 'aa', said)
    expect([...(await readSetAside(folder))]).toEqual([['bb', said]])
    const { passedOver } = await findLastScreening(folder)
    expect(passedOver).toEqual([{ kind: 'run_set_aside', run: 'bb', at: said.at }])
  })
})

describe('a run by name', () => {
  const folder = runsFolder('named', { abc: 'whole', abcd: 'whole', xy: 'cut', 'zz.unfinished': 'whole' }, [])
  const named: readonly (readonly [string, object])[] = [
    ['abc', { kind: 'found', run: { folder: join(folder, 'abc') } }],
    ['abcd', { kind: 'found', run: { folder: join(folder, 'abcd') } }],
    ['ab', { kind: 'several', runs: ['abc', 'abcd'] }],
    ['q', { kind: 'unknown', runs: ['abc', 'abcd', 'xy'] }],
    ['', { kind: 'unknown' }],
    ['zz', { kind: 'unknown' }],
  ]
  test.each(named)('%j', async (name, expected) => {
    expect(await findRunNamed(folder, name)).toMatchObject(expected)
  })

  test('that is damaged says so', async () => {
    const refusal = { code: 'run_unreadable', file: expect.stringContaining(join('xy', 'run.json')) }
    expect(await findRunNamed(folder, 'x')).toMatchObject({ kind: 'broken', refusal })
  })
})
