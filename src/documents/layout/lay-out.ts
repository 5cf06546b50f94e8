import type { Line } from '../text/lines.ts'
import type { StructureWords } from '../words/structure-words.ts'
import { attachmentListLines, enclosedTitleLines, isAttachmentHead } from './attachment-lines.ts'
import { endingAt } from './ending-lines.ts'
import { addresseeLines, bodyStart, headRole } from './head-lines.ts'
import { isNumbered, type Role, type RoledLine } from './roles.ts'
import { isLikelyStray, isSurelyStray } from './stray.ts'
import { isTableHead, tableRangesIn } from './table-lines.ts'

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
  if (to - head < 3) to = endOfBareContents(lines, head)
  if (to - head < 3) return
  for (let index = head; index < to; index++) roles[index] = 'contents'
}

/** Without pages a list of headings is a table of contents where its first entry comes again below. */
function endOfBareContents(lines: readonly Line[], head: number): number {
  const plain = (line: Line | undefined) => line?.folded.replaceAll(/[\s\u3002]/g, '') ?? ''
  const first = plain(lines[head + 1])
  if (first.length < 3) return head
  const again = lines.findIndex((line, index) => index > head + 2 && plain(line).startsWith(first))
  if (again < 0) return head
  let to = head + 1
  while (to < again && (lines[to]?.text.length ?? 99) <= 50 && !/[\u3002;]/.test(lines[to]?.folded ?? '')) to++
  return to
}

function markHead(lines: readonly Line[], roles: Role[], start: number, words: StructureWords): void {
  for (let index = 0; index < start; index++) {
    const line = lines[index]
    if (line === undefined || roles[index] !== 'prose') continue
    roles[index] = headRole(line, words)
  }
}

function markBody(lines: readonly Line[], roles: Role[], start: number, provisions: number, words: StructureWords): void {
  const addressed = addresseeLines(lines, start, words)
  for (let index = start; index < start + addressed; index++) roles[index] = 'addressees'
  const attached = lines.findIndex((_, index) => index > provisions && provisions >= 0 && isAttachmentHead(lines, index, false, words))
  const own = attached < 0 ? lines : lines.slice(0, attached)
  const lastProvision = own.findLastIndex((line, index) => roles[index] === 'prose' && isNumbered(line))
  let signedAt = -1
  let enclosedAt = -1
  let hasList = false
  let isInAttachment = false
  for (let index = start + addressed; index < lines.length; index++) {
    const line = lines[index]
    if (line === undefined || roles[index] !== 'prose') continue
    const ending = endingAt(lines, index, words)
    if (ending !== undefined) {
      for (let at = index; at < index + ending.length; at++) roles[at] = at === index + ending.length - 1 ? ending.last : ending.role
      if (ending.last === 'date') signedAt = index
      continue
    }
    const listed = isInAttachment ? 0 : attachmentListLines(lines, index, signedAt >= 0 || hasList, words)
    for (let at = index; at < index + listed; at++) roles[at] = 'attachment_list'
    if (listed > 0) {
      hasList = true
      index += listed - 1
      continue
    }
    if (isAttachmentHead(lines, index, signedAt >= 0 || hasList, words)) {
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
    } else if (titled > 0) {
      for (let at = index; at < index + titled; at++) roles[at] = 'enclosed_title'
      enclosedAt = index
    } else if (signedAt > Math.max(lastProvision, enclosedAt) || (isBracketed(line) && isBelowSignature(roles[index - 1])))
      roles[index] = 'note'
    index += Math.max(0, titled - 1)
  }
}

/** What a web page puts around the document, told by words that inside it may be meant. */
function markEdges(lines: readonly Line[], roles: Role[], words: StructureWords): void {
  const rows = headedRows(lines, words)
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index]
    if (line === undefined) continue
    if (rows.has(index)) return
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

/** Rows of tables that have headings, which a menu has not. */
function headedRows(lines: readonly Line[], words: StructureWords): ReadonlySet<number> {
  const tables = tableRangesIn(lines, words).filter(({ from }) => lines[from] !== undefined && isTableHead(lines[from], words))
  return new Set(tables.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, row) => from + row)))
}
