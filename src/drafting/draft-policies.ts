import { type ClauseView, ofKind } from './clause-view.ts'
import { wholeDay } from './dates.ts'
import type { Block, Desk } from './draft.ts'
import { mapOf, type YamlMap } from './yaml-text.ts'

/** Most stubs for one clause: a provision that matches more names policies rather than stating them. */
const MOST = 3

/** Policies of the library whose words a sentence of the clause uses; where its heading names some, those alone. */
export function policiesNamed(view: ClauseView, desk: Desk): readonly string[] {
  const isBenefit = view.kinds.some(({ kind }) => kind === 'entitlement')
  const { instruments, mentionOnly } = desk.context.words
  const { templates } = desk.around
  const known = instruments.filter(({ policy, isDuty }) => templates.has(policy) && (isBenefit || isDuty))
  const sentences = view.sentences.filter(({ text }) => !mentionOnly.test(text))
  const inText = known.filter(({ words, also }) => sentences.some(({ text }) => words.test(text) && also.test(text)))
  const inHead = known.filter(({ words, also }) => words.test(view.heading ?? '') && also.test(view.text))
  const found = [...new Set((inHead.length > 0 ? inHead : inText).map(({ policy }) => policy))]
  return found.length > MOST ? [] : found
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
        [spell.key('policy', 'period'), periodOf(view, desk)],
      ]),
    }
  })
}

/** The days a clause holds from and to, where it names no more than one of each. */
function periodOf(view: ClauseView, { spell }: Desk): YamlMap | undefined {
  const days = (role: 'from' | 'to') => [
    ...new Set(
      ofKind(view, 'date').flatMap(({ mention }) =>
        mention.role === role ? (wholeDay(mention.value, role === 'from' ? 'first' : 'last') ?? []) : [],
      ),
    ),
  ]
  const [from, to] = [days('from'), days('to')]
  if (from.length > 1 || to.length > 1 || from.length + to.length === 0) return undefined
  return mapOf([
    [spell.key('period', 'from'), from[0]],
    [spell.key('period', 'to'), to[0]],
    [spell.key('period', 'basis'), view.number],
  ])
}
