import { createHash } from 'node:crypto'
import { setImmediate as letOthers } from 'node:timers/promises'
import { type SheetRow, writeSheetStream } from '../sheets/index.ts'
import { cellText } from './cell-text.ts'
import type { PaperAnnex, PaperIssue, PaperRow, ShownAnnex } from './paper.ts'
import { words } from './words.zh.ts'
import { sheetCell } from './write-sheet.ts'

/** A list of more rows than this is a workbook beside the paper and does not stand in it. */
export const mostInPaper = 300

/** An annex as it is kept: its workbook, and how the paper names it. */
export interface WrittenAnnex {
  readonly bytes: Buffer
  readonly shown: ShownAnnex
}

/**
 * Writes an annex as its rows come, never holding more of them than stand in the paper: a header, the rows, the total, and who took it
 * out. Amounts are numbers, everything else is text.
 */
export async function writeAnnex(annex: PaperAnnex, issue: Omit<PaperIssue, 'number' | 'hash'>): Promise<WrittenAnnex> {
  const { title, columns, total } = annex
  const hash = createHash('sha256')
  const kept: PaperRow[] = []
  let count = 0
  async function* rows(): AsyncGenerator<SheetRow> {
    for await (const piece of annex.rows()) {
      for (const row of piece) {
        if (count++ < mostInPaper) kept.push(row)
        hash.update(`${columns.map((column, at) => cellText(column, row[at])).join('\t')}\n`)
        yield columns.map((column, at) => sheetCell(column, row[at]))
      }
      await letOthers()
    }
    yield columns.map((column, at) => sheetCell(column, total[at]))
    yield []
    yield [words.takenOut(issue)]
  }
  const bytes = await writeSheetStream({
    name: title.slice(0, 28),
    columns: columns.map(({ title: header, kind, share }) => ({
      header,
      width: Math.max(8, share),
      ...(kind === 'money' ? { numFmt: '#,##0.00' } : {}),
    })),
    rows: rows(),
  })
  const table = count > mostInPaper ? undefined : { columns, rows: kept, total }
  return { bytes, shown: { title, count, sha256: createHash('sha256').update(bytes).digest('hex'), rowsHash: hash.digest('hex'), table } }
}
