import { join } from 'node:path'
import type { SizeClassTable } from '../kernel/size-class.ts'
import type { Vocabulary } from '../rules/index.ts'
import { type DuckDb, type DuckDbOptions, withDuckDb } from '../store/index.ts'
import { type KeyRange, type Owner, ownerOf } from './buckets.ts'
import { acceptedTableOf, bucketSql, keyRanges, ownerSql } from './load/bucket.ts'
import { readCompleteness, withComplete } from './load/completeness.ts'
import { judgedTableOf, judgeRows, referenceOrder, refuseDangling } from './load/judge.ts'
import { type RawTable, readRaw } from './load/read-raw.ts'
import { readSuccession } from './load/read-succession.ts'
import { countRefused, type RefusedCount, writeRefused } from './load/refused.ts'
import { findSources } from './load/source.ts'
import type { Manifest } from './manifest.ts'
import { columnsOf, entityOf } from './schema.ts'
import { sizeClassSql } from './size-class.sql.ts'
import { type SnapshotWriter, startSnapshot } from './snapshot-writer.ts'
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
  readonly unitsPerBucket?: number
  readonly personsPerBucket?: number
  readonly onProgress?: (progress: { readonly phase: string; readonly done: number; readonly total: number }) => void
}

export interface LoadWarning {
  readonly code: 'entity_missing' | 'column_missing'
  readonly entity: string
  readonly column: string | undefined
}

export interface LoadReport {
  readonly manifest: Manifest
  readonly warnings: readonly LoadWarning[]
  readonly refused: Readonly<Record<string, RefusedCount>>
}

/** Loads a folder of CSV or Parquet files as a new snapshot; refused rows are kept beside it, a refused load leaves nothing. */
export async function loadSnapshot(
  sourceFolder: string,
  folder: string,
  vocabulary: Vocabulary,
  options: LoadOptions,
): Promise<LoadReport> {
  const sources = await findSources(sourceFolder, vocabulary)
  const present = new Set(sources.map(({ entity }) => entity))
  const completeness = withComplete(readCompleteness(sourceFolder, present), options.complete ?? [], present)
  return await withDuckDb({ ...options.database, isOrderPreserved: true }, async (database) => {
    const writer = await startSnapshot(folder, database, vocabulary)
    try {
      const raws: RawTable[] = []
      for (const [index, source] of sources.entries()) {
        const raw = await readRaw(database, entityOf(vocabulary, source.entity), source)
        await judgeRows(database, raw, vocabulary)
        raws.push(raw)
        options.onProgress?.({ phase: 'read', done: index + 1, total: sources.length })
      }
      for (const entity of referenceOrder(raws.map((raw) => raw.entity))) await refuseDangling(database, entity, present)
      const refused = await settleRefused(database, raws, writer, options.refusedLimitPerThousand ?? 50)
      await accept(database, raws, sourceFolder, vocabulary, present, options.sizeClasses)
      await writeAll(database, writer, raws, present, options)
      const masked = maskedOf(raws, options.sizeClasses !== undefined)
      const manifest = await writer.finish({
        knownOn: options.knownOn,
        title: options.title,
        source: { kind: 'loaded', parameters: { refused: Object.values(refused).reduce((sum, each) => sum + each.refused, 0) } },
        completeness,
        masked,
      })
      return { manifest, warnings: warningsOf(vocabulary, present, masked), refused }
    } catch (error) {
      await writer.abandon()
      throw error
    }
  })
}

async function settleRefused(
  database: DuckDb,
  raws: readonly RawTable[],
  writer: SnapshotWriter,
  limit: number,
): Promise<Readonly<Record<string, RefusedCount>>> {
  const counts: [string, RefusedCount][] = []
  for (const raw of raws) counts.push([raw.entity.id, await countRefused(database, raw, limit)])
  for (const [index, raw] of raws.entries()) {
    if ((counts[index]?.[1].refused ?? 0) > 0) await writeRefused(database, raw, join(writer.partialFolder, 'refused'))
  }
  return Object.fromEntries(counts)
}

/** Accepted rows with their owner: succession applied, sizes computed where they were not delivered. */
async function accept(
  database: DuckDb,
  raws: readonly RawTable[],
  sourceFolder: string,
  vocabulary: Vocabulary,
  present: ReadonlySet<string>,
  sizeClasses: SizeClassTable | undefined,
): Promise<void> {
  for (const { entity, columns } of raws) {
    const isSized = entity.id === 'firm' && sizeClasses !== undefined && !columns.some(({ column }) => column.name === 'size_class')
    const size = isSized ? ` REPLACE (${firmSizeSql(sizeClasses, vocabulary)} AS size_class)` : ''
    await database.run(
      `CREATE TEMP TABLE ${acceptedTableOf(entity.id)} AS SELECT * EXCLUDE (line, fault)${size} FROM ${judgedTableOf(entity.id)} WHERE fault IS NULL`,
    )
    await database.run(`DROP TABLE ${judgedTableOf(entity.id)}`)
  }
  if (present.has('insured_unit') && (await readSuccession(database, sourceFolder))) {
    const payments = acceptedTableOf('prior_payment')
    if (!present.has('prior_payment')) {
      const columns = columnsOf(entityOf(vocabulary, 'prior_payment')).map(({ name, type }) => `${name} ${type}`)
      await database.run(`CREATE TEMP TABLE ${payments} (${columns.join(', ')})`)
    }
    await applySuccession(database, { units: acceptedTableOf('insured_unit'), payments, successions: 'unit_succession' }, vocabulary)
  }
  for (const { entity } of raws) {
    const table = acceptedTableOf(entity.id)
    await database.run(
      `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT row.*, CAST(${ownerSql(entity.id, present)} AS BIGINT) AS owner FROM ${table} row`,
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
  for (const [index, { entity }] of raws.entries()) {
    for (const range of ranges[ownerOf(entity.id)]) await writer.write(entity.id, range, bucketSql(entity.id, range))
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
  const entries = raws.map(({ entity, columns }): [string, readonly string[]] => {
    const delivered = new Set(columns.map(({ column }) => column.name))
    const isComputed = (name: string) => isSizeComputed && entity.id === 'firm' && name === 'size_class'
    return [entity.id, columnsOf(entity).flatMap(({ name }) => (delivered.has(name) || isComputed(name) ? [] : [name]))]
  })
  return Object.fromEntries(entries.filter(([, names]) => names.length > 0))
}

function warningsOf(
  vocabulary: Vocabulary,
  present: ReadonlySet<string>,
  masked: Readonly<Record<string, readonly string[]>>,
): readonly LoadWarning[] {
  return [...vocabulary.entities.keys()].flatMap((entity): readonly LoadWarning[] => {
    if (!present.has(entity)) return [{ code: 'entity_missing', entity, column: undefined }]
    return (masked[entity] ?? []).map((column) => ({ code: 'column_missing', entity, column }))
  })
}
