import type { Caller } from '../access/index.ts'

/** Who established a fact, who agreed, and by what. */
export interface EstablishedBy {
  readonly inquiry: bigint
  readonly answeredBy: string | undefined
  readonly checkedBy: string | undefined
  readonly material: string | undefined
  readonly materialOn: string | undefined
}

/** What stands behind evidence of established facts, by that evidence, in the caller's regions. */
export async function listEstablished(caller: Caller, evidence: readonly string[]): Promise<ReadonlyMap<string, EstablishedBy>> {
  const ids = [...new Set(evidence)].flatMap((each) => /^verification\/(\d{1,18})$/.exec(each)?.[1] ?? [])
  if (ids.length === 0) return new Map()
  const rows = await caller.transact((db) =>
    db
      .selectFrom('verification')
      .leftJoin('account as answerer', 'answerer.id', 'verification.answered_by')
      .leftJoin('account as checker', 'checker.id', 'verification.checked_by')
      .select(['verification.id', 'verification.inquiry', 'verification.source', 'verification.source_on'])
      .select(['answerer.name as answered_name', 'checker.name as checked_name'])
      .where('verification.id', 'in', ids.map(BigInt))
      .execute(),
  )
  return new Map(
    rows.map((row) => [
      `verification/${row.id}`,
      {
        inquiry: row.inquiry,
        answeredBy: row.answered_name ?? undefined,
        checkedBy: row.checked_name ?? undefined,
        material: row.source ?? undefined,
        materialOn: row.source_on ?? undefined,
      },
    ]),
  )
}
