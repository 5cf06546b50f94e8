import type { Attachment, Found, Metadata } from '../document.ts'
import { cutLine, type Line } from '../text/lines.ts'
import { type Readable, sourceSpan } from '../text/readable.ts'
import type { FieldName, StructureWords } from '../words/structure-words.ts'
import { foundNumber, wholeDocumentNumber } from './document-number.ts'
import { isOrganLine } from './ending-lines.ts'
import { fieldNameOf } from './head-lines.ts'
import { dateIn } from './printed-date.ts'
import { isNumbered, type Role, type RoledLine } from './roles.ts'
import { enclosedTitleOf, titleOf } from './title.ts'

/** Reads the metadata from the lines that carry them. */
export function metadataOf(
  readable: Readable,
  roled: readonly RoledLine[],
  series: Line | undefined,
  attachments: readonly Attachment[],
  words: StructureWords,
): Metadata {
  const reading: Reading = { readable, roled, words }
  const title = titleOf(readable, roled, series, words) ?? fieldValue(reading, 'title')
  const enclosed = enclosedTitleOf(readable, roled)
  const joint = jointlyIssued(reading)
  return {
    title,
    number: numberOf(reading),
    issuer: joint.jointIssuers?.[0] ?? issuerOf(reading, title),
    ...joint,
    signer: signerOf(reading),
    issuedOn: issuedOn(reading),
    printedOn: dateOfLines(reading, 'printed', 0.95),
    disclosure: disclosureOf(reading),
    addressees: namesOf(reading, 'addressees', /:$/),
    copiedTo: namesOf(reading, 'copied', /\u3002$/),
    attachments,
    ...(enclosed === undefined ? {} : { enclosedTitle: enclosed }),
  }
}

interface Reading {
  readonly readable: Readable
  readonly roled: readonly RoledLine[]
  readonly words: StructureWords
}

const linesWith = ({ roled }: Reading, role: Role) => roled.filter((item) => item.role === role).map(({ line }) => line)

/** What stands behind the label of a web page's fact. */
function fieldValue({ readable, roled, words }: Reading, name: FieldName): Found<string> | undefined {
  for (const { line, role } of roled) {
    if (role !== 'field' || fieldNameOf(line, words) !== name) continue
    const named = words.fields[name].exec(line.folded)?.[0].length ?? 0
    // A table of facts leaves its bars behind.
    const label = named + (/^[| ]*/.exec(line.folded.slice(named))?.[0].length ?? 0)
    // A second fact may stand on the same line, behind blanks.
    const [value = ''] = line.text.slice(label).split(/\t| *\| *| {2,}|\u3000{2,}|[ \u3000](?=[\u4E00-\u9FFF]{2,8} *[:\uFF1A])/)
    if (value === '' || /[:\uFF1A]$/.test(value)) continue
    return { value, span: sourceSpan(readable, line.from + label, line.from + label + value.length), confidence: 0.85 }
  }
  return undefined
}

function numberOf(reading: Reading): Found<string> | undefined {
  const { readable, words } = reading
  for (const line of linesWith(reading, 'number')) {
    const part = line.folded.replace(words.signer, '\t').split('\t')[0]?.trimEnd() ?? ''
    const number = wholeDocumentNumber(line.folded) ?? wholeDocumentNumber(part)
    if (number !== undefined) return foundNumber(readable, line.from, number, 0.97)
  }
  const field = fieldValue(reading, 'number')
  if (field === undefined) return undefined
  const number = wholeDocumentNumber(field.value)
  return number === undefined ? undefined : { ...field, value: number.canonical }
}

/** The first signature; a letterhead or the organ a title starts with stands in where there is none. */
function issuerOf(reading: Reading, title: Found<string> | undefined): Found<string> | undefined {
  const { readable, words } = reading
  const [signed] = linesWith(reading, 'issuer')
  if (signed !== undefined) return foundLine(readable, signed, 0.95)
  const field = fieldValue(reading, 'issuer')
  if (field !== undefined) return field
  const lead = title === undefined ? -1 : title.value.search(words.titleLead)
  const named = title?.value.slice(0, Math.max(0, lead)).trim() ?? ''
  if (title !== undefined && named.length >= 3 && words.organEnd.test(named))
    return { value: named, span: { from: title.span.from, to: title.span.from + named.length }, confidence: 0.8 }
  const [letterhead] = linesWith(reading, 'letterhead')
  if (letterhead !== undefined) {
    const length = letterhead.folded.replace(words.letterheadEnd, '').trimEnd().length
    return {
      value: letterhead.text.slice(0, length),
      span: sourceSpan(readable, letterhead.from, letterhead.from + length),
      confidence: 0.75,
    }
  }
  const organ = linesWith(reading, 'title').find((line) => isOrganLine(line, words))
  return organ === undefined ? undefined : foundLine(readable, organ, 0.6)
}

