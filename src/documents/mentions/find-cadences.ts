import type { CadenceMention } from '../mention.ts'
import { hanValue } from '../words/han-numerals.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf, anyPhrase, literal } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { OF, ONE, REPORT } from '../words/script.zh.ts'

type Every = CadenceMention['every']

const rhythms: readonly Every[] = ['day', 'week', 'ten_days', 'month', 'quarter', 'half_year', 'year', 'unstated']

const patternsOf = (lexicon: Lexicon) => {
  const { time, characters, figures } = lexicon
  const han = [...Object.keys(characters.digits), ...Object.keys(characters.powers)].join('')
  const number = `\\d{1,2}|[${han}]{1,3}`
  const spans = Object.entries(time.interval_units).map(([word, every]) => `(?<in_${every}_${word.length}>${literal(word)})`)
  const end = anyOf(time.period_end)
  const month = anyOf([...time.period_first_month, ...time.next_period])
  const sign = anyOf(Object.keys(time.rhythm_signs))
  const notBefore = `(?<![\\d${han}${time.rhythm_nots_before.join('')}])`
  const work = anyOf(time.rhythm_work)
  const signed = [
    `${notBefore}(?<sign>${sign})(?:${work})`,
    `${notBefore}${ONE}?(?<sign_once>${sign})${ONE}(?:${work}|${anyOf(time.rhythm_once)})`,
  ]
  const named = rhythms.map((every) => `(?<${every}>${anyPhrase(time.cadences[every] ?? [])})`)
  return {
    // A rhythm may also be told by the day alone: "by the tenth of the following month".
    cadence: new RegExp(
      `(?:${anyOf(figures.per_signs)}|${anyOf(time.interval_signs)})(?<interval>${number})(?:${spans.join('|')})|${named.join('|')}|${signed.join('|')}|(?<next>${anyOf(time.next_period)})(?=(?:${number})(?:${anyOf(time.day)})(?:${anyOf(time.before_marks)}))`,
      'g',
    ),
    due: new RegExp(
      `^${OF}?(?<first>${month})?(?<end>${end})?(?:${anyOf(time.from_after)})?(?<day>${number})(?:${anyOf([...time.day, ...Object.keys(figures.durations).filter((word) => figures.durations[word] === figures.durations[time.day[0] ?? ''])])})(?<before>${anyOf(time.before_marks)})?`,
    ),
    endOnly: new RegExp(`^(?<end>${end})(?<before>${anyOf(time.before_marks)})?`),
    weekday: new RegExp(`^(?<day>[${Object.keys(characters.digits).join('')}]|${anyOf(time.day)})(?<before>${anyOf(time.before_marks)})?`),
    times: new RegExp(`^[^,\\u3002;\\d]{0,10}?(?<times>${number})(?:${anyOf(time.times)})`),
    // A number is an amount, unless it is a month's.
    notAfter: new RegExp(`^(?:${anyOf(time.cadence_nots_after)}|\\d(?!\\d?(?:${anyOf([...time.month, ...time.clock])})))`),
    not: new RegExp(`(?:${anyOf(time.not_cadences)})`),
    bare: new RegExp(`^(?:${anyOf(time.bare_spans)})`),
    numberBefore: new RegExp(`[\\d${han}]$`),
    report: new RegExp(`${anyOf(Object.keys(time.rhythm_signs))}${REPORT}$`),
    paper: new RegExp(`^[^,\\u3002;]{0,8}?(?:${anyOf(time.paper_after)})`),
    // What each person is paid within it, or may have at most.
    paid: new RegExp(
      `^[^,\\u3002;]*?(?:${anyOf([...figures.money, ...figures.benefit_nouns])})|^(?:${anyOf(time.cadence_nots_after)}|\\d)`,
    ),
    perBefore: new RegExp(`(?:${anyOf(figures.per_signs)}[^,\\u3002;]{0,4})$`),
  }
}

