import { type ClauseView, datesIn, type PlacedFigure, sentenceAt, wordsOf } from '../clause-view.ts'
import { wholeDay } from '../dates.ts'
import type { Desk } from '../draft.ts'

/** The day a figure is to be reached by. */
export function dueOf(view: ClauseView, { mention, from }: PlacedFigure, desk: Desk): string | undefined {
  const stated = mention.by === undefined ? undefined : wholeDay(mention.by, 'last')
  if (stated !== undefined) return stated
  const date = datesIn(view, sentenceAt(view, from)).find((placed) => placed.mention.role === 'deadline')
  if (date === undefined) return yearEnd(view, from)
  const day = wholeDay(date.mention.value, 'last')
  if (day === undefined) desk.ask('bad_date', view.lineAt(date.from), { text: wordsOf(view, date) })
  return day
}

/** "In 2023 so many new jobs" is to be reached by the end of that year. */
export function yearEnd(view: ClauseView, from: number | undefined): string | undefined {
  const year = datesIn(view, sentenceAt(view, from)).findLast(
    (placed) => placed.from < (from ?? 0) && /^[0-9X]{4}$/.test(placed.mention.value),
  )
  return year === undefined ? undefined : wholeDay(year.mention.value, 'last')
}

/** Where a clause names no day, the end of the year the document wants its goals reached by. */
export function supposedDue({ goalYear }: Desk): string | undefined {
  return goalYear === undefined ? undefined : wholeDay(goalYear, 'last')
}
