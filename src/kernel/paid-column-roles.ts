/** What a column of a list of payments can hold. `unused` is read and not looked at. */
export const paidColumnRoles = [
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
export type PaidColumnRole = (typeof paidColumnRoles)[number]
