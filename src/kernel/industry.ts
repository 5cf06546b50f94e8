import { plainCode } from './printed-text.ts'

/** First and last two-digit division of every section of GB/T 4754-2017. */
const sections: readonly (readonly [letter: string, first: number, last: number])[] = [
  ['A', 1, 5],
  ['B', 6, 12],
  ['C', 13, 43],
  ['D', 44, 46],
  ['E', 47, 50],
  ['F', 51, 52],
  ['G', 53, 60],
  ['H', 61, 62],
  ['I', 63, 65],
  ['J', 66, 69],
  ['K', 70, 70],
  ['L', 71, 72],
  ['M', 73, 75],
  ['N', 76, 79],
  ['O', 80, 82],
  ['P', 83, 83],
  ['Q', 84, 85],
  ['R', 86, 90],
  ['S', 91, 96],
  ['T', 97, 97],
]

/**
 * An industry code of GB/T 4754-2017 as section letter and digits, such as H6210; registries also hold the digits or the letter alone.
 * Three digits alone are refused: a spreadsheet makes them of four by dropping the zero, and 111 would be another industry than 0111.
 * Undefined where the letter and the division disagree or nothing in the classification starts that way.
 */
export function normaliseIndustryCode(text: string): string | undefined {
  const match = /^([A-T]?)([0-9]{2,4})?$/.exec(plainCode(text))
  if (match === null) return undefined
  const [, letter = '', digits] = match
  if (digits === undefined) return letter === '' ? undefined : letter
  if (letter === '' && digits.length === 3) return undefined
  const section = sectionOf(Number(digits.slice(0, 2)))
  if (section === undefined || (letter !== '' && letter !== section)) return undefined
  return section + digits
}

/**
 * Whether a normalised industry code lies under a prefix such as `L7291` or `C`.
 * Undefined where the code is too coarse to tell: `L72` may or may not be `L7291`.
 */
export function hasIndustryPrefix(code: string, prefix: string): boolean | undefined {
  if (code.startsWith(prefix)) return true
  return prefix.startsWith(code) ? undefined : false
}

function sectionOf(division: number): string | undefined {
  return sections.find(([, first, last]) => division >= first && division <= last)?.[0]
}
