import type { Span } from '../../../src/documents/document.ts'
import type { ClauseKind } from '../../../src/documents/mention.ts'
import type { GoldClause, GoldDocument, GoldMention } from './gold.ts'
import { mentionsOfLine } from './mention-line.ts'
import { Place } from './place.ts'

/**
 * Labels as a person writes them, one to a line, resolved to offsets of the text they were read from:
 *
 *     document | first words | last words
 *     @ NUMBER | label and first words | to last words | or other last words
 *     k KIND KIND                          kinds of the clause
 *     u ROLE | words before >> name name    units, in the order they are printed
 *     f ROLE VALUE UNIT BOUND | words {1000} words | indicator
 *     d ROLE VALUE | ...    c EVERY day=5 end=2 | ...   r RELATION NUMBER | ...
 *     x CHANGE | ...        p DISCRETION | ...          w FLAW | ...
 *
 * Mentions belong to the clause above them; `@` alone goes back to what stands outside the clauses. Braces mark the part that
 * is meant, `#2` picks an occurrence, a leading `?` makes a label optional, commas give other right values, `-` is nothing.
 */
export function resolveLabels(labels: string, text: string): readonly GoldDocument[] {
  const place = new Place(text)
  const lines = labels
    .split('\n')
    .map((line, index) => ({ line: line.trim(), at: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('//'))
  const documents: GoldDocument[] = []
  let rest = lines
  let after = 0
  while (rest.length > 0) {
    const next = rest.findIndex(({ line }, index) => index > 0 && line.startsWith('document'))
    const own = next < 0 ? rest : rest.slice(0, next)
    const document = resolveDocument(own, place, { from: after, to: text.length })
    documents.push(document)
    after = document.to
    rest = next < 0 ? [] : rest.slice(next)
  }
  return documents
}

interface Line {
  readonly line: string
  readonly at: number
}

interface Draft {
  readonly number: string
  readonly from: number
  readonly toPattern: string | undefined
  readonly orPatterns: readonly string[]
  readonly isOptional: boolean
  readonly lines: Line[]
}

function resolveDocument(lines: readonly Line[], place: Place, file: Span): GoldDocument {
  const [, first = '', last = ''] = cells(lines[0]?.line ?? '')
  const from = place.next(first, file.from, file.to).from
  const whole = { from, to: place.next(last, from, file.to).to }
  const outside: Line[] = []
  const drafts: Draft[] = []
  let current = outside
  for (const entry of lines.slice(1)) {
    if (!/^\??@/.test(entry.line)) current.push(entry)
    else if (entry.line === '@') current = outside
    else {
      const draft = located(entry, () => draftOf(entry.line, place, { from: drafts.at(-1)?.from ?? whole.from, to: whole.to }))
      drafts.push(draft)
      current = draft.lines
    }
  }
  const clauses = drafts.map((draft, index) => located(draft.lines[0], () => clauseOf(draft, drafts.slice(index + 1), place, whole)))
  const mentions = [
    ...outside.flatMap((entry) => located(entry, () => mentionsOfLine(entry.line, '', { scope: whole, whole, place }))),
    ...drafts.flatMap((draft, index) => {
      const scope = { from: draft.from, to: ownEnd(draft, drafts[index + 1], clauses[index]) }
      return draft.lines
        .filter(({ line }) => !line.startsWith('k '))
        .flatMap((entry) => located(entry, () => mentionsOfLine(entry.line, draft.number, { scope, whole, place })))
    }),
  ]
  return { ...whole, clauses, mentions: mentions.toSorted((a: GoldMention, b: GoldMention) => a.from - b.from || a.to - b.to) }
}

function draftOf(line: string, place: Place, scope: Span): Draft {
  const [head = '', anchor = '', ...ends] = cells(line)
  return {
    number: head.replace(/^\??@\s*/, ''),
    from: place.next(anchor, scope.from, scope.to).from,
    toPattern: ends.find((end) => end.startsWith('to '))?.slice(3),
    orPatterns: ends.filter((end) => end.startsWith('or ')).map((end) => end.slice(3)),
    isOptional: head.startsWith('?'),
    lines: [],
  }
}

function clauseOf(draft: Draft, later: readonly Draft[], place: Place, whole: Span): GoldClause {
  const next = later.find((other) => !isUnder(other.number, draft.number))
  const scope = { from: draft.from, to: next?.from ?? whole.to }
  const last = later.slice(0, next === undefined ? later.length : later.indexOf(next)).at(-1)
  const toPattern = draft.toPattern ?? last?.toPattern
  const to = toPattern === undefined ? place.trim(scope).to : place.next(toPattern, scope.from, scope.to).to
  // Words after the last clause of a document may be read as part of every level that ends there; elsewhere only by the lowest.
  const orPatterns = last === undefined ? draft.orPatterns : next === undefined ? last.orPatterns : []
  const orTo = orPatterns.map((pattern) => place.next(pattern, scope.from, scope.to).to)
  const kinds = draft.lines
    .filter(({ line }) => line.startsWith('k '))
    .flatMap(({ line }) => line.slice(2).trim().split(/\s+/) as ClauseKind[])
  return {
    number: draft.number,
    from: draft.from,
    to,
    ...(orTo.length > 0 && { orTo }),
    ...(kinds.length > 0 && { kinds }),
    ...(draft.isOptional && { isOptional: true as const }),
  }
}

function ownEnd(draft: Draft, next: Draft | undefined, clause: GoldClause | undefined): number {
  const end = Math.max(clause?.to ?? draft.from, ...(clause?.orTo ?? []))
  return next === undefined ? end : Math.min(end, next.from)
}

/** The parts of a clause number: an ordinal, a word of numerals, a number in brackets, digits, a circled digit. */
function parts(number: string): readonly string[] {
  return number.match(/第[^第（\d]+|（[^）]+）|\d+|\p{Script=Han}+|\p{No}/gu) ?? []
}

function isUnder(number: string, above: string): boolean {
  const [own, upper] = [parts(number), parts(above)]
  return own.length > upper.length && upper.every((part, index) => part === own[index])
}

function cells(line: string): readonly string[] {
  return line.split('|').map((cell) => cell.trim())
}

function located<T>(entry: Line | undefined, action: () => T): T {
  try {
    return action()
  } catch (error) {
    throw new Error(`labels line ${entry?.at ?? '?'}: ${(error as Error).message}`, { cause: error })
  }
}
