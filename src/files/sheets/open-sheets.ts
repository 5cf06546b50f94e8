import { done, type Result, refused } from '../../kernel/result.ts'
import { readInput } from '../read-input.ts'
import type { PathRefusal } from '../refusals.ts'
import { decodedBytes } from '../text-file.ts'
import type { SheetRefusal } from './refusals.ts'
import { cellOf, type Sheet, type SheetLine } from './sheet.ts'
import { textSheet } from './text-sheet.ts'

/** The bytes of a table that somebody handed over, and what it is called in a sentence. */
export interface TableBytes {
  readonly file: string
  readonly bytes: Uint8Array
}

/** No table that an office keeps by hand is larger. */
export const mostTableBytes = 64 * 2 ** 20

/** The tables of a file, by what its bytes are and not by its name. Refused where it is none that can be read. */
export async function openSheetsAt(path: string): Promise<Result<readonly Sheet[], PathRefusal | SheetRefusal>> {
  const read = readInput(path, mostTableBytes)
  return read.kind === 'refused' ? read : openSheets({ file: path, bytes: read.value })
}

/** The tables of bytes that were handed over: a workbook of either format, hidden sheets left out, or a text with separators. */
export async function openSheets({ file, bytes }: TableBytes): Promise<Result<readonly Sheet[], SheetRefusal>> {
  if (begins(bytes, zipMark)) return openWorkbook(file, bytes)
  if (begins(bytes, compoundMark)) return openOldWorkbook(file, bytes)
  const text = decodedBytes(file, bytes)
  if (text.kind === 'refused') return refused({ code: 'sheet_not_text', file })
  const [first = ''] = text.value
  if (/^\s*<(?:!doctype|html|table|\?xml|meta|head)/i.test(first)) return refused({ code: 'sheet_is_page', file })
  return done([textSheet(text.value)])
}

const zipMark = [0x50, 0x4b, 0x03, 0x04]
/** The container of workbooks before 2007, and of workbooks that are locked with a password. */
const compoundMark = [0xd0, 0xcf, 0x11, 0xe0]
const begins = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte)

async function openWorkbook(file: string, bytes: Uint8Array): Promise<Result<readonly Sheet[], SheetRefusal>> {
  // Loaded only now: most commands never open a workbook.
  const { readXlsx, streamXlsxRows } = await import('hucre/xlsx')
  const names: string[] = []
  try {
    // The names alone: every sheet is declined before its body is read.
    await readXlsx(bytes, {
      sheets: ({ name, hidden, veryHidden }) => {
        if (hidden !== true && veryHidden !== true) names.push(name)
        return false
      },
    })
    if (names.length === 0) return refused({ code: 'sheet_empty', file })
    const sheets = names.map((name) => ({ name, isRagged: true, lines: () => workbookLines(streamXlsxRows(bytes, { sheet: name })) }))
    // A sheet that cannot be read shows on its first line; better now than in the middle of the work.
    for (const { lines } of sheets) for await (const _ of lines()) break
    return done(sheets)
  } catch (error) {
    return refused(refusalOf(file, error))
  }
}

async function* workbookLines(
  rows: AsyncIterable<{ readonly index: number; readonly values: readonly (string | number | boolean | Date | null)[] }>,
): AsyncGenerator<SheetLine> {
  for await (const { index, values } of rows) {
    const cells = values.map(cellOf)
    if (cells.some(({ text }) => text.trim() !== '')) yield { line: index + 1, cells }
  }
}

async function openOldWorkbook(file: string, bytes: Uint8Array): Promise<Result<readonly Sheet[], SheetRefusal>> {
  const { readXls } = await import('hucre/xlsx')
  try {
    const { sheets } = await readXls(bytes, { sheets: ({ hidden, veryHidden }) => hidden !== true && veryHidden !== true })
    if (sheets.length === 0) return refused({ code: 'sheet_empty', file })
    return done(
      sheets.map(({ name, rows }) => ({
        name,
        isRagged: true,
        lines: async function* () {
          for (const [at, values] of rows.entries()) {
            const cells = values.map(cellOf)
            if (cells.some(({ text }) => text.trim() !== '')) yield { line: at + 1, cells }
          }
        },
      })),
    )
  } catch (error) {
    return refused(refusalOf(file, error))
  }
}

/** What the reader of workbooks says against a file; anything else is a bug and stays one. */
function refusalOf(file: string, error: unknown): SheetRefusal {
  if (!(error instanceof Error) || !readerErrors.has(error.name)) throw error
  return error.name === 'EncryptedFileError' ? { code: 'sheet_locked', file } : { code: 'sheet_damaged', file }
}

const readerErrors = new Set([
  'HucreError',
  'ParseError',
  'ZipError',
  'XmlError',
  'ValidationError',
  'InvalidArgumentError',
  'UnsupportedFormatError',
  'EncryptedFileError',
  'DecryptionError',
])
