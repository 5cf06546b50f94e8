import type { ClauseView, PlacedFigure, PlacedMention } from '../clause-view.ts'
import type { WordsAround } from './indicators.ts'

/** The part of the sentence up to the number, back to the comma, and what follows it. */
export function besideOf(view: ClauseView, { from = 0, to }: PlacedMention): { readonly part: string; readonly behind: string } {
  const part = /[^\uFF0C,\u3002\uFF1B;:\uFF1A\n]{0,60}$/.exec(view.text.slice(0, from))?.[0] ?? ''
  return { part, behind: /^[^\u3002\uFF1B;\n]{0,40}/.exec(view.text.slice(to))?.[0] ?? '' }
}

/** What the reader takes for the thing counted, and the words before and behind the number; marked by the side they stand on. */
export function wordsAround(view: ClauseView, { mention, from = 0, to }: PlacedFigure): readonly WordsAround[] {
  const before = /[^\uFF0C,\u3002\uFF1B;:\uFF1A\u3001\n]{0,30}$/.exec(view.text.slice(0, from))?.[0] ?? ''
  const behind = /^[^\uFF0C,\u3002\uFF1B;:\uFF1A\u3001\d()\uFF08\uFF09\n]{2,20}/.exec(view.text.slice(to))?.[0] ?? ''
  const isBefore = mention.indicator === undefined || mention.indicator.span.from < mention.span.from
  return [
    { text: mention.indicator?.value ?? '', isBefore },
    { text: before, isBefore: true },
    { text: behind, isBefore: false },
  ]
}
