import { daysInMonth, parseDate, weekdayOf } from '../../kernel/calendar.ts'
import type { OfficialDocument, Question } from '../document.ts'
import type { DateMention } from '../mention.ts'
import { partAround, sentenceAround } from '../mentions/part.ts'
import { only, type Passage, type Placed, printed } from '../mentions/passages.ts'
import { Taken } from '../mentions/taken.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf, anyPhrase, oncePer } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { asking } from './asking.ts'

const patternsOf = ({ questions: words, time, figures }: Lexicon) => {
  const names = anyOf(words.period_names)
  return {
    notPeriod: new RegExp(`(?:${anyOf(words.not_periods)})(?:${names})`),
    periodBefore: new RegExp(`(?:${names})$`),
    period: new RegExp(`(?:${names})[^,\\u3002;:\\d]{0,8}$|(?:${anyOf(words.period_verbs)})$`),
    verb: new RegExp(anyOf(words.period_verbs)),
    benefit: new RegExp(anyOf(words.period_of_benefits)),
    phase: new RegExp(`(?:${anyOf(words.phase_words)})(?!${anyOf(words.not_phases)})`),
    start: new RegExp(anyOf(words.starts_said)),
    weekday: new RegExp(`^[(]?(?:${anyOf(words.weekday_names)})(?<day>[${Object.keys(words.weekdays).join('')}])`),
    range: new RegExp(`^(?:${anyOf(time.range_signs)})`),
    rangeBefore: new RegExp(`(?:${anyOf(time.range_signs)})$`),
    ruleOf: new RegExp(`^(?:${anyOf(time.deadline_after)})?${words.attributive}`),
    rule: new RegExp(anyOf([...figures.benefit_nouns, ...time.period_words])),
    yearly: new RegExp(`${anyPhrase(time.cadences.year ?? [])}|${anyOf(words.yearly_reports)}`),
    end: new RegExp(`(?:${anyOf(words.ends_of_time)})$`),
  }
}

/** What is doubtful about the days a document names. */
export function askDates(
  document: OfficialDocument,
  passages: readonly Passage[],
  isAttached: (passage: Passage) => boolean,
  reader: Reader,
): readonly Question[] {
  const issued = (document.metadata.issuedOn ?? document.metadata.printedOn)?.value
  const dated = passages.flatMap((passage) => only(passage, 'date').map((date) => ({ passage, date })))
  return [
    ...dated.flatMap(({ passage, date }) => [
      ...impossible(passage, date),
      ...weekday(passage, date, reader),
      ...withoutPredicate(passage, date, reader),
      ...(issued === undefined ? [] : past(passage, date, issued, reader)),
    ]),
    ...passages.flatMap((passage) => withoutStart(passage, reader)),
    // A ledger sums up what the clauses say at length.
    ...withoutEnd(
      passages.filter((passage) => !isAttached(passage)),
      reader,
    ),
    ...monthEnds(dated, reader),
    ...withoutYear(
      dated,
      passages.filter(({ text }) => reader.part(patternsOf).yearly.test(text)).map(({ clause }) => clause.number),
      reader,
    ),
    ...(issued === undefined ? beforeTitle(document, dated) : []),
  ]
}

interface Dated {
  readonly passage: Passage
  readonly date: Placed<DateMention>
}

function at(code: string, passage: Passage, { from, to }: Placed<DateMention>, values: Readonly<Record<string, string>> = {}): Question {
  return asking(passage, code, from, to, { text: printed(passage, from, to), ...values })
}

/** The thirtieth of February. */
function impossible(passage: Passage, date: Placed<DateMention>): readonly Question[] {
  const [year = '', month = '', day = ''] = date.mention.value.split('-')
  if (day === '') return []
  // A masked year may be a leap year.
  const last = daysInMonth(/^\d{4}$/.test(year) ? Number(year) : 2000, Number(month))
  return Number(day) > last ? [at('impossible_date', passage, date, { last: String(last), month: String(Number(month)) })] : []
}

function weekday(passage: Passage, date: Placed<DateMention>, reader: Reader): readonly Question[] {
  const written = reader.part(patternsOf).weekday.exec(passage.text.slice(date.to, date.to + 6))?.groups?.day
  const day = parseDate(date.mention.value)
  if (written === undefined || day === undefined) return []
  const names = Object.entries(reader.lexicon.questions.weekdays)
  if (Number(reader.lexicon.questions.weekdays[written]) === weekdayOf(day)) return []
  return [
    at('weekday_mismatch', passage, date, { written, actual: names.find(([, number]) => Number(number) === weekdayOf(day))?.[0] ?? '' }),
  ]
}

/** "Period March 2023": to, from or until is missing. */
function withoutPredicate(passage: Passage, date: Placed<DateMention>, reader: Reader): readonly Question[] {
  const before = passage.text.slice(Math.max(0, date.from - 12), date.from)
  const isRange = date.mention.role === 'from' || reader.part(patternsOf).range.test(passage.text.slice(date.to, date.to + 2))
  if (isRange || !reader.part(patternsOf).periodBefore.test(before)) return []
  const part = partAround(passage.text, date.from, date.to)
  return [at('end_without_predicate', passage, date, { context: printed(passage, part.from, part.to), value: date.mention.value })]
}

