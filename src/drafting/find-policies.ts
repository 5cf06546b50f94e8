import { PART_SIGNS, stretchesOf } from './brackets.ts'
import { type ClauseView, ofKind, type PlacedDate, type Sentence } from './clause-view.ts'
import type { Desk } from './draft.ts'
import { isGoalSentence } from './is-goal.ts'

/** Most policies of a clause that is not about benefits above all: one that matches more names policies rather than stating them. */
const MOST = 3

/** A policy of the library, and the sentences that state it; none where only the heading does. */
export interface PolicyFound {
  readonly policy: string
  readonly sentences: readonly Sentence[]
}

/** Policies of the library whose words a sentence of the clause, heading included, uses. */
export function findPolicies(view: ClauseView, desk: Desk): readonly PolicyFound[] {
  const { instruments, mentionOnly, binding } = desk.context.words
  // A sum given for each of something is a benefit, whatever it is called.
  const isPaid = view.sentences.some(({ text }) => desk.context.words.paid.test(text))
  const isBenefit = isPaid || view.kinds.some(({ kind }) => kind === 'entitlement')
  const known = instruments.filter(({ policy, isAnywhere }) => desk.around.templates.has(policy) && (isBenefit || isAnywhere))
  const sentences = view.sentences
    .filter((sentence) => !mentionOnly.test(sentence.text) && !isGoalSentence(view, sentence, desk))
    .map((sentence) => ({ sentence, text: ownPart(sentence.text, binding.exclusive) }))
  const heading = view.heading === undefined ? [] : [view.heading]
  // Whom a sentence is about it may leave to the heading; what is granted it says itself.
  const isNamed = (words: RegExp, text: string) => words.test(text) || heading.some((title) => words.test(title))
  const found = known.flatMap(({ policy, states: words, grants, not }) => {
    const states = (text: string) => isNamed(words, text) && grants.test(text) && not?.test(text) !== true
    const stating = sentences.filter(({ text }) => states(text)).map(({ sentence }) => sentence)
    return stating.length === 0 && !heading.some((title) => !mentionOnly.test(title) && states(title))
      ? []
      : [{ policy, sentences: stating }]
  })
  return found.length > MOST && view.kinds[0]?.kind !== 'entitlement' ? [] : found
}

/** What a sentence says of its own policy: the parts that name another one only to exclude it are left out. */
function ownPart(text: string, exclusive: RegExp): string {
  return stretchesOf(text, PART_SIGNS)
    .filter((part) => !exclusive.test(part.text))
    .map((part) => part.text)
    .join('\uFF0C')
}

/** Dates of a clause that are the last day of a policy, by their words, though they read like deadlines. */
export function findPolicyEnds(view: ClauseView, { context }: Desk): ReadonlySet<PlacedDate['mention']> {
  const { policyEndBefore, policyEndBehind } = context.words
  return new Set(
    ofKind(view, 'date').flatMap(({ mention, from, to }) => {
      if (mention.role !== 'deadline' || from === undefined) return []
      const isEnd = policyEndBefore.test(view.text.slice(0, from)) || policyEndBehind.test(view.text.slice(to))
      return isEnd ? [mention] : []
    }),
  )
}
