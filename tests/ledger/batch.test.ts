import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../src/access/index.ts'
import type { Permission } from '../../src/contract/index.ts'
import { readInbox } from '../../src/inbox/index.ts'
import { actOnRows } from '../../src/ledger/act-on-rows.ts'
import {
  agreeWithBatch,
  answerDoubt,
  approveBatch,
  batchLife,
  batchSteps,
  cancelBatch,
  checkPart,
  claimLife,
  closeDoubt,
  decideBatch,
  doubtLife,
  dropRows,
  endStep,
  enterBudget,
  faultsOfOrder,
  fundStandings,
  layDownOrder,
  leaveParts,
  listBatches,
  listClaims,
  makeBatch,
  objectionLife,
  opinionLife,
  partLife,
  raiseDoubts,
  readBatch,
  type SeenBatch,
  sendBackBatch,
  submitBatch,
  usualOrder,
  type WantedBatch,
} from '../../src/ledger/index.ts'
import { faultsOf } from '../../src/lifecycle/index.ts'
import type { Work, WorkStore } from '../../src/store/index.ts'
import { calendar, staffed } from '../office/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { granted, ledgerOffice, ledgerPlan, rehearse, wantedBatch } from './people.ts'

type AnyLife = Parameters<typeof faultsOf>[0]

describe('lives of the ledger', () => {
  const withoutReview = usualOrder.filter((step) => step !== 'joint_review' && step !== 'publication')
  it.each<[string, unknown]>([
    ['a batch in the usual order', batchLife(usualOrder)],
    ['a batch without joint review and publication', batchLife(withoutReview)],
    ['a part', partLife],
    ['a row', claimLife],
    ['a doubt', doubtLife],
    ['an opinion', opinionLife],
    ['an objection', objectionLife],
  ])('have no fault: %s', (_, life) => expect(faultsOf(life as AnyLife)).toEqual([]))

  it.each<[string, readonly string[], readonly unknown[]]>([
    ['the usual', usualOrder, []],
    ['publication before the decision', move('publication', 'decision'), []],
    ['without what a place need not have', withoutReview, []],
    [
      'approval before the second check',
      move('approval', 'second_check'),
      [
        { kind: 'out_of_order', step: 'approval', after: 'second_check' },
        ...['joint_review', 'account_check', 'decision', 'publication'].map((step) => ({ kind: 'out_of_order', step, after: 'approval' })),
      ],
    ],
    ['no second check', usualOrder.filter((step) => step !== 'second_check'), [{ kind: 'step_missing', step: 'second_check' }]],
    ['a step twice', [...usualOrder.slice(0, 3), 'joint_review', ...usualOrder.slice(3)], [{ kind: 'step_twice', step: 'joint_review' }]],
    ['a step that is none', [...usualOrder, 'blessing'], [{ kind: 'unknown_step', step: 'blessing' }]],
    [
      'publication after approval',
      [...usualOrder.filter((step) => step !== 'publication'), 'publication'],
      [{ kind: 'out_of_order', step: 'publication', after: 'approval' }],
    ],
    [
      'something before the first check',
      move('decision', 'first_check'),
      [{ kind: 'out_of_order', step: 'decision', after: 'first_check' }],
    ],
  ])('go by an order that is looked at first: %s', (_, order, faults) => {
    expect(faultsOfOrder(order)).toEqual(faults)
    if (faults.length === 0) expect(faultsOf(batchLife(order as typeof usualOrder))).toEqual([])
  })

  it('know every step', () => expect(Object.keys(batchLife(batchSteps).states)).toHaveLength(batchSteps.length + 2))

  function move(step: string, before: string): readonly string[] {
    const rest: string[] = usualOrder.filter((one) => one !== step)
    rest.splice(rest.indexOf(before), 0, step)
    return rest
  }
})