/** An end already past when the document was made, and a start before it. */
function past(passage: Passage, date: Placed<DateMention>, issued: string, reader: Reader): readonly Question[] {
  const { role, value } = date.mention
  const isWhole = value.length === 10
  if (!/^\d{4}/.test(value) || (isWhole && parseDate(value) === undefined)) return []
  const isBefore = value < issued.slice(0, value.length)
  if (!isBefore) return []
  // "The rules before that day" are no deadline.
  if (reader.part(patternsOf).ruleOf.test(passage.text.slice(date.to, date.to + 4))) return []
  if (role === 'deadline' || role === 'to') return [at('deadline_past', passage, date, { value, issued })]
  const sentence = sentenceAround(passage.text, date.from, date.to)
  return role === 'from' && reader.part(patternsOf).rule.test(sentence.text)
    ? [at('starts_before_issue', passage, date, { value, issued })]
    : []
}

/** What a period is of stands so far before it at most. */
const nearby = 80

/** "For at most a year", and nobody says from when. */
function withoutStart(passage: Passage, reader: Reader): readonly Question[] {
  const patterns = reader.part(patternsOf)
  return only(passage, 'figure').flatMap(({ mention, from, to }) => {
    if (mention.role !== 'duration') return []
    const sentence = sentenceAround(passage.text, from, to)
    const part = partAround(passage.text, from, to)
    const before = passage.text.slice(part.from, from)
    if (!patterns.period.test(before) || patterns.notPeriod.test(before)) return []
    const said = passage.text.slice(Math.max(0, from - nearby), from)
    if (patterns.benefit.test(said) && !patterns.verb.test(said)) return []
    const hasStart = only(passage, 'date').some(
      (date) => date.mention.role === 'from' && date.from >= sentence.from && date.to <= sentence.to,
    )
    if (hasStart || patterns.start.test(before) || patterns.start.test(passage.text.slice(to, part.to))) return []
    return [asking(passage, 'period_without_start', from, to, { text: printed(passage, part.from, part.to) })]
  })
}

/** A measure "for a time" in a clause that names no day and no length of time. */
function withoutEnd(passages: readonly Passage[], reader: Reader): readonly Question[] {
  const hasTime = (passage: Passage) =>
    only(passage, 'date').some(({ mention }) => mention.role !== 'other' && mention.role !== 'issued') ||
    only(passage, 'figure').some(({ mention }) => mention.role === 'duration')
  const timed = new Set(passages.filter(hasTime).map(({ clause }) => clause.number))
  return passages.flatMap((passage) => {
    const match = timed.has(passage.clause.number) ? null : reader.part(patternsOf).phase.exec(passage.text)
    if (match === null) return []
    const part = partAround(passage.text, match.index, match.index)
    return [asking(passage, 'phase_without_end', match.index, part.to, { text: printed(passage, match.index, part.to) })]
  })
}

/** Ends of months and years are taken to be their last day: said once, with where. */
function monthEnds(dated: readonly Dated[], reader: Reader): readonly Question[] {
  const found = dated.filter(
    ({ passage, date }) =>
      (date.mention.role === 'to' || date.mention.role === 'deadline') &&
      reader.part(patternsOf).end.test(passage.text.slice(date.from, date.to)),
  )
  const first = found[0]
  if (first === undefined) return []
  const texts = found.map(({ passage, date }) => `${passage.clause.number} ${printed(passage, date.from, date.to)}`)
  return [at('month_end', first.passage, first.date, { text: [...new Set(texts)].join('\u3001') })]
}

const maskedIn = oncePer(
  (passage: Passage) =>
    new Taken(
      passage.text,
      only(passage, 'flaw').filter(({ mention }) => mention.flaw === 'masked'),
    ),
)

/** Days whose year only the document could tell, and it does not. */
function withoutYear(dated: readonly Dated[], yearly: readonly string[], reader: Reader): readonly Question[] {
  const found = dated.filter(({ passage, date }) => {
    // The end of a range has the year of its start, masked or not.
    const isEnd = reader.part(patternsOf).rangeBefore.test(passage.text.slice(Math.max(0, date.from - 2), date.from))
    // What comes round every year needs none.
    const isYearly = yearly.some((number) => passage.clause.number.startsWith(number))
    const isMasked = maskedIn(passage).overlaps(date)
    return (
      date.mention.value.startsWith('20XX') &&
      date.mention.role !== 'other' &&
      !isYearly &&
      !isMasked &&
      !(isEnd && date.mention.role === 'to')
    )
  })
  const first = found[0]
  if (first === undefined) return []
  const texts = found.map(({ passage, date }) => `${passage.clause.number} ${printed(passage, date.from, date.to)}`)
  return [at('year_unknown', first.passage, first.date, { text: [...new Set(texts)].join('\u3001') })]
}

/** Without a day of its own a document is taken for one of the year in its title, which its own periods may contradict. */
function beforeTitle({ metadata }: OfficialDocument, dated: readonly Dated[]): readonly Question[] {
  const year = /(?<!\d)20\d\d(?!\d)/.exec(metadata.title?.value ?? '')?.[0]
  if (year === undefined) return []
  const first = dated.find(
    ({ date }) =>
      (date.mention.role === 'to' || date.mention.role === 'deadline') &&
      /^\d{4}/.test(date.mention.value) &&
      date.mention.value.slice(0, 4) < year,
  )
  return first === undefined ? [] : [at('ends_before_title_year', first.passage, first.date, { value: first.date.mention.value, year })]
}
