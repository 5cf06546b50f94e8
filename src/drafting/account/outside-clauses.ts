import type { Clause, Found, OfficialDocument, Span } from '../../documents/index.ts'
import { simplified } from '../clause-view.ts'
import type { DraftContext } from '../draft.ts'
import { isLetter } from './claim.ts'

/** A line of the document that belongs to no provision and stands in no file of the draft. */
export interface LineLeft {
  readonly line: number
  readonly text: string
}

/** What of a document was written outside its provisions. */
export interface WrittenOutside {
  /** Clauses that stand in the draft. */
  readonly clauses: readonly Clause[]
  /** Headings of sections, as they were written. */
  readonly headings: readonly string[]
  /** Titles of attachments that stand in the draft. */
  readonly attachments: readonly Span[]
}

/**
 * The lines of a document of which something stands neither in a provision nor in the head of the plan: whom it is sent to, who signed and
 * printed it, running headers, what was taken for decoration.
 */
export function outsideClauses(document: OfficialDocument, written: WrittenOutside, context: DraftContext): readonly LineLeft[] {
  const { source, span } = document
  const told = new Uint8Array(source.text.length)
  for (const clause of written.clauses) markClause(clause, source.text, told)
  for (const each of [...headOf(document), ...written.attachments]) told.fill(1, each.from, each.to)
  for (const clause of sectionsOf(document)) markHeading(clause, written.headings, told)
  const found: LineLeft[] = []
  let at = 0
  for (const [index, line] of source.text.split('\n').entries()) {
    const from = Math.max(at, span.from)
    const to = Math.min(at + line.length, span.to)
    const left = to > from ? simplified(leftIn(source.text, from, to, told), context) : ''
    if (left !== '' && !found.some(({ text }) => text === left)) found.push({ line: index + 1, text: left })
    at += line.length + 1
  }
  return found
}

/** The text of a provision is accounted for clause by clause; signs between its characters that nobody sees go with it. */
function markClause({ label, body }: Clause, source: string, told: Uint8Array): void {
  told.fill(1, label.span.from, label.span.to)
  for (const [index, at] of body.offsets.entries()) {
    const next = body.offsets[index + 1] ?? at + 1
    const isGap = /[\p{Script=Han}\n]/u.test(source.slice(at + 1, next))
    told.fill(1, at, isGap ? at + 1 : next)
  }
}

/** What the head of a plan says. */
function headOf({ metadata }: OfficialDocument): readonly Span[] {
  const { title, number, issuer, jointIssuers = [], issuedOn, disclosure } = metadata
  const found: readonly (Found<unknown> | undefined)[] = [title, number, issuer, ...jointIssuers, issuedOn, disclosure]
  return found.flatMap((each) => each?.span ?? [])
}

function sectionsOf(document: OfficialDocument): readonly Clause[] {
  const all = (clause: Clause): readonly Clause[] => [clause, ...clause.children.flatMap(all)]
  return document.clauses.flatMap(all)
}

/** A section that only groups others has its heading over its file. */
function markHeading({ heading, label, body }: Clause, headings: readonly string[], told: Uint8Array): void {
  if (heading === undefined || !headings.includes(heading.value)) return
  told.fill(1, label.span.from, label.span.to)
  told.fill(1, heading.span.from, heading.span.to)
  // The same words where they begin the text of the section.
  if (body.text.startsWith(heading.value)) for (const at of body.offsets.slice(0, heading.value.length)) told[at] = 1
}

/** The whole of a line that was left, or the stretches of it that were. */
function leftIn(text: string, from: number, to: number, told: Uint8Array): string {
  const stretches: string[] = []
  for (let at = from; at < to; ) {
    let end = at
    while (end < to && told[end] !== 1) end++
    if ([...text.slice(at, end)].some(isLetter)) stretches.push(text.slice(at, end).trim())
    at = end + 1
  }
  return stretches.join('\u2026')
}
