import type { PaidColumnRole } from '../../kernel/paid-column-roles.ts'

/** What a row can be told by, what says most first: a number before a name. */
export const identifyingRoles = [
  'subject',
  'identity_number',
  'credit_code',
  'unit_number',
  'name',
] as const satisfies readonly PaidColumnRole[]
export type IdentifyingRole = (typeof identifyingRoles)[number]

/** A column as it was understood. */
export interface UnderstoodColumn {
  /** From 0. */
  readonly at: number
  readonly heading: string
  readonly role: PaidColumnRole
}
