import { ONE_TO_TEN } from './script.zh.ts'
/** Source of a pattern for one literal word. */
export function literal(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

/** Source of a pattern for any of some literal words, the longest first; for none it never matches. */
export function anyOf(words: Iterable<string>): string {
  return alternatives([...words].sort((a, b) => b.length - a.length).map(literal))
}

/** Source of a pattern for any of some phrases in the notation of the lexicon. */
export function anyPhrase(phrases: readonly string[]): string {
  return alternatives([...phrases].sort((a, b) => b.length - a.length).map(phraseSource))
}

/** A short gap that stays inside its sentence: \u3002 is the full stop, \uFF1B is read as a semicolon. */
const gap = '[^\\u3002;\\n]{0,14}?'

/** Whole pieces of the notation and the patterns they stand for, a number in figures or characters among them; what is not listed is literal. */
const pieces: Readonly<Record<string, string>> = {
  '[': '(?:',
  ']': ')?',
  ']*': '){0,4}',
  ']?': ')?',
  '(': '(?:',
  ')': ')',
  ')*': '){0,4}',
  ')?': ')?',
  '|': '|',
  '~': gap,
  '#': `(?:\\d{1,3}|[${ONE_TO_TEN}]{1,3})`,
}

function phraseSource(phrase: string): string {
  // A range of digits is the one set of characters the notation knows.
  return phrase.replace(/\[0-9\]|[\])][*?]|[\s\S]/gu, (piece) => (piece === '[0-9]' ? '[0-9]' : (pieces[piece] ?? literal(piece))))
}

function alternatives(sources: readonly string[]): string {
  return sources.length === 0 ? '(?!)' : `(?:${sources.join('|')})`
}

/** Builds something once for a thing, such as the texts of one document, and keeps it as long as that lives. */
export function oncePer<Key extends object, Value>(build: (key: Key) => Value): (key: Key) => Value {
  const built = new WeakMap<Key, Value>()
  return (key) => {
    const known = built.get(key)
    if (known !== undefined) return known
    const value = build(key)
    built.set(key, value)
    return value
  }
}

/** The match of a sticky pattern at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}
