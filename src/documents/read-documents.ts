import type { FlattenedTable, OfficialDocument, Question, SourceText } from './document.ts'
import { layOut } from './layout/lay-out.ts'
import { metadataOf } from './layout/metadata.ts'
import { restoreBreaks } from './layout/restore-breaks.ts'
import type { RoledLine } from './layout/roles.ts'
import { runningHeads } from './layout/running-heads.ts'
import { type DocumentLines, splitDocuments } from './layout/split-documents.ts'
import { barePageNumbers, isPageNumber } from './layout/stray.ts'
import { tableRangesIn } from './layout/table-lines.ts'
import { attachmentsOf } from './outline/attachments.ts'
import { clauseTreeOf, strayQuestion } from './outline/clause-tree.ts'
import { passageOf, withoutClosing } from './outline/closing.ts'
import { swallowedNumbers } from './outline/swallowed.ts'
import { tableOf } from './outline/tables.ts'
import { questionsAbout } from './questions/ask-reading.ts'
import { type Line, linesOf } from './text/lines.ts'
import { withOrdinaryCharacters } from './text/ordinary-characters.ts'
import { type Readable, readableOf, sourceSpan } from './text/readable.ts'
import type { StructureWords } from './words/structure-words.ts'

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
  const passages = [preamble, ...found.clauses, closing].flatMap((passage) => passage ?? [])
  const asked = [
    ...strays,
    ...questions,
    ...provisions.questions,
    ...attached.questions,
    ...swallowedNumbers(passages),
    ...questionsAbout(readable, place, found),
  ]
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
