import type { Mention } from '../documents/index.ts'
import { type ClauseView, ofKind, type Sentence, sentenceAt } from './clause-view.ts'
import type { Block, Desk } from './draft.ts'
import { draftCadence } from './draft-cadence.ts'
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
  const rhythmic = new Set<Sentence | undefined>()
  for (const { step, count, from, to } of stepsIn(view, desk)) {
    if (!steps.has(step)) steps.set(step, count)
    rhythmic.add(sentenceAt(view, from))
    for (const { mention, from: at } of ofKind(view, 'figure')) if (at !== undefined && at >= from && at < to) taken.add(mention)
  }
  const cadence = ofKind(view, 'cadence').find(({ from }) => from !== undefined && rhythmic.has(sentenceAt(view, from)))
  if (steps.size > 0 && cadence !== undefined) taken.add(cadence.mention)
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
      [spell.key('service', 'cadence'), cadence === undefined ? undefined : draftCadence(cadence.mention, desk)],
      [spell.key('service', 'confidence'), spell.word('confidence', 'medium')],
    ]),
  }
  return { block, taken }
}

/** Numbers of times right before or behind the name of a step. */
function stepsIn(
  view: ClauseView,
  { context }: Desk,
): readonly { readonly step: string; readonly count: number; readonly from: number; readonly to: number }[] {
  const times = context.plans.vocabulary.units.get('time')?.zh ?? ''
  const { digits } = context.lexicon.characters
  const counted = new RegExp(`(\\d{1,3}|[${Object.keys(digits).join('')}])${times}`, 'gu')
  const behind = new RegExp(`^[\\u7684\\u514D\\u8D39]*(?:${context.words.stepWords.source})`, 'u')
  const before = new RegExp(`(?:${context.words.stepWords.source})[^\\uFF0C\\u3001]{0,3}$`, 'u')
  return [...view.text.matchAll(counted)].flatMap((match) => {
    const to = match.index + match[0].length
    const count = Number(digits[match[1] ?? ''] ?? match[1])
    const step =
      behind.exec(view.text.slice(to, to + 10))?.[1] ?? before.exec(view.text.slice(Math.max(0, match.index - 12), match.index))?.[1]
    return step === undefined || count < 1 ? [] : [{ step, count, from: match.index, to }]
  })
}