/** What a text wants done again and again; spans are places in the text. */
export function findCadences(text: string, reader: Reader): CadenceMention[] {
  const patterns = reader.part(patternsOf)
  const found: CadenceMention[] = []
  for (const match of text.matchAll(patterns.cadence)) {
    const from = match.index
    const groups = match.groups ?? {}
    const every = rhythms.find((rhythm) => groups[rhythm] !== undefined) ?? signed(groups, reader) ?? intervalOf(groups) ?? 'month'
    const interval = numberOf(groups.interval, reader)
    if (groups.interval !== undefined && (interval === undefined || interval < 1)) continue
    const end = from + match[0].length
    const after = text.slice(end, end + 16)
    const due = groups.next === undefined ? patterns.due.exec(after) : patterns.due.exec(`${match[0]}${after}`)
    const only = every === 'week' ? patterns.weekday.exec(after) : due === null ? patterns.endOnly.exec(after) : null
    const isDue = due !== null && (due.groups?.before !== undefined || every !== 'year')
    if (!isDue && only === null && isSomethingElse(text, from, end, match[0], patterns)) continue
    const times = numberOf(patterns.times.exec(text.slice(end, end + 24))?.groups?.times, reader)
    const to = isDue ? end + due[0].length - (groups.next === undefined ? 0 : match[0].length) : end + (only?.[0].length ?? 0)
    const isAfterEnd = due?.groups?.first !== undefined || due?.groups?.end !== undefined
    const day = isDue ? numberOf(due.groups?.day, reader) : undefined
    found.push({
      kind: 'cadence',
      span: { from, to },
      every,
      dueDay: isAfterEnd ? undefined : (day ?? (every === 'week' ? weekdayOf(only?.groups?.day, reader) : undefined)),
      dueDaysAfterEnd: isAfterEnd ? day : only?.groups?.end !== undefined ? 0 : undefined,
      isBefore: (isDue ? due.groups?.before : only?.groups?.before) !== undefined,
      ...(interval !== undefined && interval > 1 && { interval }),
      ...(times !== undefined && { times }),
      confidence: day !== undefined ? 0.97 : every === 'unstated' ? 0.6 : 0.92,
    })
  }
  return found
}

/** The rhythm a sign before a word for work tells. */
function signed({ sign, sign_once }: Readonly<Record<string, string | undefined>>, { lexicon: { time } }: Reader): Every | undefined {
  const named = time.rhythm_signs[sign ?? sign_once ?? '']
  return rhythms.find((rhythm) => rhythm === named)
}

function intervalOf(groups: Readonly<Record<string, string | undefined>>): Every | undefined {
  const name = Object.keys(groups).find((each) => each.startsWith('in_') && groups[each] !== undefined)
  return rhythms.find((rhythm) => name?.slice(3).startsWith(rhythm))
}

/** "Per person and month", "at most so much a year" say what is paid, "the fifteenth" is a day: no rhythms. */
function isSomethingElse(text: string, from: number, end: number, word: string, patterns: ReturnType<typeof patternsOf>): boolean {
  const around = text.slice(Math.max(0, from - 3), end + 2)
  if (patterns.not.test(around) && !patterns.not.test(word)) return true
  if (patterns.bare.test(word) && patterns.numberBefore.test(text.slice(Math.max(0, from - 1), from))) return true
  if (patterns.notAfter.test(text.slice(end, end + 3))) return true
  if (patterns.report.test(word) && patterns.paper.test(text.slice(end, end + 12))) return true
  return patterns.perBefore.test(text.slice(Math.max(0, from - 5), from)) && patterns.paid.test(text.slice(end, end + 40))
}

function numberOf(printed: string | undefined, reader: Reader): number | undefined {
  if (printed === undefined) return undefined
  const value = Number(/^\d/.test(printed) ? printed : hanValue(printed, reader))
  return Number.isInteger(value) && value > 0 && value <= 31 ? value : undefined
}

function weekdayOf(printed: string | undefined, reader: Reader): number | undefined {
  if (printed === undefined) return undefined
  return reader.lexicon.time.day.includes(printed) ? 7 : numberOf(printed, reader)
}
