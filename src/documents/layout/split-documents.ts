import { endsSentence } from '../text/clean-text.ts'
import type { Line } from '../text/lines.ts'
import { ordinalOf } from '../words/han-numerals.ts'
import { DAY } from '../words/script.zh.ts'
import type { StructureWords } from '../words/structure-words.ts'
import { wholeDocumentNumber } from './document-number.ts'

/** The lines of one document of a file; what stands before the first document of a collection belongs to none. */
export interface DocumentLines {
  readonly lines: readonly Line[]
  /** The line that numbers the document within its collection. */
  readonly series: Line | undefined
}

export interface SplitFile {
  readonly before: readonly Line[]
  readonly documents: readonly DocumentLines[]
}

/** Tells several documents in one file apart: by a collection's own numbering, by a new document number, by parts that start over. */
export function splitDocuments(lines: readonly Line[], words: StructureWords): SplitFile {
  const series = seriesStarts(lines, words)
  if (series.length > 0) {
    const first = series[0] ?? 0
    return {
      before: lines.slice(0, first),
      documents: series.flatMap((start, index) => {
        const own = lines.slice(start + 1, series[index + 1] ?? lines.length)
        const [head, ...rest] = splitByHeads(own, words)
        return [{ lines: head ?? own, series: lines[start] }, ...rest.map((part) => ({ lines: part, series: undefined }))]
      }),
    }
  }
  return { before: [], documents: splitByHeads(lines, words).map((part) => ({ lines: part, series: undefined })) }
}

/** Lines that number the documents of a collection: at least two, counted from one. */
function seriesStarts(lines: readonly Line[], words: StructureWords): readonly number[] {
  const starts: number[] = []
  lines.forEach((line, index) => {
    if (line.text.length > 80 || endsSentence(line)) return
    const ordinal = seriesOrdinal(line, words)
    if (ordinal === starts.length + 1) starts.push(index)
  })
  return starts.length >= 2 ? starts : []
}

function seriesOrdinal(line: Line, words: StructureWords): number | undefined {
  const match = words.seriesStart.exec(line.folded) ?? words.seriesEnd.exec(line.folded)
  const numeral = match?.slice(1).find((group) => group !== undefined)
  return numeral === undefined ? undefined : ordinalOf(numeral)
}

/** Cuts where a document's head stands after another document's provisions. */
function splitByHeads(lines: readonly Line[], words: StructureWords): readonly (readonly Line[])[] {
  const starts: number[] = [0]
  let provisions = 0
  let attachment = -1
  let body = -1
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    if (line === undefined) continue
    if (isAttachmentHead(line, words)) attachment = index
    const marker = line.marker
    if (marker !== undefined && (marker.style === 'han_point' || marker.style === 'article')) {
      const start = marker.ordinal === 1 && provisions >= 2 ? titleAbove(lines, index, body, words) : undefined
      const isAttached = start !== undefined && attachment > body - 1 && attachment <= index && attachment >= (starts.at(-1) ?? 0)
      if (start !== undefined && !isAttached && !isEnclosed(lines.slice(starts.at(-1) ?? 0, start), lines[start])) {
        starts.push(start)
        provisions = 0
      }
      provisions++
    }
    if (provisions >= 1 && wholeDocumentNumber(line.folded) !== undefined && isFreeStanding(lines, index)) {
      const start = headAbove(lines, index, body, words)
      const isAttached = attachment >= (starts.at(-1) ?? 0) && index - attachment <= 8
      if (start > (starts.at(-1) ?? 0) && !isAttached) {
        starts.push(start)
        provisions = 0
      }
    }
    if (marker !== undefined || (endsSentence(line) && line.text.length > 20)) body = index
  }
  return starts.map((start, index) => lines.slice(start, starts[index + 1] ?? lines.length))
}

function isFreeStanding(lines: readonly Line[], index: number): boolean {
  const before = lines[index - 1]
  return before === undefined || endsSentence(before) || before.text.length < 40
}

/** A line that says which attachment follows, and nothing or only its title. */
function isAttachmentHead(line: Line, words: StructureWords): boolean {
  return line.text.length <= 60 && words.attachment.test(line.folded) && !endsSentence(line)
}

/** Start of the title right above a first provision, below the last sentence of what stands before; nothing without a title. */
function titleAbove(lines: readonly Line[], index: number, body: number, words: StructureWords): number | undefined {
  for (let at = index - 1; at > Math.max(body, index - 14); at--) {
    const line = lines[at]
    if (line !== undefined && isTitleEnd(line, words)) return headAbove(lines, at, body, words)
  }
  // An opening paragraph may stand between title and first provision: look on above it.
  for (let at = body; at > Math.max(0, index - 14); at--) {
    const line = lines[at]
    if (line !== undefined && line.marker !== undefined) return undefined
    if (line !== undefined && isTitleEnd(line, words)) return headAbove(lines, at, at - 4, words)
  }
  return undefined
}

function isTitleEnd(line: Line, words: StructureWords): boolean {
  return (
    line.text.length >= 5 &&
    line.text.length <= 60 &&
    line.marker === undefined &&
    words.kindEnd.test(line.folded) &&
    !/[\u3002;,:]/.test(line.folded)
  )
}

const DATED = new RegExp(`\\d *${DAY} *$`)

/** The first line of a head: organs, number, signer and the title's other lines that stand right above. */
function headAbove(lines: readonly Line[], index: number, body: number, words: StructureWords): number {
  let start = index
  while (start - 1 > body && start > index - 5) {
    const line = lines[start - 1]
    if (line === undefined || line.text.length > 50 || endsSentence(line) || line.marker !== undefined) break
    if (words.disclosureLead.test(line.folded) || words.attachment.test(line.folded) || words.printedEnd.test(line.folded)) break
    if (DATED.test(line.folded)) break
    start--
  }
  return start
}

/** Whether the document before says it issues what bears this title. */
function isEnclosed(before: readonly Line[], title: Line | undefined): boolean {
  const name = title?.folded.replaceAll(' ', '')
  if (name === undefined || name.length < 4) return false
  const head = before
    .slice(0, 20)
    .map((line) => line.folded)
    .join('')
    .replaceAll(' ', '')
  return head.includes(`\u300A${name}`)
}
