import { endsSentence, isHanging } from './clean-text.ts'
import { wholeDocumentNumber } from './document-number.ts'
import type { Line } from './lines.ts'
import { markerAt } from './markers.ts'
import { wholeDate } from './printed-date.ts'
import { isLikelyStray, isSurelyStray } from './stray.ts'
import type { StructureWords } from './structure-words.ts'

/** What a line is to its document. */
export type Role =
  | 'stray'
  | 'number'
  | 'signer'
  | 'letterhead'
  | 'title'
  | 'field'
  | 'addressees'
  | 'prose'
  | 'enclosed_title'
  | 'attachment_list'
  | 'attachment_head'
  | 'attachment_title'
  | 'attachment'
  | 'issuer'
  | 'date'
  | 'disclosure'
  | 'copied'
  | 'printed'
  | 'contents'
  | 'note'

export interface RoledLine {
  readonly line: Line
  readonly role: Role
}

/** Gives every line of one document its role. */
export function layOut(lines: readonly Line[], words: StructureWords): readonly RoledLine[] {
  const roles: Role[] = lines.map((line) => (isSurelyStray(line, words) ? 'stray' : 'prose'))
  markTail(lines, roles, words)
  markContents(lines, roles, words)
  const start = bodyStart(lines, roles, words)
  markHead(lines, roles, start, words)
  const provisions = lines.findIndex((line, index) => roles[index] === 'prose' && isNumbered(line))
  markBody(lines, roles, start, provisions, words)
  markEdges(lines, roles, words)
  return lines.map((line, index) => ({ line, role: roles[index] ?? 'prose' }))
}

const isBracketed = (line: Line) => /^\(.*\)$/.test(line.folded)
const isBelowSignature = (role: Role | undefined) => role === 'date' || role === 'disclosure' || role === 'note'
const isNumbered = (line: Line) => markerAt(line.folded, 0) !== undefined

/** What follows a web page's own heading for related pages is no part of the document. */
function markTail(lines: readonly Line[], roles: Role[], words: StructureWords): void {
  const start = lines.findIndex((line, index) => index > 2 && words.strayAfter.has(line.folded.replaceAll(/[\s:[\]\u3010\u3011]/g, '')))
  if (start >= 0) for (let index = start; index < lines.length; index++) roles[index] = 'stray'
}

/** A table of contents repeats the headings with their pages. */
function markContents(lines: readonly Line[], roles: Role[], words: StructureWords): void {
  const head = lines.findIndex((line) => words.contents.has(line.folded.replaceAll(/\s/g, '')))
  if (head < 0) return
  const isEntry = (line: Line | undefined) =>
    line !== undefined && /(?:\.{3,}|\u2026+|\u00B7{3,}|\s{2,}|\t)[\s(-]*\d{1,4}[)-]?$/.test(line.folded)
  let to = head + 1
  while (to < lines.length && isEntry(lines[to])) to++
  if (to - head < 3) return
  for (let index = head; index < to; index++) roles[index] = 'contents'
}

