/** A date as written: `2022-12-31`, `20XX-12-31`, or open. */
export type MaskedDate =
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'masked'; readonly text: string }
  | { readonly kind: 'open' }
