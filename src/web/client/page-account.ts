import { queryClient } from './query-client.ts'

/**
 * Whom this page shows as signed in, by the number of the account; undefined before it is known. Every call says it, so that what stands
 * on a page is never done in the name of somebody who signed in at another tab since.
 */
export function pageAccount(): string | undefined {
  return queryClient.getQueryData<{ readonly account: { readonly id: string } }>(['session', 'whoAmI'])?.account.id
}

const listeners = new Set<() => void>()
let told: string | undefined

/** The sentence of the office that somebody else is signed in by now; undefined while nobody is. */
export const otherAccount = {
  told: (): string | undefined => told,
  tell: (message: string | undefined): void => {
    told = message
    for (const listener of listeners) listener()
  },
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
} as const
