import type { Clause, CleanText, Question } from '../document.ts'
import { cleanTextOf, endsSentence, habitOf } from '../text/clean-text.ts'
import type { Line } from '../text/lines.ts'
import { type Readable, sourceSpan } from '../text/readable.ts'
import type { StructureWords } from '../words/structure-words.ts'
import { joinedPieces } from './clause-tree.ts'

/** Unnumbered text as a clause of its own, so that what it says is read like any other. */
export function passageOf(readable: Readable, lines: readonly Line[], number: string, questions: Question[]): Clause | undefined {
  const first = lines[0]
  const last = lines.at(-1)
  if (first === undefined || last === undefined) return undefined
  const pieces = joinedPieces(readable, lines, habitOf(lines), questions, first.from, false)
  const span = sourceSpan(readable, first.from, last.to)
  return {
    number,
    label: { value: '', span: { from: span.from, to: span.from }, confidence: 0.9 },
    heading: undefined,
    span,
    body: cleanTextOf(readable, pieces),
    children: [],
  }
}

/** The provisions, and the paragraph behind them that belongs to none. */
export interface Closing {
  readonly clauses: readonly Clause[]
  readonly closing: Clause | undefined
}

/** The most paragraphs that are taken for the closing of a document. */
const MOST_CLOSING = 3

/** The last paragraphs, where they speak for the whole document, are taken off the last provision. */
export function withoutClosing(readable: Readable, prose: readonly Line[], clauses: readonly Clause[], words: StructureWords): Closing {
  const leaf = lastLeaf(clauses)
  const lines = leaf === undefined ? [] : closingLines(readable, prose, leaf, words)
  const [first] = lines
  const before = prose.at(-lines.length - 1)
  if (leaf === undefined || first === undefined || before === undefined) return { clauses, closing: undefined }
  const start = sourceSpan(readable, first.from, first.to).from
  const paragraph = leaf.body.offsets.indexOf(start) - 1
  const closing = passageOf(readable, lines, words.numbers.closing, [])
  const end = sourceSpan(readable, before.from, before.to).to
  const shortened: Clause = { ...leaf, body: upTo(leaf.body, paragraph) }
  return { clauses: replaceLast(clauses, shortened, end), closing }
}

/** The last lines that each speak for the whole, as paragraphs of the last provision. */
function closingLines(readable: Readable, prose: readonly Line[], leaf: Clause, words: StructureWords): readonly Line[] {
  const isContact = (line: Line) => words.contact.test(line.folded)
  const lines: Line[] = []
  while (lines.length < MOST_CLOSING) {
    const line = prose.at(-lines.length - 1)
    const before = prose.at(-lines.length - 2)
    if (line === undefined || before === undefined || !(isContact(line) || (words.closing.test(line.folded) && endsSentence(line)))) break
    const start = sourceSpan(readable, line.from, line.to).from
    const place = leaf.body.offsets.indexOf(start)
    const isParagraph = start > leaf.label.span.to && place > 0 && leaf.body.text.charAt(place - 1) === '\n'
    if (!isParagraph || !(endsSentence(before) || NOTE_END.test(before.folded) || isContact(before))) break
    lines.unshift(line)
  }
  // Whom to ask stands behind what speaks for the whole, and alone belongs to the provision above it.
  const first = lines.findIndex((line) => !isContact(line))
  return first < 0 ? [] : lines.slice(first)
}

/** A note in brackets ends a provision, such as one of who is responsible. */
const NOTE_END = /[)\]]$/

function lastLeaf(clauses: readonly Clause[]): Clause | undefined {
  const last = clauses.at(-1)
  return last === undefined || last.children.length === 0 ? last : lastLeaf(last.children)
}

function replaceLast(clauses: readonly Clause[], leaf: Clause, end: number): readonly Clause[] {
  const last = clauses.at(-1)
  if (last === undefined) return clauses
  const shortened = last.children.length === 0 ? leaf : { ...last, children: replaceLast(last.children, leaf, end) }
  return [...clauses.slice(0, -1), { ...shortened, span: { ...last.span, to: Math.min(last.span.to, end) } }]
}

function upTo({ text, simplified, offsets }: CleanText, end: number): CleanText {
  const cut = { text: text.slice(0, end), offsets: offsets.slice(0, end) }
  return simplified === undefined ? cut : { ...cut, simplified: simplified.slice(0, end) }
}
