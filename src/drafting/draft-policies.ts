import { type ClauseView, ofKind } from './clause-view.ts'
import type { Block, Desk } from './draft.ts'
import { periodOf } from './find-period.ts'
import { mapOf, type YamlMap } from './yaml-text.ts'

/** Most stubs for a clause that is not about benefits above all: one that matches more names policies rather than stating them. */
const MOST = 3

/** Policies of the library whose words a sentence of the clause, heading included, uses. */
export function policiesNamed(view: ClauseView, desk: Desk): readonly string[] {
  const { instruments, mentionOnly } = desk.context.words
  const isBenefit = view.kinds.some(({ kind }) => kind === 'entitlement')
  const known = instruments.filter(({ policy, isAnywhere }) => desk.around.templates.has(policy) && (isBenefit || isAnywhere))
  const heading = view.heading === undefined ? [] : [view.heading]
  const sentences = [...heading, ...view.sentences.map(({ text }) => text)].filter((text) => !mentionOnly.test(text))
  // Whom a sentence is about it may leave to the heading; what is granted it says itself.
  const isNamed = (words: RegExp, text: string) => words.test(text) || heading.some((title) => words.test(title))
  const found = known.filter(({ words, also, not }) =>
    sentences.some((text) => isNamed(words, text) && also.test(text) && not?.test(text) !== true),
  )
  return found.length > MOST && view.kinds[0]?.kind !== 'entitlement' ? [] : found.map(({ policy }) => policy)
}

/**
 * Stubs that extend policies of the library whose words the clause uses. They are templates themselves, so nothing is paid by them
 * until a person has checked them and takes that line out.
 */
export function draftPolicies(view: ClauseView, desk: Desk): readonly Block[] {
  const { spell } = desk
  return policiesNamed(view, desk).map((policy) => {
    desk.ask('template', view.line, { policy })
    return {
      kind: 'policy',
      id: '',
      content: mapOf([
        [spell.key('policy', 'extends'), policy],
        [spell.key('policy', 'template'), spell.word('boolean', 'true')],
        [spell.key('policy', 'period'), periodBlock(view, desk)],
      ]),
    }
  })
}

/** The days a clause holds from and to, where it names no more than one of each. */
function periodBlock(view: ClauseView, { spell }: Desk): YamlMap | undefined {
  const { from, to } = periodOf(ofKind(view, 'date'))
  if (from === undefined && to === undefined) return undefined
  return mapOf([
    [spell.key('period', 'from'), from],
    [spell.key('period', 'to'), to],
    [spell.key('period', 'basis'), view.number],
  ])
}
