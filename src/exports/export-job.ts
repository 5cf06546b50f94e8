import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Caller, MachineClock } from '../access/index.ts'
import {
  type CodeNames,
  codeScopeOf,
  describeDecisionRefusal,
  type FactsPlane,
  findRun,
  type KnownRun,
  readFilter,
  type WrittenFilter,
} from '../decisions/index.ts'
import type { JobContext, JobData, JobFailure, JobKind } from '../jobs/index.ts'
import { timeInChina } from '../kernel/china-time.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { exportList, type ListFilter, type ListScope } from '../screening/index.ts'
import { ownedName, type WorkStore } from '../store/index.ts'
import { filterText, footerLines, words } from './exports.zh.ts'
import { type ExportCell, listColumns } from './list-columns.ts'
import { recordFile } from './record-file.ts'
import { removeExpired } from './remove-expired.ts'
import { type SheetKind, writeSheetFile } from './write-sheet-file.ts'

/** A list that is to leave as a file, as a job keeps it. */
export interface ExportOrder {
  readonly run: string
  readonly policy: string
  readonly filter: WrittenFilter
  readonly sort?: { readonly by: string; readonly direction: 'asc' | 'desc' } | undefined
  readonly format: SheetKind
  readonly purpose: string
}

/** Where exported files come from and go to. */
export interface ExportPlaces {
  readonly facts: FactsPlane
  readonly names: CodeNames
  readonly folder: string
  readonly store: WorkStore
  readonly clock: MachineClock
}

export const exportKind = { kind: 'list_export', lane: 'export', permission: 'decision.export', isResumable: true } as const

/** Exporting a list as long work: what the asker may see when it is written, in a file that is kept for a week. */
export function exportJob(places: ExportPlaces): JobKind {
  return { ...exportKind, run: (context) => writeList(places, context) }
}

async function writeList(places: ExportPlaces, context: JobContext): Promise<Result<JobData, JobFailure>> {
  const order = context.job.input as unknown as ExportOrder
  await removeExpired(places)
  const caller = await context.asAsker()
  if (caller.kind === 'refused') return caller
  const scope = await codeScopeOf(caller.value)
  if (scope.kind === 'refused') return failed(scope.refusal)
  const known = await findRun(places.facts, order.run)
  if (known.kind === 'refused') return failed(known.refusal)
  const filter = readFilter(order.filter)
  if (filter.kind === 'refused') return failed(filter.refusal)
  const rows = new ListedRows(places, context, { order, known: known.value, filter: filter.value, scope: scope.value })
  await mkdir(places.folder, { recursive: true })
  const part = ownedName(join(places.folder, 'part'))
  try {
    const content = { name: rows.policyName, columns: rows.columns, rows: rows.cells(), footer: () => rows.footer(caller.value) }
    const written = await writeSheetFile(order.format, content, part, context.signal)
    if (rows.failure !== undefined) return refused(rows.failure)
    await rename(part, join(places.folder, `${written.sha256}.${order.format}`))
    const { purpose, format: kind, ...asked } = order
    const file = { ...written, rows: rows.count, name: rows.fileName, kind, purpose, asked }
    return done(await recordFile(places.clock, context, caller.value, exportKind.permission, file))
  } catch (error) {
    // Stopped in the middle: why stands in the record of the job.
    if (context.signal.aborted) return refused({ code: 'stopped', message: '' })
    throw error
  } finally {
    await rm(part, { force: true })
  }
}

/** The rows of a list as cells; a refusal in the middle ends them and is kept. */
class ListedRows {
  readonly columns
  count = 0
  failure: JobFailure | undefined
  private readonly places: ExportPlaces
  private readonly context: JobContext
  private readonly asked: { readonly order: ExportOrder; readonly known: KnownRun; readonly filter: ListFilter; readonly scope: ListScope }

  constructor(places: ExportPlaces, context: JobContext, asked: ListedRows['asked']) {
    this.places = places
    this.context = context
    this.asked = asked
    this.columns = listColumns(asked.known.run, asked.order.policy, places.names)
  }

  get policyName(): string {
    const { known, order } = this.asked
    return known.run.record.lists.policies.find(({ policy }) => policy === order.policy)?.zh ?? order.policy
  }

  get fileName(): string {
    return `${words.fileName(this.policyName, this.asked.known.run.record.screeningDate)}.${this.asked.order.format}`
  }

  async *cells(): AsyncGenerator<readonly ExportCell[]> {
    const { order, known, filter, scope } = this.asked
    const total = known.run.record.lists.policies.find(({ policy }) => policy === order.policy)?.rows
    const query = { filter, ...(order.sort === undefined ? {} : { sort: order.sort }) }
    for await (const batch of exportList(this.places.facts.reader, known.run, order.policy, query, scope, this.context.signal)) {
      // The post may have ended since the last rows.
      const caller = await this.context.asAsker()
      if (caller.kind === 'refused') this.failure = caller.refusal
      else if (batch.kind === 'refused') this.failure = { code: batch.refusal.code, message: describeDecisionRefusal(batch.refusal) }
      if (this.failure !== undefined || batch.kind === 'refused') return
      for (const row of batch.value.rows) {
        yield this.columns.map(({ cell }) => cell(row))
        this.count++
      }
      this.context.progress({ phase: words.writing, done: this.count, ...(total === undefined ? {} : { total }) })
    }
  }

  footer({ account, post }: Caller): readonly string[] {
    const { order, known } = this.asked
    const { screeningDate: day, knownOn } = known.run.record
    const when = timeInChina(this.places.clock.now())
    return footerLines({
      who: account.name,
      post: post.body,
      when,
      run: known.name,
      policy: this.policyName,
      day,
      knownOn,
      filter: filterText(order.filter),
      rows: this.count,
      purpose: order.purpose,
    })
  }
}

function failed(refusal: Parameters<typeof describeDecisionRefusal>[0]): Result<never, JobFailure> {
  return refused({ code: refusal.code, message: describeDecisionRefusal(refusal) })
}
