import type { PGlite } from '@electric-sql/pglite'

/** Where the office's database is: a server's address, a folder of this machine, or memory for tests, which may have opened it and close it themselves. */
export type WorkPlace =
  | { readonly kind: 'server'; readonly url: string }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'memory'; readonly database?: PGlite }
