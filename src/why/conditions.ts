import { formatDate } from '../kernel/calendar.ts'
import { formatYuan } from '../kernel/money.ts'
import { spokenFigure } from '../kernel/spoken-figures.zh.ts'
import type { PlanSet } from '../plans/index.ts'
import { type ExplainedCondition, type Explanation, type Node, printNode, type Reading, type Source, type Step } from '../rules/index.ts'
import { forceWords, formatValue, outcomeWords } from '../screening/index.ts'
import { clauseText, type LinePlace, sourceOf } from './amount-lines.ts'
import type { ClauseAt } from './clauses.ts'
import { confidenceWords, standingWords, whyWords } from './words.zh.ts'

export type Verdict = 'unmet' | 'missing' | 'review' | 'met'

/** A condition beside the facts of one subject. */
export interface WhyCondition {
  readonly id: string
  readonly zh: string
  /** What each part wants and what there is; where `isAny`, one of them is enough. */
  readonly parts: readonly WhyPart[]
  readonly isAny: boolean
  /** Where the facts come from, with the day they were known on. */
  readonly sources: readonly FactSource[]
  readonly basis: WhyBasis
  readonly verdict: Verdict
  /** Why an unmet requirement does not refuse. */
  readonly note: string
}

export interface FactSource {
  readonly name: string
  /** YYYY-MM-DD. */
  readonly day: string
  /** What shows it, where it was established and not delivered. */
  readonly evidence: string | undefined
}

export interface WhyPart {
  readonly required: string
  readonly value: string
  readonly holds: boolean | null
}

export interface WhyBasis {
  /** Document and clause. */
  readonly text: string
  /** Whether it is the document itself, read in full, quoted or practice; and how sure its author is. */
  readonly standing: string
  readonly clause: ClauseAt | undefined
}

const order: readonly Verdict[] = ['unmet', 'missing', 'review', 'met']

/** Conditions in words, what refuses and what is missing first; of reviews only those that are raised or cannot be told. */
export function conditionsInWords(
  conditions: readonly ExplainedCondition[],
  reviews: readonly ExplainedCondition[],
  questions: readonly WhyCondition[],
  place: LinePlace,
): readonly WhyCondition[] {
  const asking = reviews.filter(({ condition }) => condition.asked !== undefined)
  const raised = reviews.filter(({ condition, value }) => condition.asked === undefined && value !== false)
  const all = [
    ...questions,
    ...[...conditions, ...asking].map((one) => inWords(one, place)),
    ...raised.map((one) => reviewInWords(one, place)),
  ]
  return all.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
}

function inWords({ condition, value, step }: ExplainedCondition, place: LinePlace): WhyCondition {
  const { asked } = condition
  const verdict: Verdict = value === true ? 'met' : asked !== undefined ? 'review' : value === false ? 'unmet' : 'missing'
  const isOutside = condition.isAddressing === true && value === false
  const note = asked !== undefined && value !== true ? forceWords.reason(asked.because) : isOutside ? forceWords.outside : ''
  return { ...toldOf(condition, step, place), verdict, note }
}

/** Reviews are told by what they look for: none should be there. */
function reviewInWords({ condition, value, step }: ExplainedCondition, place: LinePlace): WhyCondition {
  const told = toldOf(condition, step, place)
  const [only] = told.parts
  const parts = told.parts.length === 1 && only !== undefined ? [{ ...only, required: whyWords.review, value: only.required }] : told.parts
  return { ...told, parts, verdict: value === true ? 'review' : 'missing', note: '' }
}

function toldOf(condition: ExplainedCondition['condition'], step: Step, place: LinePlace) {
  const { parts, isAny } = partsOf(step, place)
  return {
    id: condition.id,
    zh: condition.zh,
    parts,
    isAny,
    sources: sourcesOf(step, place),
    basis: basisOf(condition.source, place.variant.plan.id, place.set),
  }
}

/** An open question of a text whose readings differ: every reading with what it makes of the case. */
export function questionInWords(condition: ExplainedCondition['condition'], explanation: Explanation, place: LinePlace): WhyCondition {
  const { bound, plan } = place.variant
  const { of = [] } = explanation.decision.readings ?? {}
  const [inForce, ...others] = bound.readings ?? []
  const { question = '' } = condition
  const asked = [...plan.parameters.values()].find(({ shape }) => shape.id === question)?.question
  // The readings of this question alone: all others as they are in force.
  const isThis = (reading: Reading) => [...reading.choices].every(([id, code]) => id === question || inForce?.choices.get(id) === code)
  const parts = [inForce, ...others].flatMap((reading, i): readonly WhyPart[] => {
    const decision = of[i]
    if (reading === undefined || decision === undefined || !isThis(reading)) return []
    const amount = decision.amount === null ? '' : whyWords.yuan(formatYuan(decision.amount))
    const required = asked?.readings.get(reading.choices.get(question) ?? -1n) ?? ''
    return [{ required, value: `${outcomeWords[decision.outcome]}${amount}`, holds: null }]
  })
  const basis = basisOf(condition.source, place.variant.plan.id, place.set)
  return { id: condition.id, zh: condition.zh, parts, isAny: false, sources: [], basis, verdict: 'review', note: forceWords.differs }
}

