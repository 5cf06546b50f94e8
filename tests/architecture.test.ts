import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  atHomeAnywhere,
  belowTheSeam,
  noHiddenWords,
  oneClock,
  oneOpener,
  oneTime,
  oneWayToFiles,
  pureCore,
} from './architecture/content-findings.ts'
import { featureEdges } from './architecture/edges.ts'
import { roomsOnTheMap } from './architecture/map-findings.ts'
import { refusalsAreLookedAt, refusalsAreReturned } from './architecture/refusal-findings.ts'
import { importsOf, projectFiles } from './architecture/source-file.ts'
import {
  alongTheEdges,
  type Check,
  everyKindAnswered,
  insideSource,
  namedFolders,
  passesInOrder,
  throughTheDoor,
  withoutCycles,
} from './architecture/structure-findings.ts'
import { everyTestRuns, insideTheClone, noClockInTests, oneWayToTexts } from './architecture/test-findings.ts'

const project = projectFiles(fileURLToPath(new URL('../', import.meta.url)))

/** Each bad sample must be found, by a message holding the given words; each good one must not. */
interface Rule {
  readonly name: string
  readonly check: Check
  readonly bad: readonly (readonly [words: string, files: Readonly<Record<string, string>>])[]
  readonly good: readonly Readonly<Record<string, string>>[]
}

/** A map of the rooms there are, some with edges of another kind. */
function mapWith(others: Readonly<Record<string, readonly string[]>>): string {
  const rows = Object.entries({ ...featureEdges, ...others }).map(
    ([room, edges]) => `| \`src/${room}\` | a | ${edges === 'everything' ? edges : edges.join(', ') || 'nothing'} |`,
  )
  return ['| folder | what it does | may import |', '|---|---|---|', ...rows, '| `plans/` | data | |'].join('\n')
}

