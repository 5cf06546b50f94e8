import { done, type Refusal, type Result, refused } from '../kernel/result.ts'
import type { ReadSheet } from './read-sheet.ts'
import { runWorker } from './run-worker.ts'

/** Why a workbook was not read. */
export type SheetRefusal =
  | (Refusal & { readonly code: 'workbook_unreadable' })
  | (Refusal & { readonly code: 'workbook_too_long'; readonly most: number })

/** Reads the sheets of a workbook, hidden ones too. Refused where it cannot be read, or a sheet has more rows than are taken. */
export async function readWorkbook(bytes: Uint8Array, mostRows: number): Promise<Result<readonly ReadSheet[], SheetRefusal>> {
  try {
    const sheets = await runWorker<readonly ReadSheet[]>({ kind: 'read', bytes, mostRows })
    return sheets.some(({ rows }) => rows.length > mostRows) ? refused({ code: 'workbook_too_long', most: mostRows }) : done(sheets)
  } catch {
    return refused({ code: 'workbook_unreadable' })
  }
}
