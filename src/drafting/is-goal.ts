import { type ClauseView, ofKind, type Sentence } from './clause-view.ts'
import type { Desk } from './draft.ts'

/** A sentence that aims at numbers and grants nothing to anybody: what it names it does not state. */
export function isGoalSentence(view: ClauseView, { text, from, to }: Sentence, { context }: Desk): boolean {
  const hasGoal = ofKind(view, 'figure').some(
    ({ mention, from: at }) => mention.role === 'target' && at !== undefined && at >= from && at < to,
  )
  return hasGoal && !context.words.grants.test(text)
}
