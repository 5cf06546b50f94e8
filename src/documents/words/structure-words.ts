import { DIGITS, TEN, UNTIL, YEAR } from './script.zh.ts'
/** The words by which the parts of a document are told, compiled for matching. Data, never code: the lists come from a reference file. */
export interface StructureWords {
  /** Ends like the title of a document. */
  readonly kindEnd: RegExp
  readonly titleLead: RegExp
  readonly letterheadEnd: RegExp
  readonly organEnd: RegExp
  /** A line below the title that begins with a bracket or a dash and tells when the document was adopted or given. */
  readonly adopted: RegExp
  readonly signer: RegExp
  readonly copiedTo: RegExp
  readonly copiedAnywhere: RegExp
  /** Above it stands a sentence that leads to the provisions, not addressees. */
  readonly belowMark: string
  readonly addresseeMark: RegExp
  /** Ends like the whole name of addressees, and not like the first half of one. */
  readonly addresseeEnd: RegExp
  readonly contents: ReadonlySet<string>
  readonly printedEnd: RegExp
  readonly disclosureLead: RegExp
  readonly disclosures: readonly (readonly [Disclosure, RegExp])[]
  readonly attachment: RegExp
  /** The list of attachments inside a line, behind a finished sentence. */
  readonly attachmentsInside: RegExp
  readonly seriesStart: RegExp
  readonly seriesEnd: RegExp
  /** The same inside a line, behind a finished sentence or a blank. */
  readonly seriesInside: RegExp
  /** Label of a fact in the table above a web page's text, and what follows it. */
  readonly fields: Readonly<Record<FieldName, RegExp>>
  readonly strayStart: RegExp
  readonly strayAnywhere: RegExp
  readonly strayWhole: ReadonlySet<string>
  /** Whole lines behind which nothing belongs to the document. */
  readonly strayAfter: ReadonlySet<string>
  /** How a paragraph begins, or what it says anywhere, that speaks for the whole document. */
  readonly closing: RegExp
  /** The blank before such a paragraph that stands on the line of the last provision. */
  readonly closingBehind: RegExp
  /** How a line begins that says whom to ask. */
  readonly contact: RegExp
  readonly tableHeads: ReadonlySet<string>
  /** Characters of the traditional script and what they are in the simplified one. */
  readonly traditional: ReadonlyMap<string, string>
  /** Radicals that stand for a character, where Unicode does not say so or a simplified text means another. */
  readonly lookAlikes: ReadonlyMap<string, string>
  readonly numbers: { readonly preamble: string; readonly closing: string; readonly attachment: string }
}

export type Disclosure = 'public' | 'on_request' | 'internal'
export type FieldName = 'number' | 'title' | 'issuer' | 'made_on' | 'published_on' | 'other'

const fieldNames: readonly FieldName[] = ['number', 'title', 'issuer', 'made_on', 'published_on', 'other']
const OPENING = '[(\\[\\u3010\\u3014\\uFE5D]'
const CLOSING = '[)\\]\\u3011\\u3015\\uFE5E]'
// A year or a span of years.
const YEARS = `(?:19|20)\\d{2} *${YEAR}?(?: *[-\\u2014\\u2013~\\uFF5E${UNTIL}]{1,2} *(?:19|20)?\\d{2} *${YEAR}?)?[^()\\d]{0,3}`
const NUMERAL = `[\\d${DIGITS}${TEN}]{1,3}`

