import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { dueDay, type WorkCalendar } from '../kernel/workdays.ts'
import { isWithin } from '../organisation/index.ts'
import { nextNumber } from '../papers/index.ts'
import type { Work } from '../store/index.ts'
import { type DeferralState, deferralLife } from './deferral-life.ts'
import type { Deferral, Firm, SeenDeferral } from './find-deferral.ts'
import { keepDeferralItems } from './keep-items.ts'
import { type DeferredMonth, type Insurance, lastDayOf } from './months.ts'
import type { DeferralRefusal, NeededText, OwnRefusal } from './refusals.ts'
import { takeStep } from './take-step.ts'

/** What is put off, by which document and which approval. */
export interface DeferralFacts {
  readonly document: string
  readonly clause: string
  readonly approval: { readonly number: string; readonly day: string; readonly by: string }
  /** The clause by which no late fee is taken until the repayment day; undefined where none was named, and nothing is said of late fees. */
  readonly lateFeeClause?: string | undefined
  readonly months: readonly DeferredMonth[]
}

export interface WantedDeferral extends DeferralFacts {
  readonly policy: { readonly id: string; readonly zh: string }
  readonly run?: string | undefined
  readonly firm: Firm
}

/** A record that was made; plain JSON. */
export type EnteredDeferral = { readonly deferral: string; readonly number: string }

/**
 * Enters which months of which insurance a firm puts off, in the place where it is insured: it stands once another person agreed with it.
 * A month of an insurance is put off once, whatever record and place it stands in.
 */
export async function enterDeferral(
  db: Work,
  caller: Caller,
  wanted: WantedDeferral,
  calendar: WorkCalendar,
): Promise<Result<EnteredDeferral, DeferralRefusal>> {
  const { firm, months } = wanted
  const fault = faultOf(wanted, caller.day) ?? (await deferredBefore(db, firm, months))
  if (fault !== undefined) return refused(fault)
  const region = await placeOf(db, firm)
  if (region === undefined || !isWithin(region, caller.ranges)) return refused({ code: 'firm_outside' })
  const year = Number(caller.day.slice(0, 4))
  const number = `${year}-${String(await nextNumber(db, 'deferral', region, year)).padStart(4, '0')}`
  const { id } = await db
    .insertInto('deferral')
    .values({
      region,
      number,
      policy: wanted.policy.id,
      policy_zh: wanted.policy.zh,
      ...columnsOf(wanted),
      run: wanted.run ?? null,
      firm_entity: firm.entity,
      firm_key: firm.key,
      state: deferralLife.start,
      due_on: dueDay(caller.day, deferralLife.states.entered.waits?.workdays, calendar) ?? null,
      entered_by: caller.account.id,
      entered_on: caller.day,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeMonths(db, { id, region, firm }, 1, months)
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'enter_deferral',
    register: 'deferral',
    subject: String(id),
    region,
    to: deferralLife.start,
    version: 1,
    round: 1,
    detail: { number, ...detailOf(wanted), run: wanted.run ?? null },
  })
  await keepDeferralItems(db, caller, id)
  return done({ deferral: String(id), number })
}

/** Enters a record anew that was sent back: what is given takes the place of what was entered before, which stays on record. */
export function correctDeferral(
  db: Work,
  caller: Caller,
  seen: SeenDeferral,
  wanted: DeferralFacts,
  calendar: WorkCalendar,
): Promise<Result<DeferralState, DeferralRefusal>> {
  return takeStep(db, caller, seen, 'correct_deferral', calendar, async (one) => {
    const wrong = faultOf(wanted, caller.day)
    if (wrong !== undefined) return refused(wrong)
    await giveUpMonths(db, one.id)
    const before = await deferredBefore(db, one.firm, wanted.months)
    if (before !== undefined) return refused(before)
    await writeMonths(db, one, one.round + 1, wanted.months)
    return done({ columns: columnsOf(wanted), detail: detailOf(wanted) })
  })
}

