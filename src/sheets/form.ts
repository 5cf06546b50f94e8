import { done, type Refusal, type Result, refused } from '../kernel/result.ts'
import type { ReadCell, ReadSheet } from './read-sheet.ts'

/** The columns of a form that is handed out to be filled in: what each is headed with, the first as it is written today. */
export interface FormColumns<Id extends string> {
  readonly titles: Readonly<Record<Id, readonly string[]>>
  /** Those that a form may come back without. */
  readonly optional: readonly Id[]
}

/** A sheet that has the titles of a form, and in which row. */
export interface FoundForm {
  readonly sheet: ReadSheet
  readonly at: number
}

/** A row below the titles: its number in the sheet, counted from 1, and its cells by what they are. */
export interface FormLine<Id extends string> {
  readonly line: number
  readonly cells: Readonly<Record<Id, ReadCell>>
}

/** Where each column stands, counted from 0: they may have been moved. */
export type FormPlaces<Id extends string> = Readonly<Record<Id, number>>

/** Why the columns of a form are not known: one is missing, or there twice. */
export type FormRefusal =
  | (Refusal & { readonly code: 'columns_missing'; readonly titles: readonly string[] })
  | (Refusal & { readonly code: 'columns_doubled'; readonly titles: readonly string[] })

/** Head and titles stand within so many rows. */
export const headRows = 30

/** The sheets of a workbook that have most of the titles of a form. */
export function findForms<Id extends string>(sheets: readonly ReadSheet[], columns: FormColumns<Id>): readonly FoundForm[] {
  const known = new Set(titlesBy(columns).keys())
  return sheets.flatMap((sheet) => {
    const most = Object.keys(columns.titles).length - columns.optional.length
    const at = sheet.rows.slice(0, headRows).findIndex((row) => row.filter((cell) => known.has(plain(cell))).length * 2 > most)
    return at < 0 ? [] : [{ sheet, at }]
  })
}

/** Finds the columns of a form by their titles. Refused where one is missing or stands there twice. */
export function placeColumns<Id extends string>({ sheet, at }: FoundForm, columns: FormColumns<Id>): Result<FormPlaces<Id>, FormRefusal> {
  const byTitle = titlesBy(columns)
  const row = sheet.rows[at] ?? []
  const ids = Object.keys(columns.titles) as Id[]
  const found = ids.map((id) => ({ id, at: row.flatMap((cell, place) => (byTitle.get(plain(cell)) === id ? [place] : [])) }))
  const titlesOf = (those: typeof found) => those.map(({ id }) => columns.titles[id][0] ?? id)
  const missing = found.filter(({ id, at: places }) => places.length === 0 && !columns.optional.includes(id))
  if (missing.length > 0) return refused({ code: 'columns_missing', titles: titlesOf(missing) })
  const doubled = found.filter(({ at: places }) => places.length > 1)
  if (doubled.length > 0) return refused({ code: 'columns_doubled', titles: titlesOf(doubled) })
  return done(Object.fromEntries(found.map(({ id, at: places }) => [id, places[0] ?? absent])) as Record<Id, number>)
}

/** Every row below the titles of a form. */
export function linesOfForm<Id extends string>({ sheet, at }: FoundForm, places: FormPlaces<Id>): readonly FormLine<Id>[] {
  return sheet.rows.slice(at + 1).map((row, below) => ({
    line: at + 2 + below,
    cells: Object.fromEntries(Object.entries<number>(places).map(([id, place]) => [id, row[place] ?? null])) as Record<Id, ReadCell>,
  }))
}

/** Where a column that may be absent stands then: past every cell. */
const absent = Number.MAX_SAFE_INTEGER

/** The name of a column: A, Z, AA. */
export function columnLetter(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : `${columnLetter(Math.floor(at / 26) - 1)}${columnLetter(at % 26)}`
}

/** Digits a spreadsheet keeps of a number; what it shows beyond them is noise. */
const digitsKept = 15

/** What a cell says, as somebody would type it; '' where it is empty or in error. */
export function textOfCell(cell: ReadCell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell.replace(/\p{Cf}/gu, '').trim()
  if (typeof cell === 'number') return numberText(cell)
  if (typeof cell === 'boolean') return String(cell).toUpperCase()
  return 'day' in cell ? cell.day : ''
}

/** Whether a cell came to an error. */
export const isInError = (cell: ReadCell): cell is { readonly error: string } =>
  typeof cell === 'object' && cell !== null && 'error' in cell

function numberText(value: number): string {
  const text = String(Number(value.toPrecision(digitsKept)))
  return text.includes('e') ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 }) : text
}

/** Titles with the half-width brackets that some input methods make of them are the same. */
function plain(cell: ReadCell): string {
  return typeof cell === 'string' ? cell.normalize('NFKC').replace(/\s/g, '') : ''
}

function titlesBy<Id extends string>({ titles }: FormColumns<Id>): ReadonlyMap<string, Id> {
  return new Map((Object.keys(titles) as Id[]).flatMap((id) => titles[id].map((title) => [plain(title), id] as const)))
}
