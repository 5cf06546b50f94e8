import { endsSentence, isHanging } from '../text/clean-text.ts'
import type { Line } from '../text/lines.ts'
import { CENTURY } from '../words/script.zh.ts'
import type { StructureWords } from '../words/structure-words.ts'
import { wholeDate } from './printed-date.ts'
import { isNumbered, type Role } from './roles.ts'

/** A line that says whether the document is public, and nothing else. */
export function isDisclosure(line: Line, words: StructureWords): boolean {
  return (
    line.text.length <= 24 && words.disclosureLead.test(line.folded) && words.disclosures.some(([, pattern]) => pattern.test(line.folded))
  )
}

/** Lines at a document's end that belong together: what they are, and what the last of them is. */
export interface Ending {
  readonly length: number
  readonly role: Role
  readonly last: Role
}

/** Disclosure, copies, printing note, or signature and date starting at a line. */
export function endingAt(lines: readonly Line[], index: number, words: StructureWords): Ending | undefined {
  const line = lines[index]
  if (line === undefined) return undefined
  if (isDisclosure(line, words)) return { length: 1, role: 'disclosure', last: 'disclosure' }
  if (words.copiedTo.test(line.folded)) {
    let length = 1
    while (length < 6 && !endsSentence(lines[index + length - 1] ?? line) && isHanging(lines[index + length - 1] ?? line)) length++
    return { length, role: 'copied', last: 'copied' }
  }
  const printed = line.folded.replace(words.printedEnd, '')
  if (printed !== line.folded && line.text.length <= 80 && wholeDate(lastPart(printed)) !== undefined)
    return { length: 1, role: 'printed', last: 'printed' }
  if (wholeDate(line.folded) !== undefined) {
    // Under a bare heading a date is what the provision says.
    const above = lines[index - 1]
    const isProvision = above !== undefined && isNumbered(above) && !endsSentence(above)
    return isProvision ? undefined : { length: 1, role: 'date', last: 'date' }
  }
  // Issuers, up to six of a joint document, and the date below them or on the last one's line.
  if (!isOrganLine(line, words)) return undefined
  for (let length = 1; length <= 6; length++) {
    const next = lines[index + length]
    if (next === undefined) return undefined
    if (wholeDate(next.folded) !== undefined) return { length: length + 1, role: 'issuer', last: 'date' }
    const note = next.folded.replace(words.printedEnd, '')
    if (note !== next.folded && wholeDate(note) !== undefined) return { length: length + 1, role: 'printed', last: 'printed' }
    if (!isOrganLine(next, words)) return undefined
  }
  return undefined
}

const YEAR_AT_END = new RegExp(`(?:19|20|${CENTURY})[^\\u3002,;]{6,18}$`)

function lastPart(folded: string): string {
  const found = YEAR_AT_END.exec(folded.trim())
  return found?.[0] ?? folded
}

/** A line that names an organ, or several beside each other, and says nothing. */
export function isOrganLine(line: Line, words: StructureWords): boolean {
  if (line.text.length > 60 || /[\u3002;:,]/.test(line.folded) || isNumbered(line)) return false
  // Cells of a row are organs each, or the row is one of a table.
  return line.folded.split('\t').every((part) => words.organEnd.test(part.trim()))
}
