import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openSheetsAt, type Sheet, type SheetLine, textCell } from '../../files/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import { csvRows, type DuckDb, parquetRows, StoreFailure, sqlName } from '../../store/index.ts'
import type { PaidRefusal } from '../refusals.ts'
import type { RunRecord } from '../runs/run-record.ts'
import { ownAmount, plainestHeadings } from './paid.zh.ts'
import { plainHeading, roleOfHeading } from './read-heading.ts'
import { type RowFault, readRows } from './read-rows.ts'
import { firstLines, type ListUnderstood, understandList } from './understand-list.ts'

/** What was read of a list of payments. */
export interface PaidRead {
  readonly payments: number
  /** Rows of the product's own export that say that nothing is due. */
  readonly withoutAmount: number
}

/** Mistakes named one by one; the rest is counted. */
const NAMED = 5

/**
 * Reads a list of payments under policies into a table `paid_rows`, one row a payment. Refused, with the lines, where there is a single
 * one that cannot be read: a list read in part compares nothing, where nobody is there to agree with what was left out.
 */
export async function readPaid(database: DuckDb, file: string, record: RunRecord): Promise<Result<PaidRead, PaidRefusal>> {
  const opened = file.endsWith('.parquet') ? await openParquet(database, file) : await openSheetsAt(file)
  if (opened.kind === 'refused') return opened
  const understood = await ownColumnsIn(opened.value, file)
  if (understood.kind === 'refused') return understood
  const reading = understood.value
  const sheet = opened.value[reading.sheet]
  if (sheet === undefined) throw new Error('a list was understood in a table that is not there')
  const isEmptyNothing = reading.columns.some(({ role, heading }) => role === 'amount' && plainHeading(heading) === ownAmount)
  const policies = policyNames(record)
  const faults: RowFault[] = []
  const strange = new Set<string>()
  let [payments, withoutAmount, bad] = [0, 0, 0]
  async function* accepted(owner: Sheet): AsyncGenerator<string> {
    yield paidHeading
    for await (const row of readRows(owner, reading, { isEmptyNothing })) {
      if (row.kind === 'fault') {
        bad++
        if (faults.length < NAMED) faults.push(row)
      } else if (row.kind === 'left_out') withoutAmount += row.reason === 'nothing_due' ? 1 : 0
      else {
        payments++
        const { line, identity, policy: written = '', amount, heads, base } = row.payment
        const policy = policies.get(written)
        if (policy === undefined) strange.add(written)
        else yield `${policy},${line},${identity.value},,${amount},${heads ?? ''},${base ?? ''}\n`
      }
    }
  }
  const staged = join(database.scratchFolder, 'paid.csv')
  await pipeline(Readable.from(accepted(sheet)), createWriteStream(staged))
  if (bad > 0) return refused({ code: 'paid_rows_bad', file, count: bad, faults })
  if (strange.size > 0) {
    const known = [...new Set(record.variants.map((variant) => variant.policy))]
    return refused({ code: 'paid_policies_unknown', file, policies: [...strange].slice(0, NAMED), known })
  }
  if (payments === 0) return refused({ code: 'paid_nothing', file, withoutAmount })
  await database.run(paidTableSql(staged))
  return done({ payments, withoutAmount })
}

/** The columns of the file that payments are laid out in before they are compared. `miss` is why no key was found for one. */
export const paidHeading = 'policy,line,key,miss,amount,heads,base\n'

/** Takes such a file in as the table `paid_rows`. */
export function paidTableSql(staged: string): string {
  const rows = csvRows(
    staged,
    `header = true, auto_detect = false, columns = {'policy': 'VARCHAR', 'line': 'INTEGER', 'key': 'BIGINT', 'miss': 'VARCHAR', 'amount': 'BIGINT', 'heads': 'BIGINT', 'base': 'BIGINT'}`,
  )
  return `create or replace temp table paid_rows as select * from ${rows}`
}

const ownRoles = ['policy', 'subject', 'amount'] as const

/** The three columns that a list needs which nobody explains by hand, by their headings; others may stand beside them. */
async function ownColumnsIn(
  sheets: readonly Sheet[],
  file: string,
): Promise<Result<ListUnderstood, Extract<PaidRefusal, { readonly code: 'paid_columns_missing' | 'paid_column_twice' }>>> {
  const understood = await understandList(sheets)
  const twice = understood?.claimedTwice.find((role) => ownRoles.some((own) => own === role))
  const columns = understood?.columns ?? []
  if (twice !== undefined) {
    const claiming = columns.find(({ heading }) => roleOfHeading(heading).role === twice)
    return refused({ code: 'paid_column_twice', file, column: claiming?.heading ?? twice })
  }
  const found = understood === undefined ? await headingsOf(sheets[0]) : columns.map(({ heading }) => heading)
  const has = (role: string) =>
    understood === undefined
      ? found.some((heading) => roleOfHeading(heading).role === role)
      : columns.some((column) => column.role === role)
  const missing = ownRoles.find((role) => !has(role))
  if (missing !== undefined || understood === undefined)
    return refused({ code: 'paid_columns_missing', file, missing: plainestHeadings[missing ?? 'amount'], found })
  return done(understood)
}

/** What stands in the first line of a table that is no list of payments. */
async function headingsOf(sheet: Sheet | undefined): Promise<readonly string[]> {
  const [first] = sheet === undefined ? [] : await firstLines(sheet, 1)
  return first === undefined || 'fault' in first ? [] : first.cells.map(({ text }) => text)
}

/** The policies of a run by id and by official name, where a name is that of one alone. */
export function policyNames({ variants }: RunRecord): ReadonlyMap<string, string> {
  const ids = new Map(variants.map(({ policy }) => [policy, policy]))
  const byName = new Map<string, Set<string>>()
  for (const { zh, policy } of variants) byName.set(zh, (byName.get(zh) ?? new Set()).add(policy))
  for (const [zh, [policy, ...others]] of byName) if (policy !== undefined && others.length === 0) ids.set(zh, policy)
  return ids
}

async function openParquet(database: DuckDb, file: string): Promise<Result<readonly Sheet[], PaidRefusal>> {
  const source = parquetRows([file])
  const names = await columnNames(database, source)
  if (names === undefined) return refused({ code: 'paid_not_parquet', file })
  const cells = names.map((name, i) => `cast(${sqlName(name)} as varchar) as c${i}`).join(', ')
  async function* lines(): AsyncGenerator<SheetLine> {
    yield { line: 1, cells: (names ?? []).map(textCell) }
    let line = 1
    for await (const rows of database.stream(`select ${cells} from ${source}`))
      for (const row of rows) yield { line: ++line, cells: names?.map((_, i) => textCell(String(row[`c${i}`] ?? ''))) ?? [] }
  }
  return done([{ name: '', isRagged: false, lines }])
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
