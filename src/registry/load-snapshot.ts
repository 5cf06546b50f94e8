import { join } from 'node:path'
import { done, type Result } from '../kernel/result.ts'
import type { SizeClassTable } from '../kernel/size-class.ts'
import type { Vocabulary } from '../rules/index.ts'
import { type DuckDb, type DuckDbOptions, withDuckDb } from '../store/index.ts'
import { type KeyRange, type Owner, ownerOf } from './buckets.ts'
import { acceptedTableOf, bucketSql, keyRanges, ownerSql } from './load/bucket.ts'
import { judgedTableOf } from './load/judge.ts'
import { judgeDelivery } from './load/judge-delivery.ts'
import { type Delivery, openDelivery } from './load/open-delivery.ts'
import type { RawTable } from './load/read-raw.ts'
import { acceptSuccession, forgetDoubtful } from './load/read-succession.ts'
import type { CodeLists } from './load/refuse-unlisted.ts'
import type { RefusedCount } from './load/refused-count.ts'
import { settleRefused } from './load/settle-refused.ts'
import { type LoadWarning, missingParts } from './load/warnings.ts'
import type { Completeness, Manifest } from './manifest.ts'
import type { LoadRefusal, SnapshotExists } from './refusals.ts'
import { columnsOf, entityOf } from './schema.ts'
import { sizeClassSql } from './size-class.sql.ts'
import { type SnapshotWriter, writeSnapshot } from './snapshot-writer.ts'
import { applySuccession } from './succession.ts'

export interface LoadOptions {
  /** The day the delivered facts were known, YYYY-MM-DD. */
  readonly knownOn: string
  readonly title: string
  readonly database: Omit<DuckDbOptions, 'isOrderPreserved'>
  /** More refused rows of one entity than this, in a thousand, refuse the whole load. */
  readonly refusedLimitPerThousand?: number
  /** Entities all of whose records are delivered, besides what the delivery's own completeness file says; all files where everywhere. */
  readonly complete?: 'everywhere' | readonly string[]
  /** Given, a delivery of firms without a size column gets it computed. */
  readonly sizeClasses?: SizeClassTable
  /** What codes are held to. */
  readonly lists?: CodeLists
  readonly unitsPerBucket?: number
  readonly personsPerBucket?: number
  readonly onProgress?: (progress: { readonly phase: string; readonly done: number; readonly total: number }) => void
}

export interface LoadReport {
  readonly manifest: Manifest
  readonly warnings: readonly LoadWarning[]
  /** By the id of the file: an entity, or `unit_succession`. */
  readonly refused: Readonly<Record<string, RefusedCount>>
  /** The folder with the refused rows; undefined where there are none. */
  readonly refusedFolder: string | undefined
}

/**
 * Loads a folder of CSV or Parquet files as a new snapshot; refused rows are kept in it. Where too many are refused nothing is loaded, and
 * they are kept in a folder beside the one that was asked for.
 */
export async function loadSnapshot(
  sourceFolder: string,
  folder: string,
  vocabulary: Vocabulary,
  options: LoadOptions,
): Promise<Result<LoadReport, LoadRefusal | SnapshotExists>> {
  const opened = openDelivery(sourceFolder, vocabulary, options.complete ?? [])
  if (opened.kind === 'refused') return opened
  return await withDuckDb({ ...options.database, isOrderPreserved: true }, (database) =>
    writeSnapshot(folder, database, vocabulary, (writer) => takeIn(database, writer, opened.value, folder, vocabulary, options)),
  )
}

async function takeIn(
  database: DuckDb,
  writer: SnapshotWriter,
  delivery: Delivery,
  folder: string,
  vocabulary: Vocabulary,
  options: LoadOptions,
): Promise<Result<LoadReport, LoadRefusal | SnapshotExists>> {
  const { present, hasSuccession } = delivery
  const judged = await judgeDelivery(database, delivery, vocabulary, options.lists ?? {}, (files) =>
    options.onProgress?.({ phase: 'read', done: files, total: delivery.sources.length }),
  )
  if (judged.kind === 'refused') return judged
  const { raws, successions, unlisted } = judged.value
  const places = { inside: join(writer.partialFolder, refusedFolder), beside: `${folder}.${refusedFolder}` }
  const settled = await settleRefused(database, [...raws, ...successions], places, options.refusedLimitPerThousand ?? 50, vocabulary)
  if (settled.kind === 'refused') return settled
  const counts = settled.value
  const completeness = believed(delivery.completeness, counts)
  const later = hasSuccession ? await acceptSuccession(database, options.knownOn) : 0
  await accept(database, raws, vocabulary, present, options, hasSuccession)
  await writeAll(database, writer, raws, present, options)
  const masked = maskedOf(raws, options.sizeClasses !== undefined)
  const all = Object.values(counts).reduce((sum, each) => sum + each.refused, 0)
  const finished = await writer.finish({
    knownOn: options.knownOn,
    title: options.title,
    source: { kind: 'loaded', parameters: { refused: all } },
    completeness,
    masked,
  })
  if (finished.kind === 'refused') return finished
  const warnings: readonly LoadWarning[] = [
    ...missingParts(vocabulary, present, masked),
    ...unlisted,
    ...delivery.others.map((file) => ({ code: 'file_passed_over', file }) as const),
    ...(later > 0 ? [{ code: 'succession_later', rows: later, knownOn: options.knownOn } as const] : []),
    ...Object.entries(counts).flatMap(([entity, { refused }]) =>
      refused > 0 && delivery.completeness[entity] !== undefined ? [{ code: 'complete_but_refused', entity } as const] : [],
    ),
  ]
  return done({ manifest: finished.value, warnings, refused: counts, refusedFolder: all > 0 ? join(folder, refusedFolder) : undefined })
}

