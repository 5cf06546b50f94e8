/** What a column of a list of payments holds. `unused` is read and not looked at. */
export const columnRoles = [
  'policy',
  'subject',
  'identity_number',
  'credit_code',
  'unit_number',
  'name',
  'amount',
  'heads',
  'base',
  'rate',
  'account',
  'unused',
] as const
export type ColumnRole = (typeof columnRoles)[number]

/** What a row can be told by, what says most first: a number before a name. */
export const identifyingRoles = [
  'subject',
  'identity_number',
  'credit_code',
  'unit_number',
  'name',
] as const satisfies readonly ColumnRole[]
export type IdentifyingRole = (typeof identifyingRoles)[number]

/** A column as it was understood. */
export interface UnderstoodColumn {
  /** From 0. */
  readonly at: number
  readonly heading: string
  readonly role: ColumnRole
}
