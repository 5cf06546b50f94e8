import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeNamesFrom, type FactsPlane } from '../../src/decisions/index.ts'
import { exportJob, handOutFile, removeExpired, startExport } from '../../src/exports/index.ts'
import { type SheetKind, writeSheetFile } from '../../src/exports/write-sheet-file.ts'
import { type JobRunner, readJob } from '../../src/jobs/index.ts'
import { parseRegionTable } from '../../src/kernel/regions.ts'
import { exportList, type ListScope, openRunReader, type RunOnDisk, recordScreening, runScreening } from '../../src/screening/index.ts'
import { openTestOffice, sampleOffice } from '../api/office.ts'
import { Desk } from '../jobs/desk.ts'
import { granted } from '../screening/granted.ts'
import { endOfYear, fingerprints, loadTestPlans } from '../screening/test-plans.ts'
import { generateRegistry, Scratch } from '../screening/test-registry.ts'
import { inProject, officeStore } from '../store/postgres/stores.ts'

const scratch = new Scratch()
const policy = 'job_retention_refund'
const filter = { outcome: ['eligible', 'needs_review', 'ineligible'] }
const names = codeNamesFrom(
  parseRegionTable(readFileSync(inProject('reference', 'regions.csv'), 'utf8')),
  readFileSync(inProject('reference', 'industries.csv'), 'utf8'),
)
let facts: FactsPlane
let run: RunOnDisk
let desk: Desk
let runner: JobRunner
let close: () => Promise<void>

const places = () => ({ facts, names, folder: scratch.path('files'), store: desk.store, clock: desk.clock })

beforeAll(async () => {
  const set = loadTestPlans()
  await generateRegistry(scratch, 'snapshots/one', set, 400, 100)
  const database = scratch.database()
  const [snapshotFolder, runsFolder] = [scratch.path('snapshots', 'one'), scratch.path('runs')]
  run = granted(await runScreening({ set, link: endOfYear, fingerprints, snapshotFolder, runsFolder, database }))
  const name = run.folder.split('/').at(-1) ?? ''
  await recordScreening(runsFolder, { at: '2023-01-04T09:00:00', run: name, how: 'screen', isChanged: false })
  const reader = await openRunReader({ ...database, atOnce: 1 })
  facts = { runsFolder, snapshotsFolder: scratch.path('snapshots'), reader, database, set: () => set }
  const store = await officeStore(sampleOffice)
  desk = await Desk.open(store)
  runner = await desk.runner([exportJob(places())])
  close = async () => {
    await desk.close()
    await store.close()
    await reader.close()
  }
}, 300_000)
afterAll(async () => {
  await close()
  scratch.remove()
})

async function written(login: string, format: SheetKind, more: object = {}) {
  const order = { run: undefined, policy, filter, format, purpose: '核对名单', ...more }
  const id = granted(await startExport(await desk.person(login, 'decision.export'), runner, { facts }, order))
  await runner.idle()
  const job = granted(await readJob(desk.store, await desk.person(login, 'job.read'), id))
  expect([job.error, job.state]).toEqual([undefined, 'done'])
  return job.result as { readonly file: string; readonly rows: number; readonly bytes: number }
}
const take = async (login: string, file: string) =>
  handOutFile(await desk.person(login, 'decision.export'), scratch.path('files'), BigInt(file), desk.clock)

async function subjectsIn(scope: ListScope): Promise<readonly string[]> {
  const found: string[] = []
  for await (const batch of exportList(facts.reader, run, policy, { filter }, scope))
    found.push(...granted(batch).rows.map(({ subject }) => String(subject)))
  return found
}

