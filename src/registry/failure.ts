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
    super(sentences[code](values))
    this.name = 'RegistryFailure'
    this.code = code
    this.with = values
  }
}

type Sentence = (values: Readonly<Record<string, string>>) => string

const rebuild = 'Restore it from a copy, or generate or load the snapshot again.'

const sentences: Readonly<Record<RegistryFailureCode, Sentence>> = {
  not_a_snapshot: (v) => `${v['folder']} holds no manifest.json, so it is not a snapshot. Name the folder that 'registry generate' or 'registry load' wrote.`,
  manifest_unreadable: (v) => `${v['file']} is not a manifest: ${v['detail']}. ${rebuild}`,
  format_unsupported: (v) => `${v['file']} has format ${v['format']}; this version reads format 1. ${rebuild}`,
  file_missing: (v) => `${v['file']} is named by the manifest but is not there. ${rebuild}`,
  file_size_differs: (v) => `${v['file']} has ${v['found']} bytes; the manifest says ${v['expected']}. ${rebuild}`,
  file_hash_differs: (v) => `${v['file']} was changed after it was written: its SHA-256 is ${v['found']}, the manifest says ${v['expected']}. ${rebuild}`,
  schema_differs: (v) =>
    `The columns of '${v['entity']}' in ${v['file']} do not match the glossary: ${v['detail']}. Build the snapshot again with this glossary.`,
  id_differs: (v) => `${v['file']} was edited: its id is ${v['found']}, its content gives ${v['expected']}. ${rebuild}`,
  snapshot_exists: (v) => `${v['folder']} exists already. Snapshots are never overwritten: name another folder.`,
  succession_invalid: (v) => `The succession of insured unit ${v['unit']} cannot be applied: ${v['detail']}. Correct the row and load again.`,
  source_folder_missing: (v) => `${v['folder']} is not a folder that can be read. Name the folder that holds the files to load.`,
  source_empty: (v) => `${v['folder']} holds no file named after an entity. Expected one or more of: ${v['expected']}.`,
  source_ambiguous: (v) => `${v['folder']} holds more than one file for '${v['entity']}': ${v['files']}. Keep one.`,
  source_unreadable: (v) => `${v['file']} cannot be read: ${v['detail']}. Expected ${v['expected']}.`,
  column_unknown: (v) =>
    `${v['file']}: column '${v['column']}' is not a field of '${v['entity']}'.${v['suggestion'] === '' ? '' : ` Did you mean '${v['suggestion']}'?`} Correct the header or remove the column.`,
  column_repeated: (v) => `${v['file']}: columns '${v['first']}' and '${v['column']}' both mean '${v['field']}'. Keep one.`,
  column_type_differs: (v) => `${v['file']}: column '${v['column']}' is ${v['found']}; expected ${v['expected']}.`,
  key_column_missing: (v) => `${v['file']} has no column '${v['column']}'; every row needs its key. Found: ${v['found']}.`,
  completeness_invalid: (v) => `${v['file']}: ${v['detail']}. Expected '<entity>: everywhere' or '<entity>: [six-digit region codes]'.`,
  parameters_invalid: (v) => `The registry cannot be generated: ${v['detail']}.`,
  too_many_refused: (v) =>
    `${v['refused']} of ${v['rows']} rows of '${v['entity']}' were refused (${v['reasons']}), more than the ${v['limit']} allowed. Nothing was loaded; correct the source, or raise the limit. First: ${v['first']}.`,
}
