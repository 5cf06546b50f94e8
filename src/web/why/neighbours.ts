import type { Query } from '@tanstack/react-query'
import { ask } from '../client/office.ts'
import { queryClient } from '../client/query-client.ts'

interface ListAnswer {
  readonly run: { readonly name: string }
  readonly policy: { readonly id: string }
  readonly rows: readonly { readonly subject: string }[]
}

/** Who stands before and after a subject on the page of the list that was looked at last; nobody where one did not come from a list. */
export function neighboursOf(run: string, policy: string, subject: string): { readonly before?: string; readonly after?: string } {
  const pages = queryClient
    .getQueryCache()
    .findAll({ queryKey: ask.decision.list.key() })
    .toSorted((a: Query, b: Query) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
  for (const { state } of pages) {
    const page = state.data as ListAnswer | undefined
    if (page?.run.name !== run || page.policy.id !== policy) continue
    const at = page.rows.findIndex((row) => row.subject === subject)
    if (at < 0) continue
    const [before, after] = [page.rows[at - 1]?.subject, page.rows[at + 1]?.subject]
    return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
  }
  return {}
}