describe('an exported list', () => {
  it('has the rows that its asker may see, in order, with who, when, what of and what for below them', async () => {
    const everything = await subjectsIn([{ from: 0, to: 999_999 }])
    const scopes = { lin: [{ from: 500_000, to: 509_999 }], zhou: [{ from: 500_103, to: 500_103 }] }
    for (const [login, scope] of Object.entries(scopes)) {
      const expected = await subjectsIn(scope)
      expect(expected.length).toBeLessThan(everything.length)
      const { file, rows, bytes } = await written(login, 'csv')
      const { path } = granted(await take(login, file))
      const text = readFileSync(path, 'utf8')
      expect([rows, bytes]).toEqual([expected.length, readFileSync(path).length])
      expect(text.startsWith('\uFEFF对象编号,')).toBe(true)
      const lines = text.slice(1).split('\r\n')
      expect(lines.slice(1, 1 + rows).map((line) => line.split(',')[0])).toEqual(expected)
      const footer = lines.slice(1 + rows).join('\n')
      for (const part of [
        '导出人：',
        '2023-01-04 09:00:00',
        '数据日期：2022-12-31',
        'outcome = eligible、',
        `共 ${rows} 行`,
        '用途：核对名单',
      ])
        expect(footer).toContain(part)
    }
    expect((await subjectsIn(scopes.lin)).length).toBeGreaterThan(5)
  })

  it('is a workbook with the same rows: codes are texts, amounts numbers to the fen', async () => {
    const [sheet, table] = [await written('lin', 'xlsx'), await written('lin', 'csv')]
    const workbook = await readXlsx(readFileSync(granted(await take('lin', sheet.file)).path))
    const csv = readFileSync(granted(await take('lin', table.file)).path, 'utf8')
      .slice(1)
      .split('\r\n')
    const rows = workbook.sheets[0]?.rows ?? []
    expect(rows[0]).toEqual(csv[0]?.split(','))
    const net = rows[0]?.indexOf('净额（元）') ?? -1
    for (const [at, row] of rows.slice(1, 1 + sheet.rows).entries()) {
      const cells = csv[at + 1]?.split(',') ?? []
      expect([typeof row[0], row[0]]).toEqual(['string', cells[0]])
      expect(row[net] ?? '').toEqual(cells[net] === '' ? '' : Number(cells[net]))
    }
    expect(rows.at(-1)?.[0]).toBe('用途：核对名单')
  })

  it('goes to who exported it and to nobody else; each time is written down', async () => {
    const { file, rows } = await written('lin', 'csv')
    for (const login of ['zhou', 'luo', 'yan'])
      expect(await take(login, file)).toMatchObject({ kind: 'refused', refusal: { code: 'file_not_found' } })
    granted(await take('lin', file))
    granted(await take('lin', file))
    const looks = await desk.store.asSystem('administer', (db) =>
      db.selectFrom('look').select(['purpose', 'rows', 'subjects']).where('register', '=', 'file_out').execute(),
    )
    const own = looks.filter(({ subjects }) => subjects.includes(file))
    expect(own.map((look) => [look.purpose, look.rows])).toEqual([
      ['核对名单', rows],
      ['核对名单', rows],
    ])
    const events = await desk.store.asSystem('administer', (db) =>
      db.selectFrom('event').select('verb').where('register', '=', 'file_out').where('subject', '=', file).orderBy('id').execute(),
    )
    expect(events.map(({ verb }) => verb)).toEqual(['write_file', 'download_file', 'download_file'])
  })

  it('is not handed out once it was changed, and is gone after a week', async () => {
    const { file } = await written('lin', 'csv', { filter: { outcome: ['eligible'] } })
    const { path } = granted(await take('lin', file))
    const whole = readFileSync(path)
    writeFileSync(path, Buffer.concat([whole, Buffer.from(' ')]))
    expect(await take('lin', file)).toMatchObject({ refusal: { code: 'file_damaged' } })
    writeFileSync(path, whole)
    desk.clock.forward(7 * 24 * 60 - 1)
    await removeExpired(places())
    granted(await take('lin', file))
    desk.clock.forward(1)
    expect(await take('lin', file)).toMatchObject({ refusal: { code: 'file_expired' } })
    expect(await removeExpired(places())).toBeGreaterThan(0)
    expect(() => readFileSync(path)).toThrow()
    expect(await take('lin', file)).toMatchObject({ refusal: { code: 'file_expired' } })
  })

  it.each([
    [{ run: 'nowhere' }, 'run_unknown'],
    [{ policy: 'nothing' }, 'list_policy_unknown'],
    [{ filter: { colour: ['red'] } }, 'filter_unreadable'],
  ])('is refused at once: %o', async (more, code) => {
    const order = { run: undefined, policy, filter, format: 'csv', purpose: '核对名单', ...more } as Parameters<typeof startExport>[3]
    const came = await startExport(await desk.person('lin', 'decision.export'), runner, { facts }, order)
    expect(came).toMatchObject({ refusal: { code } })
  })
})

