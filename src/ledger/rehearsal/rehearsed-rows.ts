import { sql } from 'kysely'
import type { Caller } from '../../access/index.ts'
import { done, type Result } from '../../kernel/result.ts'
import type { Work } from '../../store/index.ts'
import { findBatch } from '../find-batch.ts'
import type { NotFound } from '../refusals.ts'

/** A row of a list with whom it is about, by entity, its subject among them. */
export interface RehearsedRow {
  readonly claim: bigint
  readonly policy: string
  readonly variant: string
  readonly year: number | undefined
  readonly keys: ReadonlyMap<string, bigint>
}

/** A rule that the rows are held to beside other grants. */
export interface RehearsedRule {
  readonly variant: string
  readonly keys: readonly string[]
  readonly scope: 'ever' | 'year' | 'policy_period'
  readonly years: { readonly from: number; readonly to: number }
  readonly policies: readonly string[]
  readonly yearOffset: number
}

/** A list as it is rehearsed: its rows, its rules, and the hash by which a later change is seen. */
export interface RehearsedList {
  readonly run: string
  readonly hash: string
  readonly rows: readonly RehearsedRow[]
  readonly rules: readonly RehearsedRule[]
}

/** The list of a batch as the caller sees it, for what is asked of facts elsewhere. */
export async function readRehearsedList(caller: Caller, batch: bigint): Promise<Result<RehearsedList, NotFound>> {
  return caller.transact(async (db) => {
    const found = await findBatch(db, batch)
    if (found.kind === 'refused') return found
    const { rows } = await sql<{ id: bigint; policy: string; variant: string; year: number | null; entities: string[]; keys: string[] }>`
      select c.id, c.policy, e.variant, year_of(c.period) as year, array_agg(k.entity) as entities, array_agg(k.key::text) as keys
      from claim c join entitlement e on e.id = c.id
      cross join lateral (
        select entity, key from entitlement_key where entitlement = c.id union select e.subject_entity, e.subject_key offset 0) k
      where c.batch = ${batch} and c.state not in ('waived', 'dropped', 'deferred')
      group by c.id, c.policy, e.variant, c.period order by c.id`.execute(db)
    const rules = await db.selectFrom('batch_rule').selectAll().where('batch', '=', batch).orderBy('id').execute()
    const { year_offset: yearOffset } = await db.selectFrom('batch').select('year_offset').where('id', '=', batch).executeTakeFirstOrThrow()
    return done({
      run: found.value.run,
      hash: (await rehearsedSum(db, batch)).hash,
      rows: rows.map(({ id, policy, variant, year, entities, keys }) => ({
        ...{ claim: id, policy, variant, year: year ?? undefined },
        keys: new Map(entities.map((entity, at) => [entity, BigInt(keys[at] ?? 0)])),
      })),
      rules: rules.map(({ variant, keys, scope, from_year: from, to_year: to, policies }) => ({
        ...{ variant, keys, scope: scope as RehearsedRule['scope'], years: { from, to }, policies, yearOffset },
      })),
    })
  })
}

/** What a list holds with the accounts that its rows go to: rows, fen, and a SHA-256 over number, fen and account of each, in their order. */
export async function rehearsedSum(
  db: Work,
  batch: bigint,
): Promise<{ readonly rows: number; readonly fen: bigint; readonly hash: string }> {
  const { rows } = await sql<{ rows: bigint; fen: string | null; hash: string }>`
    select count(*) as rows, sum(fen)::text as fen,
      encode(sha256(convert_to(coalesce(string_agg(concat_ws(E'\t', id, fen, coalesce(account, 0)), E'\n' order by id), ''), 'UTF8')), 'hex') as hash
    from claim where batch = ${batch} and state not in ('waived', 'dropped', 'deferred')`.execute(db)
  const [sum] = rows
  return { rows: Number(sum?.rows ?? 0), fen: BigInt(sum?.fen ?? 0), hash: sum?.hash ?? '' }
}
