import { beforeAll, describe, expect, it } from 'vitest'
import { createPost } from '../../src/access/index.ts'
import { levelOf, levels, roles } from '../../src/contract/index.ts'
import { readInbox } from '../../src/inbox/index.ts'
import { faultsOf, onceFor } from '../../src/lifecycle/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import {
  type Answer,
  answerVerifications,
  confirmVerifications,
  type Inquiry,
  listInquiries,
  listVerifications,
  openInquiry,
  type ReadValue,
  returnVerifications,
  verificationLife,
  withdrawVerifications,
} from '../../src/verification/index.ts'
import { sampleOffice } from '../api/office.ts'
import { calendar, staffed } from '../office/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'

const readValue: ReadValue = (_, __, text) => (/^\d+$/.test(text) ? { value: text } : { expected: '整数，如 12' })

const inquiryOf = (keys: readonly number[], region = 500103): Inquiry => ({
  run: '21b09404',
  policy: { id: 'job_retention_refund', zh: '稳岗返还' },
  subjectEntity: 'insured_unit',
  fact: { entity: 'insured_unit', field: 'headcount_at_start', zh: '年初参保职工人数', owner: '失业保险参保明细' },
  rows: keys.map((key) => ({ subject: BigInt(key), key: BigInt(key), region })),
  note: undefined,
})

describe('the life of a verification', () => {
  it('has no fault', () => expect(faultsOf(verificationLife)).toEqual([]))

  it('waits for nobody whose inbox reaches less far than their work', () => {
    const waitsFor = Object.values(verificationLife.states).flatMap(({ waits }) => waits?.for ?? [])
    const short = roles.flatMap((role) =>
      waitsFor.filter((permission) => {
        const work = levelOf(permission, role)
        const inbox = levelOf('inbox.read', role)
        return work !== undefined && (inbox === undefined || levels.indexOf(inbox) > levels.indexOf(work))
      }),
    )
    expect([waitsFor.length, short]).toEqual([3, []])
  })

  it.each([
    [
      'a judge who may judge his own work',
      { confirm: { ...verificationLife.verbs.confirm, notBy: [] } },
      { kind: 'own_work', verb: 'confirm', after: 'answer' },
    ],
    [
      'a return without an end',
      { send_back: { ...verificationLife.verbs.send_back, mostRounds: undefined } },
      { kind: 'endless_return', verb: 'send_back' },
    ],
    [
      'a step out of the end',
      { release: { ...verificationLife.verbs.release, from: ['confirmed', 'withdrawn'] } },
      { kind: 'leaves_final', verb: 'release', state: 'withdrawn' },
    ],
    ['a state that nothing leaves', { release: { ...verificationLife.verbs.release, from: [] } }, { kind: 'dead_end', state: 'confirmed' }],
    [
      'a state that nothing reaches',
      { withdraw: { ...verificationLife.verbs.withdraw, to: 'unresolved' } },
      { kind: 'unreachable', state: 'withdrawn' },
    ],
  ])('is seen to have one: %s', (_, verbs, fault) => {
    const planted = { ...verificationLife, verbs: { ...verificationLife.verbs, ...verbs } } as typeof verificationLife
    expect(faultsOf(planted)).toContainEqual(fault)
  })
})

