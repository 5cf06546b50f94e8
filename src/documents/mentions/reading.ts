import type { CleanText, Span } from '../document.ts'
import { folded, isUnseen } from '../text/ordinary-characters.ts'
import type { Lexicon } from '../words/lexicon.ts'
import type { Reader } from '../words/reader.ts'
import { DOUBTFUL, seamsIn } from './split-numbers.ts'

/**
 * A text made easy to match: half-width, one kind of round and one kind of square bracket, no blanks, every character in its usual form.
 * Each character stands for exactly one of the source. Where one number may have been torn in two it has the sign for doubt.
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
export function readingOf(source: CleanText, reader: Reader): Reading {
  const variants = reader.part(variantsOf)
  const characters: string[] = []
  const plain: string[] = []
  const offsets: number[] = []
  const blanksBefore = new Set<number>()
  const add = (character: string, original: string, offset: number) => {
    characters.push(character)
    plain.push(original)
    offsets.push(offset)
  }
  const breaks = new Map<number, string>()
  let pending: { printed: string; offset: number } | undefined
  for (let at = 0; at < source.text.length; at++) {
    const original = source.text.charAt(at)
    const offset = source.offsets[at] ?? at
    if (isUnseen(original.charCodeAt(0))) continue
    if (/\s/.test(original) || folded(original) === ' ') {
      pending = pending === undefined ? { printed: original, offset } : { ...pending, printed: pending.printed + original }
      continue
    }
    const simple = source.simplified?.charAt(at) ?? original
    const character = variants.get(simple) ?? usual(simple)
    if (pending !== undefined && characters.length > 0) {
      const previous = characters.at(-1) ?? ''
      // Cells of a row are no one sentence: they are parted like lines, whose end is always kept.
      const isBreak = /[\n\r\t]/.test(pending.printed)
      if (isBreak || isKept(previous, character, characters.at(-2))) {
        breaks.set(characters.length, pending.printed)
        add(isBreak ? '\n' : ' ', isBreak ? '\n' : ' ', pending.offset)
      }
      blanksBefore.add(characters.length)
    }
    pending = undefined
    add(character, original, offset)
  }
  return withWholeNumbers({ text: characters.join(''), plain: plain.join(''), offsets, blanksBefore }, breaks, reader)
}

/** A blank keeps figures and letters apart, and a number from the point or comma behind the one before it. */
function isKept(previous: string, next: string, beforePrevious = ''): boolean {
  if (!wordCharacter.test(next)) return false
  return wordCharacter.test(previous) || (/[.,]/.test(previous) && /\d/.test(beforePrevious) && /\d/.test(next))
}

/** Numbers that layout has torn are put together, or marked where they may be two. */
function withWholeNumbers(reading: Reading, breaks: ReadonlyMap<number, string>, reader: Reader): Reading {
  const { text, plain, offsets } = reading
  const printed = (from: number, to: number) => breaks.get(from) ?? widthSign(text, plain, from, to)
  const seams = seamsIn(text, printed, reader).filter(({ joint }) => joint !== 'apart')
  if (seams.length === 0) return reading
  const kept: number[] = []
  const doubtful = new Set<number>()
  let next = 0
  for (const { from, to, joint } of [...seams, { from: text.length, to: text.length, joint: 'apart' }]) {
    for (let at = next; at < from; at++) kept.push(at)
    // A comma inside a number is a part of it, a blank is not.
    const isSign = joint === 'doubtful' || text[from] === ','
    if (isSign && from < to) kept.push(from)
    if (joint === 'doubtful') doubtful.add(from)
    next = to
  }
  const placeOf = new Map(kept.map((at, place) => [at, place]))
  return {
    text: kept.map((at) => (doubtful.has(at) ? DOUBTFUL : text.charAt(at))).join(''),
    plain: kept.map((at) => plain.charAt(at)).join(''),
    offsets: kept.map((at) => offsets[at] ?? 0),
    blanksBefore: new Set([...reading.blanksBefore].flatMap((at) => placeOf.get(at) ?? [])),
  }
}

/** A sign as it reads where it is as wide as the figure before it, or else as it is printed. */
function widthSign(text: string, plain: string, from: number, to: number): string {
  const isWide = (at: number) => plain.charCodeAt(at) >= 0xff00
  return isWide(from) === isWide(from - 1) ? text.slice(from, to) : plain.slice(from, to)
}

/** The span in the source of a part of a reading. */
export function spanOf(reading: Reading, from: number, to: number): Span {
  const start = reading.offsets[from] ?? reading.offsets.at(-1) ?? 0
  const end = to > from ? (reading.offsets[to - 1] ?? start) + 1 : start
  return { from: start, to: Math.max(start, end) }
}

const variantsOf = (lexicon: Lexicon) => new Map(Object.entries(lexicon.characters.variants))

/** True for a character that stands for another one, which the lexicon lists or which is a radical in a word's place. */
export function variantOf(character: string, reader: Reader): string | undefined {
  const variant = reader.part(variantsOf).get(character)
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
