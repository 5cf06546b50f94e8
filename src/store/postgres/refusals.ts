import type { Refusal } from '../../kernel/result.ts'

/** Why the database of the office cannot be brought to the schema of this release. */
export type MigrationRefusal =
  /** It was used by a later release. */
  | (Refusal & { readonly code: 'database_ahead'; readonly migration: string })
  /** A file was edited after it had been applied here. */
  | (Refusal & { readonly code: 'migration_changed'; readonly migration: string })

/** Why the database of the office cannot be opened. */
export type WorkStoreRefusal =
  | MigrationRefusal
  | (Refusal & { readonly code: 'folder_in_use'; readonly folder: string })
  | (Refusal & { readonly code: 'server_unreachable'; readonly server: string; readonly detail: string })
  | (Refusal & { readonly code: 'server_too_old'; readonly version: string })
