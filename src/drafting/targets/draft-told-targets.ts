import { unitNamed } from '../choose-unit.ts'
import { type ClauseView, ofKind, sentenceAt } from '../clause-view.ts'
import type { Block, Desk } from '../draft.ts'
import { sentences } from '../messages.zh.ts'
import { OF } from '../script.zh.ts'
import { textsIn } from '../yaml-text.ts'
import { supposedDue, yearEnd } from './find-due.ts'
import { type IndicatorBook, indicatorName } from './indicators.ts'
import { writeTarget } from './write-target.ts'

/** A goal told without a figure: one thing in each area, nobody without it, an event that must not come. */
interface WordGoal {
  readonly name: string
  readonly unit: string
  readonly per?: string | undefined
  readonly at: number
}

/** The goals a clause tells without a figure. */
export function goalsInWords(view: ClauseView, desk: Desk): readonly WordGoal[] {
  const { words, plans } = desk.context
  const text = view.text.slice(view.bodyFrom)
  const goals: WordGoal[] = []
  const each = words.eachOne.exec(text)
  const isRead = ofKind(view, 'figure').some(
    ({ mention, from }) => mention.role === 'target' && each !== null && from !== undefined && from - view.bodyFrom >= each.index,
  )
  if (each?.groups !== undefined && !isRead) {
    const { area = '', unit = '', thing = '' } = each.groups
    const known = [...plans.vocabulary.units.values()].some(({ zh }) => zh === unit)
    goals.push({ name: thing, unit: known ? unit : unitNamed('piece', desk), per: area, at: each.index })
  }
  const none = words.noneLeft.exec(text)
  if (none !== null) goals.push({ name: none[1] ?? '', unit: unitNamed('piece', desk), at: none.index })
  const all = words.allAreas.exec(text)?.groups
  if (all !== undefined) {
    const area = (all.area ?? '').replaceAll(/[()\uFF08\uFF09\u3001]/g, '')
    goals.push({
      name: sentences.areasWithout(area, all.verb ?? '', all.thing ?? ''),
      unit: unitNamed('piece', desk),
      at: text.indexOf(all.thing ?? ''),
    })
  }
  return goals
}

/** A goal told in words as a target: at least one in each area, or all of them. */
export function wordTarget(
  view: ClauseView,
  goal: WordGoal,
  index: number,
  books: { readonly indicators: IndicatorBook },
  desk: Desk,
): Block {
  const id = `g_${view.key}_${index}`
  const line = view.lineAt(view.bodyFrom + goal.at)
  const isPer = goal.per !== undefined
  const isWhole = desk.context.words.indicatorEnds.test(goal.name)
  const thing = { text: goal.name.split(OF).at(-1) ?? '', isBefore: true }
  const name = isWhole ? goal.name : indicatorName([thing], goal.name, goal.unit, desk).name
  const indicator = books.indicators.use(name, goal.unit, `i_${view.key}_${index}`, line, desk, !isPer)
  const due = yearEnd(view, view.bodyFrom + goal.at + 1) ?? supposedDue(desk)
  if (due === undefined) desk.ask('no_due', line, { indicator })
  const block = writeTarget(
    id,
    {
      indicator,
      comparison: isPer ? 'at_least' : 'all',
      value: isPer ? '1' : undefined,
      unit: isPer ? goal.unit : undefined,
      per: goal.per,
      due,
      confidence: 'medium',
    },
    desk,
  )
  const sentence = sentenceAt(view, view.bodyFrom + goal.at)
  if (sentence !== undefined) desk.take(sentence, textsIn(block.content))
  return block
}

/** Nobody of a group may be left. */
export function clearTarget(
  view: ClauseView,
  match: RegExpExecArray,
  index: number,
  books: { readonly indicators: IndicatorBook },
  desk: Desk,
): Block {
  const id = `g_${view.key}_${index}`
  const group = match.slice(1).find((part) => part !== undefined) ?? ''
  const unit = unitNamed('household', desk)
  const due = supposedDue(desk)
  const indicator = books.indicators.use(
    indicatorName([{ text: group, isBefore: true }], group, unit, desk).name,
    unit,
    `i_${view.key}_${index}`,
    view.lineAt(match.index),
    desk,
    true,
  )
  const note = due === undefined ? undefined : sentences.supposedDue
  const block = writeTarget(id, { indicator, comparison: 'all', due, confidence: 'medium', note }, desk)
  desk.take({ from: match.index, to: match.index + match[0].length }, textsIn(block.content))
  return block
}
