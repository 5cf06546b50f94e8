import type { SourceText, Span } from '../document.ts'
import {
  HAN,
  HAN_AND_RARE,
  ONE_TO_TEN,
  QUOTE,
  QUOTE_END,
  STOP,
  TITLE_END,
  WIDE_BRACKET,
  WIDE_BRACKET_END,
  WIDE_POINT,
} from '../words/script.zh.ts'
import { folded as foldedForm, isLineEnd, isUnseen, spelledOut, unseenAt } from './ordinary-characters.ts'

/**
 * The source without what no reader sees: zero-width characters, control characters, double line ends.
 * The whole of the reading works on offsets into it; results are led back to the source at the end.
 */
export interface Readable {
  readonly text: string
  /** The same with traditional characters in their simplified form; the very same text where it has none. */
  readonly simplified: string
  /** The same characters with full-width signs and digits as ASCII and every space as a blank besides: same length, for matching. */
  readonly folded: string
  /** For each character its offset in the source. */
  readonly offsets: readonly number[]
  /** Offsets into this text at which a page ended. */
  readonly pageEnds: ReadonlySet<number>
  readonly source: SourceText
}

/** Takes out what cannot be seen and makes every line end the same. */
export function readableOf(source: SourceText, traditional: ReadonlyMap<string, string>): Readable {
  const { text } = source
  const kept: string[] = []
  const simplified: string[] = []
  const folded: string[] = []
  const offsets: number[] = []
  const pageEnds = new Set<number>()
  const isPointed = endsWithPoints(text)
  const isSounded = (text.match(TONELESS)?.length ?? 0) >= FEWEST_SOUNDS
  const ends = [...source.pageEnds].sort((a, b) => a - b)
  let nextEnd = 0
  for (let at = 0; at < text.length; at++) {
    while (nextEnd < ends.length && (ends[nextEnd] ?? 0) <= at) {
      pageEnds.add(kept.length)
      nextEnd++
    }
    const code = text.charCodeAt(at)
    if (code === 0x0c) pageEnds.add(kept.length)
    const isAtStart = at === 0 || isLineEnd(text.charCodeAt(at - 1))
    const noise = isAtStart ? noiseBefore(text, at) : code === 0x20 ? noiseBehind(text, at) : 0
    if (noise > 0) {
      at += noise - 1
      continue
    }
    const left =
      code === 0x26 ? entityAt(text, at) : code === 0x3c ? tagAt(text, at) : code === 0x28 ? soundAt(text, at, isSounded) : undefined
    if (left !== undefined) {
      if (left.stands !== '') {
        kept.push(left.stands)
        simplified.push(left.stands)
        folded.push(left.stands === '\n' ? '\n' : foldedForm(left.stands))
        offsets.push(at)
      }
      at += left.length - 1
      continue
    }
    const hidden = unseenAt(text, at)
    if (hidden > 0 || (code === 0x0d && text.charCodeAt(at + 1) === 0x0a)) {
      at += Math.max(0, hidden - 1)
      continue
    }
    for (const character of isLineEnd(code) ? '\n' : spelledOut(text[at] ?? '')) {
      const isStop = isPointed && (character === '.' || character === WIDE_POINT) && isFullStop(text, at)
      const simple = isStop ? STOP : (traditional.get(character) ?? character)
      kept.push(character)
      simplified.push(simple)
      folded.push(character === '\n' ? '\n' : foldedForm(simple))
      offsets.push(at)
    }
  }
  return { text: kept.join(''), simplified: simplified.join(''), folded: folded.join(''), offsets, pageEnds, source }
}

/** Leads a range of the readable text back to the source. */
export function sourceSpan(readable: Readable, from: number, to: number): Span {
  const first = readable.offsets[from] ?? readable.source.text.length
  const last = to > from ? (readable.offsets[to - 1] ?? readable.source.text.length - 1) + 1 : first
  return { from: first, to: last }
}

/** What a web page's notation left over from copying stands for, and its length; nothing for what is shown nowhere. */
interface Leftover {
  readonly stands: string
  readonly length: number
}

// What forums mix into lines against copying: letters, digits and signs, mostly one by one. Marks of indentation lost in conversion: "??".
const NOISE = /^[\x21-\x7E](?: ?[\x21-\x7E]){7,60}/
const WORDS_BEHIND = new RegExp(`^ [${HAN_AND_RARE}${WIDE_BRACKET}${QUOTE}]`)
const LOST_INDENT = /^[?\uFFFD]{2,8}(?=\S)/

