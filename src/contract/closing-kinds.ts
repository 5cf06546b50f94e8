/** Kinds of lines of a day, in the order they are signed and shown. */
export const dayKinds = [
  'approved',
  'funds_received',
  'handed_over',
  'succeeded',
  'returned',
  'repeated',
  'money_back',
  'recovered',
  'waiting',
  'in_process',
  'not_back',
] as const

/** What has to be settled by the end of a month, in the order it is signed and shown; the last five at the end of a year alone. */
export const monthKinds = [
  'days_closed',
  'returns_open',
  'silent',
  'reconciled',
  'balance_issued',
  'next_plan',
  'benefit_stops',
  'deferrals_due',
  'archive',
  'budget_given',
  'budget_committed',
  'budget_paid',
  'budget_left',
  'budget_lapses',
] as const
export type MonthKind = (typeof monthKinds)[number]
