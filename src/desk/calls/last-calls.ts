import { sql } from 'kysely'
import type { Work } from '../../store/index.ts'

/** What can come of a call. */
export type CallOutcome = 'will_come' | 'no_answer' | 'wrong_number' | 'will_correct' | 'waives' | 'other'

/** The last call about a row. */
export interface LastCall {
  readonly outcome: CallOutcome
  readonly note: string | undefined
  readonly on: string
  readonly by: string
  /** When it is to be tried again. */
  readonly againOn: string | undefined
  /** How many calls there were altogether. */
  readonly calls: number
}

/** The last calls about some rows, by row; one that nobody called about is not there. */
export async function callsAbout(db: Work, claims: readonly bigint[]): Promise<ReadonlyMap<bigint, LastCall>> {
  if (claims.length === 0) return new Map()
  const { rows } = await sql<{
    claim: bigint
    outcome: CallOutcome
    note: string | null
    called_on: string
    by: string
    again_on: string | null
    calls: bigint
  }>`
    select distinct on (k.claim) k.claim, k.outcome, k.note, k.called_on, who.name as by, k.again_on, count(*) over (partition by k.claim) as calls
    from payee_call k join account who on who.id = k.called_by
    where k.claim = any (${claims.map(String)}::bigint[]) order by k.claim, k.id desc`.execute(db)
  return new Map(
    rows.map(({ claim, outcome, note, called_on: on, by, again_on: again, calls }) => [
      claim,
      { outcome, note: note ?? undefined, on, by, againOn: again ?? undefined, calls: Number(calls) },
    ]),
  )
}
