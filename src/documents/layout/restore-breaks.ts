import { emptyOutline, type OutlineState, type Placement, placeOf, withPlaced } from '../numbering/due-number.ts'
import { type Marker, markersIn, type NumberStyle, rankOf } from '../numbering/markers.ts'
import { habitOf, isFull } from '../text/clean-text.ts'
import { isBlank, joinLines, type Line, lineAt } from '../text/lines.ts'
import type { Readable } from '../text/readable.ts'
import { BEFORE_CITED, BEFORE_ONE, BEHIND_CITED } from '../words/script.zh.ts'
import type { StructureWords } from '../words/structure-words.ts'
import { leadingDocumentNumber } from './document-number.ts'
import { endBreaks, headBreaks, issueBreaks, issuerInTitle } from './restore-frame.ts'

/** Lines shorter than this are as their author broke them, unless there are next to none. */
const LONG = 120
const LONG_AMONG_FEW = 30
const FEW = 5
const strong: ReadonlySet<NumberStyle> = new Set(['part', 'chapter', 'section', 'article', 'han_point', 'han_bracket', 'digit_point'])

/** A text without any breaks of its own may fill only a few lines. */
const FEWEST_CUT_LINES = 6

type Context = 'sentence' | 'list' | 'blank' | 'none'

interface Candidate {
  readonly marker: Marker
  readonly context: Context
}

/** Puts back the breaks that were lost, in front of numbers first and then in front of the paragraph that closes the document. */
export function restoreBreaks(readable: Readable, lines: readonly Line[], words: StructureWords): readonly Line[] {
  const broken = withNumbersBroken(readable, lines, words)
  const first = broken.findIndex(({ marker }) => marker !== undefined)
  return broken.flatMap((line, index) => splitAt(readable, line, index < first ? numberBreaks(line, words) : closingBreaks(line, words)))
}

/** Around a document number that stands on one line with the title before it, and between a title and the same title again. */
function numberBreaks(line: Line, words: StructureWords): readonly number[] {
  if (line.folded.includes('\u3002')) return []
  const blanks = [...line.folded.matchAll(/ +/g)].map((match) => ({ from: match.index, to: match.index + match[0].length }))
  const at = blanks.find(
    ({ from, to }) => words.kindEnd.test(line.folded.slice(0, from)) && leadingDocumentNumber(line.folded.slice(to)),
  )?.to
  if (at === undefined) return []
  const title = line.folded.slice(0, at).trimEnd()
  const again = blanks.find(({ from, to }) => title.slice(0, from) === title.slice(to))?.to
  return [...(again === undefined ? [] : [again]), at, at + (leadingDocumentNumber(line.folded.slice(at))?.length ?? 0)]
}

/** Where the closing paragraph stands on the line of the last provision, behind a blank. */
function closingBreaks(line: Line, words: StructureWords): readonly number[] {
  if (line.marker === undefined) return []
  return [...line.folded.matchAll(words.closingBehind)].map((match) => match.index + match[0].length)
}

/**
 * Puts back line breaks that were lost in front of numbers, and, where all are lost, around title, addressees and signature.
 * A number inside a line is a provision only when it is the next one due.
 */
