import type { InputRefusal, PathRefusal } from '../files/index.ts'
import type { FieldType } from '../rules/index.ts'
import type { ParquetType } from './load/parquet-type.ts'
import type { RefusedReason } from './load/refused-count.ts'
import type { ColumnType } from './schema.ts'

/** Why the registry did not do what it was asked to. Returned, never thrown; `describeRegistryRefusal` says it in a sentence. */
export type RegistryRefusal = SnapshotRefusal | SnapshotExists | ParameterRefusal | LoadRefusal | AmendRefusal

/** A folder that is no snapshot, or a snapshot that is not what its manifest says. */
export type SnapshotRefusal =
  | { readonly code: 'not_a_snapshot'; readonly folder: string }
  /** What stands in the place of its manifest. */
  | PathRefusal
  | { readonly code: 'manifest_unreadable'; readonly file: string; readonly fault: ManifestFault }
  /** `format` is what stands there as JSON; undefined where nothing does. */
  | { readonly code: 'format_unsupported'; readonly file: string; readonly format: string | undefined }
  | { readonly code: 'id_differs'; readonly file: string; readonly found: string; readonly expected: string }
  /** The columns of an entity are not those of the glossary; no differences where the glossary has no such entity. */
  | { readonly code: 'schema_differs'; readonly file: string; readonly entity: string; readonly differences: readonly SchemaDifference[] }
  | { readonly code: 'file_missing'; readonly file: string }
  /** In bytes. */
  | { readonly code: 'file_size_differs'; readonly file: string; readonly found: number; readonly expected: number }
  | { readonly code: 'file_hash_differs'; readonly file: string; readonly found: string; readonly expected: string }
  | RowsDiffer

/** The database reads other rows of an entity than the manifest counts. */
export interface RowsDiffer {
  readonly code: 'rows_differ'
  readonly folder: string
  readonly entity: string
  readonly found: number
  readonly expected: number
}

/** What makes a manifest unreadable. */
export type ManifestFault =
  | { readonly kind: 'not_json' }
  | { readonly kind: 'not_an_object' }
  | { readonly kind: 'part_missing'; readonly part: string }
  | { readonly kind: 'entity_without_files'; readonly entity: string }

/** A column of a snapshot beside the glossary: undefined on the side that does not have it. */
export interface SchemaDifference {
  readonly column: string
  readonly found: string | undefined
  readonly expected: ColumnType | undefined
}

/** Something stands where a snapshot was to go. */
export interface SnapshotExists {
  readonly code: 'snapshot_exists'
  readonly folder: string
}

/** Parameters of which no registry can be generated. */
export type ParameterRefusal =
  | {
      readonly code: 'parameter_out_of_range'
      readonly parameter: 'firms' | 'persons' | 'seed' | 'year'
      readonly value: number
      readonly low: number
      readonly high: number
    }
  | PersonsTooFew

/** Staff and leavers of the firms need more persons than there are to be. */
export interface PersonsTooFew {
  readonly code: 'persons_too_few'
  readonly persons: number
  readonly firms: number
  readonly needed: number
}

/** A delivery that cannot be loaded. */
export type LoadRefusal =
  | { readonly code: 'source_folder_missing'; readonly folder: string }
  /** No file is named after an entity; `expected` are the ids of all. */
  | { readonly code: 'source_empty'; readonly folder: string; readonly expected: readonly string[] }
  | { readonly code: 'source_ambiguous'; readonly folder: string; readonly entity: string; readonly files: readonly string[] }
  | FileRefusal
  | CompletenessRefusal
  /** More rows than the limit, which is in rows per thousand, and where they are kept. */
  | {
      readonly code: 'too_many_refused'
      /** The official name of what the rows are. */
      readonly entity: string
      readonly rows: number
      readonly refused: number
      readonly limitPerThousand: number
      readonly most: RefusedReason
      readonly folder: string
    }

/** A file of a delivery of which no row can be taken. */
export type FileRefusal = InputRefusal | { readonly code: 'parquet_unreadable'; readonly file: string } | ColumnRefusal | ColumnTypeDiffers

/** Headers of a file that do not say which column is which. */
export type ColumnRefusal =
  /** `entity` is its official name; `suggestion` a name near enough to be meant. */
  | {
      readonly code: 'column_unknown'
      readonly file: string
      readonly column: string
      readonly entity: string
      readonly suggestion: string | undefined
    }
  | { readonly code: 'column_repeated'; readonly file: string; readonly first: string; readonly column: string; readonly field: string }
  | {
      readonly code: 'column_needed'
      readonly file: string
      readonly missing: readonly { readonly column: string; readonly title: string }[]
      readonly found: readonly string[]
    }

/** A typed column whose type cannot hold the field exactly; `found` is the type as the database names it. */
export interface ColumnTypeDiffers {
  readonly code: 'column_type_differs'
  readonly file: string
  readonly column: string
  readonly found: string
  readonly expected: ParquetType
}

/** What was said about where records are complete, and cannot be. */
export type CompletenessRefusal =
  | PathRefusal
  | { readonly code: 'completeness_invalid'; readonly file: string; readonly fault: CompletenessFault }
  | { readonly code: 'complete_without_file'; readonly entity: string }
  | { readonly code: 'complete_twice'; readonly entity: string; readonly file: string }

export type CompletenessFault =
  | { readonly kind: 'not_yaml'; readonly line: number }
  | { readonly kind: 'not_a_mapping' }
  | { readonly kind: 'entity_without_file'; readonly entity: string }
  /** `value` is what stands there, as JSON. */
  | { readonly kind: 'value_unknown'; readonly entity: string; readonly value: string }

/** Values that a snapshot cannot be given. */
export type AmendRefusal =
  | { readonly code: 'amendments_none' }
  | { readonly code: 'amendment_entity_unknown'; readonly entity: string; readonly known: readonly string[] }
  | { readonly code: 'amendment_field_unknown'; readonly entity: string; readonly field: string }
  /** It says to whom a record belongs. */
  | { readonly code: 'amendment_field_fixed'; readonly entity: string; readonly field: string }
  /** How many keys the snapshot has no record of, and the first of them. */
  | { readonly code: 'amendment_key_unknown'; readonly entity: string; readonly keys: readonly bigint[]; readonly count: number }
  | { readonly code: 'amendment_twice'; readonly entity: string; readonly key: bigint; readonly field: string }
  /** No day, or one outside the bounds that are given. */
  | { readonly code: 'amendment_day_unfit'; readonly day: string; readonly from: string | undefined; readonly to: string | undefined }
  /** `field` is its official name; `choices` are the terms of an enumeration. */
  | {
      readonly code: 'amendment_value_unfit'
      readonly entity: string
      readonly key: bigint
      readonly field: string
      readonly value: string
      readonly type: FieldType
      readonly choices: readonly string[]
    }
  /** The list of what was amended is not the one that the snapshot was made with, or is missing. */
  | { readonly code: 'amendments_differ'; readonly file: string; readonly isMissing: boolean }

/** The refusals with one of these codes. */
export type RefusalWith<C extends RegistryRefusal['code']> = Extract<RegistryRefusal, { readonly code: C }>
