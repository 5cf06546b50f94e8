import { spawn } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkRows, describeRegistryRefusal, readManifest } from '../../src/registry/index.ts'
import { StoreFailure, withDuckDb } from '../../src/store/index.ts'
import { granted } from '../screening/granted.ts'
import { startCli } from '../screening/run-cli.ts'
import { generate, makeSetting } from './setting.ts'
import { vocabulary } from './vocabulary.ts'

const setting = await makeSetting()
afterAll(setting.remove)

beforeAll(async () => {
  await generate(setting, 'whole', 1, { firms: 200, persons: 3000 })
})

describe('a snapshot that is not what its manifest says', () => {
  const person = 'person/bucket-00000.parquet'
  const edit = async (folder: string, change: (text: string) => string) => {
    const file = join(folder, 'manifest.json')
    await writeFile(file, change(await readFile(file, 'utf8')))
  }
  test.each<[string, (folder: string) => Promise<void>, string, Readonly<Record<string, unknown>>]>([
    ['without a manifest', (folder) => rm(join(folder, 'manifest.json')), 'not_a_snapshot', {}],
    [
      'with half a manifest',
      (folder) => edit(folder, (text) => text.slice(0, text.length / 2)),
      'manifest_unreadable',
      { fault: { kind: 'not_json' } },
    ],
    ['with a number for a manifest', (folder) => edit(folder, () => '7'), 'manifest_unreadable', { fault: { kind: 'not_an_object' } }],
    ['with a list for a manifest', (folder) => edit(folder, () => '[1]'), 'format_unsupported', { format: undefined }],
    [
      'of a later format',
      (folder) => edit(folder, (text) => text.replace('"format": 1', '"format": 2')),
      'format_unsupported',
      { format: '2' },
    ],
    [
      'without a title',
      (folder) => edit(folder, (text) => text.replace('"title"', '"name"')),
      'manifest_unreadable',
      { fault: { kind: 'part_missing', part: 'title' } },
    ],
    [
      'that lists no files of an entity',
      (folder) => edit(folder, (text) => text.replace('"files"', '"parts"')),
      'manifest_unreadable',
      { fault: { kind: 'entity_without_files' } },
    ],
    ['with an edited row count', (folder) => edit(folder, (text) => text.replace('"rows": 3000', '"rows": 2999')), 'id_differs', {}],
    ['with another completeness', (folder) => edit(folder, (text) => text.replace('500000', '510000')), 'id_differs', {}],
    ['without a file', (folder) => rm(join(folder, person)), 'file_missing', {}],
    ['with a shortened file', (folder) => truncate(join(folder, person), 1000), 'file_size_differs', { found: 1000 }],
    ['with a changed byte', (folder) => flip(join(folder, person)), 'file_hash_differs', {}],
  ])('%s is refused', async (name, damage, code, values) => {
    const folder = setting.path(`damaged ${name}`)
    await cp(setting.path('whole'), folder, { recursive: true })
    await damage(folder)
    const read = await readManifest(folder, vocabulary, { isHashChecked: true })
    expect(read).toMatchObject({ kind: 'refused', refusal: { code, ...values } })
    expect(read.kind === 'refused' ? describeRegistryRefusal(read.refusal) : '').toContain(folder)
  })

  test('for another glossary is refused by field', async () => {
    const entities = new Map(vocabulary.entities)
    const county = entities.get('county')
    if (county === undefined) throw new Error('no county')
    const fields = new Map(county.fields)
    fields.delete('is_severely_hit')
    fields.set('is_open', { id: 'is_open', zh: '', aliases: [], definition: '', source: '', type: { kind: 'boolean' } })
    entities.set('county', { ...county, fields })
    const differences = [
      { column: 'is_open', found: undefined, expected: 'BOOLEAN' },
      { column: 'is_severely_hit', found: 'BOOLEAN', expected: undefined },
    ]
    expect(await readManifest(setting.path('whole'), { ...vocabulary, entities })).toMatchObject({
      refusal: { code: 'schema_differs', entity: 'county', differences },
    })
    entities.delete('county')
    expect(await readManifest(setting.path('whole'), { ...vocabulary, entities })).toMatchObject({
      refusal: { code: 'schema_differs', entity: 'county', differences: [] },
    })
  })

  test('for the database has other rows than it counts', async () => {
    const manifest = granted(await readManifest(setting.path('whole'), vocabulary))
    const { person } = manifest.entities
    if (person === undefined) throw new Error('no persons')
    const miscounted = { ...manifest, entities: { ...manifest.entities, person: { ...person, rows: 2999 } } }
    const checked = await withDuckDb(setting.database, async (database) => [
      await checkRows(database, setting.path('whole'), manifest),
      await checkRows(database, setting.path('whole'), miscounted),
    ])
    const differing = { code: 'rows_differ', folder: setting.path('whole'), entity: 'person', found: 3000, expected: 2999 }
    expect(checked).toEqual([undefined, differing])
  })
})