function withNumbersBroken(readable: Readable, lines: readonly Line[], words: StructureWords): readonly Line[] {
  const paragraphs = paragraphsOf(lines)
  const long = paragraphs.length <= FEW ? LONG_AMONG_FEW : LONG
  const candidates = paragraphs.map(({ whole }) => (whole.text.length < long || isRow(whole) ? [] : candidatesIn(whole, words)))
  const numbered = candidates.flat().filter(({ marker }) => strong.has(marker.style))
  const inside = numbered.filter(({ context }) => context === 'sentence' || context === 'blank').length
  const atStart = paragraphs.filter(({ whole }) => whole.marker !== undefined).length
  const isAllOnFew =
    paragraphs.length <= FEW &&
    numbered.filter(({ marker, context }) => marker.style !== 'article' || context !== 'none').length >= 2 + atStart * 2
  const isUnbroken = atStart === 0 && candidates.some(holdsList)
  const isFlow = (inside >= 3 && inside > atStart) || isAllOnFew || isUnbroken
  if (inside === 0 && !isFlow) return lines
  const goesOn = goingOn(paragraphs, candidates)
  let state = emptyOutline
  let issuer = ''
  return paragraphs.flatMap((paragraph, index) => {
    const { whole } = paragraph
    const cut = breaksOf(whole, candidates[index] ?? [], state, isFlow, goesOn(index), words)
    state = cut.state
    issuer ||= isFlow ? issuerInTitle(whole, words) : ''
    const first = cut.breaks[0] ?? whole.text.length
    const breaks = isFlow
      ? [...headBreaks(whole, first, words), ...issueBreaks(whole, first, words), ...cut.breaks, ...endBreaks(whole, issuer, words)]
      : cut.breaks
    return splitParagraph(readable, paragraph, breaks)
  })
}

/** Lines that are one paragraph cut at a width, and the paragraph as one line. */
interface Paragraph {
  readonly lines: readonly Line[]
  readonly whole: Line
}

function paragraphsOf(lines: readonly Line[]): readonly Paragraph[] {
  const habit = habitOf(lines, FEWEST_CUT_LINES)
  const groups: Line[][] = []
  for (const line of lines) {
    const before = groups.at(-1)?.at(-1)
    const isApart = before === undefined || line.blankLinesBefore > 0 || line.text.includes('\t') || before.text.includes('\t')
    if (isApart || !isFull(before, habit) || line.marker !== undefined) groups.push([line])
    else groups.at(-1)?.push(line)
  }
  return groups.map((own) => {
    const whole = joinLines(own)
    if (whole === undefined) throw new Error('a paragraph has no lines')
    return { lines: own, whole }
  })
}

/** The first two numbers of a list, each where a number may stand. */
function holdsList(candidates: readonly Candidate[]): boolean {
  const usable = candidates.filter(({ marker, context }) => strong.has(marker.style) && context !== 'none')
  const opened = new Set<NumberStyle>()
  for (const { marker } of usable) {
    if (marker.ordinal === 2 && opened.has(marker.style)) return true
    if (marker.ordinal === 1) opened.add(marker.style)
  }
  return false
}

/** A row of a table has a tab every few words; a document on one line has few in all its length. */
function isRow(line: Line): boolean {
  const tabs = line.text.match(/\t/g)?.length ?? 0
  return tabs > 0 && (line.text.length < 600 || tabs * 30 > line.text.length)
}

function candidatesIn(line: Line, words: StructureWords): readonly Candidate[] {
  return markersIn(line.folded, 1).map((marker) => {
    const context = contextOf(line.folded, marker.from)
    const isBehindTitle = context === 'none' && words.kindEnd.test(line.folded.slice(Math.max(0, marker.from - 16), marker.from))
    return { marker, context: isBehindTitle ? 'blank' : context }
  })
}

// 0x3002 full stop; 0x3015, 0x3011 closing brackets; 0xFF1B and others are folded to ASCII already.
function contextOf(folded: string, at: number): Context {
  let before = at - 1
  while (before >= 0 && isBlank(folded.charCodeAt(before))) before--
  const character = folded[before] ?? ''
  if ('\u3002!?)]\u3015\u3011'.includes(character)) return 'sentence'
  if (';:'.includes(character)) return 'list'
  return before < at - 1 && !'\u3001,('.includes(character) ? 'blank' : 'none'
}

interface Cut {
  readonly breaks: readonly number[]
  readonly state: OutlineState
}

