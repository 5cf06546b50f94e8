import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  answerDoubt,
  approveBatch,
  type BatchStep,
  type Compared,
  closeDoubt,
  comparisons,
  confirmClaims,
  decideBatch,
  dropRows,
  layDownOrder,
  listFindings,
  readRehearsal,
  readRehearsedList,
  recordRehearsal,
  usualOrder,
} from '../../src/ledger/index.ts'
import { comparisonWords } from '../../src/ledger/rehearsal/comparisons.zh.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { calendar } from '../office/people.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { accountOf, moneyOffice, numberOf, word } from './money.ts'
import { granted, ledgerOffice } from './people.ts'

let store: WorkStore
let at: Awaited<ReturnType<typeof moneyOffice>>
beforeAll(async () => {
  store = await officeStore(ledgerOffice)
  at = await moneyOffice(store)
})
afterAll(async () => {
  at.clear()
  await store.close()
})

/** A rehearsal of a list as it stands, or as it stood when its hash was taken, with what the facts had to say. */
async function rehearse(id: bigint, compared: readonly Compared[] = [], hash?: string, login = 'lin') {
  const caller = await at.office.as(login, 'batch.rehearse')
  const list = await readRehearsedList(caller, id)
  if (list.kind === 'refused') throw new Error(JSON.stringify(list.refusal))
  const facts = { hash: hash ?? list.value.hash, snapshot: { id: 's1', dataOn: '2023-01-03' }, compared }
  return caller.transact((db) => recordRehearsal(db, caller, id, facts, calendar))
}
const view = async (id: bigint) => {
  const found = await readRehearsal(await at.office.as('lin', 'batch.read', { kind: 'read' }), id)
  if (found === undefined) throw new Error('no batch')
  return found
}
const foundBy = async (id: bigint, comparison: string) => {
  const { last } = await view(id)
  const rows = await listFindings(await at.office.as('lin', 'batch.read', { kind: 'read' }), last?.id ?? 0n, comparison)
  return rows.map(({ claim }) => claim)
}
const approve = (id: bigint) =>
  at.onSeen(id, 'tan', 'batch.approve', (db, caller, batch) =>
    approveBatch(db, caller, batch, { number: '拨1', day: '2023-01-04' }, calendar),
  )
const toApproval = async (id: bigint) => {
  await at.skip(id, 'account_check', 'lin', 'batch.make')
  const minutes = { number: '纪要3', day: '2023-01-04' }
  await at.onSeen(id, 'cheng', 'batch.decide', (db, caller, batch) => decideBatch(db, caller, batch, minutes, calendar))
  await at.skip(id, 'publication', 'lin', 'batch.publish')
}
/** Rows with accounts, all confirmed; the change says which account each has. */
async function listed(rows: number, accounts: (at: number, payee: bigint) => Parameters<typeof accountOf>[1] = () => ({})) {
  const id = await at.made(rows)
  await at.toAccountCheck(id)
  const claims = await at.claimsOf(id)
  const entered = await at.enter(claims.map(({ payee }, place) => accountOf(payee, accounts(place, payee))))
  if (entered.kind === 'refused') throw new Error(JSON.stringify(entered.refusal))
  const said = claims.map(({ id: claim }, place) => ({ claim, account: BigInt(entered.value[place]?.account ?? 0) }))
  await at.by('lin', 'payee.confirm', (db, caller) => confirmClaims(db, caller, id, said, word, calendar))
  return { id, claims }
}

it('says of every comparison what it compares, on what basis, with an example; what is off says why', () => {
  for (const { id, of } of comparisons) {
    const { name, what, basis, example, off } = comparisonWords[id]
    expect([name, what, basis, example].every((text) => text.length > 2)).toBe(true)
    expect([id, off !== undefined]).toEqual([id, of === 'off'])
  }
  expect(new Set(comparisons.map(({ id }) => id)).size).toBe(comparisons.length)
})

