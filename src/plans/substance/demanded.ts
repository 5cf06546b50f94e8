import type { Parameter, Policy } from '../plan.ts'
import type { MaskedDate } from '../read/masked-date.ts'
import { edgesOfMonth, isDaySaid } from './days-said.ts'
import { figuresOf } from './figures-said.ts'
import { piecesHeard } from './heard.ts'
import type { LookUp } from './look-up.ts'
import { listHits } from './look-up-node.ts'
import { findAny, type Hit, type Passage, partAt, sentenceAt } from './passage.ts'
import { spokenAlone } from './said-of-neighbour.ts'
import { listsRead, relationsRead, termsReckoned, termsSpokenOf, valuesSpokenOf } from './spoken-of.ts'
import type { Missing, Parted } from './terms-said.ts'

/**
 * What a clause demands for what it gives and no line of a policy speaks of. A demand is something that the glossary has words for
 * said of those the policy is about, a figure that bounds, a day that begins or ends something, or that something is given once, in a
 * sentence that speaks of the policy. What another policy under the clause speaks of is demanded by that one, unless the words
 * around it are of this policy alone.
 */
export function demandedMissing(policy: Policy, sharing: readonly Policy[], context: LookUp): readonly Missing[] {
  const { passage } = context.said
  const found = new Demands(policy, sharing, context).find()
  const isInside = (hit: Hit) => found.some(({ from, to }) => from <= hit.from && hit.to <= to && to - from > hit.to - hit.from)
  const words = found.filter((hit) => !isInside(hit)).map(({ from, to }) => passage.text.slice(from, to))
  return words.length === 0 ? [] : [{ kind: 'demanded', sought: [...new Set(words)] }]
}

class Demands {
  private readonly policy: Policy
  private readonly context: LookUp
  private readonly text: string
  /** Where the clause says what the policy asks for; with that, what its tables, its figures and their bounds stand for. */
  private readonly asked: readonly Hit[]
  private readonly answered: readonly Hit[]
  /** What the policy and the parties in it are called, which tells no more of them than that. */
  private readonly names: readonly Hit[]
  private readonly gifts: readonly Hit[]
  private readonly neighbours: readonly {
    readonly policy: Policy
    readonly answered: readonly Hit[]
    readonly isOurs: (hit: Hit) => boolean
  }[]

  constructor(policy: Policy, sharing: readonly Policy[], context: LookUp) {
    const { said, entities } = context
    this.policy = policy
    this.context = context
    this.text = said.passage.text
    this.asked = placesAsked(policy, context)
    this.answered = [...this.asked, ...placesReckoned(policy, context)]
    const parties = [...said.reachedFrom(policy.program.subject, entities)]
    this.names = said.find([
      policy.program.zh,
      ...new Set(parties.flatMap((entity) => [...said.wordsOfSubject(entity), ...said.wordsOfPayee(entity)])),
    ])
    this.gifts = findAny(said.passage, [...said.marks.pays, ...said.marks.relieves], said.marks.not_inside)
    this.neighbours = sharing
      .filter((each) => each !== policy)
      .map((each) => ({
        policy: each,
        answered: [...placesAsked(each, context), ...placesReckoned(each, context)],
        isOurs: spokenAlone(policy, each, context),
      }))
  }

  find(): readonly Hit[] {
    return [...this.terms(), ...this.figures(), ...this.days(), ...this.once()]
  }

  private terms(): readonly Hit[] {
    return termsAt(this.policy, this.context).filter(
      (hit) =>
        this.isBeforeGift(hit) &&
        !/[,;\u3002\n]/.test(this.text.slice(hit.from, hit.to)) &&
        !hit.parts.some((part) => isCovered(part, this.answered)) &&
        !this.isNameOfGift(hit) &&
        this.isOpen(hit),
    )
  }

  /** Figures that something has to reach or to stay below. */
  private figures(): readonly Hit[] {
    const { said } = this.context
    return said.passage.figures.filter(
      ({ bound, role, unit, ...hit }) =>
        (bound === 'at_least' || bound === 'more_than' || bound === 'less_than') &&
        role !== 'target' &&
        !unit.startsWith(said.unitOf('yuan') ?? unit) &&
        this.isBeforeGift(hit) &&
        !this.isAgainAndAgain(hit) &&
        this.isOpen(hit),
    )
  }

  /** Days on which something begins or ends that the policy does not hold. */
  private days(): readonly Hit[] {
    const { dates } = this.context.said.passage
    const isHeld = (date: (typeof dates)[number]) => (policy: Policy) => isDayHeld(date, policy, this.context)
    return dates.filter(
      (date) =>
        (date.role === 'from' || date.role === 'to' || date.role === 'deadline') &&
        (this.isAtHome(date) || this.isOfHome(date)) &&
        !isHeld(date)(this.policy),
    )
  }

