import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { longestRecord } from '../../src/files/index.ts'
import { done } from '../../src/kernel/result.ts'
import { type DuckDb, layOutRecords, openDuckDb } from '../../src/store/index.ts'
import { granted } from '../screening/granted.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-records-'))
let database: DuckDb
let files = 0
beforeAll(async () => {
  database = await openDuckDb({ memoryLimit: '500MB', threads: 1, temporaryFolder: join(folder, 'scratch') })
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

function layOut(content: string | Uint8Array) {
  const scratch = join(folder, String(++files))
  mkdirSync(scratch)
  writeFileSync(join(scratch, 'file.csv'), content)
  return layOutRecords(join(scratch, 'file.csv'), scratch, (headers) => done(headers.indexOf('id')))
}

/** What a file becomes: whole records and broken lines, each with its physical line. */
async function read(content: string | Uint8Array) {
  const laid = granted(await layOut(content))
  const rows = await database.rows(`SELECT * FROM ${laid.rows} ORDER BY line`)
  const broken = await database.rows(`SELECT * FROM ${laid.broken} ORDER BY line`)
  expect([rows.length, broken.length]).toEqual([laid.count, laid.brokenCount])
  return {
    headers: laid.headers,
    rows: rows.map((row) => [Number(row.line), ...laid.headers.map((_, index) => row[`c${index}`] ?? null)]),
    broken: broken.map((row) => [Number(row.line), row.reason, row.text]),
  }
}

describe('records and the lines they begin on', () => {
  test.each<[string, string, readonly unknown[], readonly unknown[]]>([
    ['plain', 'id,a\n1,x\n2,y\n', [[2, '1', 'x'], [3, '2', 'y']], []], // biome-ignore format: a row is one case
    ['without a last line end', 'id,a\n1,x', [[2, '1', 'x']], []],
    ['header only', 'id,a', [], []],
    ['blank lines', 'id,a\n\n1,x\n \t\n\n2,y\n\n', [[3, '1', 'x'], [6, '2', 'y']], []], // biome-ignore format: a row is one case
    ['Windows lines', 'id,a\r\n1,x\r\n\r\n2,y\r\n', [[2, '1', 'x'], [4, '2', 'y']], []], // biome-ignore format: a row is one case
    ['old Macintosh lines', 'id,a\r1,x\r2,y\r', [[2, '1', 'x'], [3, '2', 'y']], []], // biome-ignore format: a row is one case
    ['all sorts of lines', 'id,a\r\n1,x\n2,y\r3,z', [[2, '1', 'x'], [3, '2', 'y'], [4, '3', 'z']], []], // biome-ignore format: a row is one case
    ['empty cells', 'id,a,b\n1,,\n,"",x\n', [[2, '1', null, null], [3, null, null, 'x']], []], // biome-ignore format: a row is one case
    ['quoted cells', 'id,a\n"1","x,y"\n2,"say ""so"""\n', [[2, '1', 'x,y'], [3, '2', 'say "so"']], []], // biome-ignore format: a row is one case
    ['a quoted line end', 'id,a,b\n1,"x\ny",z\n2,q,r\n', [[2, '1', 'x\ny', 'z'], [4, '2', 'q', 'r']], []], // biome-ignore format: a row is one case
    ['a quoted line end with commas', 'id,a,b\n1,"for, say,\nfive",z\n2,q,r\n', [[2, '1', 'for, say,\nfive', 'z'], [4, '2', 'q', 'r']], []], // biome-ignore format: a row is one case
    ['a quote inside a cell', 'id,a\n1,5" pipe\n2,y\n', [[2, '1', '5" pipe'], [3, '2', 'y']], []], // biome-ignore format: a row is one case
    ['blanks around quotes', 'id,a\n1, "x,y" \n', [[2, '1', 'x,y']], []],
    ['too few and too many', 'id,a\n1\n2,x,y\n3,z\n', [[4, '3', 'z']], [[2, 'too_few_cells', '1'], [3, 'too_many_cells', '2,x,y']]], // biome-ignore format: a row is one case
    ['a stray quote', 'id,a,b\n1,"x,z\n2,q,r\n3,s,t\n', [[3, '2', 'q', 'r'], [4, '3', 's', 't']], [[2, 'quote_open', '1,"x,z']]], // biome-ignore format: a row is one case
    ['a stray quote closed by another', 'id,a,b\n1,"x,z\n2,q,r\n3,s",t\n4,u,v\n', [[3, '2', 'q', 'r'], [4, '3', 's"', 't'], [5, '4', 'u', 'v']], [[2, 'quote_open', '1,"x,z']]], // biome-ignore format: a row is one case
    ['a stray quote in the next line', 'id,a,b\n1,"x,z\n2,q",r\n', [[3, '2', 'q"', 'r']], [[2, 'quote_open', '1,"x,z']]],
    ['two stray quotes', 'id,a,b\n1,"x,z\n2,q,r\n3,"s,t\n4,u,v', [[3, '2', 'q', 'r'], [5, '4', 'u', 'v']], [[2, 'quote_open', '1,"x,z'], [4, 'quote_open', '3,"s,t']]], // biome-ignore format: a row is one case
    ['a stray quote at the end', 'id,a\n1,x\n2,"y', [[2, '1', 'x']], [[3, 'quote_open', '2,"y']]],
    ['a sign behind a closing quote', 'id,a\n1,"x"y\n2,z\n', [[3, '2', 'z']], [[2, 'quote_open', '1,"x"y']]],
    ['a zero character', 'id,a\n1,x\0y\n2,z\n', [[3, '2', 'z']], [[2, 'zero_character', '1,x\u2400y']]],
  ])('%s', async (_, text, rows, broken) => {
    const found = await read(text)
    expect({ rows: found.rows, broken: found.broken }).toEqual({ rows, broken })
  })

  test('a stray quote in a large file costs its own line', async () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => (index === 99 ? '100,"C17,1' : `${index + 1},C17,1`))
    const { rows, broken } = await read(`id,code,n\n${lines.join('\n')}\n`)
    expect([rows.length, broken]).toEqual([59_999, [[101, 'quote_open', '100,"C17,1']]])
    expect(rows.at(-1)).toEqual([60_001, '60000', 'C17', '1'])
  })

  test('an endless line is one broken line', async () => {
    const { rows, broken } = await read(`id,a\n1,${'x'.repeat(longestRecord * 5)}\n2,y\n`)
    expect([rows, broken.map(([line, reason]) => [line, reason])]).toEqual([[[3, '2', 'y']], [[2, 'line_too_long']]])
  })

  test('a long cell is a cell like any other', async () => {
    const long = `${'x,"'.repeat(10_000)}\n`
    const { rows } = await read(`id,a\n1,"${long.replaceAll('"', '""')}"\n2,y\n`)
    expect(rows).toEqual([
      [2, '1', long],
      [4, '2', 'y'],
    ])
  })
})

