import type { Attachment, Clause, Found, Question } from '../document.ts'
import type { RoledLine } from '../layout/roles.ts'
import { enclosedTitleOf, withoutBlanks } from '../layout/title.ts'
import { markerAt, markersIn } from '../numbering/markers.ts'
import { cleanTextOf, habitOf } from '../text/clean-text.ts'
import { cutLine, type Line } from '../text/lines.ts'
import { type Readable, sourceSpan } from '../text/readable.ts'
import { ordinalOf } from '../words/han-numerals.ts'
import type { StructureWords } from '../words/structure-words.ts'
import { clauseTreeOf, joinedPieces } from './clause-tree.ts'

export interface AttachmentReading {
  readonly attachments: readonly Attachment[]
  /** One clause for each attachment whose content is there, with its own provisions under it. */
  readonly clauses: readonly Clause[]
  readonly questions: readonly Question[]
}

interface Listed {
  readonly number: string
  readonly title: Found<string>
}

/** Reads the list of attachments and the contents that follow, and asks for what is listed but not there. */
export function attachmentsOf(readable: Readable, roled: readonly RoledLine[], words: StructureWords): AttachmentReading {
  const listed = listedAttachments(readable, roled, words)
  // What the document issues is often listed as its attachment and follows without a number.
  const enclosed = enclosedTitleOf(readable, roled)
  const contents = contentsOf(readable, roled, words)
  const present = new Map(contents.map((content) => [content.number, content]))
  const only = listed.length === 1 && contents.length === 1
  const attachments = listed.map((item): Attachment => {
    const content = present.get(item.number) ?? (only ? contents[0] : undefined)
    return { ...item, content: content?.span ?? (enclosed?.value === item.title.value ? enclosed.span : undefined) }
  })
  const isListed = new Set(only ? contents.map(({ number }) => number) : listed.map(({ number }) => number))
  const unlisted = contents
    .filter(({ number }) => !isListed.has(number))
    .map((content): Attachment => ({ number: content.number, title: content.title, content: content.span }))
  const missing = attachments
    .filter(({ content }) => content === undefined)
    .map(({ number, title }): Question => ({ code: 'attachment_missing', span: title.span, with: { number, title: title.value } }))
  return {
    attachments: [...attachments, ...unlisted],
    clauses: contents.map(({ clause }) => clause),
    questions: [...missing, ...contents.flatMap(({ questions }) => questions)],
  }
}

function listedAttachments(readable: Readable, roled: readonly RoledLine[], words: StructureWords): readonly Listed[] {
  const lines = roled.filter(({ role }) => role === 'attachment_list').map(({ line }) => line)
  const items: { number: string; lines: Line[] }[] = []
  for (const line of lines) {
    const label = words.attachment.exec(line.folded)
    let start = label?.[0].length ?? 0
    const own = label?.[1] === undefined ? undefined : ordinalOf(label[1])
    if (own !== undefined) items.push({ number: String(own), lines: [] })
    while (line.folded[start] === ' ') start++
    const first = own === undefined ? markerAt(line.folded, start) : undefined
    const markers = first === undefined ? [] : [first, ...markersIn(line.folded, first.to).filter(({ style }) => style === first.style)]
    const starts = markers.filter((marker, index) => index === 0 || marker.ordinal === (markers[index - 1]?.ordinal ?? 0) + 1)
    if (starts.length === 0) {
      if (items.length === 0) items.push({ number: '', lines: [] })
      items.at(-1)?.lines.push(part(line, start, line.text.length))
    }
    starts.forEach((marker, index) => {
      items.push({ number: String(marker.ordinal), lines: [part(line, marker.to, starts[index + 1]?.from ?? line.text.length)] })
    })
  }
  return items.flatMap(({ number, lines: parts }) => {
    const title = joined(readable, parts)
    return title === undefined ? [] : [{ number, title }]
  })
}

function part(line: Line, from: number, to: number): Line {
  const raw = line.text.slice(from, to)
  const start = from + raw.length - raw.trimStart().length
  return cutLine(line, start, start + raw.trim().length)
}

