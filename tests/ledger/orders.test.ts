import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BatchStep, usualOrder } from '../../src/ledger/batch-life.ts'
import { findBatches, layDownOrder, listOrders, previewOrder } from '../../src/ledger/index.ts'
import { dutiesMeeting, type Holder } from '../../src/ledger/order-duties.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { departure, movedBy, orderInForce, withStep } from '../../src/web/batch-orders/orders.ts'
import { officeDay } from '../office/people.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { moneyOffice } from './money.ts'
import { ledgerOffice } from './people.ts'

const ann: Holder = { account: 1n, name: '安' }
const bo: Holder = { account: 2n, name: '柏' }
const short: readonly BatchStep[] = ['first_check', 'second_check', 'approval', 'finance', 'hand_over', 'answers']
const all = (change: Partial<Record<BatchStep, readonly Holder[]>>, others: readonly Holder[] = [ann, bo]) =>
  new Map(usualOrder.map((step) => [step, change[step] ?? others] as const))

it.each<[string, Partial<Record<BatchStep, readonly Holder[]>>, string | undefined]>([
  ['everybody is there for everything, and two are one too few for checks and approval', {}, 'approval'],
  ['a third approves', { approval: [{ account: 3n, name: '陈' }] }, undefined],
  ['one person alone checks what she checked', { first_check: [ann], second_check: [ann] }, 'second_check'],
  ['the approver checked second', { first_check: [ann], second_check: [bo], approval: [bo] }, 'approval'],
  ['nobody holds a step, which is told as that', { first_check: [ann], second_check: [], approval: [bo] }, undefined],
  ['books and cash in one hand', { approval: [{ account: 3n, name: '陈' }], finance: [bo], hand_over: [bo] }, 'hand_over'],
])('duties of an order: %s', (_, change, step) => {
  expect(dutiesMeeting(short, all(change))?.step).toBe(step)
})

it('an order is put together step by step', () => {
  const without = withStep(usualOrder, usualOrder, 'joint_review')
  expect(departure(without, usualOrder)).toEqual({ without: ['joint_review'], moved: [] })
  expect(withStep(without, usualOrder, 'joint_review')).toEqual(usualOrder)
  const moved = movedBy(usualOrder, 'publication', -1)
  expect(departure(moved, usualOrder)).toEqual({ without: [], moved: ['publication', 'decision'] })
  expect(movedBy(usualOrder, 'first_check', -1)).toEqual(usualOrder)
  expect(movedBy(usualOrder, 'answers', 1)).toEqual(usualOrder)
})

let store: WorkStore
let at: Awaited<ReturnType<typeof moneyOffice>>
beforeAll(async () => {
  store = await officeStore(ledgerOffice)
  at = await moneyOffice(store)
}, 60_000)
afterAll(async () => {
  at.clear()
  await store.close()
})

it('says what is wrong, whom it concerns, and refuses where duties would meet', async () => {
  await at.made(2)
  const preview = (steps: readonly string[], policy?: string) =>
    at.by('cheng', 'batch.order', (db, caller) => previewOrder(db, caller, { policy, steps }))
  const lay = (steps: readonly string[], policy?: string) =>
    at.by('cheng', 'batch.order', (db, caller) => layDownOrder(db, caller, { policy, steps, basis: '渝就发〔2023〕1号' }))
  expect(await preview(usualOrder)).toMatchObject({ faults: [], meets: undefined, unheld: [], places: [], policies: [], underWay: 1 })
  expect((await preview(usualOrder, 'travel_subsidy')).underWay).toBe(0)
  const wrong = usualOrder.filter((step) => step !== 'approval')
  expect((await preview(wrong)).faults).toMatchObject([{ kind: 'step_missing', step: 'approval' }])
  expect(await lay(wrong)).toMatchObject({ refusal: { code: 'order_unfit' } })
  await lay(short, 'job_retention_refund')
  await lay(usualOrder.filter((step) => step !== 'joint_review'))
  expect(await preview(usualOrder)).toMatchObject({ policies: ['job_retention_refund'] })
  const laidDown = await at.by('yan', 'batch.read', (db) => listOrders(db))
  expect(laidDown.map(({ policy, steps }) => [policy, steps.length])).toEqual([
    [undefined, 9],
    ['job_retention_refund', 6],
  ])
  // The page goes by the same order as a batch that is made.
  const out = laidDown.map(({ id, policy, setAsideBasis, steps, ...order }) => ({
    ...order,
    id: String(id),
    policy: policy ?? null,
    setAsideBasis: setAsideBasis ?? null,
    steps: [...steps],
    region: { ...order.region },
  }))
  const place = out[0]?.region ?? { path: '', name: '' }
  const orders = { place, usual: [...usualOrder], needed: [...short], policies: [], laidDown: out }
  expect(orderInForce(orders, 'job_retention_refund')?.steps).toEqual(short)
  expect(orderInForce(orders, 'travel_subsidy')?.steps).toHaveLength(9)
  const batch = await at.batchOf(await at.made(1))
  expect(batch.steps).toEqual(short)
  // The approver's post goes to whoever checks second: nobody is left.
  await at.system(async (db) => {
    const reviewer = await db.selectFrom('account').select('id').where('login', '=', 'yan').executeTakeFirstOrThrow()
    await db.updateTable('post').set({ account: reviewer.id }).where('role', '=', 'approver').execute()
  })
  expect(await preview(short)).toMatchObject({ meets: { step: 'approval', people: ['严'] } })
  expect(await lay(short)).toMatchObject({ refusal: { code: 'duties_meet', step: 'approval', people: ['严'] } })
  expect(officeDay).toBe('2023-01-04')
})

it('finds batches by number, policy and fund, in sight alone', async () => {
  const id = await at.made(1, { fund: '技能提升专账' })
  const { number } = await at.batchOf(id)
  const found = async (text: string, login = 'lin') => {
    const caller = await at.office.as(login, 'batch.read', { kind: 'read' })
    return (await findBatches(caller, text, 6)).map((each) => each.id)
  }
  expect(await found(number)).toEqual([id])
  expect(await found('技能提升')).toEqual([id])
  expect((await found('稳岗')).slice(0, 1)).toEqual([id])
  expect(await found('%')).toEqual([])
  expect(await found(' ')).toEqual([])
  expect(await found(number, 'luo')).toEqual([])
})
