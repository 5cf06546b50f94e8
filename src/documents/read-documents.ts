import { attachmentsOf } from './attachments.ts'
import { clauseTreeOf, joinedPieces, strayQuestion } from './clause-tree.ts'
import { cleanTextOf, endsSentence, habitOf } from './clean-text.ts'
import type { Clause, CleanText, FlattenedTable, OfficialDocument, Question, SourceText } from './document.ts'
import { layOut } from './layout.ts'
import { type Line, linesOf } from './lines.ts'
import { metadataOf } from './metadata.ts'
import { withOrdinaryCharacters } from './ordinary-characters.ts'
import { questionsAbout } from './questions.ts'
import { type Readable, readableOf, sourceSpan } from './readable.ts'
import { restoreBreaks } from './restore-breaks.ts'
import type { RoledLine } from './roles.ts'
import { runningHeads } from './running-heads.ts'
import { type DocumentLines, splitDocuments } from './split-documents.ts'
import { barePageNumbers, isPageNumber } from './stray.ts'
import type { StructureWords } from './structure-words.ts'
import { tableOf, tableRangesIn } from './tables.ts'

/** Reads the official documents of a text: what they are, their provisions as a tree, their tables, and what only a person can settle. */
export function readDocuments(source: SourceText, words: StructureWords): readonly OfficialDocument[] {
  const readable = readableOf(withOrdinaryCharacters(source, words.lookAlikes), words.traditional)
  const printed = linesOf(readable)
  const pageNumbers = barePageNumbers(printed)
  const heads = runningHeads(printed, pageNumbers)
  const lines = restoreBreaks(
    readable,
    printed.filter((line) => !pageNumbers.has(line) && !heads.has(line)),
    words,
  )
  const { before, documents } = splitDocuments(lines, words)
  const read = documents.filter(({ lines: own }) => own.length > 0).map((document) => readOne(readable, document, words))
  const asked = [...before.map((line) => strayQuestion(readable, line)), ...headQuestions(readable, heads), ...(source.remarks ?? [])]
  return read.map((document, index) => {
    const isFirst = index === 0
    const next = read[index + 1]?.span.from ?? Number.POSITIVE_INFINITY
    const own = asked.filter(({ span }) => (isFirst || span.from >= document.span.from) && span.from < next)
    return own.length === 0
      ? document
      : { ...document, questions: [...own, ...document.questions].sort((a, b) => a.span.from - b.span.from) }
  })
}

/** What was taken for the head or foot of the pages, each once where it first stood. */
function headQuestions(readable: Readable, heads: ReadonlySet<Line>): readonly Question[] {
  const told = new Map([...heads].reverse().map((line) => [line.folded.replace(/\d+/g, ''), line]))
  return [...told.values()].map((line) => ({
    code: 'header_text',
    span: sourceSpan(readable, line.from, line.to),
    with: { text: line.text },
  }))
}

function readOne(readable: Readable, { lines, series }: DocumentLines, words: StructureWords): OfficialDocument {
  const roled = layOut(lines, words)
  const prose = linesOfRole(roled, 'prose')
  const provisions = clauseTreeOf(readable, prose)
  const { clauses, closing } = withoutClosing(readable, prose, provisions.clauses, words)
  const attached = attachmentsOf(readable, roled, words)
  const metadata = metadataOf(readable, roled, series, attached.attachments, words)
  const tables = tablesOf(readable, textOf(roled), words)
  const questions: Question[] = []
  const preamble = passageOf(readable, provisions.before, words.numbers.preamble, questions)
  const strays = linesOfRole(roled, 'stray')
    .filter((line) => !isPageNumber(line))
    .map((line) => strayQuestion(readable, line))
  const first = series ?? lines[0]
  const place = { from: first?.from ?? 0, to: lines.at(-1)?.to ?? 0 }
  const found = {
    source: readable.source,
    span: sourceSpan(readable, place.from, place.to),
    metadata,
    clauses: [...clauses, ...attached.clauses],
    tables,
    ...(preamble === undefined ? {} : { preamble }),
    ...(closing === undefined ? {} : { closing }),
  }
  const asked = [...strays, ...questions, ...provisions.questions, ...attached.questions, ...questionsAbout(readable, place, found)]
  return { ...found, questions: asked.sort((a, b) => a.span.from - b.span.from) }
}

function linesOfRole(roled: readonly RoledLine[], role: RoledLine['role']): readonly Line[] {
  return roled.filter((item) => item.role === role).map(({ line }) => line)
}

/** Lines of the text itself: what a web page says above it is no table. */
function textOf(roled: readonly RoledLine[]): readonly Line[] {
  return roled.filter(({ role }) => role === 'prose' || role === 'attachment').map(({ line }) => line)
}

function tablesOf(readable: Readable, lines: readonly Line[], words: StructureWords): readonly FlattenedTable[] {
  return tableRangesIn(lines, words).map((range) => tableOf(readable, lines, range, words))
}

/** Unnumbered text as a clause of its own, so that what it says is read like any other. */
function passageOf(readable: Readable, lines: readonly Line[], number: string, questions: Question[]): Clause | undefined {
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

interface Closing {
  readonly clauses: readonly Clause[]
  readonly closing: Clause | undefined
}

/** A last paragraph that speaks for the whole document is taken off the last provision. */
function withoutClosing(readable: Readable, prose: readonly Line[], clauses: readonly Clause[], words: StructureWords): Closing {
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
