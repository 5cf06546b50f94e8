/** A piece of HTML that is safe to put into a page: only this module makes one. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }
}

/** What may stand between the braces of a piece of HTML; plain text is escaped, `undefined` and `false` leave nothing. */
export type Content = Html | string | number | bigint | undefined | false | readonly Content[]

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Escapes text for use as content and inside quoted attribute values. */
export function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** Text with what cannot be printed, or would disturb the print, replaced by a visible sign. */
export function printable(text: string): string {
  return text.replace(unprintable, '\u{FFFD}').toWellFormed()
}

// Control characters have no place in a page, and direction overrides could make an amount or a name read differently than it is.
const unprintable = /(?![\t\n\r])\p{Cc}|[\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu

/** A template of HTML; everything put into it is escaped unless it is HTML already. Attribute values must be quoted. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(strings.map((string, i) => (i === 0 ? '' : textOf(contents[i - 1])) + string).join(''))
}

/** HTML that our own code or a trusted renderer wrote; never text that came from data. */
export function trusted(text: string): Html {
  return new Html(text)
}

function textOf(content: Content): string {
  if (content === undefined || content === false) return ''
  if (content instanceof Html) return content.text
  if (typeof content === 'string') return escapeHtml(content)
  if (typeof content === 'number' || typeof content === 'bigint') return String(content)
  return content.map(textOf).join('')
}
