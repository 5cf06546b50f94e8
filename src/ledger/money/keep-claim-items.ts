import { sql } from 'kysely'
import type { Caller } from '../../access/index.ts'
import type { Permission } from '../../contract/index.ts'
import { keepItem } from '../../inbox/index.ts'
import { dueDay, type WorkCalendar } from '../../kernel/workdays.ts'
import type { Work } from '../../store/index.ts'
import { batchAtHand } from '../find-batch.ts'
import { claimLife } from '../row-lives.ts'

/** What rows wait for: states of theirs that somebody ends, and an account that nobody has looked at yet beside who entered it. */
const waits: readonly { readonly state: string; readonly for: Permission; readonly workdays: number | undefined }[] = [
  ...Object.entries(claimLife.states).flatMap(([state, { waits: wait }]) =>
    wait === undefined ? [] : [{ state, for: wait.for, workdays: wait.workdays }],
  ),
  { state: 'account_entered', for: 'claim.recheck', workdays: 3 },
]

/**
 * Brings the inboxes up to date with the rows of a batch: one item per state and region of the rows, so that it opens where they are
 * handled; whoever sees several regions is shown them as one.
 */
export async function keepClaimItems(db: Work, caller: Caller, batch: bigint, calendar: WorkCalendar): Promise<void> {
  const { number, policy, policyZh } = await batchAtHand(db, batch)
  const counted = await waitingRows(db, batch)
  const open = await db
    .selectFrom('work_item')
    .select(['state', 'region'])
    .where('register', '=', 'claim')
    .where('subject', '=', String(batch))
    .where('closed_at', 'is', null)
    .execute()
  const places = new Map([...open.map((item) => ({ ...item, rows: 0 })), ...counted].map((item) => [`${item.state} ${item.region}`, item]))
  for (const { state, region, rows } of places.values()) {
    const wait = waits.find((each) => each.state === state)
    if (wait === undefined) continue
    await keepItem(db, caller, {
      register: 'claim',
      subject: String(batch),
      state,
      round: 1,
      permission: wait.for,
      region,
      title: { number, policy: policyZh, policyId: policy, batch: String(batch) },
      due: dueDay(caller.day, wait.workdays, calendar),
      isReturned: false,
      rows,
    })
  }
}

async function waitingRows(db: Work, batch: bigint) {
  const states = waits.map(({ state }) => state)
  const { rows } = await sql<{ state: string; region: string; rows: bigint }>`
    select state, region, count(*) as rows from claim where batch = ${batch} and state = any (${states}::text[]) group by state, region
    union all
    select 'account_entered', c.region, count(*) from claim c
    where c.batch = ${batch} and c.account is not null and c.state in ('listed', 'held', 'unpublished', 'payable')
      and not exists (select from checked_account k where k.claim = c.id and k.account = c.account)
    group by c.region`.execute(db)
  return rows.map((row) => ({ ...row, rows: Number(row.rows) }))
}
