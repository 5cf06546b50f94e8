import type { Clause, OfficialDocument, Span } from '../document.ts'

/**
 * The words of a span as a reader of the document would read them on, without blanks: what a page's head or foot breaks into is left out.
 * Of a span that lies in no clause, such as one of the head of the document, all there is.
 */
export function printedWords(document: OfficialDocument, { from, to }: Span): string {
  const clause = clauseAround(passages(document), from)
  const read = clause === undefined ? '' : wordsIn(clause, from, to)
  return (read === '' ? document.source.text.slice(from, to) : read).replaceAll(/\s+/g, '')
}

function passages({ preamble, clauses, closing }: OfficialDocument): readonly Clause[] {
  return [...(preamble === undefined ? [] : [preamble]), ...clauses, ...(closing === undefined ? [] : [closing])]
}

/** The innermost clause whose own text goes on over a place. */
function clauseAround(clauses: readonly Clause[], at: number): Clause | undefined {
  for (const clause of clauses) {
    const inside = clauseAround(clause.children, at)
    if (inside !== undefined) return inside
    const { offsets } = clause.body
    if (offsets.length > 0 && (offsets[0] ?? 0) <= at && at <= (offsets.at(-1) ?? -1)) return clause
  }
  return undefined
}

function wordsIn({ body }: Clause, from: number, to: number): string {
  return body.text
    .split('')
    .filter((_, index) => {
      const offset = body.offsets[index] ?? -1
      return offset >= from && offset < to
    })
    .join('')
}