onBothStores('a list on its way to money', ledgerOffice, (open) => {
  let store: WorkStore
  let office: Awaited<ReturnType<typeof staffed>>
  let lastKey = 0

  beforeAll(async () => {
    store = await open()
    office = await staffed(store, ledgerPlan)
    await by('kuai', 'fund.account', (db, caller) =>
      enterBudget(db, caller, { fund: '失业保险基金', year: 2023, fen: 1_000_000_000n, basis: '渝财社〔2023〕1号', day: '2023-01-03' }),
    )
  })

  async function by<T>(login: string, permission: Permission, work: (db: Work, caller: Caller) => Promise<T>): Promise<T> {
    const caller = await office.as(login, permission)
    return caller.transact((db) => work(db, caller))
  }
  const make = (wanted: WantedBatch, login = 'lin') => by(login, 'batch.make', (db, caller) => makeBatch(db, caller, wanted, calendar))
  const keys = (rows: number) => {
    lastKey += 1000
    return wantedBatch(lastKey, rows)
  }
  const made = async (rows = 9, wanted = keys(rows)) => {
    const result = await make(wanted)
    if (result.kind === 'refused') throw new Error(JSON.stringify(result.refusal))
    return BigInt(result.value.batch)
  }
  const view = async (login: string, id: bigint) => {
    const found = await readBatch(await office.as(login, 'batch.read', { kind: 'read' }), id)
    if (found === undefined) throw new Error(`${login} sees no batch ${id}`)
    return found
  }
  const rowsOf = async (login: string, batch: bigint) =>
    listClaims(await office.as(login, 'batch.read', { kind: 'read' }), { batch, size: 100 })
  const seen = async (id: bigint) => ({ id, version: (await view('lin', id)).batch.version })
  /** Works with a batch in the version that is seen before the transaction begins: an embedded database has one connection. */
  const onSeen = async <T>(
    id: bigint,
    login: string,
    permission: Permission,
    work: (db: Work, caller: Caller, batch: SeenBatch) => Promise<T>,
  ) => {
    const batch = await seen(id)
    return by(login, permission, (db, caller) => work(db, caller, batch))
  }
  const waiting = async (login: string) =>
    (await readInbox(await office.as(login, 'inbox.read', { kind: 'read' }))).map(({ register, state, title }) => [
      register,
      state,
      title.number,
      title.rows,
    ])
  const checkParts = async (id: bigint) => {
    for (const login of ['zhou', 'fu']) {
      const part = (await view(login, id)).parts.find(({ verbs }) => verbs.includes('check_part'))
      if (part === undefined) continue
      await by(login, 'part.check', (db, caller) => checkPart(db, caller, part, calendar))
    }
  }
  const submit = async (id: bigint) => onSeen(id, 'lin', 'batch.make', (db, caller, batch) => submitBatch(db, caller, batch, calendar))
  const agree = async (id: bigint, login = 'yan') =>
    onSeen(id, login, 'batch.review', (db, caller, batch) => agreeWithBatch(db, caller, batch, calendar))
  const minutes = { number: '第3次局长办公会纪要', day: '2023-01-04' }
  const skip = async (id: bigint, step: (typeof batchSteps)[number], login: string, permission: Permission) =>
    onSeen(id, login, permission, (db, caller, batch) =>
      endStep(db, caller, batch, step, calendar, async () => ({ kind: 'done', value: {} })),
    )
  const toDecision = async (id: bigint) => {
    await checkParts(id)
    await submit(id)
    await agree(id)
    await skip(id, 'joint_review', 'lin', 'batch.make')
    await skip(id, 'account_check', 'lin', 'batch.make')
  }
  const decide = async (id: bigint) =>
    onSeen(id, 'cheng', 'batch.decide', (db, caller, batch) => decideBatch(db, caller, batch, minutes, calendar))
  const approve = async (id: bigint) => {
    await rehearse(await office.as('lin', 'batch.rehearse'), id)
    return onSeen(id, 'tan', 'batch.approve', (db, caller, batch) =>
      approveBatch(db, caller, batch, { number: '渝就拨〔2023〕1号', day: '2023-01-04' }, calendar),
    )
  }

  it('is made in parts by the bodies that check at home, and waits in their inboxes', async () => {
    const wanted = keys(9)
    const result = await make(wanted)
    expect(result).toMatchObject({ kind: 'done', value: { rows: 9, parts: 2, taken: 0, twice: 0, outside: 0, number: '2023-0001' } })
    if (result.kind === 'refused') return
    const id = BigInt(result.value.batch)
    const sum = wanted.rows.reduce((fen, row) => fen + row.fen, 0n)
    expect(result.value.fen).toBe(String(sum))
    const { parts, counts, batch } = await view('lin', id)
    expect(parts.map(({ region, rows, state }) => [region.name, rows, state])).toEqual([
      ['涪陵区', 3, 'open'],
      ['渝中区', 6, 'open'],
    ])
    expect([counts.waiting, batch.state]).toEqual([{ rows: 9, fen: sum }, 'first_check'])
    expect(await waiting('zhou')).toContainEqual(['batch_part', 'open', '2023-0001', 6])
    expect(await waiting('lin')).toContainEqual(['batch', 'first_check', '2023-0001', 9])
    // At home one sees the batch, one's own part, and one's own rows.
    const atHome = await view('fu', id)
    expect([atHome.parts.map(({ region }) => region.name), (await rowsOf('fu', id)).length]).toEqual([['涪陵区'], 3])
    expect(await listBatches(await office.as('luo', 'batch.read', { kind: 'read' }))).toEqual([])
  })

  it('grants nothing twice: not in another batch, not under another key of the same employment, not in the same batch', async () => {
    const wanted = keys(4)
    await made(4, wanted)
    expect(await make(wanted)).toEqual({ kind: 'refused', refusal: { code: 'nothing_to_grant', rows: 4, taken: 4, twice: 0, outside: 0 } })
    const [first] = wanted.rows
    if (first === undefined) throw new Error('no row')
    const again = {
      ...wanted,
      rows: [first, granted(lastKey + 500), granted(lastKey + 500, { subject: 1n }), granted(lastKey + 501, { region: 140100 })],
    }
    expect(await make(again)).toMatchObject({ kind: 'done', value: { rows: 1, taken: 1, twice: 1, outside: 1 } })
    // Another year is another grant.
    expect(await make({ ...wanted, rows: [{ ...first, period: '2022' }] })).toMatchObject({ kind: 'done', value: { rows: 1 } })
  })

  it('goes from check to check, never by the same person, and only when all parts are agreed with', async () => {
    const id = await made()
    expect(await submit(id)).toMatchObject({ refusal: { code: 'parts_open', parts: ['涪陵区', '渝中区'] } })
    await checkParts(id)
    expect(await submit(id)).toEqual({ kind: 'done', value: 'second_check' })
    expect(await submit(id)).toMatchObject({ refusal: { code: 'batch_in_other_step', state: 'second_check' } })
    const back = await onSeen(id, 'yan', 'batch.review', (db, caller, batch) =>
      sendBackBatch(db, caller, batch, 'second_check', '缺缴费明细', calendar),
    )
    expect(back).toEqual({ kind: 'done', value: 'first_check' })
    expect(await submit(id)).toEqual({ kind: 'done', value: 'second_check' })
    expect(await agree(id)).toEqual({ kind: 'done', value: 'joint_review' })
    expect((await view('lin', id)).trail.map(({ verb }) => verb)).toEqual(['make', 'submit', 'send_back', 'submit', 'agree'])
  })

  it('leaves a late part for the next turn, whose rows are free again', async () => {
    const wanted = keys(6)
    const id = await made(6, wanted)
    const late = (await view('lin', id)).parts.filter(({ region }) => region.name === '涪陵区')
    expect(await by('lin', 'batch.make', (db, caller) => leaveParts(db, caller, late, '未按期报送', calendar))).toEqual({
      kind: 'done',
      value: 1,
    })
    await checkParts(id)
    expect(await submit(id)).toEqual({ kind: 'done', value: 'second_check' })
    expect((await view('lin', id)).counts.waiting.rows).toBe(4)
    expect(await make(wanted)).toMatchObject({ kind: 'done', value: { rows: 2, taken: 4 } })
  })

  it('holds a doubtful row while the rest goes on; who raised and who answered do not close', async () => {
    const id = await made(6)
    const [first, second] = await rowsOf('lin', id)
    if (first === undefined || second === undefined) throw new Error('no rows')
    const held = await by('yan', 'doubt.raise', (db, caller) =>
      raiseDoubts(db, caller, { batch: id, claims: [first.id, second.id], source: 'own_check', reason: '疑似同一账户' }, calendar),
    )
    expect(held).toEqual({ kind: 'done', value: { held: 2, doubts: 2 } })
    expect((await view('lin', id)).counts).toMatchObject({ held: { rows: 2 }, waiting: { rows: 4 } })
    const doubts = await by('lin', 'doubt.answer', (db) =>
      db.selectFrom('doubt').select(['id', 'version', 'claim']).where('batch', '=', id).orderBy('id').execute(),
    )
    const [one, other] = doubts
    if (one === undefined || other === undefined) throw new Error('no doubts')
    const close = (login: string, doubt: { id: bigint; version: number }, finding: 'cleared' | 'stands') =>
      by(login, 'doubt.close', (db, caller) => closeDoubt(db, caller, doubt, finding, calendar))
    expect(await close('ding', one, 'cleared')).toMatchObject({ refusal: { code: 'wrong_state' } })
    for (const doubt of doubts)
      await by('lin', 'doubt.answer', (db, caller) =>
        answerDoubt(db, caller, doubt, { answer: '核对开户证明，账户不同', evidence: '开户许可证' }, calendar),
      )
    // Whoever held the row does not let it go.
    expect(await close('yan', { ...one, version: 2 }, 'cleared')).toMatchObject({ refusal: { code: 'own_work' } })
    expect(await close('ding', { ...one, version: 2 }, 'cleared')).toMatchObject({ kind: 'done', value: { state: 'listed' } })
    expect((await rowsOf('lin', id)).filter(({ state }) => state === 'held').map(({ id: row }) => row)).toEqual([other.claim])
    expect(await close('ding', { ...other, version: 2 }, 'stands')).toEqual({
      kind: 'done',
      value: { claim: String(other.claim), state: 'dropped' },
    })
    expect((await view('lin', id)).counts).toMatchObject({ held: { rows: 0 }, waiting: { rows: 5 } })
  })

  it('is signed, frozen, and held to its numbered changes at approval', async () => {
    const id = await made(6)
    await toDecision(id)
    expect(await decide(id)).toEqual({ kind: 'done', value: 'publication' })
    const signed = (await view('lin', id)).batch.signed
    expect(signed).toMatchObject({ rows: 6 })
    const [first] = await rowsOf('lin', id)
    if (first === undefined) throw new Error('no row')
    await by('lin', 'batch.make', (db, caller) => dropRows(db, caller, id, [first.id], '公示期间查实已注销'))
    const { changes } = await view('lin', id)
    expect(changes).toMatchObject([{ number: 1, claim: first.id, before: { state: 'listed' }, after: { state: 'dropped' }, by: '林' }])
    await skip(id, 'publication', 'lin', 'batch.publish')
    expect(await approve(id)).toEqual({ kind: 'done', value: 'finance' })
    const after = await view('lin', id)
    expect(after.batch.approved).toMatchObject({ rows: 5, fen: (signed?.fen ?? 0n) - first.fen })
    expect(after.counts.difference).toEqual({ rows: 0, fen: 0n })
    // A county sees its rows beside what was approved of the whole, which is no difference.
    expect((await view('fu', id)).counts).toMatchObject({ approved: { rows: 5 }, difference: undefined })
    // What leaves after approval is counted as cancelled, and still nothing is missing.
    const [second] = (await rowsOf('lin', id)).filter(({ state }) => state === 'listed')
    await by('lin', 'batch.make', (db, caller) => dropRows(db, caller, id, [second?.id ?? 0n], '自愿放弃'))
    expect((await view('lin', id)).counts).toMatchObject({ cancelled: { rows: 1, fen: second?.fen }, difference: { rows: 0, fen: 0n } })
  })

  it('shows a row that was changed beside the numbered changes', async () => {
    const id = await made(6)
    await toDecision(id)
    await decide(id)
    await store.asSystem('administer', (db) => db.updateTable('claim').set({ fen: 1n }).where('batch', '=', id).execute())
    await skip(id, 'publication', 'lin', 'batch.publish')
    expect(await approve(id)).toMatchObject({ refusal: { code: 'counts_differ', signedRows: 6, rows: 6, fen: 6n } })
  })

  it('is not approved beyond its fund, to the fen', async () => {
    const wanted = { ...keys(2), fund: '就业补助资金' }
    const id = await made(2, wanted)
    await toDecision(id)
    await decide(id)
    await skip(id, 'publication', 'lin', 'batch.publish')
    expect(await approve(id)).toMatchObject({ refusal: { code: 'fund_without_budget', fund: '就业补助资金', year: 2023 } })
    const sum = wanted.rows.reduce((fen, row) => fen + row.fen, 0n)
    const budget = (fen: bigint) =>
      by('kuai', 'fund.account', (db, caller) =>
        enterBudget(db, caller, { fund: wanted.fund, year: 2023, fen, basis: '渝财社〔2023〕2号', day: '2023-01-03' }),
      )
    await budget(sum - 1n)
    expect(await approve(id)).toMatchObject({ refusal: { code: 'beyond_fund', left: sum - 1n, asked: sum } })
    await budget(1n)
    expect(await approve(id)).toEqual({ kind: 'done', value: 'finance' })
    expect(await budget(-1n)).toMatchObject({ refusal: { code: 'beyond_fund', left: 0n, asked: 1n } })
    const funds = await by('kuai', 'fund.account', (db, caller) => fundStandings(db, caller.post.region.path, 2023))
    expect(funds.find(({ fund }) => fund === wanted.fund)).toMatchObject({ budget: sum, committed: sum, paid: 0n, left: 0n })
  })

  it('ends before approval with its rows free again', async () => {
    const wanted = keys(3)
    const id = await made(3, wanted)
    expect(await onSeen(id, 'lin', 'batch.make', (db, caller, batch) => cancelBatch(db, caller, batch, '数据有误', calendar))).toEqual({
      kind: 'done',
      value: 'cancelled',
    })
    expect(await make(wanted)).toMatchObject({ kind: 'done', value: { rows: 3, taken: 0 } })
    expect((await waiting('zhou')).filter(([, , number]) => number === String((wanted as { number?: string }).number))).toEqual([])
  })

  it('goes by the order that its place laid down, which leaves out steps and says by which document', async () => {
    const steps = usualOrder.filter((step) => step !== 'joint_review' && step !== 'decision' && step !== 'publication')
    const laid = await by('cheng', 'batch.order', (db, caller) =>
      layDownOrder(db, caller, { policy: 'travel_subsidy', steps, basis: '渝就发〔2023〕1号' }),
    )
    expect(laid).toMatchObject({ kind: 'done' })
    const id = await made(3, { ...keys(3), policy: { id: 'travel_subsidy', zh: '交通补助' } })
    await checkParts(id)
    await submit(id)
    expect(await agree(id)).toEqual({ kind: 'done', value: 'account_check' })
    expect(await decide(id)).toMatchObject({ refusal: { code: 'step_not_in_order', step: 'decision' } })
    await skip(id, 'account_check', 'lin', 'batch.make')
    expect(await approve(id)).toEqual({ kind: 'done', value: 'finance' })
    expect((await view('lin', id)).orderBasis).toBe('渝就发〔2023〕1号')
    // What is granted is written once and never changed, by nobody.
    await expect(
      by('lin', 'batch.make', (db) => db.updateTable('entitlement').set({ fen: 1n }).where('batch', '=', id).execute()),
    ).rejects.toThrow('permission denied')
  })

  it('steps on without an index being touched, and is read as most of its table though sight is bounded', async () => {
    const id = await made(60)
    const untouched = (verb: 'hand_over' | 'drop') =>
      by('lin', 'batch.make', async (db, caller) => {
        const count = sql<{ hot: bigint }>`select pg_stat_get_xact_tuples_hot_updated('claim'::regclass) as hot`
        const before = (await count.execute(db)).rows[0]?.hot ?? 0n
        const { rows } = await actOnRows(db, caller, verb, { batch: id }, '试')
        throw new Answer([rows, Number(((await count.execute(db)).rows[0]?.hot ?? 0n) - before)])
      }).catch((error: unknown) => (error instanceof Answer ? error.value : Promise.reject(error)))
    expect(await untouched('hand_over')).toEqual([60, 60])
    // What leaves the list does not count as granted any more, which an index has to know.
    expect(await untouched('drop')).toEqual([60, 0])
    const expected = (table: string) => async (db: Work) => {
      const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
        explain (format json) select * from ${sql.table(table)}`.execute(db)
      return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
    }
    for (const table of ['claim', 'entitlement', 'payee_account', 'payment', 'payment_standing', 'bank_answer', 'confirmation']) {
      const [bounded, all] = [await by('lin', 'batch.make', expected(table)), await store.asSystem('administer', expected(table))]
      expect([table, bounded >= all * 0.4]).toEqual([table, true])
    }
  })
})

/** Breaks a transaction off with what was seen in it. */
class Answer extends Error {
  readonly value: unknown
  constructor(value: unknown) {
    super()
    this.value = value
  }
}
