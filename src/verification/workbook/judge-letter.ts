import type { Caller } from '../../access/index.ts'
import { earliestMaterial } from '../../contract/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import { columnLetter, isInError, type ReadCell } from '../../sheets/index.ts'
import type { Answer, ReadValue } from '../answer.ts'
import { type LetterColumnId, letterColumns, longestText } from './columns.ts'
import type { RowFault, RowRefusal, WorkbookRefusal } from './faults.ts'
import { dayOfText, readings, textOfCell } from './read-cells.ts'
import { type LetterLine, type ReadLetter, readLetter } from './read-letter.ts'
import { rowMark } from './row-mark.ts'
import { findingWords, holdsWords, readAs } from './workbook.zh.ts'

/** What becomes of one row of a workbook, before anything is done. */
export interface JudgedLine {
  readonly line: number
  readonly name: string
  readonly outcome: 'accepted' | 'unchanged' | 'refused'
  /** What would be answered; of a row that is accepted or unchanged. */
  readonly answer: Answer | undefined
  /** What was read otherwise than it was typed. */
  readonly notes: readonly string[]
  readonly fault: RowFault | undefined
}

export interface JudgedLetter {
  readonly lines: readonly JudgedLine[]
  /** Rows of the letter that are not filled in. */
  readonly blank: number
}

/** How the values of the letter's field are read. */
export interface FieldReading {
  readonly read: ReadValue
  describe(entity: string, field: string): { readonly expected: string; readonly choices: readonly string[] }
  /** Whether the fact holds or does not, so that the finding alone says its value. */
  isYesOrNo(entity: string, field: string): boolean
}

/** Reads a letter that came back and says of each filled row what would become of it. Rows are told apart by their number alone. */
export async function judgeLetter(
  caller: Caller,
  inquiry: bigint,
  bytes: Uint8Array,
  reading: FieldReading,
): Promise<Result<JudgedLetter, WorkbookRefusal>> {
  const read = await readLetter(bytes, inquiry)
  if (read.kind === 'refused') return refused(read.refusal)
  const filled = read.value.lines.filter(isFilled)
  const rows = await rowsByNumber(caller, inquiry, filled)
  const firstLine = new Map<string, number>()
  const twice = new Map<string, number>()
  for (const { line, cells } of filled) {
    const id = textOfCell(cells.row)
    if (firstLine.has(id) && id !== '') twice.set(id, line)
    else firstLine.set(id, line)
  }
  const lines = filled.map((line) => {
    const id = textOfCell(line.cells.row)
    const last = twice.get(id)
    const other = last === undefined ? undefined : line.line === last ? firstLine.get(id) : last
    return judgeLine(line, rows.get(id), other, { caller, reading, places: read.value.places })
  })
  const blank = read.value.lines.filter((line) => !isFilled(line) && textOfCell(line.cells.row) !== '').length
  return done({ lines, blank })
}

const filledColumns = letterColumns.flatMap((column) => ('isFilled' in column ? [column.id] : []))

const isFilled = ({ cells }: LetterLine): boolean => filledColumns.some((id) => textOfCell(cells[id]) !== '' || isInError(cells[id]))

interface AskedRow {
  readonly id: bigint
  readonly version: number
  readonly state: string
  readonly entity: string
  readonly field: string
  readonly finding: string | null
  readonly value: string | null
  readonly source: string | null
  readonly source_on: string | null
  readonly note: string | null
}

const rowsAtOnce = 1_000

