/** Rows as they were seen. */
export type SeenRows = readonly { readonly id: bigint; readonly version: number }[]
