import { markerAt } from '../numbering/markers.ts'
import { endsSentence } from '../text/clean-text.ts'
import type { Line } from '../text/lines.ts'
import { ordinalOf } from '../words/han-numerals.ts'
import type { StructureWords } from '../words/structure-words.ts'
import { endingAt } from './ending-lines.ts'
import { wholeDate } from './printed-date.ts'
import { isNumbered, type Role } from './roles.ts'

/** How many lines, from this one on, list the attachments by title. */
export function attachmentListLines(lines: readonly Line[], start: number, isSigned: boolean, words: StructureWords): number {
  const first = lines[start]
  const match = first === undefined ? null : words.attachment.exec(first.folded)
  if (first === undefined || match === null || match[2] !== ':' || first.text.length > 300) return 0
  let last = ordinalOf(match[1] ?? '') ?? markerAt(first.folded, match[0].length)?.ordinal ?? 0
  let end = start + 1
  while (end < lines.length) {
    const line = lines[end]
    if (line === undefined || /[\u3002\t]/.test(line.folded) || line.text.length > 80) break
    if (endingAt(lines, end, words) !== undefined) break
    const next = words.attachment.exec(line.folded)
    if (next !== null && (next[2] !== ':' || line.isNewPage || (isSigned && line.blankLinesBefore > 0))) break
    const marker = line.marker
    const ordinal = next === null ? marker?.ordinal : ordinalOf(next[1] ?? '')
    // A list counts on; where it starts over the attachments themselves begin.
    if (ordinal !== undefined && ordinal <= last) break
    last = ordinal ?? last
    const isBeside = line.blankLinesBefore === 0 || isBeforeNextItem(lines, end)
    const isWrapped = marker === undefined && next === null && isBeside && !words.kindEnd.test(lines[end - 1]?.folded ?? '')
    if (next === null && marker?.style !== 'digit_point' && !isWrapped) break
    end++
  }
  const below = lines[end]
  const second = lines[start + 1]
  const isListBelow = second !== undefined && second.marker?.style === 'digit_point'
  const hasTitle = first.folded.length > match[0].length || isListBelow
  const endsHere = below === undefined || endingAt(lines, end, words) !== undefined || words.attachment.test(below.folded)
  return hasTitle && (!isSigned || (endsHere && end - start > 1) || below === undefined) ? end - start : 0
}

/** Whether the rest of a title stands here and the next numbered title right below it. */
function isBeforeNextItem(lines: readonly Line[], index: number): boolean {
  const above = markerAt(lines[index - 1]?.folded.replace(/^[^\d]{0,6}/, '') ?? '', 0)
  const below = lines[index + 1]?.marker
  return below?.style === 'digit_point' && (above === undefined || above.ordinal + 1 === below.ordinal)
}

/** Whether a line says which attachment follows. */
export function isAttachmentHead(lines: readonly Line[], index: number, isSigned: boolean, words: StructureWords): boolean {
  const line = lines[index]
  if (line === undefined || line.text.length > 60 || endsSentence(line)) return false
  const match = words.attachment.exec(line.folded)
  if (match === null) return false
  if (match[0].length === line.folded.length) return match[1] !== undefined || match[2] !== ':'
  return isSigned && (match[2] === ':' || match[1] !== undefined) && !/[\u3002,;]/.test(line.folded)
}

/** How many lines, from this one on, are the title of what the document issues. */
export function enclosedTitleLines(lines: readonly Line[], roles: readonly Role[], start: number, words: StructureWords): number {
  const before = lines[start - 1]
  if (before !== undefined && roles[start - 1] === 'prose' && !endsSentence(before)) return 0
  for (let length = 1; length <= 3; length++) {
    const line = lines[start + length - 1]
    if (line === undefined || line.text.length > 60 || isNumbered(line) || /[\u3002;:,]/.test(line.folded)) return 0
    // A name and a day sign what stands above.
    if (wholeDate(line.folded) !== undefined) return 0
    if (words.kindEnd.test(line.folded) && line.text.length * length >= 5 && start + length < lines.length) return length
  }
  return 0
}
