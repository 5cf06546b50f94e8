import type { Question } from '../document.ts'
import type { Lexicon } from '../lexicon.ts'
import type { CadenceMention } from '../mention.ts'
import { partAround } from '../mentions/part.ts'
import { anyOf, oncePer } from '../mentions/pattern.ts'
import { asking, only, type Passage, type Placed, printed } from './passages.ts'

const reportsOf = oncePer(({ questions }: Lexicon) => new RegExp(anyOf(questions.report_words)))

interface Due {
  readonly passage: Passage
  readonly cadence: Placed<CadenceMention>
}

/** Rhythms that a calendar cannot be made of before someone has settled how their days are counted. */
export function askCadences(passages: readonly Passage[], lexicon: Lexicon): readonly Question[] {
  const all = passages.flatMap((passage) => only(passage, 'cadence').map((cadence) => ({ passage, cadence })))
  const due = all.filter(({ cadence: { mention } }) => (mention.dueDay ?? mention.dueDaysAfterEnd) !== undefined && mention.isBefore)
  return [
    ...grouped(due, 'cadence_unconfirmed'),
    ...grouped(
      all.filter((each) => isReportWithoutDay(each, due, lexicon)),
      'cadence_without_day',
    ),
  ]
}

/** A report is wanted each month, or regularly, and the clause names no day for it. */
function isReportWithoutDay({ passage, cadence }: Due, due: readonly Due[], lexicon: Lexicon): boolean {
  const { mention } = cadence
  if ((mention.dueDay ?? mention.dueDaysAfterEnd) !== undefined || mention.every === 'day') return false
  if (due.some((other) => other.passage === passage && other.cadence.mention.every === mention.every)) return false
  const part = partAround(passage.text, cadence.from, cadence.to)
  return reportsOf(lexicon).test(passage.text.slice(cadence.to, part.to))
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