/** All who signed, or whom the title begins with, where it is more than one. */
function jointlyIssued(reading: Reading): Pick<Metadata, 'jointIssuers'> {
  const { readable, words } = reading
  const signed = linesWith(reading, 'issuer').flatMap((line) => organsIn(line, words).map((organ) => foundLine(readable, organ, 0.95)))
  if (signed.length > 1) return { jointIssuers: signed }
  const titled = organsOfTitle(reading)
  if (titled.length > 1) return { jointIssuers: titled }
  if (signed.length === 0 && organsOfHead(reading).length > 1) return { jointIssuers: organsOfHead(reading) }
  const [field] = signed.length > 0 ? [] : [fieldValue(reading, 'issuer')]
  const named = field === undefined ? signed : organsOfField(field)
  return named.length > 1 ? { jointIssuers: named } : {}
}

/** The organs of the red line at the top, which has one on each line and its word for a document behind the last. */
function organsOfHead({ readable, roled, words }: Reading): readonly Found<string>[] {
  const last = roled.findIndex(({ role }) => role === 'letterhead')
  if (last < 0) return []
  let first = last
  while (first > 0 && (roled[first - 1]?.role === 'title' || roled[first - 1]?.role === 'letterhead')) first--
  const lines = roled.slice(first, last + 1).map(({ line }) => {
    const length = line.folded.replace(words.letterheadEnd, '').trimEnd().length
    return cutLine(line, 0, length)
  })
  const organs = lines.flatMap((line) => organsIn(line, words))
  return organs.every(({ folded }) => words.organEnd.test(folded)) ? organs.map((organ) => foundLine(readable, organ, 0.75)) : []
}

/** Several organs a title begins with, parted by blanks, commas or lines; none where it names one alone. */
function organsOfTitle(reading: Reading): readonly Found<string>[] {
  const { readable, roled, words } = reading
  const found: Found<string>[] = []
  for (const line of titleUpToLead(roled, words)) {
    const lead = line.folded.search(words.titleLead)
    for (const part of line.folded.slice(0, lead < 0 ? undefined : lead).matchAll(/[^\s\u3001]+/g)) {
      const [from, to] = [part.index, part.index + part[0].length]
      found.push(foundLine(readable, cutLine(line, from, to), 0.8))
    }
  }
  return found.length > 1 && found.every(({ value }) => value.length >= 4 && words.organEnd.test(value)) ? found : []
}

/** The lines of the title side by side, up to the word its subject begins with; a masthead further up is none of them. */
function titleUpToLead(roled: readonly RoledLine[], words: StructureWords): readonly Line[] {
  const last = roled.findIndex(({ role, line }) => role === 'title' && words.titleLead.test(line.folded))
  if (last < 0) return []
  let first = last
  while (roled[first - 1]?.role === 'title') first--
  return roled.slice(first, last + 1).map(({ line }) => line)
}

/** The organs a line of signatures names: two or more may stand beside each other, parted by blanks or commas. */
function organsIn(line: Line, words: StructureWords): readonly Line[] {
  const parts = [...line.folded.matchAll(/[^\s\u3001]+/g)]
  const isEach = parts.every(([name]) => name.length >= 4 && words.organEnd.test(name))
  if (parts.length < 2 || !isEach) return [line]
  return parts.map((part) => cutLine(line, part.index, part.index + part[0].length))
}

function organsOfField({ value, span, confidence }: Found<string>): readonly Found<string>[] {
  return [...value.matchAll(/[^\s\u3001,\uFF0C;\uFF1B]+/g)].map((part) => {
    const from = span.from + part.index
    return { value: part[0], span: { from, to: from + part[0].length }, confidence }
  })
}

const foundLine = (readable: Readable, line: Line, confidence: number): Found<string> => ({
  value: line.text,
  span: sourceSpan(readable, line.from, line.to),
  confidence,
})