function noiseBefore(text: string, at: number): number {
  const rest = text.slice(at, at + 80)
  const lost = LOST_INDENT.exec(rest)
  if (lost !== null) return lost[0].length
  const found = NOISE.exec(rest)
  const behind = found === null ? '' : rest.slice(found[0].length)
  const numbered = found === null ? null : / \($/.exec(found[0])
  const length = (found?.[0].length ?? 0) - (numbered === null ? 0 : 2)
  return found !== null && isNoise(found[0]) && (numbered !== null || WORDS_BEHIND.test(behind)) ? length + 1 : 0
}

function noiseBehind(text: string, at: number): number {
  if (!/[\u3000-\uFFEF:;,.)]/.test(text[at - 1] ?? '')) return 0
  const rest = text.slice(at + 1, at + 80)
  const found = NOISE.exec(rest)
  return found !== null && isNoise(found[0]) && /^\s*(?:\r?\n|$)/.test(rest.slice(found[0].length)) ? found[0].length + 1 : 0
}

/** Words and addresses are no noise, nor is a row of figures: it has blanks and signs all over. */
function isNoise(text: string): boolean {
  const signs = new Set(text.match(/[&$%^~\\|{}@#*_+\x60;!'"/\]]/g) ?? []).size
  return signs >= 2 && (text.match(/ /g)?.length ?? 0) >= 3 && !/[A-Za-z]{4,}|www\./.test(text)
}

function entityAt(text: string, at: number): Leftover | undefined {
  const found = /^&(?:([a-z]{2,7})|#(\d{2,5})|#x([\da-f]{2,4}));/i.exec(text.slice(at, at + 10))
  if (found === null) return undefined
  const [whole, name, decimal, hexadecimal] = found
  const code = name === undefined ? Number.parseInt(decimal ?? hexadecimal ?? '', decimal === undefined ? 16 : 10) : entities.get(name)
  if (code === undefined || !(code >= 0x20 && code < 0xd800)) return undefined
  return { stands: isUnseen(code) ? '' : String.fromCharCode(code), length: whole.length }
}

/** Tags of a web page: those that end a line are line ends. */
function tagAt(text: string, at: number): Leftover | undefined {
  const found = /^<(\/?)(br|p|div|li|ul|ol|tr|table|tbody|h[1-6]|td|th|span|strong|b|em|u|font|a|i)(?:\s[^<>]{0,300})?\/?>/i.exec(
    text.slice(at, at + 330),
  )
  if (found === null) return undefined
  const [whole, slash, name = ''] = found
  const isEnd = /^br$/i.test(name) || (slash === '/' && /^(?:p|div|li|tr|h[1-6])$/i.test(name))
  const isCell = slash === '/' && /^t[dh]$/i.test(name)
  return { stands: isEnd ? '\n' : isCell ? '\t' : '', length: whole.length }
}

const FEWEST_POINTS = 3
// A point behind a Han character that is no numeral, and before none that goes on with a number or a word.
const POINT = new RegExp(`[${HAN}%)${WIDE_BRACKET_END}${QUOTE_END}${TITLE_END}](?<![${ONE_TO_TEN}])[.${WIDE_POINT}](?![\\dA-Za-z])`, 'g')

/** Some texts write a point for every full stop. */
function endsWithPoints(text: string): boolean {
  const points = text.match(POINT)?.length ?? 0
  return points >= FEWEST_POINTS && points > text.split(STOP).length - 1
}

function isFullStop(text: string, at: number): boolean {
  POINT.lastIndex = 0
  return POINT.test(text.slice(at - 1, at + 2))
}

const HAN_OR_BRACKET = new RegExp(`[${HAN})]`)
const TONELESS = new RegExp(`[${HAN}]\\([a-z]{1,6} ?\\)`, 'g')
/** So many syllables in brackets are no abbreviations. */
const FEWEST_SOUNDS = 8

/** How a character sounds, which some pages put in brackets behind it, once or twice: Latin letters, mostly with a tone. */
function soundAt(text: string, at: number, isSounded: boolean): Leftover | undefined {
  if (!HAN_OR_BRACKET.test(text[at - 1] ?? '')) return undefined
  const rest = text.slice(at, at + 12)
  const found =
    /^\((?=[a-z]{0,5}[\u00E0-\u01DC])[a-z\u00E0-\u01DC]{1,7} ?\)/.exec(rest) ?? (isSounded ? /^\([a-z]{1,6} ?\)/.exec(rest) : null)
  return found === null ? undefined : { stands: '', length: found[0].length }
}

// Entities of text copied from web pages.
const entities: ReadonlyMap<string, number> = new Map([
  ['nbsp', 0x20],
  ['emsp', 0x20],
  ['ensp', 0x20],
  ['thinsp', 0x20],
  ['amp', 0x26],
  ['lt', 0x3c],
  ['gt', 0x3e],
  ['quot', 0x22],
  ['ldquo', 0x201c],
  ['rdquo', 0x201d],
  ['lsquo', 0x2018],
  ['rsquo', 0x2019],
  ['middot', 0xb7],
  ['mdash', 0x2014],
  ['ndash', 0x2013],
  ['hellip', 0x2026],
  ['times', 0xd7],
  ['le', 0x2264],
  ['ge', 0x2265],
  ['zwnj', 0x200c],
  ['zwj', 0x200d],
])
