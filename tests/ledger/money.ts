import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Caller } from '../../src/access/index.ts'
import type { Office } from '../../src/api/index.ts'
import type { Permission } from '../../src/contract/index.ts'
import { formatYuanPlain } from '../../src/kernel/money.ts'
import { referenceOf } from '../../src/ledger/bank/reference-of.ts'
import {
  acceptBatch,
  agreeWithBatch,
  approveBatch,
  type BankLayout,
  type BatchStep,
  checkAccounts,
  checkPart,
  confirmClaims,
  decideBatch,
  endStep,
  enterAccounts,
  enterBudget,
  enterFundsPaper,
  findBatch,
  fourCounts,
  handOverToBank,
  makeBatch,
  previewAnswer,
  previewHandOver,
  readBankLayout,
  type SeenBatch,
  submitBatch,
  takeAnswer,
  type WantedBatch,
  type WrittenAccount,
} from '../../src/ledger/index.ts'
import type { Work, WorkStore } from '../../src/store/index.ts'
import { type Keys, openKeys } from '../../src/subjects/index.ts'
import { SteppedClock } from '../api/office.ts'
import { calendar, staffed } from '../office/people.ts'
import { inProject } from '../store/postgres/stores.ts'
import { ledgerPlan, rehearse, wantedBatch } from './people.ts'

export const nameOf = (key: bigint): string => `第${key}号公司`
/** A number of an account that tells whose it is. */
export const numberOf = (key: bigint, attempt = 1): string => `62${String(attempt).padStart(2, '0')}${String(key).padStart(12, '0')}`
export const word = { way: 'counter', saidBy: '法定代表人', material: '确认书' } as const

export function accountOf(key: bigint, change: Partial<WrittenAccount> = {}): WrittenAccount {
  return {
    payee: { entity: 'insured_unit', key },
    kind: 'corporate',
    holder: nameOf(key),
    bank: '示例银行渝中支行',
    bankCode: '102653000011',
    number: numberOf(key),
    source: '开户许可证',
    ...change,
  }
}

interface PaidRow {
  readonly id: bigint
  readonly claim: bigint
  readonly fen: bigint
  readonly line: number
  readonly attempt: number
  readonly file: string
  readonly state: string
  readonly payee: bigint
  readonly tail: string
}

/** The layouts that the project has. */
export async function readLayouts(): Promise<readonly BankLayout[]> {
  const folder = inProject('reference', 'bank-layouts')
  return readdirSync(folder).map((name) => {
    const { layout, problems } = readBankLayout(name, readFileSync(join(folder, name), 'utf8'))
    if (layout === undefined) throw new Error(JSON.stringify(problems))
    return layout
  })
}

/** A line of an answer as a bank writes it. */
export interface SaidLine {
  readonly reference: string
  readonly number: string
  readonly fen: bigint
  readonly result: string
  readonly text?: string
  readonly day?: string
}

/** An answer in the first sample layout: UTF-8, with a head that says how many and how much. */
export function answerCsv(lines: readonly SaidLine[], said: Partial<{ rows: number; fen: bigint }> = {}): Buffer {
  const { rows, fen } = { rows: lines.length, fen: lines.reduce((sum, line) => sum + line.fen, 0n), ...said }
  const body = lines.map(({ reference, number, fen: each, result, text = '', day = '2023-01-04' }) =>
    [reference, number, formatYuanPlain(each), day, result, text].join(','),
  )
  const head = ['批量支付结果', '1', rows, formatYuanPlain(fen)].join(',')
  return Buffer.from([head, '业务编号,收款账号,金额,处理日期,处理结果,说明', ...body].map((line) => `${line}\r\n`).join(''))
}

async function keysIn(store: WorkStore, file: string): Promise<Keys> {
  const opened = await openKeys(store, file)
  if (opened.kind === 'refused') throw new Error(JSON.stringify(opened.refusal))
  return opened.value
}

