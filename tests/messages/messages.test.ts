import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FactsPlane } from '../../src/decisions/index.ts'
import { nearestHolders, sendNotice, tellDue } from '../../src/messages/index.ts'
import { openRunReader } from '../../src/screening/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { openInquiry, returnVerifications } from '../../src/verification/index.ts'
import { openTestOffice, sampleOffice, type Visitor } from '../api/office.ts'
import { calendar } from '../office/people.ts'
import { loadTestPlans } from '../screening/test-plans.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { callerNamed } from '../subjects/office.ts'

let store: WorkStore
let at: Awaited<ReturnType<typeof openTestOffice>>
let close: () => Promise<void>
const people = new Map<string, Visitor>()
const set = loadTestPlans()
const field = [...(set.vocabulary.entities.get('insured_unit')?.fields.values() ?? [])].find(
  ({ type }) => type.kind === 'number' && type.scale === 0,
)?.id

beforeAll(async () => {
  store = await officeStore(sampleOffice)
  const folder = mkdtempSync(join(tmpdir(), 'ballast-messages-'))
  const database = { memoryLimit: '256MB', threads: 1, temporaryFolder: join(folder, 'tmp') }
  const reader = await openRunReader({ ...database, atOnce: 1 })
  const facts: FactsPlane = { runsFolder: folder, snapshotsFolder: folder, reader, database, set: () => set }
  at = await openTestOffice(store, undefined, facts)
  for (const login of ['lin', 'zhou', 'pu', 'luo', 'yan', 'sys']) {
    const visitor = at.visitor()
    expect((await visitor.signIn(login)).status).toBe(200)
    people.set(login, visitor)
  }
  close = async () => {
    await at.app.close()
    await reader.close()
    await store.close()
  }
})
afterAll(() => close())

// biome-ignore lint/suspicious/noExplicitAny: what a procedure answers is the test's to look at
async function ask(login: string, procedure: string, input?: unknown): Promise<any> {
  const reply = await people.get(login)?.ask(procedure, input, { 'x-ballast-request-id': randomUUID() })
  if (reply?.status !== 200) throw new Error(`${procedure}: ${JSON.stringify(reply?.body)}`)
  return reply.body
}
interface Seen {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly register: string
  readonly isRead: boolean
  readonly figures: Readonly<Record<string, unknown>>
}
const messagesOf = async (login: string): Promise<readonly Seen[]> => (await ask(login, 'message/list', {})).messages
/** What somebody was told of a letter or a job, the first first. */
const toldOf = async (login: string, subject: string, register = 'verification') =>
  (await messagesOf(login)).filter((one) => one.subject === subject && one.register === register).reverse()
const kindsOf = async (login: string, subject: string, register = 'verification') =>
  (await toldOf(login, subject, register)).map(({ kind }) => kind)

let lastKey = 0
async function letterOf(rows: number): Promise<string> {
  const lin = await callerNamed(store, 'lin', 'verification.open', 'write')
  const from = lastKey
  lastKey += rows
  const inquiry = {
    run: 'r',
    policy: { id: 'p', zh: '稳岗返还' },
    subjectEntity: 'insured_unit',
    fact: { entity: 'insured_unit', field: field ?? '', zh: '人数', owner: '明细' },
    rows: Array.from({ length: rows }, (_, n) => ({ subject: BigInt(from + n + 1), key: BigInt(from + n + 1), region: 500103 })),
    note: '张三，电话 13800000000',
  }
  const sent = await lin.transact((db) => openInquiry(db, lin, inquiry, calendar))
  if (sent.kind === 'refused') throw new Error(JSON.stringify(sent.refusal))
  return sent.value.inquiry
}

