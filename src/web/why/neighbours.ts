import { ask } from '../client/office.ts'
import { queryClient } from '../client/query-client.ts'
import type { ListInput } from '../runs/list-question.ts'

/** The page of a list that was looked at last: it outlives a reload of the page that explains a decision, not the tab. */
const place = 'ballast.list'

/** Keeps which page of a list somebody looks at, for whoever goes on from a row of it to the next. */
export function rememberList(input: ListInput): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(input))
  } catch {
    // A browser that keeps nothing only loses the way to the neighbours.
  }
}

function rememberedList(run: string, policy: string): ListInput | undefined {
  try {
    const input = JSON.parse(sessionStorage.getItem(place) ?? 'null') as ListInput | null
    return input !== null && input.run === run && input.policy === policy ? input : undefined
  } catch {
    return undefined
  }
}

/** How long a page that was read serves to find the next row: a run never changes. */
const readAgainAfterMs = 30 * 60_000

const pageOf = (input: ListInput) => queryClient.fetchQuery({ ...ask.decision.list.query({ input }), staleTime: readAgainAfterMs })

/**
 * Who stands before or after a subject in the list that was looked at last, also on the page beside; nobody at its ends, and where one
 * did not come from a list.
 */
export async function neighbourOf(run: string, policy: string, subject: string, side: 'before' | 'after'): Promise<string | undefined> {
  const input = rememberedList(run, policy)
  if (input === undefined) return undefined
  const page = await pageOf(input)
  const at = page.rows.findIndex((row) => row.subject === subject)
  if (at < 0) return undefined
  const beside = page.rows[side === 'before' ? at - 1 : at + 1]
  if (beside !== undefined) return beside.subject
  const cursor = side === 'before' ? page.previous : page.next
  if (cursor === null) return undefined
  const { after: _after, before: _before, ...same } = input
  const next = { ...same, [side]: cursor }
  const turned = await pageOf(next)
  const found = side === 'before' ? turned.rows.at(-1) : turned.rows[0]
  if (found !== undefined) rememberList(next)
  return found?.subject
}