  /** That something is given once, where money is given; not as a part of what another policy is called. */
  private once(): readonly Hit[] {
    const { said } = this.context
    if (this.policy.program.result.kind !== 'money') return []
    const excluded = said.find(said.marks.exclusion)
    const isHeld = ({ settlement }: Policy) => settlement.onceOnly !== undefined
    const hits = said.find(said.marks.once)
    const known = hits.filter((hit) => isCovered(hit, this.answered))
    return hits.filter(
      (hit) =>
        this.isAtHome(hit) &&
        !known.some(({ from, to }) => from <= hit.from && hit.to <= to) &&
        !excluded.some((each) => each.from < hit.from && hit.to <= each.to) &&
        !this.isAgainAndAgain(hit) &&
        !this.isNameOfNeighbour(hit) &&
        !this.isHeldFor(hit, isHeld),
    )
  }

  private isHeldFor(hit: Hit, isHeld: (policy: Policy) => boolean): boolean {
    return isHeld(this.policy) || this.neighbours.some((each) => isHeld(each.policy) && !each.isOurs(hit))
  }

  /** Neither the policy nor one that the place is said of as well speaks of it. */
  private isOpen(hit: Hit): boolean {
    if (isCovered(hit, this.answered) || this.names.some((each) => each.from <= hit.from && hit.to <= each.to)) return false
    if (this.text.slice(hit.from, hit.to).includes(this.policy.program.zh)) return false
    return this.neighbours.every((each) => !isCovered(hit, each.answered) || each.isOurs(hit))
  }

  /** In a sentence that says what the policy asks for, or some of what it is called. */
  private isAtHome({ from }: Hit): boolean {
    const sentence = sentenceAt(this.context.said.passage, from)
    if (this.asked.some((each) => sentence.from <= each.from && each.to <= sentence.to)) return true
    return piecesHeard(this.policy.program.zh, this.text.slice(sentence.from, sentence.to), this.context.said.marks.common) > 1
  }

  /** In a sentence that only says for how long, behind one that speaks of the policy. */
  private isOfHome({ from }: Hit): boolean {
    const { passage, marks } = this.context.said
    const sentence = sentenceAt(passage, from)
    const isPeriod = marks.policy_period.some((word) => new RegExp(`^[^,;]{0,4}${word}`).test(this.text.slice(sentence.from, from)))
    return isPeriod && sentence.from > 1 && this.isAtHome({ from: sentence.from - 2, to: sentence.from - 1 })
  }

  /** There, before something is given; where nothing is, in a part that is said of somebody; and not what a goal counts. */
  private isBeforeGift({ from, to }: Hit): boolean {
    if (!this.isAtHome({ from, to })) return false
    const { passage, marks } = this.context.said
    const sentence = sentenceAt(passage, from)
    const isGift = (at: number) => this.gifts.some((gift) => at <= gift.from && gift.to <= partAt(passage, at).to)
    // What is counted and given something right behind is no mere goal.
    const isGoal = passage.figures.some(
      (figure) => figure.role === 'target' && figure.from >= to && figure.from - to <= NEXT && !isGift(figure.to),
    )
    if (isGoal) return false
    const gifts = this.gifts.filter((gift) => sentence.from <= gift.from && gift.to <= sentence.to)
    if (gifts.length > 0) return gifts.some((gift) => to <= gift.from)
    return marks.attributive.some((word) => new RegExp(`^[^,;\\u3002\\n]{0,12}${word}[^,;\\u3002\\n]{0,4},`).test(this.text.slice(to)))
  }

  /** Part of what something that is given is called. */
  private isNameOfGift({ to }: Hit): boolean {
    const { benefits, never_in_names } = this.context.said.marks
    return new RegExp(`^[^,;\\u3002\\u3001\\n${never_in_names.join('')}]{0,4}(${benefits.join('|')})`).test(this.text.slice(to))
  }

  /** Once in every month or so, which is how it is paid. */
  private isAgainAndAgain({ from, to }: Hit): boolean {
    const { passage, marks } = this.context.said
    return marks.periodically.some((word) => new RegExp(word).test(this.text.slice(partAt(passage, from).from, to)))
  }

  /** Whether a word stands right before what another policy under the clause is called. */
  private isNameOfNeighbour({ to }: Hit): boolean {
    const { marks } = this.context.said
    const [named = ''] = /^[^,\u3001\u3002;!?\n]*/.exec(this.text.slice(to)) ?? []
    const heard = ({ program }: Policy) => piecesHeard(program.zh, named, marks.common)
    return this.neighbours.some((each) => heard(each.policy) > Math.max(1, heard(this.policy)))
  }
}

/** Characters between a word and the figure that counts it. */
const NEXT = 2

