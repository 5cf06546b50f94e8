import type { Entity } from './subjects.zh.ts'

/** What somebody looked for. It may be a number of somebody: it stands in no address and in no storage, only here while the page is open. */
export interface Search {
  readonly text: string
  readonly entity: Entity | ''
  readonly region: { readonly path: string; readonly name: string } | undefined
  /** The ways to the pages after the first, the last of them shown. */
  readonly pages: readonly string[]
}

export const noSearch: Search = { text: '', entity: '', region: undefined, pages: [] }

let kept: { readonly account: string; readonly search: Search } | undefined

/** What this account looked for last in this tab; nothing of anybody else's. */
export const lastSearch = (account: string): Search => (kept?.account === account ? kept.search : noSearch)

/** Keeps a search for whoever comes back to it. */
export function keepSearch(account: string, search: Search): void {
  kept = { account, search }
}