async function rowsByNumber(caller: Caller, inquiry: bigint, lines: readonly LetterLine[]): Promise<ReadonlyMap<string, AskedRow>> {
  const ids = [...new Set(lines.map(({ cells }) => textOfCell(cells.row)))].filter((id) => /^\d{1,18}$/.test(id))
  const found = new Map<string, AskedRow>()
  for (let at = 0; at < ids.length; at += rowsAtOnce) {
    const rows = await caller.transact((db) =>
      db
        .selectFrom('verification')
        .select(['id', 'version', 'state', 'entity', 'field', 'finding', 'value', 'source', 'source_on', 'note'])
        .where('inquiry', '=', inquiry)
        .where('id', 'in', ids.slice(at, at + rowsAtOnce).map(BigInt))
        .execute(),
    )
    for (const row of rows) found.set(String(row.id), row)
  }
  return found
}

interface Judging {
  readonly caller: Caller
  readonly reading: FieldReading
  readonly places: ReadLetter['places']
}

function judgeLine(line: LetterLine, row: AskedRow | undefined, twice: number | undefined, judging: Judging): JudgedLine {
  const { cells } = line
  const name = textOfCell(cells.name)
  const judged = judgeCells(line, row, twice, judging)
  const base = { line: line.line, name }
  if ('code' in judged) {
    const { at, ...fault } = judged
    const cell = `${columnLetter(judging.places[at])}${line.line}`
    return { ...base, outcome: 'refused', answer: undefined, notes: [], fault: { ...fault, cell } as RowFault }
  }
  return { ...base, outcome: judged.isUnchanged ? 'unchanged' : 'accepted', answer: judged.answer, notes: judged.notes, fault: undefined }
}

type Against = RowRefusal & { readonly at: LetterColumnId }

interface Fit {
  readonly answer: Answer
  readonly notes: readonly string[]
  readonly isUnchanged: boolean
}

function judgeCells({ cells }: LetterLine, row: AskedRow | undefined, twice: number | undefined, judging: Judging): Against | Fit {
  const inError = filledColumns.find((id) => isInError(cells[id]))
  if (textOfCell(cells.row) === '') return { code: 'row_added', at: 'name' }
  if (twice !== undefined) return { code: 'row_twice', line: twice, at: 'name' }
  if (row === undefined) return { code: 'row_of_another', at: 'name' }
  const text = (id: LetterColumnId) => textOfCell(cells[id])
  const key = {
    row: text('row'),
    version: text('version'),
    name: text('name'),
    identity: text('identity'),
    unit: text('unit'),
    region: text('region'),
  }
  if (rowMark({ ...key, present: text('present') }) !== text('mark')) return { code: 'key_changed', at: 'name' }
  if (inError !== undefined) return { code: 'cell_in_error', shown: (cells[inError] as { readonly error: string }).error, at: inError }
  const found = findingOf(cells, row, judging)
  if ('code' in found) return found
  const material = materialOf(cells, judging.caller.day)
  if ('code' in material) return material
  const answer: Answer = {
    id: row.id,
    version: Number(text('version')),
    finding: found.finding,
    value: found.value,
    source: material.source,
    sourceOn: material.sourceOn,
    note: material.note,
    files: [],
  }
  const isUnchanged = row.state !== 'asked' && isSame(row, answer, judging)
  if (isUnchanged) return { answer, notes: [], isUnchanged }
  if (String(row.version) !== key.version) return { code: 'version_passed', at: 'finding' }
  if (row.state !== 'asked') return { code: 'no_longer_asked', at: 'finding' }
  return { answer, notes: [...found.notes, ...material.notes], isUnchanged }
}

interface Found {
  readonly finding: Answer['finding']
  readonly value: string | undefined
  readonly notes: readonly string[]
}

