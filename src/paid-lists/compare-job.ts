import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as letOthers } from 'node:timers/promises'
import { type Caller, writeEvent } from '../access/index.ts'
import { codeScopeOf, findRun, type KnownRun } from '../decisions/index.ts'
import { openSheets, sha256Of } from '../files/index.ts'
import { type JobContext, type JobData, type JobFailure, type JobKind, type JobRefusal, type JobRunner, startJob } from '../jobs/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import {
  checkRunFiles,
  comparedColumns,
  type ListReading,
  type ListRecord,
  type ListScope,
  lacksOf,
  layBeside,
  layoutOf,
  openProving,
  type PaidSummary,
  paidHeading,
  paidTableSql,
  proveCauses,
  summarisePaid,
} from '../screening/index.ts'
import { type DuckDb, ownedName, withDuckDb, writeWhole } from '../store/index.ts'
import { discardUpload, openUpload } from '../uploads/index.ts'
import { type MatchedPayments, matchPayments } from './match-payments.ts'
import { describePaidListRefusal, paidListTitle, paidPhases } from './messages.zh.ts'
import type { PaidListPlaces } from './places.ts'
import { type ReadList, readList } from './read-list.ts'
import type { PaidListRefusal } from './refusals.ts'

/** A comparison as a job keeps it. */
interface PaidOrder {
  readonly upload: string
  readonly run: string
  readonly policy: string
  readonly reading: ListReading
}

/** What long work that compares is known by. */
export const paidListKind = { kind: 'paid_list', lane: 'paid_list', permission: 'paid.compare', isResumable: true } as const

/** Asks that a list be compared as it was understood; gives the number of the job. Which run is meant by none is settled now. */
export async function startComparison(
  caller: Caller,
  runner: JobRunner,
  { facts }: Pick<PaidListPlaces, 'facts'>,
  asked: { readonly upload: bigint; readonly run: string | undefined; readonly policy: string; readonly reading: ListReading },
): Promise<Result<bigint, PaidListRefusal | Extract<JobRefusal, { readonly code: 'request_id_missing' | 'request_id_taken' }>>> {
  const known = await findRun(facts, asked.run)
  if (known.kind === 'refused') return known
  const { record } = known.value.run
  const list = record.lists.policies.find(({ policy }) => policy === asked.policy)
  if (list === undefined)
    return refused({ code: 'list_policy_unknown', policy: asked.policy, known: record.lists.policies.map(({ policy }) => policy) })
  const lacks = lacksOf(asked.reading)
  if (lacks.length > 0) return refused({ code: 'reading_lacks', lacks })
  return startJob(caller, runner, {
    kind: paidListKind,
    title: paidListTitle(list.zh, record.screeningDate),
    input: { upload: String(asked.upload), run: known.value.name, policy: asked.policy, reading: asked.reading },
    verb: 'compare_paid',
  })
}

/** Comparing as long work; begun again from the start after a stop: nothing of it is kept before all is done. */
export function paidListJob(places: PaidListPlaces): JobKind {
  return {
    ...paidListKind,
    run: async (context) => {
      const came = await compare(places, context)
      if (came.kind === 'done') return came
      const { refusal } = came
      return refused('message' in refusal ? refusal : { code: refusal.code, message: describePaidListRefusal(refusal) })
    },
  }
}

async function compare(places: PaidListPlaces, context: JobContext): Promise<Result<JobData, PaidListRefusal | JobFailure>> {
  const order = context.job.input as unknown as PaidOrder
  const asker = await context.asAsker()
  if (asker.kind === 'refused') return asker
  const caller = asker.value
  // Whoever was stopped after the end was written has nothing more to do.
  const there = await recorded(caller, context.job.id)
  if (there !== undefined) return done({ paidList: String(there) })
  const scope = await codeScopeOf(caller)
  if (scope.kind === 'refused') return scope
  const known = await findRun(places.facts, order.run)
  if (known.kind === 'refused') return known
  const upload = await openUpload(caller, places.uploads, BigInt(order.upload), 'paid_list')
  if (upload.kind === 'refused') return upload
  const { name, bytes, sha256 } = upload.value
  const read = await readUpload(known.value, order, { name, bytes }, context)
  if (read.kind === 'refused') return read
  const list = known.value.run.record.lists.policies.find(({ policy }) => policy === order.policy)
  if (list === undefined) return refused({ code: 'list_policy_unknown', policy: order.policy, known: [] })
  const total = read.value.payments.length
  const matched = await matchPayments(caller, places.keys, list, read.value.payments, async (count) => {
    context.progress({ phase: paidPhases.matching, done: count, total })
    await letOthers()
  })
  if (matched.kind === 'refused') return matched
  if (context.isCancelled()) return refused({ code: 'stopped', message: '' })
  context.progress({ phase: paidPhases.comparing, done: 0, total: 1 })
  const laid = await layRows(places, context, { known: known.value, list, matched: matched.value, scope: scope.value })
  if (laid.kind === 'refused') return laid
  const made = await record(places, context, {
    order,
    read: read.value,
    entity: matched.value.entity,
    ...laid.value,
    file: { name, sha256, bytes: bytes.length },
  })
  if (made.kind === 'refused') return made
  // Compared, the list has served: its bytes and their key go.
  const now = await context.asAsker()
  if (now.kind === 'done') await discardUpload(now.value, places.uploads, BigInt(order.upload))
  return done({ paidList: String(made.value) })
}

