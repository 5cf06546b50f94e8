import type { Line } from '../text/lines.ts'
import { OF } from '../words/script.zh.ts'
import type { StructureWords } from '../words/structure-words.ts'
import { leadingDocumentNumber } from './document-number.ts'
import { dateIn } from './printed-date.ts'

const FULL_STOP = '\u3002'

/** Breaks around number, title and addressees of a document whose line breaks are lost: offsets into the line, before the first provision. */
export function headBreaks(line: Line, end: number, words: StructureWords): readonly number[] {
  const head = line.folded.slice(0, Math.min(end, 1200))
  const top = letterheadEnd(head, words)
  const number = leadingDocumentNumber(head.slice(top))
  const from = top + (number?.length ?? 0)
  const titleEnd = endOfTitle(head, from, words)
  // The number may stand below the title as well.
  const below = titleEnd === undefined ? 0 : titleEnd + blanksAt(head, titleEnd)
  const second = leadingDocumentNumber(head.slice(below))
  const numbered = titleEnd === undefined || second === undefined ? 0 : below + second.length
  const above = [...new Set([top, from, numbered])].filter((at) => at > 0)
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
    // Between a title's matter and its kind.
    if (depth === 0 && character === OF) {
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

/** Breaks around the day of issue, the note on disclosure and the title of what is issued, where all stand before the first provision. */
export function issueBreaks(line: Line, end: number, words: StructureWords): readonly number[] {
  const head = line.folded.slice(0, Math.min(end, 1600))
  for (let stop = head.indexOf(FULL_STOP); stop >= 0; stop = head.indexOf(FULL_STOP, stop + 1)) {
    const start = stop + 1 + blanksAt(head, stop + 1)
    const date = dateIn(head.slice(start, start + 60))
    if (date === undefined) continue
    const signer = head.slice(start, start + date.from).trim()
    if (signer !== '' && (!words.organEnd.test(signer) || /[,;:\u3002]/.test(signer))) continue
    const breaks = [start, start + date.from, start + date.to]
    let at = start + date.to + blanksAt(head, start + date.to)
    const note = /^[([]([^()[\]]{2,20})[)\]]/.exec(head.slice(at))
    if (note !== null && words.disclosureLead.test(note[1] ?? '')) {
      breaks.push(at, at + note[0].length)
      at += note[0].length + blanksAt(head, at + note[0].length)
    }
    const page = /^[-\u2014] *\d{1,3} *[-\u2014]/.exec(head.slice(at))
    if (page !== null) {
      breaks.push(at, at + page[0].length)
      at += page[0].length + blanksAt(head, at + page[0].length)
    }
    return [...breaks, ...titleEndAt(head, at, words)]
  }
  return []
}

function blanksAt(text: string, at: number): number {
  return text.slice(at).length - text.slice(at).trimStart().length
}

/** A title ends with a word for a kind of document and a blank. */
function titleEndAt(head: string, from: number, words: StructureWords): readonly number[] {
  const rest = head.slice(from, from + 80)
  for (const blank of rest.matchAll(/ +/g)) {
    const title = rest.slice(0, blank.index)
    if (/[\u3002;]/.test(title)) return []
    if (title.length >= 5 && words.kindEnd.test(title)) return [from + blank.index]
  }
  return []
}
