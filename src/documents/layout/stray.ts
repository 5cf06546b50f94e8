import type { Line } from '../text/lines.ts'
import { ORDINAL, PAGE } from '../words/script.zh.ts'
import type { StructureWords } from '../words/structure-words.ts'
import { isTableHead } from './table-lines.ts'

/** Half-open range of the readable text. */
export interface Range {
  readonly from: number
  readonly to: number
}

// Page numbers between dashes, "page N of M".
const PAGE_NUMBER = new RegExp(
  `^(?:[-\\u2014\\u2013\\u2500\\u00B7] *\\d{1,4} *[-\\u2014\\u2013\\u2500\\u00B7]|${ORDINAL} *\\d{1,4} *${PAGE}.{0,12}|\\d{1,4} */ *\\d{1,4})$`,
)
const ADDRESS_ONLY = /^[\])]?(?:https?:\/\/|www\.)[\w./?=&%#:~-]+[[(]?$/i
// An address set in brackets the wrong way round, or hung on behind a finished sentence.
const REVERSED = /\] *(?:https?:\/\/)?(?:[\w-]+\.){1,4}[a-z]{2,6}[\w/.-]* *\[/gi
const HUNG_ON = /(?<=[\u3002)\]\u3011\u3015]) *(?:https?:\/\/)?www\.(?:[\w-]+\.){1,4}[a-z]{2,6}[\w/.-]*(?= *$)/gi
const OFFICIAL_ADDRESS = /\.gov\./i

/** A line no document has of its own: it can be told anywhere. */
export function isSurelyStray(line: Line, words: StructureWords): boolean {
  if (isPageNumber(line)) return true
  return line.text.length <= 160 && (ADDRESS_ONLY.test(line.folded) || words.strayAnywhere.test(line.folded))
}

/** A page number is left out without a word: nobody need look at it. */
export function isPageNumber(line: Line): boolean {
  return PAGE_NUMBER.test(line.folded) || (line.isNewPage && /^\d{1,4}$/.test(line.folded))
}

/** Bare digits between long lines that count on from page to page. */
export function barePageNumbers(lines: readonly Line[]): ReadonlySet<Line> {
  const bare = lines.filter((line, index) => {
    const isApart = line.blankLinesBefore > 0 || (lines[index + 1]?.blankLinesBefore ?? 0) > 0
    return /^\d{1,3}$/.test(line.folded) && isApart && (lines[index - 1]?.text.length ?? 0) >= 12
  })
  const counted = bare.filter((line, index) => {
    const value = Number(line.folded)
    return Number(bare[index - 1]?.folded ?? -1) === value - 1 || Number(bare[index + 1]?.folded ?? -1) === value + 1
  })
  return new Set(counted)
}

/** A line a web page puts above or below a document; inside one the same words may be meant. */
export function isLikelyStray(line: Line, words: StructureWords): boolean {
  if (isSurelyStray(line, words) || words.strayWhole.has(line.folded.trim())) return true
  if (line.text.length > 120 || isTableHead(line, words)) return false
  if (words.strayStart.test(line.folded)) return true
  // Bread crumbs and menus: short words between arrows or bars.
  return /(?:[>\u203A\u00BB|].{1,14}){2}/.test(line.folded) && !/[\u3002\t]/.test(line.folded)
}

/** Blanks between Han characters so far apart that they stand where a line was broken; nearer ones part names or cells. */
export function lostBreaksIn(line: Line): readonly Range[] {
  if (line.text.length < 50 || line.text.includes('\t')) return []
  const blanks = [...line.folded.matchAll(/(?<=.{12}[\u4E00-\u9FFF\u3001,\u3002;]) (?=[\u4E00-\u9FFF])/g)]
  const isFar = blanks.every((blank, index) => blank.index - (blanks[index - 1]?.index ?? 0) >= 18)
  return isFar ? blanks.map((blank) => ({ from: line.from + blank.index, to: line.from + blank.index + blank[0].length })) : []
}

/** Advertisements glued into a line. */
export function strayRangesIn(line: Line): readonly Range[] {
  const found = [REVERSED, HUNG_ON].flatMap((pattern) => [...line.folded.matchAll(pattern)])
  return found
    .filter((match) => !OFFICIAL_ADDRESS.test(match[0]))
    .map((match) => ({ from: line.from + match.index, to: line.from + match.index + match[0].length }))
    .sort((a, b) => a.from - b.from)
}
