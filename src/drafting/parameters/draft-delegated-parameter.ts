import { type ClauseView, ofKind, type PlacedMention, sentenceAt } from '../clause-view.ts'
import type { Desk } from '../draft.ts'
import { mapOf } from '../yaml-text.ts'
import type { ParameterBook, ParameterDrafted } from './parameter-book.ts'
import { lastBenefit } from './parameter-names.ts'
import { writeParameter } from './write-parameter.ts'

/** A benefit whose amount is left to other rules. */
export function draftDelegatedParameter(
  view: ClauseView,
  index: number,
  book: ParameterBook,
  desk: Desk,
): { readonly parameter: ParameterDrafted; readonly from: PlacedMention } | undefined {
  const left = ofKind(view, 'discretion').find(
    ({ mention }) => mention.discretion === 'as_regulated' || mention.discretion === 'locally_set',
  )
  const sentence = sentenceAt(view, left?.from)
  const benefit = sentence === undefined ? undefined : lastBenefit(sentence.text, desk)
  if (left === undefined || benefit === undefined) return undefined
  const { spell } = desk
  const name = book.name(`${benefit}${desk.context.words.figureSuffixes.amount ?? ''}`, desk)
  desk.ask('delegated', view.lineAt(left.from), { name })
  const value = mapOf([
    [spell.key('parameter_value', 'basis'), view.number],
    [spell.key('parameter_value', 'value'), spell.word('cell', 'delegated')],
  ])
  const head = { id: book.id(`p_${view.key}_${index}`, desk), type: 'money' as const }
  return { parameter: writeParameter(name, head, { values: [value] }, desk), from: left }
}
