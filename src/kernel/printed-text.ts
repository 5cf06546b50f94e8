const fullWidthOffset = 0xfee0
const dropped = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/g
const fullWidth = /[\uff01-\uff5e]/g

/** A code as people paste it, brought to plain upper-case ASCII: full-width forms narrowed, spaces and invisible characters dropped. */
export function plainCode(text: string): string {
  const narrow = text.replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - fullWidthOffset))
  // A leading apostrophe is how a spreadsheet marks a number kept as text.
  return narrow.replace(dropped, '').replace(/^'/, '').toUpperCase()
}
