import { sql } from 'kysely'
import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import { nextNumber } from '../../papers/index.ts'
import type { Work } from '../../store/index.ts'
import { type Keyring, type NamedEntity, openAccount } from '../../subjects/index.ts'
import { attachUploads, keepMadeFile, type UploadPlace } from '../../uploads/index.ts'
import { actOnRows } from '../act-on-rows.ts'
import type { BatchState } from '../batch-life.ts'
import { keepPaper, type PaperOfBatch } from '../decide-batch.ts'
import { type Batch, findBatch, findBatchIn } from '../find-batch.ts'
import { faultOfSum, type SumOnPaper, uncoveredBy } from '../money/accept-batch.ts'
import { keepClaimItems } from '../money/keep-claim-items.ts'
import type { HandOverRefusal, NotInStep, RefusedWith, StepRefusal } from '../refusals.ts'
import { lackingSample } from '../sample/sample-standing.ts'
import { endStep, type SeenBatch } from '../take-step.ts'
import { splitPayments } from '../treasury/split-payments.ts'
import type { BankLayout } from './bank-layout.ts'
import { type ReadyRow, type ReadySum, readyRows, sumOfReady } from './ready-rows.ts'
import { type PaymentLine, writeBankFile } from './write-bank-file.ts'

/** What is handed over: the rows that are ready for this layout, against the order to pay them as it was signed. */
export interface WantedHandOver {
  readonly batch: SeenBatch
  readonly layout: BankLayout
  readonly order: PaperOfBatch & SumOnPaper
}

/** What came of it; plain JSON, fen as text. Each file is opened by the number of its upload. */
export type HandedOver = {
  readonly files: readonly {
    readonly file: string
    readonly number: string
    readonly upload: string
    readonly rows: number
    readonly fen: string
    readonly sha256: string
  }[]
  readonly rows: number
  readonly fen: string
}

/** Steps in which money goes out; what came back late is paid again after its batch was settled, too. */
const outward: readonly BatchState[] = ['hand_over', 'answers', 'done']

/** What files of a layout would hold now, before the order to pay is signed. */
export async function previewHandOver(
  db: Work,
  batch: bigint,
  layout: BankLayout,
): Promise<Result<ReadySum & { readonly files: number }, NotInStep | RefusedWith<'fund_takes_other_rail'>>> {
  const found = await findBatchIn(db, batch, outward)
  if (found.kind === 'refused') return found
  const other = ofOtherRail(found.value, layout)
  if (other !== undefined) return refused(other)
  const sum = await sumOfReady(db, batch, layout.pays)
  return done({ ...sum, files: Math.ceil(sum.rows / layout.rows_per_file) })
}

/**
 * Makes the files that pay every row that is ready for a layout: payments in process, the rows with them, the bytes sealed beside the
 * database. The signed order has to say their sum. The first ends the step of handing over.
 */
export async function handOverToBank(
  db: Work,
  caller: Caller,
  place: UploadPlace,
  wanted: WantedHandOver,
  calendar: WorkCalendar,
): Promise<Result<HandedOver, StepRefusal | HandOverRefusal>> {
  const { id } = wanted.batch
  // Whoever pays out of a batch, or takes answers to it, waits for whoever does.
  await db.selectFrom('batch').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  const sampled = await findBatch(db, id)
  // What a sample found stands against handing over, and says so with its figures rather than with the step.
  const lacking = sampled.kind === 'done' && sampled.value.state === 'sample' ? await lackingSample(db, sampled.value) : undefined
  if (lacking !== undefined) return refused(lacking)
  const found = await findBatchIn(db, id, outward)
  if (found.kind === 'refused') return found
  const made = await makeFiles(db, caller, place, found.value, wanted)
  if (made.kind === 'refused') return made
  if (found.value.state === 'hand_over') {
    const { rows, fen } = made.value
    const ended = await endStep(db, caller, wanted.batch, 'hand_over', calendar, async () => done({ detail: { rows, fen } }))
    if (ended.kind === 'refused') return ended
  }
  await keepClaimItems(db, caller, id, calendar)
  return made
}

async function makeFiles(
  db: Work,
  caller: Caller,
  place: UploadPlace,
  batch: Batch,
  { layout, order }: WantedHandOver,
): Promise<Result<HandedOver, HandOverRefusal>> {
  const other = ofOtherRail(batch, layout)
  if (other !== undefined) return refused(other)
  const rows = await readyRows(db, batch.id, layout.pays)
  if (rows.length === 0) {
    const { withoutAccount, ofOtherKinds } = await sumOfReady(db, batch.id, layout.pays)
    return refused({ code: 'nothing_to_hand_over', withoutAccount, ofOtherKinds })
  }
  const alone = await enteredAlone(db, rows)
  if (alone !== undefined) return refused(alone)
  const fen = rows.reduce((sum, row) => sum + row.fen, 0n)
  const fault = faultOfSum('disbursement_order', order, { rows: rows.length, fen })
  if (fault !== undefined) return refused(fault)
  const uncovered = await uncoveredBy(db, batch)
  if (uncovered !== undefined) return refused(uncovered)
  const kept = await keepPaper(db, caller, batch, 'disbursement_order', order, { rows: rows.length, fen })
  if (kept.kind === 'refused') return kept
  const files: HandedOver['files'][number][] = []
  for (let at = 0; at < rows.length; at += layout.rows_per_file) {
    const file = await makeFile(db, caller, place, batch, layout, rows.slice(at, at + layout.rows_per_file))
    if (file.kind === 'refused') return file
    files.push(file.value)
  }
  if (batch.rail === 'treasury') {
    const missing = await splitPayments(
      db,
      batch.id,
      files.map(({ file }) => BigInt(file)),
    )
    if (missing !== 0n) return refused({ code: 'draws_differ', fen: fen - missing, listFen: fen })
  }
  return done({ files, rows: rows.length, fen: String(fen) })
}

