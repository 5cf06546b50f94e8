import type { WriteOptions } from 'hucre/xlsx'
import { runWorker } from './run-worker.ts'

/** A workbook to be written, sheet by sheet. Texts stay texts: none becomes a formula. */
export type WorkbookPlan = WriteOptions

/** Writes a workbook; gives its bytes. */
export async function writeWorkbook(plan: WorkbookPlan): Promise<Buffer> {
  const bytes = await runWorker<Uint8Array>({ kind: 'write', plan })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
