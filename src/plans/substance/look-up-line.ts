import { childrenOf, type Node } from '../../rules/index.ts'
import type { Parameter, Period, Plan, Policy, SettlementScope } from '../plan.ts'
import type { MaskedDate } from '../read/masked-date.ts'
import { daysAddedMissing } from './days-added.ts'
import { dayHits, isDaySaid } from './days-said.ts'
import { demandedMissing } from './demanded.ts'
import type { FigureClaims } from './figure-claims.ts'
import { goalMissing, misplacedMissing, reckonedMissing } from './figures-misplaced.ts'
import { type FigureHit, figuresOf, type OwnFigures, type PlanFigure } from './figures-said.ts'
import { piecesHeard } from './heard.ts'
import { capKeyMissing, excludedMissing, exclusionKeyMissing, onceKeyMissing, scopeMissing } from './keys-said.ts'
import { kindsLeftOut } from './kinds-left-out.ts'
import { dayText } from './line-parts.ts'
import type { PlanLine } from './list-lines.ts'
import type { LookUp, SpokenValues } from './look-up.ts'
import { missingOf } from './look-up-node.ts'
import { isBenefitNamed, isNamedInPart } from './names-said.ts'
import { cadenceMissing, directionMissing, groupApart, recipientMissing, startMissing, stepTimesMissing } from './orders-said.ts'
import { findAny, type Hit, partAt, plain, sentenceAt } from './passage.ts'
import { payeeMissing } from './payee-said.ts'
import { runsOf } from './runs.ts'
import { isOfNeighbour, saidOfNeighbour } from './said-of-neighbour.ts'
import { PAUSE, STOP } from './script.zh.ts'
import { paidBy, reckonedFrom, termsNamed, termsSpokenOf } from './spoken-of.ts'
import { standsApart } from './stands-apart.ts'
import { termHits } from './term-hits.ts'
import type { Missing, TermsSaid } from './terms-said.ts'
import { dueMissing, eachMissing, toldMissing } from './told-said.ts'
import { dateValueMissing, entryDaysMissing } from './value-days-said.ts'
import { classesMissing, edgesMissing, tiersMissing } from './values-apart.ts'

/** What a line is looked up with. */
export interface LineContext {
  readonly plan: Plan
  readonly said: TermsSaid
  /** What a clause says as a whole, whichever of its policies a sentence speaks of. */
  readonly whole: (clause: string) => TermsSaid | undefined
  /** What the sentences say that speak of a policy. */
  readonly own: (policy: Policy) => TermsSaid
  readonly figures: OwnFigures
  readonly claims: FigureClaims
  readonly titles: LookUp['titles']
  /** For each policy the enumeration values that any of its expressions names. */
  readonly spoken: ReadonlyMap<string, SpokenValues>
  /** For each policy the values, and the facts and definitions, of those of its conditions that it takes from its own clause. */
  readonly taken: ReadonlyMap<string, { readonly values: SpokenValues; readonly terms: ReadonlySet<string> }>
  /** Definitions of all policies of the plan. */
  readonly definitions: LookUp['definitions']
  /** Parameters that any policy or definition reads. */
  readonly read: ReadonlySet<string>
  /** Parameters that are paid out, which a cap or a threshold is not. */
  readonly paid: ReadonlySet<string>
  /** The document says that it is in force from the day it was made. */
  readonly isFromIssue: boolean
}

/** What a line says that its clause does not, each once and in an order of its own: two ways to write the same miss the same. */
export function lineMissing(line: PlanLine, context: LineContext): readonly Missing[] {
  const all = partsMissing(line, context).map((missing) => [`${missing.kind} ${missing.sought.join(' ')}`, missing] as const)
  return [...new Map(all)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, missing]) => missing)
}

