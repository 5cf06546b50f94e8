import type { Clause, OfficialDocument, Span } from '../document.ts'
import type { Mention } from '../mention.ts'
import type { Reader } from '../words/reader.ts'
import { textsOf } from './find-mentions.ts'
import { type Reading, readingOf, spanOf } from './reading.ts'

/** A text of one clause made easy to match, with the clause's own mentions in it as places of the reading. */
export interface Passage {
  readonly clause: Clause
  readonly text: string
  readonly reading: Reading
  readonly mentions: readonly Placed<Mention>[]
  /** The same, kind by kind. */
  readonly byKind: ByKind
  /** Places at which a cell of a flattened table or a line begins. */
  readonly starts: readonly number[]
}

/** A mention and where in the reading it stands. */
export interface Placed<M> {
  readonly mention: M
  readonly from: number
  readonly to: number
}

/** The texts of all clauses in order, those of attachments among them. */
export function passagesOf(
  document: OfficialDocument,
  mentions: ReadonlyMap<string, readonly Mention[]>,
  reader: Reader,
): readonly Passage[] {
  return allClauses(document).flatMap((clause) =>
    textsOf(clause).map((text) => {
      const reading = readingOf(text, reader)
      const starts = startsIn(reading, document.source.text)
      const found = placed(reading, mentions.get(clause.number) ?? [])
      return { clause, text: reading.text, reading, mentions: found, byKind: byKind(found), starts }
    }),
  )
}

/** All clauses of a document from first to last, what is unnumbered included. */
export function allClauses({ preamble, clauses, closing }: OfficialDocument): readonly Clause[] {
  const flat = (clause: Clause): readonly Clause[] => [clause, ...clause.children.flatMap(flat)]
  return [...(preamble === undefined ? [] : [preamble]), ...clauses.flatMap(flat), ...(closing === undefined ? [] : [closing])]
}

/** The span in the source of a part of a passage. */
export function spanIn({ reading }: Pick<Passage, 'reading'>, from: number, to: number): Span {
  return spanOf(reading, from, to)
}

type Kind = Mention['kind']
type MentionOf<K extends Kind> = Extract<Mention, { kind: K }>
type ByKind = { readonly [K in Kind]: readonly Placed<MentionOf<K>>[] }

/** The mentions of one kind. */
export function only<K extends Kind>(passage: Passage, kind: K): ByKind[K] {
  return passage.byKind[kind]
}

function byKind(mentions: readonly Placed<Mention>[]): ByKind {
  const of = <K extends Kind>(kind: K) => mentions.filter((each): each is Placed<MentionOf<K>> => each.mention.kind === kind)
  return {
    unit: of('unit'),
    figure: of('figure'),
    date: of('date'),
    cadence: of('cadence'),
    reference: of('reference'),
    change: of('change'),
    discretion: of('discretion'),
    flaw: of('flaw'),
  }
}

function startsIn({ blanksBefore, offsets }: Reading, source: string): readonly number[] {
  return [...blanksBefore].filter((at) => source.slice(offsets[at - 1] ?? 0, offsets[at] ?? 0).includes('\t')).sort((a, b) => a - b)
}

/** Mentions taken over from elsewhere stand at no place of this text and are left out. */
function placed(reading: Reading, mentions: readonly Mention[]): readonly Placed<Mention>[] {
  const first = reading.offsets[0] ?? Number.POSITIVE_INFINITY
  const last = reading.offsets.at(-1) ?? -1
  return mentions
    .filter(({ span }) => span.from >= first && span.from <= last)
    .map((mention) => {
      const from = placeOf(reading.offsets, mention.span.from)
      return { mention, from, to: Math.max(from, placeOf(reading.offsets, mention.span.to)) }
    })
}

/** The first place at or after an offset of the source; offsets only grow. */
function placeOf(offsets: readonly number[], offset: number): number {
  let low = 0
  let high = offsets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** A part of a passage as it is printed, without breaks. */
export function printed({ reading }: Passage, from: number, to: number): string {
  return reading.plain.slice(from, to).replaceAll('\n', '')
}
