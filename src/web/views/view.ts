import type { SearchValues } from '../address/search-text.ts'
import type { office } from '../client/office.ts'

export type KeptViews = Awaited<ReturnType<typeof office.view.list>>
export type OwnView = KeptViews['own'][number]
export type SeenView = OwnView | KeptViews['shared'][number]

/** Which list views are kept of, and what of. */
export interface ViewedList {
  readonly list: 'decision'
  readonly about: string
}

/** What a list is asked for now: its address, and its filter in words. */
export interface ListState {
  readonly search: SearchValues
  readonly said: Readonly<Record<string, string>>
}

const canonical = (search: SearchValues): string =>
  JSON.stringify(
    Object.entries(search)
      .map(([name, value]): [string, string[]] => [name, typeof value === 'string' ? [value] : [...value].sort()])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

/** Whether two addresses ask for the same. */
export const isSameSearch = (a: SearchValues, b: SearchValues): boolean => canonical(a) === canonical(b)

/** The view that an address names, where it is still there for this person. */
export const viewNamed = (views: KeptViews | undefined, id: string): SeenView | undefined =>
  [...(views?.own ?? []), ...(views?.shared ?? [])].find((view) => view.id === id)
