import type { DateMention } from '../mention.ts'
import { hanValue } from '../words/han-numerals.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { TEN } from '../words/script.zh.ts'
import { DOUBTFUL } from './split-numbers.ts'

/** What must be known beside the text: the year the document was made in. */
export interface DateContext {
  readonly year: number | undefined
}

interface DatePatterns {
  readonly dates: RegExp
  readonly range: RegExp
  readonly fromBefore: RegExp
  readonly fromAfter: RegExp
  readonly toBefore: RegExp
  readonly toAfter: RegExp
  readonly deadlineAfter: RegExp
  readonly doneAfter: RegExp
  readonly deadlineBefore: RegExp
  readonly atBefore: RegExp
  readonly period: RegExp
}

const patternsOf = (lexicon: Lexicon): DatePatterns => {
  const { time, characters } = lexicon
  const mask = anyOf(characters.masks)
  const han = [...Object.keys(characters.digits), TEN].join('')
  const hanDigits = Object.keys(characters.digits).join('')
  const number = `(?:\\d{1,2}|[${han}]{1,3})`
  const year = `(?<![\\d.${DOUBTFUL}])(?:\\d{4}|\\d{2}${mask}{2}|\\d{3}${mask})|(?<![${han}])[${hanDigits}]{4}`
  const relative = anyOf(Object.keys(time.relative_years))
  const parts = anyOf(Object.keys(time.parts))
  const yearWord = anyOf(time.year)
  const monthWord = anyOf(time.month)
  const dayWord = anyOf(time.day)
  const yearEnd = anyOf(time.year_ends)
  const quarters = anyOf(Object.keys(time.quarters))
  const range = `(?:${anyOf(time.range_signs)}){1,2}`
  const quarterHead = (name: string) => `(?<${name}>${anyOf(Object.keys(time.quarter_heads))})(?=${range}(?:${quarters}))`
  // The first of a range may leave its measure to the last: "from 4 to 12", said of months, days or quarters.
  const until = (word: string) => `(?=${range}${number}(?:${word}))`
  // So may those of a list. Behind the end of a sentence the first of them is more likely the number of a paragraph.
  const sign = `(?:${anyOf(time.list_signs)})`
  const inSentence = `(?<![\\d.${han}${DOUBTFUL}]|^|[\\n;:\\u3002])`
  const listed = (one: string, word: string) => `(?=(?:${sign}${one}){0,11}${sign}(?:${word}))`
  const monthHead = (name: string) => `(?<${name}>${number})${listed(number, `${number}(?:${monthWord})`)}`
  const heads = anyOf(Object.keys(time.quarter_heads))
  const quarterOfList = (name: string) => `(?<${name}>${heads})${listed(`(?:${heads})`, quarters)}`
  const yearOfList = listed('\\d{4}', `\\d{4}(?:${yearWord})`)
  const day = (name: string) => `(?<${name}>${number})(?:(?:${dayWord})|${until(dayWord)})`
  const dates = [
    // Figures only: 2022-06-14, 2022.6.14, 2022/6/14.
    `(?<![\\d.${DOUBTFUL}])(?<y1>\\d{4})(?<sep>[-./])(?<m1>\\d{1,2})\\k<sep>(?<d1>\\d{1,2})(?![\\d%])`,
    // Year, and perhaps month, day or part of the month.
    `(?:(?<y2>${year})(?:${yearWord})|(?<r2>${relative}))(?:(?<m2>${number})(?:(?:${monthWord})(?:${day('d2')}|(?<p2>${parts}))?|${until(monthWord)})|(?<e2>${yearEnd}|${parts})|(?<q2>${quarters})(?<qp2>${parts})?|${quarterHead('q9')}|${monthHead('m10')}|${quarterOfList('q10')})?`,
    // Without a year.
    `(?<!\\d\\.)(?<![\\d${han}${DOUBTFUL}])(?<m3>${number})(?:${monthWord})(?:${day('d3')}|(?<p3>${parts}))?`,
    `(?<![\\d.${han}${DOUBTFUL}])(?<m8>${number})${until(monthWord)}`,
    `(?<![\\d.${han}${DOUBTFUL}])${quarterHead('q8')}`,
    `${inSentence}${monthHead('m11')}`,
    `${inSentence}${quarterOfList('q11')}`,
    `(?<e4>${yearEnd})`,
    `(?<q5>${quarters})(?<qp5>${parts})?`,
    // First year of a range of years written once: 2021-2023.
    `(?<![\\d.${DOUBTFUL}])(?<y6>\\d{4})(?:(?=${anyOf(time.range_signs)}\\d{4}${yearWord})|${yearOfList})`,
    // Last day of a range whose month was named before it.
    `(?<![\\d.${DOUBTFUL}])(?<d7>\\d{1,2})(?:${dayWord})`,
  ]
  return {
    dates: new RegExp(dates.map((source) => `(?:${source})`).join('|'), 'g'),
    range: new RegExp(`^(?:${anyOf(time.from_after)})?(?:\\([^()]{1,4}\\))?,?${range}(?:${anyOf(time.to_before)})?$`),
    fromBefore: new RegExp(`(?:${anyOf(time.from_before)})$`),
    fromAfter: new RegExp(`^(?:${anyOf(time.from_after)})`),
    toBefore: new RegExp(`(?:${anyOf(time.to_before)})$`),
    toAfter: new RegExp(`^(?:${anyOf(time.to_after)})`),
    deadlineAfter: new RegExp(
      `^(?:${anyOf(time.times_of_day)})?(?:\\d{1,2}(?:${anyOf(time.clock)})(?:\\d{2}\\D?)?)?(?:${anyOf(time.deadline_after)})`,
    ),
    doneAfter: new RegExp(`^(?:${anyOf(time.done_after)})`),
    deadlineBefore: new RegExp(`(?:${anyOf(time.deadline_before)})$`),
    atBefore: new RegExp(`(?<!${anyOf(time.at_nots_before)})(?:${anyOf(time.at)})$`),
    period: new RegExp(`(?:${anyOf(time.period_words)})[^\\u3002;,\\n]{0,12}$`),
  }
}

