/** Characters that files of offices have no way to write: most controls, halves of pairs, and two that are none. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as any file can hold it: a box stands for what cannot be written. */
export const writableText = (text: string): string => text.replace(unwritable, '\u25A1')

/** The same as XML and HTML hold it, between tags and in quoted attributes alike. */
export function markupText(text: string): string {
  return writableText(text).replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)
}
