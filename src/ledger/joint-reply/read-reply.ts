import { formatYuanPlain, parseYuan } from '../../kernel/money.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import { listColumns } from '../../papers/index.ts'
import {
  columnLetter,
  type FormColumns,
  type FormLine,
  type FormPlaces,
  findForms,
  isInError,
  linesOfForm,
  placeColumns,
  type ReadSheet,
  textOfCell,
} from '../../sheets/index.ts'
import { earlierOpinionTitle, joinedReason, type ReplyWord, readOpinion } from './reply.zh.ts'
import type { ReplyFault, ReplyRefusal } from './reply-faults.ts'

/** A row of the list that a body was asked about, as its workbook shows it. */
export interface AskedRow {
  readonly id: bigint
  readonly name: string
  readonly period: string
  readonly fen: bigint
  /** Whether it is on the list still. */
  readonly isOnList: boolean
}

/** What the workbook says of a row that it does not agree with. */
export interface SaidRow {
  readonly claim: bigint
  readonly line: number
  readonly name: string
  readonly word: Exclude<ReplyWord, 'agrees'>
  readonly reason: string
}

/** A workbook as a draft of an answer: what it says, and every row that cannot be taken. */
export interface ReplyDraft {
  readonly agreed: number
  readonly said: readonly SaidRow[]
  readonly faults: readonly ReplyFault[]
}

type ColumnId = 'row' | 'name' | 'period' | 'fen' | 'opinion' | 'reason'

const columns: FormColumns<ColumnId> = {
  titles: {
    row: [listColumns.row.title],
    name: [listColumns.name.title],
    period: [listColumns.period.title],
    fen: [listColumns.fen.title],
    opinion: [listColumns.opinion.title, earlierOpinionTitle],
    reason: [listColumns.reason.title],
  },
  optional: ['reason'],
}
const ids = Object.keys(columns.titles) as readonly ColumnId[]

export const longestReason = 500
/** So many missing rows are named. */
const missingNamed = 5

/**
 * Reads a list that came back filled in, by its titles and its row numbers, beside the list itself. Refused where it is no such list;
 * else every row that cannot be taken is told with its cell, so that it is taken whole or not at all.
 */
export function readReply(sheets: readonly ReadSheet[], asked: readonly AskedRow[]): Result<ReplyDraft, ReplyRefusal> {
  const forms = findForms(sheets, columns)
  const [form] = forms
  if (form === undefined) return refused({ code: 'reply_not_found' })
  const extra = sheets.find((sheet) => sheet !== form.sheet && sheet.rows.some((row) => row.some((cell) => cell !== null && cell !== '')))
  if (extra !== undefined) return refused({ code: 'reply_sheet_extra', sheet: extra.name })
  const placed = placeColumns(form, columns)
  if (placed.kind === 'refused') return placed
  const places = placed.value
  const marks = marksOf(form.sheet, places)
  const known = new Map(asked.map((row) => [String(row.id), row]))
  // Below the rows stand their total and who took the list out: neither has a number or an opinion.
  const lines = linesOfForm(form, places).filter(({ cells }) =>
    (['row', 'opinion', 'reason'] as const).some((id) => cells[id] !== null && cells[id] !== ''),
  )
  const [first] = lines
  if (first === undefined) return refused({ code: 'reply_empty' })
  const cellAt = (line: number, id: ColumnId) => `${columnLetter(places[id])}${line}`
  if (!lines.some(({ cells }) => known.has(textOfCell(cells.row))))
    return refused({ code: 'reply_of_another', cell: cellAt(first.line, 'row'), row: textOfCell(first.cells.row) })
  const seen = new Map<string, number>()
  const said: SaidRow[] = []
  const faults: ReplyFault[] = []
  let agreed = 0
  for (const line of lines) {
    const number = textOfCell(line.cells.row)
    const judged = judgeLine(line, known.get(number), seen.get(number), marks)
    if (number !== '' && !seen.has(number)) seen.set(number, line.line)
    if ('code' in judged) {
      const { at, ...fault } = judged
      faults.push({ ...fault, cell: cellAt(line.line, at) })
    } else if (judged.word === 'agrees') agreed += 1
    else said.push({ ...judged, word: judged.word, line: line.line })
  }
  const missing = asked.filter(({ id, isOnList }) => isOnList && !seen.has(String(id)))
  if (missing.length > 0) {
    const rows = missing.slice(0, missingNamed).map(({ id }) => String(id))
    faults.push({ code: 'rows_missing', rows, all: missing.length, cell: cellAt(form.at + 1, 'row') })
  }
  return done({ agreed, said, faults })
}

