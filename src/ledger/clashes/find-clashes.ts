import { sql } from 'kysely'
import type { Caller } from '../../access/index.ts'
import type { Work } from '../../store/index.ts'
import { findBatch } from '../find-batch.ts'
import type { RefusedWith } from '../refusals.ts'

/** A row beside another grant that a rule excludes. */
export interface Clash {
  readonly claim: bigint
  /** The number of the other grant, or of the earlier payment: for us, to tell it from others; nothing else of it leaves the database. */
  readonly other: bigint
  readonly policy: string
  readonly policyZh: string
  /** The other was approved, comes earlier on the same list, is on a list that nobody approved yet, or was paid by an earlier system. */
  readonly standing: 'granted' | 'same_list' | 'listed' | 'earlier'
  readonly kind: 'exclusion' | 'once_only'
  readonly code: string
  readonly name: string
  readonly document: string
  readonly basis: string
  /** The row was held because of it before; what a person cleared since holds it up no more. */
  readonly isTold: boolean
}

/**
 * The rows of a batch that stand beside other grants, or payments of earlier systems, which a rule excludes, also beyond the caller's sight. What was approved before
 * stands, whichever list was made first, and of one list the first row; so only rows beside such give way.
 */
export async function findClashes(db: Work, batch: bigint): Promise<readonly Clash[]> {
  const { rows } = await sql<Omit<Clash, 'policyZh' | 'isTold'> & { policy_zh: string; is_told: boolean }>`
    select * from grants_clashing(${batch}::bigint) union all select * from earlier_clashing(${batch}::bigint)`.execute(db)
  return rows.map(({ policy_zh: policyZh, is_told: isTold, ...row }) => ({ ...row, policyZh, isTold }))
}

/** Whether a row gives way to another grant, and nobody was told yet. */
export const givesWay = ({ standing, isTold }: Clash): boolean => standing !== 'listed' && !isTold

/** Clashes that a refusal names. */
const mostNamed = 5

/**
 * What stands against approving the grants of a batch beside those of others; undefined where nothing does. Approvals take turns here, so
 * that of two lists that exclude each other the second sees the first.
 */
export async function clashingGrants(db: Work, batch: bigint): Promise<RefusedWith<'grants_clash'> | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext('approve_grants'))`.execute(db)
  const clashes = (await findClashes(db, batch)).filter(givesWay)
  if (clashes.length === 0) return undefined
  const rows = [...new Set(clashes.map(({ claim }) => claim))]
  return {
    code: 'grants_clash',
    rows: rows.length,
    fen: await sumOfRows(db, rows),
    first: clashes
      .slice(0, mostNamed)
      .map(({ claim, policyZh, document, basis }) => ({ claim: String(claim), policy: policyZh, document, basis })),
  }
}

/** What rows come to, in fen. */
export async function sumOfRows(db: Work, claims: readonly bigint[]): Promise<bigint> {
  const { rows } = await sql<{ fen: string | null }>`
    select sum(fen)::text as fen from claim where id = any (${claims.map(String)}::bigint[])`.execute(db)
  return BigInt(rows[0]?.fen ?? 0)
}

/** A rule that a batch is held to, as a page shows it. */
export interface RuleLine {
  readonly kind: 'exclusion' | 'once_only'
  readonly name: string
  readonly document: string
  readonly basis: string
  readonly keys: readonly string[]
  /** Keys that the rows do not carry, so that nobody looked. */
  readonly lacks: readonly string[]
  readonly scope: string
  readonly policies: readonly string[]
}

/** What a batch is held to beside other grants, and which of its rows stand beside such; of one that is approved nothing is compared again. */
export interface ClashView {
  readonly rules: readonly RuleLine[]
  readonly clashes: readonly Clash[]
  /** Rows that give way and were not held yet, and what they come to in fen. */
  readonly waiting: { readonly rows: number; readonly fen: bigint }
}

/** The rules that a batch is held to and its rows that clash; undefined where the caller sees no such batch. */
export async function readClashes(caller: Caller, id: bigint): Promise<ClashView | undefined> {
  return caller.transact(async (db) => {
    const found = await findBatch(db, id)
    if (found.kind === 'refused') return undefined
    const rules = await db
      .selectFrom('batch_rule')
      .select(['kind', 'name', 'document', 'basis', 'keys', 'lacks', 'scope', 'policies'])
      .distinct()
      .where('batch', '=', id)
      .orderBy('kind')
      .orderBy('name')
      .execute()
    const { approved, state } = found.value
    const isOpen = approved === undefined && state !== 'cancelled'
    const clashes = isOpen ? await findClashes(db, id) : []
    const waiting = [...new Set(clashes.filter(givesWay).map(({ claim }) => claim))]
    return {
      rules: rules.map((rule) => ({ ...rule, kind: rule.kind as RuleLine['kind'] })),
      clashes,
      waiting: { rows: waiting.length, fen: await sumOfRows(db, waiting) },
    }
  })
}