function partsMissing(line: PlanLine, context: LineContext): readonly Missing[] {
  const { claim } = line
  const { said, plan } = context
  const { marks } = said
  const any = (kind: Missing['kind'], pieces: readonly string[]): readonly Missing[] =>
    said.find(pieces).length > 0 ? [] : [{ kind, sought: pieces }]
  if (isLeftToTemplate(line, context)) return []
  switch (claim.kind) {
    case 'subject':
      return any('words', said.wordsOfSubject(claim.entity))
    case 'demands':
      return unspoken(line, claim.policy, context)
    case 'payee':
      return claim.isPaid ? payeeMissing(claim, said) : any('payee', said.wordsOfPayee(claim.entity))
    case 'test':
      if (claim.node.kind === 'literal') return any('discretion', marks.discretion)
      return testMissing(line, claim, context)
    case 'amount': {
      const look = lookUp(context, line, claim.policy)
      return [
        ...claim.nodes.flatMap((node) => [...missingOf(node, look), ...countsMissing(node, look)]),
        ...reckonedMissing(claim.nodes, line, said, context.figures, context.claims),
        ...claim.nodes.flatMap((node) => daysAddedMissing(node, said, context.figures)),
      ]
    }
    case 'region':
      return missingOf(claim.node, lookUp(context, line, plan.policies.get(line.owner)))
    case 'day': {
      if (isDaySaid(claim.day, claim.side, said.passage, marks.before_day))
        return isDayOfNeighbour(claim.day, claim.side, line, plan.policies.get(line.owner), context)
          ? [{ kind: 'apart', sought: [dayText(claim.day)] }]
          : []
      const isIssue = claim.day.kind === 'day' && claim.day.day === plan.issuedOn && claim.side === 'from'
      return isIssue && context.isFromIssue ? [] : [{ kind: 'day', sought: [dayText(claim.day)] }]
    }
    case 'values':
      return valuesMissing(line, claim, context)
    case 'once_only':
      return [
        ...onceMissing(claim.scope, said, line, plan),
        ...yearlyMissing(claim.scope, line, context),
        ...scopeMissing(claim.scope, sumsOf(line, context), said),
        ...onceKeyMissing(claim.keys, plan.policies.get(line.owner)?.program.subject, said),
      ]
    case 'cap':
      return [
        ...limitMissing(context.figures.of(claim.limit), said),
        ...(claim.scope === 'year' ? any('limit', marks.once_a_year) : []),
        ...capKeyMissing(claim.key, context.figures.of(claim.limit), said),
      ]
    case 'quote':
      return said.find([quoted(claim.text)]).length > 0 ? [] : [{ kind: 'words', sought: [claim.text] }]
    case 'told':
      return [
        ...toldMissing(withoutNumbersOf(plan, claim.text), claim.isGroup, said, textsBeside(line, plan)),
        ...(claim.done.length === 0 ? [] : groupApart(claim.text, claim.done, said)),
      ]
    case 'each':
      return eachMissing(claim.text, said)
    case 'goal':
      return goalMissing(claim.name, claim.goal, said)
    case 'due':
      return dueMissing(claim.day, claim.goal, said, endsUnder(line, plan))
    case 'direction':
      return directionMissing(claim.comparison, claim.goal, claim.better, said)
    case 'cadence':
      return cadenceMissing(claim.cadence, said, plan.issuedOn)
    case 'times':
      return stepTimesMissing(claim.step, claim.times, said)
    case 'recipient':
      return recipientMissing(claim.name, plan.issuer, said)
    case 'start':
      return startMissing(claim.day, said, plan.issuedOn)
    case 'top_up':
      return any('top_up', marks.top_up)
    case 'exclusion':
      return [
        ...any('exclusion', marks.exclusion),
        ...claim.names.flatMap((name) => (isNamedInPart(name, said) ? [] : [{ kind: 'words' as const, sought: [name] }])),
        ...excludedMissing(claim.names, said),
        ...exclusionKeyMissing(
          claim.key,
          claim.policies.flatMap((id) => plan.policies.get(id)?.program.subject ?? []),
          said,
        ),
      ]
  }
}

/** The other policies under the clause of one. */
const sharing = (policy: Policy | undefined, { policies }: Plan): readonly Policy[] =>
  [...policies.values()].filter((each) => each.clause === policy?.clause && each !== policy)

/** What a policy is about, and what the terms it reads are facts of. */
function entitiesOf({ program: { subject, definitions } }: Policy, terms: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([subject, ...[...terms].map((key) => definitions.get(key)?.entity ?? key.slice(0, key.indexOf('.')))])
}

