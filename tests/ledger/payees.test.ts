import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readInbox } from '../../src/inbox/index.ts'
import {
  answerDoubt,
  checkAccounts,
  closeAccountCheck,
  closeDoubt,
  confirmClaims,
  readAccountNumber,
  readAccounts,
  type WrittenAccount,
  waiveClaims,
} from '../../src/ledger/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { rotateKeys, sealAccount } from '../../src/subjects/index.ts'
import { calendar } from '../office/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { accountOf, moneyOffice, nameOf, numberOf, word } from './money.ts'
import { ledgerOffice } from './people.ts'

describe('the number of an account', () => {
  it.each([
    ['5001 0000-1234', 'corporate', { value: { number: '500100001234', looksWrong: false } }],
    ['５００１００００', 'corporate', { value: { number: '50010000', looksWrong: false } }],
    ['5001000', 'corporate', { refusal: { code: 'account_number_unfit', fault: 'too_short', length: 7 } }],
    ['5'.repeat(32), 'corporate', { value: { number: '5'.repeat(32) } }],
    ['5'.repeat(33), 'corporate', { refusal: { fault: 'too_long', length: 33 } }],
    ['5001A0001234', 'contribution', { refusal: { fault: 'not_digits' } }],
    ['', 'personal', { refusal: { fault: 'not_digits' } }],
    // The check digit is a card's, and only a warning.
    ['4539148803436467', 'personal', { value: { looksWrong: false } }],
    ['4539148803436468', 'personal', { value: { looksWrong: true } }],
    ['4539148803436468', 'corporate', { value: { looksWrong: false } }],
    ['453914880343646', 'personal', { value: { looksWrong: false } }],
    ['45391488034364671111', 'personal', { value: { looksWrong: false } }],
  ] as const)('%s of a %s account', (typed, kind, expected) => expect(readAccountNumber(typed, kind)).toMatchObject(expected))
})

