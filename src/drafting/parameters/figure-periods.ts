import { type ClauseView, datesIn, type PlacedDate, type PlacedMention, sentenceAt } from '../clause-view.ts'
import { wholeDay } from '../dates.ts'
import { type Period, periodOf } from '../find-period.ts'

/** The days from and to that the sentence of a figure names. */
export function datesBeside(view: ClauseView, { from }: PlacedMention): readonly PlacedDate[] {
  return datesIn(view, sentenceAt(view, from)).filter(
    ({ mention }) => (mention.role === 'from' || mention.role === 'to') && wholeDay(mention.value, 'last') !== undefined,
  )
}

/** The period a value holds for, where its sentence names no more than one first and one last day. */
export function periodBeside(view: ClauseView, placed: PlacedMention): Period {
  return periodOf(datesBeside(view, placed))
}

/** The day the sentence of a figure says it holds from. */
export function startOf(view: ClauseView, { from }: PlacedMention): string | undefined {
  const dates = datesIn(view, sentenceAt(view, from))
  const start = dates.find(({ mention }) => mention.role === 'from')
  if (start !== undefined) return wholeDay(start.mention.value, 'first')
  // "In 2022 raised from ... to ..." holds from the first day of that year.
  const year = dates.findLast((date) => date.from < (from ?? 0) && date.mention.role === 'other')
  return year === undefined || !/^[0-9X]{4}$/.test(year.mention.value) ? undefined : wholeDay(year.mention.value, 'first')
}
