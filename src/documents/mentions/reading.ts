import type { CleanText, Span } from '../document.ts'
import type { Lexicon } from '../lexicon.ts'
import { folded, isUnseen } from '../ordinary-characters.ts'
import { oncePer } from './pattern.ts'

/**
 * A text made easy to match: half-width, one kind of round and one kind of square bracket, no blanks, every character in its usual form.
 * Each character stands for exactly one of the source.
 */
export interface Reading {
  readonly text: string
  /** The same characters as the source has them. */
  readonly plain: string
  /** Offset in the source of each character. */
  readonly offsets: readonly number[]
  /** Places with a blank before them. */
  readonly blanksBefore: ReadonlySet<number>
}

/** Brackets of every style, written here as round or square ones; title marks stay as they are. */
const brackets: Readonly<Record<string, string>> = {
  '\u3014': '[',
  '\uFE5D': '[',
  '\u3010': '[',
  '\u3016': '[',
  '\u3015': ']',
  '\uFE5E': ']',
  '\u3011': ']',
  '\u3017': ']',
}

const wordCharacter = /[0-9A-Za-z]/

/** Makes a text easy to match. */
export function readingOf(source: CleanText, lexicon: Lexicon): Reading {
  const variants = variantsOf(lexicon)
  const characters: string[] = []
  const plain: string[] = []
  const offsets: number[] = []
  const blanksBefore = new Set<number>()
  const add = (character: string, original: string, offset: number) => {
    characters.push(character)
    plain.push(original)
    offsets.push(offset)
  }
  let pending: { character: string; offset: number } | undefined
  for (let at = 0; at < source.text.length; at++) {
    const original = source.text.charAt(at)
    const offset = source.offsets[at] ?? at
    if (isUnseen(original.charCodeAt(0))) continue
    if (/\s/.test(original)) {
      // Cells of a row are no one sentence.
      const isBreak = original === '\n' || original === '\r' || original === '\t'
      if (pending?.character !== '\n') pending = { character: isBreak ? '\n' : ' ', offset }
      continue
    }
    const simple = source.simplified?.charAt(at) ?? original
    const character = variants.get(simple) ?? usual(simple)
    if (pending !== undefined && characters.length > 0) {
      const previous = characters.at(-1) ?? ''
      // A blank between two digits or letters keeps them apart; a line break is always kept.
      if (pending.character === '\n') add('\n', '\n', pending.offset)
      else if (wordCharacter.test(previous) && wordCharacter.test(character)) add(' ', ' ', pending.offset)
      blanksBefore.add(characters.length)
    }
    pending = undefined
    add(character, original, offset)
  }
  return { text: characters.join(''), plain: plain.join(''), offsets, blanksBefore }
}

/** The span in the source of a part of a reading. */
export function spanOf(reading: Reading, from: number, to: number): Span {
  const start = reading.offsets[from] ?? reading.offsets.at(-1) ?? 0
  const end = to > from ? (reading.offsets[to - 1] ?? start) + 1 : start
  return { from: start, to: Math.max(start, end) }
}

const variantsOf = oncePer((lexicon: Lexicon) => new Map(Object.entries(lexicon.characters.variants)))

/** True for a character that stands for another one, which the lexicon lists or which is a radical in a word's place. */
export function variantOf(character: string, lexicon: Lexicon): string | undefined {
  const variant = variantsOf(lexicon).get(character)
  if (variant !== undefined) return variant
  return /[\u2E80-\u2FDF\uF900-\uFAFF]/.test(character) ? composed(character) : undefined
}

function usual(character: string): string {
  const code = character.charCodeAt(0)
  if ((code >= 0x2e80 && code <= 0x2fdf) || (code >= 0xf900 && code <= 0xfaff)) return composed(character)
  const form = folded(character)
  return brackets[form] ?? form
}

function composed(character: string): string {
  const form = character.normalize('NFKC')
  return form.length === 1 ? form : character
}
