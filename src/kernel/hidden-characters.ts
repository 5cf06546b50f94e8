/**
 * Characters that nobody sees and that make two equal-looking texts differ, read in another order, or break what stores them:
 * control characters but for line feed and tab, zero-width characters, marks of direction, halves of pairs, code points that are
 * no characters.
 */
const PATTERN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu

/** Han, kana, full-width forms, printable ASCII: nearly every text is of these alone, and a class of few ranges is told at once. */
const ORDINARY = /^[\n\t\u0020-\u007E\u3000-\u30FF\p{Unified_Ideograph}\uFF01-\uFF60]*$/u

/** Where hidden characters stand in a text, with the character itself. */
export function findHidden(text: string): readonly { readonly at: number; readonly character: string }[] {
  if (ORDINARY.test(text)) return []
  return [...text.matchAll(PATTERN)].map((match) => ({ at: match.index, character: match[0] }))
}

/** The text with every hidden character replaced. */
export function replaceHidden(text: string, by: (character: string) => string): string {
  return ORDINARY.test(text) ? text : text.replace(PATTERN, by)
}
