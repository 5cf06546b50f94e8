import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { WorkStore } from '../../src/store/index.ts'
import { receiveUpload } from '../../src/uploads/index.ts'
import {
  answersJob,
  type BulkPlaces,
  checksJob,
  type FieldReading,
  handOutLetter,
  openInquiry,
  startAnswers,
} from '../../src/verification/index.ts'
import { sampleOffice } from '../api/office.ts'
import { Desk } from '../jobs/desk.ts'
import { calendar } from '../office/people.ts'
import { granted } from '../screening/granted.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { keysOf } from '../subjects/office.ts'
import { FilledWorkbook } from './filled-workbook.ts'

const reading: FieldReading = {
  read: (_, __, text) => (/^\d+$/.test(text) ? { value: text } : { expected: '整数' }),
  describe: () => ({ expected: '整数', choices: [] }),
  isYesOrNo: () => false,
}
const rows = 900
let store: WorkStore
let desk: Desk
let places: BulkPlaces
let lastKey = 0

beforeAll(async () => {
  store = await officeStore(sampleOffice)
  desk = await Desk.open(store)
  const uploads = { folder: mkdtempSync(join(tmpdir(), 'ballast-resume-')), keys: await keysOf(store), clock: desk.clock }
  places = { store, calendar, uploads, reading: () => reading }
})
afterAll(async () => {
  await desk.close()
  await store.close()
})

async function letter(): Promise<bigint> {
  const lin = await desk.person('lin', 'verification.open')
  const from = lastKey
  lastKey += rows
  const inquiry = {
    run: 'r',
    policy: { id: 'p', zh: '稳岗返还' },
    subjectEntity: 'insured_unit',
    fact: { entity: 'insured_unit', field: 'heads', zh: '人数', owner: '明细' },
    rows: Array.from({ length: rows }, (_, n) => ({ subject: BigInt(from + n + 1), key: BigInt(from + n + 1), region: 500103 })),
    note: undefined,
  }
  return BigInt(granted(await lin.transact((db) => openInquiry(db, lin, inquiry, calendar))).inquiry)
}

async function filled(inquiry: bigint): Promise<bigint> {
  const pu = await desk.person('pu', 'verification.answer')
  const words = {
    office: '',
    shown: async () => new Map(),
    describe: reading.describe,
    show: (_: string, __: string, value: string) => value,
  }
  const { bytes } = granted(await handOutLetter(pu, inquiry, pu.post.region.path, words))
  const sheet = await FilledWorkbook.of(bytes)
  for (let n = 0; n < rows; n++) sheet.fill(n, { 核实结论: '属实', 核实到的值: n, 依据材料: '明细' })
  const whole = await sheet.saved()
  const pieces = (async function* () {
    yield whole
  })()
  const kept = await receiveUpload(pu, places.uploads, {
    purpose: 'verification_workbook',
    name: 'a.xlsx',
    pieces,
    announced: whole.length,
  })
  return BigInt(granted(kept).id)
}

const jobRow = (id: bigint) =>
  store.asSystem('administer', (db) =>
    db.selectFrom('job_run').select(['state', 'checkpoint', 'result']).where('id', '=', id).executeTakeFirstOrThrow(),
  )

it.each(['one answer for all', 'a workbook'] as const)(
  'goes on after a stop where it was, and answers nothing twice: %s',
  async (how) => {
    const inquiry = await letter()
    const answers =
      how === 'a workbook'
        ? ({ kind: 'workbook', upload: await filled(inquiry), accepted: rows } as const)
        : ({
            kind: 'same',
            rows,
            answer: { finding: 'established', value: '7', source: '明细', sourceOn: undefined, note: undefined, files: [] },
          } as const)
    const first = await desk.runner([answersJob(places), checksJob(places)])
    const id = granted(await startAnswers(await desk.person('pu', 'verification.answer'), first, places, inquiry, answers))
    while ((await jobRow(id)).checkpoint === null) await sleep(2)
    await first.close()
    const stopped = await jobRow(id)
    expect(stopped.state).toBe('running')
    const carried = (stopped.checkpoint as { carried: number }).carried
    expect([carried > 0, carried < rows]).toEqual([true, true])
    const second = await desk.runner([answersJob(places), checksJob(places)])
    await second.idle()
    expect(await jobRow(id)).toMatchObject({ state: 'done', result: { answered: rows, refused: 0 } })
    const { answered, events } = await store.asSystem('administer', async (db) => ({
      answered: await db
        .selectFrom('verification')
        .select('id')
        .where('inquiry', '=', inquiry)
        .where('state', '=', 'answered')
        .where('version', '=', 2)
        .execute(),
      events: await db.selectFrom('event').select('subject').where('register', '=', 'verification').where('verb', '=', 'answer').execute(),
    }))
    expect(answered.length).toBe(rows)
    const ours = new Set(answered.map((row) => String(row.id)))
    expect(events.filter(({ subject }) => ours.has(subject)).length).toBe(rows)
  },
  120_000,
)
