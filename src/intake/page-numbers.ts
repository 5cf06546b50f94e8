import { PAGE_WORDS } from './page-words.zh.ts'

const NUMBERS = new RegExp(`[\\d\\s${PAGE_WORDS}ivxlcIVXLC/.,()\\[\\]~\\-\\u00B7\\u2010-\\u2015\\u2500]`, 'g')

/** Whether the edge of a page says nothing but which page it is. */
export function isPageNumber(text: string): boolean {
  return text.normalize('NFKC').replace(NUMBERS, '') === ''
}
