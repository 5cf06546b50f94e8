import { anyPhrase } from './pattern.ts'

/** An instrument that documents grant, by the id of the policy of the library that it is. */
export interface Instrument {
  readonly policy: string
  /** What documents call it; policies of one name are one instrument. */
  readonly name: string
  /** Phrases by which another document speaks of it as well. */
  readonly named: readonly string[]
  /** Phrases by which another document speaks of it, too wide to state it by. */
  readonly spoken: readonly string[]
  /** A sentence states the policy where it holds both and none of `not`. */
  readonly states: RegExp
  readonly grants: RegExp
  readonly not: RegExp | undefined
  /** Stated where a provision is about no benefit: a duty, or one named by its full name. */
  readonly isAnywhere: boolean
}

/** The one inventory of instruments, out of plain parsed data; a mistake in it is a mistake of the installation and throws. */
export function parseInstruments(data: unknown): readonly Instrument[] {
  return Object.entries(mappingOf(data, 'the file')).map(([policy, value]) => {
    const entry = mappingOf(value, policy)
    const pattern = (key: string, more: readonly string[] = []) =>
      new RegExp(anyPhrase([...phrasesOf(entry[key], `${policy}.${key}`), ...more]), 'u')
    const named = entry.named === undefined ? [] : phrasesOf(entry.named, `${policy}.named`)
    if (typeof entry.name !== 'string' || entry.name === '') throw new Error(`instruments: ${policy} has no name`)
    return {
      policy,
      name: entry.name,
      named,
      spoken: entry.spoken === undefined ? [] : phrasesOf(entry.spoken, `${policy}.spoken`),
      states: pattern('states', named),
      grants: pattern('grants'),
      not: entry.not === undefined ? undefined : pattern('not'),
      isAnywhere: entry.duty === true || entry.anywhere === true,
    }
  })
}

function mappingOf(data: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new Error(`instruments: ${what} is no mapping`)
  return data as Readonly<Record<string, unknown>>
}

function phrasesOf(data: unknown, what: string): readonly string[] {
  const phrases = Array.isArray(data) ? data.map(String) : []
  if (phrases.length === 0) throw new Error(`instruments: ${what} is no list of phrases`)
  return phrases
}
