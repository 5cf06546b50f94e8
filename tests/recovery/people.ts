import type { Caller } from '../../src/access/index.ts'
import type { Office } from '../../src/api/index.ts'
import type { Permission } from '../../src/contract/index.ts'
import {
  agreeInstalments,
  declineWriteOff,
  enforceReturn,
  findRecovery,
  giveNotice,
  noteLapse,
  openRecovery,
  orderReturn,
  proposeWriteOff,
  type Receipt,
  type RecoverySums,
  receiveMoney,
  recordPlea,
  type SeenRecovery,
  serveDecision,
  urgePayee,
  type WantedRecovery,
  withdrawRecovery,
  writeOff,
} from '../../src/recovery/index.ts'
import type { Work, WorkStore } from '../../src/store/index.ts'
import { answerCsv, moneyOffice, numberOf } from '../ledger/money.ts'
import { granted } from '../ledger/people.ts'
import { calendar } from '../office/people.ts'

/** What a result gives; a refusal ends the test. */
export function done<T>(result: { kind: 'done'; value: T } | { kind: 'refused'; refusal: object }): T {
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.refusal, (_, one) => (typeof one === 'bigint' ? String(one) : one)))
  return result.value
}

export interface PaidRow {
  readonly claim: bigint
  readonly fen: bigint
}

/** The money office with some payees, each paid for two years out of one batch; acts are done on a day of one's choice. */
export async function recoveryOffice(store: WorkStore, payees: number, running?: Pick<Office, 'keys' | 'uploads'>) {
  const at = await moneyOffice(store, running)
  async function on<T>(day: string, login: string, permission: Permission, work: (db: Work, caller: Caller) => Promise<T>): Promise<T> {
    const caller = { ...(await at.office.as(login, permission)), day }
    return caller.transact((db) => work(db, caller))
  }
  const firstPayee = 900_000
  const wanted = Array.from({ length: payees }, (_, n) =>
    ['2020', '2021'].map((period, year) => granted(firstPayee + n, { period, fen: 100_000n + BigInt(year), region: 500103 })),
  )
  const batch = await at.made(2 * payees, { rows: wanted.flat() })
  await at.toAccountCheck(batch)
  await at.confirmAll(batch)
  await at.toHandOver(batch)
  done(await at.handOverAll(batch))
  const payments = await at.paymentsOf(batch)
  const answers = payments.map(({ reference, fen, payee }) => ({ reference, number: numberOf(payee), fen, result: '0000' }))
  done(await at.take(batch, [answerCsv(answers)]))
  const byPayee = [...Map.groupBy(payments, ({ payee }) => payee)]
  let taken = 0
  /** The two rows of a payee that no test had before: 100 000 and 100 001 fen. */
  const nextPaid = (): { readonly payee: bigint; readonly first: PaidRow; readonly second: PaidRow; readonly rows: readonly PaidRow[] } => {
    const [payee = 0n, rows = []] = byPayee[taken++] ?? []
    const [first, second] = rows.map(({ claim, fen }) => ({ claim, fen }))
    if (first === undefined || second === undefined) throw new Error('no payee is left')
    return { payee, first, second, rows: [first, second] }
  }
  const wantedOf = (rows: WantedRecovery['rows'], change: Partial<WantedRecovery> = {}): WantedRecovery => ({
    rows,
    source: 'paid_row',
    reference: '',
    basis: '社会保险法',
    clause: '第八十八条',
    facts: '裁员率超过规定',
    ...change,
  })
  const open = (wish: WantedRecovery, login = 'lin') =>
    on('2023-01-04', login, 'recovery.open', (db, caller) => openRecovery(db, caller, wish, calendar))
  const opened = async (rows: WantedRecovery['rows']) => BigInt(done(await open(wantedOf(rows))).recovery)
  const read = (id: bigint) => at.system(async (db) => done(await findRecovery(db, id, 'unlocked')))
  const seen = async (id: bigint): Promise<SeenRecovery> => ({ id, version: (await read(id)).version })
  const sums = async (id: bigint): Promise<RecoverySums> => (await read(id)).sums
  return { ...at, on, batch, nextPaid, wantedOf, open, opened, read, seen, sums }
}

