import type { Clause, Found, OfficialDocument, Question, Span } from '../document.ts'
import type { DateMention, FigureMention, Mention, UnitMention } from '../mention.ts'
import type { Passage } from '../mentions/passages.ts'
import { readingOf } from '../mentions/reading.ts'
import { type RebuiltTable, rebuildTable, type TableRow, unitsIn } from '../outline/rebuilt-tables.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { ranged } from './ask-reading.ts'
import { likenessTo, type TextOfClause } from './tie-sentences.ts'
import { wordingSlips } from './wording-slips.ts'

/** What tables are held against: the clauses they repeat. */
interface Body {
  readonly texts: readonly TextOfClause[]
  readonly mentions: ReadonlyMap<string, readonly Mention[]>
  /** Every unit a clause names, and those the lexicon knows. */
  readonly units: ReadonlySet<string>
  readonly source: string
  readonly tie: (sentence: string) => Clause | undefined
}

interface Row {
  readonly table: RebuiltTable
  readonly row: TableRow
  /** The clauses its sentences repeat. */
  readonly clauses: readonly Clause[]
  /** Its sentences, each with the clause it repeats. */
  readonly sentences: readonly { readonly text: string; readonly span: Span; readonly clause: Clause | undefined }[]
}

const scopesOf = ({ questions }: Lexicon) => new RegExp(anyOf(questions.scopes), 'g')

/** What the tables of a document say otherwise than its text, and where their cells are empty or out of place. */
export function askTables(
  document: OfficialDocument,
  passages: readonly Passage[],
  mentions: ReadonlyMap<string, readonly Mention[]>,
  isAttached: (passage: Passage) => boolean,
  reader: Reader,
): readonly Question[] {
  const tables = document.tables.flatMap((table) => rebuildTable(table, reader) ?? [])
  if (tables.length === 0) return []
  const inBody = passages.filter((passage) => !isAttached(passage))
  const texts = inBody.map(({ clause, text }) => ({ clause, text }))
  const named = inBody.flatMap(({ clause }) => unitsOf(mentions.get(clause.number))).map(({ name }) => name)
  const body: Body = {
    texts,
    mentions,
    units: new Set([...named, ...reader.lexicon.units.directory]),
    source: document.source.text,
    tie: likenessTo(texts),
  }
  return tables.flatMap((table) => {
    const rows = table.rows.map((row) => tied(table, row, body, reader))
    // A table that repeats nothing of the text is no copy of it and is not held against it.
    const isCopy =
      rows.filter(({ clauses }) => clauses.length > 0).length * 2 >= rows.filter(({ sentences }) => sentences.length > 0).length
    const compared = isCopy
      ? rows.flatMap((row) => [
          ...figures(row, body),
          ...dates(row, body),
          ...scopes(row, body, reader),
          ...unitsDiffer(row, rows, body),
          ...wording(row, body, reader),
        ])
      : []
    return [...emptyCells(table), ...compared, ...rows.flatMap((row) => unitsUnknown(row, body))]
  })
}

function unitsOf(mentions: readonly Mention[] = []): readonly UnitMention[] {
  return mentions.filter((mention) => mention.kind === 'unit')
}

/** A sentence shorter than this repeats too many clauses. */
const shortest = 5

function tied(table: RebuiltTable, row: TableRow, body: Body, reader: Reader): Row {
  const sentences = table.contents.flatMap((column) => {
    const cell = row.cells[column]
    return cell === undefined ? [] : sentencesOf(cell, body.source, reader).map((each) => ({ ...each, clause: body.tie(each.text) }))
  })
  const clauses = [...new Set(sentences.flatMap(({ clause }) => (clause === undefined ? [] : [clause])))]
  return { table, row, sentences, clauses }
}

function sentencesOf(cell: Found<string>, source: string, reader: Reader): readonly { readonly text: string; readonly span: Span }[] {
  const { from, to } = cell.span
  const offsets = Array.from({ length: to - from }, (_, at) => from + at)
  const reading = readingOf({ text: source.slice(from, to), offsets }, reader)
  return [...reading.text.matchAll(/[^\u3002;\n]+/g)]
    .map((match) => {
      const start = match.index + (/^\(\d{1,2}\)/.exec(match[0])?.[0].length ?? 0)
      const end = match.index + match[0].length
      return {
        text: reading.text.slice(start, end),
        span: { from: reading.offsets[start] ?? from, to: (reading.offsets[end - 1] ?? to - 1) + 1 },
      }
    })
    .filter(({ text }) => text.length >= shortest)
}

