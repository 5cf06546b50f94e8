/**
 * Characters that nobody sees and that make two equal-looking texts differ, read in another order, or break what stores them:
 * control characters but for line feed and tab, zero-width characters, marks of direction, halves of pairs, code points that are
 * no characters.
 */
const PATTERN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu

/** Where hidden characters stand in a text, with the character itself. */
export function findHidden(text: string): readonly { readonly at: number; readonly character: string }[] {
  return [...text.matchAll(PATTERN)].map((match) => ({ at: match.index, character: match[0] }))
}

/** The text with every hidden character replaced. */
export function replaceHidden(text: string, by: (character: string) => string): string {
  return text.replace(PATTERN, by)
}
