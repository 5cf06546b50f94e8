import type { Span } from '../document.ts'

/** Places of a text that something already stands on. */
export class Taken {
  readonly #places: Uint8Array

  constructor(text: string, spans: readonly Span[] = []) {
    this.#places = new Uint8Array(text.length)
    for (const span of spans) this.take(span)
  }

  take({ from, to }: Span): void {
    this.#places.fill(1, from, to)
  }

  /** True where a place of the span is taken. */
  overlaps({ from, to }: Span): boolean {
    return this.#places.subarray(from, to).includes(1)
  }
}