describe('people are told', () => {
  it('of a letter that came to their region, and nobody else is', async () => {
    const before = (await ask('pu', 'message/unread')).unread
    const letter = await letterOf(3)
    const [told] = await toldOf('pu', letter)
    expect(told).toMatchObject({
      kind: 'letter_sent',
      isRead: false,
      figures: { policy: '稳岗返还', fact: '人数', rows: 3, region: '渝中区', due: '2023-01-11' },
    })
    // Nothing that somebody typed goes into a message.
    expect(JSON.stringify(told)).not.toMatch(/张三|138/)
    expect((await ask('pu', 'message/unread')).unread).toBe(before + 1)
    for (const login of ['lin', 'luo', 'yan', 'sys']) expect([login, await kindsOf(login, letter)]).toEqual([login, []])
    expect(await kindsOf('zhou', letter)).toEqual(['letter_sent'])
  })

  it('of rows that came back to them, and of long work that ended', async () => {
    const letter = await letterOf(4)
    const answer = { finding: 'established', value: '7', source: '明细' }
    const job = await ask('pu', 'verification/answerAll', { inquiry: letter, rows: 4, answer })
    await at.office.jobs.idle()
    expect(await toldOf('pu', job.id, 'job')).toMatchObject([{ kind: 'job_done', figures: { inquiry: letter } }])
    expect(await kindsOf('zhou', job.id, 'job')).toEqual([])
    const yan = await callerNamed(store, 'yan', 'verification.check', 'write')
    const { rows } = await ask('yan', 'verification/list', { inquiry: letter, size: 20 })
    const seen = rows.slice(0, 3).map(({ id, version }: { id: string; version: number }) => ({ id: BigInt(id), version }))
    expect((await yan.transact((db) => returnVerifications(db, yan, seen, '李四来电', calendar))).kind).toBe('done')
    const told = (await toldOf('pu', letter)).at(-1)
    expect(told).toMatchObject({ kind: 'rows_returned', figures: { rows: 3 } })
    expect(JSON.stringify(told)).not.toContain('李四')
    expect(await kindsOf('zhou', letter)).toEqual(['letter_sent'])
  })

  it('the day before something is due, and once when it is late, however often it is looked', async () => {
    const letter = await letterOf(1)
    const looked = async (day: string) => {
      await tellDue(store, day)
      return (await kindsOf('pu', letter)).slice(1)
    }
    expect(await looked('2023-01-09')).toEqual([])
    expect(await looked('2023-01-10')).toEqual(['due_tomorrow'])
    expect(await looked('2023-01-10')).toEqual(['due_tomorrow'])
    expect(await looked('2023-01-11')).toEqual(['due_tomorrow'])
    expect(await looked('2023-01-12')).toEqual(['due_tomorrow', 'due_passed'])
    expect(await looked('2023-01-20')).toEqual(['due_tomorrow', 'due_passed'])
    const told = (await toldOf('pu', letter)).at(-1)
    expect(told?.figures).toMatchObject({ state: 'asked', due: '2023-01-11', rows: 1 })
  })

  it('where long work broke', async () => {
    const letter = await letterOf(2)
    const pu = await callerNamed(store, 'pu', 'verification.answer', 'write')
    const { id } = await store.asSystem('run_job', (db) =>
      db
        .insertInto('job_run')
        .values({
          kind: 'verification_answers',
          lane: 'verification',
          title: '填写',
          input: JSON.stringify({ inquiry: letter, upload: '999999' }),
          account: pu.account.id,
          post: pu.post.id,
          permission: 'verification.answer',
          region: pu.post.region.path,
          request_id: randomUUID(),
        })
        .returning('id')
        .executeTakeFirstOrThrow(),
    )
    at.office.jobs.wake()
    await at.office.jobs.idle()
    expect(await kindsOf('pu', String(id), 'job')).toEqual(['job_failed'])
  })
})

describe('a message', () => {
  it('is read by whom it was brought to, for themselves alone, and those that came since stay unread', async () => {
    const [one, two] = [await letterOf(1), await letterOf(1)]
    const [first, second] = [(await toldOf('pu', one))[0], (await toldOf('pu', two))[0]]
    expect(await ask('luo', 'message/markRead', { ids: [first?.id] })).toEqual({ marked: 0 })
    expect(await ask('pu', 'message/markRead', { ids: [first?.id] })).toEqual({ marked: 1 })
    expect(await ask('pu', 'message/markRead', { ids: [first?.id] })).toEqual({ marked: 0 })
    expect((await toldOf('pu', one))[0]?.isRead).toBe(true)
    expect((await toldOf('zhou', one))[0]?.isRead).toBe(false)
    const third = await letterOf(1)
    await ask('pu', 'message/markAllRead', { through: second?.id })
    expect((await messagesOf('pu')).filter(({ isRead }) => !isRead).map(({ subject }) => subject)).toEqual([third])
    expect((await ask('pu', 'message/unread')).unread).toBe(1)
  })

  it('is one for its cause, and is seen by nobody it was not brought to', async () => {
    const notice = { kind: 'job_done', register: 'job', subject: '77', figures: {}, cause: 'once', day: '2023-01-04' } as const
    const lin = await callerNamed(store, 'lin', 'verification.open', 'write')
    const yan = await callerNamed(store, 'yan', 'verification.check')
    const send = () => lin.transact((db) => sendNotice(db, notice, [yan.account.id]))
    expect([await send(), await send()]).toEqual([true, false])
    const seenBy = (caller: typeof lin) =>
      caller.transact((db) => db.selectFrom('notice').select('id').where('cause', '=', 'once').execute())
    expect([(await seenBy(yan)).length, (await seenBy(lin)).length]).toEqual([1, 0])
  })

  it('goes to the nearest who answer for a region', async () => {
    const lin = await callerNamed(store, 'lin', 'verification.open')
    const names = new Map(
      (await store.asSystem('administer', (db) => db.selectFrom('account').select(['id', 'login']).execute())).map(({ id, login }) => [
        id,
        login,
      ]),
    )
    const county = (await callerNamed(store, 'zhou', 'verification.open')).post.region.path
    const found = await store.asSystem('administer', (db) =>
      nearestHolders(db, 'verification.answer', [county, `${lin.post.region.path}ZZZ`], '2023-01-04'),
    )
    const logins = [...found.values()].map((ids) => ids.map((id) => names.get(id)).sort())
    expect(logins).toEqual([['pu', 'zhou'], ['lin']])
  })
})
