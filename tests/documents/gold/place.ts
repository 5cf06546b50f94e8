import type { Span } from '../../../src/documents/document.ts'

/**
 * Finds short strings in a text as a reader of the page would: blanks and line breaks do not count,
 * and a string that stands there twice is refused instead of taking the first.
 */
export class Place {
  readonly #compact: string
  readonly #offsets: readonly number[]

  constructor(text: string) {
    const kept = [...text.matchAll(/\S/g)]
    this.#compact = kept.map((match) => match[0]).join('')
    this.#offsets = kept.map((match) => match.index)
  }

  /** The core (in braces, else everything) of `pattern` within `scope`; `#2` picks an occurrence, `#all` every one. */
  find(pattern: string, scope: Span): readonly Span[] {
    const [, body = '', which] = /^(.*?)(?:\s*#(\d+|all))?$/s.exec(pattern) ?? []
    const wanted = body.replace(/\s/g, '')
    const open = wanted.indexOf('{')
    const close = wanted.indexOf('}') - 1
    const needle = wanted.replace(/[{}]/g, '')
    const hits = this.#occurrences(needle, scope)
    const chosen = which === 'all' ? hits : which === undefined ? hits : hits.slice(Number(which) - 1, Number(which))
    if (chosen.length === 0) throw new Error(`not found: ${pattern}`)
    if (which === undefined && hits.length > 1) throw new Error(`stands there ${hits.length} times: ${pattern}`)
    return chosen.map((at) => (open < 0 ? this.#span(at, at + needle.length) : this.#span(at + open, at + close)))
  }

  /** The first place at or after an offset. */
  next(pattern: string, from: number, to: number): Span {
    const first = this.find(`${pattern} #1`, { from, to })[0]
    if (first === undefined) throw new Error(`not found: ${pattern}`)
    return first
  }

  /** The span without the blanks at its ends. */
  trim({ from, to }: Span): Span {
    const inside = this.#offsets.filter((offset) => offset >= from && offset < to)
    const first = inside[0]
    const last = inside.at(-1)
    if (first === undefined || last === undefined) throw new Error(`nothing between ${from} and ${to}`)
    return { from: first, to: last + 1 }
  }

  #occurrences(needle: string, { from, to }: Span): readonly number[] {
    if (needle === '') throw new Error('an empty pattern')
    const found: number[] = []
    for (let at = this.#compact.indexOf(needle); at >= 0; at = this.#compact.indexOf(needle, at + 1)) {
      const start = this.#offsets[at] ?? 0
      const end = (this.#offsets[at + needle.length - 1] ?? 0) + 1
      if (start >= from && end <= to) found.push(at)
    }
    return found
  }

  #span(first: number, after: number): Span {
    const from = this.#offsets[first]
    const last = this.#offsets[after - 1]
    if (from === undefined || last === undefined) throw new Error('a core outside its pattern')
    return { from, to: last + 1 }
  }
}
