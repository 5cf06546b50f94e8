import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeBatch } from '../../../src/ledger/index.ts'
import { backUpOffice, restoreOffice, type WorkStore } from '../../../src/store/index.ts'
import { openInquiry } from '../../../src/verification/index.ts'
import { wantedBatch } from '../../ledger/people.ts'
import { calendar, staffed } from '../../office/people.ts'
import { startPostgres, type TestServer } from '../../postgres.ts'
import { opened } from './stores.ts'

const folder = mkdtempSync(join(tmpdir(), 'ballast-backup-'))
const file = (name: string) => join(folder, `${name}.gz`)
/** Where the files of an office lie. */
const beside = (name: string) => join(folder, `beside-${name}`)
const folders = (name: string) => [
  { name: 'uploads', folder: beside(name), fits: /^[0-9a-z-]+\.sealed$/ },
  { name: 'paid-lists', folder: `${beside(name)}-paid`, fits: /^\d+\.parquet$/ },
]
const sealedName = '0b9d0f0e-7f53-4a3c-9a55-6d2f1f0c7a11.sealed'
const sealedBytes = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 7) % 251))
const textOf = (name: string) => gunzipSync(readFileSync(file(name))).toString()

let server: TestServer
let embedded: WorkStore
let refusing: WorkStore | undefined
const stores: WorkStore[] = []
const kept = (store: WorkStore) => {
  stores.push(store)
  return store
}
const empty = async () => kept(await opened({ kind: 'memory' }))
const emptyServer = async () => kept(await opened({ kind: 'server', url: await server.fresh() }))

