import { childrenOf, type Node } from '../../rules/index.ts'
import type { Plan, SettlementScope } from '../plan.ts'
import { isDaySaid, isMonthSaid } from './days-said.ts'
import { type FigureHit, figuresOf, type OwnFigures } from './figures-said.ts'
import { dayText, type PlanLine } from './list-lines.ts'
import { type LookUp, missingOf, termHits } from './look-up-node.ts'
import { plain, sentenceAt } from './passage.ts'
import { payeeMissing } from './payee-said.ts'
import type { Missing, TermsSaid } from './terms-said.ts'

/** What a line is looked up with. */
export interface LineContext {
  readonly plan: Plan
  readonly said: TermsSaid
  readonly figures: OwnFigures
  /** For each policy the enumeration values that any of its expressions names. */
  readonly spoken: ReadonlyMap<string, LookUp['spoken']>
  /** Parameters that are paid out, which a cap or a threshold is not. */
  readonly paid: ReadonlySet<string>
  /** The document says that it is in force from the day it was made. */
  readonly isFromIssue: boolean
}

/** What a line says that its clause does not. */
export function lineMissing({ claim, owner }: PlanLine, context: LineContext): readonly Missing[] {
  const { said, plan } = context
  const { marks } = said
  const any = (kind: Missing['kind'], pieces: readonly string[]): readonly Missing[] =>
    said.find(pieces).length > 0 ? [] : [{ kind, sought: pieces }]
  switch (claim.kind) {
    case 'subject':
      return any('words', said.wordsOfSubject(claim.entity))
    case 'payee':
      return payeeMissing(claim.entity, said)
    case 'test':
      if (claim.node.kind === 'literal') return any('discretion', marks.discretion)
      return testMissing(claim, lookUp(context, claim.policy?.program.id ?? owner, claim.policy?.program.definitions))
    case 'amount': {
      const look = lookUp(context, owner, claim.policy.program.definitions)
      return claim.nodes.flatMap((node) => [...missingOf(node, look), ...countsMissing(node, look)])
    }
    case 'day': {
      if (isDaySaid(claim.day, claim.side, said.passage)) return []
      const isIssue = claim.day.kind === 'day' && claim.day.day === plan.issuedOn && claim.side === 'from'
      return isIssue && context.isFromIssue ? [] : [{ kind: 'day', sought: [dayText(claim.day)] }]
    }
    case 'values':
      return valuesMissing(claim, context)
    case 'once_only':
      return onceMissing(claim.scope, said)
    case 'cap':
      return [...limitMissing(context.figures.of(claim.limit), said), ...(claim.scope === 'year' ? any('limit', marks.once_a_year) : [])]
    case 'quote':
      return said.find([quoted(claim.text)]).length > 0 ? [] : [{ kind: 'words', sought: [claim.text] }]
    case 'top_up':
      return any('top_up', marks.top_up)
    case 'exclusion':
      return [...any('exclusion', marks.exclusion), ...claim.names.flatMap((name) => namedMissing(name, said))]
  }
}

function lookUp({ plan, said, figures, spoken }: LineContext, policy: string, definitions?: LookUp['definitions']): LookUp {
  const [any] = plan.policies.values()
  return {
    said,
    plan: plan.id,
    definitions: definitions ?? any?.program.definitions ?? new Map(),
    parameters: plan.parameters,
    figures,
    spoken: spoken.get(policy) ?? new Map(),
  }
}

