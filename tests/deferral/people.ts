import { sql } from 'kysely'
import type { Caller } from '../../src/access/index.ts'
import type { Permission } from '../../src/contract/index.ts'
import {
  agreeWithdrawal,
  checkDeferral,
  type DeferredMonth,
  enterDeferral,
  findDeferral,
  type Insurance,
  monthsOf,
  proposeWithdrawal,
  type Repayment,
  repayMonths,
  type SeenDeferral,
  type WantedDeferral,
} from '../../src/deferral/index.ts'
import type { Work, WorkStore } from '../../src/store/index.ts'
import { ledgerPlan } from '../ledger/people.ts'
import { calendar, staffed } from '../office/people.ts'
import { done } from '../recovery/people.ts'

/** A month that is put off, to be repaid by the end of 2023 where nothing else is said. */
export const month = (insurance: Insurance, of: string, fen: bigint, due = '2023-12-31'): DeferredMonth => ({
  ...{ insurance, month: of, fen, due },
  dueBasis: '人社厅发〔2022〕50号第一条',
})

/** An office with firms insured in a county; acts are done on a day of one's choice. */
export async function deferralOffice(store: WorkStore, firms = 40) {
  const office = await staffed(store, ledgerPlan)
  const keys = Array.from({ length: firms }, (_, at) => BigInt(700_001 + at))
  await store.asSystem('set_up', async (db) => {
    await sql`set local role ballast_system`.execute(db)
    await sql`insert into subject (entity, key, name, insured)
      select 'insured_unit', key, '第' || key || '号公司', (select path from region where code = 500103) from unnest(${keys.map(String)}::bigint[]) as u (key)
      on conflict do nothing`.execute(db)
  })
  async function on<T>(day: string, login: string, permission: Permission, work: (db: Work, caller: Caller) => Promise<T>): Promise<T> {
    const caller = { ...(await office.as(login, permission)), day }
    return caller.transact((db) => work(db, caller))
  }
  let taken = 0
  const nextFirm = (): bigint => {
    const key = keys[taken++]
    if (key === undefined) throw new Error('no firm is left')
    return key
  }
  const wantedOf = (key: bigint, months: readonly DeferredMonth[], change: Partial<WantedDeferral> = {}): WantedDeferral => ({
    policy: { id: 'contribution_deferral_hard_hit', zh: '特困行业缓缴社会保险费' },
    document: '渝人社办〔2022〕209号',
    clause: '二（一）1',
    approval: { number: '渝社险缓〔2022〕1号', day: '2022-06-10', by: '市社会保险局' },
    firm: { entity: 'insured_unit', key },
    months,
    ...change,
  })
  const enter = (wish: WantedDeferral, login = 'lin', day = '2023-01-04') =>
    on(day, login, 'deferral.enter', (db, caller) => enterDeferral(db, caller, wish, calendar))
  const read = (id: bigint) => store.asSystem('run_job', async (db) => done(await findDeferral(db, id, 'unlocked')))
  const months = (id: bigint) => store.asSystem('run_job', (db) => monthsOf(db, id))
  const seen = async (id: bigint): Promise<SeenDeferral> => ({ id, version: (await read(id)).version })
  const check = async (id: bigint, login = 'yan', day = '2023-01-05') => {
    const one = await seen(id)
    return on(day, login, 'deferral.check', (db, caller) => checkDeferral(db, caller, one, calendar))
  }
  /** A record that stands, entered by one and agreed with by another. */
  const standing = async (key: bigint, of: readonly DeferredMonth[], change: Partial<WantedDeferral> = {}) => {
    const id = BigInt(done(await enter(wantedOf(key, of, change))).deferral)
    done(await check(id))
    return id
  }
  const repay = (id: bigint, repayment: Repayment, day = '2024-06-01') =>
    on(day, 'kuai', 'deferral.receive', (db, caller) => repayMonths(db, caller, id, repayment))
  const propose = async (id: bigint, of: readonly { readonly insurance: Insurance; readonly month: string }[], day = '2023-02-01') => {
    const one = await seen(id)
    const paper = { number: '撤缓〔2023〕1号', day, reason: '单位申请按月缴纳' }
    return on(day, 'lin', 'deferral.enter', (db, caller) => proposeWithdrawal(db, caller, one, { ...paper, months: of }, calendar))
  }
  const agree = async (id: bigint, login = 'yan', day = '2023-02-02') => {
    const one = await seen(id)
    return on(day, login, 'deferral.check', (db, caller) => agreeWithdrawal(db, caller, one, calendar))
  }
  return { office, store, on, nextFirm, wantedOf, enter, read, months, seen, check, standing, repay, propose, agree }
}

export type DeferralOffice = Awaited<ReturnType<typeof deferralOffice>>