function breaksOf(
  line: Line,
  candidates: readonly Candidate[],
  before: OutlineState,
  isFlow: boolean,
  isGoingOn: GoesOn,
  words: StructureWords,
): Cut {
  const first = line.marker
  let state = first === undefined ? before : placed(before, first)
  let lastBreak = first?.to ?? -1
  const breaks: number[] = []
  const series = isFlow ? [...line.folded.matchAll(words.seriesInside)].map((match) => match.index) : []
  const listed = isFlow ? [...line.folded.matchAll(words.attachmentsInside)].at(-1)?.index : undefined
  if (listed !== undefined) breaks.push(listed)
  candidates.forEach((candidate, index) => {
    const { marker } = candidate
    if (listed !== undefined && marker.from > listed) return
    for (let start = series[0]; start !== undefined && start < marker.from; start = series[0]) {
      breaks.push(start, ...titleEndBehind(line, start, words))
      series.shift()
      state = emptyOutline
      lastBreak = -1
    }
    const place = openingPlace(state, candidate, isGoingOn) ?? placeOf(state, marker)
    if (place === undefined || (place.fit === 'back' && (marker.ordinal !== 1 || !isFlow))) return
    if (candidate.context === 'none' && (place.fit === 'back' || isPartOfWord(line, marker))) return
    if (place.fit === 'gap' && !isBelievableGap(candidates, index, place)) return
    const isBehindHeading = isFlow && isRightBehindHeading(line, marker, lastBreak)
    const isDue =
      place.fit === 'next' || place.fit === 'gap'
        ? isBehindHeading || fitsHere(candidate, isFlow) || (isFlow && isNoReference(line, marker))
        : opensList(candidates, index, isBehindHeading, isFlow)
    if (!isDue) return
    breaks.push(marker.from)
    lastBreak = marker.to
    state = withPlaced(state, marker, place)
  })
  return { breaks, state }
}

/** An excerpt may begin at any number behind a finished sentence, as long as the next one follows. */
function openingPlace(state: OutlineState, { marker, context }: Candidate, isGoingOn: GoesOn): Placement | undefined {
  if (state.last.size > 0 || marker.ordinal === 1 || context !== 'sentence' || !strong.has(marker.style) || !isGoingOn(marker))
    return undefined
  return { depth: 0, style: marker.style, expected: undefined, fit: 'next' }
}

/** Whether the number after this one comes later in the text. */
type GoesOn = (marker: Marker) => boolean

function goingOn(paragraphs: readonly Paragraph[], candidates: readonly (readonly Candidate[])[]): (index: number) => GoesOn {
  const key = ({ style, variant }: Marker, ordinal: number) => `${style} ${variant} ${ordinal}`
  const last = new Map<string, number>()
  paragraphs.forEach(({ whole }, index) => {
    const first = whole.marker
    for (const marker of [...(first === undefined ? [] : [first]), ...(candidates[index] ?? []).map((each) => each.marker)])
      last.set(key(marker, marker.ordinal), index)
  })
  return (index) => (marker) => (last.get(key(marker, marker.ordinal + 1)) ?? -1) >= index
}

function placed(state: OutlineState, marker: Marker): OutlineState {
  const place = placeOf(state, marker)
  return place === undefined ? state : withPlaced(state, marker, place)
}

function fitsHere({ marker, context }: Candidate, isFlow: boolean): boolean {
  if (!strong.has(marker.style)) return isFlow && context === 'sentence'
  return isFlow ? context !== 'none' : context === 'sentence'
}

// "Unified", "first", "only", "one of", "single" and the like end with the numeral one.
const endsBeforeOne = new RegExp(`[${BEFORE_ONE}]$`)

function isPartOfWord({ folded }: Line, { style, from }: Marker): boolean {
  return style === 'han_point' && endsBeforeOne.test(folded.slice(0, from))
}

/** One or two numbers may be missing in a list that goes on behind the gap. */
function isBelievableGap(candidates: readonly Candidate[], index: number, { expected = 0 }: Placement): boolean {
  const candidate = candidates[index]
  if (candidate === undefined || candidate.context !== 'sentence') return false
  const { style, variant, ordinal } = candidate.marker
  const next = candidates
    .slice(index + 1)
    .find(({ marker }) => marker.style === style && marker.variant === variant && marker.ordinal >= ordinal)
  return strong.has(style) && ordinal - expected <= 1 && next?.marker.ordinal === ordinal + 1
}

