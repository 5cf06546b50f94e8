import { sql } from 'kysely'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Work } from '../store/index.ts'
import type { RecoveryState } from './recovery-life.ts'
import type { RecoveryRefusal } from './refusals.ts'

/** A case, in the version it was seen in. */
export interface SeenRecovery {
  readonly id: bigint
  readonly version: number
}

/** What became of what is owed, in fen: owed = received + offset + writtenOff + outstanding, at every moment. */
export interface RecoverySums {
  /** What was decided; before the decision, what the notice claims. */
  readonly owed: bigint
  readonly received: bigint
  readonly offset: bigint
  readonly writtenOff: bigint
  readonly outstanding: bigint
}

/** A case as its operations work with it. */
export interface Recovery {
  readonly id: bigint
  readonly number: string
  readonly region: string
  readonly policy: { readonly id: string; readonly zh: string }
  readonly fund: string
  readonly payee: { readonly entity: string; readonly key: bigint }
  readonly state: RecoveryState
  readonly round: number
  readonly version: number
  readonly openedOn: string
  readonly dueOn: string | undefined
  readonly asked: bigint
  readonly decided: bigint | undefined
  readonly sums: RecoverySums
}

/** What of a payment is claimed back, what was decided of it, and what came back, in fen. */
export interface RecoveryLine {
  readonly payment: bigint
  readonly claim: bigint
  readonly batch: bigint
  readonly asked: bigint
  readonly decided: bigint | undefined
  readonly back: bigint
}

/** A case by its number in the database, as far as the caller sees it; locked by whoever changes it. */
export async function findRecovery(
  db: Work,
  id: bigint,
  lock: 'locked' | 'unlocked' = 'locked',
): Promise<Result<Recovery, RecoveryRefusal>> {
  const row = await db
    .selectFrom('recovery')
    .selectAll()
    .where('id', '=', id)
    .$if(lock === 'locked', (query) => query.forUpdate())
    .executeTakeFirst()
  if (row === undefined) return refused({ code: 'recovery_not_found', recovery: String(id) })
  const sums = await sumsOf(db, [{ id, owed: row.decided_fen ?? row.asked_fen }])
  return done({
    id,
    number: row.number,
    region: row.region,
    policy: { id: row.policy, zh: row.policy_zh },
    fund: row.fund,
    payee: { entity: row.payee_entity, key: row.payee_key },
    state: row.state as RecoveryState,
    round: row.round,
    version: row.version,
    openedOn: row.opened_on,
    dueOn: row.due_on ?? undefined,
    asked: row.asked_fen,
    decided: row.decided_fen ?? undefined,
    sums: sums.get(id) ?? sumOf(row.decided_fen ?? row.asked_fen, []),
  })
}

/** What became of what is owed in some cases, by their numbers. */
export async function sumsOf(
  db: Work,
  cases: readonly { readonly id: bigint; readonly owed: bigint }[],
): Promise<ReadonlyMap<bigint, RecoverySums>> {
  if (cases.length === 0) return new Map()
  const entries = await db
    .selectFrom('recovery_entry')
    .select(({ fn }) => ['recovery', 'kind', fn.sum<string>('fen').as('fen')])
    .where(
      'recovery',
      'in',
      cases.map(({ id }) => id),
    )
    .groupBy(['recovery', 'kind'])
    .execute()
  const byCase = Map.groupBy(entries, ({ recovery }) => recovery)
  return new Map(cases.map(({ id, owed }) => [id, sumOf(owed, byCase.get(id) ?? [])]))
}

function sumOf(owed: bigint, entries: readonly { readonly kind: string; readonly fen: string }[]): RecoverySums {
  const of = (kind: string) => BigInt(entries.find((entry) => entry.kind === kind)?.fen ?? 0)
  const [received, offset, writtenOff] = [of('received'), of('offset'), of('written_off')]
  return { owed, received, offset, writtenOff, outstanding: owed - received - offset - writtenOff }
}

/** The payments of a case, in the order of their numbers. */
export async function linesOf(db: Work, recovery: bigint): Promise<readonly RecoveryLine[]> {
  const { rows } = await sql<{
    payment: bigint
    claim: bigint
    batch: bigint
    fen: bigint
    decided_fen: bigint | null
    back: string
  }>`
    select l.payment, l.claim, l.batch, l.fen, l.decided_fen, coalesce((
      select sum(m.fen) from recovered_money m join recovery_entry e on e.id = m.entry where m.payment = l.payment and e.recovery = l.recovery), 0)::text as back
    from recovery_line l where l.recovery = ${recovery} order by l.payment`.execute(db)
  return rows.map(({ payment, claim, batch, fen, decided_fen: decided, back }) => ({
    payment,
    claim,
    batch,
    asked: fen,
    decided: decided ?? undefined,
    back: BigInt(back),
  }))
}
