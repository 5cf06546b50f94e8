import type { Colleague } from './colleague.ts'
import type { Team } from './team.ts'

/** A batch that the people of the demonstration work on. */
export interface OpenBatch {
  readonly team: Team
  readonly batch: string
}

type Read = Awaited<ReturnType<Colleague['office']['batch']['read']>>
export type BatchRow = Awaited<ReturnType<Colleague['office']['batch']['rows']>>['rows'][number]

/** Does something with a batch where it waits for just that; whatever is past a step is let be. */
export async function inState(
  { office }: Colleague,
  batch: string,
  state: string,
  act: (seen: { readonly id: string; readonly version: number }, read: Read) => Promise<unknown>,
): Promise<void> {
  const read = await office.batch.read({ batch })
  if (read.batch.state === state) await act({ id: batch, version: read.batch.version }, read)
}

/** The rows of a batch that somebody sees, the greatest amounts first; those in some states where these are given. */
export async function rowsOf({ office }: Colleague, batch: string, states?: readonly string[]): Promise<readonly BatchRow[]> {
  const rows: BatchRow[] = []
  let after: { readonly fen: string; readonly id: string } | undefined
  do {
    const narrowed = { ...(states === undefined ? {} : { states: [...states] }), ...(after === undefined ? {} : { after }) }
    const page = await office.batch.rows({ batch, size: 100, ...narrowed })
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after !== undefined)
  return rows
}

/** As many of a list as one act takes at once, one after another. */
export function* inPieces<T>(all: readonly T[], most = 500): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += most) yield all.slice(at, at + most)
}
