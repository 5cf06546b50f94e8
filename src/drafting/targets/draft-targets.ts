import { type ClauseView, ofKind, type PlacedFigure, type PlacedMention, sentenceAt } from '../clause-view.ts'
import type { Block, Desk } from '../draft.ts'
import { isRhythm } from '../draft-cadence.ts'
import { draftFigureTarget, type TargetBook } from './draft-figure-target.ts'
import { clearTarget, goalsInWords, wordTarget } from './draft-told-targets.ts'
import { besideOf } from './find-words-around.ts'
import type { IndicatorBook } from './indicators.ts'

/** One target per figure aimed at, and one where nobody of a group may be left. */
export function draftTargets(
  view: ClauseView,
  title: string,
  taken: ReadonlySet<unknown>,
  books: { readonly indicators: IndicatorBook; readonly targets: TargetBook },
  desk: Desk,
): readonly Block[] {
  const cleared = desk.context.words.clearOut.exec(view.text)
  // "At least one of each family at work" is one goal, and its number no second one.
  const isCleared = ({ from }: PlacedMention) =>
    cleared !== null && from !== undefined && from >= cleared.index && from < cleared.index + cleared[0].length
  const figures = ofKind(view, 'figure').filter(
    (placed) => isGoal(view, placed, desk) && !taken.has(placed.mention) && !isCleared(placed) && !isRhythm(view, placed, desk),
  )
  const blocks = figures.map((placed, index) => draftFigureTarget(view, title, placed, index + 1, books, desk))
  if (cleared !== null) blocks.push(clearTarget(view, cleared, blocks.length + 1, books, desk))
  if (view.isTable) return blocks
  for (const goal of goalsInWords(view, desk)) blocks.push(wordTarget(view, goal, blocks.length + 1, books, desk))
  return blocks
}

/** A number aimed at, or a time to be kept to. */
function isGoal(view: ClauseView, { mention, from = 0, to }: PlacedFigure, { context }: Desk): boolean {
  // What a score is given for, and what must be met for something else to follow, is no goal of its own.
  if (context.words.scored.test(sentenceAt(view, from)?.text ?? '') || context.words.conditionBehind.test(view.text.slice(to))) return false
  if (mention.role === 'target') return true
  return mention.role === 'duration' && context.words.timedGoals.test(besideOf(view, { mention, from, to: from }).part)
}
