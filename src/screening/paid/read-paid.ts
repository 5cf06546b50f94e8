import { createWriteStream } from 'node:fs'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { encodingOf, textOf } from '../../files/index.ts'
import { csvRows, type DuckDb, parquetRows, StoreFailure, sqlName } from '../../store/index.ts'
import { ScreeningFailure } from '../failure.ts'
import type { RunRecord } from '../runs/run-record.ts'
import { judgePayment, type Payment } from './judge-payment.ts'
import { paymentFaultSentence, recordFaultSentence } from './paid.zh.ts'
import { type PaidColumns, paidColumnsIn, separatorOf } from './paid-columns.ts'
import { linesOf, readRecords, type SheetRecord } from './read-records.ts'

/** What was read of a list of payments. */
export interface PaidRead {
  readonly payments: number
  /** Rows of the product's own export that say that nothing is due. */
  readonly withoutAmount: number
}

/** Mistakes named one by one; the rest is counted. */
const NAMED = 5

/**
 * Reads a list of payments into a table `paid` (policy, subject_id, amount in fen), rows of one subject under one policy summed. Throws a
 * ScreeningFailure that names the lines, where there is a single one that cannot be read: a list read in part compares nothing.
 */
export async function readPaid(database: DuckDb, file: string, record: RunRecord): Promise<PaidRead> {
  const { columns, records } = file.endsWith('.parquet') ? await openParquet(database, file) : openText(file)
  const policies = policyNames(record)
  const faults: string[] = []
  const strange = new Set<string>()
  let [payments, withoutAmount, bad] = [0, 0, 0]
  async function* accepted(): AsyncGenerator<string> {
    yield 'policy,subject_id,amount\n'
    for await (const each of records) {
      const judged = judge(each, columns)
      if (typeof judged === 'string') {
        bad++
        if (faults.length < NAMED) faults.push(judged)
      } else if (judged === undefined) withoutAmount++
      else {
        payments++
        const policy = policies.get(judged.policy)
        if (policy === undefined) strange.add(judged.policy)
        else yield `${policy},${judged.subject},${judged.amount}\n`
      }
    }
  }
  const staged = join(database.scratchFolder, 'paid.csv')
  await pipeline(Readable.from(accepted()), createWriteStream(staged))
  if (bad > 0) throw new ScreeningFailure('paid_rows_bad', { file, count: String(bad), rows: faults.join('') })
  if (strange.size > 0)
    throw new ScreeningFailure('paid_policies_unknown', {
      file,
      found: [...strange].slice(0, NAMED).join(', '),
      known: [...new Set(record.variants.map((variant) => variant.policy))].join(' '),
    })
  if (payments === 0) throw new ScreeningFailure('paid_nothing', { file, rows: String(withoutAmount) })
  const rows = csvRows(
    staged,
    `header = true, auto_detect = false, columns = {'policy': 'VARCHAR', 'subject_id': 'BIGINT', 'amount': 'BIGINT'}`,
  )
  await database.run(
    `create or replace temp table paid as select policy, subject_id, cast(sum(amount) as bigint) as amount from ${rows} group by 1, 2`,
  )
  return { payments, withoutAmount }
}

/** A payment, undefined where the row says that nothing is due, or what is wrong with it in a sentence. */
function judge(record: SheetRecord, columns: PaidColumns): Payment | string | undefined {
  if ('fault' in record) return recordFaultSentence(record.line, record.fault)
  const { line, cells } = record
  if (cells.length < columns.count) return recordFaultSentence(line, 'cells_missing')
  const cell = (at: number) => cells[at] ?? ''
  const judged = judgePayment(
    { policy: cell(columns.policy), subject: cell(columns.subject), amount: cell(columns.amount) },
    columns.isEmptyNothing,
  )
  if (judged.kind === 'fault') return paymentFaultSentence(line, judged.fault, judged.text)
  return judged.kind === 'payment' ? judged.payment : undefined
}

/** The policies of a run by id and by official name, where a name is that of one alone. */
function policyNames({ variants }: RunRecord): ReadonlyMap<string, string> {
  const ids = new Map(variants.map(({ policy }) => [policy, policy]))
  const byName = new Map<string, Set<string>>()
  for (const { zh, policy } of variants) byName.set(zh, (byName.get(zh) ?? new Set()).add(policy))
  for (const [zh, [policy, ...others]] of byName) if (policy !== undefined && others.length === 0) ids.set(zh, policy)
  return ids
}

interface OpenedList {
  readonly columns: PaidColumns
  readonly records: Iterable<SheetRecord> | AsyncIterable<SheetRecord>
}

function openText(file: string): OpenedList {
  const encoding = encodingOf(file)
  if (encoding === undefined) throw new ScreeningFailure('paid_not_text', { file })
  const separator = separatorOf(headingLineOf(linesOf(textOf(file, encoding))))
  const records = readRecords(textOf(file, encoding), separator)
  const head = records.next()
  const columns = paidColumnsIn(head.done !== true && 'cells' in head.value ? head.value.cells : [], file)
  return { columns, records }
}

function headingLineOf(lines: Iterable<string>): string {
  for (const line of lines) if (line.trim() !== '') return line
  return ''
}

async function openParquet(database: DuckDb, file: string): Promise<OpenedList> {
  const source = parquetRows([file])
  const described = await database.rows(`describe select * from ${source}`).catch((error: unknown) => {
    if (error instanceof StoreFailure) throw new ScreeningFailure('paid_not_parquet', { file, name: basename(file) })
    throw error
  })
  const names = described.map((row) => String(row.column_name))
  const cells = names.map((name, i) => `cast(${sqlName(name)} as varchar) as c${i}`).join(', ')
  async function* records(): AsyncGenerator<SheetRecord> {
    let line = 0
    for await (const rows of database.stream(`select ${cells} from ${source}`))
      for (const row of rows) yield { line: ++line, cells: names.map((_, i) => String(row[`c${i}`] ?? '')) }
  }
  return { columns: paidColumnsIn(names, file), records: records() }
}
