import type { Mention } from '../documents/index.ts'
import { type ClauseView, ofKind, type Sentence, sentenceAt } from './clause-view.ts'
import type { Block, Desk } from './draft.ts'
import { draftCadence } from './draft-cadence.ts'
import { type Responsible, responsibleEntries } from './responsibility.ts'
import { FREE, OF } from './script.zh.ts'
import { mapOf, textsIn } from './yaml-text.ts'

/** Services of a clause, and the figures and rhythms they took. */
export interface ServicesDrafted {
  readonly blocks: readonly Block[]
  readonly taken: ReadonlySet<Mention>
}

/** What a clause promises each of a group: its name, its steps with how often each, and the sentences that pledge it. */
interface Pledge {
  readonly mark: string | undefined
  readonly steps: Map<string, number | undefined>
  readonly sentences: Sentence[]
}

/** Steps promised so many times each, a plan for everybody, an officer for every firm, services free of charge. */
export function draftServices(view: ClauseView, title: string, responsible: Responsible, desk: Desk): ServicesDrafted {
  const { words } = desk.context
  const taken = new Set<Mention>()
  if (view.isTable) return { blocks: [], taken }
  const counted = stepsIn(view, desk)
  const care = pledgeOf(view, words.serviceMarks, counted, desk)
  const free = pledgeOf(view, words.freeServices, [], desk, care?.sentences)
  const blocks: Block[] = []
  for (const pledge of [care, free]) {
    if (pledge === undefined) continue
    const id = blocks.length === 0 ? `s_${view.key}` : `s_${view.key}_${blocks.length + 1}`
    const block = draftService(view, { id, title, pledge, responsible }, taken, desk)
    for (const sentence of pledge.sentences) desk.take(sentence, textsIn(block.content))
    blocks.push(block)
  }
  for (const { from, to } of counted)
    for (const figure of ofKind(view, 'figure')) {
      if (figure.from === undefined || figure.from < from || figure.from >= to) continue
      taken.add(figure.mention)
      desk.take(figure)
    }
  return { blocks, taken }
}

/** What the sentences of a clause pledge by certain words or by steps that are counted; sentences told already are left out. */
function pledgeOf(
  view: ClauseView,
  marks: readonly (readonly [name: string, pattern: RegExp])[],
  counted: readonly Step[],
  { context }: Desk,
  told: readonly Sentence[] = [],
): Pledge | undefined {
  const steps = new Map<string, number | undefined>()
  const found: Sentence[] = []
  let mark: string | undefined
  for (const sentence of view.sentences) {
    if (told.includes(sentence)) continue
    const marked = marks.find(([, pattern]) => pattern.test(sentence.text))?.[0]
    const own = counted.filter(({ from }) => from >= sentence.from && from < sentence.to)
    if (marked === undefined && own.length === 0) continue
    mark ??= marked
    found.push(sentence)
    for (const [step, pattern] of context.words.namedSteps) if (pattern.test(sentence.text) && !steps.has(step)) steps.set(step, undefined)
    for (const { step, count } of own) if (steps.get(step) === undefined) steps.set(step, count)
    if (marked === undefined) continue
    for (const [step] of sentence.text.matchAll(new RegExp(context.words.stepWords.source, 'gu')))
      if (![...steps.keys()].some((known) => known.includes(step))) steps.set(step, undefined)
  }
  return found.length === 0 || steps.size === 0 ? undefined : { mark, steps, sentences: found }
}

function draftService(
  view: ClauseView,
  source: { readonly id: string; readonly title: string; readonly pledge: Pledge; readonly responsible: Responsible },
  taken: Set<Mention>,
  desk: Desk,
): Block {
  const { spell } = desk
  const { words, plans } = desk.context
  const { id, title, pledge, responsible } = source
  const group = groupOf(view, pledge, title, desk)
  const cadence = ofKind(view, 'cadence').find(({ from, mention }) => {
    const sentence = sentenceAt(view, from)
    return sentence !== undefined && pledge.sentences.includes(sentence) && !taken.has(mention)
  })
  if (cadence !== undefined) {
    taken.add(cadence.mention)
    desk.take(cadence)
  }
  desk.ask('service_steps', view.line, { group: group ?? title })
  const subject = words.firms.test(group ?? '') ? 'firm' : 'person'
  return {
    kind: 'service',
    id,
    content: mapOf([
      [spell.key('service', 'id'), id],
      [spell.key('service', 'name'), pledge.mark === undefined || group === undefined ? title : `${group}${pledge.mark}`],
      [spell.key('service', 'subject'), (plans.vocabulary.entities.get(subject) ?? plans.vocabulary.entities.get('person'))?.zh],
      [spell.key('service', 'group'), group],
      ...responsibleEntries('service', responsible, desk),
      [
        spell.key('service', 'steps'),
        mapOf(
          [...pledge.steps].map(([step, count], index) => [`${step} (step_${index + 1})`, mapOf([[spell.key('step', 'times'), count]])]),
        ),
      ],
      [spell.key('service', 'cadence'), cadence === undefined ? undefined : draftCadence(cadence.mention, desk)],
      [spell.key('service', 'confidence'), spell.word('confidence', 'medium')],
    ]),
  }
}

/** Who is served: whom a sentence that promises names, or the clause, or what it is called. */
function groupOf(view: ClauseView, { mark, sentences }: Pledge, title: string, { context }: Desk): string | undefined {
  const { groups, firmGroups, firmMarks, groupBefore } = context.words
  const pattern = mark !== undefined && firmMarks.test(mark) ? firmGroups : groups
  for (const text of [...sentences.map((sentence) => sentence.text), title, view.text.slice(view.bodyFrom)]) {
    const found = pattern
      .exec(text)
      ?.slice(1)
      .find((part) => part !== undefined)
    if (found !== undefined) return found.replace(groupBefore, '')
  }
  return undefined
}

interface Step {
  readonly step: string
  readonly count: number
  readonly from: number
  readonly to: number
}

/** Numbers of times right before or behind the name of a step. */
function stepsIn(view: ClauseView, { context }: Desk): readonly Step[] {
  const times = context.plans.vocabulary.units.get('time')?.zh ?? ''
  const { digits } = context.reader.lexicon.characters
  const counted = new RegExp(`(\\d{1,3}|[${Object.keys(digits).join('')}])${times}`, 'gu')
  const behind = new RegExp(`^[${OF}${FREE}]*(?:${context.words.stepWords.source})`, 'u')
  const before = new RegExp(`(?:${context.words.stepWords.source})[^\\uFF0C\\u3001]{0,3}$`, 'u')
  return [...view.text.matchAll(counted)].flatMap((match) => {
    const to = match.index + match[0].length
    const count = Number(digits[match[1] ?? ''] ?? match[1])
    const step =
      behind.exec(view.text.slice(to, to + 10))?.[1] ?? before.exec(view.text.slice(Math.max(0, match.index - 12), match.index))?.[1]
    return step === undefined || count < 1 ? [] : [{ step, count, from: match.index, to }]
  })
}