async function recorded(caller: Caller, job: bigint): Promise<bigint | undefined> {
  const row = await caller.transact((db) => db.selectFrom('paid_list').select('id').where('job', '=', job).executeTakeFirst())
  return row?.id
}

async function readUpload(
  { run }: KnownRun,
  { policy, reading }: PaidOrder,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  { progress }: JobContext,
): Promise<Result<ReadList, PaidListRefusal>> {
  const sheets = await openSheets({ file: name, bytes })
  if (sheets.kind === 'refused') return sheets
  const sheet = sheets.value[reading.sheet]
  if (sheet === undefined) return refused({ code: 'no_headings_there', line: reading.headingLine })
  const read = await readList(sheet, reading, { id: policy, record: run.record }, (rows) =>
    progress({ phase: paidPhases.reading, done: rows }),
  )
  return read.payments.length === 0 ? refused({ code: 'no_payments', name }) : done(read)
}

interface Laid {
  readonly summary: PaidSummary
  readonly rowsSha256: string
}

async function layRows(
  places: PaidListPlaces,
  { job, progress }: JobContext,
  {
    known: { run },
    list,
    matched,
    scope,
  }: { readonly known: KnownRun; readonly list: ListRecord; readonly matched: MatchedPayments; readonly scope: ListScope },
): Promise<Result<Laid, PaidListRefusal>> {
  const damage = await checkRunFiles(run, [list.file])
  if (damage !== undefined) return refused(damage)
  await mkdir(places.folder, { recursive: true })
  const file = rowsFile(places, job.id)
  return withDuckDb(places.facts.database, async (database) => {
    await stage(database, list.policy, matched)
    await layBeside(database, { run, policy: list.policy, entity: matched.entity, scope })
    const proving = await openProving(run, places.facts.snapshotsFolder, places.facts.reader.bundles)
    if (proving !== undefined)
      await proveCauses(database, { ...proving, policy: list.policy }, async (done, total) => {
        progress({ phase: paidPhases.explaining, done, total })
        await letOthers()
      })
    const [summary] = await summarisePaid(database)
    if (summary === undefined) throw new Error('a comparison of payments without a row')
    const part = ownedName(file)
    try {
      await writeWhole(database, `select ${comparedColumns.map(([name]) => name).join(', ')} from compared order by ${rowsOrder}`, part)
      await rename(part, file)
    } finally {
      await rm(part, { force: true })
    }
    return done({ summary, rowsSha256: await sha256Of(file) })
  })
}

/** The greatest difference first; then as the list has them. */
const rowsOrder = 'grp, abs(net - paid) desc, line nulls last, key'

/** Where the rows of a comparison lie, by the number of its job. */
export const rowsFile = ({ folder }: Pick<PaidListPlaces, 'folder'>, job: bigint): string => join(folder, `${job}.parquet`)

async function stage(database: DuckDb, policy: string, { payments }: MatchedPayments): Promise<void> {
  function* lines(): Generator<string> {
    yield paidHeading
    for (const { payment, key, miss } of payments)
      yield `${policy},${payment.line},${key ?? ''},${miss ?? ''},${payment.amount},${payment.heads ?? ''},${payment.base ?? ''}\n`
  }
  const staged = join(database.scratchFolder, 'paid.csv')
  await pipeline(Readable.from(lines()), createWriteStream(staged))
  await database.run(paidTableSql(staged))
}

async function record(
  { clock }: PaidListPlaces,
  { job, asAsker }: JobContext,
  made: Laid & {
    readonly order: PaidOrder
    readonly read: ReadList
    readonly entity: string
    readonly file: { readonly name: string; readonly sha256: string; readonly bytes: number }
  },
): Promise<Result<bigint, JobFailure>> {
  const { order, read, entity, summary, rowsSha256, file } = made
  const now = await asAsker()
  if (now.kind === 'refused') return now
  const { account, post, day, transact, requestId } = now.value
  // What cannot be read may be a number of somebody: its place and kind are kept, not its text.
  const faults = read.faults.map(({ line, fault, column }) => ({ line, fault, column: column ?? null }))
  return transact(async (db) => {
    const { id } = await db
      .insertInto('paid_list')
      .values({
        job: job.id,
        account: account.id,
        post: post.id,
        region: post.region.path,
        run: order.run,
        policy: order.policy,
        entity,
        name: file.name,
        sha256: file.sha256,
        bytes: BigInt(file.bytes),
        layout: layoutOf(order.reading.columns.map(({ heading }) => heading)),
        reading: JSON.stringify(order.reading),
        counts: JSON.stringify({ read: read.counts, groups: summary.groups, faults }),
        rows_sha256: rowsSha256,
        recorded_at: clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await writeEvent(db, {
      officeDay: day,
      account: account.id,
      post: post.id,
      verb: 'compare_paid',
      register: 'paid_list',
      subject: String(id),
      region: post.region.path,
      detail: { run: order.run, policy: order.policy, sha256: file.sha256, payments: read.counts.payments },
      ...(requestId === undefined ? {} : { requestId }),
    })
    return done(id)
  })
}
