import { formatYuanPlain } from '../kernel/money.ts'
import { inertText } from '../store/index.ts'
import { codeWord } from './codes.zh.ts'
import type { PackColumn } from './dictionary.zh.ts'

/** A row as it was read: columns by their ids. */
export type ReadRow = Readonly<Record<string, unknown>>

/** A line of a table of text that spreadsheets read; no cell is a formula in it. */
export const lineOf = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`

/** What a table begins with, so that spreadsheets read it as Chinese. */
export const beginning = '\uFEFF'

/** A value as its column is written: yuan to the fen, codes in words, nothing where nothing is known. */
export function cellOf({ kind }: PackColumn, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (kind === 'money') return formatYuanPlain(fenOf(value))
  if (kind === 'count') return String(value)
  if (kind === 'text') return inertText(String(value))
  return inertText(codeWord(kind.codes, String(value)))
}

/** Fen as the database gives them: a number of 64 bits, or the text of a longer one. */
export const fenOf = (value: unknown): bigint => (value === null || value === undefined ? 0n : BigInt(String(value)))

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
