import type { Clause, Found, Question } from '../document.ts'
import { lostBreaksIn, type Range, strayRangesIn } from '../layout/stray.ts'
import { withoutBlanks } from '../layout/title.ts'
import { emptyOutline, type OutlineState, type Placement, placeOf, placeOfLate, withBody, withPlaced } from '../numbering/due-number.ts'
import type { Marker } from '../numbering/markers.ts'
import {
  cleanTextOf,
  endsSentence,
  habitOf,
  isBareHeading,
  isFull,
  isHanging,
  type LineHabit,
  type Piece,
  runsOn,
} from '../text/clean-text.ts'
import type { Line } from '../text/lines.ts'
import { type Readable, sourceSpan } from '../text/readable.ts'

const LONGEST_HEADING = 44

interface Draft {
  readonly marker: Marker
  readonly line: Line
  readonly depth: number
  readonly lines: Line[]
  readonly children: Draft[]
}

export interface ClauseTree {
  readonly clauses: readonly Clause[]
  /** Lines before the first provision. */
  readonly before: readonly Line[]
  readonly questions: readonly Question[]
}

interface Reading {
  readonly readable: Readable
  readonly habit: LineHabit
  readonly questions: Question[]
  /** How often each number was given. */
  readonly taken: Map<string, number>
}

/** Builds the tree of provisions from the lines of a text; `prefix` stands before every number, e.g. that of an attachment. */
export function clauseTreeOf(readable: Readable, lines: readonly Line[], prefix = ''): ClauseTree {
  const reading: Reading = { readable, habit: habitOf(lines), questions: [], taken: new Map() }
  const before: Line[] = []
  const roots: Draft[] = []
  const open: Draft[] = []
  let state: OutlineState = emptyOutline
  const items = itemsAmong(lines)
  const lastLines = lastLinesOf(lines)
  const hasDecimals = lines.filter((line) => line.marker?.style === 'decimal').length >= 2
  lines.forEach((line, index) => {
    const marker = line.marker
    const isUsable = marker !== undefined && isAllowed(lines, index, marker, items) && (marker.style !== 'decimal' || hasDecimals)
    // In an excerpt the first number of each style may be high; in one part of a code the articles alone are.
    const isEarliest =
      roots[0] === undefined ||
      (marker !== undefined && !state.last.has(marker.style) && (roots[0].marker.ordinal > 1 || isRunOfArticles(lastLines, marker, index)))
    const isOpening = isEarliest && isUsable && (lastLines.get(keyOf(marker, marker.ordinal + 1)) ?? -1) > index
    const place = isUsable ? (placeOf(state, marker) ?? (isOpening ? placeOfLate(state, marker) : undefined)) : undefined
    if (marker === undefined || place === undefined || !isBelievable(lines, index, place, reading.habit)) {
      ;(open.at(-1)?.lines ?? before).push(line)
      if (open.length > 0) state = withBody(state)
      return
    }
    askAboutPlace(reading, line, marker, place)
    const draft: Draft = { marker, line, depth: place.depth, lines: [], children: [] }
    open.length = Math.min(open.length, place.depth)
    ;(open.at(-1)?.children ?? roots).push(draft)
    open.push(draft)
    state = withPlaced(state, marker, place)
    if (!isBareHeading(line.folded.slice(marker.to))) state = withBody(state)
  })
  const clauses = roots.map((draft) => clauseOf(reading, draft, prefix))
  return { clauses, before, questions: reading.questions }
}

/** "One is …" counts as a provision only where the second one starts a line too. */
function itemsAmong(lines: readonly Line[]): ReadonlySet<number> {
  const starts = lines.flatMap((line, index) => {
    const marker = line.marker
    return marker?.style === 'item' ? [{ index, marker }] : []
  })
  const listed = starts.filter(({ marker }, at) => {
    const before = starts[at - 1]
    const after = starts[at + 1]
    const isNext = after !== undefined && after.marker.ordinal === marker.ordinal + 1 && after.marker.variant === marker.variant
    const isAfter = before !== undefined && before.marker.ordinal === marker.ordinal - 1 && before.marker.variant === marker.variant
    return isNext || isAfter
  })
  return new Set(listed.map(({ index }) => index))
}