it('approves no list that was not rehearsed as it stands, with its accounts', async () => {
  const { id, claims } = await listed(3)
  await toApproval(id)
  expect(await approve(id)).toMatchObject({ refusal: { code: 'rehearsal_needed', last: '' } })
  expect(await rehearse(id)).toMatchObject({ kind: 'done', value: { found: 0, doubts: 0 } })
  expect((await view(id)).last).toMatchObject({ rows: 3, dataOn: '2023-01-03', isCurrent: true })
  await at.by('lin', 'batch.make', (db, caller) => dropRows(db, caller, id, [claims[0]?.id ?? 0n], '注销'))
  expect((await view(id)).last).toMatchObject({ isCurrent: false })
  expect(await approve(id)).toMatchObject({ refusal: { code: 'rehearsal_needed', last: '2023-01-04' } })
  await rehearse(id)
  const [, second] = claims
  const other = await at.enter([accountOf(second?.payee ?? 0n, { number: numberOf(second?.payee ?? 0n, 7) })])
  const account = BigInt(other.kind === 'done' ? (other.value[0]?.account ?? 0) : 0)
  await at.by('lin', 'payee.confirm', (db, caller) => confirmClaims(db, caller, id, [{ claim: second?.id ?? 0n, account }], word, calendar))
  expect(await approve(id)).toMatchObject({ refusal: { code: 'rehearsal_needed' } })
  // What facts were asked about is not the list any more.
  const old = await readRehearsedList(await at.office.as('lin', 'batch.rehearse'), id)
  await at.by('lin', 'batch.make', (db, caller) => dropRows(db, caller, id, [second?.id ?? 0n], '注销'))
  expect(await rehearse(id, [], old.kind === 'done' ? old.value.hash : '')).toMatchObject({ refusal: { code: 'list_changed' } })
  await rehearse(id)
  expect(await approve(id)).toEqual({ kind: 'done', value: 'finance' })
  expect(await rehearse(id)).toMatchObject({ refusal: { code: 'batch_in_other_step' } })
})

it('holds what it finds while the rest goes on, and asks no second time about what was cleared', async () => {
  const { id, claims } = await listed(4)
  await toApproval(id)
  const [first, second] = claims
  const dead: Compared = { id: 'cancelled', standing: 'made', rows: 4, found: [{ claim: first?.id ?? 0n, day: '2022-12-31' }] }
  expect(await rehearse(id, [dead])).toMatchObject({ value: { found: 1, doubts: 1 } })
  expect((await at.claimsOf(id)).map(({ state }) => state)).toEqual(['held', 'listed', 'listed', 'listed'])
  const [doubt] = await at.system((db) => db.selectFrom('doubt').selectAll().where('batch', '=', id).execute())
  expect(doubt).toMatchObject({ source: 'audit_rehearsal', reason: '单位已注销：登记库载明企业 2022-12-31 已注销' })
  const seen = { id: doubt?.id ?? 0n, version: 1 }
  await at.by('lin', 'doubt.answer', (db, caller) => answerDoubt(db, caller, seen, { answer: '同名企业', evidence: '执照' }, calendar))
  await at.by('ding', 'doubt.close', (db, caller) => closeDoubt(db, caller, { ...seen, version: 2 }, 'cleared', calendar))
  const more: Compared = { ...dead, standing: 'made', found: [...dead.found, { claim: second?.id ?? 0n, day: '2022-12-30' }] }
  expect(await rehearse(id, [more])).toMatchObject({ value: { found: 2, doubts: 1 } })
  expect((await at.claimsOf(id)).map(({ state }) => state)).toEqual(['listed', 'held', 'listed', 'listed'])
  // Another day is another finding.
  expect(await rehearse(id, [{ ...dead, found: [{ claim: first?.id ?? 0n, day: '2023-01-01' }] }])).toMatchObject({ value: { doubts: 1 } })
  expect(await approve(id)).toEqual({ kind: 'done', value: 'finance' })
  expect((await view(id)).times).toBe(3)
})

it('tells no data from nothing found, and what is off from both', async () => {
  const { id } = await listed(2)
  await rehearse(id, [
    { id: 'cancelled', standing: 'made', rows: 2, found: [] },
    { id: 'dead', standing: 'no_data' },
  ])
  const lines = new Map((await view(id)).comparisons.map((line) => [line.id, line.last]))
  expect(lines.get('cancelled')).toEqual({ standing: 'made', rows: 2, found: 0 })
  for (const unread of ['dead', 'imprisoned', 'retired', 'several_employers'])
    expect(lines.get(unread)).toEqual({ standing: 'no_data', rows: 0, found: 0 })
  expect(lines.get('handlers_relative')).toEqual({ standing: 'off', rows: 0, found: 0 })
  expect(lines.get('shared_account')).toEqual({ standing: 'made', rows: 2, found: 0 })
})