type Against = ReplyFault extends infer F ? (F extends ReplyFault ? Omit<F, 'cell'> & { readonly at: ColumnId } : never) : never

interface Fit {
  readonly claim: bigint
  readonly name: string
  readonly word: ReplyWord
  readonly reason: string
}

function judgeLine({ line, cells }: FormLine<ColumnId>, row: AskedRow | undefined, twice: number | undefined, marks: Marks): Against | Fit {
  for (const at of ids) {
    const cell = cells[at]
    if (marks.merged(line, at)) return { code: 'cell_merged', at }
    if (marks.isFormula(line, at)) return { code: 'cell_formula', at }
    if (isInError(cell)) return { code: 'cell_in_error', shown: cell.error, at }
  }
  const text = (id: ColumnId) => textOfCell(cells[id])
  if (text('row') === '') return { code: 'number_missing', at: 'row' }
  if (row === undefined) return { code: 'row_unknown', row: text('row'), at: 'row' }
  if (twice !== undefined) return { code: 'row_twice', line: twice, at: 'row' }
  const changed = changedKey(cells, row)
  if (changed !== undefined) return changed
  if (text('opinion') === '') return { code: 'opinion_missing', at: 'opinion' }
  const read = readOpinion(text('opinion'))
  if (read === undefined) return { code: 'opinion_unknown', shown: text('opinion'), at: 'opinion' }
  const reason = joinedReason(read.reason, text('reason'))
  const fit = { claim: row.id, name: row.name, word: read.word, reason }
  if (read.word === 'agrees') return fit
  if (!row.isOnList) return { code: 'row_left', at: 'opinion' }
  if (reason === '') return { code: 'reason_missing', at: 'opinion' }
  return reason.length > longestReason ? { code: 'reason_too_long', most: longestReason, at: 'opinion' } : fit
}

/** What of a row whoever fills the list in must leave as it is. */
function changedKey(cells: FormLine<ColumnId>['cells'], row: AskedRow): Against | undefined {
  const keys = [
    { at: 'name', shown: textOfCell(cells.name), known: row.name },
    { at: 'period', shown: textOfCell(cells.period), known: row.period },
    { at: 'fen', shown: moneyOf(textOfCell(cells.fen)), known: formatYuanPlain(row.fen) },
  ] as const
  const changed = keys.find(({ shown, known }) => shown.normalize('NFC') !== known.normalize('NFC'))
  return changed === undefined ? undefined : { code: 'key_changed', title: listColumns[changed.at].title, ...changed }
}

/** An amount in one way, however a spreadsheet shows it; what is no amount stays as it is. */
function moneyOf(text: string): string {
  const fen = parseYuan(text.replaceAll(',', ''))
  return fen === undefined ? text : formatYuanPlain(fen)
}

interface Marks {
  merged(line: number, id: ColumnId): boolean
  isFormula(line: number, id: ColumnId): boolean
}

/** Where a sheet has merged cells and formulas, asked by line and column. */
function marksOf({ merges, formulas }: ReadSheet, places: FormPlaces<ColumnId>): Marks {
  const within = new Set<string>()
  const wanted = ids.map((id) => places[id])
  for (const { from, to } of merges)
    for (const column of wanted)
      if (from.column <= column && column <= to.column) for (let row = from.row; row <= to.row; row++) within.add(`${row},${column}`)
  const written = new Set(formulas.map(({ row, column }) => `${row},${column}`))
  const at = (line: number, id: ColumnId) => `${line - 1},${places[id]}`
  return { merged: (line, id) => within.has(at(line, id)), isFormula: (line, id) => written.has(at(line, id)) }
}
