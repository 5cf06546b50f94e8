import { done, type Result, refused } from '../../kernel/result.ts'
import {
  type FormColumns,
  type FormLine,
  type FormPlaces,
  findForms,
  headRows,
  linesOfForm,
  placeColumns,
  type ReadSheet,
  readWorkbook,
} from '../../sheets/index.ts'
import { mostAsked } from '../open-inquiry.ts'
import { type LetterColumnId, letterColumns } from './columns.ts'
import type { WorkbookRefusal } from './faults.ts'
import { columnTitles, inquiryOfMark } from './workbook.zh.ts'

/** A row of a workbook below its titles: its number in the sheet, and its cells by what they are. */
export type LetterLine = FormLine<LetterColumnId>

export interface ReadLetter {
  readonly lines: readonly LetterLine[]
  /** Where each column stands in the sheet, counted from 0: they may have been moved. */
  readonly places: FormPlaces<LetterColumnId>
}

const columns: FormColumns<LetterColumnId> = {
  titles: Object.fromEntries(Object.entries(columnTitles).map(([id, title]) => [id, [title]])) as Record<LetterColumnId, string[]>,
  optional: letterColumns.flatMap((column) => ('isOptional' in column ? [column.id] : [])),
}

/** Reads a letter that came back, its columns found by their titles. Refused where it is no letter, another's, or lacks a column. */
export async function readLetter(bytes: Uint8Array, inquiry: bigint): Promise<Result<ReadLetter, WorkbookRefusal>> {
  const read = await readWorkbook(bytes, mostAsked + headRows)
  if (read.kind === 'refused') return read
  const [form] = findForms(read.value, columns)
  if (form === undefined) return refused({ code: 'no_letter_in_it' })
  const own = inquiryIn(form.sheet, form.at)
  if (own !== undefined && own !== String(inquiry)) return refused({ code: 'letter_of_another', inquiry: own, wanted: String(inquiry) })
  const placed = placeColumns(form, columns)
  if (placed.kind === 'refused') return placed
  return done({ lines: linesOfForm(form, placed.value), places: placed.value })
}

function inquiryIn({ rows }: ReadSheet, upTo: number): string | undefined {
  for (const row of rows.slice(0, upTo))
    for (const cell of row) {
      const found = typeof cell === 'string' ? inquiryOfMark(cell) : undefined
      if (found !== undefined) return found
    }
  return undefined
}