function signerOf(reading: Reading): Found<string> | undefined {
  for (const role of ['signer', 'number'] as const)
    for (const line of linesWith(reading, role)) {
      const match = reading.words.signer.exec(line.folded)
      if (match === null) continue
      const from = match.index + match[0].length
      const value = line.text.slice(from).trim()
      if (value !== '')
        return { value, span: sourceSpan(reading.readable, line.from + from, line.from + from + value.length), confidence: 0.95 }
    }
  return undefined
}

/** The day under the signature; a web page's fact or a date under the title where there is no signature. */
function issuedOn(reading: Reading): Found<string> | undefined {
  const signed = dateOfLines(reading, 'date', 0.95)
  if (signed !== undefined) return signed
  const field = fieldValue(reading, 'made_on')
  const date = field === undefined ? undefined : dateIn(field.value)
  return field === undefined || date === undefined ? adoptedOn(reading) : { ...field, value: date.value }
}

/** The day that a line between the title and the first provision tells, on which the document was adopted or given. */
function adoptedOn({ readable, roled, words }: Reading): Found<string> | undefined {
  const first = roled.findIndex(({ line }) => isNumbered(line))
  for (const { line } of roled.slice(0, first < 0 ? MOST_LINES_OF_HEAD : first)) {
    const date = words.adopted.test(line.folded) ? dateIn(line.folded) : undefined
    if (date !== undefined)
      return { value: date.value, span: sourceSpan(readable, line.from + date.from, line.from + date.to), confidence: 0.8 }
  }
  return undefined
}

const MOST_LINES_OF_HEAD = 12

function dateOfLines(reading: Reading, role: Role, confidence: number): Found<string> | undefined {
  for (const line of linesWith(reading, role)) {
    const date = dateIn(line.folded)
    if (date !== undefined)
      return { value: date.value, span: sourceSpan(reading.readable, line.from + date.from, line.from + date.to), confidence }
  }
  return undefined
}

function disclosureOf(reading: Reading): Metadata['disclosure'] {
  for (const line of linesWith(reading, 'disclosure')) {
    const kind = reading.words.disclosures.find(([, pattern]) => pattern.test(line.folded))?.[0]
    if (kind !== undefined) return { value: kind, span: sourceSpan(reading.readable, line.from, line.to), confidence: 0.97 }
  }
  return undefined
}

/** Names parted by commas outside brackets, over all lines of a role. */
function namesOf(reading: Reading, role: Role, end: RegExp): readonly Found<string>[] {
  const lines = linesWith(reading, role)
  return lines.flatMap((line) => {
    const label = role === 'copied' ? (reading.words.copiedTo.exec(line.folded)?.[0].length ?? 0) : 0
    const length = line.folded.replace(end, '').length
    return namesIn(line.text.slice(label, length), reading.words).map(({ name, at }): Found<string> => {
      const from = line.from + label + at
      return { value: name, span: sourceSpan(reading.readable, from, from + name.length), confidence: 0.9 }
    })
  })
}

function namesIn(text: string, words: StructureWords): readonly { readonly name: string; readonly at: number }[] {
  const names: { name: string; at: number }[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    const character = text[at] ?? '\n'
    if ('(\uFF08'.includes(character)) depth++
    if (')\uFF09'.includes(character)) depth = Math.max(0, depth - 1)
    // "All counties, districts' governments" is one name: a comma between halves parts nothing.
    const isHalf = character === '\u3001' && !words.addresseeEnd.test(foldedBrackets(text.slice(start, at)))
    const isEnd = at === text.length || (depth === 0 && !isHalf && '\u3001\uFF0C,;\uFF1B\u3002'.includes(character))
    if (!isEnd) continue
    const raw = text.slice(start, at)
    const name = raw.trim()
    const previous = names.at(-1)
    // "All commissions, offices, bureaus": one character is no name of its own.
    if (name.length === 1 && previous !== undefined)
      names[names.length - 1] = { name: text.slice(previous.at, start + raw.indexOf(name) + 1), at: previous.at }
    else if (name !== '') names.push({ name, at: start + raw.indexOf(name) })
    start = at + 1
  }
  return names
}

const foldedBrackets = (text: string) => text.trim().replaceAll('\uFF08', '(').replaceAll('\uFF09', ')')