it('finds accounts of several payees, of another name, and of a person for a unit', async () => {
  const { id, claims } = await listed(5, (place, payee) =>
    place < 2
      ? { number: numberOf(999_999n) }
      : place === 2
        ? { kind: 'personal', holder: '张三', source: '经营者账户，经办人见原件' }
        : place === 3
          ? { kind: 'contribution', holder: '乙公司', source: '缴费账户' }
          : { number: numberOf(payee) },
  )
  await rehearse(id)
  const ids = claims.map((claim) => claim.id)
  expect(await foundBy(id, 'shared_account')).toEqual(ids.slice(0, 2))
  expect(await foundBy(id, 'person_for_unit')).toEqual(ids.slice(2, 3))
  expect(await foundBy(id, 'holder_differs')).toEqual(ids.slice(2, 4))
})

it.each([
  ['nineteen rows have no usual amount', 19, 1_500_000n, []],
  ['of twenty, one that is ten times the others', 20, 1_500_000n, [0]],
  ['of twenty, one that is a fen more where all others are the same', 20, 150_001n, [0]],
  ['of twenty, all the same', 20, 150_000n, []],
])('amounts: %s', async (_, rows, fen, found) => {
  const wanted = Array.from({ length: rows }, (_, place) =>
    granted(500_000 + Number(fen) + rows * 100 + place, { fen: place === 0 ? fen : 150_000n }),
  )
  const id = await at.made(rows, { rows: wanted })
  await rehearse(id)
  const claims = await at.claimsOf(id)
  expect(await foundBy(id, 'unusual_amount')).toEqual(found.map((place) => claims[place]?.id))
})

it('finds a person who is paid for twice under one policy in one year, and nobody else', async () => {
  const row = (place: number, person: number, period = '2022') =>
    granted(700_000 + place, { keys: new Map([['person', BigInt(person)]]), onceKey: `person/${person}+insured_unit/${place}`, period })
  const rows = [row(1, 7001), row(2, 7001), row(3, 7002), row(4, 7002, '2021')]
  const id = await at.made(4, { subjectEntity: 'employment', rows })
  await rehearse(id)
  expect(await foundBy(id, 'paid_twice')).toEqual((await at.claimsOf(id)).slice(0, 2).map((claim) => claim.id))
})

it('is done without where a place lays that down by a document, and never otherwise', async () => {
  const policy = { id: 'set_aside', zh: '试点' }
  const steps: readonly BatchStep[] = usualOrder
  const lay = (basis: string) =>
    at.by('cheng', 'batch.order', (db, caller) =>
      layDownOrder(db, caller, { policy: policy.id, steps, basis: '渝就发1号', gates: { setAside: { gates: ['rehearsal'], basis } } }),
    )
  expect(await lay(' ')).toMatchObject({ refusal: { code: 'text_needed', what: 'basis' } })
  expect(await lay('渝就审〔2023〕1号第三条')).toMatchObject({ kind: 'done' })
  const id = await at.made(2, { policy })
  await at.toAccountCheck(id)
  await at.confirmAll(id)
  await toApproval(id)
  expect((await view(id)).setAside).toBe('渝就审〔2023〕1号第三条')
  expect(await approve(id)).toEqual({ kind: 'done', value: 'finance' })
})

it('is made of the whole by whoever has the whole, and written once', async () => {
  const { id } = await listed(3)
  const caller = await at.office.as('zhou', 'batch.rehearse')
  const list = await readRehearsedList(caller, id)
  if (list.kind === 'refused') throw new Error('no list')
  const facts = { hash: list.value.hash, snapshot: undefined, compared: [] }
  expect(await caller.transact((db) => recordRehearsal(db, caller, id, facts, calendar))).toMatchObject({
    refusal: { code: 'row_not_found' },
  })
  await rehearse(id)
  await expect(at.by('lin', 'batch.rehearse', (db) => db.deleteFrom('rehearsal').execute())).rejects.toThrow('permission denied')
  await expect(at.by('lin', 'batch.rehearse', (db) => db.updateTable('rehearsal').set({ rows: 0 }).execute())).rejects.toThrow(
    'permission denied',
  )
})
