/** Where the office's database is: a server's address, a folder of this machine, or memory for tests. */
export type WorkPlace =
  | { readonly kind: 'server'; readonly url: string }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'memory'; readonly image?: Blob }