describe('encodings', () => {
  const text = 'id,a\n1,中\n'
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['GB18030', Buffer.from([...Buffer.from('id,a\n1,'), 0xd6, 0xd0, 0x0a])],
  ])('%s', async (_, bytes) => {
    expect(await read(bytes)).toEqual({ headers: ['id', 'a'], rows: [[2, '1', '中']], broken: [] })
  })

  test.each([
    ['no text', Buffer.from([0x69, 0xff, 0xff, 0x0a]), 'unknown_encoding'],
    ['a mark and then something else', Buffer.from([0xef, 0xbb, 0xbf, 0x69, 0xd6, 0xd0, 0x0a]), 'unknown_encoding'],
    ['nothing', Buffer.from(''), 'no_header'],
    ['blank lines', Buffer.from('\n \n'), 'no_header'],
    ['tabs', Buffer.from('id\ta\n1\tx\n'), 'other_separator'],
    ['semicolons', Buffer.from('id;a\n1;x\n'), 'other_separator'],
    ['full-width commas', Buffer.from('id，a\n1，x\n'), 'other_separator'],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await layOut(bytes)).toMatchObject({ kind: 'refused', refusal: { code } })
  })
})

test('whatever cells hold, they come back as they were written', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '中', ' ', ',', '"', '\n', '\r', '='), maxLength: 6 })
  const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 })
  const written = (text: string) => `"${text.replaceAll('"', '""')}"`
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), async (records, end) => {
      // Every row has a key that no line inside a cell can be taken for.
      const lines = records.map(([a, b], index) => [String(index + 1), written(a), written(b), '"-"'].join(','))
      const { rows, broken } = await read(`id,a,b,c${end}${lines.join(end)}${end}`)
      expect(broken).toEqual([])
      expect(rows.map((row) => row.slice(1))).toEqual(
        records.map(([a, b], index) => [String(index + 1), a === '' ? null : a, b === '' ? null : b, '-']),
      )
    }),
    { numRuns: 60 },
  )
})