function asked(code: string, span: Span, { row }: Pick<Row, 'row'>, values: Readonly<Record<string, string>>): Question {
  return { code, span, with: { row: row.name, ...values } }
}

const listed = (names: Iterable<string>) => [...new Set(names)].join('\u3001')

/** Cells without a word in columns that others fill; a column that is empty throughout is filled in later. */
function emptyCells({ table, rows, units, contents }: RebuiltTable): readonly Question[] {
  return [...contents, ...units].flatMap((column) => {
    const empty = rows.filter(({ cells }) => cells[column] === undefined)
    const first = table.rows[rows.findIndex(({ cells }) => cells[column] === undefined)]
    if (empty.length === 0 || empty.length === rows.length) return []
    const span = { from: first?.[0]?.span.from ?? table.span.from, to: first?.at(-1)?.span.to ?? table.span.to }
    return [
      { code: 'table_cell_empty', span, with: { column: table.header[column]?.value ?? '', rows: ranged(empty.map(({ name }) => name)) } },
    ]
  })
}

/** Figures of a sentence that its clause has with other values. */
function figures(row: Row, body: Body): readonly Question[] {
  return row.sentences.flatMap(({ clause, span }) => {
    if (clause === undefined) return []
    const own = figuresIn([...body.mentions.values()].flat(), span)
    const others = (body.mentions.get(clause.number) ?? []).filter((mention): mention is FigureMention => mention.kind === 'figure')
    return own.flatMap((figure) => {
      const alike = others.filter((other) => other.unit === figure.unit && other.role === figure.role)
      if (figure.value === undefined || alike.length === 0 || alike.some(({ value }) => value === figure.value)) return []
      return [
        asked('table_figure_differs', figure.span, row, {
          clause: clause.number,
          value: body.source.slice(figure.span.from, figure.span.to),
          otherValue: listed(alike.map((other) => body.source.slice(other.span.from, other.span.to))),
        }),
      ]
    })
  })
}

function figuresIn(mentions: readonly Mention[], { from, to }: Span): readonly FigureMention[] {
  return mentions.filter(
    (mention): mention is FigureMention => mention.kind === 'figure' && from <= mention.span.from && mention.span.to <= to,
  )
}

/** A row is due on another day than its clauses. */
function dates(row: Row, body: Body): readonly Question[] {
  const isDue = (mention: Mention): mention is DateMention =>
    mention.kind === 'date' && (mention.role === 'deadline' || mention.role === 'to')
  const due = row.clauses.flatMap((clause) => (body.mentions.get(clause.number) ?? []).filter(isDue))
  const cells = row.row.cells.flatMap((cell) => cell ?? [])
  const own = [...body.mentions.values()]
    .flat()
    .filter((mention): mention is DateMention => mention.kind === 'date')
    .filter(({ span }) => cells.some((cell) => cell.span.from <= span.from && span.to <= cell.span.to))
  const [first] = own
  if (first === undefined || due.length === 0 || own.some(({ value }) => due.some((other) => other.value === value))) return []
  const written = (mentions: readonly DateMention[]) =>
    listed(mentions.map(({ span }) => body.source.slice(span.from, span.to).replace(/\s/g, '')))
  return [
    asked('table_date_differs', first.span, row, {
      clauses: listed(row.clauses.map(({ number }) => number)),
      value: written(own),
      otherValue: written(due),
    }),
  ]
}

/** A sentence covers others than its clause does: "small" enterprises where the text says "small and middle-sized". */
function scopes(row: Row, body: Body, reader: Reader): readonly Question[] {
  return row.sentences.flatMap(({ clause, span, text }) => {
    if (clause === undefined) return []
    const inClause = new Set(
      body.texts.filter((each) => each.clause === clause).flatMap((each) => each.text.match(reader.part(scopesOf)) ?? []),
    )
    return [...new Set(text.match(reader.part(scopesOf)) ?? [])].flatMap((scope) => {
      const other = inClause.has(scope) ? undefined : [...inClause].find((each) => each.includes(scope) || scope.includes(each))
      return other === undefined
        ? []
        : [asked('table_scope_differs', span, row, { clause: clause.number, value: scope, otherValue: other })]
    })
  })
}

