/** Who is on the telephone or at the window: somebody of the firm, the person themself, anybody else. */
export const callerKinds = ['firm_staff', 'person', 'other'] as const

export type CallerKind = (typeof callerKinds)[number]

/** What somebody may ask about a firm or a person. */
export const toldItems = [
  'rules',
  'contributions',
  'payments',
  'stage',
  'reason',
  'amount',
  'own_facts',
  'full_numbers',
  'people_of_firm',
] as const

export type ToldItem = (typeof toldItems)[number]