describe('the store says which file', () => {
  test.each<[string, (file: string) => Promise<void>, string]>([
    ['is missing', (file) => rm(file), 'missing_file'],
    ['is cut short', (file) => truncate(file, 1000), 'corrupt_file'],
    ['is empty', (file) => truncate(file, 0), 'corrupt_file'],
    ['is text', (file) => writeFile(file, 'not a parquet file, but long enough to look at'), 'corrupt_file'],
  ])('%s', async (name, damage, code) => {
    const folder = setting.path(`unreadable ${name}`)
    await cp(setting.path('whole'), folder, { recursive: true })
    const file = join(folder, 'person', 'bucket-00000.parquet')
    await damage(file)
    const reading = withDuckDb(setting.database, (database) => database.rows(`SELECT sum(ui_months_total) FROM read_parquet('${file}')`))
    await expect(reading).rejects.toMatchObject({ name: 'StoreFailure', code, file })
  })

  test('and a mistake in our own SQL stays a bug', async () => {
    const asking = withDuckDb(setting.database, (database) => database.rows('SELECT nothing FROM nowhere'))
    await expect(asking).rejects.toThrow(/nowhere/)
    await expect(asking).rejects.not.toBeInstanceOf(StoreFailure)
  })

  test.each([
    ['memory', 'SELECT max(len(numbers)) AS n FROM (SELECT list(range) AS numbers FROM range(20000000))', 'out_of_memory'],
    [
      'disk for what spills',
      'SELECT count(*) AS n FROM (SELECT range, md5(range::VARCHAR) AS text FROM range(3000000) ORDER BY text)',
      'out_of_memory|disk_full',
    ],
  ])('%s that does not suffice is said so', async (_, sql, codes) => {
    const asking = withDuckDb({ ...setting.database, memoryLimit: '30MB' }, async (database) => {
      await database.run(`SET max_temp_directory_size = '1MB'`)
      return await database.rows(sql)
    })
    await expect(asking).rejects.toMatchObject({ name: 'StoreFailure', code: expect.stringMatching(codes) })
  })

  test('and the scratch folder is gone afterwards', async () => {
    expect(await readdir(setting.path('scratch'))).toEqual([])
  })
})

test('rows come as chunks when streamed', async () => {
  const sum = await withDuckDb(setting.database, async (database) => {
    let total = 0
    let chunks = 0
    for await (const rows of database.stream('SELECT range AS n FROM range(10000)')) {
      chunks += 1
      for (const row of rows) total += Number(row.n)
    }
    return { total, isChunked: chunks > 1 }
  })
  expect(sum).toEqual({ total: 49_995_000, isChunked: true })
})

test('killed in the middle, generating leaves no folder that looks whole', async () => {
  const script = `
import { generateSnapshot } from ${JSON.stringify(new URL('../../src/registry/index.ts', import.meta.url).href)}
import { sizeClasses, vocabulary } from ${JSON.stringify(new URL('./vocabulary.ts', import.meta.url).href)}
const made = await generateSnapshot(${JSON.stringify(setting.path('killed'))}, vocabulary, {
  parameters: { firms: 20000, persons: 200000 }, sizeClasses, database: ${JSON.stringify(setting.database)},
  onProgress: ({ phase }) => console.log(phase),
})
if (made.kind === 'refused') throw new Error(made.refusal.code)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
  child.kill('SIGKILL')
  await new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const left = (await readdir(setting.folder)).filter((name) => name.startsWith('killed'))
  expect(left.length).toBe(1)
  expect(left[0]).toMatch(/^killed\.partial-/)
  expect(await readManifest(setting.path(left[0] ?? ''), vocabulary)).toMatchObject({ refusal: { code: 'not_a_snapshot' } })
  // Whoever makes a snapshot beside it next clears it away.
  await generate(setting, 'next', 1, { firms: 200, persons: 4000 })
  expect((await readdir(setting.folder)).filter((name) => name.startsWith('killed'))).toEqual([])
})

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('interrupted by %s, generating takes away what it had begun', async (signal, code) => {
  await mkdir(setting.path(signal))
  const args = ['registry', 'generate', '--firms', '20000', '--out', join(setting.path(signal), 'snapshot'), '--var', setting.path(signal)]
  const { child, done } = startCli([...args, '--threads', '1'], setting.folder)
  const isBegun = async () => (await readdir(setting.path(signal))).some((name) => name.startsWith('snapshot.partial-'))
  while (child.exitCode === null && !(await isBegun())) await new Promise((resolve) => setTimeout(resolve, 5))
  child.kill(signal)
  const result = await done
  expect(result).toMatchObject({ code, stdout: '' })
  expect(result.stderr).toContain('须重新开始')
  expect(await readdir(setting.path(signal), { recursive: true })).toEqual(['tmp'])
})

async function flip(file: string): Promise<void> {
  const bytes = await readFile(file)
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  await writeFile(file, bytes)
}
