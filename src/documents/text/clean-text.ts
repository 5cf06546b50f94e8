import type { CleanText } from '../document.ts'
import {
  ANGLE,
  ANGLE_END,
  CORNER,
  CORNER_END,
  ELLIPSIS,
  HAN,
  INNER_QUOTE,
  INNER_QUOTE_END,
  LENS,
  LENS_END,
  MIDDLE_DOT,
  PAUSE,
  QUOTE,
  QUOTE_END,
  STOP,
  TITLE_END,
  TITLE_MARK,
  TORTOISE,
  TORTOISE_END,
  YEAR,
} from '../words/script.zh.ts'
import type { Line } from './lines.ts'
import type { Readable } from './readable.ts'

/** A stretch of the readable text, and whether the sentence before it runs on into it. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly isContinued: boolean
}

// Characters, after folding, that end a sentence or a paragraph: 0x3002 full stop, 0x2026 ellipsis.
const SENTENCE_END = new RegExp(
  `[${STOP}!?;:${ELLIPSIS}]["'${QUOTE_END}${INNER_QUOTE_END}${CORNER_END}\\u300F)\\]${LENS_END}${TORTOISE_END}${TITLE_END}]*$`,
)
// After these a sentence must go on: 0x3001 enumeration comma, opening brackets and quotation marks.
const HANGING_END = new RegExp(`[${PAUSE},([${LENS}${TORTOISE}${TITLE_MARK}${ANGLE}${QUOTE}${INNER_QUOTE}${CORNER}${MIDDLE_DOT}]$`)
// No line of its own starts with these.
const HANGING_START = new RegExp(
  `^[${PAUSE}${STOP},.;:!?)\\]${LENS_END}${TORTOISE_END}${TITLE_END}${ANGLE_END}${QUOTE_END}${INNER_QUOTE_END}${CORNER_END}%]`,
)
// A label and a colon, as in "leader: name": 2 to 14 Han characters with bracketed additions.
const LABEL_START = new RegExp(`^[${HAN}][${HAN}()${PAUSE} ]{1,14} *:`)
const BREAK = new RegExp(`[${STOP},;]`)
const HARD_BREAK = new RegExp(`[${STOP};]`)
const BRACKET_END = new RegExp(`[)${TORTOISE_END}${LENS_END}\\]]$`)
// A paragraph does not begin with the last characters of a word and a pause; the rest of a broken one does.
const TAIL_START = new RegExp(`^[^${PAUSE},(${TITLE_MARK}${QUOTE}]{1,3}[${PAUSE},${STOP};]`)

/** How a document's lines were broken: the width at which they were cut, where they were. */
export interface LineHabit {
  readonly wrapWidth: number | undefined
}

/** Below this many lines a width may be chance. */
const FEWEST_LINES = 12

/** Finds out whether lines are cut at one width, as typesetting programs and old terminals do. */
export function habitOf(lines: readonly Line[], fewest = FEWEST_LINES): LineHabit {
  const prose = lines.filter((line) => !line.text.includes('\t'))
  const widths = prose.map(widthOf).sort((a, b) => a - b)
  const width = widths[Math.floor(widths.length * 0.9)] ?? 0
  if (prose.length < fewest || width < 24 || width > 140) return { wrapWidth: undefined }
  const open = prose.filter((line) => !endsSentence(line)).map(widthOf)
  const atWidth = open.filter((length) => Math.abs(length - width) <= 6).length
  return { wrapWidth: atWidth * 2 >= fewest && atWidth * 2 >= open.length ? width : undefined }
}

/** Columns a line takes where a Han character takes two. */
function widthOf({ text }: Line): number {
  let width = 0
  for (let at = 0; at < text.length; at++) width += text.charCodeAt(at) < 0x2000 ? 1 : 2
  return width
}

