import { leadingDocumentNumber } from './document-number.ts'
import type { Line } from './lines.ts'
import { dateIn } from './printed-date.ts'
import type { StructureWords } from './structure-words.ts'

const FULL_STOP = '\u3002'

/** Breaks around number, title and addressees of a document whose line breaks are lost: offsets into the line, before the first provision. */
export function headBreaks(line: Line, end: number, words: StructureWords): readonly number[] {
  const head = line.folded.slice(0, Math.min(end, 1200))
  const top = letterheadEnd(head, words)
  const number = leadingDocumentNumber(head.slice(top))
  const from = top + (number?.length ?? 0)
  const above = [...new Set([top, from])].filter((at) => at > 0)
  const titleEnd = endOfTitle(head, from, words)
  if (titleEnd === undefined) return [...above, ...addresseeBreak(head, words)]
  const colon = head.indexOf(':', titleEnd)
  const stop = head.indexOf(FULL_STOP, titleEnd)
  const isAddressed =
    colon >= 0 && colon - titleEnd < 300 && (stop < 0 || colon < stop) && !head.slice(titleEnd, colon).includes(words.belowMark)
  return [...above, titleEnd, ...(isAddressed ? [colon + 1] : [])]
}

/** Behind the addressees, where a paragraph follows them on the same line. */
function addresseeBreak(head: string, words: StructureWords): readonly number[] {
  const colon = head.indexOf(':')
  const names = head.slice(0, Math.max(0, colon))
  const [name = ''] = names.split(/[\u3001,]/)
  const isNamed = name.length <= 40 && (words.organEnd.test(name) || words.addresseeMark.test(name))
  const isSentence = /[\u3002;\u300A]/.test(names) || names.includes(words.belowMark)
  return colon > 3 && colon < 400 && isNamed && !isSentence ? [colon + 1] : []
}

/** End of the red line at the top, where a document number follows it. */
function letterheadEnd(head: string, words: StructureWords): number {
  for (let at = 4; at < Math.min(60, head.length); at++)
    if (words.letterheadEnd.test(head.slice(0, at)) && leadingDocumentNumber(head.slice(at).trimStart()) !== undefined) return at
  return 0
}

/** The title runs to the first word for a kind of document behind its matter, outside of book-title marks. */
function endOfTitle(head: string, from: number, words: StructureWords): number | undefined {
  const lead = words.titleLead.exec(head.slice(from))
  if (lead === null || lead.index > 60) return undefined
  let depth = 0
  for (let at = from + lead.index; at < Math.min(head.length, from + 200); at++) {
    const character = head[at] ?? ''
    if (character === FULL_STOP || character === ':') return undefined
    if (character === '\u300A') depth++
    if (character === '\u300B') depth--
    // 0x7684 is the "of" between a title's matter and its kind.
    if (depth === 0 && character === '\u7684') {
      for (let to = at + 2; to <= at + 6; to++) if (words.kindEnd.test(head.slice(at + 1, to))) return to
    }
  }
  return undefined
}

/** Breaks around signature, date, disclosure, copies and attachments behind the last sentence. */
export function endBreaks(line: Line, issuer: string, words: StructureWords): readonly number[] {
  const start = Math.max(0, line.folded.length - 600)
  const breaks: number[] = []
  for (let stop = line.folded.indexOf(FULL_STOP, start); stop >= 0; stop = line.folded.indexOf(FULL_STOP, stop + 1)) {
    const rest = line.folded.slice(stop + 1)
    const blank = rest.length - rest.trimStart().length
    const text = rest.trimStart()
    if (words.copiedTo.test(text) || words.attachment.test(text) || words.disclosureLead.test(text)) breaks.push(stop + 1 + blank)
    const date = dateIn(text.slice(0, 90))
    if (date === undefined || text.slice(0, date.from).includes(FULL_STOP)) continue
    const signer = text.slice(0, date.from).trim()
    const known = issuer === '' ? -1 : signer.lastIndexOf(issuer)
    const organ = known >= 0 ? signer.slice(known) : (signer.split(' ').at(-1) ?? '')
    if (organ === '' || organ.length > 50 || !words.organEnd.test(organ) || /[,;]/.test(organ)) continue
    const at = stop + 1 + blank
    breaks.push(at + text.indexOf(organ), at + date.from, at + date.to)
    if (signer !== organ) breaks.push(at)
    const after = text.slice(date.to)
    const copied = after.search(words.copiedAnywhere)
    if (copied >= 0) breaks.push(at + date.to + copied)
  }
  return breaks
}

/** The organ a title starts with; empty when it starts with its matter. */
export function issuerInTitle(line: Line, words: StructureWords): string {
  const head = line.folded.slice(0, 300)
  const top = letterheadEnd(head, words)
  const from = top + (leadingDocumentNumber(head.slice(top))?.length ?? 0)
  const lead = words.titleLead.exec(head.slice(from))
  const organ = lead === null ? '' : head.slice(from, from + lead.index).trim()
  return organ.length >= 4 && organ.length <= 40 && words.organEnd.test(organ) ? organ : ''
}
