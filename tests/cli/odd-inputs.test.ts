import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliver } from '../registry/small-delivery.ts'
import { isPlainMessage } from '../screening/run-cli.ts'
import { type Captured, run } from './capture.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-odd-'))
const inside = (...names: readonly string[]) => join(folder, ...names)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What may stand where a file should: made at a path. */
const kinds: Readonly<Record<string, (path: string) => void>> = {
  'a circle of links': (path) => symlinkSync(path, path),
  'a link to nowhere': (path) => symlinkSync(`${path}-nowhere`, path),
  'a folder': (path) => mkdirSync(path),
  'a pipe': (path) => expect(spawnSync('mkfifo', [path]).status).toBe(0),
  'a device': (path) => symlinkSync('/dev/zero', path),
}

let snapshot: string
const shared = () => ['--var', inside('var'), '--threads', '1']
const plan = ['--plan', 'chongqing-2022-209', '--date', '2022-12-31']

beforeAll(async () => {
  snapshot = inside('snapshot')
  expect((await run('registry', 'load', deliver(inside('delivery')), '--out', snapshot, ...shared())).code).toBe(0)
  expect((await run('screen', '--snapshot', snapshot, ...plan, ...shared())).code).toBe(0)
  writeFileSync(inside('good.txt'), '关于开展用工调查的通知\n各镇人社所：\n一、调查对象\n全县企业。\n')
})

/** Puts the odd thing into a delivery in the place of one of its files. */
const delivery = (make: (path: string) => void, file: string): string => {
  const delivered = mkdtempSync(inside('delivery-'))
  deliver(delivered, { [file]: undefined })
  make(join(delivered, file))
  return delivered
}

/** The odd thing at a place of its own, for a command to be given. */
const at = (make: (path: string) => void, name: string): string => {
  const path = join(mkdtempSync(inside('free-')), name)
  make(path)
  return path
}

/** The odd thing as a file of a folder. */
const within = (make: (path: string) => void, ...names: readonly string[]): string => {
  const path = mkdtempSync(inside('free-'))
  mkdirSync(join(path, ...names.slice(0, -1)), { recursive: true })
  make(join(path, ...names))
  return path
}

type Make = (path: string) => void
const loading = (make: Make, file: string) => ['registry', 'load', delivery(make, file), '--out', inside('loaded'), ...shared()]
const explaining = ['explain', 'job_retention_refund', ...plan]

/** Every command that opens what a person names, as the line to type, given how to make the odd thing. */
const commands: readonly (readonly [string, (make: Make) => readonly string[]])[] = [
  ['read', (make) => ['read', at(make, 'text.txt')]],
  ['draft', (make) => ['draft', at(make, 'text.txt'), '--stdout']],
  ['transmission', (make) => ['transmission', inside('good.txt'), at(make, 'text.txt')]],
  ['coverage', (make) => ['coverage', 'jilin-2020', '--text', at(make, 'text.txt')]],
  ['explain --facts', (make) => [...explaining, '--facts', at(make, 'facts.yaml')]],
  ['diff --paid', (make) => ['diff', '--paid', at(make, 'paid.csv'), ...shared()]],
  ['diff --paid with Parquet', (make) => ['diff', '--paid', at(make, 'paid.parquet'), ...shared()]],
  ['load a CSV file', (make) => loading(make, 'firm.csv')],
  ['load a Parquet file', (make) => loading(make, 'loan.parquet')],
  ['load successions', (make) => loading(make, 'unit_succession.csv')],
  ['load what is complete', (make) => loading(make, 'completeness.yaml')],
  ['a manifest', (make) => [...explaining, '1', '--snapshot', within(make, 'manifest.json'), ...shared()]],
]

const isOneSentence = ({ code, out, err }: Captured) => ({
  code: [2, 3].includes(code) ? 'failed' : code,
  out,
  isPlain: isPlainMessage(err),
  lines: err.split('\n').length,
  isShort: err.length < 500,
})
const oneSentence = { code: 'failed', out: '', isPlain: true, lines: 1, isShort: true }

// A pipe is what one can wait for, so every command is tried on one; the others take turns.
describe.each(commands.map(([name, line], turn) => ({ name, line, turn })))('$name', ({ line, turn }) => {
  const others = Object.keys(kinds).filter((kind) => kind !== 'a pipe')
  test.each(['a pipe', others[turn % others.length] ?? ''])('says in a sentence that there is %s', async (kind) => {
    expect(isOneSentence(await run(...line(kinds[kind] ?? (() => undefined))))).toEqual(oneSentence)
  })
})

// It holds up no other plan, so it is a mistake of its own among those that check finds.
test.each(Object.keys(kinds))('a file of a plan that is %s is one mistake of the plan', async (kind) => {
  const plans = within(kinds[kind] ?? (() => undefined), 'plan', 'plan.yaml')
  const { code, out, err } = await run('check', '--plans', plans)
  expect({ code, err, mistakes: out.split('\n').filter((line) => line.includes('错误[')) }).toEqual({
    code: 1,
    err: '',
    mistakes: [expect.stringMatching(/plan\.yaml:1:1 错误\[file_unopened\] .+。$/)],
  })
})

describe('a name of 300 characters is told in a sentence', () => {
  const long = () => inside('n'.repeat(300))
  test.each<[string, () => readonly string[]]>([
    ['a text', () => ['read', long()]],
    ['facts', () => [...explaining, '--facts', long()]],
    ['a delivery', () => ['registry', 'load', long(), '--out', inside('loaded'), ...shared()]],
    ['what is written', () => ['registry', 'load', inside('delivery'), '--out', long(), ...shared()]],
    ['a snapshot', () => [...explaining, '1', '--snapshot', long(), ...shared()]],
    ['the work folder', () => ['screen', '--snapshot', snapshot, ...plan, '--var', long()]],
    ['plans', () => ['check', '--plans', long()]],
  ])('%s', async (_, line) => {
    expect(isOneSentence(await run(...line()))).toEqual(oneSentence)
  })
})
