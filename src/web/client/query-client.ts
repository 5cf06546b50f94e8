import { QueryClient } from '@tanstack/react-query'
import { troubleOf } from './refusal.ts'

/** Answers that were given; a refusal is an answer and is not asked for again, a lost connection is tried twice more. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        retry: (times, error) => times < 2 && troubleOf(error).kind === 'unreachable',
        retryDelay: (times) => 400 * 2 ** times,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })

export const queryClient = makeQueryClient()
