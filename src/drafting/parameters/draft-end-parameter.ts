import { type ClauseView, type PlacedChange, sentenceAt } from '../clause-view.ts'
import { wholeDay } from '../dates.ts'
import type { Desk } from '../draft.ts'
import { sentences } from '../messages.zh.ts'
import { mapOf } from '../yaml-text.ts'
import type { ParameterBook, ParameterDrafted } from './parameter-book.ts'
import { changedName, lastBenefit, nameFromTitle } from './parameter-names.ts'
import { writeParameter } from './write-parameter.ts'

/** Until when something holds that is made longer or bears its last day. */
export function draftEndParameter(
  view: ClauseView,
  title: string,
  change: PlacedChange,
  index: number,
  book: ParameterBook,
  desk: Desk,
): ParameterDrafted | undefined {
  const { mention, from } = change
  if (mention.change !== 'extended' || mention.to === undefined) return undefined
  const line = view.lineAt(from)
  const day = wholeDay(mention.to, 'last')
  if (day === undefined) return undefined
  desk.ask('extended', line, { to: mention.to })
  const { spell } = desk
  const sentence = sentenceAt(view, from)
  const benefit = lastBenefit(view.text.slice(sentence?.from ?? 0, from ?? 0), desk)
  const suffix = desk.context.words.figureSuffixes.date ?? ''
  const named = changedName(desk.amendmentAt(mention.span)?.subject?.value, suffix, desk)
  const name = book.name(named ?? `${benefit ?? nameFromTitle(title, desk)}${suffix}`, desk)
  const value = mapOf([
    [spell.key('parameter_value', 'basis'), view.number],
    [spell.key('parameter_value', 'value'), day],
  ])
  const head = { id: book.id(`p_${view.key}_${index}`, desk), type: 'date' as const }
  return writeParameter(name, head, { note: sentences.extension, values: [value] }, desk)
}
