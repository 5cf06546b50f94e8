import { addDays, addMonths, formatDate, parseDate } from '../kernel/calendar.ts'
import { type ClauseView, datesIn, ofKind, type Sentence, sentencesOf } from './clause-view.ts'
import { wholeDay } from './dates.ts'
import type { DraftContext, Effect } from './draft.ts'
import type { Period } from './find-period.ts'

const MONTHS_OF_YEAR = 12

/** From when and until when the document itself holds; undefined where it says neither, or several provisions say different things. */
export function documentEffect(views: readonly ClauseView[], issuedOn: string | undefined, context: DraftContext): Effect | undefined {
  const found = views.flatMap((view) =>
    sentencesOf(view.text)
      .filter(({ text }) => context.words.documentValidity.test(text))
      .map((sentence) => ({ clause: view.number, ...periodIn(view, sentence, issuedOn, context) })),
  )
  const [from, ...otherStarts] = new Set(found.flatMap((each) => each.from ?? []))
  const [to, ...otherEnds] = new Set(found.flatMap((each) => each.to ?? []))
  const said = found.find((each) => each.from !== undefined) ?? found.find((each) => each.to !== undefined)
  if (said === undefined || otherStarts.length > 0 || otherEnds.length > 0) return undefined
  return { clause: said.clause, from, to: to !== undefined && from !== undefined && to < from ? undefined : to }
}

function periodIn(view: ClauseView, sentence: Sentence, issuedOn: string | undefined, context: DraftContext): Period {
  const dates = datesIn(view, sentence)
  const start = dates.find(({ mention }) => mention.role === 'from')
  const end = dates.find(({ mention }) => mention.role === 'to')
  const isFromIssue = context.words.fromIssue.test(sentence.text)
  const from = start === undefined ? (isFromIssue ? issuedOn : undefined) : wholeDay(start.mention.value, 'first')
  const last = end === undefined ? lastDayAfter(from, view, sentence, context) : wholeDay(end.mention.value, 'last')
  return { from, to: last }
}

/** "Valid for two years": the day before it began, so much later. */
function lastDayAfter(
  from: string | undefined,
  view: ClauseView,
  { from: start, to }: Sentence,
  context: DraftContext,
): string | undefined {
  const first = from === undefined ? undefined : parseDate(from)
  const figure = ofKind(view, 'figure').find(
    ({ mention, from: at }) => mention.role === 'duration' && at !== undefined && at >= start && at < to,
  )
  const { units } = context.plans.vocabulary
  const { durations } = context.reader.lexicon.figures
  const length = figure === undefined ? undefined : (durations[figure.mention.unit] ?? figure.mention.unit)
  const months = length === units.get('year')?.zh ? MONTHS_OF_YEAR : length === units.get('month')?.zh ? 1 : 0
  const count = Number(figure?.mention.value) * months
  if (first === undefined || !Number.isInteger(count) || count < 1) return undefined
  return formatDate(addDays(addMonths(first, count), -1))
}

/** The one day from which what a provision changes holds, where it says so in another sentence. */
export function effectInClause(view: ClauseView, context: DraftContext): string | undefined {
  const days = new Set(
    view.sentences
      .filter(({ text }) => context.words.effectStart.test(text))
      .flatMap((sentence) => datesIn(view, sentence))
      .flatMap(({ mention }) => (mention.role === 'from' ? (wholeDay(mention.value, 'first') ?? []) : [])),
  )
  const [day] = days
  return days.size === 1 ? day : undefined
}