/**
 * What is believed complete: a file of which rows were refused is not, whatever was declared. What a missing row says nobody knows: who
 * was paid by it would be paid a second time, whom it employs would count as unemployed.
 */
function believed(
  declared: Readonly<Record<string, Completeness>>,
  counts: Readonly<Record<string, RefusedCount>>,
): Readonly<Record<string, Completeness>> {
  return Object.fromEntries(Object.entries(declared).filter(([entity]) => (counts[entity]?.refused ?? 0) === 0))
}

/** The folder of refused rows in a snapshot, and what is added to the name of one that could not be made. */
const refusedFolder = 'refused'

/** Accepted rows with their owner: succession applied, sizes computed where they were not delivered. */
async function accept(
  database: DuckDb,
  raws: readonly RawTable[],
  vocabulary: Vocabulary,
  present: ReadonlySet<string>,
  { sizeClasses, knownOn }: LoadOptions,
  hasSuccession: boolean,
): Promise<void> {
  for (const { shape, columns } of raws) {
    const isSized = shape.id === 'firm' && sizeClasses !== undefined && !columns.some(({ column }) => column.name === 'size_class')
    const size = isSized ? ` REPLACE (${firmSizeSql(sizeClasses, vocabulary)} AS size_class)` : ''
    await database.run(
      `CREATE TEMP TABLE ${acceptedTableOf(shape.id)} AS SELECT * EXCLUDE (line, fault)${size} FROM ${judgedTableOf(shape.id)} WHERE fault IS NULL`,
    )
    await database.run(`DROP TABLE ${judgedTableOf(shape.id)}`)
  }
  if (hasSuccession) {
    const [units, payments] = [acceptedTableOf('insured_unit'), acceptedTableOf('prior_payment')]
    if (!present.has('prior_payment')) {
      const columns = columnsOf(entityOf(vocabulary, 'prior_payment')).map(({ name, type }) => `${name} ${type}`)
      await database.run(`CREATE TEMP TABLE ${payments} (${columns.join(', ')})`)
    }
    // Yearly facts of a delivery are about the year before the day it was known.
    const baseYear = Number(knownOn.slice(0, 4)) - 1
    await applySuccession(database, { units, payments, successions: 'unit_succession', baseYear }, vocabulary)
    await forgetDoubtful(database)
  }
  for (const { shape } of raws) {
    const table = acceptedTableOf(shape.id)
    await database.run(
      `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT row.*, CAST(${ownerSql(shape.id, present)} AS BIGINT) AS owner FROM ${table} row`,
    )
  }
}

async function writeAll(
  database: DuckDb,
  writer: SnapshotWriter,
  raws: readonly RawTable[],
  present: ReadonlySet<string>,
  options: LoadOptions,
): Promise<void> {
  const ranges: Readonly<Record<Owner, readonly KeyRange[]>> = {
    firm: await keyRanges(database, 'firm', present, options.unitsPerBucket ?? 1_000_000),
    person: await keyRanges(database, 'person', present, options.personsPerBucket ?? 2_000_000),
    none: [{ bucket: 0, firstKey: 0n, lastKey: 0n }],
  }
  for (const [index, { shape }] of raws.entries()) {
    for (const range of ranges[ownerOf(shape.id)]) await writer.write(shape.id, range, bucketSql(shape.id, range))
    options.onProgress?.({ phase: 'write', done: index + 1, total: raws.length })
  }
}

function firmSizeSql(table: SizeClassTable, vocabulary: Vocabulary): string {
  return sizeClassSql(
    table,
    { entityKind: 'entity_kind', industryCode: 'industry_code', employees: 'employees', revenue: 'revenue', assets: 'assets' },
    vocabulary,
  )
}

function maskedOf(raws: readonly RawTable[], isSizeComputed: boolean): Readonly<Record<string, readonly string[]>> {
  const entries = raws.map(({ shape, columns }): [string, readonly string[]] => {
    const delivered = new Set(columns.map(({ column }) => column.name))
    const isComputed = (name: string) => isSizeComputed && shape.id === 'firm' && name === 'size_class'
    return [shape.id, shape.columns.flatMap(({ name }) => (delivered.has(name) || isComputed(name) ? [] : [name]))]
  })
  return Object.fromEntries(entries.filter(([, names]) => names.length > 0))
}
