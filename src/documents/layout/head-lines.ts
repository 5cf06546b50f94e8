import { endsSentence, isHanging } from '../text/clean-text.ts'
import type { Line } from '../text/lines.ts'
import type { StructureWords } from '../words/structure-words.ts'
import { wholeDocumentNumber } from './document-number.ts'
import { isDisclosure } from './ending-lines.ts'
import { wholeDate } from './printed-date.ts'
import { isNumbered, type Role } from './roles.ts'
import { isLikelyStray } from './stray.ts'
import { isTableHead } from './table-lines.ts'

/** Index of the first line of addressees, of the first provision, or of the first paragraph. */
export function bodyStart(lines: readonly Line[], roles: readonly Role[], words: StructureWords): number {
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    if (line === undefined || roles[index] !== 'prose') continue
    if (fieldNameOf(line, words) !== undefined || words.disclosureLead.test(line.folded)) continue
    if (isNumbered(line) || isTableHead(line, words)) return index
    const length = addresseeLines(lines, index, words)
    if (length > 0) return index
    if (hasHeadBelow(lines, index, words)) continue
    if (
      line.text.length > 25 &&
      (endsSentence(line) || line.folded.includes('\u3002')) &&
      wholeDocumentNumber(line.folded) === undefined &&
      !isLikelyStray(line, words)
    )
      return index
    if (line.text.length > 60 && line.folded.includes(',')) return index
  }
  return lines.length
}

/** How far below a web page's own words the head of the document may still come. */
const FARTHEST_HEAD = 25

/** Whether a title of its own stands below this line, with addressees or a document number right under it and no provision before it. */
function hasHeadBelow(lines: readonly Line[], start: number, words: StructureWords): boolean {
  for (let index = start + 1; index < Math.min(lines.length, start + FARTHEST_HEAD); index++) {
    const line = lines[index]
    if (line === undefined || isNumbered(line)) return false
    const isTitle = line.text.length >= 10 && words.kindEnd.test(line.folded) && words.titleLead.test(line.folded)
    if (!isTitle || /[\u3002;:]/.test(line.folded)) continue
    for (let below = index + 1; below < Math.min(lines.length, index + 6); below++) {
      const next = lines[below]
      if (next === undefined || isNumbered(next)) return false
      if (wholeDocumentNumber(next.folded) !== undefined || addresseeLines(lines, below, words) > 0) return true
    }
  }
  return false
}

/** How many lines, from this one on, name the addressees; 0 when they do not. */
export function addresseeLines(lines: readonly Line[], start: number, words: StructureWords): number {
  const first = lines[start]
  if (first === undefined || words.kindEnd.test(first.folded) || words.signer.test(first.folded)) return 0
  let joined = ''
  for (let index = start; index < Math.min(lines.length, start + 8); index++) {
    const line = lines[index]
    if (line === undefined || /[\u3002;\u300A\t]/.test(line.folded) || joined.length > 400) return 0
    if (index > start && !isHanging(lines[index - 1] ?? line) && (lines[index - 1]?.text.length ?? 0) < 15) return 0
    joined += line.folded
    if (!line.folded.endsWith(':')) continue
    const names = joined.slice(0, -1)
    const [name = ''] = names.split(/[\u3001,]/)
    const isNamed = name.length <= 40 && (words.organEnd.test(name) || words.addresseeMark.test(name))
    return isNamed && !names.includes(words.belowMark) ? index - start + 1 : 0
  }
  return 0
}

/** The kind of fact a line of a web page's table states. */
export function fieldNameOf(line: Line, words: StructureWords): keyof StructureWords['fields'] | undefined {
  if (line.text.length > 160) return undefined
  return (Object.keys(words.fields) as (keyof StructureWords['fields'])[]).find((name) => words.fields[name].test(line.folded))
}

/** What a line above the text is. */
export function headRole(line: Line, words: StructureWords): Role {
  if (fieldNameOf(line, words) !== undefined) return 'field'
  const unsigned = line.folded.replace(words.signer, '\t').split('\t')[0]?.trim() ?? ''
  if (wholeDocumentNumber(line.folded) !== undefined || wholeDocumentNumber(unsigned) !== undefined) return 'number'
  if (words.signer.test(line.folded)) return 'signer'
  if (isDisclosure(line, words)) return 'disclosure'
  if (words.letterheadEnd.test(line.folded.replaceAll(' ', '')) && line.text.length <= 40) return 'letterhead'
  if (isLikelyStray(line, words)) return 'stray'
  return wholeDate(line.folded) === undefined ? 'title' : 'date'
}
