import type { FigureMention } from '../../documents/index.ts'
import { takeDates } from '../account/take-dates.ts'
import { type ClauseView, type PlacedFigure, sentenceAt, wordsOf } from '../clause-view.ts'
import type { Block, Desk } from '../draft.ts'
import { sentences } from '../messages.zh.ts'
import { textsIn } from '../yaml-text.ts'
import { dueOf, supposedDue } from './find-due.ts'
import { besideOf, wordsAround } from './find-words-around.ts'
import { type IndicatorBook, indicatorName } from './indicators.ts'
import { amountOf } from './read-amount.ts'
import { writeTarget } from './write-target.ts'

/** A target that was drafted, by what makes two targets the same. */
export interface TargetBook {
  readonly byMeaning: Map<string, string>
}

/** What a figure aims at; said again elsewhere in the document, it refers to the first. */
export function draftFigureTarget(
  view: ClauseView,
  title: string,
  placed: PlacedFigure,
  index: number,
  books: { readonly indicators: IndicatorBook; readonly targets: TargetBook },
  desk: Desk,
): Block {
  const { mention } = placed
  const line = view.lineAt(placed.from)
  const id = `g_${view.key}_${index}`
  const amount = amountOf(view, placed, desk)
  const { name, group } = indicatorName(wordsAround(view, placed), title, amount.unit, desk, besideOf(view, placed))
  const indicator = books.indicators.use(name, amount.unit, `i_${view.key}_${index}`, line, desk)
  const due = dueOf(view, placed, desk)
  const supposed = due === undefined ? supposedDue(desk) : undefined
  if (supposed !== undefined) desk.ask('due_supposed', line, { indicator, day: supposed })
  else if (due === undefined) desk.ask('no_due', line, { indicator })
  const per = perOf(/[^\uFF0C,\u3002\uFF1B;\n]{0,40}$/.exec(view.text.slice(0, placed.from ?? 0))?.[0] ?? '', desk)
  const comparison = mention.role === 'duration' ? 'at_most' : comparisonOf(mention, name, desk)
  const meaning = [indicator, comparison, amount.value ?? amount.base, amount.written, per, group].join('|')
  const other = amount.value === undefined ? undefined : books.targets.byMeaning.get(meaning)
  if (other === undefined) books.targets.byMeaning.set(meaning, id)
  else desk.ask('same_target', line, { other })
  if (mention.confidence < 0.65)
    desk.ask('target_unsure', line, { what: desk.spell.word('uncovered', 'target'), text: wordsOf(view, placed) })
  const block = writeTarget(
    id,
    {
      indicator,
      comparison,
      value: amount.value,
      unit: amount.written,
      base: amount.base,
      per,
      group,
      due: other === undefined ? (due ?? supposed) : undefined,
      sameAs: other,
      confidence: confidenceOf(mention),
      note: supposed === undefined || other !== undefined ? undefined : sentences.supposedDue,
    },
    desk,
  )
  takeFigure(view, placed, textsIn(block.content), desk)
  return block
}

/** A target tells its number, the day it is due by, and of the words beside the number those that name what is counted. */
function takeFigure(view: ClauseView, placed: PlacedFigure, written: readonly string[], desk: Desk): void {
  const { part, behind } = besideOf(view, placed)
  const { from = 0, to } = placed
  desk.take(placed)
  desk.take({ from: from - part.length, to: to + (/^[^\uFF0C,\uFF1A:]*/.exec(behind)?.[0].length ?? 0) }, written)
  takeDates(view, sentenceAt(view, from), written, desk)
}

function comparisonOf({ bound, unit }: FigureMention, name: string, desk: Desk): string {
  if (bound === 'ceiling') return 'at_most'
  if (bound !== 'exactly') return bound
  // A number aimed at is reached when there is at least so much, unless less is better.
  return unit === '%' && desk.context.words.lowerIsBetter.test(name) ? 'at_most' : 'at_least'
}

function perOf(before: string, desk: Desk): string | undefined {
  const match = desk.context.words.perAreas.exec(before)
  return match?.slice(1).find((part) => part !== undefined)
}

function confidenceOf({ confidence, bound }: FigureMention): 'low' | 'medium' | undefined {
  return confidence < 0.65 ? 'low' : confidence < 0.85 || bound === 'exactly' ? 'medium' : undefined
}