/** Index of the first line of addressees, of the first provision, or of the first paragraph. */
function bodyStart(lines: readonly Line[], roles: readonly Role[], words: StructureWords): number {
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    if (line === undefined || roles[index] !== 'prose') continue
    if (fieldNameOf(line, words) !== undefined || words.disclosureLead.test(line.folded)) continue
    if (isNumbered(line)) return index
    const length = addresseeLines(lines, index, words)
    if (length > 0) return index
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

function markHead(lines: readonly Line[], roles: Role[], start: number, words: StructureWords): void {
  for (let index = 0; index < start; index++) {
    const line = lines[index]
    if (line === undefined || roles[index] !== 'prose') continue
    roles[index] = headRole(line, words)
  }
}

function headRole(line: Line, words: StructureWords): Role {
  if (fieldNameOf(line, words) !== undefined) return 'field'
  const unsigned = line.folded.replace(words.signer, '\t').split('\t')[0]?.trim() ?? ''
  if (wholeDocumentNumber(line.folded) !== undefined || wholeDocumentNumber(unsigned) !== undefined) return 'number'
  if (words.signer.test(line.folded)) return 'signer'
  if (isDisclosure(line, words)) return 'disclosure'
  if (words.letterheadEnd.test(line.folded.replaceAll(' ', '')) && line.text.length <= 40) return 'letterhead'
  if (isLikelyStray(line, words)) return 'stray'
  return wholeDate(line.folded) === undefined ? 'title' : 'date'
}

/** A line that says whether the document is public, and nothing else. */
export function isDisclosure(line: Line, words: StructureWords): boolean {
  return (
    line.text.length <= 24 && words.disclosureLead.test(line.folded) && words.disclosures.some(([, pattern]) => pattern.test(line.folded))
  )
}

function markBody(lines: readonly Line[], roles: Role[], start: number, provisions: number, words: StructureWords): void {
  const addressed = addresseeLines(lines, start, words)
  for (let index = start; index < start + addressed; index++) roles[index] = 'addressees'
  const lastProvision = lines.findLastIndex((line, index) => roles[index] === 'prose' && isNumbered(line))
  let signedAt = -1
  let isInAttachment = false
  for (let index = start + addressed; index < lines.length; index++) {
    const line = lines[index]
    if (line === undefined || roles[index] !== 'prose') continue
    const ending = endRole(lines, index, words)
    if (ending !== undefined) {
      for (let at = index; at < index + ending.length; at++) roles[at] = at === index + ending.length - 1 ? ending.last : ending.role
      if (ending.last === 'date') signedAt = index
      continue
    }
    const listed = isInAttachment ? 0 : attachmentListLines(lines, index, signedAt >= 0, words)
    for (let at = index; at < index + listed; at++) roles[at] = 'attachment_list'
    if (listed > 0) {
      index += listed - 1
      continue
    }
    if (isAttachmentHead(lines, index, signedAt >= 0, words)) {
      roles[index] = 'attachment_head'
      isInAttachment = true
      continue
    }
    if (isInAttachment) {
      roles[index] = 'attachment'
      continue
    }
    const isBehindProvisions = provisions >= 0 && index > provisions
    const titled = !isBehindProvisions || signedAt >= 0 ? enclosedTitleLines(lines, roles, index, words) : 0
    // A notice with provisions of its own and another text below it: the text is its attachment.
    if (titled > 0 && isBehindProvisions) {
      for (let at = index; at < index + titled; at++) roles[at] = 'attachment_title'
      isInAttachment = true
    } else if (titled > 0) for (let at = index; at < index + titled; at++) roles[at] = 'enclosed_title'
    else if (signedAt > lastProvision || (isBracketed(line) && isBelowSignature(roles[index - 1]))) roles[index] = 'note'
    index += Math.max(0, titled - 1)
  }
}

interface Ending {
  readonly length: number
  readonly role: Role
  readonly last: Role
}

/** Disclosure, copies, printing note, or signature and date starting at a line. */
function endRole(lines: readonly Line[], index: number, words: StructureWords): Ending | undefined {
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
  if (wholeDate(line.folded) !== undefined) return { length: 1, role: 'date', last: 'date' }
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

function lastPart(folded: string): string {
  const found = /(?:19|20|\u4E8C)[^\u3002,;]{6,18}$/.exec(folded.trim())
  return found?.[0] ?? folded
}

/** A line that names an organ and says nothing. */
export function isOrganLine(line: Line, words: StructureWords): boolean {
  return line.text.length <= 60 && words.organEnd.test(line.folded.trim()) && !/[\u3002;:,\t]/.test(line.folded) && !isNumbered(line)
}

/** How many lines, from this one on, list the attachments by title. */
function attachmentListLines(lines: readonly Line[], start: number, isSigned: boolean, words: StructureWords): number {
  const first = lines[start]
  const match = first === undefined ? null : words.attachment.exec(first.folded)
  if (first === undefined || match === null || match[2] !== ':' || first.text.length > 300) return 0
  let end = start + 1
  while (end < lines.length) {
    const line = lines[end]
    if (line === undefined || /\u3002/.test(line.folded) || line.text.length > 80) break
    if (wholeDate(line.folded) !== undefined || isDisclosure(line, words) || endRole(lines, end, words) !== undefined) break
    const next = words.attachment.exec(line.folded)
    if (next !== null && (next[2] !== ':' || line.isNewPage || (isSigned && line.blankLinesBefore > 0))) break
    const marker = markerAt(line.folded, 0)
    const isBeside = line.blankLinesBefore === 0 || isBeforeNextItem(lines, end)
    const isWrapped = marker === undefined && next === null && isBeside && !words.kindEnd.test(lines[end - 1]?.folded ?? '')
    if (next === null && marker?.style !== 'digit_point' && !isWrapped) break
    end++
  }
  const below = lines[end]
  const second = lines[start + 1]
  const isListBelow = second !== undefined && markerAt(second.folded, 0)?.style === 'digit_point'
  const hasTitle = first.folded.length > match[0].length || isListBelow
  const endsHere = below === undefined || endRole(lines, end, words) !== undefined || words.attachment.test(below.folded)
  return hasTitle && (!isSigned || (endsHere && end - start > 1) || below === undefined) ? end - start : 0
}

/** Whether the rest of a title stands here and the next numbered title right below it. */
function isBeforeNextItem(lines: readonly Line[], index: number): boolean {
  const above = markerAt(lines[index - 1]?.folded.replace(/^[^\d]{0,6}/, '') ?? '', 0)
  const below = lines[index + 1] === undefined ? undefined : markerAt(lines[index + 1]?.folded ?? '', 0)
  return below?.style === 'digit_point' && (above === undefined || above.ordinal + 1 === below.ordinal)
}

function isAttachmentHead(lines: readonly Line[], index: number, isSigned: boolean, words: StructureWords): boolean {
  const line = lines[index]
  if (line === undefined || line.text.length > 60 || endsSentence(line)) return false
  const match = words.attachment.exec(line.folded)
  if (match === null) return false
  if (match[0].length === line.folded.length) return match[1] !== undefined || match[2] !== ':'
  return isSigned && (match[2] === ':' || match[1] !== undefined) && !/[\u3002,;]/.test(line.folded)
}

/** How many lines, from this one on, are the title of what the document issues. */
function enclosedTitleLines(lines: readonly Line[], roles: readonly Role[], start: number, words: StructureWords): number {
  const before = lines[start - 1]
  if (before !== undefined && roles[start - 1] === 'prose' && !endsSentence(before)) return 0
  for (let length = 1; length <= 3; length++) {
    const line = lines[start + length - 1]
    if (line === undefined || line.text.length > 60 || isNumbered(line) || /[\u3002;:,]/.test(line.folded)) return 0
    if (words.kindEnd.test(line.folded) && line.text.length * length >= 5 && start + length < lines.length) return length
  }
  return 0
}

/** What a web page puts around the document, told by words that inside it may be meant. */
function markEdges(lines: readonly Line[], roles: Role[], words: StructureWords): void {
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index]
    if (line === undefined) continue
    if (roles[index] === 'stray') continue
    if (
      (roles[index] !== 'prose' && roles[index] !== 'attachment' && roles[index] !== 'note') ||
      isNumbered(line) ||
      !isLikelyStray(line, words)
    )
      return
    roles[index] = 'stray'
  }
}