/** An excerpt may begin at any number, as long as the next one follows: for each number the last line that starts with it. */
function lastLinesOf(lines: readonly Line[]): ReadonlyMap<string, number> {
  return new Map(
    lines.flatMap((line, index) => {
      const marker = line.marker
      return marker === undefined ? [] : [[keyOf(marker, marker.ordinal), index] as const]
    }),
  )
}

/** Articles that go on one by one from a high number, as those of a part of a code do. */
function isRunOfArticles(lastLines: ReadonlyMap<string, number>, marker: Marker, index: number): boolean {
  const isBehind = (ordinal: number) => (lastLines.get(keyOf(marker, ordinal)) ?? -1) > index
  return marker.style === 'article' && isBehind(marker.ordinal + 1) && isBehind(marker.ordinal + 2)
}

function keyOf({ style, variant }: Marker, ordinal: number): string {
  return `${style} ${variant} ${ordinal}`
}

function isAllowed(lines: readonly Line[], index: number, marker: Marker, items: ReadonlySet<number>): boolean {
  const line = lines[index]
  if (line === undefined || line.text.slice(marker.to).trim() === '') return marker.style !== 'item' && line !== undefined
  if (marker.style === 'item') return items.has(index)
  if (line.text.includes('\t') && /^\s*\t/.test(line.text.slice(marker.to))) return false
  return true
}

/** A number behind an unfinished line is believed only when it is the one due. */
function isBelievable(lines: readonly Line[], index: number, place: Placement, habit: LineHabit): boolean {
  const before = lines[index - 1]
  const line = lines[index]
  if (before === undefined || line === undefined || place.fit === 'next') return true
  const above = before.marker
  const isOpen = isHanging(before) || (isFull(before, habit) && !endsSentence(before))
  if (!isOpen) return true
  return place.fit === 'first' && above !== undefined && isBareHeading(before.folded.slice(above.to)) && !isHanging(before)
}

function askAboutPlace(reading: Reading, line: Line, marker: Marker, place: Placement): void {
  if (place.expected === undefined || place.fit === 'next') return
  const code = place.fit === 'gap' ? 'numbering_gap' : marker.ordinal === 1 ? 'numbering_restarted' : 'numbering_repeated'
  const span = sourceSpan(reading.readable, line.from + marker.from, line.from + marker.to)
  reading.questions.push({ code, span, with: { number: marker.number, expected: String(place.expected) } })
}

function clauseOf(reading: Reading, draft: Draft, above: string): Clause {
  const { readable } = reading
  const { line, marker } = draft
  const number = unique(reading, pathOf(above, marker))
  const pieces = piecesOf(reading, draft)
  const last = draft.children.length === 0 ? pieces.at(-1) : undefined
  const children = draft.children.map((child) => clauseOf(reading, child, number))
  const start = sourceSpan(readable, line.from, line.from + marker.to)
  const own = sourceSpan(readable, line.from, last?.to ?? line.from + marker.to)
  return {
    number,
    label: { value: line.text.slice(marker.from, marker.to), span: start, confidence: 0.95 },
    heading: headingOf(readable, draft, pieces),
    span: { from: start.from, to: Math.max(own.to, children.at(-1)?.span.to ?? 0) },
    body: cleanTextOf(readable, pieces),
    children,
  }
}

/** Decimal numbers and articles carry the whole path in themselves. */
function pathOf(above: string, marker: Marker): string {
  return marker.style === 'decimal' ? marker.number : above + marker.number
}

