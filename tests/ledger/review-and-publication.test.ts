import { beforeAll, expect, it } from 'vitest'
import type { Caller } from '../../src/access/index.ts'
import type { Permission } from '../../src/contract/index.ts'
import { readInbox } from '../../src/inbox/index.ts'
import {
  agreeWithBatch,
  answerObjection,
  askBodies,
  bodiesToAsk,
  checkOpinion,
  checkPart,
  closeJointReview,
  countChangedSince,
  decideBatch,
  endPublication,
  endStep,
  enterOpinion,
  giveOpinion,
  investigateObjection,
  listClaims,
  makeBatch,
  type Publishing,
  publishList,
  readBatch,
  receiveObjection,
  type SeenBatch,
  submitBatch,
  takeDown,
} from '../../src/ledger/index.ts'
import type { Work, WorkStore } from '../../src/store/index.ts'
import { calendar, staffed } from '../office/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { ledgerPlan, wantedBatch } from './people.ts'

onBothStores('joint review, publication and objections', (open) => {
  let store: WorkStore
  let office: Awaited<ReturnType<typeof staffed>>
  let bodies: ReadonlyMap<string, bigint>
  let lastKey = 0
  beforeAll(async () => {
    store = await open()
    office = await staffed(store, ledgerPlan)
    const rows = await store.asSystem('administer', (db) => db.selectFrom('body').select(['id', 'name']).execute())
    bodies = new Map(rows.map(({ id, name }) => [name, id]))
  }, 60_000)

  async function by<T>(login: string, permission: Permission, work: (db: Work, caller: Caller) => Promise<T>, day?: string): Promise<T> {
    const caller = await office.as(login, permission)
    const then = day === undefined ? caller : { ...caller, day }
    return then.transact((db) => work(db, then))
  }
  const view = async (id: bigint) => {
    const found = await readBatch(await office.as('lin', 'batch.read', { kind: 'read' }), id)
    if (found === undefined) throw new Error(`no batch ${id}`)
    return found
  }
  const rowsOf = async (batch: bigint) => listClaims(await office.as('lin', 'batch.read', { kind: 'read' }), { batch, size: 100 })
  const onSeen = async <T>(
    id: bigint,
    login: string,
    permission: Permission,
    work: (db: Work, caller: Caller, batch: SeenBatch) => Promise<T>,
    day?: string,
  ) => {
    const batch = { id, version: (await view(id)).batch.version }
    return by(login, permission, (db, caller) => work(db, caller, batch), day)
  }
  const inReview = async () => {
    lastKey += 1000
    const made = await by('lin', 'batch.make', (db, caller) => makeBatch(db, caller, wantedBatch(lastKey, 6), calendar))
    if (made.kind === 'refused') throw new Error(JSON.stringify(made.refusal))
    const id = BigInt(made.value.batch)
    for (const [login, place] of [
      ['zhou', '渝中区'],
      ['fu', '涪陵区'],
    ] as const) {
      const part = (await view(id)).parts.find(({ region }) => region.name === place)
      if (part !== undefined) await by(login, 'part.check', (db, caller) => checkPart(db, caller, part, calendar))
    }
    await onSeen(id, 'lin', 'batch.make', (db, caller, batch) => submitBatch(db, caller, batch, calendar))
    await onSeen(id, 'yan', 'batch.review', (db, caller, batch) => agreeWithBatch(db, caller, batch, calendar))
    return id
  }
  const opinionsOf = async (id: bigint) =>
    by('lin', 'batch.read', (db) =>
      db
        .selectFrom('joint_opinion')
        .innerJoin('body', 'body.id', 'joint_opinion.body')
        .select(['joint_opinion.id', 'version', 'body.name', 'state', 'letter_number'])
        .where('batch', '=', id)
        .orderBy('joint_opinion.id')
        .execute(),
    )
  const ask = (id: bigint) =>
    by('lin', 'joint.enter', (db, caller) =>
      askBodies(
        db,
        caller,
        {
          batch: id,
          bodies: [
            { body: bodies.get('市税务局') ?? 0n, way: 'screen' },
            { body: bodies.get('市工商局') ?? 0n, way: 'letter' },
          ],
        },
        calendar,
      ),
    )
  const close = (id: bigint) => onSeen(id, 'lin', 'batch.make', (db, caller, batch) => closeJointReview(db, caller, batch, calendar))

  it('asks bodies on screen and by letter; silence is no opinion, and a letter is checked by another', async () => {
    const id = await inReview()
    const names = (await bodiesToAsk(await office.as('lin', 'batch.read', { kind: 'read' }), id)).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['市税务局', '市工商局', '渝中中心']))
    expect(names.filter((name) => name === '市就业局' || name === '山西局')).toEqual([])
    expect(await close(id)).toMatchObject({ refusal: { code: 'nobody_asked' } })
    expect(await ask(id)).toEqual({ kind: 'done', value: { asked: 2 } })
    expect(await ask(id)).toEqual({ kind: 'done', value: { asked: 0 } })
    const [tax, trade] = await opinionsOf(id)
    if (tax === undefined || trade === undefined) throw new Error('no opinions')
    expect([tax.letter_number, trade.letter_number]).toEqual([null, expect.stringMatching(/^2023-\d{4}$/)])
    expect(
      (await readInbox(await office.as('shui', 'inbox.read', { kind: 'read' }))).map(({ register, title }) => [register, title.body]),
    ).toContainEqual(['joint_opinion', '市税务局'])
    const [first] = await rowsOf(id)
    const objection = { opinion: 'objects', text: '欠税', objected: [first?.id ?? 0n] } as const
    const give = (login: string, opinion: Parameters<typeof giveOpinion>[3]) =>
      by(login, 'joint.give', (db, caller) => giveOpinion(db, caller, tax, opinion, calendar))
    // Another body's member does not speak for it, and an objection names its rows.
    expect(await give('gong', objection)).toMatchObject({ refusal: { code: 'not_your_body', body: '市税务局', own: '市工商局' } })
    expect(await give('shui', { ...objection, objected: [] })).toMatchObject({ refusal: { code: 'objection_without_rows' } })
    expect(await give('shui', { ...objection, objected: [999_999n] })).toMatchObject({ refusal: { code: 'row_not_found' } })
    expect(await give('shui', objection)).toEqual({ kind: 'done', value: 'checked' })
    expect((await rowsOf(id)).filter(({ state }) => state === 'held').map(({ id: row, doubt }) => [row, doubt])).toEqual([
      [first?.id, '欠税'],
    ])
    expect(await close(id)).toMatchObject({ refusal: { code: 'opinions_open', bodies: ['市工商局'] } })
    const entered = await by('lin', 'joint.enter', (db, caller) =>
      enterOpinion(
        db,
        caller,
        trade,
        { opinion: 'agrees', text: '', objected: [] },
        { number: '渝市监函〔2023〕8号', day: '2023-01-04' },
        calendar,
      ),
    )
    expect(entered).toEqual({ kind: 'done', value: 'entered' })
    expect(await close(id)).toMatchObject({ refusal: { code: 'opinions_open' } })
    await by('yan', 'joint.check', (db, caller) => checkOpinion(db, caller, { id: trade.id, version: 2 }, calendar))
    expect(await close(id)).toEqual({ kind: 'done', value: 'account_check' })
  })

  const publishing: Publishing = {
    from: '2023-01-05',
    workdays: 5,
    columns: ['name', 'place', 'fen'],
    basis: '人社部发〔2022〕23号',
    address: '门户网站通知公告栏',
  }
  const inPublication = async () => {
    const id = await inReview()
    await ask(id)
    for (const { id: opinion, version } of await opinionsOf(id)) {
      const said = { opinion: 'agrees', text: '', objected: [] } as const
      const given = await by('shui', 'joint.give', (db, caller) => giveOpinion(db, caller, { id: opinion, version }, said, calendar))
      if (given.kind === 'done') continue
      await by('lin', 'joint.enter', (db, caller) =>
        enterOpinion(db, caller, { id: opinion, version }, said, { number: '函1', day: '2023-01-04' }, calendar),
      )
      await by('yan', 'joint.check', (db, caller) => checkOpinion(db, caller, { id: opinion, version: version + 1 }, calendar))
    }
    await close(id)
    await onSeen(id, 'lin', 'batch.make', (db, caller, batch) =>
      endStep(db, caller, batch, 'account_check', calendar, async () => ({ kind: 'done', value: {} })),
    )
    await onSeen(id, 'cheng', 'batch.decide', (db, caller, batch) =>
      decideBatch(db, caller, batch, { number: '纪要3', day: '2023-01-04' }, calendar),
    )
    return id
  }
  const publish = (id: bigint, change: Partial<Publishing> = {}, day?: string) =>
    by('lin', 'batch.publish', (db, caller) => publishList(db, caller, id, { ...publishing, ...change }, calendar), day)
  const end = (id: bigint, day: string) =>
    onSeen(id, 'lin', 'batch.publish', (db, caller, batch) => endPublication(db, caller, batch, calendar), day)

  it.each<[string, Partial<Publishing>, string]>([
    ['four working days', { workdays: 4 }, 'published_too_short'],
    ['no document that orders it', { basis: ' ' }, 'text_needed'],
    ['no address', { address: '' }, 'text_needed'],
    ['no names', { columns: ['fen'] }, 'columns_unfit'],
    ['a column that is none', { columns: ['name', 'identity_number'] }, 'columns_unfit'],
    ['numbers that nobody ordered', { columns: ['name', 'masked_number'] }, 'numbers_without_basis'],
    ['a year whose days off are not known', { from: '2099-01-05' }, 'days_off_unknown'],
  ])('publishes nothing with %s', async (_, change, code) => {
    const id = await shared()
    expect(await publish(id, change)).toMatchObject({ refusal: { code } })
  })
  let one: Promise<bigint> | undefined
  const shared = () => {
    one ??= inPublication()
    return one
  }

  it('is public to the end of its last working day and not an hour less', async () => {
    const id = await shared()
    expect(await end(id, '2023-01-12')).toMatchObject({ refusal: { code: 'not_published' } })
    expect(await publish(id)).toMatchObject({ kind: 'done', value: { to: '2023-01-12', rows: 6 } })
    expect(await publish(id)).toMatchObject({ refusal: { code: 'published_already' } })
    expect(await end(id, '2023-01-12')).toMatchObject({ refusal: { code: 'publication_running', to: '2023-01-12' } })
    const [published] = await by('lin', 'batch.read', (db) => db.selectFrom('publication').select('id').where('batch', '=', id).execute())
    expect(
      await by('lin', 'batch.publish', (db, caller) => takeDown(db, caller, published?.id ?? 0n, '2023-01-12'), '2023-01-13'),
    ).toMatchObject({
      refusal: { code: 'publication_running' },
    })
    expect(await end(id, '2023-01-13')).toEqual({ kind: 'done', value: 'approval' })
    expect(
      await by('lin', 'batch.publish', (db, caller) => takeDown(db, caller, published?.id ?? 0n, '2023-01-13'), '2023-01-13'),
    ).toMatchObject({
      kind: 'done',
    })
  })

  it('holds a row that is objected to; upheld with another amount it is published again', async () => {
    const id = await inPublication()
    await publish(id)
    const [first, second] = await rowsOf(id)
    if (first === undefined || second === undefined) throw new Error('no rows')
    const receive = (claim: bigint) =>
      by(
        'lin',
        'objection.receive',
        (db, caller) => receiveObjection(db, caller, { batch: id, claim, way: 'phone', text: '人数不符' }, calendar),
        '2023-01-06',
      )
    const received = await receive(first.id)
    expect(received).toMatchObject({ kind: 'done', value: { receipt: expect.stringMatching(/^2023\d{5}-\d{4}$/), due: '2023-01-13' } })
    const other = await receive(second.id)
    if (received.kind === 'refused' || other.kind === 'refused') return
    expect((await rowsOf(id)).filter(({ state }) => state === 'held')).toHaveLength(2)
    const investigate = (objection: string, found: Parameters<typeof investigateObjection>[3]) =>
      by(
        'lin',
        'objection.investigate',
        (db, caller) => investigateObjection(db, caller, { id: BigInt(objection), version: 1 }, found, calendar),
        '2023-01-09',
      )
    const answer = (objection: string, login = 'yan') =>
      by(
        login,
        'objection.answer',
        (db, caller) => answerObjection(db, caller, { id: BigInt(objection), version: 2 }, calendar),
        '2023-01-10',
      )
    expect(await investigate(received.value.objection, { finding: 'upheld', found: '核对缴费明细', answer: '已更正' })).toMatchObject({
      refusal: { code: 'amount_needed' },
    })
    await investigate(received.value.objection, { finding: 'upheld', found: '核对缴费明细', answer: '已更正', fenAfter: first.fen - 5n })
    await investigate(other.value.objection, { finding: 'rejected', found: '核对缴费明细', answer: '与明细一致' })
    expect(await end(id, '2023-01-13')).toMatchObject({ refusal: { code: 'objections_open', objections: 2 } })
    expect(await answer(received.value.objection)).toEqual({ kind: 'done', value: 'answered' })
    expect(await answer(other.value.objection)).toEqual({ kind: 'done', value: 'answered' })
    const rows = await rowsOf(id)
    expect([rows.every(({ state }) => state === 'listed'), rows.find(({ id: row }) => row === first.id)?.fen]).toEqual([
      true,
      first.fen - 5n,
    ])
    expect((await view(id)).changes).toMatchObject([{ number: 1, before: { fen: first.fen }, after: { fen: first.fen - 5n } }])
    const changed = async () => countChangedSince(await office.as('lin', 'batch.read', { kind: 'read' }), id)
    expect([await end(id, '2023-01-13'), await changed()]).toMatchObject([{ refusal: { code: 'changed_since_published', rows: 1 } }, 1])
    expect(await publish(id, { from: '2023-01-13' }, '2023-01-13')).toMatchObject({ kind: 'done', value: { rows: 1, to: '2023-01-20' } })
    expect(await changed()).toBe(0)
    expect(await end(id, '2023-01-20')).toMatchObject({ refusal: { code: 'publication_running' } })
    expect(await end(id, '2023-01-21')).toEqual({ kind: 'done', value: 'approval' })
  })

  it('takes a row off the list where an objection finds that nothing is due', async () => {
    const id = await inPublication()
    await publish(id)
    const [first] = await rowsOf(id)
    const received = await by(
      'lin',
      'objection.receive',
      (db, caller) => receiveObjection(db, caller, { batch: id, claim: first?.id, way: '12345', text: '已注销' }, calendar),
      '2023-01-06',
    )
    if (received.kind === 'refused') throw new Error(JSON.stringify(received.refusal))
    const seen = { id: BigInt(received.value.objection), version: 1 }
    await by('lin', 'objection.investigate', (db, caller) =>
      investigateObjection(db, caller, seen, { finding: 'upheld', found: '登记已注销', answer: '取消', fenAfter: 0n }, calendar),
    )
    await by('yan', 'objection.answer', (db, caller) => answerObjection(db, caller, { ...seen, version: 2 }, calendar))
    expect((await rowsOf(id)).find(({ id: row }) => row === first?.id)?.state).toBe('dropped')
    expect((await view(id)).changes).toMatchObject([{ number: 1, after: { state: 'dropped' } }])
  })
})
