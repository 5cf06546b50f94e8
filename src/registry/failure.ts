import { failureSentences } from './messages.zh.ts'

export type RegistryFailureCode =
  | 'not_a_snapshot'
  | 'manifest_unreadable'
  | 'format_unsupported'
  | 'file_missing'
  | 'file_size_differs'
  | 'file_hash_differs'
  | 'schema_differs'
  | 'id_differs'
  | 'snapshot_exists'
  | 'succession_invalid'
  | 'source_folder_missing'
  | 'source_empty'
  | 'source_ambiguous'
  | 'source_unreadable'
  | 'column_unknown'
  | 'column_repeated'
  | 'column_type_differs'
  | 'key_column_missing'
  | 'completeness_invalid'
  | 'too_many_refused'
  | 'parameters_invalid'

/** A snapshot or a delivery that cannot be used; `message` says what is wrong, where, and what to do. */
export class RegistryFailure extends Error {
  readonly code: RegistryFailureCode
  /** The values the sentence was filled with, for callers that word their own. */
  readonly with: Readonly<Record<string, string>>

  constructor(code: RegistryFailureCode, values: Readonly<Record<string, string>>) {
    super(failureSentences[code](values))
    this.name = 'RegistryFailure'
    this.code = code
    this.with = values
  }
}