/** What a part of the pattern found, by its name. */
type Groups = Readonly<Record<string, string | undefined>>

/** One of a list that leaves its measure, and with it its part and its day, to the last. */
interface Listed {
  readonly from: number
  readonly to: number
  readonly groups: Groups
}

interface Day {
  year: string | undefined
  month: string | undefined
  day: string | undefined
  /** First month of a quarter or half of a year, which as the beginning of a range begins with it. */
  firstMonth?: string
}

const written = ({ year, month, day }: Day) => [year ?? '20XX', month, day].filter((part) => part !== undefined).join('-')

/** The dates and parts of years a text names, each with what it is to the provision; spans are places in the text. */
export function findDates(text: string, reader: Reader, context: DateContext): DateMention[] {
  const patterns = reader.part(patternsOf)
  const found: DateMention[] = []
  let previous: { end: number; day: Day } | undefined
  let listed: Listed[] = []
  for (const match of text.matchAll(patterns.dates)) {
    const from = match.index
    const to = from + match[0].length
    const printed: Groups = match.groups ?? {}
    if (headOf(printed) !== undefined) {
      listed.push({ from, to, groups: printed })
      continue
    }
    const heads = listed
    listed = []
    const groups = withYearOf(heads[0]?.groups, printed)
    const between = previous === undefined ? undefined : text.slice(previous.end, from)
    const isSecond = between !== undefined && between.length < 8 && patterns.range.test(between)
    const day = dayOf(groups, reader, context, previous?.day, isSecond)
    if (day === undefined || isPartOfSomethingElse(groups, isSecond, text, from, to, reader)) continue
    if (isSecond && previous !== undefined) promoteFirst(found, previous.day)
    // "This year" alone dates nothing.
    if (printed.r2 === match[0]) continue
    const told = isSecond ? 'to' : roleOf(text, from, to, patterns, groups)
    // What is to be done and ready at a time not before the document's own is due then.
    const isAhead = context.year !== undefined && Number(day.year) >= context.year && !isBareYear(groups)
    const role = told === 'other' && isAhead && patterns.doneAfter.test(text.slice(to, to + 8)) ? 'deadline' : told
    const add = (span: DateMention['span'], value: Day) =>
      found.push({
        kind: 'date',
        span,
        role,
        value: written(value),
        confidence: value.year === undefined ? 0.7 : role !== 'other' ? 0.95 : isBareYear(groups) ? 0.85 : 0.92,
      })
    for (const head of heads) {
      const own = dayOf(asTheLast(head.groups, groups, reader), reader, context, undefined, false)
      if (own !== undefined) add({ from: head.from, to: head.to }, own)
    }
    add({ from, to }, day)
    previous = { end: to, day }
  }
  return found
}

