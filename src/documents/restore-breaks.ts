import { isBlank, type Line, lineAt } from './lines.ts'
import { type Marker, markerAt, markersIn, type NumberStyle } from './markers.ts'
import { emptyOutline, type OutlineState, placeOf, withPlaced } from './outline.ts'
import type { Readable } from './readable.ts'
import { endBreaks, headBreaks, issuerInTitle } from './restore-frame.ts'
import type { StructureWords } from './structure-words.ts'

/** Lines shorter than this are as their author broke them. */
const LONG = 120
const strong: ReadonlySet<NumberStyle> = new Set(['part', 'chapter', 'section', 'article', 'han_point', 'han_bracket', 'digit_point'])

type Context = 'sentence' | 'list' | 'blank' | 'none'

interface Candidate {
  readonly marker: Marker
  readonly context: Context
}

/**
 * Puts back line breaks that were lost in front of numbers, and, where all are lost, around title, addressees and signature.
 * A number inside a line is a provision only when it is the next one due.
 */
export function restoreBreaks(readable: Readable, lines: readonly Line[], words: StructureWords): readonly Line[] {
  const candidates = lines.map((line) => (line.text.length < LONG || line.text.includes('\t') ? [] : candidatesIn(line)))
  const inside = candidates
    .flat()
    .filter(({ marker, context }) => strong.has(marker.style) && context !== 'none' && context !== 'list').length
  const atStart = lines.filter((line) => markerAt(line.folded, 0) !== undefined).length
  const isFlow = inside >= 3 && inside > atStart
  if (inside === 0) return lines
  let state = emptyOutline
  let issuer = ''
  return lines.flatMap((line, index) => {
    const cut = breaksOf(line, candidates[index] ?? [], state, isFlow)
    state = cut.state
    issuer ||= isFlow ? issuerInTitle(line, words) : ''
    const breaks = isFlow
      ? [...headBreaks(line, cut.breaks[0] ?? line.text.length, words), ...cut.breaks, ...endBreaks(line, issuer, words)]
      : cut.breaks
    return splitAt(readable, line, breaks)
  })
}

function candidatesIn(line: Line): readonly Candidate[] {
  return markersIn(line.folded, 1).map((marker) => ({ marker, context: contextOf(line.folded, marker.from) }))
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

function breaksOf(line: Line, candidates: readonly Candidate[], before: OutlineState, isFlow: boolean): Cut {
  const first = markerAt(line.folded, 0)
  let state = first === undefined ? before : placed(before, first)
  let lastBreak = first?.to ?? -1
  const breaks: number[] = []
  candidates.forEach((candidate, index) => {
    const { marker } = candidate
    const place = placeOf(state, marker)
    if (place === undefined || place.fit === 'gap' || (place.fit === 'back' && (marker.ordinal !== 1 || !isFlow))) return
    const isBehindHeading = isFlow && isRightBehindHeading(line, marker, lastBreak)
    const isDue =
      place.fit === 'next' ? isBehindHeading || fitsHere(candidate, isFlow) : opensList(candidates, index, isBehindHeading, isFlow)
    if (!isDue) return
    breaks.push(marker.from)
    lastBreak = marker.to
    state = withPlaced(state, marker, place)
  })
  return { breaks, state }
}

function placed(state: OutlineState, marker: Marker): OutlineState {
  const place = placeOf(state, marker)
  return place === undefined ? state : withPlaced(state, marker, place)
}

function fitsHere({ marker, context }: Candidate, isFlow: boolean): boolean {
  if (!strong.has(marker.style)) return isFlow && context === 'sentence'
  return isFlow ? context !== 'none' : context === 'sentence'
}

/** Between the number before and this one stands nothing but a short title. */
function isRightBehindHeading(line: Line, marker: Marker, lastBreak: number): boolean {
  const between = lastBreak < 0 ? '' : line.folded.slice(lastBreak, marker.from)
  return between.length >= 2 && between.length <= 45 && strong.has(marker.style) && !/[\u3002;:,\u3001(]/.test(between.slice(-12))
}

/** A first number opens a list when the second one follows. */
function opensList(candidates: readonly Candidate[], index: number, isBehindHeading: boolean, isFlow: boolean): boolean {
  const candidate = candidates[index]
  if (candidate === undefined) return false
  const { style, variant } = candidate.marker
  const second = candidates.slice(index + 1, index + 60).find(({ marker }) => marker.style === style && marker.variant === variant)
  const isFollowed = second !== undefined && second.marker.ordinal === 2 && (fitsHere(second, isFlow) || isFlow)
  return isFollowed && (isBehindHeading || fitsHere(candidate, isFlow))
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
