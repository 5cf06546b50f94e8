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

/** A last paragraph that speaks for the whole document is taken off the last provision. */
export function withoutClosing(readable: Readable, prose: readonly Line[], clauses: readonly Clause[], words: StructureWords): Closing {
  const last = prose.at(-1)
  const before = prose.at(-2)
  const leaf = lastLeaf(clauses)
  if (last === undefined || before === undefined || leaf === undefined) return { clauses, closing: undefined }
  const start = sourceSpan(readable, last.from, last.to).from
  const isOwn = endsSentence(before) && endsSentence(last) && words.closing.test(last.folded) && start > leaf.label.span.to
  const paragraph = leaf.body.text.lastIndexOf('\n')
  if (!isOwn || paragraph < 0 || leaf.body.offsets[paragraph + 1] !== start) return { clauses, closing: undefined }
  const closing = passageOf(readable, [last], words.numbers.closing, [])
  const end = sourceSpan(readable, before.from, before.to).to
  const shortened: Clause = {
    ...leaf,
    body: upTo(leaf.body, paragraph),
  }
  return { clauses: replaceLast(clauses, shortened, end), closing }
}

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