/** What the clause of a policy gives something to, or demands for it, and the policies under it leave out. */
function unspoken(line: PlanLine, policy: Policy, context: LineContext): readonly Missing[] {
  const { plan, spoken, own } = context
  const sharing = [...plan.policies.values()].filter((each) => each.clause === policy.clause)
  const values = sharing.flatMap(({ program }) => [...(spoken.get(program.id) ?? [])])
  const all = new Map<string, ReadonlySet<bigint>>()
  for (const [enumeration, codes] of values) all.set(enumeration, new Set([...(all.get(enumeration) ?? []), ...codes]))
  // What a person is only to look at gives nobody anything.
  const terms = new Set(sharing.flatMap((each) => [...termsSpokenOf(each, false)]))
  const said = own(policy)
  const kinds = kindsLeftOut(said, terms, all, entitiesOf(policy, terms))
  const known = new Set(kinds.flatMap(({ sought }) => sought))
  const demanded = demandedMissing(policy, sharing, { ...lookUp(context, line, policy), said }).flatMap((missing) => {
    const sought = missing.sought.filter((word) => !known.has(word))
    return sought.length === 0 ? [] : [{ ...missing, sought }]
  })
  return [...kinds, ...demanded]
}

/**
 * A clause that only names a benefit leaves to the documents above whom it is about, whom it pays and how it is reckoned: what the
 * plan takes from its template stands on the template's sources, as long as no sum of the clause goes with it.
 */
function isLeftToTemplate({ claim, owner, isRepeated }: PlanLine, { plan, said, figures }: LineContext): boolean {
  const policy = plan.policies.get(owner)
  if (!isRepeated || policy === undefined || !isBenefitNamed(policy.program.zh, said)) return false
  if (claim.kind === 'subject' || claim.kind === 'payee') return true
  return claim.kind === 'amount' && [...policy.parameters].every((id) => figures.of(id).length === 0)
}

function lookUp(
  { plan, said, whole, figures, titles, spoken, taken, definitions }: LineContext,
  { owner, clause }: PlanLine,
  policy: Policy | undefined,
): LookUp {
  const [any] = plan.policies.values()
  const others = sharing(policy, plan)
  return {
    said,
    plan: plan.id,
    clause,
    elsewhere: whole,
    definitions: (policy ?? any)?.program.definitions ?? new Map(),
    allDefinitions: definitions,
    parameters: plan.parameters,
    figures,
    titles,
    spoken: spoken.get(owner) ?? new Map(),
    spokenByOthers: others.flatMap(({ program }) => taken.get(program.id)?.values ?? []),
    terms: policy === undefined ? new Set() : termsNamed(policy, clause),
    entities: policy === undefined ? new Set() : entitiesOf(policy, termsSpokenOf(policy)),
    termsOfOthers: new Set(others.flatMap(({ program }) => [...(taken.get(program.id)?.terms ?? [])])),
    rows: policy === undefined ? new Map() : rowsOf(policy, plan, clause, figures),
    readByOthers: new Set(others.flatMap(({ parameters }) => [...parameters])),
    reckoned: policy === undefined ? new Set() : reckonedFrom(policy),
    date: policy?.program.date,
  }
}

/** For which values the tables of a clause give something, of those the amount of a policy is looked up in. */
function rowsOf(policy: Policy, plan: Plan, clause: string, figures: OwnFigures): SpokenValues {
  const found = new Map<string, ReadonlySet<bigint>>()
  for (const parameter of plan.parameters.values()) {
    const { shape, entries } = parameter
    if (shape.kind !== 'table' || shape.key.kind !== 'enumeration' || !paidBy(policy).includes(shape.id)) continue
    const own = entries.filter((entry) => entry.plan === plan.id && entry.clause === clause)
    const codes = own.flatMap((entry) => figures.byClass(parameter, entry).map(({ code }) => code))
    found.set(shape.key.enumeration, new Set([...(found.get(shape.key.enumeration) ?? []), ...codes]))
  }
  return found
}

