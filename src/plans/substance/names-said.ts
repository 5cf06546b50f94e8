import { pairsOf } from '../orders/as-printed.ts'
import type { Passage } from './passage.ts'
import type { TermsSaid } from './terms-said.ts'

/** Whether a passage has a part of a name long enough to mean it. */
export function isNamedInPart(name: string, { passage }: { readonly passage: Pick<Passage, 'text'> }): boolean {
  for (let from = 0; from + SHORTEST_NAME <= name.length; from++)
    if (passage.text.includes(name.slice(from, from + SHORTEST_NAME))) return true
  return name.length < SHORTEST_NAME && passage.text.includes(name)
}

const SHORTEST_NAME = 4

/**
 * Whether a passage names a benefit: by the end of its name, which says what it is, or by most of its name in one sentence. A benefit
 * that is only named is the one the documents above define, with whom it is about and whom it pays.
 */
export function isBenefitNamed(name: string, { passage }: TermsSaid): boolean {
  if (passage.text.includes(name.slice(-SHORTEST_END))) return true
  const pieces = pairsOf(name)
  return passage.text
    .split(/[\u3002;\n]/)
    .some((sentence) => pieces.filter((piece) => sentence.includes(piece)).length >= pieces.length * NEARLY_ALL)
}

const SHORTEST_END = 5
const NEARLY_ALL = 0.8