onBothStores('a fact that is asked for', sampleOffice, (open) => {
  let store: WorkStore
  let office: Awaited<ReturnType<typeof staffed>>
  let lastKey = 100
  beforeAll(async () => {
    store = await open()
    office = await staffed(store)
  })

  const ask = async (login: string, inquiry: Inquiry, requestId?: string) => {
    const caller = await office.as(login, 'verification.open', requestId === undefined ? {} : { requestId })
    return caller.transact((db) => onceFor(db, caller, 'open', inquiry, () => openInquiry(db, caller, inquiry, calendar)))
  }
  const rowsOf = async (login: string, inquiry: string) =>
    listVerifications(await office.as(login, 'verification.read', { kind: 'read' }), {
      inquiry: BigInt(inquiry),
      states: undefined,
      after: undefined,
      size: 100,
    })
  const answer = async (login: string, rows: readonly { id: bigint; version: number }[], change: Partial<Answer> = {}) => {
    const caller = await office.as(login, 'verification.answer')
    const answers = rows.map(({ id, version }) => ({
      id,
      version,
      finding: 'established' as const,
      value: '12',
      source: '缴费明细',
      sourceOn: '2022-12-01',
      note: undefined,
      files: [],
      ...change,
    }))
    return caller.transact((db) => answerVerifications(db, caller, answers, readValue, calendar))
  }
  const confirm = async (login: string, rows: readonly { id: bigint; version: number }[], post?: bigint) => {
    const caller = await office.as(login, 'verification.check', post === undefined ? {} : { post })
    return caller.transact((db) => confirmVerifications(db, caller, rows, calendar))
  }
  const waiting = async (login: string) =>
    (await readInbox(await office.as(login, 'inbox.read', { kind: 'read' }))).map(({ state, title, region, dueOn }) => ({
      state,
      rows: title.rows,
      region: region.name,
      dueOn,
    }))
  const opened = async (keys: readonly number[], region?: number) => {
    const result = await ask('lin', inquiryOf(keys, region))
    if (result.kind === 'refused') throw new Error(JSON.stringify(result.refusal))
    return result.value.inquiry
  }

  it('goes from the handler to the township, to a second person, and on to the next snapshot', async () => {
    const inquiry = await opened([1, 2, 3])
    expect(await waiting('pu')).toEqual([{ state: 'asked', rows: 3, region: '渝中区', dueOn: '2023-01-11' }])
    expect(await answer('pu', await rowsOf('pu', inquiry))).toEqual({ kind: 'done', value: { answered: 3 } })
    expect(await waiting('pu')).toEqual([])
    expect(await waiting('yan')).toEqual([{ state: 'answered', rows: 3, region: '渝中区', dueOn: '2023-01-09' }])
    expect(await confirm('yan', await rowsOf('yan', inquiry))).toEqual({ kind: 'done', value: { confirmed: 3, setAside: 0 } })
    expect((await rowsOf('lin', inquiry)).map(({ state, value, answeredBy, checkedBy }) => [state, value, answeredBy, checkedBy])).toEqual(
      Array.from({ length: 3 }, () => ['confirmed', '12', '蒲', '严']),
    )
    const caller = await office.as('lin', 'verification.read', { kind: 'read' })
    expect((await listInquiries(caller)).find(({ id }) => String(id) === inquiry)?.counts).toEqual({ confirmed: 3 })
  })

  it('is not asked for twice at a time, nor outside of the regions of who asks', async () => {
    const inquiry = await opened([11, 12])
    expect(await ask('lin', inquiryOf([11, 12]))).toEqual({
      kind: 'refused',
      refusal: { code: 'nothing_to_ask', asked: 2, alreadyOpen: 2, outside: 0 },
    })
    expect(await ask('zhou', inquiryOf([13], 500102))).toEqual({
      kind: 'refused',
      refusal: { code: 'nothing_to_ask', asked: 1, alreadyOpen: 0, outside: 1 },
    })
    expect(await ask('lin', inquiryOf([11, 14]))).toMatchObject({ kind: 'done', value: { asked: 1, alreadyOpen: 1 } })
    // What was refused has left no letter behind.
    expect(
      (await listInquiries(await office.as('lin', 'verification.read', { kind: 'read' }))).every(
        ({ counts }) => Object.keys(counts).length > 0,
      ),
    ).toBe(true)
    const caller = await office.as('lin', 'verification.open')
    const rows = await rowsOf('lin', inquiry)
    expect(await caller.transact((db) => withdrawVerifications(db, caller, rows, '已从别处取得', calendar))).toEqual({
      kind: 'done',
      value: 2,
    })
    expect(await ask('lin', inquiryOf([11, 12]))).toMatchObject({ kind: 'done', value: { asked: 2 } })
  })

  it('takes no number of a letter where nothing is sent', async () => {
    const before = await opened([81])
    for (let again = 0; again < 2; again++) expect(await ask('lin', inquiryOf([81]))).toMatchObject({ refusal: { code: 'nothing_to_ask' } })
    expect(await ask('zhou', inquiryOf([82], 500102))).toMatchObject({ refusal: { code: 'nothing_to_ask', outside: 1 } })
    expect(BigInt(await opened([83])) - BigInt(before)).toBe(1n)
  })

  it.each([
    ['today', '2023-01-04', 'done'],
    ['a year on', '2024-01-04', 'done'],
    ['yesterday', '2023-01-03', 'due_unfit'],
    ['in another century', '2123-01-11', 'due_unfit'],
  ])('may be due %s or is told why not', async (_, due, comes) => {
    lastKey += 1
    const sent = await ask('lin', { ...inquiryOf([lastKey], 500103), due })
    if (sent.kind === 'refused') return expect(sent.refusal).toMatchObject({ code: comes, due })
    expect([comes, sent.value.due]).toEqual(['done', due])
    const [letter] = await listInquiries(await office.as('pu', 'verification.read', { kind: 'read' }), BigInt(sent.value.inquiry))
    expect(letter?.dueOn).toBe(due)
  })

  it('is asked once for one request, however often it is sent', async () => {
    const first = await ask('lin', inquiryOf([21]), 'a3bb189e-8bf9-4c6b-9f0b-1c2d3e4f5a6b')
    expect(await ask('lin', inquiryOf([21]), 'a3bb189e-8bf9-4c6b-9f0b-1c2d3e4f5a6b')).toEqual(first)
    expect(await ask('lin', inquiryOf([22]), 'a3bb189e-8bf9-4c6b-9f0b-1c2d3e4f5a6b')).toMatchObject({ refusal: { code: 'request_reused' } })
  })

  it('is seen by nobody elsewhere', async () => {
    const inquiry = await opened([31])
    expect(await rowsOf('luo', inquiry)).toEqual([])
    expect(await answer('luo', [{ id: (await rowsOf('lin', inquiry))[0]?.id ?? 0n, version: 1 }])).toMatchObject({
      refusal: { code: 'row_not_found' },
    })
    expect(await waiting('luo')).toEqual([])
  })

  it.each<[string, Partial<Answer>, string]>([
    ['without a value', { value: undefined }, 'value_needed'],
    ['with a value that is none', { value: '约十二人' }, 'value_unfit'],
    ['without its source', { source: ' ' }, 'source_needed'],
    ['from another age', { sourceOn: '1066-01-01' }, 'day_too_early'],
    ['from tomorrow', { sourceOn: '2023-01-05' }, 'day_ahead'],
    ['to another version', { version: 7 }, 'changed_meanwhile'],
  ])('is not answered %s, and nothing of the letter is', async (_, change, code) => {
    const inquiry = await opened([lastKey + 1, lastKey + 2])
    lastKey += 2
    const rows = await rowsOf('pu', inquiry)
    const caller = await office.as('pu', 'verification.answer')
    const [first, second] = rows
    if (first === undefined || second === undefined) throw new Error('two rows were asked for')
    const sound: Answer = {
      id: first.id,
      version: first.version,
      finding: 'established',
      value: '5',
      source: '明细',
      sourceOn: '2023-01-04',
      note: undefined,
      files: [],
    }
    const answers = [sound, { ...sound, id: second.id, ...change }]
    expect(await caller.transact((db) => answerVerifications(db, caller, answers, readValue, calendar))).toMatchObject({
      refusal: { code },
    })
    expect((await rowsOf('pu', inquiry)).map(({ state }) => state)).toEqual(['asked', 'asked'])
  })

  it('is set aside where nobody can establish it', async () => {
    const inquiry = await opened([41])
    await answer('pu', await rowsOf('pu', inquiry), { finding: 'unverifiable', value: undefined })
    expect(await confirm('yan', await rowsOf('yan', inquiry))).toEqual({ kind: 'done', value: { confirmed: 0, setAside: 1 } })
    expect((await rowsOf('lin', inquiry)).map(({ state }) => state)).toEqual(['unresolved'])
  })

  it('goes back three times at most, each time with a reason, and waits as returned', async () => {
    const inquiry = await opened([51])
    const caller = await office.as('yan', 'verification.check')
    for (let round = 1; round <= 3; round++) {
      await answer('pu', await rowsOf('pu', inquiry))
      const rows = await rowsOf('yan', inquiry)
      if (round === 1)
        expect(await caller.transact((db) => returnVerifications(db, caller, rows, ' ', calendar))).toMatchObject({
          refusal: { code: 'reason_needed' },
        })
      expect(await caller.transact((db) => returnVerifications(db, caller, rows, '材料看不清', calendar))).toEqual({
        kind: 'done',
        value: 1,
      })
    }
    expect(
      (await readInbox(await office.as('pu', 'inbox.read', { kind: 'read' }))).filter(({ subject }) => subject === inquiry),
    ).toMatchObject([{ isReturned: true }])
    await answer('pu', await rowsOf('pu', inquiry))
    const rows = await rowsOf('yan', inquiry)
    expect(await caller.transact((db) => returnVerifications(db, caller, rows, '材料看不清', calendar))).toMatchObject({
      refusal: { code: 'too_many_rounds' },
    })
    expect(await confirm('yan', rows)).toMatchObject({ kind: 'done' })
  })

  it('is checked by nobody who answered it, nor by a substitute of who did', async () => {
    const inquiry = await opened([61, 62])
    // Somebody who holds both posts, and somebody who covers the township's.
    await store.asSystem('set_up', async (db) => {
      const accounts = await db.selectFrom('account').select(['id', 'login']).where('login', 'in', ['yan', 'pu']).execute()
      const idOf = (login: string) => accounts.find((account) => account.login === login)?.id ?? 0n
      const post = await db.selectFrom('post').selectAll().where('account', '=', idOf('pu')).executeTakeFirstOrThrow()
      await createPost(db, {
        account: idOf('yan'),
        role: 'township',
        region: post.region,
        body: post.body,
        from: '2023-01-01',
        covers: post.id,
      })
    })
    const yan = await office
      .as('yan', 'verification.answer', { post: (await office.as('yan', 'verification.check')).post.id })
      .catch((error: Error) => error.message)
    expect(yan).toContain('no_permission')
    const covering = await store.asSystem('set_up', (db) =>
      db.selectFrom('post').select('id').where('covers', 'is not', null).executeTakeFirstOrThrow(),
    )
    const caller = await office.as('yan', 'verification.answer', { post: covering.id })
    const [first, second] = await rowsOf('lin', inquiry)
    if (first === undefined || second === undefined) throw new Error('two rows were asked for')
    const answers = [
      {
        id: first.id,
        version: first.version,
        finding: 'established' as const,
        value: '3',
        source: '明细',
        sourceOn: undefined,
        note: undefined,
        files: [],
      },
    ]
    expect(await caller.transact((db) => answerVerifications(db, caller, answers, readValue, calendar))).toMatchObject({ kind: 'done' })
    expect(await confirm('yan', [{ id: first.id, version: 2 }])).toMatchObject({ refusal: { code: 'own_work', earlier: 'answer' } })
    // What the holder answered, the substitute does not check either, in the capacity of the substitute; the answer of the holder may be checked in one's own.
    expect(await answer('pu', [second])).toMatchObject({ kind: 'done' })
    expect(await confirm('yan', [{ id: second.id, version: 2 }])).toMatchObject({ kind: 'done' })
  })

  it('leaves a trail that says who, as whom, from which state to which', async () => {
    const inquiry = await opened([71])
    await answer('pu', await rowsOf('pu', inquiry))
    await confirm('yan', await rowsOf('yan', inquiry))
    const [row] = await rowsOf('lin', inquiry)
    const caller = await office.as('lin', 'verification.read', { kind: 'read' })
    const events = await caller.transact((db) =>
      db
        .selectFrom('event')
        .innerJoin('account', 'account.id', 'event.account')
        .select(['account.login', 'event.verb', 'event.from_state', 'event.to_state', 'event.version'])
        .where('register', '=', 'verification')
        .where('subject', '=', String(row?.id))
        .orderBy('event.id')
        .execute(),
    )
    expect(events.map((event) => Object.values(event))).toEqual([
      ['lin', 'ask', null, 'asked', 1],
      ['pu', 'answer', 'asked', 'answered', 2],
      ['yan', 'confirm', 'answered', 'confirmed', 3],
    ])
  })
})