describe('a cell', () => {
  const texts = ['=1+1', '+1+1', '-1+cmd', '@sum(1)', '\t=1', '-5', '5%', 'a,b"c\nd', '500103', '000123456789012345678']
  const content = () => ({
    name: 'S',
    columns: [
      { title: 'T', width: 10, isAmount: false, cell: () => undefined },
      { title: 'A', width: 10, isAmount: true, cell: () => undefined },
    ],
    rows: (async function* () {
      for (const text of texts) yield [text, { fen: -12_345_678_905n }]
    })(),
    footer: () => ['=footer'],
  })
  const signal = new AbortController().signal

  it('is no formula in a workbook, and keeps every sign', async () => {
    await writeSheetFile('xlsx', content(), scratch.path('cells.xlsx'), signal)
    const { sheets } = await readXlsx(readFileSync(scratch.path('cells.xlsx')))
    const cells = [...(sheets[0]?.cells?.values() ?? [])]
    expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([])
    expect(sheets[0]?.rows.slice(1, 1 + texts.length)).toEqual(texts.map((text) => [text, -123_456_789.05]))
  })

  it('has an apostrophe in a CSV file where it would be a formula, and numbers have none', async () => {
    await writeSheetFile('csv', content(), scratch.path('cells.csv'), signal)
    const text = readFileSync(scratch.path('cells.csv'), 'utf8')
    const parts = ["'=1+1,-123456789.05", "'+1+1,", "'-1+cmd,", "'@sum(1),", "'\t=1,", '\n-5,', '\n5%,', '"a,b""c\nd",', "\n'=footer\r\n"]
    for (const part of parts) expect(text).toContain(part)
  })
})

describe('over the page', () => {
  it('is asked for, followed and fetched with the cookie of who asked', async () => {
    const store = await officeStore(sampleOffice)
    const at = await openTestOffice(store, undefined, facts)
    try {
      const [lin, zhou, pu] = [at.visitor(), at.visitor(), at.visitor()]
      await lin.signIn('lin')
      await zhou.signIn('zhou')
      await pu.signIn('pu')
      const headers = { 'x-ballast-request-id': '4b9d0f0e-7f53-4a3c-9a55-6d2f1f0c7a11' }
      const asked = await lin.ask('listExport/start', { policy, filter, format: 'xlsx', purpose: '核对名单' }, headers)
      expect(asked.status).toBe(200)
      let job = asked.body
      while (job.state === 'waiting' || job.state === 'running') {
        await sleep(20)
        job = (await lin.ask('job/get', { id: asked.body.id })).body
      }
      expect(job).toMatchObject({ state: 'done', result: { name: expect.stringContaining('.xlsx') } })
      const fetchAs = (cookie: string) => fetch(`${at.base}/files/out/${job.result.file}`, { headers: { cookie } })
      const reply = await fetchAs(lin.cookie)
      expect(reply.status).toBe(200)
      expect(reply.headers.get('content-disposition')).toContain(encodeURIComponent(job.result.name))
      expect((await readXlsx(new Uint8Array(await reply.arrayBuffer()))).sheets[0]?.rows.length).toBeGreaterThan(job.result.rows)
      expect((await fetchAs('')).status).toBe(401)
      expect((await fetchAs(zhou.cookie)).status).toBe(404)
      expect((await fetchAs(pu.cookie)).status).toBe(403)
    } finally {
      await at.app.close()
      await store.close()
    }
  })
})
