import type { ClauseView } from './clause-view.ts'
import type { Block, Desk } from './draft.ts'
import { mapOf } from './yaml-text.ts'

/** Most stubs for one clause: a provision that matches more names policies rather than stating them. */
const MOST = 3

/**
 * Stubs that extend policies of the library whose words the clause uses. They are templates themselves, so nothing is paid by them
 * until a person has checked them and takes that line out.
 */
export function draftPolicies(view: ClauseView, desk: Desk): readonly Block[] {
  const { spell } = desk
  const { instruments } = desk.context.words
  const { templates } = desk.around
  const head = view.heading ?? ''
  const matching = (text: string) => instruments.filter(({ policy, words }) => templates.has(policy) && words.test(text))
  const inHead = matching(head)
  const found = (inHead.length > 0 ? inHead : matching(view.text)).filter(({ also }) => also.test(view.text))
  if (found.length > MOST) return []
  return found.map(({ policy }) => {
    desk.ask('template', view.line, { policy })
    return {
      kind: 'policy',
      id: '',
      content: mapOf([
        [spell.key('policy', 'extends'), policy],
        [spell.key('policy', 'template'), spell.word('boolean', 'true')],
      ]),
    }
  })
}
