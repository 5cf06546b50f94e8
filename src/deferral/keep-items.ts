import { sql } from 'kysely'
import { type KeptBy, keepDatedItem, type WaitingItem } from '../inbox/index.ts'
import { addDays, formatDate, parseDate } from '../kernel/calendar.ts'
import type { Work, WorkStore } from '../store/index.ts'
import { type DeferralState, deferralLife, moneyStates } from './deferral-life.ts'
import { reminderDays } from './remind-before.ts'

/** What a record waits with beside its states: months that are due soon, and months that are overdue. */
const reminders = ['to_repay', 'overdue'] as const

interface Row {
  readonly id: bigint
  readonly region: string
  readonly number: string
  readonly policy: string
  readonly policy_zh: string
  readonly state: DeferralState
  readonly round: number
  readonly due_on: string | null
}

/** Brings the inboxes up to date with a record: who checks it, and of its months those to be repaid soon and those overdue. */
export async function keepDeferralItems(db: Work, by: KeptBy, id: bigint): Promise<void> {
  const row = (await db
    .selectFrom('deferral')
    .select(['id', 'region', 'number', 'policy', 'policy_zh', 'state', 'round', 'due_on'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()) as Row
  for (const [state, { waits }] of Object.entries(deferralLife.states) as [DeferralState, (typeof deferralLife.states)[DeferralState]][]) {
    if (waits === undefined) continue
    const isHere = state === row.state
    const item = { ...itemOf(row, state), permission: waits.for, due: row.due_on ?? undefined, isReturned: state === 'returned' }
    await keepDatedItem(db, by, { ...item, rows: isHere ? 1 : 0 })
  }
  const open = moneyStates.includes(row.state) ? await openMonths(db, id) : []
  const until = formatDate(addDays(parseDate(by.day) ?? 0, (await reminderDays(db))(row.region)?.days ?? -1))
  const overdue = open.filter(({ due }) => due < by.day)
  const soon = open.filter(({ due }) => due >= by.day && due <= until)
  for (const [state, months] of [
    ['overdue', overdue],
    ['to_repay', soon],
  ] as const) {
    const fen = months.reduce((sum, one) => sum + one.open, 0n)
    const item = itemOf(row, state)
    await keepDatedItem(db, by, {
      ...item,
      title: { ...item.title, fen: String(fen) },
      permission: 'deferral.enter',
      due: months[0]?.due,
      // Nobody's work is judged: whoever entered the months reminds the firm too.
      isForBringerToo: true,
      rows: months.length,
    })
  }
}

const itemOf = (
  { id, region, number, policy, policy_zh: zh, round }: Row,
  state: string,
): Omit<WaitingItem, 'permission' | 'rows' | 'due'> => ({
  ...{ register: 'deferral', subject: String(id), state, round, region, isReturned: false },
  title: { number, policy: zh, policyId: policy },
})

async function openMonths(db: Work, id: bigint): Promise<readonly { readonly due: string; readonly open: bigint }[]> {
  return db
    .selectFrom('deferral_month')
    .select(['due_on as due', 'open_fen as open'])
    .where('deferral', '=', id)
    .where('is_live', '=', true)
    .where('open_fen', '>', 0n)
    .orderBy('due_on')
    .execute()
}

/** The same as the days pass, in nobody's name: records with months that come due or are over, and those whose reminder is still open. */
export function remindDeferrals(store: WorkStore, day: string): Promise<number> {
  return store.asSystem('run_job', async (db) => {
    const most = Math.max(
      0,
      ...(await db.selectFrom('deferral_reminder_rule').select('days_before').execute()).map((rule) => rule.days_before),
    )
    const until = formatDate(addDays(parseDate(day) ?? 0, most))
    const { rows } = await sql<{ id: bigint }>`
      select d.id from deferral d where d.state in ('standing', 'to_withdraw') and exists (
        select from deferral_month m where m.deferral = d.id and m.is_live and m.open_fen > 0 and m.due_on <= ${until}::date)
      union select w.subject::bigint from work_item w where w.register = 'deferral' and w.state = any (${[...reminders]}::text[]) and w.closed_at is null
      order by 1`.execute(db)
    for (const { id } of rows) await keepDeferralItems(db, { day, account: undefined }, id)
    return rows.length
  })
}
