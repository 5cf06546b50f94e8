import type { Caller } from '../access/index.ts'

/** Where rows of a letter wait for an answer, and how many, in the caller's regions. */
export async function waitingByRegion(
  caller: Caller,
  inquiry: bigint,
): Promise<readonly { readonly path: string; readonly name: string; readonly rows: number }[]> {
  const rows = await caller.transact((db) =>
    db
      .selectFrom('verification')
      .innerJoin('region', 'region.path', 'verification.region')
      .select(({ fn }) => ['region.path', 'region.name', fn.countAll<bigint>().as('rows')])
      .where('verification.inquiry', '=', inquiry)
      .where('verification.state', '=', 'asked')
      .groupBy(['region.path', 'region.name'])
      .orderBy('region.path')
      .execute(),
  )
  return rows.map(({ path, name, rows: count }) => ({ path, name, rows: Number(count) }))
}