/** The month or quarter of a list that leaves its measure to the last. */
function headOf(groups: Groups): string | undefined {
  return groups.m10 ?? groups.m11 ?? groups.q10 ?? groups.q11
}

/** The year that the first of a list names is that of all. */
function withYearOf(first: Groups | undefined, groups: Groups): Groups {
  const hasOwn = (groups.y2 ?? groups.r2) !== undefined
  return first === undefined || hasOwn ? groups : { ...groups, y2: first.y2, r2: first.r2 }
}

/** One of a list with what it leaves to the last: the measure, the part of it, the day. */
function asTheLast(head: Groups, last: Groups, { lexicon: { time } }: Reader): Groups {
  const year = { y2: last.y2, r2: last.r2 }
  const month = head.m10 ?? head.m11
  if (month !== undefined) return { ...year, m3: month, p3: last.p2 ?? last.p3, d3: last.d2 ?? last.d3 }
  const code = time.quarter_heads[head.q10 ?? head.q11 ?? '']
  const quarter = Object.keys(time.quarters).find((word) => time.quarters[word] === code)
  return { ...year, q5: quarter, qp5: last.qp2 ?? last.qp5 }
}

/** The first of a range is where it begins: a quarter or half of a year with its first month. */
function promoteFirst(found: DateMention[], { firstMonth, ...day }: Day): void {
  const first = found.pop()
  if (first === undefined) return
  const value = firstMonth === undefined ? first.value : written({ ...day, month: firstMonth, day: undefined })
  found.push({ ...first, role: 'from', value })
}

function isBareYear(groups: Groups): boolean {
  return (groups.y2 ?? groups.r2) !== undefined && (groups.m2 ?? groups.e2 ?? groups.q2 ?? groups.q9) === undefined
}

function isEndOf(groups: Groups): boolean {
  return (groups.p2 ?? groups.p3 ?? groups.e2 ?? groups.e4 ?? groups.qp2 ?? groups.qp5) !== undefined
}

function roleOf(text: string, from: number, to: number, patterns: DatePatterns, groups: Groups): DateMention['role'] {
  const isYearAlone = isBareYear(groups)
  const before = text.slice(Math.max(0, from - 24), from)
  const after = text.slice(to, to + 12)
  if (patterns.deadlineAfter.test(after)) return 'deadline'
  if (patterns.toAfter.test(after)) return 'to'
  if (patterns.fromAfter.test(after)) return 'from'
  if (patterns.toBefore.test(before)) return 'to'
  if (patterns.deadlineBefore.test(before)) {
    const isPeriod = patterns.period.test(before)
    return isPeriod ? 'to' : 'deadline'
  }
  // "At the end of the quarter" is by when.
  if (isEndOf(groups) && patterns.atBefore.test(before)) return 'deadline'
  if (!isYearAlone && patterns.fromBefore.test(before)) return 'from'
  if (!isYearAlone && patterns.period.test(before)) return 'to'
  return 'other'
}

function dayOf(groups: Groups, reader: Reader, context: DateContext, before: Day | undefined, isSecond: boolean): Day | undefined {
  const found = dayPrinted(groups, reader, context, before, isSecond)
  const hasYear = (groups.y1 ?? groups.y2 ?? groups.y6 ?? groups.r2) !== undefined
  // A range that ends in an earlier month than it begins in ends in the year after.
  if (found === undefined || before === undefined || !isSecond || hasYear || !isEarlier(found, before)) return found
  return { ...found, year: shifted(Number(found.year), 1) ?? found.year }
}

function isEarlier(day: Day, other: Day): boolean {
  const begins = other.firstMonth ?? other.month
  return day.year === other.year && day.month !== undefined && begins !== undefined && day.month < begins
}

