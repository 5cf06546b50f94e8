import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { done, type Result, refused } from '../kernel/result.ts'
import type { Vocabulary } from '../rules/index.ts'
import { type DuckDb, type DuckDbOptions, numberedRows, parquetRows, sqlName, withDuckDb } from '../store/index.ts'
import { amendedTitle } from './amended-title.zh.ts'
import { type Amendment, amendmentsFile } from './amendment.ts'
import { amendmentsText, digestOf, joinAmendments, readAmendments } from './amendments-file.ts'
import { type AmendedFields, checkAmendments } from './check-amendments.ts'
import { type LaidOutPayments, layOutPayments } from './lay-out-payments.ts'
import { type LedgerPayments, paymentsFile } from './ledger-payments.ts'
import type { EntityFiles, Manifest, SnapshotFile } from './manifest.ts'
import { readManifest } from './read-manifest.ts'
import type { AmendRefusal, SnapshotExists, SnapshotRefusal } from './refusals.ts'
import { columnsOf, entityOf, keyColumnOf } from './schema.ts'
import { type SnapshotWriter, writeSnapshot } from './snapshot-writer.ts'
import { type PaymentsToWrite, paymentEntities, writePaymentsFile, writePending, writePrior } from './write-payments.ts'

export interface AmendOptions {
  readonly database: Omit<DuckDbOptions, 'isOrderPreserved'>
  /** The day of the change; not before that on which the old one says what it knows, or that of any amendment. */
  readonly amendedOn: string
  /** That of the old one, with how many facts were established until when, when absent. */
  readonly title?: string
  /** What the office's ledger says was paid and is on its way; nothing of it changes where absent. */
  readonly payments?: LedgerPayments
}

/**
 * Writes a new snapshot that is the old one but for single values: files without any are the old ones, others are written anew in the
 * same order. All else is known on the day it was known on before. It says from which snapshot it comes, keeps every amendment with its evidence, those of the old one included, and is the
 * same to the last byte for the same amendments in any order. Columns are not computed anew from one another, and records keep their
 * keys and whom they belong to. What the ledger says of payments stands in the place of what it said before, beside what was delivered;
 * a payment that both have is one. Refused where the old snapshot is damaged, the new one is there, an amendment cannot be, or nothing
 * would be another.
 */
export async function amendSnapshot(
  from: string,
  into: string,
  amendments: readonly Amendment[],
  vocabulary: Vocabulary,
  options: AmendOptions,
): Promise<Result<Manifest, SnapshotRefusal | AmendRefusal | SnapshotExists>> {
  const read = await readManifest(from, vocabulary, { isHashChecked: true })
  if (read.kind === 'refused') return read
  const old = read.value
  const earlier = readAmendments(from, old)
  if (earlier.kind === 'refused') return earlier
  const checked = checkAmendments(amendments, old, vocabulary, options.amendedOn)
  if (checked.kind === 'refused') return checked
  const { fields, written } = checked.value
  return withDuckDb({ ...options.database, isOrderPreserved: true }, async (database) => {
    await layOut(database, fields)
    const touched = await findFiles(database, from, old, fields)
    if (touched.kind === 'refused') return touched
    const paid = await layOutPayments(database, from, old, options.payments ?? noPayments)
    if (paid.kind === 'refused') return paid
    if (amendments.length === 0 && !paid.value.isChanged) return refused({ code: 'amendments_none' })
    return writeSnapshot(into, database, vocabulary, async (writer) => {
      for (const [entity, files] of Object.entries(old.entities))
        if (!paymentEntities.includes(entity)) await writeEntity(writer, from, entity, files, fields, touched.value, vocabulary)
      const toWrite: PaymentsToWrite = {
        database,
        old,
        columnsOf: (entity) => columnsOf(entityOf(vocabulary, entity)).map(({ name }) => name),
        rowsOf: (entity, file) => amendedRows(join(from, file.path), entity, fields, vocabulary),
        isAmended: (file) => touched.value.has(file),
      }
      const filled = await writePrior(writer, from, toWrite)
      await writePending(writer, from, toWrite)
      const joined = joinAmendments(earlier.value, written)
      const text = amendmentsText(joined)
      await writeFile(join(writer.partialFolder, amendmentsFile), text, { flag: 'wx' })
      const ledger = await writeLedger(writer, database, paid.value, old)
      return writer.finish({
        knownOn: old.knownOn,
        title: options.title ?? amendedTitle(old.title, { facts: joined.length, payments: paid.value.paid }, options.amendedOn),
        source: {
          kind: 'amended',
          parameters: { from: old.id, facts: written.length, on: options.amendedOn, amendments: digestOf(text), ...ledger },
        },
        completeness: old.completeness,
        masked: stillMasked(old, fields, filled),
      })
    })
  })
}

const noPayments: LedgerPayments = { paid: [], pending: [], settled: [] }

