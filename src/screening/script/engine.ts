import { join } from 'node:path'
import type { Manifest } from '../../registry/index.ts'
import { type Dialect, duckdb, spark, type Tables } from '../../rules/index.ts'
import { parquetRows } from '../../store/index.ts'
import type { VariantGroup } from '../group-variants.ts'
import { bucketsOf, tablesFor } from '../registry-tables.ts'

/** In which language a script is written, and what an engine calls what its statements read. Nothing else of a script hangs on it. */
export interface Engine {
  readonly dialect: Dialect
  /** The buckets that a subject is decided in, a statement each; undefined is all of them at once. */
  readonly bucketsOf: (subject: string) => readonly (number | undefined)[]
  /** The FROM item of each entity, for a subject of one bucket. */
  readonly tables: (subject: string, bucket: number | undefined) => Tables
  /** The FROM item of a group's decisions. */
  readonly decisions: (group: VariantGroup) => string
  /** Policies that no rule ties are settled apart, so that one can be settled again alone. */
  readonly isSettledInParts: boolean
}

/** Where the decisions of a run stand in its folder. */
export const decisionsRoot = 'decisions'

/** Where a group's decisions stand in a run, with forward slashes. */
export function decisionsFolder(group: VariantGroup): string {
  return `${decisionsRoot}/${group.name}`
}

/** The file of one bucket of decisions. */
export function bucketFile(group: VariantGroup, bucket: number): string {
  return `${decisionsFolder(group)}/bucket-${String(bucket).padStart(4, '0')}.parquet`
}

/** DuckDB decides bucket by bucket, each a file that an interrupted run need not make again. */
export function duckDbEngine(manifest: Manifest, snapshotFolder: string, runFolder: string, isSettledInParts = false): Engine {
  return {
    dialect: duckdb,
    bucketsOf: (subject) => bucketsOf(manifest, subject),
    tables: (subject, bucket) => tablesFor(snapshotFolder, manifest, subject, bucket),
    decisions: (group) => parquetRows(bucketsOf(manifest, group.subject).map((bucket) => join(runFolder, bucketFile(group, bucket)))),
    isSettledInParts,
  }
}

/** Spark divides the work itself; it knows the snapshot's entities and what was decided by names alone, wherever they lie. */
export function sparkEngine(manifest: Manifest): Engine {
  return {
    dialect: spark,
    bucketsOf: () => [undefined],
    tables: () => (entity) => ((manifest.entities[entity]?.files ?? []).length === 0 ? undefined : `snapshot_${entity}`),
    decisions: decisionsName,
    isSettledInParts: false,
  }
}

/** What a group's decisions are called where they are one table. */
export function decisionsName(group: VariantGroup): string {
  return `decided_${group.name.replaceAll(/\W/g, '_')}`
}