/** Compiles the parsed reference file; throws where a list is missing, because the file ships with the project. */
export function parseStructureWords(data: unknown): StructureWords {
  const root = record(data, 'structure')
  const disclosure = record(root.disclosure, 'disclosure')
  const stray = record(root.stray, 'stray')
  const closing = record(root.closing, 'closing')
  const toAll = `(?:${any(closing.every, 'every')})[^\\u3002;:]{1,30}?(?:${any(closing.musts, 'musts')})`
  const series = record(root.series, 'series')
  const fields = record(root.fields, 'fields')
  const numbers = record(root.unnumbered, 'unnumbered')
  const attachments = any(root.attachments, 'attachments')
  return {
    kindEnd: new RegExp(
      `(?:${any(root.kinds, 'kinds')})(?:${OPENING}(?:[^()]{0,8}(?:${any(root.kind_notes, 'kind_notes')})\\d*[^()]{0,4}|${YEARS})${CLOSING})?$`,
    ),
    titleLead: new RegExp(any(root.title_leads, 'title_leads')),
    letterheadEnd: new RegExp(`(?:${any(root.letterheads, 'letterheads')})$`),
    organEnd: new RegExp(`(?:${any(root.organs, 'organs')})(?:${OPENING}[^()]{1,12}${CLOSING})?$`),
    adopted: new RegExp(`^(?:${OPENING}|[-\\u2014\\u2015]+)[^\\n]*(?:${any(root.adopted, 'adopted')})`),
    signer: new RegExp(`(?:${any(root.signers, 'signers')}) *: *`),
    copiedTo: new RegExp(`^(?:${any(root.copied_to, 'copied_to')}) *: *`),
    copiedAnywhere: new RegExp(`(?:${any(root.copied_to, 'copied_to')}) *:`),
    belowMark: text(root.below_mark, 'below_mark'),
    addresseeMark: new RegExp(any(root.addressee_marks, 'addressee_marks')),
    addresseeEnd: new RegExp(
      `(?:${any(root.organs, 'organs')}|${any(root.addressee_ends, 'addressee_ends')})(?:${OPENING}[^()]{1,12}${CLOSING})?$`,
    ),
    contents: new Set(list(root.contents, 'contents')),
    printedEnd: new RegExp(`(?:${any(root.printed, 'printed')})$`),
    disclosureLead: new RegExp(`^${OPENING}? *(?:${any(disclosure.leads, 'leads')}) *:? *`),
    disclosures: (['internal', 'on_request', 'public'] as const).map((kind) => [kind, new RegExp(any(disclosure[kind], kind))]),
    attachment: new RegExp(`^(?:${attachments}) *(${NUMERAL})? *(:|$|(?= )|\\.|\\u3001)`),
    attachmentsInside: new RegExp(`(?<=[\\u3002)\\]\\u3015\\u3011]\\s{0,4})(?:${attachments}) *:`, 'g'),
    seriesStart: new RegExp(
      `^[\\u3010\\[(]?(?:(?:${any(series.before, 'before')}) *(${NUMERAL}) *(?:${any(series.after, 'after')})|(?:${any(series.before, 'before')}) *(${NUMERAL})(?= *[:\\u3011\\])\\u3001]| *$))`,
    ),
    seriesInside: new RegExp(
      `(?<=[\\u3002)\\]\\u3015\\u3011\\s])[\\u3010\\[(]?(?:(?:${any(series.before, 'before')}) *${NUMERAL} *(?:${any(series.after, 'after')})|(?:${any(series.at_end, 'at_end')}) *${NUMERAL}) *[:\\u3011\\])]`,
      'g',
    ),
    seriesEnd: new RegExp(`(?:${any(series.at_end, 'at_end')}) *(${NUMERAL})[)\\]]?$`),
    fields: Object.fromEntries(fieldNames.map((name) => [name, fieldPattern(fields, name)])) as Record<FieldName, RegExp>,
    strayStart: new RegExp(`^[\\[\\u3010]? *(?:${any(stray.starts, 'starts')})(?: *[:>|()\\[\\]\\u3010/]|\\s|$|\\d)`),
    strayAnywhere: new RegExp(any(stray.anywhere, 'anywhere')),
    strayWhole: new Set(list(stray.whole, 'whole')),
    strayAfter: new Set(list(stray.after, 'after')),
    closing: new RegExp(`^(?:${any(closing.starts, 'starts')})|^${toAll}|${any(closing.anywhere, 'anywhere')}`),
    closingBehind: new RegExp(`[\\u3002)\\]] +(?=${any(closing.starts, 'starts')}|${toAll})`, 'g'),
    contact: new RegExp(`^(?:${any(closing.contacts, 'contacts')}) *:`),
    tableHeads: new Set(list(root.table_heads, 'table_heads')),
    traditional: pairs(root.traditional, 'traditional'),
    lookAlikes: pairs(root.look_alikes, 'look_alikes'),
    numbers: {
      preamble: text(numbers.preamble, 'preamble'),
      closing: text(numbers.closing, 'closing'),
      attachment: text(numbers.attachment, 'attachment'),
    },
  }
}

/** A label and what parts it from the fact; some pages run a label and a short fact together. */
function fieldPattern(fields: Readonly<Record<string, unknown>>, name: FieldName): RegExp {
  const glued = new Set(list(fields.glued, 'glued'))
  const own = list(fields[name], name).filter((label) => glued.has(label))
  const label = spaced(fields[name], name)
  // A label in brackets needs no colon.
  const parted = `(?:[\\[\\u3010](?:${label})[\\u3011\\]] *[:\\t]? *|\\[?\\u3010?(?:${label})[\\u3011\\]]? *(?:[:\\t]|  +) *)`
  return new RegExp(own.length === 0 ? `^${parted}` : `^(?:${parted}|(?:${any(own, name)})(?=[^:\\s\\u3002]{2,36}$))`)
}

function record(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`words of structure: ${name} is not a mapping`)
  return value as Readonly<Record<string, unknown>>
}

function list(value: unknown, name: string): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) throw new Error(`words of structure: ${name} is not a list`)
  return value.map((item) => text(item, name))
}

function text(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`words of structure: ${name} holds what is no word`)
  return value
}

/** Two characters at a time, the second what the first stands for. */
function pairs(value: unknown, name: string): ReadonlyMap<string, string> {
  const each = text(value, name).split(/\s+/)
  const odd = each.find((pair) => pair.length !== 2)
  if (odd !== undefined) throw new Error(`words of structure: ${name} holds ${odd}, which is no pair`)
  return new Map(each.map((pair) => [pair.charAt(0), pair.charAt(1)]))
}

/** The words as alternatives, longest first, so that a word never hides a longer one. */
function any(value: unknown, name: string): string {
  return longestFirst(list(value, name)).map(escaped).join('|')
}

/** Labels are often spread with spaces to equal width. */
function spaced(value: unknown, name: string): string {
  return longestFirst(list(value, name))
    .map((word) => [...word].map(escaped).join(' *'))
    .join('|')
}

const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length)
const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
