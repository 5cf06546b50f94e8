import type { Span } from '../documents/index.ts'
import { findingOf, type TransmissionFinding } from './findings.ts'
import type { Matched } from './matches.ts'
import { namesIn } from './passages.ts'
import type { NamedSubject, ReadClause, Sentence } from './sentences.ts'
import { runsOf } from './wording.ts'
import type { SubjectKind } from './words.ts'

/** Where a lower document names a subject of an upper sentence: where it takes the sentence up, only in other provisions, or nowhere. */
export interface SubjectTransmission {
  readonly name: string
  readonly kind: SubjectKind
  readonly span: Span
  readonly found: 'here' | 'elsewhere' | 'nowhere'
  /** Clauses of the lower document that name it, where it is taken up or else where it is not. */
  readonly clauses: readonly { readonly clause: string; readonly span: Span }[]
}

/** True for what a provision can be about, unlike whom it is for and which branch of insurance it touches. */
export function standsAlone(kind: SubjectKind): boolean {
  return kind === 'instrument' || kind === 'way'
}

/** Looks a subject up in the clauses that take its sentence up, and then in all others. */
export function locate(
  sentence: Sentence,
  subject: NamedSubject,
  matched: readonly Matched[],
  below: readonly ReadClause[],
): SubjectTransmission {
  const { name, kind } = subject
  const names = (sentences: readonly Sentence[]) => namesIn(sentences.filter(({ isFrame }) => !isFrame)).has(name)
  const here = matched.map(({ clause }) => clause).filter(({ sentences }) => names(sentences))
  const named = here.length > 0 ? here : below.filter(({ sentences }) => names(sentences))
  const found = here.length > 0 ? 'here' : named.length > 0 ? 'elsewhere' : 'nowhere'
  const clauses = named.map(({ clause }) => ({ clause: clause.number, span: clause.span }))
  return { name, kind, span: sourceSpan(sentence, subject.from, subject.to), found, clauses }
}

/**
 * A thing named above and not where the sentence is taken up. Groups are told in too many ways for another place of theirs to mean
 * anything; whether one is lost altogether does.
 * Of several branches of insurance named together each must be named again where any is.
 */
export function gapOf(sentence: Sentence, subject: SubjectTransmission, all: readonly SubjectTransmission[]): TransmissionFinding[] {
  const { name, kind, span, found, clauses } = subject
  const [first] = clauses
  const place = { clause: sentence.clause, span, value: name }
  const lower = first === undefined ? undefined : { ...first, value: clauses.map(({ clause }) => clause).join(' ') }
  if (found === 'here') return []
  if (kind === 'insurance' && all.some((one) => one.kind === 'insurance' && one.found === 'here'))
    return [findingOf('branch_left_out', place, lower, 0.75)]
  if (found === 'nowhere') return [findingOf('subject_missing', place, undefined, standsAlone(kind) ? 0.85 : 0.6)]
  // One branch alone only says which fund or which insured are meant.
  return kind === 'group' || kind === 'insurance' ? [] : [findingOf('subject_elsewhere', place, lower, standsAlone(kind) ? 0.6 : 0.5)]
}

/** Where this share of its wording stands, a sentence is about the ways themselves and not about how to handle the rest of its clause. */
const IN_FULL = 0.3

/**
 * A way of handling that the lower document has, though not in the clauses that take up the rest of the clause it belongs to:
 * whether it holds for those too is not said.
 */
export function waysApart(
  subjects: readonly SubjectTransmission[],
  matched: readonly Matched[],
  around: ReadonlySet<string>,
  clause: string,
): TransmissionFinding[] {
  const named = new Set(matched.flatMap(({ match }) => match.subjects))
  const shared = subjects.filter(({ name, kind }) => standsAlone(kind) && named.has(name))
  const places = matched.map(({ match }) => match)
  const [first] = places
  const isSaidInFull = places.some(({ wordingCoverage }) => wordingCoverage > IN_FULL)
  const isApart = around.size > 0 && !isSaidInFull && !places.some((place) => around.has(place.clause))
  if (first === undefined || shared.length === 0 || shared.some(({ kind }) => kind !== 'way') || !isApart) return []
  const value = places.map((place) => place.clause).join(' ')
  const lower = { clause: first.clause, span: first.span, value }
  return shared.map(({ name, span }) => findingOf('way_apart', { clause, span, value: name }, lower, 0.65))
}

/** Of a part of a sentence no more than this share of its runs may stand below for it to count as not there, and so long must it be. */
const HARDLY = 0.15
const LONG_ENOUGH = 6

/** The parts of a sentence, from pause to pause, that no matching passage has any words of. */
export function uncoveredParts(sentence: Sentence, matched: readonly Matched[]): readonly Span[] {
  if (matched.length === 0) return []
  const sentences = matched.flatMap((one) => one.sentences)
  const below = new Set(sentences.flatMap((one) => [...one.grams.keys()]))
  const names = namesIn(sentences)
  return [...sentence.text.matchAll(/[^,;:\u3002\uFF0C\uFF1A]+/g)].flatMap((match) => {
    const from = match.index
    const to = from + match[0].length
    const isNamed = sentence.subjects.some((one) => standsAlone(one.kind) && names.has(one.name) && one.from < to && from < one.to)
    const runs = [...runsOf(match[0]).keys()]
    const share = runs.filter((run) => below.has(run)).length / Math.max(1, runs.length)
    return isNamed || match[0].length < LONG_ENOUGH || share > HARDLY ? [] : [sourceSpan(sentence, from, to)]
  })
}

function sourceSpan({ offsets, span }: Sentence, first: number, end: number): Span {
  const from = offsets[first] ?? span.from
  return { from, to: (offsets[end - 1] ?? from) + 1 }
}