/** A number given twice in one document is told apart by how often it was given before. */
function unique({ taken }: Reading, wanted: string): string {
  const count = (taken.get(wanted) ?? 0) + 1
  taken.set(wanted, count)
  return count === 1 ? wanted : `${wanted}#${count}`
}

/** The draft's own text as stretches, advertisements cut out, sentences told to run on. */
function piecesOf(reading: Reading, draft: Draft): readonly Piece[] {
  const start = draft.line.from + draft.marker.to
  return joinedPieces(reading.readable, [draft.line, ...draft.lines], reading.habit, reading.questions, start, true)
}

/** Lines as stretches of text, advertisements cut out and reported, sentences told to run on. */
export function joinedPieces(
  readable: Readable,
  lines: readonly Line[],
  habit: LineHabit,
  questions: Question[],
  start: number,
  isNumbered: boolean,
): readonly Piece[] {
  const pieces: Piece[] = []
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    const isHeading =
      isNumbered && index === 1 && before !== undefined && isBareHeading(before.folded.slice(Math.max(0, start - before.from)))
    const isContinued = before !== undefined && runsOn(before, line, habit, isHeading)
    const strays = strayRangesIn(line)
    for (const stray of strays) questions.push(strayQuestion(readable, stray))
    const cuts = [...strays, ...lostBreaksIn(line)].sort((a, b) => a.from - b.from)
    let from = Math.max(line.from, index === 0 ? start : line.from)
    while (from < line.to && /\s/.test(readable.text[from] ?? '')) from++
    let isFirst = true
    for (const cut of [...cuts, { from: line.to, to: line.to }]) {
      if (cut.from > from) pieces.push({ from, to: cut.from, isContinued: isFirst ? isContinued : true })
      if (cut.from > from) isFirst = false
      from = Math.max(from, cut.to)
    }
  })
  return pieces
}

/** What does not belong to the document, for a person to see. */
export function strayQuestion(readable: Readable, range: Range): Question {
  return {
    code: 'stray_text',
    span: sourceSpan(readable, range.from, range.to),
    with: { text: readable.text.slice(range.from, Math.min(range.to, range.from + 60)) },
  }
}

/** The heading ends at the first full stop or at the line's end; a lone sentence or a long one is no heading. */
function headingOf(readable: Readable, draft: Draft, pieces: readonly Piece[]): Found<string> | undefined {
  const from = pieces[0]?.from
  const clean = cleanTextOf(readable, pieces).text
  const [firstLine = ''] = clean.split('\n')
  const stop = firstLine.indexOf('\u3002')
  const heading = (stop < 0 ? firstLine : firstLine.slice(0, stop)).replace(/(?<=^.{2,7})[:\uFF1A]$/, '')
  const spaced = stop < 0 || stop > 40 ? /^([^\s\u3001\uFF0C,]{2,24})\s{1,4}[\u4E00-\u9FFF\u201C]/.exec(firstLine)?.[1] : undefined
  const chosen = heading.length > LONGEST_HEADING && spaced !== undefined ? spaced : heading
  const most = /[,\uFF0C]/.test(chosen) ? LONGEST_HEADING - 16 : LONGEST_HEADING
  if (from === undefined || chosen === '' || chosen.length > most || /[:\uFF1A]$/.test(chosen)) return undefined
  const isAlone = stop >= 0 && clean.length <= stop + 1 && draft.children.length === 0
  const isOwn = stop >= 0 && firstLine.length === stop + 1 && draft.children.length === 0 && /[,\uFF0C]/.test(chosen)
  if (isAlone || isOwn || (stop < 0 && chosen === heading && /[;\uFF1B]$/.test(chosen))) return undefined
  const end = cleanTextOf(readable, pieces).offsets[chosen.length - 1] ?? from
  const start = sourceSpan(readable, from, from + 1).from
  return { value: withoutBlanks(chosen), span: { from: start, to: end + 1 }, confidence: stop < 0 ? 0.9 : 0.95 }
}