function joined(readable: Readable, lines: readonly Line[]): Found<string> | undefined {
  const parts = lines.filter((line) => line.text !== '')
  const first = parts[0]
  const last = parts.at(-1)
  if (first === undefined || last === undefined) return undefined
  return {
    value: withoutBlanks(parts.map((line) => line.text).join('')).replace(/[;\uFF1B\u3002]$/, ''),
    span: sourceSpan(readable, first.from, last.to),
    confidence: 0.9,
  }
}

interface Content extends Listed {
  readonly span: Clause['span']
  readonly clause: Clause
  readonly questions: readonly Question[]
}

function contentsOf(readable: Readable, roled: readonly RoledLine[], words: StructureWords): readonly Content[] {
  const heads = roled.flatMap(({ role }, index) =>
    role === 'attachment_head' || (role === 'attachment_title' && roled[index - 1]?.role !== 'attachment_title') ? [index] : [],
  )
  return heads.flatMap((head, index) => {
    const lines = roled
      .slice(head + 1, heads[index + 1] ?? roled.length)
      .filter(({ role }) => role === 'attachment' || role === 'attachment_title')
      .map(({ line }) => line)
    const line = roled[head]?.line
    const earlier = heads.slice(0, index).filter((other) => numberOf(roled[other]?.line, words) === numberOf(line, words)).length
    const content = line === undefined ? undefined : contentOf(readable, line, lines, earlier, words)
    return content === undefined ? [] : [content]
  })
}

function numberOf(head: Line | undefined, words: StructureWords): string {
  const printed = head === undefined ? undefined : words.attachment.exec(head.folded)?.[1]
  const ordinal = printed === undefined ? undefined : ordinalOf(printed)
  return ordinal === undefined ? '' : String(ordinal)
}

function contentOf(readable: Readable, head: Line, lines: readonly Line[], earlier: number, words: StructureWords): Content | undefined {
  const label = words.attachment.exec(head.folded)
  const number = numberOf(head, words)
  const rest = part(head, label?.[0].length ?? 0, head.text.length)
  const own = rest.text === '' ? titleLines(lines, words) : []
  const title = rest.text === '' ? joined(readable, own) : joined(readable, [rest])
  const last = lines.at(-1)
  if (last === undefined && title === undefined) return undefined
  const clauseNumber = `${words.numbers.attachment}${number}${earlier === 0 ? '' : `#${earlier + 1}`}`
  const body = lines.slice(own.length)
  const tree = clauseTreeOf(readable, body, clauseNumber)
  const questions: Question[] = []
  const pieces = joinedPieces(readable, [...own, ...(rest.text === '' ? [] : [rest]), ...tree.before], habitOf(body), questions, 0, false)
  const labelEnd = head.from + (label?.[0].trimEnd().replace(/[:.\u3001]$/, '').length ?? 0)
  const found = title ?? { value: '', span: sourceSpan(readable, head.from, head.to), confidence: 0.5 }
  const span = sourceSpan(readable, head.from, last?.to ?? head.to)
  const clause: Clause = {
    number: clauseNumber,
    label: { value: readable.text.slice(head.from, labelEnd), span: sourceSpan(readable, head.from, labelEnd), confidence: 0.95 },
    heading: title,
    span,
    body: cleanTextOf(readable, pieces),
    children: tree.clauses,
  }
  return {
    number,
    title: found,
    span: body.length === 0 ? sourceSpan(readable, head.from, head.to) : span,
    clause,
    questions: [...questions, ...tree.questions],
  }
}

/** The title under an attachment's number: one to three short lines before a table, a number or a paragraph. */
function titleLines(lines: readonly Line[], words: StructureWords): readonly Line[] {
  const short = lines.slice(0, 3)
  const stop = short.findIndex((line) => line.text.length > 50 || /[\t\u3002:\uFF1A,;]/.test(line.folded) || line.marker !== undefined)
  const candidates = stop < 0 ? short : short.slice(0, stop)
  const end = candidates.findIndex((line) => words.kindEnd.test(line.folded))
  return end < 0 ? candidates.slice(0, 1) : candidates.slice(0, end + 1)
}