export type RecoveryOffice = Awaited<ReturnType<typeof recoveryOffice>>

const service = (day: string) => ({ day, way: 'in_person', by: '林、周' }) as const
const paper = (number: string, day: string) => ({ number, day, text: `${number}正文` })

/** The steps of a case as people take them, each with papers that fit, on days that follow each other. */
export function stepsIn(at: RecoveryOffice) {
  const step =
    <A extends readonly unknown[], T>(
      login: string,
      permission: Permission,
      usual: string,
      work: (day: string, ...more: A) => (db: Work, caller: Caller, seen: SeenRecovery) => Promise<T>,
    ) =>
    async (id: bigint, day: string = usual, ...more: A): Promise<T> => {
      const seen = await at.seen(id)
      return at.on(day, login, permission, (db, caller) => work(day, ...more)(db, caller, seen))
    }
  const term = (days: number, unit: 'workdays' | 'days') => ({ days, unit, basis: '本文书第三项' })
  return {
    notify: step('lin', 'recovery.handle', '2023-01-04', (day) => (db, caller, seen) => {
      const notice = { ...paper('告知1号', day), service: service(day), term: term(3, 'workdays') }
      return giveNotice(db, caller, seen, notice, calendar)
    }),
    lapse: step('lin', 'recovery.handle', '2023-01-10', () => (db, caller, seen) => noteLapse(db, caller, seen, calendar)),
    plead: step(
      'lin',
      'recovery.handle',
      '2023-01-05',
      (day) => (db, caller, seen) => recordPlea(db, caller, seen, paper('申辩笔录', day), calendar),
    ),
    order: (id: bigint, rows: readonly PaidRow[], remedies = '六十日内复议，六个月内诉讼') =>
      step('cheng', 'recovery.decide', '2023-01-10', (day) => (db, caller, seen) => {
        const decision = { ...paper('责退1号', day), rows, remedies }
        return orderReturn(db, caller, seen, decision, calendar)
      })(id),
    serve: step('lin', 'recovery.handle', '2023-01-11', (day) => (db, caller, seen) => {
      const served = { ...paper('回证1号', day), service: service(day), term: term(15, 'days') }
      return serveDecision(db, caller, seen, served, calendar)
    }),
    agree: (id: bigint, instalments: readonly { readonly day: string; readonly fen: bigint }[]) =>
      step('lin', 'recovery.handle', '2023-01-12', (day) => (db, caller, seen) => {
        const agreement = { ...paper('协议1号', day), instalments }
        return agreeInstalments(db, caller, seen, agreement, calendar)
      })(id),
    urge: step('lin', 'recovery.handle', '2023-02-01', (day) => (db, caller, seen) => {
      const urging = { ...paper('催告1号', day), service: service(day), term: term(10, 'days') }
      return urgePayee(db, caller, seen, urging, calendar)
    }),
    enforce: step(
      'lin',
      'recovery.handle',
      '2023-02-14',
      (day) => (db, caller, seen) => enforceReturn(db, caller, seen, paper('强执1号', day), calendar),
    ),
    propose: step(
      'lin',
      'recovery.handle',
      '2023-02-20',
      (day) => (db, caller, seen) => proposeWriteOff(db, caller, seen, paper('核销请示1号', day), calendar),
    ),
    writeOff: step(
      'kuai',
      'recovery.receive',
      '2023-02-21',
      (day) => (db, caller, seen) => writeOff(db, caller, seen, paper('核销批复1号', day), calendar),
    ),
    decline: step(
      'kuai',
      'recovery.receive',
      '2023-02-21',
      () => (db, caller, seen) => declineWriteOff(db, caller, seen, '还有财产线索', calendar),
    ),
    withdraw: step(
      'cheng',
      'recovery.decide',
      '2023-01-10',
      () => (db, caller, seen) => withdrawRecovery(db, caller, seen, '事实有误', calendar),
    ),
    receive: (id: bigint, fen: bigint, voucher: string, change: Partial<Receipt> = {}) => {
      const receipt = { voucher, day: '2023-01-20', payer: '示例公司', fen, ...change }
      return at.on('2023-03-01', 'kuai', 'recovery.receive', (db, caller) => receiveMoney(db, caller, id, receipt))
    },
  }
}
