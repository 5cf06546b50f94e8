import { sha256Of } from '../files/index.ts'
import { copyInto, type DuckDb, sqlName } from '../store/index.ts'
import { ownerOf } from './buckets.ts'
import { paymentTables } from './lay-out-payments.ts'
import type { EntityFiles, Manifest, SnapshotFile } from './manifest.ts'
import type { SnapshotWriter } from './snapshot-writer.ts'

const { known, added, gone, before } = paymentTables

/** What a snapshot's payments are written from. */
export interface PaymentsToWrite {
  readonly database: DuckDb
  readonly old: Manifest
  /** Columns of an entity, its key first. */
  columnsOf(entity: string): readonly string[]
  /** SQL for the records of a file of an entity, as they are amended, with their place in it as `file_row_number`. */
  rowsOf(entity: string, file: SnapshotFile): string
  /** Whether a file has records that are amended. */
  isAmended(file: SnapshotFile): boolean
}

/** The entities whose files are written from what the ledger says beside what was delivered. */
export const paymentEntities: readonly string[] = ['prior_payment', 'pending_payment']

/** Writes the records of payments that arrived: files that lose, gain or change none stay as they are. Gives the columns that new ones fill. */
export async function writePrior(writer: SnapshotWriter, from: string, to: PaymentsToWrite): Promise<readonly string[]> {
  const { database, old, isAmended } = to
  const entity = 'prior_payment'
  const columns = to.columnsOf(entity)
  await placeAdded(database, old)
  const files = old.entities[entity]?.files ?? []
  const touched = await bucketsTouched(to, files)
  for (const file of files) {
    if (!touched.has(file.bucket) && !isAmended(file)) await writer.keep(entity, file, from)
    else await writer.write(entity, rangeOf(file), bucketSql(to.rowsOf(entity, file), file.bucket, columns))
  }
  const places = new Map(ownedFiles(old).map((file) => [file.bucket, file]))
  for (const bucket of [...touched].filter((each) => !files.some((file) => file.bucket === each)).sort((a, b) => a - b)) {
    const place = places.get(bucket)
    const range = place === undefined ? { bucket, firstKey: 0n, lastKey: 0n } : rangeOf(place)
    await writer.write(entity, range, bucketSql(undefined, bucket, columns))
  }
  return columnsSaid(database, columns.slice(1))
}

/** Writes the records of what is approved and has not arrived: those that were delivered, and all that the ledger knows, now or before. */
export async function writePending(writer: SnapshotWriter, from: string, to: PaymentsToWrite): Promise<void> {
  const entity = 'pending_payment'
  const columns = to.columnsOf(entity)
  const [key] = columns
  const files = to.old.entities[entity]?.files ?? []
  const [found] = await to.database.rows(
    `SELECT (SELECT count(*) FROM ${known} WHERE kind = 'pending') AS known, (SELECT count(*) FROM ${before}) AS before`,
  )
  if (Number(found?.known ?? 0) === 0 && Number(found?.before ?? 0) === 0 && !files.some(to.isAmended)) {
    for (const file of files) await writer.keep(entity, file, from)
    return
  }
  const delivered = files.map(
    (file) => `SELECT ${columns.map(sqlName).join(', ')} FROM (${to.rowsOf(entity, file)}) WHERE ${key} NOT IN (SELECT key FROM ${before})`,
  )
  const own = `SELECT ${fromKnown(columns)} FROM ${known} WHERE kind = 'pending'`
  await writer.write(
    entity,
    { bucket: 0, firstKey: 0n, lastKey: 0n },
    `SELECT * FROM (${[...delivered, own].join(' UNION ALL ')}) ORDER BY ${key}`,
  )
}

/** Writes the file that says which payments the ledger knows; gives its SHA-256. */
export async function writePaymentsFile(database: DuckDb, file: string): Promise<string> {
  await database.rows(copyInto(`SELECT * FROM ${known} ORDER BY key`, file, 'parquet, PARQUET_VERSION v2, COMPRESSION zstd'))
  return sha256Of(file)
}

const ownedFiles = ({ entities }: Manifest): readonly SnapshotFile[] =>
  Object.entries(entities).flatMap(([entity, { files }]: readonly [string, EntityFiles]) =>
    ownerOf(entity) === ownerOf('prior_payment') ? files : [],
  )

const rangeOf = ({ bucket, firstKey, lastKey }: SnapshotFile) => ({ bucket, firstKey: BigInt(firstKey), lastKey: BigInt(lastKey) })

/** Says of every new record which bucket it belongs to by its firm; one without a firm stands in the first. */
async function placeAdded(database: DuckDb, old: Manifest): Promise<void> {
  const ranges = new Map(ownedFiles(old).map((file) => [file.bucket, file]))
  const cases = [...ranges].map(([bucket, { firstKey, lastKey }]) => `WHEN k.firm BETWEEN ${firstKey} AND ${lastKey} THEN ${bucket}`)
  const bucket = cases.length === 0 ? '0' : `CASE ${cases.join(' ')} ELSE 0 END`
  await database.run(`CREATE TEMP TABLE payment_placed AS SELECT k.*, ${bucket} AS bucket FROM ${added} k`)
}

async function bucketsTouched({ database, rowsOf }: PaymentsToWrite, files: readonly SnapshotFile[]): Promise<ReadonlySet<number>> {
  const gaining = await database.rows('SELECT DISTINCT bucket FROM payment_placed')
  const touched = new Set(gaining.map(({ bucket }) => Number(bucket)))
  for (const file of files) {
    const [found] = await database.rows(
      `SELECT count(*) AS n FROM (${rowsOf('prior_payment', file)}) WHERE prior_payment_id IN (SELECT key FROM ${gone})`,
    )
    if (Number(found?.n ?? 0) > 0) touched.add(file.bucket)
  }
  return touched
}

/** Records of one bucket: those of the file that stay, in their order, then the new ones. */
function bucketSql(rows: string | undefined, bucket: number, columns: readonly string[]): string {
  const fresh = `SELECT ${fromKnown(columns)}, 1 AS place, key AS file_row_number FROM payment_placed WHERE bucket = ${bucket}`
  const stay = `SELECT ${columns.map(sqlName).join(', ')}, 0 AS place, file_row_number FROM (${rows}) WHERE ${columns[0]} NOT IN (SELECT key FROM ${gone})`
  return `SELECT * FROM (${rows === undefined ? fresh : `${stay} UNION ALL ${fresh}`}) ORDER BY place, file_row_number`
}

const fromKnown = ([key, ...fields]: readonly string[]): string => [`key AS ${key}`, ...fields.map(sqlName)].join(', ')

async function columnsSaid(database: DuckDb, fields: readonly string[]): Promise<readonly string[]> {
  const [row] = await database.rows(
    `SELECT ${fields.map((name) => `count(${sqlName(name)}) AS ${sqlName(name)}`).join(', ')} FROM payment_placed`,
  )
  return fields.filter((name) => Number(row?.[name] ?? 0) > 0)
}