/** Whether a line fills the width at which lines are cut. */
export function isFull(line: Line, { wrapWidth }: LineHabit): boolean {
  return wrapWidth !== undefined && widthOf(line) >= wrapWidth - 6
}

/** Whether a line ends where a sentence or a paragraph ends. */
export function endsSentence(line: Line): boolean {
  return SENTENCE_END.test(line.folded)
}

/** Whether a line cannot be the end of anything. */
export function isHanging(line: Line): boolean {
  // A bracket left open by mistake does not outlast its sentence.
  return HANGING_END.test(line.folded) || (!endsSentence(line) && hasOpenBracket(line.folded))
}

/** Whether the sentence of one line runs on into the next line, which starts with no number. */
export function runsOn(line: Line, next: Line, habit: LineHabit, isHeading: boolean): boolean {
  if (line.text.includes('\t') || next.text.includes('\t')) return false
  if (HANGING_START.test(next.folded)) return true
  if (endsSentence(line)) return false
  if (LABEL_START.test(next.folded)) return false
  if (isHanging(line)) return true
  if (isFull(line, habit)) return true
  if (LABEL_START.test(line.folded) || BRACKET_END.test(line.folded)) return false
  if (habit.wrapWidth !== undefined) return false
  if (TAIL_START.test(next.folded) && line.folded.length > 15) return true
  // Without a width to go by, a line with a pause in it is a sentence and not a heading.
  return BREAK.test(line.folded) ? !isHeading || line.folded.length > 24 : !isHeading && line.folded.length > 15
}

/** A first line that is the number and nothing but a short title. */
export function isBareHeading(rest: string): boolean {
  const pauses = rest.match(/,/g)?.length ?? 0
  return rest.length <= 40 && !HARD_BREAK.test(rest) && (pauses <= 1 || (pauses === 2 && !/[,:]$/.test(rest)))
}

function hasOpenBracket(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (`(${TITLE_MARK}${QUOTE}${TORTOISE}${LENS}`.includes(character)) depth++
    else if (`)${TITLE_END}${QUOTE_END}${TORTOISE_END}${LENS_END}`.includes(character)) depth = Math.max(0, depth - 1)
  }
  return depth > 0 && text.length - lastOpening(text) < 60
}

function lastOpening(text: string): number {
  return Math.max(...['(', TITLE_MARK, QUOTE, TORTOISE, LENS].map((opening) => text.lastIndexOf(opening)))
}

const WHOLE_YEAR = new RegExp(`^(?:19|20)\\d\\d${YEAR}`)

/** Two words of letters stood on two lines; of figures only a whole year is no end of the number before it. */
function isParted(last: string, next: string): boolean {
  return (/[A-Za-z]/.test(last) && /^[A-Za-z0-9]/.test(next)) || (/[0-9\uFF10-\uFF19]/.test(last) && WHOLE_YEAR.test(next))
}

/** Puts pieces together: what runs on is joined, what does not stands on a line of its own. */
export function cleanTextOf(readable: Readable, pieces: readonly Piece[]): CleanText {
  const text: string[] = []
  const simplified: string[] = []
  const offsets: number[] = []
  for (const piece of pieces) {
    const last = text.at(-1)
    if (last !== undefined && last !== '\n') {
      const between = readable.offsets[piece.from - 1] ?? readable.offsets[piece.from] ?? 0
      const joint = piece.isContinued ? (isParted(last, readable.folded.slice(piece.from, piece.from + 5)) ? ' ' : '') : '\n'
      if (joint !== '') {
        text.push(joint)
        simplified.push(joint)
        offsets.push(between)
      }
    }
    for (let at = piece.from; at < piece.to; at++) {
      text.push(readable.text[at] ?? '')
      simplified.push(readable.simplified[at] ?? '')
      offsets.push(readable.offsets[at] ?? 0)
    }
  }
  const found = { text: text.join(''), offsets }
  const simple = simplified.join('')
  return simple === found.text ? found : { ...found, simplified: simple }
}