const rules: readonly Rule[] = [
  {
    name: 'features are entered through their index.ts',
    check: throughTheDoor,
    bad: [
      ['src/rules/index.ts', { 'src/plans/a.ts': "import { x } from '../rules/check/x.ts'" }],
      ['src/rules/index.ts', { 'src/plans/a.ts': "export * from '../rules/vocabulary.ts'" }],
      ['src/rules/index.ts', { 'src/plans/a.ts': "const x = await import('../rules/vocabulary.ts')" }],
      ['src/rules/index.ts', { 'src/plans/a.ts': "import type {\n  X,\n  Y,\n} from '../rules/vocabulary.ts'" }],
      ['src/rules/index.ts', { 'src/plans/a.ts': "type X = import('../rules/vocabulary.ts').X" }],
      ['src/rules/index.ts', { 'src/plans/a.test.ts': "import '../rules/vocabulary.ts'" }],
    ],
    good: [
      {
        'src/plans/a.ts': "import { x } from '../rules/index.ts'\nimport { y } from '../kernel/money.ts'\nimport { z } from './deep/z.ts'",
      },
    ],
  },
  {
    name: 'src imports nothing from outside src, and no computed path',
    check: insideSource,
    bad: [
      ['outside src', { 'src/cli/a.ts': "import { x } from '../../tests/x.ts'" }],
      ['computed', { 'src/cli/a.ts': 'await import(path)' }],
      ['computed', { 'src/cli/a.ts': "await import('./' + name)" }],
    ],
    good: [{ 'src/cli/a.ts': "import { x } from './x.ts'\nconst here = import.meta.url" }],
  },
  {
    name: 'features import along the edges of the table',
    check: alongTheEdges,
    bad: [
      ['kernel may not import rules', { 'src/kernel/a.ts': "import { x } from '../rules/index.ts'" }],
      ['rules may not import store', { 'src/rules/sql/a.ts': "import { x } from '../../store/index.ts'" }],
      ['store may not import registry', { 'src/store/a.ts': "import { x } from '../registry/index.ts'" }],
      ['registry may not import plans', { 'src/registry/a.ts': "import { x } from '../plans/index.ts'" }],
      ['reporting may not import store', { 'src/reporting/a.ts': "import { x } from '../store/index.ts'" }],
      ['web may not import screening', { 'src/web/list/page.tsx': "import type { x } from '../../screening/index.ts'" }],
      ['screening may not import cli', { 'src/screening/a.ts': "import { x } from '../cli/index.ts'" }],
      ['src/treasury is a new feature: add it', { 'src/treasury/a.ts': 'export const x = 1' }],
      ['directly in src/', { 'src/a.ts': 'export const x = 1' }],
    ],
    good: [
      { 'src/cli/a.ts': "import { x } from '../reporting/index.ts'\nimport { y } from '../store/index.ts'" },
      { 'src/registry/a.test.ts': "import { x } from '../plans/index.ts'" },
    ],
  },
  {
    name: 'the passes inside a pipeline see only what comes before them',
    check: passesInOrder,
    bad: [
      ['syntax may not import check', { 'src/rules/syntax/a.ts': "import { x } from '../check/x.ts'" }],
      ['evaluate may not import sql', { 'src/rules/evaluate/a.ts': "import { x } from '../sql/x.ts'" }],
      ['sql may not import evaluate', { 'src/rules/sql/a.ts': "import { x } from '../evaluate/x.ts'" }],
      ['sql may not import syntax', { 'src/rules/sql/a.ts': "import { x } from '../syntax/parse.ts'" }],
      ['sql may not import evaluate', { 'src/rules/sql/a.ts': "import { x } from '../evaluate/values.ts'" }],
      ['check may not import evaluate', { 'src/rules/check/a.ts': "import { x } from '../evaluate/x.ts'" }],
      ['foundation may not import check', { 'src/rules/vocabulary.ts': "import { x } from './check/x.ts'" }],
      ['the door of its own feature', { 'src/rules/sql/a.ts': "import { x } from '../index.ts'" }],
      ['src/rules/optimise is a new pass: add it', { 'src/rules/optimise/a.ts': 'export const x = 1' }],
      ['inside documents, layout may not import outline', { 'src/documents/layout/a.ts': "import { x } from '../outline/x.ts'" }],
      ['inside documents, mentions may not import questions', { 'src/documents/mentions/a.ts': "import { x } from '../questions/x.ts'" }],
      ['the door of its own feature', { 'src/documents/text/a.ts': "import { x } from '../read-documents.ts'" }],
    ],
    good: [
      {
        'src/rules/sql/a.ts':
          "import { x } from '../check/typed-tree.ts'\nimport { y } from '../vocabulary.ts'\nimport { z } from './z.ts'",
      },
      { 'src/rules/index.ts': "export { x } from './sql/x.ts'\nexport { y } from './evaluate/y.ts'" },
    ],
  },
  {
    name: 'the map names every room, with the edges it has',
    check: roomsOnTheMap,
    bad: [
      ['may import “kernel”: write “kernel, files”', { 'ARCHITECTURE.md': mapWith({ store: ['kernel'] }) }],
      ['may import “kernel, files, rules”: write', { 'ARCHITECTURE.md': mapWith({ store: ['kernel', 'files', 'rules'] }) }],
      ['may import “files, kernel”: write', { 'ARCHITECTURE.md': mapWith({ store: ['files', 'kernel'] }) }],
      ['no row for src/store', { 'ARCHITECTURE.md': mapWith({}).replace('| `src/store` |', '| `store` |') }],
      ['row for src/nowhere', { 'ARCHITECTURE.md': mapWith({ nowhere: ['kernel'] }) }],
      ['two rows for src/cli', { 'ARCHITECTURE.md': `${mapWith({})}\n| \`src/cli\` | a | everything |` }],
    ],
    good: [{ 'ARCHITECTURE.md': mapWith({}) }],
  },
  {
    name: 'a switch over kinds names every kind',
    check: everyKindAnswered,
    bad: [
      ['name the kinds', { 'src/rules/a.ts': "switch (node.kind) {\n  case 'x': {\n    return 1\n  }\n  default:\n    return 2\n}" }],
      ['name the kinds', { 'src/cli/a.ts': 'switch (a.type.kind) {\n  default: {\n    return 2\n  }\n}' }],
    ],
    good: [
      { 'src/rules/a.ts': "switch (node.kind) {\n  case 'x':\n    return 1\n}\nswitch (text) {\n  default:\n    return 2\n}" },
      { 'src/rules/a.ts': "switch (node.kind) {\n  case 'x': {\n    switch (name) {\n      default:\n        return 1\n    }\n  }\n}" },
    ],
  },
  {
    name: 'no file reaches itself by its imports',
    check: withoutCycles,
    bad: [
      [
        'src/rules/a.ts -> src/rules/b.ts -> src/rules/a.ts',
        { 'src/rules/a.ts': "import { b } from './b.ts'", 'src/rules/b.ts': "import type { A } from './a.ts'" },
      ],
      ['src/rules/a.ts -> src/rules/a.ts', { 'src/rules/a.ts': "import { a } from './a.ts'" }],
      [
        'b.ts -> src/rules/c.ts -> src/rules/b.ts',
        {
          'src/rules/a.ts': "import './b.ts'\nimport './c.ts'",
          'src/rules/b.ts': "import './c.ts'",
          'src/rules/c.ts': "export * from './b.ts'",
        },
      ],
    ],
    good: [
      { 'src/rules/a.ts': "import './b.ts'\nimport './c.ts'", 'src/rules/b.ts': "import './c.ts'", 'src/rules/c.ts': "// import './a.ts'" },
    ],
  },
  {
    name: 'no folder is a grab-bag',
    check: namedFolders,
    bad: [
      'src/rules/utils/a.ts',
      'src/helpers/a.ts',
      'tests/common/deep/a.ts',
      'tools/lib/a.mjs',
      'bench/services/a.ts',
      'src/plans/types/a.ts',
    ].map((path) => ['are banned', { [path]: '' }] as const),
    good: [{ 'src/rules/library/a.ts': '', 'reference/types/a.csv': '' }],
  },
  {
    name: 'no Chinese below the language seam',
    check: belowTheSeam,
    bad: [
      ['src/rules/a.ts:2', { 'src/rules/a.ts': "// fine\nconst x = '裁员率'" }],
      ['src/rules/a.ts:1', { 'src/rules/a.ts': '// full-width ＜' }],
      ['src/rules/a.ts:1', { 'src/rules/a.ts': '// full stop。' }],
      ['src/web/page.html:1', { 'src/web/page.html': '稳' }],
      ['src/web/list/draw.ts:1', { 'src/web/list/draw.ts': '稳' }],
      ['src/rules/draw.tsx:1', { 'src/rules/draw.tsx': '稳' }],
      ['src/web/frame.css:1', { 'src/web/frame.css': '稳' }],
      ['src/rules/zh.ts:1', { 'src/rules/zh.ts': '稳' }],
      ['src/rules/words.zh.ts.ts:1', { 'src/rules/words.zh.ts.ts': '稳' }],
    ],
    good: [
      {
        'src/rules/messages.zh.ts': '稳。',
        'src/rules/check/operator-words.zh.ts': '稳。',
        'src/rules/a.test.ts': '稳',
        'src/web/index.html': '稳',
        'src/web/list/list-page.tsx': '稳',
        'plans/a.md': '稳',
        'src/rules/b.ts': "'\\uFF1C'",
      },
    ],
  },
  {
    name: 'no word is hidden behind escapes',
    check: noHiddenWords,
    bad: [
      ['src/rules/a.ts:1 hides \u88C1\u5458', { 'src/rules/a.ts': "const x = '\\u88C1\\u5458'" }],
      ['src/rules/a.ts:2 hides \u7684', { 'src/rules/a.ts': '\nconst x = new RegExp(`^\\\\u7684$`)' }],
      ['src/rules/a.ts:1 hides \u88C1', { 'src/rules/a.ts': "const x = '\\u{88C1}'" }],
      ['src/rules/a.ts:1 hides \u7684\u4E4B', { 'src/rules/a.ts': 'const x = /[a-z\\u7684\\u4E4B\\u4E00-\\u9FFF]/' }],
      ['src/rules/words.zh.ts:1 hides \u7684', { 'src/rules/words.zh.ts': "const x = '\\u7684'" }],
      ['hides \u7684: write', { 'src/rules/a.ts': 'const x = /[\\u7684-\\u7684]/' }],
      ['hides \u7684\u7686', { 'src/rules/a.ts': 'const x = /[\\u7684-\\u7686]/' }],
      ['hides \u7684', { 'src/rules/a.ts': 'const x = String.fromCharCode(0x7684)' }],
      ['hides \u7684\u4E4B', { 'src/rules/a.ts': 'const x = String.fromCodePoint(30340, 0x4e4b)' }],
      ['hides %E7%9A%84', { 'src/rules/a.ts': "const x = decodeURIComponent('%E7%9A%84')" }],
      ['tests/a.test.ts:1 hides', { 'tests/a.test.ts': "'\\u7684'" }],
    ],
    good: [
      {
        'src/rules/a.ts': 'const x = /[\\u4E00-\\u9FFF\\p{Script=Han}\\u3002]/\nconst y = new RegExp(`[\\\\u3400-\\\\u9FFF]`)',
        'src/rules/words.zh.ts': "const x = '\u7684'",
        'src/rules/b.ts': 'if (code >= 0x4e00 && code <= 0x9fff) String.fromCharCode(0x245f + value)',
      },
    ],
  },
  {
    name: 'kernel, rules and documents are pure',
    check: pureCore,
    bad: [
      ['imports node:fs', { 'src/kernel/a.ts': "import { readFileSync } from 'node:fs'" }],
      ['reads the clock', { 'src/rules/a.ts': 'const now = Date.now()' }],
      ['reads the clock', { 'src/documents/deep/a.ts': 'const now = new Date()' }],
      ['reads the clock', { 'src/rules/a.ts': 'const text = `at ' + '$' + '{new Date(0)}`' }],
      ['uses chance', { 'src/rules/a.ts': 'const x = Math.random()' }],
      ['uses the process', { 'src/kernel/a.ts': 'if (process.env.X) x()' }],
      ['waits or fetches', { 'src/rules/a.ts': 'await fetch(url)' }],
    ],
    good: [
      { 'src/kernel/a.ts': "// new Date() is banned here\nconst x = 'Date.now()'\nconst y: CalendarDate = parseDate(text)" },
      { 'src/kernel/a.test.ts': 'new Date()', 'src/store/a.ts': "import { tmpdir } from 'node:os'\nprocess.env.X" },
    ],
  },
  {
    name: 'the clock comes in at one place',
    check: oneClock,
    bad: [
      ['src/cli/a.ts', { 'src/cli/a.ts': 'const day = new Date()' }],
      ['src/screening/a.ts', { 'src/screening/a.ts': 'const at = Date.now()' }],
      ['src/registry/a.ts', { 'src/registry/a.ts': 'const text = Date()' }],
    ],
    good: [
      {
        'src/cli/clock.ts': 'new Date()',
        'src/store/ownership/a.ts': 'Date.now()',
        'src/plans/a.ts': "new Date(Date.UTC(year, 1, 29))\nconst text = 'new Date()'",
        'tests/a.ts': 'new Date()',
      },
    ],
  },
  {
    name: 'moments are shown in the time of China, in one way',
    check: oneTime,
    bad: [
      ['src/web/a.tsx:1', { 'src/web/a.tsx': 'const hours = new Date(at).getHours()' }],
      ['src/web/a.tsx:2', { 'src/web/a.tsx': "x\n<td>{new Date(at).toLocaleTimeString('zh-CN')}</td>" }],
      ['src/web/a.ts:1', { 'src/web/a.ts': "new Intl.DateTimeFormat('zh-CN').format(at)" }],
      ['src/web/a.tsx:1', { 'src/web/a.tsx': "at.replace('T', ' ')" }],
      ['src/exports/a.ts:1', { 'src/exports/a.ts': 'at.toISOString().slice(0, 10)' }],
      ['src/log/a.ts:1', { 'src/log/a.ts': 'at.getTime() + 8 * 3_600_000' }],
    ],
    good: [
      {
        'src/kernel/china-time.ts': '8 * 3_600_000',
        'src/files/sheets/sheet.ts': 'value.toISOString().slice(0, 10)',
        'src/api/a.ts': 'at: at.toISOString(),\nvalue.toLocaleString()',
        'tests/a.ts': 'at.getHours()',
      },
    ],
  },
  {
    name: 'DuckDB is opened in src/store alone',
    check: oneOpener,
    bad: [
      ['src/registry/a.ts', { 'src/registry/a.ts': "import { DuckDBInstance } from '@duckdb/node-api'" }],
      ['bench/a.ts', { 'bench/a.ts': "import type { DuckDBConnection } from '@duckdb/node-api'" }],
      ['tests/a.ts', { 'tests/a.ts': "await import('@duckdb/node-api')" }],
    ],
    good: [{ 'src/store/duckdb.ts': "import { DuckDBInstance } from '@duckdb/node-api'", 'src/rules/a.ts': "const dialect = '@duckdb/'" }],
  },
  {
    name: 'SQL touches files in one way',
    check: oneWayToFiles,
    bad: [
      ['src/registry/a.ts:1', { 'src/registry/a.ts': "run(`select * from read_parquet('$" + "{file}')`)" }],
      ['src/registry/a.ts:2', { 'src/registry/a.ts': 'import x\nrun(`SELECT * FROM read_csv_auto($' + '{file})`)' }],
      ['bench/a.ts:1', { 'bench/a.ts': 'run(`copy ($' + "{sql}) to 'x' (format parquet)`)" }],
      ['src/screening/a.ts:1', { 'src/screening/a.ts': "run(`select * from '$" + "{folder}/settlement.parquet'`)" }],
      ['src/screening/a.ts:1', { 'src/screening/a.ts': 'run(`select sum(num_rows) from parquet_file_metadata(x)`)' }],
    ],
    good: [
      {
        'src/registry/a.ts': 'run(`select * from $' + "{parquetRows([file])}`)\nawait copy(from, to)\nimport x from './read-csv.ts'",
        'src/store/a.ts': "`read_parquet('x')`",
        'tests/a.ts': "`read_parquet('x')`",
      },
    ],
  },
  {
    name: 'what may be refused is looked at',
    check: refusalsAreLookedAt,
    bad: [
      'export async function save(file: string): Promise<Result<number, Full>> {\n',
      "export async function save(\n  file: string,\n  how: (x: number) => void,\n): Promise<Result<number, Full | RefusalWith<'x'>>> {\n",
      'export function save(file: string): SaveRefusal | undefined {\n',
      "export function save(file: string): RefusalWith<'full'> | undefined {\n",
      'export async function save({ file }: Place): Promise<RunDamage | undefined> {\n',
    ].map((made) => ['src/cli/b.ts:2', { 'src/store/a.ts': made, 'src/cli/b.ts': 'const x = 1\n  await save(x)\n' }] as const),
    good: [
      'const saved = await save(x)',
      'return save(x)',
      'granted(\n  await save(x),\n)',
      'const saved =\n  await save(x)',
      'if (await save(x)) y()',
      'await saveAll(x)',
    ].map((used) => ({
      'src/store/a.ts': 'export async function save(file: string): Promise<Result<number, Full>> {\n',
      'src/cli/b.ts': `${used}\n`,
    })),
  },
  {
    name: 'refusals are returned, not thrown',
    check: refusalsAreReturned,
    bad: [
      ['src/files/a.ts:1', { 'src/files/a.ts': "throw new InputFailure({ code: 'missing' })" }],
      ['src/files/a.ts:1', { 'src/files/a.ts': 'export class Refused extends Error {' }],
      ['src/plans/a.ts:1', { 'src/plans/a.ts': 'export class Refused extends RangeError {' }],
      ['src/files/a.ts:2', { 'src/files/a.ts': "x\n  if (result.kind === 'refused') throw new Error(result.refusal.code)" }],
      ['src/store/a.ts:1', { 'src/store/a.ts': 'throw new CommandRefused(x)' }],
    ],
    good: [
      {
        'src/store/a.ts': "export class StoreFailure extends Error {\n}\nthrow new StoreFailure('disk_full')",
        'src/cli/a.ts': "if (result.kind === 'refused') throw new CommandRefused(room, result.refusal)",
        'src/kernel/a.ts': "throw new RangeError('zero')\n// throw new Refusal\nif (x.kind === 'refused') return x",
        'src/kernel/a.test.ts': 'throw new Odd()',
      },
    ],
  },
  {
    name: 'what is committed is at home anywhere',
    check: atHomeAnywhere,
    bad: [
      ['names a package registry', { 'package-lock.json': `"resolved": "https://${['registry', 'npmjs', 'org'].join('.')}/yaml"` }],
      ['names a package registry', { '.npmrc': `registry=https://${['registry', 'npmmirror', 'com'].join('.')}/` }],
      ['names a package registry', { '.npmrc': `registry=http://${['nexus', 'office', 'internal'].join('.')}/npm` }],
      ['names a package registry', { 'README.md': `see ${['pypi', 'org'].join('.')}` }],
      ['names a path of one machine', { 'bench/run.ts': `const home = '/${'work'}/main'` }],
      ['needs a folder beside', { 'README.md': `read ../${'shared'}/design.md` }],
      ['needs a folder beside', { 'tests/a.test.ts': `join(folder, '../../../${'shared'}/documents')` }],
      ['needs a folder beside', { 'tests/a.ts': `join(folder, '..', '${'shared'}')` }],
      ['needs a folder beside', { 'tools/run.mjs': `'../${'shared'}/documents'` }],
      ['needs a folder beside', { 'src/kernel/a.test.ts': `'../${'shared'}/documents'` }],
    ],
    good: [
      {
        'README.md': `https://nodejs.org and src/${'work'}/a.ts and https://example.org/${'work'}/`,
        '.ci/run': `texts=../${'shared'}/documents`,
      },
    ],
  },
  {
    name: 'nothing looks beside the clone',
    check: insideTheClone,
    bad: [
      ['beside the clone', { 'tests/plans/a.test.ts': "join(import.meta.dirname, '../../..', 'texts')" }],
      ['beside the clone', { 'tests/a.test.ts': "new URL('../../texts/', import.meta.url)" }],
      ['beside the clone', { 'tests/a/b.ts': "existsSync(join(project, '../texts'))" }],
      ['beside the clone', { 'bench/a.ts': "join(root, '..')" }],
      ['beside the clone', { 'src/cli/a.ts': "readdirSync(join(root, '../documents'))" }],
    ],
    good: [{ 'tests/plans/a.test.ts': "import { x } from '../../src/x.ts'\nconst root = join(import.meta.dirname, '../..')" }],
  },
  {
    name: 'official texts come in by one module',
    check: oneWayToTexts,
    bad: [
      ['come in by', { 'tests/a.test.ts': `const folder = process.env.${'BALLAST'}_TEXTS` }],
      ['come in by', { 'bench/a.ts': `process.env['${'BALLAST'}_TEXTS']` }],
    ],
    good: [{ 'tests/texts/official-texts.ts': `export const TEXTS_VARIABLE = '${'BALLAST'}_TEXTS'`, 'README.md': `${'BALLAST'}_TEXTS` }],
  },
  {
    name: 'every test runs',
    check: everyTestRuns,
    bad: [
      ['skipIf', { 'tests/a.test.ts': `test.${'skipIf'}(!existsSync(folder))('a', () => {})` }],
      ['runIf', { 'tests/a.ts': `describe.${'runIf'}(isRoot)('a', () => {})` }],
      ['skip', { 'src/kernel/a.test.ts': `describe('a', (context) => context.${'skip'}())` }],
      ['only', { 'tests/a.test.ts': `test.concurrent.${'only'}('a', () => {})` }],
      ['todo', { 'tests/a.test.ts': `it.${'todo'}('a')` }],
    ],
    good: [{ 'tests/a.test.ts': "test.each(rows)('skip.only', () => rows.skip(1))", 'src/plans/a.ts': 'list.skip()' }],
  },
  {
    name: 'no test reads the clock',
    check: noClockInTests,
    bad: [
      ['reads the clock', { 'tests/a.test.ts': 'const start = performance.now()' }],
      ['reads the clock', { 'tests/a.ts': 'process.cpuUsage().user' }],
      ['reads the clock', { 'tests/a.test.ts': 'process.hrtime.bigint()' }],
      ['reads the clock', { 'src/kernel/a.test.ts': 'expect(Date.now() - before).toBeLessThan(5)' }],
      ['reads the clock', { 'tests/a.ts': 'const today = new Date()' }],
    ],
    good: [{ 'tests/a.test.ts': "new Date(0)\n// performance.now()\nconst x = 'Date.now()'", 'bench/a.ts': 'performance.now()' }],
  },
]