beforeAll(async () => {
  server = await startPostgres()
  embedded = await empty()
  const office = await staffed(embedded)
  const lin = await office.as('lin', 'verification.open')
  const rows = Array.from({ length: 2_500 }, (_, at) => ({
    subject: 9007199254740993n + BigInt(at),
    key: 9007199254740993n + BigInt(at),
    region: 500103,
  }))
  const fact = { entity: 'insured_unit', field: 'headcount_at_start', zh: '年初参保职工人数', owner: '失业保险参保明细' }
  const inquiry = { run: 'r', policy: { id: 'p', zh: '“政策”\\ \t' }, subjectEntity: 'insured_unit', fact, rows, note: '一行\n两行' }
  expect(await lin.transact((db) => openInquiry(db, lin, inquiry, calendar))).toMatchObject({ kind: 'done', value: { asked: 2_500 } })
  // A list for money, whose rows have columns that follow from others.
  const maker = await office.as('lin', 'batch.make')
  expect(await maker.transact((db) => makeBatch(db, maker, wantedBatch(1, 3), calendar))).toMatchObject({ value: { rows: 3 } })
}, 180_000)
afterAll(async () => {
  for (const store of stores) await store.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('goes from the embedded database to a server and back without a difference', async () => {
  mkdirSync(beside('first'))
  writeFileSync(join(beside('first'), sealedName), sealedBytes)
  writeFileSync(join(beside('first'), 'stray.txt'), 'no file of the office')
  mkdirSync(`${beside('first')}-paid`)
  writeFileSync(join(`${beside('first')}-paid`, '12.parquet'), 'rows of a comparison')
  writeFileSync(join(`${beside('first')}-paid`, '12.parquet.part'), 'half of one')
  expect(await backUpOffice(embedded, file('first'), folders('first'))).toMatchObject({ files: 2 })
  const onServer = await emptyServer()
  const restored = await restoreOffice(onServer, file('first'), folders('second'))
  expect(restored).toMatchObject({ kind: 'done', value: { files: 2 } })
  expect(readdirSync(beside('second'))).toEqual([sealedName])
  expect(readdirSync(`${beside('second')}-paid`)).toEqual(['12.parquet'])
  expect(readFileSync(join(`${beside('second')}-paid`, '12.parquet'), 'utf8')).toBe('rows of a comparison')
  expect(readFileSync(join(beside('second'), sealedName)).equals(sealedBytes)).toBe(true)
  await backUpOffice(onServer, file('second'), folders('second'))
  expect(textOf('second')).toBe(textOf('first'))
  const back = await empty()
  expect(await restoreOffice(back, file('second'), folders('third'))).toEqual(restored)
  await backUpOffice(back, file('third'), folders('third'))
  expect(textOf('third')).toBe(textOf('first'))
  // Numbers go on where they were.
  const { id } = await onServer.asSystem('set_up', (db) =>
    db.insertInto('account').values({ login: 'new', name: '新' }).returning('id').executeTakeFirstOrThrow(),
  )
  expect(id).toBe(9n)
}, 180_000)

it('takes in what was written when files had no folder yet', async () => {
  const before = textOf('first')
    .replace(/F\tpaid-lists[\s\S]*(?=E\t)/, '')
    .replace('F\tuploads/', 'F\t')
  writeFileSync(file('before'), gzipSync(sealed(before)))
  expect(await restoreOffice(await empty(), file('before'), folders('before'))).toMatchObject({ value: { files: 1 } })
  expect(readdirSync(beside('before'))).toEqual([sealedName])
})

it('keeps keys of 64 bits to the last digit', () => {
  expect(textOf('first')).toContain('9007199254740993')
})

it.each<[string, (text: string) => string | Buffer, string]>([
  ['one digit changed', (text) => text.replace('9007199254740995', '9007199254740996'), 'backup_damaged'],
  ['a row left out', (text) => text.replace(/R\t.*\n/, ''), 'backup_damaged'],
  ['a byte of a file changed', (text) => text.replace('B\tAA', 'B\tAB'), 'backup_damaged'],
  ['a file that would lie elsewhere', (text) => sealed(text.replace(sealedName, '../../elsewhere.sealed')), 'backup_damaged'],
  ['a file of a folder that there is none of', (text) => sealed(text.replace('paid-lists/', 'runs/')), 'backup_damaged'],
  ['a file of the other folder', (text) => sealed(text.replace('F\tpaid-lists/', 'F\tuploads/')), 'backup_damaged'],
  ['broken off', (text) => text.slice(0, text.length / 2), 'backup_damaged'],
  ['a line after its end', (text) => `${text}R\t{}\n`, 'backup_damaged'],
  ['of another schema', (text) => sealed(text.replace('"0002-office"', '"0002-other"')), 'backup_of_other_schema'],
  ['something else', () => 'hello\n', 'not_a_backup'],
])(
  'is refused with nothing kept: %s',
  async (name, change, code) => {
    writeFileSync(file(name), gzipSync(change(textOf('first'))))
    // One for all of them: nothing is kept, so the next one finds it as empty.
    refusing ??= await empty()
    const store = refusing
    expect(await restoreOffice(store, file(name), folders(name))).toMatchObject({ refusal: { code } })
    expect(existsSync(beside(name)) ? readdirSync(beside(name)) : []).toEqual([])
    const { rows } = await store.asSystem('set_up', async (db) => ({ rows: await db.selectFrom('account').selectAll().execute() }))
    expect(rows).toEqual([])
  },
  120_000,
)

it('is refused where it is no compressed file, and where an office stands already', async () => {
  writeFileSync(file('plain'), 'not compressed')
  expect(await restoreOffice(embedded, file('plain'), folders('plain'))).toMatchObject({ refusal: { code: 'not_a_backup' } })
  expect(await restoreOffice(embedded, file('first'), folders('plain'))).toMatchObject({ refusal: { code: 'office_not_empty' } })
})

/** A backup whose last line fits what stands before it. */
function sealed(text: string): string {
  const { createHash } = process.getBuiltinModule('node:crypto')
  const body = text.slice(0, text.lastIndexOf('E\t'))
  return `${body}E\t${createHash('sha256').update(body).digest('hex')}\n`
}
