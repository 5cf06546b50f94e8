import type { Found, OfficialDocument, Span } from '../document.ts'
import type { ChangeMention, Mention } from '../mention.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf, anyPhrase } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { partAround, sentenceAround } from './part.ts'
import { only, type Passage, type Placed, passagesOf, spanIn } from './passages.ts'

/** What a clause does to a rule that was there before: a new version of it, never in place of the old one. */
export interface Amendment {
  readonly clause: string
  readonly span: Span
  readonly kind: ChangeMention['change']
  /** What is changed, as the text names it; absent where it cannot be told. */
  readonly subject: Found<string> | undefined
  /** Value before and after, in the notation of the mention; a sign in front says by how much. */
  readonly from: string | undefined
  readonly to: string | undefined
  /** The days the new version holds from and to, where its sentence, or else its clause or the document, names them. */
  readonly since: string | undefined
  readonly until: string | undefined
  readonly confidence: number
}

const patternsOf = (lexicon: Lexicon) => ({
  leads: new RegExp(`^${anyPhrase(lexicon.questions.subject_leads)}`),
  tails: new RegExp(`${anyPhrase(lexicon.questions.subject_tails)}$`),
  bare: new RegExp(`^${anyPhrase(lexicon.questions.bare_subjects)}$`),
  date: /^20[\dX]{2}/,
  source: new RegExp(`(?:${anyOf(lexicon.provisions.change_sources)})$`),
  verb: new RegExp(`^${anyPhrase([...(lexicon.provisions.changes.raised ?? []), ...(lexicon.provisions.changes.lowered ?? [])])}`),
  takesEffect: new RegExp(anyOf(lexicon.provisions.effect_verbs)),
  ofDocument: new RegExp(`(?:${anyOf(lexicon.provisions.whole_document)})[^\\u3002;\\n]*(?:${anyOf(lexicon.provisions.effect_verbs)})`),
  fromIssue: new RegExp(`(?:${anyOf(lexicon.provisions.whole_document)})[^\\u3002;\\n]{0,6}(?:${anyOf(lexicon.provisions.from_issue)})`),
  target: new RegExp(`${anyOf(lexicon.provisions.change_targets)}[^,\\u3002;]{0,6}$`),
})

/** The changes of a document to older rules, clause by clause in order of place. */
export function findAmendments(
  document: OfficialDocument,
  mentions: ReadonlyMap<string, readonly Mention[]>,
  reader: Reader,
): readonly Amendment[] {
  const passages = passagesOf(document, mentions, reader)
  const effect = effectOfDocument(passages, document.metadata.issuedOn?.value, reader)
  return passages.flatMap((passage) => {
    const own = onlyOne(startsIn(passage, reader.part(patternsOf).takesEffect)) ?? effect
    return only(passage, 'change').map((change) => withEffect(amendmentOf(passage, change, reader), own))
  })
}

/** A new value holds from the day its own sentence names, or else from the one its clause or the whole document takes effect on. */
function withEffect(amendment: Amendment, effect: string | undefined): Amendment {
  const isValued = amendment.kind === 'raised' || amendment.kind === 'lowered'
  return isValued && amendment.since === undefined && effect !== undefined ? { ...amendment, since: effect } : amendment
}

/** The day the document says it takes effect on; undefined where it says none, or several. */
function effectOfDocument(passages: readonly Passage[], issuedOn: string | undefined, reader: Reader): string | undefined {
  const { ofDocument, fromIssue } = reader.part(patternsOf)
  const issued = issuedOn !== undefined && passages.some(({ text }) => fromIssue.test(text)) ? [issuedOn] : []
  return onlyOne([...passages.flatMap((passage) => startsIn(passage, ofDocument)), ...issued])
}

/** Days from which something holds, in sentences of a pattern. */
function startsIn(passage: Passage, pattern: RegExp): readonly string[] {
  return only(passage, 'date')
    .filter(({ mention, from, to }) => mention.role === 'from' && pattern.test(sentenceAround(passage.text, from, to).text))
    .map(({ mention }) => mention.value)
}

const onlyOne = (values: readonly string[]) => (new Set(values).size === 1 ? values[0] : undefined)

function amendmentOf(passage: Passage, change: Placed<ChangeMention>, reader: Reader): Amendment {
  const { mention } = change
  const isValued = mention.change === 'raised' || mention.change === 'lowered' || mention.change === 'extended'
  const kept = isValued ? undefined : keptValue(passage, change)
  const readers = isValued ? [inside, before] : kept !== undefined ? [before, after] : [after, before]
  const old = mention.change === 'extended' && mention.from === undefined ? oldLength(passage, change, reader) : undefined
  const place = old === undefined ? change : { ...change, from: old.from }
  const named = firstOf(readers.map((read) => () => read(passage, place, reader)))
  const period = periodOf(passage, change)
  const isUntil = mention.change === 'extended' && mention.to !== undefined && reader.part(patternsOf).date.test(mention.to)
  return {
    clause: passage.clause.number,
    span: mention.span,
    kind: mention.change,
    subject: named,
    from: mention.from ?? old?.value,
    to: mention.to ?? kept,
    since: period.since,
    until: isUntil ? mention.to : period.until,
    confidence: named === undefined ? Math.min(mention.confidence, 0.5) : mention.confidence,
  }
}