/** Words of a document as they stand there, where an ellipsis leaves some out. */
function quoted(text: string): string {
  return plain(text.replaceAll('...', '\u2026'))
    .split(/\.{3}|\u2026+/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\u2026')
}

type Test = Extract<PlanLine['claim'], { kind: 'test' }>

/** What a condition says that the clause does not; a review points at what a person is to look at, wherever in the clause, said or denied. */
function testMissing(line: PlanLine, { node, policy, isReview }: Test, context: LineContext): readonly Missing[] {
  const look = lookUp(context, line, policy)
  const missing = missingOf(node, look)
  if (missing.length === 0) {
    const isOwn = policy !== undefined && !isReview && policy.clause === line.clause && !line.isRepeated
    if (!isOwn) return []
    const apart = standsApart(node, policy, look)
    return apart.length > 0 ? apart : saidOfNeighbour(node, policy, sharing(policy, context.plan), look)
  }
  // Its template answers for what the clause leaves out, not for what it says otherwise.
  if (line.isRepeated && isSaidInPart(node, look))
    return missing.filter(({ kind }) => kind === 'either' || kind === 'together' || kind === 'bound')
  if (!isReview) return missing
  const whole = context.whole(line.clause) ?? look.said
  const everywhere = { ...look, said: whole }
  return [look, everywhere].some((each) => missingOf(node, each).length === 0 || missingOf(node, each, 'denied').length === 0)
    ? []
    : missing
}

/**
 * Whether the clause says a part of what a template says too: a plan that writes a condition again to cite its own clause for it
 * rests on the template for what the clause leaves out.
 */
function isSaidInPart(node: Node, look: LookUp): boolean {
  return node.kind === 'logical' && node.operands.some((part) => hasTerms(part) && missingOf(part, look).length === 0)
}

function hasTerms(node: Node): boolean {
  return node.kind === 'field' || node.kind === 'definition' || childrenOf(node).some(hasTerms)
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

function valuesMissing(line: PlanLine, claim: Extract<PlanLine['claim'], { kind: 'values' }>, context: LineContext): readonly Missing[] {
  const { clause } = line
  const { plan, said, figures, claims, paid, read } = context
  const { parameter, entry } = claim
  const numbers = figures.ofEntry(parameter, entry).flatMap((figure): readonly Missing[] => {
    const found = figuresOf(figure, said.passage)
    if (found.length === 0) return [{ kind: 'number', sought: [figure.shown] }]
    // What the clause calls the most is no sum, and a sum is not the most there can be.
    const isLimit = ({ bound }: FigureHit) => bound === 'ceiling' || bound === 'at_most'
    const fits = (hit: FigureHit) =>
      figure.standing === undefined || !paid.has(parameter.shape.id) || isLimit(hit) === (figure.standing === 'ceiling')
    return found.some(fits) ? [] : [{ kind: 'bound', sought: [figure.shown] }]
  })
  const isRead = read.has(parameter.shape.id)
  return [
    ...(isRead || figures.ofEntry(parameter, entry).length === 0 ? [] : [{ kind: 'unread' as const, sought: [parameter.shape.zh] }]),
    ...entryDaysMissing(parameter, entry, plan, said),
    ...numbers,
    ...(numbers.length > 0
      ? []
      : [...classesMissing(parameter, entry, said, figures, claims), ...tiersMissing(parameter, entry, said, figures, claims)]),
    ...edgesMissing(parameter, entry, said, figures),
    ...(entry.value.kind === 'cell' ? misplacedMissing(parameter, clause, figures.ofEntry(parameter, entry), said, claims) : []),
    ...dateValueMissing(parameter, entry, plan, saidOfReaders(parameter, clause, context), figures),
    ...industriesMissing(claim, said),
    ...valuesApart(line, claim, context),
  ]
}

/** Whether the days of a line stand beside what only other policies under its clause speak of, which hold them too. */
function isDayOfNeighbour(day: MaskedDate, side: 'from' | 'to', line: PlanLine, reader: Policy | undefined, context: LineContext): boolean {
  const { plan, said } = context
  if (reader === undefined || reader.clause !== line.clause) return false
  // What runs for the time of a policy runs for that of the one before.
  const isOfAny = ({ from }: Hit) => {
    const part = partAt(said.passage, from)
    return findAny({ text: said.passage.text.slice(part.from, part.to) }, said.marks.policy_period, []).length > 0
  }
  const others = sharing(reader, plan).map((policy) => ({
    policy,
    held: daysOf(policy, plan).flatMap((each) => (each.side === side ? dayHits(each.day, side, said.passage) : [])),
  }))
  const hits = dayHits(day, side, said.passage)
  return !hits.some(isOfAny) && isOfNeighbour(hits, reader, others, lookUp(context, line, reader))
}

/** The days a policy and the values it reads begin and end on. */
function daysOf(
  { period, parameters: read }: Policy,
  { parameters }: Plan,
): readonly { readonly day: MaskedDate; readonly side: 'from' | 'to' }[] {
  const entries = [...parameters.values()].filter(({ shape }) => read.has(shape.id)).flatMap((each) => each.entries)
  return [...(period === undefined ? [] : [period]), ...entries].flatMap(({ from, to }) => [
    { day: from, side: 'from' as const },
    { day: to, side: 'to' as const },
  ])
}

/** Places of a value and of the days it holds for that the clause gives to a policy that does not read it. */
function valuesApart(
  line: PlanLine,
  { parameter, entry }: Extract<PlanLine['claim'], { kind: 'values' }>,
  context: LineContext,
): readonly Missing[] {
  const { plan, said, figures } = context
  const [reader, ...more] = [...plan.policies.values()].filter(({ parameters }) => parameters.has(parameter.shape.id))
  if (reader === undefined || more.length > 0 || reader.clause !== line.clause) return []
  const others = sharing(reader, plan).map((policy) => ({
    policy,
    held: [...policy.parameters].flatMap((id) => figures.of(id)).flatMap((figure) => figuresOf(figure, said.passage)),
  }))
  const days = (['from', 'to'] as const)
    .filter((side) => isDayOfNeighbour(entry[side], side, line, reader, context))
    .map((side) => dayText(entry[side]))
  const held = entry.value.kind === 'cell' ? figures.ofEntry(parameter, entry) : []
  const apart = held
    .filter((figure) => isOfNeighbour(figuresOf(figure, said.passage), reader, others, lookUp(context, line, reader)))
    .map(({ shown }) => shown)
  return days.length + apart.length === 0 ? [] : [{ kind: 'apart', sought: [...days, ...apart] }]
}

/** What a clause says of the one policy under it that reads a parameter; all it says where several do, or none. */
function saidOfReaders({ shape }: Parameter, clause: string, { plan, said, own }: LineContext): TermsSaid {
  const [reader, ...more] = [...plan.policies.values()].filter(({ parameters }) => parameters.has(shape.id))
  return reader !== undefined && more.length === 0 && reader.clause === clause ? own(reader) : said
}

/** Every industry of a list by its name. */
function industriesMissing({ entry }: Extract<PlanLine['claim'], { kind: 'values' }>, said: TermsSaid): readonly Missing[] {
  if (entry.value.kind !== 'texts') return []
  const { texts } = entry.value
  const unsaid = texts.flatMap((code) => {
    const words = said.wordsOfIndustry(code)
    return words.length === 0 || said.find(words).length > 0 ? [] : [{ kind: 'words' as const, sought: words }]
  })
  // What the clause lists beside an industry of the list belongs on it.
  const hitsOf = (code: string) => said.find(said.wordsOfIndustry(code)).map((hit) => ({ ...hit, code }))
  const own = texts.flatMap(hitsOf)
  const others = said.industriesNamed.flatMap(hitsOf).filter((hit) => !own.some(({ from, to }) => from < hit.to && hit.from < to))
  const leftOut = runsOf([...own, ...others], said, true)
    .filter((run) => run.some((hit) => own.includes(hit)))
    .flatMap((run) => run.filter((hit) => others.includes(hit)))
    .map(({ from, to }) => said.passage.text.slice(from, to))
  return [...unsaid, ...(leftOut.length === 0 ? [] : [{ kind: 'left_out' as const, sought: [...new Set(leftOut)] }])]
}

/** Once at all, or once in every year: the clause says which. */
function onceMissing(scope: SettlementScope, said: TermsSaid, { owner }: PlanLine, plan: Plan): readonly Missing[] {
  const once = said.find(said.marks.once).filter((hit) => !isNameOfAnother(hit, plan.policies.get(owner), plan, said))
  if (once.length === 0) return [{ kind: 'once', sought: said.marks.once }]
  const yearly = said.find(said.marks.once_a_year)
  const isInSentence = (hit: Hit) => {
    const sentence = sentenceAt(said.passage, hit.from)
    return yearly.some(({ from, to }) => sentence.from <= from && to <= sentence.to)
  }
  if (scope === 'year') return once.some(isInSentence) ? [] : [{ kind: 'once', sought: said.marks.once_a_year }]
  const isYearly = once.every((hit) => yearly.some(({ from, to }) => from < hit.to && hit.from - to <= NEAR * 2))
  return isYearly ? [{ kind: 'once', sought: said.marks.once }] : []
}

/** Up to the next mark. */
const namedBehind = new RegExp(`^[^,${PAUSE}${STOP};!?\\n]*`)

/** Whether a word stands right before what another policy under the clause is called. */
function isNameOfAnother({ to }: Hit, policy: Policy | undefined, plan: Plan, { passage, marks }: TermsSaid): boolean {
  const [named = ''] = namedBehind.exec(passage.text.slice(to)) ?? []
  const most = (each: Policy) => piecesHeard(each.program.zh, named, marks.common)
  return policy !== undefined && sharing(policy, plan).some((other) => most(other) > Math.max(1, most(policy)))
}

/** The sums the policy of a line pays. */
function sumsOf({ owner }: PlanLine, { plan, figures, paid }: LineContext): readonly PlanFigure[] {
  return [...(plan.policies.get(owner)?.parameters ?? [])].filter((id) => paid.has(id)).flatMap((id) => figures.of(id))
}

/** A sum that is so much a year is not paid once and for all. */
function yearlyMissing(scope: SettlementScope, line: PlanLine, context: LineContext): readonly Missing[] {
  if (scope !== 'ever') return []
  const { said } = context
  const sums = sumsOf(line, context)
  const found = sums.flatMap((sum) => figuresOf(sum, said.passage))
  const yearly = said.find(said.marks.once_a_year)
  const isYearly = ({ from }: FigureHit) => yearly.some(({ to }) => to <= from && from - to <= NEAR)
  return found.length > 0 && found.every(isYearly) ? [{ kind: 'once', sought: said.marks.once }] : []
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

/** What the other orders under a clause tell, and the summary and the names of its policies. */
function textsBeside({ clause }: PlanLine, { orders, policies, clauses }: Plan): readonly string[] {
  const here = <T extends { readonly clause: string }>(all: ReadonlyMap<string, T>) =>
    [...all.values()].filter((each) => each.clause === clause)
  return [
    ...here(orders.tasks).flatMap(({ zh, measures }) => [zh, ...measures.map(({ what }) => what)]),
    ...here(orders.services).flatMap(({ zh, group }) => [zh, group ?? '']),
    ...here(orders.targets).flatMap(({ zh, group }) => [zh, group ?? '']),
    ...here(policies).map(({ program }) => program.zh),
    ...clauses.filter(({ number }) => number === clause).map(({ summary }) => summary),
  ]
}

/** The days the policies under a clause, and the values it gives, end on. */
function endsUnder({ clause }: PlanLine, { policies, parameters }: Plan): readonly Period['to'][] {
  return [
    ...[...policies.values()].filter((each) => each.clause === clause).flatMap(({ period }) => (period === undefined ? [] : [period.to])),
    ...[...parameters.values()].flatMap(({ entries }) => entries.filter((each) => each.clause === clause).map(({ to }) => to)),
  ].filter(({ kind }) => kind !== 'open')
}

/** A text without the numbers of clauses it points to. */
function withoutNumbersOf({ clauses }: Plan, text: string): string {
  const numbers = clauses.map(({ number }) => number).filter((number) => /\d/.test(number))
  return numbers.toSorted((a, b) => b.length - a.length).reduce((left, number) => left.replaceAll(number, ''), text)
}
