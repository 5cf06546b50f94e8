import { writeXlsxStream } from 'hucre/xlsx'

/** A row of a sheet; null is an empty cell. */
export type SheetRow = (string | number | null)[]

/** A sheet whose rows come one after another. */
export interface StreamedSheet {
  readonly name: string
  readonly columns: readonly { readonly header: string; readonly width: number; readonly numFmt?: string }[]
  readonly rows: AsyncIterable<SheetRow>
}

/** Writes a workbook of one sheet as its rows come, its first row frozen; of them no more is held than their packed bytes, which it gives. */
export async function writeSheetStream({ name, columns, rows }: StreamedSheet): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  const stream = writeXlsxStream(rows, { name, columns: columns.map((column) => ({ ...column })), freezePane: { rows: 1 } })
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(pieces)
    pieces.push(value)
  }
}