/** Rows whose units are not those their clauses name: they may have slipped to another row. */
function unitsDiffer(row: Row, rows: readonly Row[], body: Body): readonly Question[] {
  const names = namesIn(row)
  const cell = row.table.units.map((column) => row.row.cells[column]).find((each) => each !== undefined)
  if (cell === undefined) return []
  const missing = row.clauses.flatMap((clause) => {
    const leading = leadsOf(clause, body)
    return leading.length === 0 || leading.some((lead) => names.some((name) => isSameUnit(name, lead) || isMisread(name, lead, body)))
      ? []
      : [{ clause, leading }]
  })
  const expected = row.clauses.flatMap((clause) => unitsOf(body.mentions.get(clause.number)).map(({ name }) => name))
  const strange = names.filter(
    (name) => expected.length > 0 && !expected.some((other) => isSameUnit(name, other) || isMisread(name, other, body)),
  )
  if (missing.length === 0 && strange.length === 0) return []
  const clauses = missing.length > 0 ? missing.map(({ clause }) => clause) : row.clauses
  const should = missing.length > 0 ? missing.flatMap(({ leading }) => leading) : expected
  // The units may stand in a row that says nothing, or in one whose own are missing too.
  const near = rows.filter((other) => {
    const isNear = other !== row && Math.abs(rows.indexOf(other) - rows.indexOf(row)) <= nearby
    return (
      isNear && !isAsSaid(other, body) && namesIn(other).some((name) => should.some((each) => each === name || isMisread(name, each, body)))
    )
  })
  return [
    asked('table_unit_differs', cell.span, row, {
      text: listed(names),
      clauses: listed(clauses.map(({ number }) => number)),
      expected: listed(should),
      rows: ranged(near.map((other) => other.row.name)),
    }),
  ]
}

/** A row whose units are those of its clauses. */
function isAsSaid(row: Row, body: Body): boolean {
  const names = namesIn(row)
  return row.clauses.some((clause) => leadsOf(clause, body).some((lead) => names.some((name) => isSameUnit(name, lead))))
}

/** A name nobody has that is one character away from one that is known. */
function isMisread(name: string, known: string, { units }: Body): boolean {
  return !units.has(name) && isOneEditAway(name, known)
}

/** Rows between which units slip. */
const nearby = 3

function namesIn({ table, row }: Row): readonly string[] {
  return table.units.flatMap((column) => unitsIn(row.cells[column]?.value ?? ''))
}

/** Those who lead in a clause, or all who are responsible where nobody leads. */
function leadsOf(clause: Clause, { mentions }: Body): readonly string[] {
  const units = unitsOf(mentions.get(clause.number)).filter(({ role }) => role === 'lead' || role === 'responsible')
  const leads = units.filter(({ role }) => role === 'lead')
  return (leads.length > 0 ? leads : units).map(({ name }) => name)
}

/** The same name, with more in front, or shortened by two characters and more. */
function isSameUnit(a: string, b: string): boolean {
  return a === b || a.endsWith(b) || b.endsWith(a) || isShortFor(a, b) || isShortFor(b, a)
}

function isShortFor(short: string, long: string): boolean {
  if (long.length - short.length < 2 || short.charAt(0) !== long.charAt(0) || short.at(-1) !== long.at(-1)) return false
  let at = 0
  for (const character of long) if (character === short.charAt(at)) at++
  return at === short.length
}

/** Names no clause and no directory has, with the one that is nearest. */
function unitsUnknown(row: Row, body: Body): readonly Question[] {
  return row.table.units.flatMap((column) => {
    const cell = row.row.cells[column]
    if (cell === undefined) return []
    return unitsIn(cell.value).flatMap((name) => {
      if (body.units.has(name)) return []
      const near = [...body.units].find((known) => isOneEditAway(name, known)) ?? [...body.units].find((known) => isShortFor(name, known))
      // Without one that is near it may simply be a unit of the table alone.
      return near === undefined ? [] : [asked('unit_unknown', cell.span, row, { text: name, suggestion: near })]
    })
  })
}

/** One character more, less or other. */
function isOneEditAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1 || short.length < 4 || a === b) return false
  let at = 0
  while (at < short.length && short.charAt(at) === long.charAt(at)) at++
  const rest = short.length === long.length ? short.slice(at + 1) : short.slice(at)
  // A level in front, "city" and "county", is another unit and no slip.
  return at > 0 && rest === long.slice(at + 1)
}

/** Words that are nearly those of the text. */
function wording(row: Row, body: Body, reader: Reader): readonly Question[] {
  return row.table.contents.flatMap((column) => {
    const cell = row.row.cells[column]
    if (cell === undefined) return []
    return sentencesOf(cell, body.source, reader).flatMap(({ text, span }) =>
      wordingSlips(text, body.texts, reader).map(({ written, usual }) =>
        asked('table_wording_differs', span, row, { text: written, suggestion: usual }),
      ),
    )
  })
}