/** Whether more than half of a place is taken up by others, or the half it begins with: what stands last in a noun tells least of it. */
function isCovered(hit: Hit, others: readonly Hit[]): boolean {
  const taken = new Set<number>()
  for (const { from, to } of others) for (let at = Math.max(from, hit.from); at < Math.min(to, hit.to); at++) taken.add(at)
  const half = (hit.to - hit.from) / 2
  const isBegun = Array.from({ length: Math.ceil(half) }, (_, at) => hit.from + at).every((at) => taken.has(at))
  return taken.size > half || isBegun
}

/** Everything the glossary can say of those a policy is about, and the lists that the clause gives, where the clause says it. */
function termsAt(policy: Policy, context: LookUp): readonly Parted[] {
  const { said, entities, allDefinitions, parameters, plan, clause } = context
  const whole = (hits: readonly Hit[]) => hits.map((hit) => ({ ...hit, parts: [hit] }))
  const lists = [...parameters.values()].filter(
    ({ shape, entries }) => shape.kind === 'text_list' && entries.some((each) => each.plan === plan && each.clause === clause),
  )
  const isKind = (shape: { readonly entity: string; readonly body: { readonly type: { readonly kind: string } } }, entity: string) =>
    shape.entity === entity && shape.body.type.kind === 'boolean'
  return [
    ...lists.flatMap(({ shape }) => whole(listHits(shape.id, context))),
    ...[...said.reachedFrom(policy.program.subject, entities)].flatMap((entity) => [
      ...said
        .factsOf(entity)
        .flatMap((field) => said.findParted([...said.wordsOfField(entity, field), ...said.contraryOfField(entity, field)])),
      ...[...allDefinitions.values()]
        .filter((shape) => isKind(shape, entity))
        .flatMap(({ id, zh }) => said.findParted(said.wordsOfDefinition(id, zh))),
      ...said
        .enumerationsOf(entity)
        .flatMap((enumeration) =>
          [...said.valuesSaid(enumeration)].flatMap(([code, hits]) => (said.valueNames(enumeration, code).isNone ? [] : whole(hits))),
        ),
    ]),
  ]
}

/** Where the clause says what a policy asks for. */
function placesAsked(policy: Policy, context: LookUp): readonly Hit[] {
  const { said } = context
  const contrary = (key: string) => said.contraryOfField(key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1))
  return [
    ...[...termsSpokenOf(policy), ...termsReckoned(policy), ...relationsRead(policy)].flatMap((key) =>
      said.findSegments([...said.wordsOfTerm(key), ...contrary(key)]),
    ),
    ...[...valuesSpokenOf(policy)].flatMap(([enumeration, codes]) =>
      [...codes].flatMap((code) => said.findSegments(said.valueNames(enumeration, code).words)),
    ),
    ...listsRead(policy).flatMap((list) => listHits(list, context)),
  ]
}

/** Where the clause gives the figures a policy reads, and the classes its tables have rows for. */
function placesReckoned(policy: Policy, { said, parameters, figures }: LookUp): readonly Hit[] {
  const read = [...parameters.values()].filter(({ shape }) => policy.parameters.has(shape.id))
  return [
    ...read.flatMap(({ shape }) =>
      shape.kind === 'table' && shape.key.kind === 'enumeration' ? [...said.valuesSaid(shape.key.enumeration).values()].flat() : [],
    ),
    ...read.flatMap(({ shape }) => figures.inForce(shape.id)).flatMap((figure) => figuresOf(figure, said.passage)),
  ]
}

/** Whether a policy, or a value it reads, begins or ends on a day of the clause, or reckons with it. */
function isDayHeld(date: Passage['dates'][number], { period, parameters: read }: Policy, { plan, parameters, said }: LookUp): boolean {
  const passage = { ...said.passage, dates: [date] }
  const own = [...parameters.values()].filter(({ shape }) => read.has(shape.id))
  const held = [...(period === undefined ? [] : [period]), ...own.flatMap(({ entries }) => entries.filter((each) => each.plan === plan))]
  const isSaid = (day: MaskedDate, side: 'from' | 'to') => day.kind !== 'open' && isDaySaid(day, side, passage, said.marks.before_day)
  return (
    held.some(({ from, to }) => isSaid(from, 'from') || isSaid(to, 'to')) ||
    own.flatMap(daysHeld).some((day) => isSaid(day, 'from') || isSaid(day, 'to'))
  )
}

/** The days that a parameter holds, and the first and the last of the months. */
function daysHeld({ shape, entries }: Parameter): readonly MaskedDate[] {
  if (shape.kind !== 'value') return []
  const { kind } = shape.type
  return entries.flatMap(({ value: held }): readonly MaskedDate[] => {
    if (held.kind !== 'cell') return []
    const { masked, value } = held.cell
    if (kind === 'date')
      return masked !== undefined ? [{ kind: 'masked', text: masked }] : value === undefined ? [] : [{ kind: 'day', day: Number(value) }]
    return kind === 'month' ? edgesOfMonth(masked, value) : []
  })
}