/** Keeps which payments the ledger knows beside the records, where it knows any; gives what the manifest says of them. */
async function writeLedger(
  { partialFolder }: SnapshotWriter,
  database: DuckDb,
  { paid, back, pending, delivered }: LaidOutPayments,
  { source }: Manifest,
): Promise<Manifest['source']['parameters']> {
  if (paid + back + pending === 0 && source.parameters.payments === undefined) return {}
  return { payments: await writePaymentsFile(database, join(partialFolder, paymentsFile)), paid, back, pending, delivered }
}

const tableOf = (entity: string, field: string): string => sqlName(`amended_${entity}_${field}`)

/** How many rows go into one statement. */
const rowsAtOnce = 1000

/** One table per field: the keys and their new values. */
async function layOut(database: DuckDb, fields: AmendedFields): Promise<void> {
  for (const [entity, byField] of fields) {
    for (const [field, { column, values }] of byField) {
      await database.run(`CREATE TEMP TABLE ${tableOf(entity, field)} (key BIGINT PRIMARY KEY, value ${column.type})`)
      for (let at = 0; at < values.length; at += rowsAtOnce) {
        const rows = values.slice(at, at + rowsAtOnce).map(({ key, sql }) => `(${key}, ${sql})`)
        await database.run(`INSERT INTO ${tableOf(entity, field)} VALUES ${rows.join(', ')}`)
      }
    }
  }
}

/** The files that hold records to be amended; refused where the snapshot has no record of a key. */
async function findFiles(
  database: DuckDb,
  from: string,
  old: Manifest,
  fields: AmendedFields,
): Promise<Result<ReadonlySet<SnapshotFile>, AmendRefusal>> {
  const touched = new Set<SnapshotFile>()
  for (const [entity, byField] of fields) {
    const keys = [...byField.keys()].map((field) => `SELECT key FROM ${tableOf(entity, field)}`).join(' UNION ')
    const wanted = sqlName(`wanted_${entity}`)
    await database.run(`CREATE TEMP TABLE ${wanted} AS ${keys}`)
    for (const file of old.entities[entity]?.files ?? []) {
      const key = sqlName(keyColumnOf(entity))
      const rows = parquetRows([join(from, file.path)])
      const [found] = await database.rows(`SELECT count(*) AS n FROM ${wanted} WHERE key IN (SELECT ${key} FROM ${rows})`)
      if (Number(found?.n ?? 0) === 0) continue
      touched.add(file)
      await database.run(`DELETE FROM ${wanted} WHERE key IN (SELECT ${key} FROM ${rows})`)
    }
    const left = await database.rows(`SELECT key, count(*) OVER () AS n FROM ${wanted} ORDER BY key LIMIT 5`)
    if (left.length > 0)
      return refused({
        code: 'amendment_key_unknown',
        entity,
        keys: left.map(({ key }) => BigInt(key as bigint)),
        count: Number(left[0]?.n ?? 0),
      })
  }
  return done(touched)
}

async function writeEntity(
  writer: SnapshotWriter,
  from: string,
  entity: string,
  { files }: EntityFiles,
  fields: AmendedFields,
  touched: ReadonlySet<SnapshotFile>,
  vocabulary: Vocabulary,
): Promise<void> {
  for (const file of files) {
    if (!touched.has(file)) {
      await writer.keep(entity, file, from)
      continue
    }
    const range = { bucket: file.bucket, firstKey: BigInt(file.firstKey), lastKey: BigInt(file.lastKey) }
    const rowsOf = amendedRows(join(from, file.path), entity, fields, vocabulary)
    const { rows } = await writer.write(entity, range, `SELECT * EXCLUDE (file_row_number) FROM (${rowsOf}) ORDER BY file_row_number`)
    if (rows !== file.rows) throw new Error(`${file.path} has ${file.rows} rows and ${rows} amended`)
  }
}

/** The rows of a file, each with its place, with the values that stand in the tables of amendments in place of their own. */
function amendedRows(file: string, entity: string, fields: AmendedFields, vocabulary: Vocabulary): string {
  const amended = [...(fields.get(entity)?.keys() ?? [])]
  const columns = columnsOf(entityOf(vocabulary, entity)).map(({ name }) =>
    amended.includes(name)
      ? `CASE WHEN ${tableOf(entity, name)}.key IS NULL THEN old.${sqlName(name)} ELSE ${tableOf(entity, name)}.value END AS ${sqlName(name)}`
      : `old.${sqlName(name)}`,
  )
  const joins = amended.map(
    (field) => `LEFT JOIN ${tableOf(entity, field)} ON ${tableOf(entity, field)}.key = old.${sqlName(keyColumnOf(entity))}`,
  )
  return `SELECT ${columns.join(', ')}, old.file_row_number FROM ${numberedRows(file)} old ${joins.join(' ')}`
}

/** A column of which single values are known now is no longer wholly unknown. */
function stillMasked({ masked }: Manifest, fields: AmendedFields, ofPayments: readonly string[]): Manifest['masked'] {
  const isSaid = (entity: string, name: string) =>
    fields.get(entity)?.has(name) === true || (entity === 'prior_payment' && ofPayments.includes(name))
  return Object.fromEntries(Object.entries(masked).map(([entity, names]) => [entity, names.filter((name) => !isSaid(entity, name))]))
}
