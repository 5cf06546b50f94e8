import type { Lexicon } from './lexicon.ts'

/** Patterns and sets that one matter is read by, made of the words once for a reader. */
export type Part<T> = (lexicon: Lexicon) => T

/**
 * The words documents are read by, and whatever was made of them to read with. It is opened once and handed down; what one reader has
 * made goes with it, so that nothing is kept outside of it and two readers with other words never meet.
 */
export interface Reader {
  readonly lexicon: Lexicon
  /** What a maker makes of the words: at the first call, and the same ever after. */
  part<T>(make: Part<T>): T
}

/** A reader by the words of a lexicon. */
export function openReader(lexicon: Lexicon): Reader {
  const made = new Map<Part<unknown>, unknown>()
  return {
    lexicon,
    part: <T>(make: Part<T>): T => {
      if (!made.has(make)) made.set(make, make(lexicon))
      return made.get(make) as T
    },
  }
}