function firstOf<T>(readers: readonly (() => T | undefined)[]): T | undefined {
  for (const read of readers) {
    const value = read()
    if (value !== undefined) return value
  }
  return undefined
}

/** "From 5 years" right before what it is made longer to, and where that begins. */
function oldLength(passage: Passage, { from }: Placed<ChangeMention>, reader: Reader): { from: number; value: string } | undefined {
  const figure = only(passage, 'figure').find((each) => each.to <= from && from - each.to <= 1 && each.mention.role === 'duration')
  const source = figure === undefined ? undefined : reader.part(patternsOf).source.exec(passage.text.slice(0, figure.from))?.[0]
  if (figure?.mention.value === undefined || source === undefined) return undefined
  return { from: figure.from - source.length, value: `${figure.mention.value}${figure.mention.unit}` }
}

/** The value a rule keeps, "goes on at 1%". */
function keptValue(passage: Passage, { to }: Placed<ChangeMention>): string | undefined {
  const figure = only(passage, 'figure').find((each) => each.from >= to && each.from - to <= 8)
  if (figure === undefined || /[,\u3002;:]/.test(passage.text.slice(to, figure.from))) return undefined
  return figure.mention.value === undefined ? undefined : `${figure.mention.value}${figure.mention.unit}`
}

/** What stands between the verb and the new value: "lowers the rate of ... to 1%". */
function inside(passage: Passage, { from, to }: Placed<ChangeMention>, reader: Reader): Found<string> | undefined {
  const { verb, target } = reader.part(patternsOf)
  const figure = only(passage, 'figure').find((each) => each.from > from && each.to === to)
  const head = passage.text.slice(from, figure?.from ?? from)
  const start = verb.exec(head)?.[0].length ?? 0
  const end = head.search(target)
  return start > 0 && end - start >= 2 ? found(passage, { from: from + start, to: from + end }) : undefined
}

/** What stands in front of the change: "to whom and what ... from 60% to 90%". */
function before(passage: Passage, { from }: Placed<ChangeMention>, reader: Reader): Found<string> | undefined {
  const { text } = passage
  const part = partAround(text, from, from)
  const own = trimmed(text, startOf(passage, part.from, from), from, reader)
  if (own !== undefined && !reader.part(patternsOf).bare.test(text.slice(own.from, own.to))) return found(passage, own)
  // "The period", "the rate" alone: of what is said in the part before, or in the clause's heading.
  const sentence = sentenceAround(text, from, from)
  const start = text.slice(sentence.from, part.from - 1).search(/[^,:;]*$/) + sentence.from
  const wider = part.from > sentence.from ? trimmed(text, start, own?.to ?? part.from - 1, reader) : undefined
  const named = wider ?? (own !== undefined && own.to - own.from > 2 ? own : undefined)
  return named === undefined ? undefined : found(passage, named)
}

/** What stands behind it: "goes on with ...", "does away with ...". */
function after(passage: Passage, { to }: Placed<ChangeMention>, reader: Reader): Found<string> | undefined {
  const date = only(passage, 'date').find((each) => each.from >= to)?.from ?? Number.POSITIVE_INFINITY
  const end = Math.min(partAround(passage.text, to, to).to, date)
  const open = passage.text.slice(to, end).search(/[([]/)
  const own = trimmed(passage.text, to, open > 2 ? to + open : end, reader)
  return own === undefined || reader.part(patternsOf).bare.test(passage.text.slice(own.from, own.to)) ? undefined : found(passage, own)
}

/** Not before the cell of a table it stands in, and not too far away. */
function startOf({ starts }: Passage, from: number, to: number): number {
  return Math.max(from, to - longestSubject, starts.findLast((start) => start < to) ?? 0)
}

const longestSubject = 60

function trimmed(text: string, from: number, to: number, reader: Reader): { from: number; to: number } | undefined {
  const { leads, tails } = reader.part(patternsOf)
  let start = from
  let end = to
  while (start < end && /[\s\n,:)\]]/.test(text.charAt(start))) start++
  start += leads.exec(text.slice(start, end))?.[0].length ?? 0
  end -= tails.exec(text.slice(start, end))?.[0].length ?? 0
  return end - start >= 2 ? { from: start, to: end } : undefined
}

function found(passage: Passage, { from, to }: { from: number; to: number }): Found<string> {
  return { value: passage.reading.plain.slice(from, to).replaceAll('\n', ''), span: spanIn(passage, from, to), confidence: 0.8 }
}

/** Days that bound the new version: those in its own part of the sentence, or else the only ones of the sentence. */
function periodOf(passage: Passage, change: Placed<ChangeMention>): { since: string | undefined; until: string | undefined } {
  const sentence = sentenceAround(passage.text, change.from, change.to)
  const dates = only(passage, 'date').filter(({ from }) => from >= sentence.from && from < sentence.to)
  const single = (role: 'from' | 'to') => {
    const own = dates.filter(({ mention }) => mention.role === role || (role === 'to' && mention.role === 'deadline'))
    return own.length === 1 ? own[0]?.mention.value : undefined
  }
  return { since: single('from'), until: single('to') }
}
