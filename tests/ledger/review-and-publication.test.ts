import { beforeAll, expect, it } from 'vitest'
import type { Caller } from '../../src/access/index.ts'
import type { Permission } from '../../src/contract/index.ts'
import { readInbox } from '../../src/inbox/index.ts'
import {
  agreeWithBatch,
  answerDoubt,
  answerObjection,
  approveBatch,
  askBodies,
  bodiesToAsk,
  checkOpinion,
  checkPart,
  closeDoubt,
  closeJointReview,
  countToPublish,
  decideBatch,
  endNotice,
  endPublication,
  endStep,
  enterBudget,
  enterOpinion,
  giveOpinion,
  investigateObjection,
  listClaims,
  listDoubts,
  makeBatch,
  type Publishing,
  publishList,
  raiseDoubts,
  readBatch,
  receiveObjection,
  type SeenBatch,
  sendBackBatch,
  submitBatch,
  takeDown,
} from '../../src/ledger/index.ts'
import type { Work, WorkStore } from '../../src/store/index.ts'
import { calendar, staffed } from '../office/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { ledgerOffice, ledgerPlan, rehearse, wantedBatch } from './people.ts'

onBothStores('joint review, publication and objections', ledgerOffice, (open) => {
  let store: WorkStore
  let office: Awaited<ReturnType<typeof staffed>>
  let bodies: ReadonlyMap<string, bigint>
  let lastKey = 0
  beforeAll(async () => {
    store = await open()
    office = await staffed(store, ledgerPlan)
    const rows = await store.asSystem('administer', (db) => db.selectFrom('body').select(['id', 'name']).execute())
    bodies = new Map(rows.map(({ id, name }) => [name, id]))
  })

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
    const receive = (claim: bigint | undefined) =>
      by(
        'lin',
        'objection.receive',
        (db, caller) => receiveObjection(db, caller, { batch: id, claim, way: 'phone', text: '人数不符' }, calendar),
        '2023-01-06',
      )
    const received = await receive(first.id)
    expect(received).toMatchObject({ kind: 'done', value: { receipt: expect.stringMatching(/^2023\d{5}-\d{6}$/), due: '2023-01-13' } })
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
    // Against the list as a whole it keeps the whole list; against a row, that row.
    const whole = await receive(undefined)
    if (whole.kind === 'refused') return
    expect(await end(id, '2023-01-13')).toMatchObject({ refusal: { code: 'objections_open', objections: 1 } })
    await investigate(whole.value.objection, { finding: 'rejected', found: '核对', answer: '无误' })
    expect(await answer(whole.value.objection)).toEqual({ kind: 'done', value: 'answered' })
    expect(await answer(received.value.objection)).toEqual({ kind: 'done', value: 'answered' })
    expect(await answer(other.value.objection)).toEqual({ kind: 'done', value: 'answered' })
    const stateOf = async (row: bigint) => (await rowsOf(id)).find((each) => each.id === row)?.state
    const changed = (await rowsOf(id)).find((row) => row.id === first.id)
    expect([changed?.state, changed?.fen, await stateOf(second.id)]).toEqual(['unpublished', first.fen - 5n, 'listed'])
    expect((await view(id)).changes).toMatchObject([{ number: 1, before: { fen: first.fen }, after: { fen: first.fen - 5n } }])
    const toPublish = async () => countToPublish(await office.as('lin', 'batch.read', { kind: 'read' }), id)
    // The rest goes on, and that row is published by itself meanwhile.
    expect([await toPublish(), await end(id, '2023-01-13'), await toPublish()]).toEqual([1, { kind: 'done', value: 'approval' }, 1])
    const own = await publish(id, { from: '2023-01-13' }, '2023-01-13')
    expect(own).toMatchObject({ kind: 'done', value: { rows: 1, to: '2023-01-20' } })
    expect([await toPublish(), await publish(id, { from: '2023-01-13' }, '2023-01-13')]).toMatchObject([
      0,
      { refusal: { code: 'published_already' } },
    ])
    const notice = own.kind === 'done' ? BigInt(own.value.publication) : 0n
    const over = (day: string) => by('lin', 'batch.publish', (db, caller) => endNotice(db, caller, notice, calendar), day)
    expect(await over('2023-01-20')).toMatchObject({ refusal: { code: 'publication_running', to: '2023-01-20' } })
    // Objected to again, and found right: it waits for the end of its own notice all the same.
    const again = await by(
      'lin',
      'objection.receive',
      (db, caller) => receiveObjection(db, caller, { batch: id, claim: first.id, way: 'phone', text: '仍不符' }, calendar),
      '2023-01-16',
    )
    if (again.kind === 'refused') throw new Error(JSON.stringify(again.refusal))
    expect([await stateOf(first.id), await over('2023-01-21')]).toMatchObject(['held', { refusal: { code: 'nothing_waits_for_notice' } }])
    await investigate(again.value.objection, { finding: 'rejected', found: '无误', answer: '与明细一致' })
    await answer(again.value.objection)
    expect(await stateOf(first.id)).toBe('unpublished')
    expect(await over('2023-01-21')).toEqual({ kind: 'done', value: 1 })
    expect(await stateOf(first.id)).toBe('listed')
    // Against a row that is not being published, nothing is received any more.
    expect(await receive(second.id)).toMatchObject({ refusal: { code: 'batch_in_other_step', state: 'approval' } })
  })

  it('leaves a held row out of the notice, and publishes it by itself once it goes on', async () => {
    const id = await inPublication()
    const [first, second] = await rowsOf(id)
    if (first === undefined || second === undefined) throw new Error('no rows')
    const doubtful = { batch: id, claims: [first.id], source: 'own_check', reason: '人数不符' } as const
    await by('lin', 'doubt.raise', (db, caller) => raiseDoubts(db, caller, doubtful, calendar))
    expect(await publish(id)).toMatchObject({ kind: 'done', value: { rows: 5 } })
    const clear = async (login: string) => {
      const doubts = await listDoubts(await office.as('yan', 'batch.read', { kind: 'read' }), id)
      for (const doubt of doubts.filter(({ state }) => state === 'raised'))
        await by('lin', 'doubt.answer', (db, caller) => answerDoubt(db, caller, doubt, { answer: '已核', evidence: '明细' }, calendar))
      for (const { id: doubt, version } of await listDoubts(await office.as('yan', 'batch.read', { kind: 'read' }), id))
        await by(login, 'doubt.close', (db, caller) => closeDoubt(db, caller, { id: doubt, version }, 'cleared', calendar))
    }
    await clear('ding')
    expect((await rowsOf(id)).filter(({ state }) => state === 'unpublished').map((row) => row.id)).toEqual([first.id])
    expect(await publish(id, { from: '2023-01-09' }, '2023-01-09')).toMatchObject({ kind: 'done', value: { rows: 1, to: '2023-01-16' } })
    expect(await end(id, '2023-01-13')).toEqual({ kind: 'done', value: 'approval' })
    // What was signed still comes to what is there, and the row is among what is held.
    const { counts } = await view(id)
    expect([counts.held.rows, counts.waiting.rows]).toEqual([1, 5])
    // Sent back, the whole list is published anew.
    await by('kuai', 'fund.account', (db, caller) =>
      enterBudget(db, caller, { fund: '失业保险基金', year: 2023, fen: 10n ** 12n, basis: '渝财社1号', day: '2023-01-03' }),
    )
    await onSeen(id, 'tan', 'batch.approve', (db, caller, batch) => sendBackBatch(db, caller, batch, 'approval', '重核', calendar))
    expect((await rowsOf(id)).every(({ state }) => state === 'listed')).toBe(true)
  })

  it('lowers an amount after approval, and raises none', async () => {
    const id = await inPublication()
    await publish(id)
    const [first, second] = await rowsOf(id)
    if (first === undefined || second === undefined) throw new Error('no rows')
    const receive = async (claim: bigint) => {
      const received = await by(
        'lin',
        'objection.receive',
        (db, caller) => receiveObjection(db, caller, { batch: id, claim, way: 'phone', text: '人数不符' }, calendar),
        '2023-01-06',
      )
      if (received.kind === 'refused') throw new Error(JSON.stringify(received.refusal))
      return BigInt(received.value.objection)
    }
    const [low, gone] = [await receive(first.id), await receive(second.id)]
    await end(id, '2023-01-13')
    await rehearse(await office.as('lin', 'batch.rehearse'), id)
    await onSeen(
      id,
      'tan',
      'batch.approve',
      (db, caller, batch) => approveBatch(db, caller, batch, { number: '拨1', day: '2023-01-13' }, calendar),
      '2023-01-13',
    )
    const settle = async (objection: bigint, fenAfter: bigint) => {
      const found = { finding: 'upheld', found: '核对', answer: '已更正', fenAfter } as const
      const investigated = await by('lin', 'objection.investigate', (db, caller) =>
        investigateObjection(db, caller, { id: objection, version: 1 }, found, calendar),
      )
      if (investigated.kind === 'refused') return investigated
      return by('yan', 'objection.answer', (db, caller) => answerObjection(db, caller, { id: objection, version: 2 }, calendar))
    }
    expect(await settle(low, first.fen + 1n)).toMatchObject({ refusal: { code: 'amount_beyond_approval', fen: first.fen } })
    expect(await settle(low, first.fen - 7n)).toEqual({ kind: 'done', value: 'answered' })
    expect(await settle(gone, 0n)).toEqual({ kind: 'done', value: 'answered' })
    const { counts } = await view(id)
    expect(counts.cancelled).toEqual({ rows: 1, fen: second.fen + 7n })
    expect(counts.difference).toEqual({ rows: 0, fen: 0n })
  })

  it('takes a row off the list where an objection finds that nothing is due', async () => {
    const id = await inPublication()
    await publish(id)
    const [first] = await rowsOf(id)
    const received = await by(
      'lin',
      'objection.receive',
      (db, caller) =>
        receiveObjection(
          db,
          caller,
          { batch: id, claim: first?.id, way: '12345', text: '已注销', sheet: { number: '20230106001', due: '2023-01-20' } },
          calendar,
        ),
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
