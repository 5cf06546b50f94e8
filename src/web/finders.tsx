import type { Permission } from '../contract/index.ts'
import { openDoors } from './frame/places.ts'
import type { Door } from './navigation.tsx'

/** One thing that was found and the address that shows it; an address carries a key, never an identity number. */
export interface Found {
  readonly key: string
  readonly title: string
  readonly detail?: string
  readonly to: string
}

/** One kind of thing that Ctrl K finds. Names and numbers are asked for by a procedure, which leaves no trace in an address. */
export interface Finder {
  readonly id: string
  /** What it finds, in a word. */
  readonly what: string
  readonly permission?: Permission
  readonly find: (
    text: string,
    context: { readonly signal: AbortSignal; readonly may: (permission: Permission) => boolean; readonly doors: readonly Door[] },
  ) => Promise<readonly Found[]>
}

/** What Ctrl K finds, a line each, in the order in which it is shown. */
export const finders: readonly Finder[] = [
  {
    id: 'places',
    what: '功能',
    find: async (text, { may, doors }) =>
      openDoors(doors, may).flatMap((door) =>
        door.places
          .filter(({ label }) => label.includes(text) || door.label.includes(text))
          .map(({ label, to }) => ({ key: to, title: label, to, ...(door.label === label ? {} : { detail: door.label }) })),
      ),
  },
]
