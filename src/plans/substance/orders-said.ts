import { boundsAsPrinted, isCountPrinted, isRecipientPrinted, isRhythmPrinted, isTermPrinted, MOST } from '../orders/as-printed.ts'
import type { Cadence, Target } from '../orders/orders.ts'
import type { MaskedDate } from '../read/masked-date.ts'
import { isDaySaid } from './days-said.ts'
import { isFigureOfGoal } from './figures-said.ts'
import { piecesHeard } from './heard.ts'
import { dayText } from './line-parts.ts'
import { type Hit, sentenceAt } from './passage.ts'
import type { Missing, TermsSaid } from './terms-said.ts'

/**
 * A goal that bounds the other way than its figure does. A bare figure is one to reach where more is better, one to keep to where
 * less is, or the figure as it is.
 */
export function directionMissing(
  comparison: Target['comparison'],
  goal: string,
  better: 'higher' | 'lower',
  said: TermsSaid,
): readonly Missing[] {
  const printed = said.passage.figures.filter((figure) => isFigureOfGoal(figure, goal))
  // What is written out without a figure says no more than the number.
  const bounds = printed.length === 0 ? (['exactly'] as const) : printed.map(({ bound }) => bound)
  return bounds.some((bound) => boundsAsPrinted(comparison, bound, better)) ? [] : [{ kind: 'bound', sought: [goal] }]
}

/** A rhythm, a day in it, a time allowed, a count or a first day that the clause does not give; what it leaves open is the plan's to say. */
export function cadenceMissing(cadence: Cadence, said: TermsSaid, issuedOn: number | undefined): readonly Missing[] {
  const { every, dueDay, dueAfterEnd, within, times, from, to } = cadence
  const { passage } = said
  const isSaid = isRhythmPrinted(cadence, passage.cadences)
  const term = typeof within === 'object' ? within.count : undefined
  const shown = [every, dueDay, dueAfterEnd].filter((part) => part !== undefined).join(' ')
  return [
    ...(every === undefined || every === 'unstated' || isSaid ? [] : [{ kind: 'cadence' as const, sought: [shown] }]),
    ...(term === undefined || isTermPrinted(term, passage.text) ? [] : [{ kind: 'cadence' as const, sought: [String(term)] }]),
    ...(times === undefined || passage.cadences.some((each) => each.times === times) ? [] : timesMissing(times, said)),
    ...startMissing(from, said, issuedOn),
    ...(isDaySaid(to, 'to', passage, said.marks.before_day) ? [] : [{ kind: 'day' as const, sought: [dayText(to)] }]),
  ]
}

/** How many times something is to be done: one time often goes without a number, unless the clause counts every step. */
export function timesMissing(times: number, { passage }: TermsSaid): readonly Missing[] {
  return isCountPrinted(times, passage.figures, passage.text) ? [] : [{ kind: 'cadence', sought: [String(times)] }]
}

/** How many times a step is to be done, beside the figure that the clause has with its name. */
export function stepTimesMissing(step: string, times: number, said: TermsSaid): readonly Missing[] {
  const { passage, marks } = said
  const [own] = passage.figures
    .map((figure) => ({ figure, heard: piecesHeard(step, passage.text.slice(figure.to, figure.to + step.length + 2), marks.common) }))
    .filter(({ heard }) => heard >= Math.max(1, step.length - 1))
  if (own !== undefined) return Number(own.figure.value) === times ? [] : [{ kind: 'cadence', sought: [String(times)] }]
  return timesMissing(times, said)
}

/** A day from which something is ordered, unless it is that of the document, or the first of its year. */
export function startMissing(day: MaskedDate, said: TermsSaid, issuedOn: number | undefined): readonly Missing[] {
  if (isDaySaid(day, 'from', said.passage, said.marks.before_day)) return []
  const isIssue = day.kind === 'day' && day.day === issuedOn
  return isIssue || isWholeYear(day, said) ? [] : [{ kind: 'day', sought: [dayText(day)] }]
}

/** What is done every year is done in the first one from its beginning. */
const isWholeYear = (day: MaskedDate, { passage }: TermsSaid): boolean =>
  dayText(day).endsWith('-01-01') && passage.cadences.some(({ every }) => every === 'year')

/** To whom a report goes: a name of which the clause says most, or whoever issued the document. */
export function recipientMissing(name: string, issuer: string, { passage, marks }: TermsSaid): readonly Missing[] {
  const bare = (part: string) => marks.for_each.reduce((left, word) => (left.startsWith(word) ? left.slice(word.length) : left), part)
  const named = name
    .split(/[\u3001,]/)
    .map(bare)
    .join(',')
  return isRecipientPrinted(named, issuer, passage.text) ? [] : [{ kind: 'recipient', sought: [name] }]
}

/**
 * A group whose words the clause has only where nothing of what is done for it is spoken of, while it speaks of that elsewhere: it
 * is somebody else's there.
 */
export function groupApart(text: string, done: readonly string[], said: TermsSaid): readonly Missing[] {
  const { passage, marks } = said
  const own = said.inText(text).kindsSaid()
  const places = own.flatMap(({ code }) => said.find(said.wordsOfKind(code)))
  const heardIn = ({ from, to }: Hit) =>
    Math.max(0, ...done.map((each) => piecesHeard(each, passage.text.slice(from, to), marks.common) / Math.max(1, each.length - 1)))
  const sentences = [...passage.text.matchAll(/[^\u3002;!?\n]+/g)].map(({ index, 0: whole }) => ({ from: index, to: index + whole.length }))
  const isHome = (sentence: Hit) => heardIn(sentence) >= MOST
  if (places.length === 0 || !sentences.some(isHome)) return []
  const beside = (sentence: Hit) => {
    const at = sentences.findIndex(({ from }) => from === sentence.from)
    const next = sentences[at + 1]
    const leans = next !== undefined && [...marks.leaning, ...marks.referring].some((word) => passage.text.startsWith(word, next.from))
    return leans && isHome(next)
  }
  const isNear = places.some(({ from }) => {
    const sentence = sentenceAt(passage, from)
    return isHome(sentence) || beside(sentence)
  })
  return isNear ? [] : [{ kind: 'apart', sought: [text] }]
}