/** An office in which lists walk to money: its people, its keys, and the steps that come before what a test is about. */
export async function moneyOffice(store: WorkStore, running?: Pick<Office, 'keys' | 'uploads'>) {
  const office = await staffed(store, ledgerPlan)
  const folder = mkdtempSync(join(tmpdir(), 'ballast-money-'))
  const keys = running?.keys ?? (await keysIn(store, join(folder, 'keys.json')))
  const place = running?.uploads ?? { folder: join(folder, 'uploads'), keys, clock: new SteppedClock() }
  let lastKey = 0

  async function by<T>(login: string, permission: Permission, work: (db: Work, caller: Caller) => Promise<T>): Promise<T> {
    const caller = await office.as(login, permission)
    return caller.transact((db) => work(db, caller))
  }
  const system = <T>(work: (db: Work) => Promise<T>): Promise<T> => store.asSystem('administer', work)
  const batchOf = (id: bigint) =>
    system(async (db) => {
      const found = await findBatch(db, id)
      if (found.kind === 'refused') throw new Error(`no batch ${id}`)
      return found.value
    })
  const onSeen = async <T>(
    id: bigint,
    login: string,
    permission: Permission,
    work: (db: Work, caller: Caller, batch: SeenBatch) => Promise<T>,
  ): Promise<T> => {
    const { version } = await batchOf(id)
    return by(login, permission, (db, caller) => work(db, caller, { id, version }))
  }
  const skip = (id: bigint, step: BatchStep, login: string, permission: Permission) =>
    onSeen(id, login, permission, (db, caller, batch) =>
      endStep(db, caller, batch, step, calendar, async () => ({ kind: 'done', value: {} })),
    )
  const claimsOf = (id: bigint) =>
    system(async (db) => {
      const { rows } = await sql<{ id: bigint; state: string; fen: bigint; version: number; account: bigint | null; payee: bigint }>`
        select c.id, c.state, c.fen, c.version, c.account, e.payee_key as payee from claim c join entitlement e on e.id = c.id
        where c.batch = ${id} order by c.id`.execute(db)
      return rows
    })
  const enter = (accounts: readonly WrittenAccount[]) =>
    by('lin', 'payee.confirm', (db, caller) => enterAccounts(db, caller, keys.ring(), accounts))

  const made = async (rows: number, change: Partial<WantedBatch> = {}) => {
    lastKey += 1000
    const wanted = wantedBatch(lastKey, rows, change)
    await system(async (db) => {
      const names = wanted.rows.map(({ payee }) => nameOf(payee.key))
      const subjects = wanted.rows.map(({ payee }) => String(payee.key))
      await sql`insert into subject (entity, key, name, insured) select 'insured_unit', x.key, x.name, (select path from region where code = 500103)
        from (select distinct key, name from unnest(${subjects}::bigint[], ${names}::text[]) as u (key, name)) x on conflict do nothing`.execute(
        db,
      )
    })
    const result = await by('lin', 'batch.make', (db, caller) => makeBatch(db, caller, wanted, calendar))
    if (result.kind === 'refused') throw new Error(JSON.stringify(result.refusal))
    return BigInt(result.value.batch)
  }
  const toAccountCheck = async (id: bigint) => {
    for (const login of ['zhou', 'fu']) {
      const parts = await by(login, 'part.check', (db) =>
        db.selectFrom('batch_part').select(['id', 'version']).where('batch', '=', id).where('state', '=', 'open').execute(),
      )
      for (const part of parts) await by(login, 'part.check', (db, caller) => checkPart(db, caller, part, calendar))
    }
    await onSeen(id, 'lin', 'batch.make', (db, caller, batch) => submitBatch(db, caller, batch, calendar))
    await onSeen(id, 'yan', 'batch.review', (db, caller, batch) => agreeWithBatch(db, caller, batch, calendar))
    await skip(id, 'joint_review', 'lin', 'batch.make')
  }
  /** A second person looks at every account of a batch. */
  const checkAll = (id: bigint) => by('yan', 'claim.recheck', (db, caller) => checkAccounts(db, caller, id, undefined, calendar))
  /** Every row of a batch gets an account of its payee, is confirmed, as many at once as a page asks for, and looked at by another. */
  const confirmAll = async (id: bigint) => {
    const claims = await claimsOf(id)
    for (let at = 0; at < claims.length; at += 500) {
      const some = claims.slice(at, at + 500)
      const entered = await enter(some.map(({ payee }) => accountOf(payee)))
      if (entered.kind === 'refused') throw new Error(JSON.stringify(entered.refusal))
      const rows = some.map(({ id: claim }, n) => ({ claim, account: BigInt(entered.value[n]?.account ?? 0) }))
      const confirmed = await by('lin', 'payee.confirm', (db, caller) => confirmClaims(db, caller, id, rows, word, calendar))
      if (confirmed.kind === 'refused') throw new Error(JSON.stringify(confirmed.refusal))
    }
    const checked = await checkAll(id)
    if (checked.kind === 'refused') throw new Error(JSON.stringify(checked.refusal))
  }
  const toPublication = async (id: bigint) => {
    await skip(id, 'account_check', 'lin', 'batch.make')
    const minutes = { number: '会议纪要〔2023〕3号', day: '2023-01-04' }
    await onSeen(id, 'cheng', 'batch.decide', (db, caller, batch) => decideBatch(db, caller, batch, minutes, calendar))
  }
  const toApproval = async (id: bigint) => {
    await toPublication(id)
    await skip(id, 'publication', 'lin', 'batch.publish')
  }
  const approve = async (id: bigint) => {
    await rehearse(await office.as('lin', 'batch.rehearse'), id)
    const approval = { number: '渝就拨〔2023〕1号', day: '2023-01-04' }
    const approved = await onSeen(id, 'tan', 'batch.approve', (db, caller, batch) => approveBatch(db, caller, batch, approval, calendar))
    if (approved.kind === 'refused') throw new Error(JSON.stringify(approved.refusal))
  }
  const toFinance = async (id: bigint) => {
    await toApproval(id)
    await approve(id)
  }
  const countsOf = async (id: bigint) => {
    const batch = await batchOf(id)
    return system((db) => fourCounts(db, batch))
  }
  const paper = (kind: 'funds_plan' | 'funds_received', id: bigint, sum: { rows: number; fen: bigint }) =>
    by('kuai', 'fund.account', (db, caller) =>
      enterFundsPaper(db, caller, id, kind, { number: `${kind}-1（号）`, day: '2023-01-04' }, { rows: sum.rows, fen: sum.fen }),
    )
  const accept = (id: bigint) => onSeen(id, 'kuai', 'fund.account', (db, caller, batch) => acceptBatch(db, caller, batch, calendar))
  /** Finance enters both papers and ends its step. */
  const passFinance = async (id: bigint) => {
    const { listed } = await countsOf(id)
    for (const kind of ['funds_plan', 'funds_received'] as const) await paper(kind, id, listed)
    const accepted = await accept(id)
    if (accepted.kind === 'refused') throw new Error(JSON.stringify(accepted.refusal))
  }
  const toHandOver = async (id: bigint) => {
    await toFinance(id)
    await passFinance(id)
  }
  const layouts = await readLayouts()
  const layoutNamed = (id: string): BankLayout => {
    const layout = layouts.find((one) => one.id === id)
    if (layout === undefined) throw new Error(`no layout ${id}`)
    return layout
  }
  const csv = layoutNamed('sample-csv')
  /** Hands over whatever is ready; the order says what the preview says. */
  const handOverAll = async (id: bigint, layout: BankLayout = csv, change: Partial<{ rows: number; fen: bigint }> = {}) => {
    const sum = await by('chu', 'fund.hand_over', (db) => previewHandOver(db, id, layout))
    if (sum.kind === 'refused') return sum
    const { rows, fen } = { ...sum.value, ...change }
    const order = { number: '委托付款书1号', day: '2023-01-04', rows, fen }
    return onSeen(id, 'chu', 'fund.hand_over', (db, caller, batch) => handOverToBank(db, caller, place, { batch, layout, order }, calendar))
  }
  /** The lines of the payments of a batch, as the bank would read them. */
  const paymentsOf = (id: bigint) =>
    system(async (db) => {
      const { rows } = await sql<PaidRow>`
        select p.id, p.claim, p.fen, p.line, p.attempt, f.number as file, s.state, e.payee_key as payee, a.tail
        from payment p join bank_file f on f.id = p.file join payment_standing s on s.payment = p.id join entitlement e on e.id = p.claim
        join payee_account a on a.id = p.account where p.batch = ${id} order by p.id`.execute(db)
      return rows.map((row) => ({ ...row, reference: referenceOf(row.file, row.line) }))
    })
  const answerIn = (batch: bigint, files: readonly Buffer[], layout: BankLayout) => ({
    ...{ batch, layout },
    files: files.map((bytes) => ({ bytes, upload: undefined })),
  })
  const take = (batch: bigint, files: readonly Buffer[], layout: BankLayout = csv) =>
    by('chu', 'fund.hand_over', (db, caller) => takeAnswer(db, caller, keys.ring(), answerIn(batch, files, layout), calendar))
  const preview = (batch: bigint, files: readonly Buffer[], layout: BankLayout = csv) =>
    by('chu', 'fund.hand_over', (db, caller) => previewAnswer(db, caller, keys.ring(), answerIn(batch, files, layout)))
  /** A batch whose rows are all confirmed, waiting for its file. */
  const ready = async (rows: number) => {
    const id = await made(rows)
    await toAccountCheck(id)
    await confirmAll(id)
    await toHandOver(id)
    return id
  }
  const budget = { fund: '失业保险基金', year: 2023, fen: 100_000_000_000_000n, basis: '渝财社〔2023〕1号', day: '2023-01-03' }
  await by('kuai', 'fund.account', (db, caller) => enterBudget(db, caller, budget))
  return {
    ...{ by, system, onSeen, skip, batchOf, claimsOf, enter, made, ready, toAccountCheck, confirmAll, toFinance, toHandOver, countsOf },
    ...{ checkAll, toPublication, toApproval, approve, passFinance, paper, accept, keys, place, office, layoutNamed },
    ...{ handOverAll, paymentsOf, take, preview },
    /** Removes what was sealed beside the database. */
    clear: () => rmSync(folder, { recursive: true, force: true }),
  }
}
