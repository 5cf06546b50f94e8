import type { DraftingWords } from '../drafting-words.ts'
import { type BindingKind, bindingKinds, type LeftKind, type WordedKind, wordedKinds } from './kinds.ts'
import type { Untold } from './untold.ts'

/** Kinds that are never only more words about something drafted. */
const sureKinds: readonly WordedKind[] = ['amendment', 'effect', 'funding', 'duty']

/** How a sentence binds; several ways at once are common. */
export function bindingOf(text: string, words: DraftingWords): readonly BindingKind[] {
  return bindingKinds.filter((kind) => words.binding[kind].test(text))
}

/** What must be read and settled even where it stands in a title. */
export function isWeighty(text: string, words: DraftingWords): boolean {
  return bindingOf(text, words).length > 0 || (['amendment', 'effect', 'funding'] as const).some((kind) => words.left[kind].test(text))
}

/** What a sentence, or what is left of one, is about most likely. */
export function leftKindOf(
  { text, isDrafted, hasNumber }: Pick<Untold, 'text' | 'isDrafted' | 'hasNumber'>,
  words: DraftingWords,
): LeftKind {
  const kinds = wordedKinds.filter((kind) => words.left[kind].test(text))
  const sure = kinds.find((kind) => sureKinds.includes(kind))
  if (sure !== undefined) return sure
  if (isDrafted) return hasNumber ? 'figures' : 'shortened'
  if (kinds[0] !== undefined) return kinds[0]
  if (hasNumber) return 'figures'
  return words.workInside.test(text) ? 'work' : 'other'
}