/** Words of a document as they stand there, where an ellipsis leaves some out. */
function quoted(text: string): string {
  return plain(text.replaceAll('...', '\u2026'))
    .split(/\.{3}|\u2026+/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\u2026')
}

/** A review points at what a person is to look at, whether it holds or not: its terms are to stand there, said or denied. */
function testMissing({ node, isReview }: Extract<PlanLine['claim'], { kind: 'test' }>, look: LookUp): readonly Missing[] {
  const missing = missingOf(node, look)
  return isReview && missing.length > 0 && missingOf(node, look, 'denied').length === 0 ? [] : missing
}

/** Heads an amount is multiplied by are said as so much for each, not only named. */
function countsMissing(node: Node, look: LookUp): readonly Missing[] {
  if (node.kind === 'field') {
    const isCount = node.type.kind === 'number' && node.type.dimension === 'person'
    const hits = isCount ? termHits(node, look, 'said') : []
    if (hits.length === 0) return []
    const { said } = look
    const near = hits.some(({ from, to }) => {
      const around = said.passage.text.slice(Math.max(0, from - NEAR), to + NEAR)
      return said.marks.per.some((word) => around.includes(word))
    })
    return near ? [] : [{ kind: 'per', sought: said.wordsOfField(node.record.entity, node.field) }]
  }
  // Who is counted matters where the count is paid for, not where it chooses a tier or a way.
  return node.kind === 'arithmetic' || node.kind === 'round' || node.kind === 'conditional'
    ? childrenOf(node).flatMap((child) => countsMissing(child, look))
    : []
}

const NEAR = 5

function valuesMissing(claim: Extract<PlanLine['claim'], { kind: 'values' }>, { said, figures, paid }: LineContext): readonly Missing[] {
  const { parameter, entry } = claim
  const days = (['from', 'to'] as const).flatMap((side): readonly Missing[] =>
    isDaySaid(entry[side], side, said.passage) ? [] : [{ kind: 'day', sought: [dayText(entry[side])] }],
  )
  const numbers = figures.ofEntry(parameter, entry).flatMap((figure): readonly Missing[] => {
    const found = figuresOf(figure, said.passage)
    if (found.length === 0) return [{ kind: 'number', sought: [figure.shown] }]
    // What the clause calls the most is no sum, and a sum is not the most there can be.
    const isLimit = ({ bound }: FigureHit) => bound === 'ceiling' || bound === 'at_most'
    const fits = (hit: FigureHit) =>
      figure.standing === undefined || !paid.has(parameter.shape.id) || isLimit(hit) === (figure.standing === 'ceiling')
    return found.some(fits) ? [] : [{ kind: 'bound', sought: [figure.shown] }]
  })
  return [...days, ...numbers, ...dateValuesMissing(claim, said), ...industriesMissing(claim, said)]
}

function dateValuesMissing(
  { parameter, entry }: Extract<PlanLine['claim'], { kind: 'values' }>,
  { passage }: TermsSaid,
): readonly Missing[] {
  const { shape } = parameter
  if (shape.kind !== 'value' || entry.value.kind !== 'cell') return []
  const { value, masked } = entry.value.cell
  if (shape.type.kind === 'month' && value !== undefined)
    return isMonthSaid(Number(value), passage)
      ? []
      : [{ kind: 'day', sought: [`${Math.floor(Number(value) / 12)}-${(Number(value) % 12) + 1}`] }]
  // What is left to others has no day to look for.
  if (shape.type.kind !== 'date' || (value === undefined && masked === undefined)) return []
  const day = masked !== undefined ? { kind: 'masked' as const, text: masked } : { kind: 'day' as const, day: Number(value ?? 0n) }
  return isDaySaid(day, 'to', passage) || isDaySaid(day, 'from', passage) ? [] : [{ kind: 'day', sought: [dayText(day)] }]
}

/** Every industry of a list by its name. */
function industriesMissing({ entry }: Extract<PlanLine['claim'], { kind: 'values' }>, said: TermsSaid): readonly Missing[] {
  if (entry.value.kind !== 'texts') return []
  return entry.value.texts.flatMap((code) => {
    const words = said.wordsOfIndustry(code)
    return words.length === 0 || said.find(words).length > 0 ? [] : [{ kind: 'words' as const, sought: words }]
  })
}

/** Once at all, or once in every year: the clause says which. */
function onceMissing(scope: SettlementScope, said: TermsSaid): readonly Missing[] {
  const once = said.find(said.marks.once)
  if (once.length === 0) return [{ kind: 'once', sought: said.marks.once }]
  const yearly = said.find(said.marks.once_a_year)
  if (scope === 'year') return yearly.length > 0 ? [] : [{ kind: 'once', sought: said.marks.once_a_year }]
  const isYearly = once.every((hit) => yearly.some(({ from, to }) => from < hit.to && hit.from - to <= NEAR * 2))
  return isYearly ? [{ kind: 'once', sought: said.marks.once }] : []
}

/** A limit beside its figure. */
function limitMissing(wanted: ReturnType<OwnFigures['of']>, said: TermsSaid): readonly Missing[] {
  const found = wanted.flatMap((figure) => figuresOf(figure, said.passage))
  if (wanted.length > 0 && found.length === 0) return [{ kind: 'number', sought: wanted.map(({ shown }) => shown) }]
  const marks = said.find(said.marks.limit)
  const isLimit = found.some((figure) => {
    if (figure.bound === 'ceiling' || figure.bound === 'at_most') return true
    const sentence = sentenceAt(said.passage, figure.from)
    return marks.some((mark) => sentence.from <= mark.from && mark.to <= sentence.to && Math.abs(mark.from - figure.from) < NEAR * 3)
  })
  return isLimit || (wanted.length === 0 && marks.length > 0) ? [] : [{ kind: 'limit', sought: said.marks.limit }]
}

/** A policy by the longest part of its name that the clause has. */
function namedMissing(name: string, said: TermsSaid): readonly Missing[] {
  const { text } = said.passage
  for (let length = name.length; length >= SHORTEST_NAME; length--)
    for (let from = 0; from + length <= name.length; from++) if (text.includes(name.slice(from, from + length))) return []
  return [{ kind: 'words', sought: [name] }]
}

const SHORTEST_NAME = 4