/** What a source that a plan cites says of itself. */
export function basisOf({ clause, document, standing, confidence }: Source, plan: string, set: PlanSet): WhyBasis {
  const words = [clause === undefined ? standingWords[standing] : '', confidence === undefined ? '' : confidenceWords[confidence]]
  return {
    text: clause === undefined ? (document ?? '') : clauseText(plan, clause, set),
    standing: words.filter((word) => word !== '').join(whyWords.comma),
    clause: clause === undefined ? undefined : { plan, clause },
  }
}

/** A test taken apart as far as a reader follows: what all of must hold, or one of; what is deeper stays one part. */
function partsOf(step: Step, place: LinePlace): { readonly parts: readonly WhyPart[]; readonly isAny: boolean } {
  const open = opened(step)
  if (open.node.kind !== 'logical') return { parts: [partOf(open, place)], isAny: false }
  const { operator } = open.node
  return { parts: flattened(open, operator).map((part) => partOf(part, place)), isAny: operator === 'or' }
}

function flattened(step: Step, operator: 'and' | 'or'): readonly Step[] {
  const open = opened(step)
  return open.node.kind === 'logical' && open.node.operator === operator ? open.steps.flatMap((part) => flattened(part, operator)) : [open]
}

/** What a name stands for and which branch was taken. */
function opened(step: Step): Step {
  const { node, steps } = step
  const [first, branch, other] = steps
  if ((node.kind === 'definition' || node.kind === 'strategy') && first !== undefined) return opened(first)
  if (node.kind === 'conditional' && branch !== undefined && other === undefined) return opened(branch)
  return step
}

/** The comparison that a denied one is. */
const opposites = { '=': '!=', '!=': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const

function partOf(step: Step, place: LinePlace, isDenied = false): WhyPart {
  const { node } = step
  const { names, set } = place
  const shown = (of: Step | undefined): string => (of === undefined ? '' : spokenValue(of, set))
  const said = (of: Step | Node): string => printNode('node' in of ? of.node : of, names)
  const value = step.value as boolean | null
  const holds = value === null ? null : value !== isDenied
  const [first, second] = step.steps
  if (node.kind === 'not' && first !== undefined) return partOf(opened(first), place, !isDenied)
  if (node.kind === 'compare' && first !== undefined && second !== undefined) {
    const operator = whyWords.signs[isDenied ? opposites[node.operator] : node.operator]
    const isFixed = second.node.kind === 'literal'
    return { required: whyWords.limit(said(first), operator, shown(second), isFixed ? '' : said(second)), value: shown(first), holds }
  }
  if (node.kind === 'member' && first !== undefined)
    return { required: isDenied ? whyWords.denied(said(node)) : said(node), value: shown(first), holds }
  if (node.kind === 'prefix' && first !== undefined)
    return { required: isDenied ? whyWords.denied(said(node)) : said(node), value: shown(first), holds }
  const found = step.records === undefined ? truth(value) : whyWords.records(step.records.total, step.records.taken, step.records.unknown)
  if (node.kind === 'field')
    return { required: whyWords.limit(said(node), whyWords.signs['='], truth(!isDenied), ''), value: truth(value), holds }
  return { required: isDenied ? whyWords.denied(said(node)) : said(node), value: found, holds }
}

/** A value as it is read; one that stands for what has no figure by its word. */
export function spokenValue({ node, value }: Step, { vocabulary }: PlanSet): string {
  const word = node.kind === 'field' && value !== null ? spokenFigure(node.field, String(value)) : undefined
  return word ?? formatValue(value, node.type, vocabulary)
}

function truth(value: boolean | null): string {
  return value === null ? whyWords.unknown : value ? whyWords.yes : whyWords.no
}

/** Where the facts of a test come from, each once: what was established comes from whoever did, not from the register. */
function sourcesOf(step: Step, place: LinePlace): readonly FactSource[] {
  const found = new Map<string, FactSource>()
  const add = (name: string, day: string, evidence?: string) => found.set(evidence ?? name, { name, day, evidence })
  const visit = (at: Step): void => {
    const source = sourceOf(at.node, place.set)
    const own = place.established(at.node)
    if (own !== undefined) add(whyWords.verified, own.day, own.evidence)
    else if (source !== '') add(source, place.knownOn)
    if (at.node.kind === 'context' && at.node.name === 'screening_date')
      add(whyWords.screeningDay, formatDate(place.variant.bound.context.screeningDate))
    for (const below of at.steps) visit(below)
  }
  visit(step)
  return [...found.values()]
}
