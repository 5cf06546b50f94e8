import type { OfficialDocument, Question, Span } from '../document.ts'
import { rowName, unevenRows } from '../outline/tables.ts'
import { type Readable, sourceSpan } from '../text/readable.ts'
import { YEAR } from '../words/script.zh.ts'

const MASKED_YEAR = new RegExp(`(?<!\\d)(?:20XX|20\\*\\*|XXXX|20\\dX)(?= *[${YEAR}\\u3014\\u3015)\\]-])`, 'gi')

/** What the reading of a document leaves to a person, beside numbering and attachments; `place` is where it stands in the readable text. */
export function questionsAbout(readable: Readable, place: Span, document: Omit<OfficialDocument, 'questions'>): readonly Question[] {
  return [...maskedYears(readable, place), ...unreadable(readable, place), ...unevenTables(document), ...missingFacts(document)]
}

/** Each mask once, with how often it stands. */
function maskedYears(readable: Readable, place: Span): readonly Question[] {
  const seen = new Map<string, { at: number; count: number }>()
  for (const match of readable.folded.slice(place.from, place.to).matchAll(MASKED_YEAR)) {
    const mask = match[0].toUpperCase()
    const known = seen.get(mask)
    seen.set(mask, { at: known?.at ?? place.from + match.index, count: (known?.count ?? 0) + 1 })
  }
  return [...seen].map(([mask, { at, count }]) => ({
    code: 'masked_year',
    span: sourceSpan(readable, at, at + mask.length),
    with: { mask, count: String(count) },
  }))
}

/** Signs of private use and of characters that were lost, told once with how often they stand. */
function unreadable(readable: Readable, place: Span): readonly Question[] {
  const found = [...readable.folded.slice(place.from, place.to).matchAll(/[\p{Co}\uFFFD]+/gu)]
  const [first] = found
  if (first === undefined) return []
  const at = place.from + first.index
  const text = readable.folded.slice(Math.max(0, at - 6), at + 7).replaceAll(/\s+/g, ' ')
  return [
    { code: 'unreadable_characters', span: sourceSpan(readable, at, at + first[0].length), with: { text, count: String(found.length) } },
  ]
}

/** Rows of one table that are all short, or long, by the same are asked for together. */
function unevenTables({ tables }: Pick<OfficialDocument, 'tables'>): readonly Question[] {
  return tables.flatMap((table) => {
    const byLength = Map.groupBy(unevenRows(table), ({ length }) => length)
    return [...byLength].map(([cells, rows]) => ({
      code: 'table_columns',
      span: { from: rows[0]?.[0]?.span.from ?? table.span.from, to: rows.at(-1)?.at(-1)?.span.to ?? table.span.to },
      with: { cells: String(cells), columns: String(table.header.length), rows: ranged(rows.map((row) => rowName(table, row))) },
    }))
  })
}

function missingFacts({ metadata, span }: Pick<OfficialDocument, 'metadata' | 'span'>): readonly Question[] {
  const start = { from: span.from, to: span.from }
  return (['title', 'number', 'issuer', 'issuedOn'] as const)
    .filter((name) => metadata[name] === undefined)
    .map((name) => ({ code: `no_${name === 'issuedOn' ? 'date' : name}`, span: start, with: {} }))
}

/** Names of rows as a list in which three and more that follow each other are a range. */
export function ranged(names: readonly string[]): string {
  const runs: string[][] = []
  for (const name of names) {
    const run = runs.at(-1)
    if (run !== undefined && Number(name) === Number(run.at(-1)) + 1) run.push(name)
    else runs.push([name])
  }
  return runs.map((run) => (run.length >= 3 ? `${run[0]}\u2013${run.at(-1)}` : run.join('\u3001'))).join('\u3001')
}