onBothStores('payees and their accounts', ledgerOffice, (open) => {
  let store: WorkStore
  let at: Awaited<ReturnType<typeof moneyOffice>>
  beforeAll(async () => {
    store = await open()
    at = await moneyOffice(store)
  })
  afterAll(() => at.clear())

  const entered = async (accounts: readonly WrittenAccount[]) => {
    const result = await at.enter(accounts)
    if (result.kind === 'refused') throw new Error(JSON.stringify(result.refusal))
    return result.value.map(({ account }) => BigInt(account))
  }
  const confirm = (batch: bigint, rows: readonly { claim: bigint; account: bigint }[], login = 'lin') =>
    at.by(login, 'payee.confirm', (db, caller) => confirmClaims(db, caller, batch, rows, word, calendar))
  const read = (key: bigint) =>
    at.by('lin', 'payee.confirm', (db, caller) => readAccounts(db, caller, at.keys.ring(), { entity: 'insured_unit', key }))
  const firstOf = async (rows = 3) => {
    const batch = await at.made(rows)
    const claims = await at.claimsOf(batch)
    const [first, second] = claims
    if (first === undefined || second === undefined) throw new Error('no claims')
    return { batch, claims, first, second }
  }

  it('take an account in sealed, and another holder only where that is legitimate', async () => {
    const { first } = await firstOf()
    const key = first.payee
    expect(await at.enter([accountOf(key)])).toMatchObject({ value: [{ tail: numberOf(key).slice(-4), holderDiffers: false }] })
    const refusals: [Partial<WrittenAccount>, object][] = [
      [{ holder: '李四' }, { code: 'holder_differs', holder: '李四', payee: nameOf(key) }],
      [
        { kind: 'contribution', holder: '李四', source: ' ' },
        { code: 'text_needed', what: 'source' },
      ],
      [{ bankCode: '12345' }, { code: 'bank_code_unfit' }],
      [{ number: undefined }, { code: 'account_not_registered' }],
      [{ payee: { entity: 'insured_unit', key: 999_999n } }, { code: 'payee_not_found' }],
      [{ corrects: 999_999n }, { code: 'account_not_found' }],
    ]
    for (const [change, refusal] of refusals) expect(await at.enter([accountOf(key, change)])).toMatchObject({ kind: 'refused', refusal })
    expect(await at.enter([accountOf(key, { kind: 'personal', holder: '李四', source: '个体户无对公账户，已核身份证' })])).toMatchObject({
      value: [{ holderDiffers: true }],
    })
    const { rows } = await at.system(async (db) => ({ rows: await db.selectFrom('payee_account').selectAll().execute() }))
    expect(rows.some(({ cipher }) => cipher.includes(numberOf(key)))).toBe(false)
    await expect(at.by('lin', 'payee.confirm', (db) => db.updateTable('payee_account').set({ holder: 'x' }).execute())).rejects.toThrow(
      'permission denied',
    )
  })

  it('correct an account by a further entry, once, and say who else has the number', async () => {
    const { first, second } = await firstOf()
    const [old] = await entered([accountOf(first.payee)])
    const [next] = await entered([accountOf(first.payee, { number: numberOf(first.payee, 2), corrects: old })])
    expect(await at.enter([accountOf(first.payee, { corrects: old })])).toMatchObject({ refusal: { code: 'account_replaced' } })
    await entered([accountOf(second.payee, { number: numberOf(first.payee, 2) })])
    const { accounts } = await read(first.payee)
    expect(accounts.map(({ id, correctedBy, sharedWith }) => [id, correctedBy, sharedWith])).toEqual([
      [next, undefined, 1],
      [old, next, 0],
    ])
  })

  it('take over the account that the registry knows', async () => {
    const { first } = await firstOf()
    await at.system((db) =>
      db
        .insertInto('subject_number')
        .values({ ...registered(first.payee), scheme: 'account', tail: 0n, from_day: '2022-01-01', source: 'test' })
        .execute(),
    )
    expect((await read(first.payee)).registeredTail).toBe('8901')
    expect(await at.enter([accountOf(first.payee, { number: undefined })])).toMatchObject({ value: [{ tail: '8901' }] })
    function registered(key: bigint) {
      const { cipher, hash, keyVersion } = sealAccount(at.keys.ring(), { entity: 'insured_unit', key }, '50012345678901')
      return { entity: 'insured_unit', key, cipher, hash, key_version: keyVersion }
    }
  })

  it('confirm or waive, each on an account of its own that stands', async () => {
    const { batch, claims, first, second } = await firstOf(4)
    const [one, other] = await entered([accountOf(first.payee), accountOf(second.payee)])
    if (one === undefined || other === undefined) throw new Error('no accounts')
    expect(await confirm(batch, [{ claim: first.id, account: other }])).toMatchObject({ refusal: { code: 'account_of_another' } })
    expect(await confirm(batch, [{ claim: first.id, account: 99_999n }])).toMatchObject({ refusal: { code: 'account_not_found' } })
    expect(await confirm(batch, [{ claim: -1n, account: one }])).toMatchObject({ refusal: { code: 'row_not_found' } })
    const twice = [first.id, first.id].map((claim) => ({ claim, account: one }))
    expect(await confirm(batch, twice)).toMatchObject({ refusal: { code: 'claim_twice' } })
    expect(await confirm(batch, [{ claim: first.id, account: one }])).toEqual({ kind: 'done', value: 1 })
    const [next] = await entered([accountOf(first.payee, { number: numberOf(first.payee, 2), corrects: one })])
    expect(await confirm(batch, [{ claim: first.id, account: one }])).toMatchObject({ refusal: { code: 'account_replaced' } })
    expect(await confirm(batch, [{ claim: first.id, account: next ?? 0n }])).toEqual({ kind: 'done', value: 1 })
    const waive = (ids: readonly bigint[]) =>
      at.by('lin', 'payee.confirm', (db, caller) => waiveClaims(db, caller, batch, ids, { ...word, material: '放弃声明' }))
    const last = claims.at(-1)?.id ?? 0n
    expect(await waive([last])).toEqual({ kind: 'done', value: 1 })
    expect(await waive([last])).toMatchObject({ refusal: { code: 'claim_in_other_state', state: 'waived' } })
    expect((await at.claimsOf(batch)).map(({ state, account }) => [state, account])).toEqual([
      ['listed', next],
      ['listed', null],
      ['listed', null],
      ['waived', null],
    ])
  })

  it('hold whoever is silent with a doubt, and never take silence for consent', async () => {
    const { batch, first } = await firstOf(5)
    await at.toAccountCheck(batch)
    const [account] = await entered([accountOf(first.payee)])
    await confirm(batch, [{ claim: first.id, account: account ?? 0n }])
    const close = () =>
      at.onSeen(batch, 'lin', 'batch.make', (db, caller, seen) => closeAccountCheck(db, caller, seen, '逾期未确认', calendar))
    expect(await close()).toMatchObject({ refusal: { code: 'accounts_unchecked', rows: 1, by: ['林'] } })
    await at.checkAll(batch)
    expect(await close()).toEqual({ kind: 'done', value: 'decision' })
    expect(await at.countsOf(batch)).toMatchObject({ held: { rows: 4 }, waiting: { rows: 1 } })
    const doubts = await at.system((db) => db.selectFrom('doubt').selectAll().where('batch', '=', batch).orderBy('id').execute())
    expect(doubts.map(({ source, state }) => [source, state])).toEqual(Array.from({ length: 4 }, () => ['silence', 'raised']))
    // It is confirmed after all: somebody answers, another closes, and the row goes on.
    const [doubt] = doubts
    if (doubt === undefined) throw new Error('no doubt')
    await at.by('lin', 'doubt.answer', (db, caller) =>
      answerDoubt(db, caller, doubt, { answer: '已到窗口确认', evidence: '确认书' }, calendar),
    )
    expect(
      await at.by('ding', 'doubt.close', (db, caller) =>
        closeDoubt(db, caller, { id: doubt.id, version: doubt.version + 1 }, 'cleared', calendar),
      ),
    ).toMatchObject({ value: { state: 'listed' } })
  })

  it('are looked at by another before money goes to them, also where an order has no step for it', async () => {
    const { batch, claims } = await firstOf(5)
    // One in Fuling, one in Yuzhong.
    const first = claims.find(({ payee }) => payee % 3n === 0n)
    const [second, late] = claims.filter(({ payee }) => payee % 3n !== 0n)
    if (first === undefined || second === undefined || late === undefined) throw new Error('no claims')
    await at.toAccountCheck(batch)
    const [one, other] = await entered([accountOf(first.payee), accountOf(second.payee)])
    const both = [
      { claim: first.id, account: one ?? 0n },
      { claim: second.id, account: other ?? 0n },
    ]
    await confirm(batch, both)
    const check = (login: string, ids?: readonly bigint[]) =>
      // Who entered them, by whichever post.
      at.by(login, login === 'lin' ? 'payee.confirm' : 'claim.recheck', (db, caller) => checkAccounts(db, caller, batch, ids, calendar))
    const waiting = async (login: string) => {
      const items = await readInbox(await at.office.as(login, 'inbox.read', { kind: 'read' }))
      return items.filter(({ subject, state }) => subject === String(batch) && state === 'account_entered')
    }
    // The rows lie in two counties; whoever sees both has one thing to do.
    expect((await waiting('yan')).map(({ title, places }) => [title.rows, places])).toEqual([[2, 2]])
    expect(await waiting('lin')).toEqual([])
    expect(await check('lin')).toMatchObject({ refusal: { code: 'accounts_own', rows: 2 } })
    expect(await check('lin', [first.id])).toMatchObject({ refusal: { code: 'accounts_own', rows: 1 } })
    expect(await check('yan', [-1n])).toMatchObject({ refusal: { code: 'row_not_found' } })
    await at.toHandOver(batch)
    expect(await at.handOverAll(batch)).toMatchObject({ refusal: { code: 'accounts_unchecked', rows: 2, by: ['林'] } })
    expect(await check('yan', [first.id])).toEqual({ kind: 'done', value: 1 })
    expect(await at.handOverAll(batch)).toMatchObject({ refusal: { code: 'accounts_unchecked', rows: 1 } })
    expect(await check('yan')).toEqual({ kind: 'done', value: 1 })
    expect(await check('yan')).toMatchObject({ refusal: { code: 'nothing_to_check' } })
    expect(await waiting('yan')).toEqual([])
    // Another account of a row that had none until now waits again, and keeps the file waiting.
    const [third] = await entered([accountOf(late.payee)])
    await confirm(batch, [{ claim: late.id, account: third ?? 0n }])
    expect((await waiting('yan')).map(({ title }) => title.rows)).toEqual([1])
    expect(await at.handOverAll(batch)).toMatchObject({ refusal: { code: 'accounts_unchecked', rows: 1 } })
    await check('yan')
    expect(await at.handOverAll(batch)).toMatchObject({ kind: 'done', value: { rows: 3 } })
  })

  it('write a waiver of a signed list down as a numbered change', async () => {
    const batch = await at.made(3)
    await at.toAccountCheck(batch)
    await at.confirmAll(batch)
    await at.toFinance(batch)
    const [first] = await at.claimsOf(batch)
    await at.by('lin', 'payee.confirm', (db, caller) =>
      waiveClaims(db, caller, batch, [first?.id ?? 0n], { ...word, material: '放弃声明' }),
    )
    expect(await at.countsOf(batch)).toMatchObject({ cancelled: { rows: 1, fen: first?.fen }, difference: { rows: 0, fen: 0n } })
  })

  it('keep their account once payment is approved, whatever one person enters', async () => {
    const { batch, first, second } = await firstOf(3)
    await at.toAccountCheck(batch)
    const [own, later, others] = await entered([
      accountOf(first.payee),
      accountOf(first.payee, { number: numberOf(first.payee, 3) }),
      accountOf(second.payee),
    ])
    if (own === undefined || later === undefined || others === undefined) throw new Error('no accounts')
    await confirm(batch, [{ claim: first.id, account: own }])
    // Before approval the later word counts.
    expect(await confirm(batch, [{ claim: first.id, account: later }])).toEqual({ kind: 'done', value: 1 })
    await at.toFinance(batch)
    expect(await confirm(batch, [{ claim: first.id, account: own }])).toMatchObject({
      refusal: { code: 'account_settled', claim: String(first.id) },
    })
    expect(await confirm(batch, [{ claim: first.id, account: later }])).toEqual({ kind: 'done', value: 1 })
    // Who has none yet is still heard.
    expect(await confirm(batch, [{ claim: second.id, account: others }])).toEqual({ kind: 'done', value: 1 })
    expect((await at.claimsOf(batch)).map(({ account }) => account)).toEqual([later, others, null])
  })

  it('keep the accounts readable while keys are exchanged, and after', async () => {
    const { first } = await firstOf()
    await entered([accountOf(first.payee)])
    const before = await at.system((db) => db.selectFrom('payee_account').select(['id', 'hash', 'cipher']).orderBy('id').execute())
    expect(await rotateKeys(store, at.keys, { suite: 'sm4-ctr+hmac-sm3' })).toMatchObject({ value: { isFinished: true } })
    const after = await at.system((db) => db.selectFrom('payee_account').selectAll().orderBy('id').execute())
    expect(after.map(({ key_version, hash_before }) => [key_version, hash_before])).toEqual(before.map(() => [2, null]))
    expect(after.some(({ hash }, n) => before[n]?.hash.equals(hash))).toBe(false)
    // A spoiled cipher keeps the keys before.
    const last = after.at(-1)
    if (last === undefined) throw new Error('no account')
    const spoiled = Buffer.from(last.cipher)
    spoiled[5] = (spoiled[5] ?? 0) ^ 1
    const put = (cipher: Buffer) => at.system((db) => db.updateTable('payee_account').set({ cipher }).where('id', '=', last.id).execute())
    await put(spoiled)
    expect(await rotateKeys(store, at.keys)).toEqual({
      kind: 'refused',
      refusal: { code: 'accounts_damaged', count: 1, account: last.id },
    })
    expect(at.keys.ring()).toHaveLength(2)
    await put(last.cipher)
    expect(await rotateKeys(store, at.keys)).toMatchObject({ value: { isFinished: true } })
    expect(at.keys.ring()).toHaveLength(1)
  })
})
