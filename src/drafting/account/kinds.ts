/** What limits who gets something, how often, how much, or beside what. */
export const bindingKinds = ['once_only', 'exclusive', 'ceiling', 'excluded'] as const
export type BindingKind = (typeof bindingKinds)[number]

/** What else a sentence may say that stands in no block; the order is that of how sure the words are. */
export const wordedKinds = [
  'amendment',
  'effect',
  'funding',
  'scoring',
  'sanction',
  'contact',
  'purpose',
  'definition',
  'duty',
  'procedure',
  'condition',
] as const
export type WordedKind = (typeof wordedKinds)[number]

/** Told by where a sentence stands or what was made of it: what is granted, work not taken up, cut short, bare figures, rows, head and end, all else. */
const otherKinds = ['grant', 'work', 'shortened', 'figures', 'row', 'frame', 'other'] as const
export type LeftKind = WordedKind | (typeof otherKinds)[number]