const sample = (files: Readonly<Record<string, string>>) => Object.entries(files).map(([path, text]) => ({ path, text }))

describe.each(rules)('$name', ({ check, bad, good }) => {
  test('in this project', () => expect(check(project)).toEqual([]))

  test.each(bad)('found: %s', (words, files) => {
    expect(check(sample(files)).join('\n')).toContain(words)
  })

  test.each(good.map((files) => [files]))('passed: %j', (files) => {
    expect(check(sample(files))).toEqual([])
  })
})

test('imports are read in every form, and nothing else is taken for one', () => {
  const text = [
    "import a from 'a'",
    "import * as b from './b.ts'",
    'import { c } from "../c.ts"',
    "import type { D } from 'd'",
    "import {\n  type E,\n  f,\n} from 'e'",
    "import 'g'",
    "export * from 'h'",
    "export { i } from 'i'",
    "export type { J } from 'j'",
    "const k = import('k')",
    "export const notOne = 'x'",
    "export function from(l: string) { return l === 'y' }",
    "/* import 'z' */ // import 'z'",
    "const url = 'http://x' // import 'z'",
    `const quoted = "import 'z'"`,
    "const quoted = `import 'z'`",
  ].join('\n')
  const found = importsOf({ path: 'src/rules/check/a.ts', text })
  expect(found.map(({ specifier }) => specifier).sort()).toEqual(['../c.ts', './b.ts', 'a', 'd', 'e', 'g', 'h', 'i', 'j', 'k'])
  expect(found.flatMap(({ target }) => target ?? []).sort()).toEqual(['src/rules/c.ts', 'src/rules/check/b.ts'])
})

test('the listing sees this file', () => {
  expect(project.map(({ path }) => path)).toContain('tests/architecture.test.ts')
})
