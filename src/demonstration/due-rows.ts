import type { Colleague } from './colleague.ts'

/** Somebody to whom a screening grants money under a policy. */
export interface DueRow {
  readonly name: string
  readonly fen: bigint
}

/** Whom a screening grants money to in a region, by name. */
export async function dueRows(
  { office }: Colleague,
  { policy, region }: { readonly policy: string; readonly region: number },
  run: string,
): Promise<readonly DueRow[]> {
  const filter = { outcome: ['eligible'], region: [String(region)] }
  const rows: DueRow[] = []
  let after: string | undefined
  do {
    const page = await office.decision.list({ run, policy, filter, size: 100, ...(after === undefined ? {} : { after }) })
    for (const { name, net } of page.rows) if (name !== null && net !== null && net !== '0') rows.push({ name, fen: BigInt(net) })
    after = page.next ?? undefined
  } while (after !== undefined)
  return rows
}