/** Gives a record up that does not stand, with the reason. */
export function discardDeferral(
  db: Work,
  caller: Caller,
  seen: SeenDeferral,
  reason: string,
  calendar: WorkCalendar,
): Promise<Result<DeferralState, DeferralRefusal>> {
  const guard = async ({ id }: Deferral) => {
    await giveUpMonths(db, id)
    return done({})
  }
  return takeStep(db, caller, seen, 'discard_deferral', calendar, guard, reason)
}

async function giveUpMonths(db: Work, deferral: bigint): Promise<void> {
  await db.updateTable('deferral_month').set({ is_live: false }).where('deferral', '=', deferral).where('is_live', '=', true).execute()
}

/** Where a firm is insured, or else registered. */
async function placeOf(db: Work, { entity, key }: Firm): Promise<string | undefined> {
  const row = await db
    .selectFrom('subject')
    .select(['insured', 'home'])
    .where('entity', '=', entity)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.insured ?? row?.home ?? undefined
}

function faultOf({ document, clause, approval, months }: DeferralFacts, today: string): OwnRefusal | undefined {
  const texts: readonly (readonly [NeededText, string])[] = [
    ['document', document],
    ['clause', clause],
    ['approval_number', approval.number],
    ['approved_by', approval.by],
    ...months.map(({ dueBasis }) => ['due_basis', dueBasis] as const),
  ]
  const missing = texts.find(([, text]) => text.trim() === '')
  if (missing !== undefined) return { code: 'deferral_text_needed', what: missing[0] }
  if (approval.day > today) return { code: 'day_not_come', day: approval.day, today }
  if (months.length === 0) return { code: 'no_month' }
  const seen = new Set<string>()
  for (const { insurance, month, fen, due } of months) {
    if (seen.has(`${insurance} ${month}`)) return { code: 'month_twice', insurance, month }
    seen.add(`${insurance} ${month}`)
    if (fen <= 0n) return { code: 'month_amount_not_positive', insurance, month, fen }
    if (due <= lastDayOf(month)) return { code: 'repaid_too_early', insurance, month, due }
  }
  return undefined
}

async function deferredBefore(db: Work, { entity, key }: Firm, months: readonly DeferredMonth[]): Promise<OwnRefusal | undefined> {
  const [insurances, names] = [months.map(({ insurance }) => insurance as string), months.map(({ month }) => month)]
  const { rows } = await sql<{ insurance: Insurance; month: string; number: string }>`
    select * from deferred_already(${entity}, ${String(key)}::bigint, ${insurances}::text[], ${names}::text[]) limit 1`.execute(db)
  const [row] = rows
  return row === undefined ? undefined : { code: 'deferred_already', ...row }
}

const columnsOf = ({ document, clause, approval, lateFeeClause }: DeferralFacts) => ({
  document: document.trim(),
  clause: clause.trim(),
  approval_number: approval.number.trim(),
  approval_on: approval.day,
  approved_by: approval.by.trim(),
  late_fee_clause: lateFeeClause?.trim() || null,
})

const detailOf = ({ document, clause, approval, months }: DeferralFacts) => ({
  approval: approval.number.trim(),
  basis: `${document.trim()} ${clause.trim()}`,
  months: months.length,
  fen: String(months.reduce((sum, { fen }) => sum + fen, 0n)),
})

async function writeMonths(
  db: Work,
  { id, region, firm }: Pick<Deferral, 'id' | 'region' | 'firm'>,
  round: number,
  months: readonly DeferredMonth[],
): Promise<void> {
  const rows = months.map(({ insurance, month, fen, due, dueBasis }) => ({
    ...{ deferral: id, region, round, firm_entity: firm.entity, firm_key: firm.key },
    ...{ insurance, month, fen, open_fen: fen, due_on: due, due_basis: dueBasis.trim() },
  }))
  await db.insertInto('deferral_month').values(rows).execute()
}
