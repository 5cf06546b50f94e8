import type { Client, NestedClient } from '@orpc/client'
import type { QueryKey, UseMutationOptions, UseQueryOptions } from '@tanstack/react-query'
import { troubleOf } from './refusal.ts'
import { unfinishedActs } from './unfinished-acts.ts'

type OptionsOfQuery<I, C, O, E> = Omit<UseQueryOptions<O, E, O, QueryKey>, 'queryKey' | 'queryFn' | 'select'> & {
  readonly context?: C
} & (undefined extends I ? { readonly input?: I } : { readonly input: I })

type OptionsOfAct<I, C, O, E> = Omit<UseMutationOptions<O, E, I>, 'mutationFn'> & { readonly context?: C }

/** The options that `useQuery` and the cache take, of one question. */
export interface QueryOfOffice<O, E> {
  readonly queryKey: QueryKey
  readonly queryFn: (given: { readonly signal: AbortSignal }) => Promise<O>
  readonly __error?: E
}

interface Asked<I, C, O, E> {
  /** For `useQuery`; the key is the path and the input. */
  readonly query: (
    ...given: undefined extends I ? [options?: OptionsOfQuery<I, C, O, E>] : [options: OptionsOfQuery<I, C, O, E>]
  ) => Omit<OptionsOfQuery<I, C, O, E>, 'input' | 'context'> & QueryOfOffice<O, E>
  /** For `useMutation`. */
  readonly act: (
    options?: OptionsOfAct<I, C, O, E>,
  ) => Omit<OptionsOfAct<I, C, O, E>, 'context'> & { readonly mutationFn: (input: I) => Promise<O> }
  /** The beginning of the keys of every answer to this question, to be asked again. */
  readonly key: () => QueryKey
}

/** Every procedure of a client by its path, as options of the query cache; a branch also has `key`, the beginning of all keys below it. */
export type Ask<T> =
  T extends Client<infer C, infer I, infer O, infer E>
    ? Asked<I, C, O, E>
    : { readonly [K in keyof T]: Ask<T[K]> } & { readonly key: () => QueryKey }

type Call = (input: unknown, options: { readonly signal?: AbortSignal; readonly context?: unknown }) => Promise<unknown>

/** Makes the questions and acts of a client into options of the query cache. */
// biome-ignore lint/suspicious/noExplicitAny: a client of any context
export function makeAsk<T extends NestedClient<any>>(client: T, path: readonly string[] = []): Ask<T> {
  const own: Readonly<Record<string, unknown>> = {
    key: () => path,
    query: ({ input, context = {}, ...options }: Readonly<Record<string, unknown>> = {}) => ({
      ...options,
      queryKey: input === undefined ? path : [...path, input],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => (client as unknown as Call)(input, { signal, context }),
    }),
    act: ({ context = {}, ...options }: Readonly<Record<string, unknown>> = {}) => ({
      ...options,
      mutationFn: async (input: unknown) => {
        const requestId = unfinishedActs.idOf(path, input)
        try {
          const done = await (client as unknown as Call)(input, { context: { ...(context as object), requestId } })
          unfinishedActs.answered(path, input)
          return done
        } catch (error) {
          const { kind } = troubleOf(error)
          if (kind !== 'unreachable' && kind !== 'broken') unfinishedActs.answered(path, input)
          throw error
        }
      },
    }),
  }
  return new Proxy(own, {
    get: (target, name) => {
      if (typeof name !== 'string') return undefined
      return Object.hasOwn(target, name)
        ? target[name]
        : makeAsk((client as Readonly<Record<string, NestedClient<never>>>)[name] as never, [...path, name])
    },
  }) as unknown as Ask<T>
}
