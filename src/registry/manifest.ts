import type { Column } from './schema.ts'

/** What a snapshot folder holds, written last: a folder without one is not a snapshot. */
export interface Manifest {
  readonly format: 1
  /** SHA-256 over everything below; two snapshots with one id hold the same facts. */
  readonly id: string
  readonly knownOn: string
  readonly title: string
  readonly source: SnapshotSource
  readonly entities: Readonly<Record<string, EntityFiles>>
  /** Where an entity's records are all there, so that no record means none. An entity that is not named is complete nowhere. */
  readonly completeness: Readonly<Record<string, Completeness>>
  /** Fields the source did not deliver: their column stands, all unknown. */
  readonly masked: Readonly<Record<string, readonly string[]>>
}

export interface SnapshotSource {
  /** Made up, delivered, or another snapshot with single values that were established since. */
  readonly kind: 'generated' | 'loaded' | 'amended'
  readonly parameters: Readonly<Record<string, string | number>>
}

export interface EntityFiles {
  readonly rows: number
  readonly columns: readonly Pick<Column, 'name' | 'type'>[]
  readonly files: readonly SnapshotFile[]
}

export interface SnapshotFile {
  /** Relative to the snapshot folder, with forward slashes. */
  readonly path: string
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
  readonly bucket: number
  /** The inclusive range of owner keys of the bucket, as decimal text; rows without an owner stand in bucket 0. */
  readonly firstKey: string
  readonly lastKey: string
}

/** Region codes cover what lies below them: 500000 all of a province, 130900 a city, 150781 one county. */
export type Completeness = 'everywhere' | { readonly regions: readonly number[] }

/** The file of a snapshot folder that makes it one. */
export const manifestFile = 'manifest.json'
