import type { SearchValues } from './search-text.ts'

/** How one parameter of an address is read and written; `read` gives undefined for what it does not understand. */
export interface Parameter<T> {
  readonly read: (written: readonly string[]) => T | undefined
  readonly write: (value: T) => string | readonly string[] | undefined
  readonly initial: T
}

// A parameter of any type: its own reading and writing fit each other, which is all that is needed of it here.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Parameters = Readonly<Record<string, Parameter<any>>>
export type ParameterValues<P> = { readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never }

/** Any text, or one that fits a pattern; empty where none is given. */
export const text = (pattern?: RegExp): Parameter<string> => ({
  read: ([first = '', ...more]) => (more.length === 0 && (pattern === undefined || pattern.test(first)) ? first : undefined),
  write: (value) => value,
  initial: '',
})

/** One of the given words; the first of them where none is given, unless another is named. */
export const oneOf = <const W extends string>(words: readonly [W, ...W[]], initial: W = words[0]): Parameter<W> => ({
  read: ([first, ...more]) => (more.length === 0 ? words.find((word) => word === first) : undefined),
  write: (value) => (value === initial ? undefined : value),
  initial,
})

/** Some of the given words, in the order of the list; none where none is given. */
export const someOf = <const W extends string>(words: readonly W[]): Parameter<readonly W[]> => ({
  read: (written) => (written.every((one) => words.includes(one as W)) ? words.filter((word) => written.includes(word)) : undefined),
  write: (value) => value,
  initial: [],
})

/** Any texts under one name. */
export const texts = (pattern?: RegExp): Parameter<readonly string[]> => ({
  read: (written) => (pattern === undefined || written.every((one) => pattern.test(one)) ? written : undefined),
  write: (value) => value,
  initial: [],
})

/** A key, a whole number that may be larger than JavaScript's; empty where none is given. */
export const keyText = (): Parameter<string> => text(/^-?\d{1,19}$/)

/** A day written YYYY-MM-DD; empty where none is given. */
export const dayText = (): Parameter<string> => text(/^\d{4}-\d{2}-\d{2}$/)

/** What an address says, and what of it this page does not understand. */
export interface ReadParameters<P> {
  readonly values: ParameterValues<P>
  /** Names the page does not know, and names whose value it does not understand. */
  readonly unknown: readonly string[]
  readonly unfit: readonly string[]
}

/** Reads the parameters of a page from its address. What is not understood is named, and stays in the address until somebody removes it. */
export function readParameters<P extends Parameters>(declared: P, search: SearchValues): ReadParameters<P> {
  const unfit: string[] = []
  const values = Object.fromEntries(
    Object.entries(declared).map(([name, parameter]) => {
      const written = Object.hasOwn(search, name) ? search[name] : undefined
      if (written === undefined) return [name, parameter.initial]
      const value = parameter.read(typeof written === 'string' ? [written] : written)
      if (value === undefined) unfit.push(name)
      return [name, value ?? parameter.initial]
    }),
  )
  const unknown = Object.keys(search).filter((name) => !Object.hasOwn(declared, name))
  return { values: values as ParameterValues<P>, unknown, unfit }
}

/** The address with some parameters changed; what nobody changed stays as it was written. */
export function changedSearch<P extends Parameters>(
  declared: P,
  search: SearchValues,
  change: Partial<ParameterValues<P>>,
): Readonly<Record<string, string | readonly string[]>> {
  const next: Record<string, string | readonly string[]> = { ...search }
  for (const [name, value] of Object.entries(change)) {
    const parameter = declared[name] as Parameter<unknown> | undefined
    if (parameter === undefined) continue
    const written = value === undefined ? undefined : parameter.write(value)
    if (written === undefined || written.length === 0) delete next[name]
    else next[name] = written
  }
  return next
}

/** The values of a page as its address has them; what is as it is without being said is left out, and so are `without`. */
export function writtenSearch<P extends Parameters>(
  declared: P,
  values: ParameterValues<P>,
  without: readonly (keyof P)[] = [],
): SearchValues {
  return changedSearch(
    declared,
    {},
    Object.fromEntries(Object.entries(values).filter(([name]) => !without.includes(name))) as Partial<ParameterValues<P>>,
  )
}
