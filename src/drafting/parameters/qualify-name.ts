import type { ClauseView, PlacedFigure } from '../clause-view.ts'
import type { Desk } from '../draft.ts'
import { sentences } from '../messages.zh.ts'
import type { ParameterBook } from './parameter-book.ts'
import { nameFromTitle } from './parameter-names.ts'

/** A longer topic would be cut inside a word. */
const longestTopic = 12

/** A name that says nothing alone, or that is given already, with what it is of: whom its part of the sentence names, or the clause. */
export function qualified(
  view: ClauseView,
  title: string,
  placed: PlacedFigure | undefined,
  name: string,
  book: ParameterBook,
  desk: Desk,
): string {
  const { bareParameters, qualifiers, topicBefore } = desk.context.words
  const isBare = bareParameters.test(name)
  if (!isBare && !book.declared.has(name)) return name
  const part = /[^\uFF0C,\u3001\u3002\uFF1B;\d]*$/.exec(view.text.slice(0, placed?.from ?? 0))?.[0] ?? ''
  const rest = isBare ? name.replace(bareParameters, (whole) => (/^[^\p{Script=Han}]*$/u.test(whole) ? '' : whole)) : name
  const plain = title.replace(topicBefore, '')
  const isTitled = title !== sentences.preamble && title !== sentences.closing
  const topic = !isTitled || [...plain].length > longestTopic ? undefined : nameFromTitle(plain, desk)
  const candidates = [qualifiers.exec(part)?.[1], topic].flatMap((prefix) =>
    prefix === undefined || rest.startsWith(prefix) ? [] : [joined(prefix, rest)],
  )
  return candidates.find((candidate) => !book.declared.has(candidate)) ?? name
}

/** Two words put together, what the first ends and the second begins with said once. */
export function joined(first: string, second: string): string {
  for (let length = Math.min(first.length, second.length); length >= 2; length--)
    if (first.endsWith(second.slice(0, length))) return `${first}${second.slice(length)}`
  return `${first}${second}`
}
