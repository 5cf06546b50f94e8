import type { Clause, Question } from '../document.ts'
import { type Marker, markersIn, type NumberStyle } from '../numbering/markers.ts'
import { folded } from '../text/ordinary-characters.ts'
import { DIGITS, ORDINAL, TEN } from '../words/script.zh.ts'

/** Styles that number provisions and hardly ever anything inside a sentence. */
const ofProvisions: ReadonlySet<NumberStyle> = new Set(['part', 'chapter', 'article', 'han_point'])
/** Numbers closer together than this are listed side by side, as in "first, second and third industries". */
const SHORTEST_PROVISION = 8
/** Where an article begins; cited it stands inside a sentence. */
const BREAK = /[\u3002;:)\n ]/
const INSIDE_NUMBER = new RegExp(`[${ORDINAL}${DIGITS}${TEN}\\d]`)

/** Asks about every text that holds the numbers of several provisions one after the other: a bracket left open, or lost breaks, swallowed them. */
export function swallowedNumbers(clauses: readonly Clause[]): readonly Question[] {
  return clauses.flatMap((clause) => [...swallowedBy(clause), ...swallowedNumbers(clause.children)])
}

function swallowedBy({ number, body }: Clause): readonly Question[] {
  const text = [...body.text].map((character) => folded(character)).join('')
  if (text.length !== body.text.length) return []
  const run = longestRun(markersIn(text, 1).filter((marker) => isOfProvision(marker, text.charAt(marker.from - 1))))
  const [first] = run
  const last = run.at(-1)
  if (first === undefined || last === undefined || run.length < 2) return []
  const span = { from: body.offsets[first.from] ?? 0, to: (body.offsets[last.to - 1] ?? 0) + 1 }
  return [{ code: 'numbers_swallowed', span, with: { clause: number, first: first.number, last: last.number } }]
}

function isOfProvision({ style }: Marker, before: string): boolean {
  return ofProvisions.has(style) && (style === 'han_point' ? !INSIDE_NUMBER.test(before) : BREAK.test(before))
}

/** The longest run of numbers that count on, each far enough from the one before it for something to stand between. */
function longestRun(markers: readonly Marker[]): readonly Marker[] {
  let longest: readonly Marker[] = []
  let run: readonly Marker[] = []
  for (const marker of markers) {
    const last = run.at(-1)
    const isNext =
      last !== undefined &&
      last.style === marker.style &&
      last.variant === marker.variant &&
      marker.ordinal === last.ordinal + 1 &&
      marker.from - last.to >= SHORTEST_PROVISION
    run = isNext ? [...run, marker] : [marker]
    if (run.length > longest.length) longest = run
  }
  return longest
}
