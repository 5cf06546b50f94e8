import { type ClauseView, datesIn, type Sentence } from '../clause-view.ts'
import { wholeDay } from '../dates.ts'
import type { Desk } from '../draft.ts'

/** Takes the dates of a sentence whose day stands in what was written. */
export function takeDates(view: ClauseView, sentence: Sentence | undefined, written: readonly string[], desk: Desk): void {
  for (const date of datesIn(view, sentence)) {
    const days = [wholeDay(date.mention.value, 'first'), wholeDay(date.mention.value, 'last')]
    if (days.some((day) => day !== undefined && written.includes(day))) desk.take(date)
  }
}
