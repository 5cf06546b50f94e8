import { type Role, roles } from '../contract/index.ts'

/** Duties of which nobody holds two sides: where regions lie on one line from the top down, or anywhere. */
interface Exclusion {
  readonly id: string
  readonly sides: readonly (readonly Role[])[]
  readonly where: 'one_line' | 'anywhere'
}

const administrators: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin']
const outside: readonly Role[] = ['firm', 'person']

/** Whether a post of this role is that of a firm or a person, which speaks for itself and does nobody's work. */
export const speaksForItself = (role: Role): boolean => outside.includes(role)

/** Which duties exclude each other: whoever does a step does not judge it, books and cash are apart, and who runs the system does no business. */
export const exclusions: readonly Exclusion[] = [
  { id: 'steps', sides: [['handler'], ['reviewer'], ['approver']], where: 'one_line' },
  { id: 'money', sides: [['fund_accountant'], ['cashier']], where: 'anywhere' },
  {
    id: 'administration',
    sides: [...administrators.map((role) => [role]), roles.filter((role) => !administrators.includes(role))],
    where: 'anywhere',
  },
  // An account of the office is nobody's who is paid by it.
  { id: 'outside', sides: [outside, roles.filter((role) => !outside.includes(role))], where: 'anywhere' },
]

/** A duty in a place. */
export interface Duty {
  readonly role: Role
  readonly path: string
}

/** Whether one person may not hold both duties at one time. */
export function excludeEachOther(one: Duty, other: Duty): boolean {
  return exclusions.some(({ sides, where }) => {
    const [a, b] = [one, other].map(({ role }) => sides.findIndex((side) => side.includes(role)))
    if (a === undefined || b === undefined || a < 0 || b < 0 || a === b) return false
    return where === 'anywhere' || one.path.startsWith(other.path) || other.path.startsWith(one.path)
  })
}