/** What stands against a layout of another rail than a batch takes; undefined where it is its own. */
function ofOtherRail({ fund, rail }: Batch, layout: BankLayout): RefusedWith<'fund_takes_other_rail'> | undefined {
  return layout.rail === rail ? undefined : { code: 'fund_takes_other_rail', fund, rail }
}

/** Accounts that one person alone brought so far: who they are; undefined where a second looked at each. */
async function enteredAlone(db: Work, rows: readonly ReadyRow[]): Promise<RefusedWith<'accounts_unchecked'> | undefined> {
  const open = rows.filter(({ checked }) => !checked)
  if (open.length === 0) return undefined
  const people = await db
    .selectFrom('account')
    .select('name')
    .where('id', 'in', [...new Set(open.map((row) => row.entered_by))])
    .orderBy('name')
    .execute()
  return { code: 'accounts_unchecked', rows: open.length, by: people.map(({ name }) => name) }
}

async function makeFile(
  db: Work,
  caller: Caller,
  place: UploadPlace,
  batch: Batch,
  layout: BankLayout,
  rows: readonly ReadyRow[],
): Promise<Result<HandedOver['files'][number], HandOverRefusal>> {
  const lines = linesOf(place.keys.ring(), rows)
  if (lines.kind === 'refused') return lines
  const year = Number(caller.day.slice(0, 4))
  const number = `${year}-${String(await nextNumber(db, 'bank_file', batch.region, year)).padStart(4, '0')}`
  const facts = { file: number, batch: batch.number, day: caller.day, purpose: batch.policyZh }
  const bytes = writeBankFile(layout, facts, lines.value)
  if (bytes.kind === 'refused') return bytes
  const name = `${batch.number}_${number}.${layout.separator === ',' ? 'csv' : 'txt'}`
  const upload = await keepMadeFile(db, caller, place, 'bank_file', { name, kind: 'csv', bytes: bytes.value })
  const fen = rows.reduce((sum, row) => sum + row.fen, 0n)
  const { id } = await db
    .insertInto('bank_file')
    .values({
      batch: batch.id,
      region: batch.region,
      direction: 'out',
      number,
      layout: layout.id,
      sha256: upload.sha256,
      rows: rows.length,
      fen,
      upload: upload.id,
      entered_by: caller.account.id,
      entered_on: caller.day,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const owner = { register: 'bank_file', rows: [{ subject: String(id), region: batch.region }] }
  const attached = await attachUploads(db, caller, ['bank_file'], [upload.id], owner)
  if (attached.kind !== 'done') throw new Error(`the file ${upload.id} is not its maker's`)
  await writePayments(db, caller, batch.id, id, rows)
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'make_bank_file',
    register: 'bank_file',
    subject: String(id),
    region: batch.region,
    detail: { batch: batch.number, number, layout: layout.id, rows: rows.length, fen: String(fen), sha256: upload.sha256 },
  })
  return done({ file: String(id), number, upload: String(upload.id), rows: rows.length, fen: String(fen), sha256: upload.sha256 })
}

function linesOf(ring: Keyring, rows: readonly ReadyRow[]): Result<readonly PaymentLine[], RefusedWith<'account_damaged'>> {
  const lines: PaymentLine[] = []
  for (const { id, fen, entity, key, account, holder, bank, bank_code: bankCode, key_version: keyVersion, cipher, hash } of rows) {
    const number = openAccount(ring, { entity: entity as NamedEntity, key }, { cipher, hash, keyVersion })
    if (number === undefined) return refused({ code: 'account_damaged', account: String(account) })
    lines.push({ claim: id, fen, holder, bank, bankCode, number })
  }
  return done(lines)
}

/** A payment in process for each row, in the order of its lines, and the rows with them. */
async function writePayments(db: Work, caller: Caller, batch: bigint, file: bigint, rows: readonly ReadyRow[]): Promise<void> {
  const ids = rows.map(({ id }) => id)
  await sql`
    with paid as (
      insert into payment (claim, batch, region, attempt, file, line, account, fen, paid_on)
      select c.id, c.batch, c.region, coalesce(before.attempts, 0) + 1, ${file}, x.line, c.account, c.fen, ${caller.day}::date
      from unnest(${ids.map(String)}::bigint[]) with ordinality as x (id, line) join claim c on c.id = x.id
      left join (select claim, max(attempt) as attempts from payment where batch = ${batch} group by claim) before on before.claim = c.id
      returning id, claim, batch, region
    )
    insert into payment_standing (payment, claim, batch, region, state, since)
    select id, claim, batch, region, 'in_process', ${caller.day}::date from paid`.execute(db)
  const stepped = await actOnRows(db, caller, 'hand_over', { batch, ids })
  if (stepped.rows !== rows.length) throw new Error(`${stepped.rows} of ${rows.length} rows were handed over`)
}
