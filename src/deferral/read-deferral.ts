import { type Caller, rangeAt } from '../access/index.ts'
import { levelOf, type Permission } from '../contract/index.ts'
import { openVerbs } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { type DeferralVerb, deferralLife, moneyStates } from './deferral-life.ts'
import { type Deferral, findDeferral, type MonthOfDeferral, monthsOf, sumOfMonths } from './find-deferral.ts'
import type { DeferralSums, Insurance } from './months.ts'
import { type ReminderRule, reminderDays } from './remind-before.ts'
import { isOwnWork } from './take-step.ts'
import type { UrgedMonth } from './urge-firm.ts'
import { lastWithdrawal } from './withdraw-months.ts'

/** What became of a month by a voucher or a paper. */
export interface EntryOfDeferral {
  readonly id: bigint
  readonly kind: 'repaid' | 'withdrawn' | 'reversed'
  readonly insurance: Insurance
  readonly month: string
  readonly fen: bigint
  readonly voucher: string
  readonly day: string
  readonly payer: string
  readonly note: string | undefined
  readonly by: string
}

/** What a firm was reminded of or urged to. */
export interface Urging {
  readonly id: bigint
  readonly isOverdue: boolean
  readonly months: readonly UrgedMonth[]
  readonly fen: bigint
  readonly text: string
  readonly on: string
  readonly by: string
}

/** What may be done beside the steps of the life of a record. */
type MoneyAct = 'repay_deferral' | 'urge_deferral' | 'reverse_repayment'

/** A record with everything that its page shows. */
export interface DeferralView {
  readonly deferral: Deferral
  readonly place: string
  readonly enteredByName: string
  readonly months: readonly MonthOfDeferral[]
  readonly sums: DeferralSums
  readonly entries: readonly EntryOfDeferral[]
  readonly urgings: readonly Urging[]
  /** What is asked to be withdrawn now. */
  readonly withdrawal:
    | { readonly number: string; readonly day: string; readonly reason: string; readonly months: readonly bigint[] }
    | undefined
  readonly reminder: ReminderRule | undefined
  readonly trail: readonly {
    readonly at: Date
    readonly day: string
    readonly verb: string
    readonly by: string
    readonly reason: string | undefined
  }[]
  readonly verbs: readonly (DeferralVerb | MoneyAct)[]
}

/** A record with everything that its page shows; undefined where the caller sees none of that number. */
export async function readDeferral(caller: Caller, id: bigint): Promise<DeferralView | undefined> {
  return caller.transact(async (db) => {
    const found = await findDeferral(db, id, 'unlocked')
    if (found.kind === 'refused') return undefined
    const one = found.value
    const head = await db
      .selectFrom('deferral')
      .innerJoin('region', 'region.path', 'deferral.region')
      .innerJoin('account', 'account.id', 'deferral.entered_by')
      .select(['region.name as place', 'account.name as by'])
      .where('deferral.id', '=', id)
      .executeTakeFirstOrThrow()
    const months = await monthsOf(db, id)
    const asked = one.state === 'to_withdraw' ? await lastWithdrawal(db, id) : undefined
    return {
      deferral: one,
      place: head.place,
      enteredByName: head.by,
      months,
      sums: sumOfMonths(months, caller.day),
      entries: await entriesOf(db, id),
      urgings: await urgingsOf(db, id),
      withdrawal:
        asked === undefined
          ? undefined
          : { number: asked.number, day: asked.paper_on, reason: asked.reason, months: asked.months.map(BigInt) },
      reminder: (await reminderDays(db))(one.region),
      trail: await trailOf(db, id),
      verbs: await verbsFor(db, caller, one, months),
    }
  })
}

async function verbsFor(db: Work, caller: Caller, one: Deferral, months: readonly MonthOfDeferral[]): Promise<DeferralView['verbs']> {
  const steps = (await openVerbs(db, caller, deferralLife, [one])).get(one.id) ?? []
  const isOpen = moneyStates.includes(one.state) && months.some(({ open }) => open > 0n)
  const repay = isOpen && may(caller, 'deferral.receive', one.region) ? (['repay_deferral'] as const) : []
  const urge = isOpen && may(caller, 'deferral.enter', one.region) ? (['urge_deferral'] as const) : []
  const isRepaid = [...moneyStates, 'settled'].includes(one.state) && months.some(({ repaid }) => repaid > 0n)
  const reverse = isRepaid && may(caller, 'deferral.check', one.region) ? (['reverse_repayment'] as const) : []
  // The last fen settles a record, and what takes it back opens it again; nobody does either by hand.
  const byItself = ['settle_deferral', 'reopen_deferral']
  return [...steps.filter((verb) => !byItself.includes(verb) && !isOwnWork(caller, verb, one)), ...repay, ...urge, ...reverse]
}

function may({ post }: Caller, permission: Permission, region: string): boolean {
  const level = levelOf(permission, post.role)
  if (level === undefined) return false
  const { low, high } = rangeAt(level, post.region.path)
  return low <= region && region < high
}

async function entriesOf(db: Work, id: bigint): Promise<readonly EntryOfDeferral[]> {
  const rows = await db
    .selectFrom('deferral_entry as e')
    .innerJoin('deferral_month as m', 'm.id', 'e.month')
    .innerJoin('account', 'account.id', 'e.entered_by')
    .select(['e.id', 'e.kind', 'm.insurance', 'm.month', 'e.fen', 'e.voucher', 'e.entry_on', 'e.payer', 'e.note', 'account.name as by'])
    .where('e.deferral', '=', id)
    .orderBy('e.id')
    .execute()
  return rows.map(({ entry_on: day, note, kind, insurance, ...row }) => ({
    ...row,
    kind: kind as EntryOfDeferral['kind'],
    insurance: insurance as Insurance,
    day,
    note: note ?? undefined,
  }))
}

/** What a firm was reminded of and urged to, in the order of time. */
export async function urgingsOf(db: Work, id: bigint): Promise<readonly Urging[]> {
  const rows = await db
    .selectFrom('deferral_urging as u')
    .innerJoin('account', 'account.id', 'u.entered_by')
    .select(['u.id', 'u.is_overdue', 'u.months', 'u.fen', 'u.text', 'u.entered_on', 'account.name as by'])
    .where('u.deferral', '=', id)
    .orderBy('u.id')
    .execute()
  return rows.map(({ is_overdue: isOverdue, months, entered_on: on, ...row }) => ({
    ...row,
    isOverdue,
    months: months as unknown as readonly UrgedMonth[],
    on,
  }))
}

async function trailOf(db: Work, id: bigint): Promise<DeferralView['trail']> {
  const rows = await db
    .selectFrom('event')
    .leftJoin('account', 'account.id', 'event.account')
    .select(['event.at', 'office_day', 'verb', 'account.name as by', 'reason'])
    .where('register', '=', 'deferral')
    .where('subject', '=', String(id))
    .orderBy('event.id')
    .limit(200)
    .execute()
  return rows.map(({ at, office_day: day, verb, by, reason }) => ({ at, day, verb, by: by ?? '', reason: reason ?? undefined }))
}