function findingOf(cells: LetterLine['cells'], row: AskedRow, { reading }: Judging): Against | Found {
  const typed = textOfCell(cells.finding)
  const word = typed.normalize('NFKC').replace(/\s/g, '')
  const value = textOfCell(cells.value)
  if (word === '') return { code: 'finding_missing', at: 'finding' }
  if (word === findingWords.unverifiable)
    return value === '' ? { finding: 'unverifiable', value: undefined, notes: [] } : { code: 'value_unneeded', at: 'value' }
  if (word !== findingWords.true && word !== findingWords.false) return { code: 'finding_unknown', typed, at: 'finding' }
  const isTrue = word === findingWords.true
  // What stood there when the sheet was made: its mark says that nobody changed it.
  const present = textOfCell(cells.present)
  const known = knownValue(row, isTrue, present, reading)
  if (value !== '') return typedValue(cells.value, row, { isTrue, present, known }, reading)
  if (known !== undefined) return { finding: 'established', value: known, notes: [] }
  return isTrue || present !== '' ? { code: 'value_missing', at: 'value' } : { code: 'nothing_to_deny', at: 'finding' }
}

/** The value that the finding alone says: yes or no, or what stands there already. */
function knownValue({ entity, field }: AskedRow, isTrue: boolean, present: string, reading: FieldReading): string | undefined {
  if (reading.isYesOrNo(entity, field)) return holdsWords[`${isTrue}`]
  return isTrue && present !== '' ? present : undefined
}

interface Claim {
  readonly isTrue: boolean
  readonly present: string
  readonly known: string | undefined
}

function typedValue(
  cell: ReadCell,
  { entity, field }: AskedRow,
  { isTrue, present, known }: Claim,
  reading: FieldReading,
): Against | Found {
  const typed = textOfCell(cell)
  if (typed.length > longestText.value) return { code: 'text_too_long', most: longestText.value, at: 'value' }
  const read = readings(cell).find((text) => 'value' in reading.read(entity, field, text))
  if (read === undefined) return { code: 'value_of_wrong_form', typed, expected: reading.describe(entity, field).expected, at: 'value' }
  const canonical = (text: string) => {
    const value = reading.read(entity, field, text)
    return 'value' in value ? value.value : text
  }
  if (known !== undefined && canonical(known) !== canonical(read)) return { code: 'value_differs', present: known, typed, at: 'value' }
  if (!isTrue && known === undefined) {
    if (present === '') return { code: 'nothing_to_deny', at: 'finding' }
    if (canonical(present) === canonical(read)) return { code: 'value_same', present, at: 'value' }
  }
  return { finding: 'established', value: read, notes: read === typed ? [] : [readAs(typed, read)] }
}

interface Material {
  readonly source: string
  readonly sourceOn: string | undefined
  readonly note: string | undefined
  readonly notes: readonly string[]
}

function materialOf(cells: LetterLine['cells'], today: string): Against | Material {
  const source = textOfCell(cells.source)
  const note = textOfCell(cells.note)
  if (source === '') return { code: 'source_missing', at: 'source' }
  if (source.length > longestText.source) return { code: 'text_too_long', most: longestText.source, at: 'source' }
  if (note.length > longestText.note) return { code: 'text_too_long', most: longestText.note, at: 'note' }
  const typed = textOfCell(cells.sourceOn)
  const day = typed === '' ? undefined : dayOfText(typed)
  if (typed !== '' && day === undefined) return { code: 'day_unreadable', typed, at: 'sourceOn' }
  if (day !== undefined && day < earliestMaterial) return { code: 'day_too_early', day, earliest: earliestMaterial, at: 'sourceOn' }
  if (day !== undefined && day > today) return { code: 'day_to_come', day, today, at: 'sourceOn' }
  const notes = day === undefined || day === typed ? [] : [readAs(typed, day)]
  return { source, sourceOn: day, note: note === '' ? undefined : note, notes }
}

/** Whether a row already says just this, whoever answered it. */
function isSame(row: AskedRow, { finding, value, source, sourceOn, note }: Answer, { reading }: Judging): boolean {
  const read = value === undefined ? undefined : reading.read(row.entity, row.field, value)
  const canonical = read !== undefined && 'value' in read ? read.value : null
  return (
    row.finding === finding &&
    row.value === canonical &&
    row.source === source &&
    row.source_on === (sourceOn ?? null) &&
    row.note === (note ?? null)
  )
}
