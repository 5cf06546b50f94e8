import { parentPort } from 'node:worker_threads'
import { type CellValue, readXlsx, type WriteOptions, writeXlsx } from 'hucre/xlsx'
import type { CellPlace, ReadCell, ReadSheet } from './read-sheet.ts'

/** What the worker is asked to do. */
export type SheetOrder =
  | { readonly kind: 'write'; readonly plan: WriteOptions }
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly mostRows: number }

export type SheetAnswer =
  | { readonly kind: 'done'; readonly value: Uint8Array | readonly ReadSheet[] }
  | { readonly kind: 'failed'; readonly message: string }

const errorText = /^#(?:REF|N\/A|VALUE|NAME|DIV\/0|NUM|NULL)[!?]?$/

// A workbook of tens of thousands of rows takes seconds to write or read; here it keeps nobody.
const port = parentPort
port?.on('message', (order: SheetOrder) => {
  const work = order.kind === 'write' ? writeXlsx(order.plan) : sheetsIn(order.bytes, order.mostRows)
  work.then(
    (value) => port.postMessage({ kind: 'done', value } satisfies SheetAnswer),
    (error: unknown) => port.postMessage({ kind: 'failed', message: String(error) } satisfies SheetAnswer),
  )
})

async function sheetsIn(bytes: Uint8Array, mostRows: number): Promise<readonly ReadSheet[]> {
  // One row more than is taken, so that too many are told from just as many.
  const { sheets } = await readXlsx(bytes, { maxRows: mostRows + 1 })
  return sheets.map(({ name, rows, cells, merges = [] }) => ({
    name,
    rows: rows.map((row) => row.map(cellOf)),
    formulas: [...(cells ?? [])].flatMap(([at, { formula }]) => (formula === undefined ? [] : [placeOf(at)])),
    merges: merges.map(({ startRow, startCol, endRow, endCol }) => ({
      from: { row: startRow, column: startCol },
      to: { row: endRow, column: endCol },
    })),
  }))
}

function cellOf(value: CellValue): ReadCell {
  if (value === null) return null
  // A day has no zone: it is what the sheet shows, whatever the machine's.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? { error: '#VALUE!' } : { day: value.toISOString().slice(0, 10) }
  if (typeof value === 'string' && errorText.test(value)) return { error: value }
  return value
}

/** A place as the reader writes it: `row,column`. */
function placeOf(at: string): CellPlace {
  const [row = 0, column = 0] = at.split(',').map(Number)
  return { row, column }
}
