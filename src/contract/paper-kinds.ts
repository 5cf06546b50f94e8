/** Kinds of papers that the office issues. */
export const paperKinds = [
  'approval_sheet',
  'notice',
  'notice_report',
  'joint_letter',
  'payment_order',
  'bank_order',
  'change_sheet',
  'sample_record',
  'treasury_request',
  'inquiry_letter',
  'objection_reply',
  'recovery_notice',
  'recovery_decision',
  'recovery_reminder',
  'recovery_record',
  'application_receipt',
  'application_commitment',
  'completion_notice',
  'application_decision',
  'balance_reconciliation',
  'funds_plan_draft',
  'audit_handover',
  'deferral_reminder',
] as const

export type PaperKind = (typeof paperKinds)[number]