/** The title of a collection's document ends with the first word for a kind of document. */
function titleEndBehind(line: Line, start: number, words: StructureWords): readonly number[] {
  for (let length = 6; length <= 70; length++) if (words.kindEnd.test(line.folded.slice(start, start + length))) return [start + length]
  return []
}

const beforeCited = new RegExp(`[${BEFORE_CITED}\\u3001,(\\d]$`)
const behindCited = new RegExp(`^ ?[${BEHIND_CITED}\\u3001)]`)

/** The number due, with nothing beside it that makes it a citation or an amount. */
function isNoReference(line: Line, marker: Marker): boolean {
  if (marker.style === 'article') return false
  return !beforeCited.test(line.folded.slice(0, marker.from).trimEnd()) && !behindCited.test(line.folded.slice(marker.to))
}

/** Between the number before and this one stands nothing but a short title. */
function isRightBehindHeading(line: Line, marker: Marker, lastBreak: number): boolean {
  const between = lastBreak < 0 ? '' : line.folded.slice(lastBreak, marker.from)
  return between.length >= 2 && between.length <= 45 && !/[\u3002;:]|[,\u3001(]$/.test(between)
}

/** A first number opens a list when the second one follows, or when a narrower list opens right behind its heading. */
function opensList(candidates: readonly Candidate[], index: number, isBehindHeading: boolean, isFlow: boolean): boolean {
  const candidate = candidates[index]
  if (candidate === undefined || !(isBehindHeading || fitsHere(candidate, isFlow))) return false
  return isFollowed(candidates, index, isFlow) || (isFlow && leadsToList(candidates, index))
}

function isFollowed(candidates: readonly Candidate[], index: number, isFlow: boolean): boolean {
  const candidate = candidates[index]
  if (candidate === undefined) return false
  const { style, variant } = candidate.marker
  const second = candidates.slice(index + 1, index + 60).find(({ marker }) => marker.style === style && marker.variant === variant)
  return second !== undefined && second.marker.ordinal === 2 && (fitsHere(second, isFlow) || isFlow)
}

const LONGEST_BARE_HEADING = 40

function leadsToList(candidates: readonly Candidate[], index: number): boolean {
  const own = candidates[index]?.marker
  const next = candidates[index + 1]?.marker
  if (own === undefined || next === undefined || next.ordinal !== 1 || rankOf(next.style) <= rankOf(own.style)) return false
  return next.from - own.to >= 2 && next.from - own.to <= LONGEST_BARE_HEADING && isFollowed(candidates, index + 1, true)
}

/** Breaks are places in the whole paragraph; each belongs to the line it falls in. */
function splitParagraph(readable: Readable, { lines }: Paragraph, breaks: readonly number[]): readonly Line[] {
  let start = 0
  return lines.flatMap((line) => {
    const from = start
    start += line.text.length
    // A break where a line starts already is there.
    return splitAt(
      readable,
      line,
      breaks.map((at) => at - from).filter((at) => at > 0 && at < line.text.length),
    )
  })
}

function splitAt(readable: Readable, line: Line, breaks: readonly number[]): readonly Line[] {
  if (breaks.length === 0) return [line]
  const at = [...new Set([0, ...breaks, line.text.length])]
    .filter((offset) => offset >= 0 && offset <= line.text.length)
    .sort((a, b) => a - b)
  return at.slice(0, -1).flatMap((from, index) => {
    const { blankLinesBefore, isNewPage, isRestored } = line
    const setting = index === 0 ? { blankLinesBefore, isNewPage, isRestored } : { blankLinesBefore: 0, isNewPage: false, isRestored: true }
    const part = lineAt(readable, line.from + from, line.from + (at[index + 1] ?? line.text.length), setting)
    return part === undefined ? [] : [part]
  })
}
