export { type AmendOptions, amendSnapshot } from './amend-snapshot.ts'
export { registryTitle } from './amended-title.zh.ts'
export type { Amendment } from './amendment.ts'
export { factOf, readAmendments } from './amendments-file.ts'
export { type KeyRange, type Owner, ownerOf } from './buckets.ts'
export { checkRows } from './check-rows.ts'
export { describeSchema, type SchemaDescription, schemaAsMarkdown } from './describe-schema.ts'
export { findSnapshot } from './find-snapshot.ts'
export {
  defaultParameters,
  GENERATOR,
  type GenerateOptions,
  type GenerateParameters,
  generateSnapshot,
  type Progress,
} from './generate-snapshot.ts'
export { keyInRegistry, type LedgerPayment, type LedgerPayments, numberInLedger, type PaymentKeys } from './ledger-payments.ts'
export { type ListedSnapshot, listSnapshots } from './list-snapshots.ts'
export type { RefusedCount, RefusedReason } from './load/refused-count.ts'
export type { LoadWarning } from './load/warnings.ts'
export { type LoadOptions, type LoadReport, loadSnapshot } from './load-snapshot.ts'
export { type Completeness, type EntityFiles, type Manifest, manifestFile, type SnapshotFile, type SnapshotSource } from './manifest.ts'
export { refusedSheet } from './messages.zh.ts'
export { type FieldValue, readFieldValue } from './read-field-value.ts'
export { type ReadOptions, readManifest } from './read-manifest.ts'
export type { AmendRefusal, LoadRefusal, ParameterRefusal, RegistryRefusal, SnapshotRefusal } from './refusals.ts'
export { describeRegistryRefusal } from './refusals.zh.ts'
export { type Column, type ColumnType, columnsOf, columnTypeOf, keyColumnOf } from './schema.ts'
export { type SizeClassColumns, sizeClassSql } from './size-class.sql.ts'
export { applySuccession, type SuccessionTables } from './succession.ts'
