import type { CadenceMention, FigureMention, Mention, OfficialDocument, Clause as TextClause } from '../../documents/index.ts'

type DateMention = Extract<Mention, { kind: 'date' }>

/** A place in a passage, as offsets into its text. */
export interface Hit {
  readonly from: number
  readonly to: number
}

/** What a passage is read for: the figures and days it holds, with the place of each. */
export interface Passage {
  /** Clauses one to a line, full-width signs as half-width ones, spaces gone, the lines of responsible units blanked. */
  readonly text: string
  readonly figures: readonly (FigureMention & Hit)[]
  readonly dates: readonly (DateMention & Hit)[]
  /** How often something is due again. */
  readonly cadences: readonly (CadenceMention & Hit)[]
}

/** One clause of a text, with the numbers of those above it, the innermost first. */
export interface PlacedClause {
  readonly clause: TextClause
  readonly above: readonly TextClause[]
}

/** Every clause of a document, what stands before the first and after the last included. */
export function* placedClauses(document: OfficialDocument): Generator<PlacedClause> {
  for (const clause of [document.preamble, document.closing]) if (clause !== undefined) yield { clause, above: [] }
  yield* below(document.clauses, [])
}

function* below(clauses: readonly TextClause[], above: readonly TextClause[]): Generator<PlacedClause> {
  for (const clause of clauses) {
    yield { clause, above }
    yield* below(clause.children, [clause, ...above])
  }
}

/** What clauses say together, in the order given. */
export function passageOf(clauses: readonly TextClause[], mentions: ReadonlyMap<string, readonly Mention[]>): Passage {
  const characters: string[] = []
  const figures: (FigureMention & Hit)[] = []
  const dates: (DateMention & Hit)[] = []
  const cadences: (CadenceMention & Hit)[] = []
  for (const clause of clauses) {
    const said = mentions.get(clause.number) ?? []
    // Bodies that a sentence orders in passing, "every county" among them, are part of what it says.
    const blank = said.filter((mention) => mention.kind === 'unit' && !mention.isInherited && !mention.isInPassing).map(({ span }) => span)
    const isBlank = (offset: number) => blank.some(({ from, to }) => from <= offset && offset < to)
    const places = new Map<number, number>()
    const start = characters.length
    for (const { text, offsets } of textsOf(clause)) {
      for (let i = 0; i < text.length; i++) {
        const offset = offsets[i] ?? -1
        if (!places.has(offset)) places.set(offset, characters.length)
        characters.push(...plain(isBlank(offset) ? BLANK : text.charAt(i)))
      }
      characters.push('\n')
    }
    const end = characters.length
    const placed = ({ span }: Mention): Hit => {
      const at = [...places].filter(([offset]) => span.from <= offset && offset < span.to).map(([, place]) => place)
      return at.length === 0 ? { from: start, to: end } : { from: Math.min(...at), to: Math.max(...at) + 1 }
    }
    for (const mention of said) {
      if (mention.kind === 'figure') figures.push({ ...mention, ...placed(mention) })
      if (mention.kind === 'date') dates.push({ ...mention, ...placed(mention) })
      if (mention.kind === 'cadence') cadences.push({ ...mention, ...placed(mention) })
    }
  }
  return { text: characters.join(''), figures, dates, cadences }
}

/** Ends a part of a sentence without being one of its words. */
const BLANK = ';'

/** A heading that the body leaves out, and the body. */
export function textsOf({ heading, body }: TextClause): readonly { readonly text: string; readonly offsets: readonly number[] }[] {
  const own = { text: body.simplified ?? body.text, offsets: body.offsets }
  if (heading === undefined) return [own]
  const first = body.offsets[0] ?? Number.POSITIVE_INFINITY
  if (first <= heading.span.from) return [own]
  return [{ text: heading.value, offsets: Array.from({ length: heading.value.length }, (_, at) => heading.span.from + at) }, own]
}

/** Text as it is compared: compatibility forms folded, spaces gone. */
export function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '')
}

/** The sentence a place stands in. */
export function sentenceAt({ text }: Passage, at: number): Hit {
  const before = text.slice(0, at).search(/[\u3002;!?\n][^\u3002;!?\n]*$/)
  const after = text.slice(at).search(/[\u3002;!?\n]/)
  return { from: before + 1, to: after < 0 ? text.length : at + after }
}

/** The part of a sentence, between commas, that a place stands in. */
export function partAt({ text }: Passage, at: number): Hit {
  const before = text.slice(0, at).search(/[,\u3002;!?\n][^,\u3002;!?\n]*$/)
  const after = text.slice(at).search(/[,\u3002;!?\n]/)
  return { from: before + 1, to: after < 0 ? text.length : at + after }
}

const patterns = new Map<string, RegExp>()

/** Where a piece of a regular expression stands; an ellipsis in it spans a few characters of one sentence. */
export function findPiece({ text }: Pick<Passage, 'text'>, piece: string): readonly Hit[] {
  let pattern = patterns.get(piece)
  if (pattern === undefined) {
    const folded = piece.normalize('NFC').replaceAll('\u2026', '[^\\u3002;!?\\n]{0,24}?')
    pattern = new RegExp(folded, 'g')
    patterns.set(piece, pattern)
  }
  return [...text.matchAll(pattern)]
    .filter(([found]) => found !== '')
    .map((match) => ({ from: match.index, to: match.index + match[0].length }))
}

/** Where any of the pieces stands, but not inside a longer word that means something else. */
export function findAny(passage: Pick<Passage, 'text'>, pieces: readonly string[], notInside: readonly string[]): readonly Hit[] {
  const longer = longerIn(passage, notInside)
  return pieces
    .flatMap((piece) => findPiece(passage, piece))
    .filter((hit) => !longer.some(({ from, to }) => from <= hit.from && hit.to <= to && to - from > hit.to - hit.from))
}

const longerWords = new WeakMap<object, Map<readonly string[], readonly Hit[]>>()

/** Where words stand that mean something else than the shorter ones in them; a passage is asked for the same ones again and again. */
function longerIn(passage: Pick<Passage, 'text'>, notInside: readonly string[]): readonly Hit[] {
  const known = longerWords.get(passage) ?? new Map<readonly string[], readonly Hit[]>()
  longerWords.set(passage, known)
  const found = known.get(notInside) ?? notInside.flatMap((piece) => findPiece(passage, piece))
  known.set(notInside, found)
  return found
}
