import type { Mention } from '../documents/index.ts'
import { type ClauseView, ofKind, sentenceAt } from './clause-view.ts'
import type { Block, Desk } from './draft.ts'
import { type Responsible, responsibleEntries } from './responsibility.ts'
import { mapOf } from './yaml-text.ts'

/** A service with its counted steps, and the figures it took. */
export interface ServiceDrafted {
  readonly block: Block | undefined
  readonly taken: ReadonlySet<Mention>
}

/** Steps that are promised so many times each: "guidance once, offers three times". */
export function draftService(view: ClauseView, title: string, responsible: Responsible, desk: Desk): ServiceDrafted {
  const { spell } = desk
  const { words, plans } = desk.context
  const taken = new Set<Mention>()
  const steps = new Map<string, number>()
  const times = plans.vocabulary.units.get('time')?.zh
  for (const { mention, from, to } of ofKind(view, 'figure')) {
    if (mention.unit !== times || from === undefined || !/^[1-9]\d{0,2}$/.test(mention.value ?? '')) continue
    const sentence = sentenceAt(view, from)
    const behind = view.text.slice(to, Math.min(to + 10, sentence?.to ?? to))
    const before = view.text.slice(Math.max(sentence?.from ?? from, from - 12), from)
    const step =
      new RegExp(`^[\\u7684\\u514D\\u8D39]*(?:${words.stepWords.source})`, 'u').exec(behind)?.[1] ??
      new RegExp(`(?:${words.stepWords.source})[^\\uFF0C\\u3001]{0,3}$`, 'u').exec(before)?.[1]
    if (step === undefined || steps.has(step)) continue
    steps.set(step, Number(mention.value))
    taken.add(mention)
  }
  if (steps.size === 0) return { block: undefined, taken }
  const id = `s_${view.key}`
  const group = words.groups.exec(view.text.slice(view.bodyFrom))?.[1]
  desk.ask('service_steps', view.line, { group: group ?? title })
  const block: Block = {
    kind: 'service',
    id,
    content: mapOf([
      [spell.key('service', 'id'), id],
      [spell.key('service', 'name'), title],
      [spell.key('service', 'subject'), plans.vocabulary.entities.get('person')?.zh],
      [spell.key('service', 'group'), group],
      ...responsibleEntries('service', responsible, desk),
      [
        spell.key('service', 'steps'),
        mapOf([...steps].map(([step, count], index) => [`${step} (step_${index + 1})`, mapOf([[spell.key('step', 'times'), count]])])),
      ],
      [spell.key('service', 'confidence'), spell.word('confidence', 'medium')],
    ]),
  }
  return { block, taken }
}
