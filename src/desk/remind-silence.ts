import { sql } from 'kysely'
import { type KeptBy, keepItem, type WaitingItem } from '../inbox/index.ts'
import { dueDay } from '../kernel/workdays.ts'
import type { Work, WorkStore } from '../store/index.ts'
import type { AnswerTerms } from './answer-time.ts'
import { type BatchNamed, type SilentFile, silentFiles } from './silent-files.ts'

const register = 'payment_standing'
const state = 'silent'

/**
 * Brings the inbox of finance up to date with banks that should have answered by now: one item per batch that has rows beyond the answer
 * time, closed with the last of them. Where no answer time was laid down nothing is late. Gives how many batches wait.
 */
export async function keepSilenceItems(db: Work, by: KeptBy, terms: AnswerTerms, batch?: bigint): Promise<number> {
  const late = (await silentFiles(db, by.day, terms, batch)).filter(({ isLate }) => isLate)
  const waiting = Map.groupBy(late, (file) => file.batch.id)
  for (const [, files] of waiting) {
    const [first] = files
    if (first === undefined) continue
    const rows = files.reduce((sum, file) => sum + file.rows, 0)
    await keepItem(db, by, { ...itemOf(first.batch, by, terms), title: titleOf(first), rows })
  }
  const { rows: open } = await sql<{ id: bigint; number: string; policy: string; policy_zh: string; fund: string; region: string }>`
    select b.id, b.number, b.policy, b.policy_zh, b.fund, w.region from work_item w join batch b on b.id::text = w.subject
    where w.register = ${register} and w.state = ${state} and w.closed_at is null and ${batch === undefined ? sql`true` : sql`b.id = ${batch}`}`.execute(
    db,
  )
  for (const row of open) {
    if (waiting.has(row.id)) continue
    const named: BatchNamed = { ...row, policy: { id: row.policy, zh: row.policy_zh }, region: { path: row.region, name: '' } }
    await keepItem(db, by, { ...itemOf(named, by, terms), title: {}, rows: 0 })
  }
  return waiting.size
}

const itemOf = ({ id, region }: BatchNamed, { day }: KeptBy, { calendar }: AnswerTerms): Omit<WaitingItem, 'title' | 'rows'> => ({
  ...{ register, subject: String(id), state, round: 1, region: region.path },
  permission: 'fund.account',
  // The bank is asked within a working day.
  due: dueDay(day, 1, calendar),
  isReturned: false,
  isForBringerToo: true,
})

const titleOf = ({ batch, handedOn, dueOn, basis }: SilentFile) => ({
  ...{ number: batch.number, policy: batch.policy.zh, policyId: batch.policy.id, batch: String(batch.id) },
  ...{ since: handedOn, until: dueOn ?? null, basis: basis ?? null },
})

/** The same as the days pass, in nobody's name. */
export const remindSilence = (store: WorkStore, day: string, terms: AnswerTerms): Promise<number> =>
  store.asSystem('run_job', (db) => keepSilenceItems(db, { day, account: undefined }, terms))
