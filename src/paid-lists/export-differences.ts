import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Caller } from '../access/index.ts'
import { type ExportCell, footerOf, recordFile, type SheetKind, writeSheetFile } from '../exports/index.ts'
import type { JobContext, JobData, JobFailure, JobKind, JobRefusal, JobRunner } from '../jobs/index.ts'
import { startJob } from '../jobs/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { paidGroups } from '../screening/index.ts'
import { ownedName } from '../store/index.ts'
import {
  describePaidListRefusal,
  differencesName,
  differenceTitles,
  groupWords,
  outcomeTerm,
  paidExportTitle,
  paidPhases,
} from './messages.zh.ts'
import type { PaidListPlaces } from './places.ts'
import { causeInWords, readComparison, type SeenComparison } from './read-comparisons.ts'
import { type ComparedRow, readDifferences } from './read-differences.ts'
import type { PaidListRefusal } from './refusals.ts'

interface DifferencesOrder {
  readonly comparison: string
  readonly format: SheetKind
  readonly purpose: string
}

/** What long work that takes differences out is known by. */
export const paidExportKind = { kind: 'paid_export', lane: 'export', permission: 'decision.export', isResumable: true } as const

/** Asks that the differences of a comparison be written into a file; gives the number of the job. */
export async function startDifferencesExport(
  caller: Caller,
  runner: JobRunner,
  places: PaidListPlaces,
  asked: { readonly id: bigint; readonly format: SheetKind; readonly purpose: string },
): Promise<Result<bigint, PaidListRefusal | Extract<JobRefusal, { readonly code: 'request_id_missing' | 'request_id_taken' }>>> {
  const seen = await readComparison(caller, places, asked.id)
  if (seen.kind === 'refused') return seen
  const { id, format, purpose } = asked
  return startJob(caller, runner, {
    kind: paidExportKind,
    title: paidExportTitle(seen.value.policy.zh),
    input: { comparison: String(id), format, purpose },
    verb: 'export_paid',
  })
}

/** Taking differences out as long work: every row but those alike, in a file that is kept for a week, for who asked. */
export function paidExportJob(places: PaidListPlaces): JobKind {
  return { ...paidExportKind, run: (context) => writeDifferences(places, context) }
}

async function writeDifferences(places: PaidListPlaces, context: JobContext): Promise<Result<JobData, JobFailure>> {
  const order = context.job.input as unknown as DifferencesOrder
  const asker = await context.asAsker()
  if (asker.kind === 'refused') return asker
  const seen = await readComparison(asker.value, places, BigInt(order.comparison))
  if (seen.kind === 'refused') return failed(seen.refusal)
  const comparison = seen.value
  const rows = new DifferenceRows(places, context, comparison)
  const name = `${differencesName(comparison.policy.zh, comparison.day ?? '')}.${order.format}`
  await mkdir(places.files, { recursive: true })
  const part = ownedName(join(places.files, 'part'))
  try {
    const footer = () =>
      footerOf(asker.value, places.clock, { run: comparison.run, policy: comparison.policy.zh, rows: rows.count, purpose: order.purpose })
    const content = { name: comparison.policy.zh, columns, rows: rows.cells(), footer }
    const written = await writeSheetFile(order.format, content, part, context.signal)
    if (rows.failure !== undefined) return refused(rows.failure)
    await rename(part, join(places.files, `${written.sha256}.${order.format}`))
    const file = { ...written, rows: rows.count, name, kind: order.format, purpose: order.purpose, asked: { comparison: order.comparison } }
    return done(await recordFile(places.clock, context, asker.value, paidExportKind.permission, file))
  } catch (error) {
    // Stopped in the middle: why stands in the record of the job.
    if (context.signal.aborted) return refused({ code: 'stopped', message: '' })
    throw error
  } finally {
    await rm(part, { force: true })
  }
}

type ColumnId = keyof typeof differenceTitles

const widths: Partial<Readonly<Record<ColumnId, number>>> = { group: 22, cause: 40, line: 10, lines: 10, decisions: 8 }
const amounts: readonly ColumnId[] = ['paid', 'net', 'delta', 'gross', 'taken', 'awaiting']
const columnIds = Object.keys(differenceTitles) as readonly ColumnId[]
const columns = columnIds.map((id) => ({ title: differenceTitles[id], width: widths[id] ?? 14, isAmount: amounts.includes(id) }))

const batch = 1000

/** The differences as cells, group by group; a refusal in the middle ends them and is kept. */
class DifferenceRows {
  count = 0
  failure: JobFailure | undefined
  private readonly places: PaidListPlaces
  private readonly context: JobContext
  private readonly comparison: SeenComparison

  constructor(places: PaidListPlaces, context: JobContext, comparison: SeenComparison) {
    this.places = places
    this.context = context
    this.comparison = comparison
  }

  async *cells(): AsyncGenerator<readonly ExportCell[]> {
    const total = this.comparison.groups.filter(({ group }) => isTold(group)).reduce((sum, { count }) => sum + count, 0)
    for (const group of paidGroups.filter(isTold)) {
      for (let after = 0; ; after += batch) {
        // The post may have ended since the last rows.
        const caller = await this.context.asAsker()
        if (caller.kind === 'refused') {
          this.failure = caller.refusal
          return
        }
        const asked = { group, cause: undefined, detail: undefined, causePolicy: undefined, after, size: batch }
        const found = await readDifferences(this.places, this.comparison, asked)
        if (found.kind === 'refused') {
          this.failure = { code: found.refusal.code, message: describePaidListRefusal(found.refusal) }
          return
        }
        for (const row of found.value.rows) {
          yield this.cellsOf(row)
          this.count++
        }
        this.context.progress({ phase: paidPhases.writing, done: this.count, total })
        if (found.value.rows.length < batch) break
      }
    }
  }

  private cellsOf(row: ComparedRow): readonly ExportCell[] {
    const fen = (text: string | undefined) => (text === undefined ? undefined : { fen: BigInt(text) })
    const cells: Readonly<Record<ColumnId, ExportCell>> = {
      group: groupWords[row.group],
      cause: causeInWords(this.comparison, row),
      line: row.line === undefined ? undefined : String(row.line),
      lines: row.line === undefined ? undefined : String(row.lines),
      key: row.key === undefined ? undefined : String(row.key),
      decisions: String(row.decisions),
      paid: fen(row.paid),
      net: fen(row.net),
      delta: { fen: BigInt(row.net) - BigInt(row.paid) },
      gross: fen(row.gross),
      taken: fen(row.taken),
      awaiting: fen(row.awaiting),
      outcome: row.outcome === undefined ? undefined : outcomeTerm(row.outcome),
      region: row.region === undefined ? undefined : this.places.names.region(row.region),
    }
    return columnIds.map((id) => cells[id])
  }
}

const isTold = (group: string): boolean => group !== 'same' && group !== 'neither'

function failed(refusal: PaidListRefusal): Result<never, JobFailure> {
  return refused({ code: refusal.code, message: describePaidListRefusal(refusal) })
}
