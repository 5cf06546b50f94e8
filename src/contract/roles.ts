/** Every kind of post an office has; ids of the glossary of posts in `roles.zh.ts`. */
export const roles = [
  'handler',
  'reviewer',
  'approver',
  'division_head',
  'leader',
  'joint_member',
  'fund_accountant',
  'cashier',
  'internal_auditor',
  'data_manager',
  'window',
  'hotline',
  'specialist',
  'township',
  'firm',
  'person',
  'auditor',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const

export type Role = (typeof roles)[number]

/** How far a permission of a post reaches: everywhere, its own region and those below, its own region alone, its own person alone. */
export const levels = ['all', 'below', 'own', 'self'] as const

export type Level = (typeof levels)[number]
