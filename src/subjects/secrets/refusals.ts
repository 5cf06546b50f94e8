import type { Refusal } from '../../kernel/result.ts'

/** Why the keys of the numbers cannot be used. */
export type KeyRefusal =
  /** Others than its owner may read the file. */
  | (Refusal & { readonly code: 'key_file_open'; readonly file: string })
  | (Refusal & { readonly code: 'key_file_unreadable'; readonly file: string })
  /** The database has numbers under keys, and there is no file, or the file lacks them. */
  | (Refusal & { readonly code: 'keys_missing'; readonly file: string; readonly version: number })
  /** A version of the file is not the one that the database knows under that number. */
  | (Refusal & { readonly code: 'keys_of_another'; readonly file: string; readonly version: number })

/** Why a cipher was not opened. */
export type CipherRefusal =
  /** It was changed, belongs to another subject, or is under other keys than it says. */
  Refusal & { readonly code: 'cipher_damaged'; readonly entity: string; readonly key: bigint; readonly scheme: string }

/** Why a file cannot be opened. */
export type FileKeyRefusal =
  /** Its key is not there, was changed, or is under keys that the office no longer has. */
  Refusal & { readonly code: 'file_key_missing' }

/** Why keys were not exchanged, or not to the end. */
export type RotationRefusal =
  /** Names and numbers are still being written under the present keys. */
  | (Refusal & { readonly code: 'names_being_written'; readonly done: number; readonly total: number })
  /** Numbers stayed under the keys before because their ciphers do not open; one of them is named. */
  | (Refusal & { readonly code: 'ciphers_damaged'; readonly count: number; readonly entity: string; readonly key: bigint })
  /** The same of keys of files. */
  | (Refusal & { readonly code: 'file_keys_damaged'; readonly count: number; readonly file: string })
  /** The same of payees' accounts. */
  | (Refusal & { readonly code: 'accounts_damaged'; readonly count: number; readonly account: bigint })
