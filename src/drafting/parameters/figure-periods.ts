import { type ClauseView, ofKind, type PlacedMention, sentenceAt } from '../clause-view.ts'
import { wholeDay } from '../dates.ts'

/** The days from and to that the sentence of a figure names. */
export function datesBeside(view: ClauseView, { from }: PlacedMention) {
  const sentence = sentenceAt(view, from)
  return ofKind(view, 'date').filter(
    (date) =>
      date.from !== undefined &&
      sentence !== undefined &&
      date.from >= sentence.from &&
      date.from < sentence.to &&
      (date.mention.role === 'from' || date.mention.role === 'to') &&
      wholeDay(date.mention.value, 'last') !== undefined,
  )
}

/** The period a value holds for, where its sentence names no more than one first and one last day. */
export function periodBeside(
  view: ClauseView,
  placed: PlacedMention,
): { readonly from?: string | undefined; readonly to?: string | undefined } {
  const dates = datesBeside(view, placed)
  const days = (role: 'from' | 'to') => [
    ...new Set(
      dates
        .filter(({ mention }) => mention.role === role)
        .map(({ mention }) => wholeDay(mention.value, role === 'from' ? 'first' : 'last')),
    ),
  ]
  const [from, to] = [days('from'), days('to')]
  if (from.length > 1 || to.length > 1) return {}
  const isOrdered = from[0] === undefined || to[0] === undefined || from[0] <= to[0]
  return isOrdered ? { from: from[0], to: to[0] } : {}
}

/** The day the sentence of a figure says it holds from. */
export function startOf(view: ClauseView, { from }: PlacedMention): string | undefined {
  const sentence = sentenceAt(view, from)
  const start = ofKind(view, 'date').find(
    (date) =>
      date.from !== undefined &&
      sentence !== undefined &&
      date.from >= sentence.from &&
      date.from < sentence.to &&
      date.mention.role === 'from',
  )
  if (start !== undefined) return wholeDay(start.mention.value, 'first')
  // "In 2022 raised from ... to ..." holds from the first day of that year.
  const year = ofKind(view, 'date').findLast(
    (date) =>
      date.from !== undefined &&
      sentence !== undefined &&
      date.from >= sentence.from &&
      date.from < (from ?? 0) &&
      date.mention.role === 'other',
  )
  return year === undefined || !/^[0-9X]{4}$/.test(year.mention.value) ? undefined : wholeDay(year.mention.value, 'first')
}
