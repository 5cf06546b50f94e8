import { sql } from 'kysely'
import type { Work } from '../store/index.ts'

/** What people are told of. */
export type NoticeKind = 'letter_sent' | 'rows_returned' | 'due_tomorrow' | 'due_passed' | 'job_done' | 'job_failed'

/** Something that happened, for those it concerns. */
export interface Notice {
  readonly kind: NoticeKind
  /** What it is about and where it leads. */
  readonly register: string
  readonly subject: string
  /** Names of facts and policies, counts, days; never anything of a person. */
  readonly figures: Readonly<Record<string, string | number | null>>
  /** What makes it one notice: the same cause is told once, whoever comes upon it. */
  readonly cause: string
  readonly day: string
}

/** Brings a notice to people in the transaction of what happened; inside the office alone so far. Gives whether it was new. */
export async function sendNotice(
  db: Work,
  { kind, register, subject, figures, cause, day }: Notice,
  to: readonly bigint[],
): Promise<boolean> {
  if (to.length === 0) return false
  const { rows } = await sql<{ sent: boolean }>`
    select send_notice(${kind}, ${register}, ${subject}, ${JSON.stringify(figures)}::jsonb, ${cause}, ${day}::date, ${to.map(String)}::bigint[]) as sent`.execute(
    db,
  )
  return rows[0]?.sent === true
}