function dayPrinted(groups: Groups, reader: Reader, context: DateContext, before: Day | undefined, isSecond: boolean): Day | undefined {
  const { time } = reader.lexicon
  const earlier = isSecond ? before : undefined
  const relative = groups.r2
  const printed = groups.y1 ?? groups.y2 ?? groups.y6
  const known = context.year === undefined ? undefined : String(context.year)
  const year =
    printed !== undefined
      ? yearOf(printed, reader)
      : relative !== undefined
        ? relativeYear(relative, reader, context, before)
        : (earlier?.year ?? known)
  const onlyDay = groups.d7
  if (onlyDay !== undefined) {
    return earlier?.month === undefined ? undefined : withDay(year, earlier.month, twoDigits(onlyDay, reader))
  }
  const month = twoDigits(groups.m1 ?? groups.m2 ?? groups.m3 ?? groups.m8, reader)
  const part = groups.p2 ?? groups.p3 ?? groups.e2 ?? groups.qp2 ?? groups.qp5
  const quarter = groups.q2 ?? groups.q5
  if (quarter !== undefined) return quarterDay(year, time.quarters[quarter] ?? '', part === undefined)
  const head = groups.q8 ?? groups.q9
  if (head !== undefined) return quarterDay(year, time.quarter_heads[head] ?? '', true)
  if (groups.e4 !== undefined) return { year, month: '12', day: '31' }
  if (month === undefined) {
    if (part === undefined) return { year, month: undefined, day: undefined }
    const place = time.parts[part] ?? 'end'
    return place === 'first' ? { year, month: '01', day: '01' } : { year, month: '12', day: '31' }
  }
  if (Number(month) < 1 || Number(month) > 12) return undefined
  const day = twoDigits(groups.d1 ?? groups.d2 ?? groups.d3, reader)
  if (day !== undefined) return withDay(year, month, day)
  if (part === undefined) return { year, month, day: undefined }
  const place = time.parts[part] ?? 'end'
  return { year, month, day: place === 'end' ? lastDay(year, month) : place === 'first' ? '01' : place }
}

/** The year after and the same year are those of the day named before; this and the next are told by the year of the document. */
function relativeYear(word: string, { lexicon: { time } }: Reader, context: DateContext, before: Day | undefined): string | undefined {
  const by = Number(time.relative_years[word] ?? 0)
  if (before?.year === undefined || !time.years_after_a_day.includes(word)) return shifted(context.year, by)
  return shifted(Number(before.year), by) ?? before.year
}

function withDay(year: string | undefined, month: string, day: string | undefined): Day | undefined {
  return day === undefined || Number(day) < 1 || Number(day) > 31 ? undefined : { year, month, day }
}

function quarterDay(year: string | undefined, quarter: string, isWhole: boolean): Day {
  const month = lastMonth(quarter)
  const firstMonth = String(Number(month) - (quarter.startsWith('h') ? 5 : 2)).padStart(2, '0')
  return { year, month, day: isWhole ? undefined : lastDay(year, month), firstMonth }
}

function lastMonth(quarter: string): string {
  return quarter === 'h1' ? '06' : quarter === 'h2' ? '12' : String(Number(quarter) * 3).padStart(2, '0')
}

function lastDay(year: string | undefined, month: string): string {
  if (month !== '02') return ['04', '06', '09', '11'].includes(month) ? '30' : '31'
  const number = Number(year)
  return Number.isInteger(number) && number % 4 === 0 && (number % 100 !== 0 || number % 400 === 0) ? '29' : '28'
}

/** A year that is masked stays unknown. */
function shifted(year: number | undefined, by: number): string | undefined {
  return year === undefined || !Number.isInteger(year) ? undefined : String(year + by)
}

/** A masked year keeps its mask, written one way. */
function yearOf(printed: string, reader: Reader): string {
  if (/^\d{4}$/.test(printed)) return printed
  const han = hanValue(printed, reader)
  if (han !== undefined) return han.padStart(4, '0')
  return printed.replace(/\D/gu, 'X')
}

function twoDigits(printed: string | undefined, reader: Reader): string | undefined {
  if (printed === undefined) return undefined
  const value = /^\d/.test(printed) ? printed : hanValue(printed, reader)
  return value?.padStart(2, '0')
}

/** A bare day is a date only as the end of a range; a month behind "each" is a rhythm; a numbered year may be a length of time. */
function isPartOfSomethingElse(groups: Groups, isSecond: boolean, text: string, from: number, to: number, reader: Reader): boolean {
  if (groups.d7 !== undefined) return !isSecond
  if (groups.m3 !== undefined && groups.d3 === undefined && groups.p3 === undefined) {
    // "3 months" carries a measure word, so a bare month is one of the calendar unless it counts what is behind it.
    return (
      new RegExp(`^(?:${anyOf(reader.lexicon.time.mention_of_none)})`).test(text.slice(to, to + 2)) ||
      /\d\.$/.test(text.slice(Math.max(0, from - 2), from))
    )
  }
  return false
}
