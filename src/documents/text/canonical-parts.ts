import { DIGITS, HUNDRED, ORDINAL, PARTS, PAUSE, TEN, THOUSAND, WIDE_BRACKET, WIDE_BRACKET_END, ZERO } from '../words/script.zh.ts'

/** A text as it is compared with others: its numbered parts, whatever stands between and around them left out. */
export interface CanonicalText {
  /** Articles, or the items of a notice, by number as cited; an item holds its own items. */
  readonly parts: ReadonlyMap<string, string>
  /** All of it: the articles, or the items of the first order, a line each. */
  readonly whole: string
}

const NUMERAL = `[${DIGITS}${ZERO}${TEN}${HUNDRED}${THOUSAND}]+`
const heading = new RegExp(`^(?:#|${ORDINAL}${NUMERAL}(?:${[...PARTS.part, ...PARTS.chapter, ...PARTS.section].join('|')}))`)
const article = new RegExp(`^${ORDINAL}${NUMERAL}${PARTS.article.join('')}(?=\\s|$)`)
/** The ideographic comma behind the number of an item. */
const item = new RegExp(`^(${NUMERAL})${PAUSE}`)
const subitem = new RegExp(`^[(${WIDE_BRACKET}](${NUMERAL})[)${WIDE_BRACKET_END}]`)

/**
 * The parts of a law or a notice in canonical writing: in the compatibility form of Unicode (NFKC) and without white space, so that
 * copies that differ in width, line breaks or headings are the same. Articles where it has any, else items and the items within them.
 */
export function canonicalParts(text: string): CanonicalText {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => line.trim())
  const articles = gather(lines, (line) => article.exec(line)?.[0], heading)
  if (articles.size > 0) return { parts: articles, whole: [...articles.values()].join('\n') }
  let first = ''
  const items = gather(lines, (line) => item.exec(line)?.[1])
  const subitems = gather(lines, (line) => {
    const number = item.exec(line)?.[1]
    if (number !== undefined) first = number
    const below = subitem.exec(line)?.[1]
    return number ?? (below === undefined || first === '' ? undefined : `${first}${WIDE_BRACKET}${below}${WIDE_BRACKET_END}`)
  })
  const parts = new Map([...[...subitems].filter(([number]) => !items.has(number)), ...items])
  return { parts, whole: [...items.values()].join('\n') }
}

/** Lines under the number that began last; what stands before the first, and headings with what follows them, belongs to none. */
function gather(lines: readonly string[], numberOf: (line: string) => string | undefined, ends?: RegExp): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let current: string | undefined
  for (const line of lines) {
    if (ends?.test(line)) {
      current = undefined
      continue
    }
    current = numberOf(line) ?? current
    if (current !== undefined) found.set(current, (found.get(current) ?? '') + line.normalize('NFKC').replace(/\s/g, ''))
  }
  return found
}
