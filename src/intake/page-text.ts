import { IntakeFailure } from './failure.ts'

/** A page with fewer characters than this holds a stamp or a page number, not a text. */
const FEWEST_PER_PAGE = 8

/** Pages as one text with the offsets at which they end; refused where there is no text, or none that can be read. */
export function joinPages(path: string, pages: readonly string[]): { readonly text: string; readonly pageEnds: readonly number[] } {
  const characters = pages.reduce((sum, page) => sum + page.replace(/\s/g, '').length, 0)
  if (characters < FEWEST_PER_PAGE * pages.length) throw new IntakeFailure('no_text_layer', path)
  if (isGarbled(pages, characters)) throw new IntakeFailure('garbled', path)
  const pageEnds: number[] = []
  let text = ''
  for (const page of pages) {
    text += `${page}\n`
    pageEnds.push(text.length)
  }
  return { text, pageEnds }
}

/** Characters of private use, replacements and controls come out when a font does not say which letters it draws. */
function isGarbled(pages: readonly string[], characters: number): boolean {
  const count = (pattern: RegExp) => pages.reduce((sum, page) => sum + (page.match(pattern)?.length ?? 0), 0)
  return count(/[\p{Co}\uFFFD]/gu) * 3 > characters || count(/(?![\t\n\r])\p{Cc}/gu) * 20 > characters
}
