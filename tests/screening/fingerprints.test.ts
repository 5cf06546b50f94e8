import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Fingerprints, takeFingerprints } from '../../src/screening/index.ts'

const home = mkdtempSync(join(tmpdir(), 'ballast-fingerprints-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const versions = Object.fromEntries(
  ['@duckdb/node-api', '@duckdb/node-bindings', '@lezer/common', '@lezer/lr', 'lezer-feel', 'yaml', 'echarts'].map((name) => [
    `node_modules/${name}`,
    { version: '1.0.0' },
  ]),
)
const project: Readonly<Record<string, string>> = {
  'src/kernel/money.ts': 'one\ntwo\n',
  'src/plans/link.ts': 'link\n',
  'src/registry/load/judge.ts': 'judge\n',
  'src/rules/sql/compile.ts': 'compile\n',
  'src/rules/sql/compile.test.ts': 'test\n',
  'src/screening/settle.ts': 'settle\n',
  'src/store/sql-text.ts': 'text\n',
  'src/reporting/page.ts': 'page\n',
  'glossary/terms.yaml': 'terms: []\n',
  'reference/regions.csv': 'code,name\n',
  'reference/documents/words.yaml': 'words: []\n',
  'package-lock.json': JSON.stringify({ packages: versions }),
}

/** The fingerprints of a copy of the small project with some files written anew. */
function fingerprintsWith(name: string, changed: Readonly<Record<string, string>>): Fingerprints {
  const folder = join(home, name)
  for (const [path, text] of Object.entries({ ...project, ...changed })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return takeFingerprints(folder)
}

const plain = fingerprintsWith('plain', {})

const table: readonly (readonly [string, Readonly<Record<string, string>>, readonly (keyof Fingerprints)[]])[] = [
  ['the same text in another folder', {}, []],
  ['the line ends of another system', { 'src/kernel/money.ts': 'one\r\ntwo\r\n', 'glossary/terms.yaml': 'terms: []\r\n' }, []],
  ['a test', { 'src/rules/sql/compile.test.ts': 'another test\n' }, []],
  ['the report', { 'src/reporting/page.ts': 'another page\n' }, []],
  ['words that documents are read by', { 'reference/documents/words.yaml': 'words: [one]\n' }, []],
  ['a package that only draws', { 'package-lock.json': lockWith('echarts') }, []],
  ['money', { 'src/kernel/money.ts': 'one\ntwo \n' }, ['engine']],
  ['a file deep in a room', { 'src/registry/load/judge.ts': 'judge otherwise\n' }, ['engine']],
  ['a file more', { 'src/rules/sql/round.ts': '' }, ['engine']],
  ['text moved from the end of a file to the start of the next', { 'src/store/sql-text.ts': 'tex', 'src/store/sql.ts': 't\n' }, ['engine']],
  ['the database', { 'package-lock.json': lockWith('@duckdb/node-bindings') }, ['engine']],
  ['a term', { 'glossary/terms.yaml': 'terms: [one]\n' }, ['glossary']],
  ['a table', { 'reference/regions.csv': 'code,name\n500000,x\n' }, ['reference']],
]

function lockWith(changed: string): string {
  return JSON.stringify({ packages: { ...versions, [`node_modules/${changed}`]: { version: '1.0.1' } } })
}

test.each(table)('%s', (name, changed, expected) => {
  const found = fingerprintsWith(name, changed)
  const differing = (Object.keys(plain) as (keyof Fingerprints)[]).filter((part) => found[part] !== plain[part])
  expect(differing).toEqual(expected)
})

test('the dates of files say nothing', () => {
  const folder = join(home, 'plain')
  utimesSync(join(folder, 'src/kernel/money.ts'), 1, 1)
  expect(takeFingerprints(folder)).toEqual(plain)
})

test('a part that is missing is no part that is empty', () => {
  const folder = join(home, 'short')
  cpSync(join(home, 'plain'), folder, { recursive: true })
  rmSync(join(folder, 'src/store'), { recursive: true })
  expect(() => takeFingerprints(folder)).toThrow(/store/)
})

test('the project itself has them', () => {
  const root = join(import.meta.dirname, '../..')
  const found = takeFingerprints(root)
  for (const print of Object.values(found)) expect(print).toMatch(/^[0-9a-f]{64}$/)
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).toContain('@duckdb/node-bindings')
})
