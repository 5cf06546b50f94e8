import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyInto, csvRows, type DuckDb, openDuckDb, parquetFilesIn, parquetRows, StoreFailure } from '../../src/store/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-names-'))
let database: DuckDb
beforeAll(async () => {
  database = await openDuckDb({ memoryLimit: '500MB', threads: 1, temporaryFolder: join(folder, 'scratch') })
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A name, and neighbours that a reader of patterns would take for it. */
const names: readonly (readonly [name: string, ...neighbours: readonly string[]])[] = [
  ['d[1]', 'd1'],
  ['d[!a]', 'db', 'd!'],
  ['d*', 'd2022', 'd'],
  ['d**', 'deep'],
  ['d?', 'dx'],
  ['d[', 'd'],
  ['d]', 'd'],
  ['year=2022', 'year=2021'],
  ['quarter=1 [a=b]', 'quarter=1 a'],
  ["it's", 'its'],
  ['say "so"', 'say so'],
  ['back\\slash', 'backslash'],
  ['two  blanks '],
  ['line\nbreak'],
  ['file:', 'file'],
  ['https:', 'https'],
  ['s3:'],
  ['~', 'home'],
  ['-'],
  ['a{1,2}', 'a1', 'a2'],
  ['50%20', '50 '],
  ['n#1'],
  ['a;b'],
  ['$HOME'],
  ['.hidden'],
  ['x'.repeat(200)],
  ['夏秋[一]', '夏秋一'],
]

describe.each(names)('%j', (name, ...neighbours) => {
  for (const each of [name, ...neighbours]) mkdirSync(join(folder, each), { recursive: true })
  const own = (each: string, file: string) => join(folder, each, file)

  test('is written and read as the name of one Parquet file', async () => {
    for (const [index, each] of [name, ...neighbours].entries())
      await database.run(copyInto(`SELECT ${index} AS which`, own(each, 'firm.parquet'), 'parquet'))
    expect(readdirSync(join(folder, name))).toContain('firm.parquet')
    expect(await database.rows(`SELECT * FROM ${parquetRows([own(name, 'firm.parquet')])}`)).toEqual([{ which: 0 }])
    const listed = parquetFilesIn(join(folder, name))
    expect(await database.rows(`SELECT * FROM ${parquetRows(listed)}`)).toEqual([{ which: 0 }])
  })

  test('is read as the name of one CSV file', async () => {
    for (const [index, each] of [name, ...neighbours].entries()) writeFileSync(own(each, 'firm.csv'), `which\n${index}\n`)
    const rows = csvRows(own(name, 'firm.csv'), 'header = true, all_varchar = true')
    expect(await database.rows(`SELECT * FROM ${rows}`)).toEqual([{ which: '0' }])
  })

  test('stands for itself as a file, too', async () => {
    const file = join(folder, `${name}.parquet`)
    await database.run(copyInto('SELECT 7 AS which', file, 'parquet'))
    expect(await database.rows(`SELECT * FROM ${parquetRows([file])}`)).toEqual([{ which: 7 }])
  })
})

test('several files are read together, each as itself', async () => {
  const files = ['d[1]', 'year=2022', 'd*'].map((name) => join(folder, name, 'firm.parquet'))
  expect(await database.rows(`SELECT count(*) AS n FROM ${parquetRows(files)}`)).toEqual([{ n: 3n }])
})

test('a name that the database cannot take is refused, written or read', () => {
  const file = join(folder, 'a\\b[1].parquet')
  for (const work of [() => parquetRows([file]), () => csvRows(file, ''), () => copyInto('SELECT 1', file, 'parquet')])
    expect(work).toThrow(expect.objectContaining({ code: 'unusable_path', file }))
})

test('a folder without files is a missing file', () => {
  mkdirSync(join(folder, 'nothing'))
  for (const place of ['nothing', 'nowhere']) {
    expect(() => parquetFilesIn(join(folder, place))).toThrow(StoreFailure)
    expect(() => parquetFilesIn(join(folder, place))).toThrow(expect.objectContaining({ code: 'missing_file' }))
  }
})
