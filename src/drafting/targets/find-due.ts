import { type ClauseView, ofKind, type PlacedFigure, sentenceAt, wordsOf } from '../clause-view.ts'
import { wholeDay } from '../dates.ts'
import type { Desk } from '../draft.ts'

/** The day a figure is to be reached by. */
export function dueOf(view: ClauseView, { mention, from }: PlacedFigure, desk: Desk): string | undefined {
  const stated = mention.by === undefined ? undefined : wholeDay(mention.by, 'last')
  if (stated !== undefined) return stated
  const sentence = sentenceAt(view, from)
  const date = ofKind(view, 'date').find(
    (placed) =>
      placed.from !== undefined &&
      sentence !== undefined &&
      placed.from >= sentence.from &&
      placed.from < sentence.to &&
      placed.mention.role === 'deadline',
  )
  if (date === undefined) return yearEnd(view, from)
  const day = wholeDay(date.mention.value, 'last')
  if (day === undefined) desk.ask('bad_date', view.lineAt(date.from), { text: wordsOf(view, date) })
  return day
}

/** "In 2023 so many new jobs" is to be reached by the end of that year. */
export function yearEnd(view: ClauseView, from: number | undefined): string | undefined {
  const sentence = sentenceAt(view, from)
  const year = ofKind(view, 'date').findLast(
    (placed) =>
      placed.from !== undefined &&
      sentence !== undefined &&
      placed.from >= sentence.from &&
      placed.from < (from ?? 0) &&
      /^[0-9X]{4}$/.test(placed.mention.value),
  )
  return year === undefined ? undefined : wholeDay(year.mention.value, 'last')
}
