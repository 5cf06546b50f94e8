import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { callerInPlace } from '../../src/access/index.ts'
import { readInbox } from '../../src/inbox/index.ts'
import {
  askAccount,
  confirmClaims,
  confirmOwn,
  declineAskedAccount,
  enterAskedAccount,
  listAccountRequests,
  listOwnRows,
  type OwnRow,
  requestLife,
  waiveOwn,
} from '../../src/ledger/index.ts'
import { faultsOf } from '../../src/lifecycle/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { rotateKeys } from '../../src/subjects/index.ts'
import { accountOf, moneyOffice, nameOf, numberOf, word } from '../ledger/money.ts'
import { ledgerOffice, ledgerPlan } from '../ledger/people.ts'
import { calendar, staffed } from '../office/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { speaker } from './firms.ts'

it('lives a life without a fault', () => expect(faultsOf(requestLife)).toEqual([]))

onBothStores('what is granted, as its payee sees it', ledgerOffice, (open) => {
  let store: WorkStore
  let at: Awaited<ReturnType<typeof moneyOffice>>
  let people: Awaited<ReturnType<typeof staffed>>
  let batch: bigint
  let claims: Awaited<ReturnType<typeof at.claimsOf>>
  beforeAll(async () => {
    store = await open()
    at = await moneyOffice(store)
    people = await staffed(store, ledgerPlan)
    batch = await at.made(6)
    claims = await at.claimsOf(batch)
    await speaker(store, 'firm1', '第一家', [{ entity: 'insured_unit', key: claims[0]?.payee ?? 0n }])
    await speaker(store, 'firm2', '第二家', [
      { entity: 'insured_unit', key: claims[1]?.payee ?? 0n },
      { entity: 'insured_unit', key: claims[2]?.payee ?? 0n },
    ])
  }, 60_000)
  afterAll(() => at.clear())

  const rowsOf = async (login: string) => (await listOwnRows(await people.as(login, 'own.read', { kind: 'read' }))).rows
  const say = async <T>(
    login: string,
    row: OwnRow,
    work: (db: Parameters<typeof confirmOwn>[0], caller: Parameters<typeof confirmOwn>[1]) => Promise<T>,
  ) => {
    const there = callerInPlace(store, await people.as(login, 'own.say'), row.region.path)
    return there.transact((db) => work(db, there))
  }
  const the = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('nothing there')
    return value
  }
  const confirm = (login: string, row: OwnRow, account: bigint) =>
    say(login, row, (db, caller) => confirmOwn(db, caller, row, account, calendar))
  const wanted = (key: bigint) => ({ ...accountOf(key), number: numberOf(key, 7), reason: '开户许可证，原账户已销户' })

  it('stays unseen while it is checked, and is seen by nobody else afterwards', async () => {
    expect(await rowsOf('firm1')).toEqual([])
    await at.toAccountCheck(batch)
    expect(await rowsOf('firm1')).toMatchObject([
      {
        id: claims[0]?.id,
        fen: claims[0]?.fen,
        step: 'account_check',
        payee: { name: nameOf(claims[0]?.payee ?? 0n) },
        mayConfirm: false,
        mayWaive: true,
        mayAskAccount: true,
      },
    ])
    expect((await rowsOf('firm2')).map(({ id }) => id).sort()).toEqual([claims[1]?.id, claims[2]?.id])
  })

  it('shows a forged number nothing: not as a row, not in any table, not by the post of another', async () => {
    const firm = await people.as('firm1', 'own.read', { kind: 'read' })
    const foreign = the(claims[1]).id
    expect((await listOwnRows(firm, { claim: foreign })).rows).toEqual([])
    const seen = await firm.transact((db) =>
      sql<{ claims: bigint; grants: bigint; batches: bigint; accounts: bigint; names: bigint }>`select
        (select count(*) from claim) as claims, (select count(*) from entitlement) as grants, (select count(*) from batch) as batches,
        (select count(*) from payee_account) as accounts, (select count(*) from subject) as names`.execute(db),
    )
    expect(seen.rows).toEqual([{ claims: 1n, grants: 1n, batches: 1n, accounts: 0n, names: 1n }])
    const other = await people.as('firm2', 'own.read', { kind: 'read' })
    const forged = store.inScope({ account: firm.account.id, ranges: [], ownPosts: [other.post.id] }, (db) =>
      db.selectFrom('claim').select('id').execute(),
    )
    expect(await forged).toEqual([])
  })

  it.each([
    'select login from account',
    'select id from objection_word',
    'select id from work_item',
    'select cipher from subject_number',
    `update claim set state = 'paid'`,
    'insert into post_subject (post, entity, key) values (1, $$insured_unit$$, 1)',
    'delete from confirmation',
  ])('does not let a firm run: %s', async (statement) => {
    const firm = await people.as('firm1', 'own.read', { kind: 'read' })
    await expect(firm.transact((db) => sql.raw(statement).execute(db))).rejects.toThrow('permission denied')
  })

  it('is confirmed by its payee alone: a handler cannot say so online, and another firm not at all', async () => {
    const row = the((await rowsOf('firm1'))[0])
    const entered = await at.enter([accountOf(row.payee.key)])
    const account = BigInt(entered.kind === 'done' ? (entered.value[0]?.account ?? 0) : 0)
    const online = { ...word, way: 'online' } as const
    await expect(
      at.by('lin', 'payee.confirm', (db, caller) => confirmClaims(db, caller, batch, [{ claim: row.id, account }], online, calendar)),
    ).rejects.toThrow('does not speak for the payee')
    await expect(confirm('firm2', row, account)).rejects.toThrow('does not speak for the payee')
    expect((await rowsOf('firm1'))[0]).toMatchObject({ mayConfirm: true, known: { tail: numberOf(row.payee.key).slice(-4) } })
    expect(await confirm('firm1', row, account)).toEqual({ kind: 'done', value: 'confirms' })
    expect((await rowsOf('firm1'))[0]).toMatchObject({
      mayConfirm: false,
      said: { will: 'confirms', way: 'online' },
      account: { id: account },
    })
    const waiting = await readInbox(await people.as('yan', 'inbox.read'))
    expect(waiting.filter(({ state }) => state === 'account_entered')).toMatchObject([{ register: 'claim', title: { rows: 1 } }])
  })

  it('has its account corrected on request: refused with a reason, asked again, entered, and confirmed anew', async () => {
    const row = the((await rowsOf('firm1'))[0])
    const ask = (login: string, of: OwnRow) =>
      say(login, of, (db, caller) => askAccount(db, caller, at.keys.ring(), of, wanted(of.payee.key), calendar))
    const first = await ask('firm1', row)
    expect(first).toMatchObject({ kind: 'done' })
    expect(await ask('firm1', row)).toMatchObject({ refusal: { code: 'account_asked', state: 'asked' } })
    expect((await rowsOf('firm1'))[0]).toMatchObject({ mayConfirm: false, mayAskAccount: false, asked: { state: 'asked' } })
    const items = await readInbox(await people.as('zhou', 'inbox.read'))
    expect(items.filter(({ register }) => register === 'account_request')).toHaveLength(1)
    const seen = { id: BigInt(first.kind === 'done' ? first.value : 0), version: 1 }
    const declined = await at.by('zhou', 'payee.confirm', (db, caller) => declineAskedAccount(db, caller, seen, '许可证不清晰', calendar))
    expect(declined).toEqual({ kind: 'done', value: 'declined' })
    expect((await rowsOf('firm1'))[0]).toMatchObject({ asked: { state: 'declined', refusedFor: '许可证不清晰' }, mayAskAccount: true })
    const second = await ask('firm1', row)
    const again = { id: BigInt(second.kind === 'done' ? second.value : 0), version: 1 }
    // Keys are exchanged while it waits: the number still opens.
    expect(await rotateKeys(store, at.keys)).toMatchObject({ kind: 'done' })
    const entered = await at.by('zhou', 'payee.confirm', (db, caller) => enterAskedAccount(db, caller, at.keys.ring(), again, calendar))
    expect(entered).toMatchObject({ kind: 'done', value: { tail: numberOf(row.payee.key, 7).slice(-4) } })
    expect(await listAccountRequests(await people.as('zhou', 'payee.confirm'), batch)).toMatchObject([
      { state: 'entered' },
      { state: 'declined' },
    ])
    const now = the((await rowsOf('firm1'))[0])
    expect(now).toMatchObject({ mayConfirm: true, mayAskAccount: false, asked: { state: 'entered' } })
    expect(now.known?.id).not.toBe(now.account?.id)
    expect(await confirm('firm1', now, the(now.account).id)).toMatchObject({ refusal: { code: 'account_replaced' } })
    expect(await confirm('firm1', now, the(now.known).id)).toMatchObject({ kind: 'done' })
    expect(await ask('firm1', now)).toMatchObject({ refusal: { code: 'account_asked', state: 'entered' } })
  })

  it('is waived by its payee with the amount it was shown, and then stays waived', async () => {
    const row = the((await rowsOf('firm2'))[0])
    expect(await say('firm2', row, (db, caller) => waiveOwn(db, caller, row, row.fen + 1n))).toMatchObject({
      refusal: { code: 'own_amount_changed', fen: row.fen },
    })
    await expect(say('firm1', row, (db, caller) => waiveOwn(db, caller, row, row.fen))).rejects.toThrow('does not speak for the payee')
    expect(await say('firm2', row, (db, caller) => waiveOwn(db, caller, row, row.fen))).toEqual({ kind: 'done', value: 'waives' })
    const [, after] = await rowsOf('firm2').then((rows) => rows.toSorted((a, b) => Number(a.id === row.id) - Number(b.id === row.id)))
    expect(after).toMatchObject({ id: row.id, state: 'waived', mayConfirm: false, mayWaive: false, mayAskAccount: false })
  })
})
