import type { Question } from '../document.ts'
import type { CadenceMention } from '../mention.ts'
import { partAround } from '../mentions/part.ts'
import { only, type Passage, type Placed, printed } from '../mentions/passages.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf, anyPhrase } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { asking } from './asking.ts'

const patternsOf = ({ questions }: Lexicon) => ({
  report: new RegExp(anyOf(questions.report_words)),
  day: new RegExp(anyPhrase(questions.day_counts)),
  rolling: new RegExp(anyPhrase(questions.day_rolls)),
})

interface Due {
  readonly passage: Passage
  readonly cadence: Placed<CadenceMention>
}

/** Rhythms that a calendar cannot be made of before someone has settled how their days are counted. */
export function askCadences(passages: readonly Passage[], reader: Reader): readonly Question[] {
  const all = passages.flatMap((passage) => only(passage, 'cadence').map((cadence) => ({ passage, cadence })))
  const due = all.filter(({ cadence: { mention } }) => (mention.dueDay ?? mention.dueDaysAfterEnd) !== undefined && mention.isBefore)
  const { day, rolling } = reader.part(patternsOf)
  const open = (isDayOpen: boolean, isRollingOpen: boolean) =>
    due.filter(({ passage: { text } }) => day.test(text) !== isDayOpen && rolling.test(text) !== isRollingOpen)
  return [
    ...grouped(open(true, true), 'cadence_unconfirmed'),
    ...grouped(open(true, false), 'cadence_day_unconfirmed'),
    ...grouped(open(false, true), 'cadence_rolling_unconfirmed'),
    ...grouped(
      all.filter((each) => isReportWithoutDay(each, due, reader)),
      'cadence_without_day',
    ),
  ]
}

/** A report is wanted each month, or regularly, and the clause names no day for it. */
function isReportWithoutDay({ passage, cadence }: Due, due: readonly Due[], reader: Reader): boolean {
  const { mention } = cadence
  if ((mention.dueDay ?? mention.dueDaysAfterEnd) !== undefined || mention.every === 'day') return false
  if (due.some((other) => other.passage === passage && other.cadence.mention.every === mention.every)) return false
  const part = partAround(passage.text, cadence.from, cadence.to)
  return reader.part(patternsOf).report.test(passage.text.slice(cadence.to, part.to))
}

/** The same rhythm in several clauses is settled once. */
function grouped(found: readonly Due[], code: string): readonly Question[] {
  const byText = new Map<string, readonly Due[]>()
  for (const each of found) {
    const text = printed(each.passage, each.cadence.from, each.cadence.to)
    byText.set(text, [...(byText.get(text) ?? []), each])
  }
  return [...byText].flatMap(([text, places]) => {
    const first = places[0]
    if (first === undefined) return []
    const clauses = new Set(places.map(({ passage }) => passage.clause.number))
    return [asking(first.passage, code, first.cadence.from, first.cadence.to, { text, clauses: [...clauses].join('\u3001') })]
  })
}
