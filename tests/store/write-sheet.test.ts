import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DuckDb, openDuckDb, sqlName, sqlText, writeSheet } from '../../src/store/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-sheets-'))
let database: DuckDb
beforeAll(async () => {
  database = await openDuckDb({ memoryLimit: '500MB', threads: 1, temporaryFolder: join(folder, 'scratch') })
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

async function sheetOf(sql: string): Promise<string> {
  const file = join(folder, 'sheet.csv')
  await writeSheet(database, sql, '1', file)
  return readFileSync(file, 'utf8')
}

describe('a cell of text', () => {
  test.each([
    ['=cmd|/C calc', "'=cmd|/C calc"],
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+A1', "'+A1"],
    ['-A1', "'-A1"],
    ['-1+2', "'-1+2"],
    ['--1', "'--1"],
    ['-', "'-"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['＝1+1', "'＝1+1"],
    ['－A1', "'－A1"],
    ['="a,b"', `"'=""a,b"""`],
    ['-12.00', '-12.00'],
    ['+5', '+5'],
    ['-3%', '-3%'],
    ['1,200.00', '"1,200.00"'],
    ["'=1", "'=1"],
    ['a=1', 'a=1'],
    [' =1', ' =1'],
    ['稳岗返还', '稳岗返还'],
  ])('%j is written as %j', async (text, written) => {
    expect(await sheetOf(`select ${sqlText(text)} as a, 'z' as b`)).toBe(`\uFEFFa,b\n${written},z\n`)
  })
})

test('numbers, days and unknowns are written as they are', async () => {
  const sql = "select -5 as a, cast(-1.50 as decimal(9, 2)) as b, date '2022-01-31' as c, cast(null as varchar) as d, false as e"
  expect(await sheetOf(sql)).toBe('\uFEFFa,b,c,d,e\n-5,-1.50,2022-01-31,,false\n')
})

test('rows come in the order that is asked for', async () => {
  const sheet = await sheetOf('select (7919 * range) % 5003 as a, range as b from range(5003)')
  const keys = sheet
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => Number(line.split(',')[0]))
  expect(keys).toEqual(Array.from({ length: 5003 }, (_, index) => index))
})

test('a heading is a cell like any other', async () => {
  expect(await sheetOf(`select 1 as ${sqlName('=a,"b"')}`)).toBe(`\uFEFF"'=a,""b"""\n1\n`)
})
