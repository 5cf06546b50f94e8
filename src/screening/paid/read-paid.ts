import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { decodedText } from '../../files/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import { csvRows, type DuckDb, parquetRows, StoreFailure, sqlName } from '../../store/index.ts'
import type { PaidRefusal } from '../refusals.ts'
import type { RunRecord } from '../runs/run-record.ts'
import { judgePayment, type Payment, type RowFault } from './judge-payment.ts'
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
 * Reads a list of payments into a table `paid` (policy, subject_id, amount in fen), rows of one subject under one policy summed. Refused,
 * with the lines, where there is a single one that cannot be read: a list read in part compares nothing.
 */
export async function readPaid(database: DuckDb, file: string, record: RunRecord): Promise<Result<PaidRead, PaidRefusal>> {
  const opened = file.endsWith('.parquet') ? await openParquet(database, file) : openText(file)
  if (opened.kind === 'refused') return opened
  const { columns, records } = opened.value
  const policies = policyNames(record)
  const faults: RowFault[] = []
  const strange = new Set<string>()
  let [payments, withoutAmount, bad] = [0, 0, 0]
  async function* accepted(): AsyncGenerator<string> {
    yield 'policy,subject_id,amount\n'
    for await (const each of records) {
      const judged = judge(each, columns)
      if (judged !== undefined && 'fault' in judged) {
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
  if (bad > 0) return refused({ code: 'paid_rows_bad', file, count: bad, faults })
  if (strange.size > 0) {
    const known = [...new Set(record.variants.map((variant) => variant.policy))]
    return refused({ code: 'paid_policies_unknown', file, policies: [...strange].slice(0, NAMED), known })
  }
  if (payments === 0) return refused({ code: 'paid_nothing', file, withoutAmount })
  const rows = csvRows(
    staged,
    `header = true, auto_detect = false, columns = {'policy': 'VARCHAR', 'subject_id': 'BIGINT', 'amount': 'BIGINT'}`,
  )
  await database.run(
    `create or replace temp table paid as select policy, subject_id, cast(sum(amount) as bigint) as amount from ${rows} group by 1, 2`,
  )
  return done({ payments, withoutAmount })
}

/** A payment, undefined where the row says that nothing is due, or what is wrong with it. */
function judge(record: SheetRecord, columns: PaidColumns): Payment | RowFault | undefined {
  if ('fault' in record) return { ...record, text: '' }
  const { line, cells } = record
  if (cells.length < columns.count) return { line, fault: 'cells_missing', text: '' }
  const cell = (at: number) => cells[at] ?? ''
  const judged = judgePayment(
    { policy: cell(columns.policy), subject: cell(columns.subject), amount: cell(columns.amount) },
    columns.isEmptyNothing,
  )
  if (judged.kind === 'fault') return { line, fault: judged.fault, text: judged.text }
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

function openText(file: string): Result<OpenedList, PaidRefusal> {
  const text = decodedText(file)
  if (text.kind === 'refused') return refused(text.refusal.code === 'unknown_encoding' ? { code: 'paid_not_text', file } : text.refusal)
  const separator = separatorOf(headingLineOf(linesOf(text.value)))
  const records = readRecords(text.value, separator)
  const head = records.next()
  const columns = paidColumnsIn(head.done !== true && 'cells' in head.value ? head.value.cells : [], file)
  return columns.kind === 'refused' ? columns : done({ columns: columns.value, records })
}

function headingLineOf(lines: Iterable<string>): string {
  for (const line of lines) if (line.trim() !== '') return line
  return ''
}

async function openParquet(database: DuckDb, file: string): Promise<Result<OpenedList, PaidRefusal>> {
  const source = parquetRows([file])
  const names = await columnNames(database, source)
  if (names === undefined) return refused({ code: 'paid_not_parquet', file })
  const cells = names.map((name, i) => `cast(${sqlName(name)} as varchar) as c${i}`).join(', ')
  async function* records(): AsyncGenerator<SheetRecord> {
    let line = 0
    for await (const rows of database.stream(`select ${cells} from ${source}`))
      for (const row of rows) yield { line: ++line, cells: names?.map((_, i) => String(row[`c${i}`] ?? '')) ?? [] }
  }
  const columns = paidColumnsIn(names, file)
  return columns.kind === 'refused' ? columns : done({ columns: columns.value, records: records() })
}

/** The columns of a Parquet file, or undefined where it is none. */
async function columnNames(database: DuckDb, source: string): Promise<readonly string[] | undefined> {
  try {
    return (await database.rows(`describe select * from ${source}`)).map((row) => String(row.column_name))
  } catch (error) {
    if (error instanceof StoreFailure && error.code === 'corrupt_file') return undefined
    throw error
  }
}
