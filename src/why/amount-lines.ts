import { formatDate, formatMonth } from '../kernel/calendar.ts'
import { formatYuan } from '../kernel/money.ts'
import type { PlanSet, Variant } from '../plans/index.ts'
import { type Explanation, type Node, type Origin, type PrintNames, printNode, type Step } from '../rules/index.ts'
import { formatValue } from '../screening/index.ts'
import type { ClauseAt } from './clauses.ts'
import { standingWords, whyWords } from './words.zh.ts'

/** One line of how an amount came about: what it is, what it rests on, its value as shown. */
export interface AmountLine {
  readonly label: string
  readonly basis: string
  /** The clause that the value comes from. */
  readonly clause: ClauseAt | undefined
  readonly value: string
  /** What the lines above come to. */
  readonly isSum: boolean
  /** What shows the value, or that by which it is looked up, where it was established and not delivered. */
  readonly evidence?: string
}

/** A value that somebody established: what shows it, and its day. */
export interface EstablishedFact {
  readonly evidence: string
  /** YYYY-MM-DD. */
  readonly day: string
}

/** What the lines are written with. */
export interface LinePlace {
  readonly variant: Variant
  readonly set: PlanSet
  readonly names: PrintNames
  /** What the facts were known on, YYYY-MM-DD. */
  readonly knownOn: string
  /** What was established of a field beside the subject after its register was delivered. */
  established(node: Node): EstablishedFact | undefined
}

/** How the amount of an explanation came about, line by line; none where the policy computes none or a part of it is unknown. */
export function amountLines({ amount, schedule }: Explanation, place: LinePlace): readonly AmountLine[] {
  if (amount === undefined || amount.value === null) return []
  if (place.variant.bound.program.result.kind !== 'schedule') return new Ledger(place).of(amount)
  return schedule.flatMap(({ zh, monthly, from, to, months, due }) => {
    const ledger = new Ledger(place)
    const lines = ledger.of(monthly, whyWords.monthly(zh))
    const until = due === undefined || due.value === null ? '' : `${whyWords.comma}${whyWords.payBy(ledger.shown(due))}`
    const months_ = {
      label: zh,
      basis: `${whyWords.month(formatMonth(from), formatMonth(to), months)}${until}`,
      clause: undefined,
      value: `× ${months}`,
      isSum: false,
    }
    return [...lines, months_]
  })
}

/** Lays the steps of a computation out as numbered lines: what is looked up first, what follows from it by its numbers. */
class Ledger {
  private readonly place: LinePlace
  private readonly lines: AmountLine[] = []
  private readonly known = new Map<string, string>()

  constructor(place: LinePlace) {
    this.place = place
  }

  of(step: Step, name: string = whyWords.computed): readonly AmountLine[] {
    this.lay(step, name)
    return this.lines
  }

  shown(step: Step): string {
    const { type } = step.node
    if (step.value !== null && type.kind === 'number' && type.dimension === 'yuan' && type.scale === 2)
      return formatYuan(BigInt(step.value as number | bigint))
    return formatValue(step.value, type, this.place.set.vocabulary)
  }

  /** How a formula refers to a step: by the number of its line, or by what it is where it has none. */
  private lay(step: Step, name?: string): string {
    const { node } = step
    const [first] = step.steps
    if (node.kind === 'literal') return this.shown(step)
    if (node.kind === 'conditional') {
      const [, branch, other] = step.steps
      return branch === undefined || other !== undefined ? this.leaf(step, name) : this.lay(branch, name)
    }
    if ((node.kind === 'definition' || node.kind === 'strategy') && first !== undefined)
      return this.lay(first, name ?? printNode(node, this.place.names))
    if (node.kind === 'round' && first !== undefined) return this.rounded(step, first, name)
    const formula = this.formula(step)
    if (formula === undefined) return this.leaf(step, name)
    if (name === undefined) return whyWords.bracketed(formula)
    return this.add(step, { label: whyWords.equals(name, formula), basis: '', clause: undefined, isSum: true })
  }

  private rounded(step: Step, within: Step, given: string | undefined): string {
    const { operand, name } = this.named(within, given)
    const formula = this.formula(operand)
    if (formula === undefined) return this.lay(operand, name === whyWords.computed ? undefined : name)
    const exact = this.shown(operand)
    const basis = isExact(operand, step) ? '' : whyWords.rounded(exact)
    return this.add(step, { label: whyWords.equals(name ?? whyWords.computed, formula), basis, clause: undefined, isSum: true })
  }

  /** What a name stands for, with that name where there is no better one: the name and its rounding are one line. */
  private named(step: Step, name: string | undefined): { readonly operand: Step; readonly name: string | undefined } {
    const { node, steps } = step
    const [first, branch, other] = steps
    if ((node.kind === 'definition' || node.kind === 'strategy') && first !== undefined)
      return this.named(first, name === undefined || name === whyWords.computed ? printNode(node, this.place.names) : name)
    if (node.kind === 'conditional' && branch !== undefined && other === undefined) return this.named(branch, name)
    return { operand: step, name }
  }

  /** What a composite computes, by its lines; undefined for what is looked up. */
  private formula(step: Step): string | undefined {
    const { node } = step
    if (node.kind === 'arithmetic') {
      const signs = node.operator === '*' ? '×' : node.operator === '+' ? whyWords.plus : whyWords.minus
      return chain(step, node.operator)
        .map((part) => this.lay(part))
        .join(signs)
    }
    const parts = () => step.steps.map((part) => this.lay(part))
    if (node.kind === 'ratio') return parts().join('÷')
    if (node.kind === 'scaled_ratio') return parts().join('×')
    if (node.kind === 'extreme') return node.which === 'smaller' ? whyWords.smaller(parts()) : whyWords.larger(parts())
    return undefined
  }

  private leaf(step: Step, name: string | undefined): string {
    const { node, parameter } = step
    const { names } = this.place
    const key = node.kind === 'lookup' ? step.steps[0] : undefined
    const label =
      node.kind === 'lookup' && key !== undefined
        ? whyWords.ofKey(names.parameter(node.parameter), this.shown(key))
        : printNode(node, names)
    return this.add(step, {
      label: name === undefined || name === whyWords.computed ? label : name,
      basis: parameter === undefined ? this.sourceText(step) : originText(parameter.origin, this.place, parameter.standing),
      clause: clauseOfOrigin(parameter?.origin, this.place.set),
      isSum: false,
      ...evidenceOf(this.place.established(key?.node ?? node)),
    })
  }

  private sourceText({ node, records }: Step): string {
    const source = sourceOf(node, this.place.set)
    const own = this.place.established(node)
    const registered = source === '' ? '' : whyWords.asOf(source, this.place.knownOn)
    const text = own === undefined ? registered : whyWords.established(own.day)
    const counted = records === undefined ? '' : whyWords.records(records.total, records.taken, records.unknown)
    return [text, counted].filter((part) => part !== '').join(whyWords.comma)
  }

  /** A line, once for what is the same: gives its number. */
  private add(step: Step, line: Omit<AmountLine, 'value'>): string {
    const value = this.shown(step)
    const isFactor = step.node.type.kind === 'number' && step.node.type.dimension === '' && !line.isSum
    const same = `${line.label}\n${value}`
    const known = this.known.get(same)
    if (known !== undefined) return known
    this.lines.push({ ...line, value: isFactor ? `× ${value}` : value })
    const number = String(this.lines.length)
    this.known.set(same, number)
    return number
  }
}

function evidenceOf(fact: EstablishedFact | undefined): { readonly evidence?: string } {
  return fact === undefined ? {} : { evidence: fact.evidence }
}

/** Whether rounding changed nothing. */
function isExact({ value, node }: Step, rounded: Step): boolean {
  if (node.type.kind !== 'number' || rounded.node.type.kind !== 'number' || value === null || typeof value === 'object') return false
  const scale = node.type.scale - rounded.node.type.scale
  return scale >= 0 && BigInt(value as number | bigint) === BigInt(rounded.value as number | bigint) * 10n ** BigInt(scale)
}

/** The parts of a chain of one kind: a sum with its deductions is told apart from a product. */
function chain(step: Step, operator: '+' | '-' | '*'): readonly Step[] {
  const [left, right] = step.steps
  if (left === undefined || right === undefined) return [step]
  const isSame = left.node.kind === 'arithmetic' && left.node.operator === operator
  return [...(isSame ? chain(left, operator) : [left]), right]
}

/** Whose fact a node is, by the glossary; empty for what is no fact. */
export function sourceOf(node: Node, { vocabulary }: PlanSet): string {
  if (node.kind === 'field') {
    const entity = vocabulary.entities.get(node.record.entity)
    return [entity?.fields.get(node.field)?.source, entity?.source].find((source) => source !== undefined && source !== '') ?? ''
  }
  if (node.kind === 'aggregate' || node.kind === 'quantified') return vocabulary.entities.get(node.relation.entity)?.source ?? ''
  return ''
}

/** A document and clause as people cite them. */
export function clauseText(plan: string, clause: string, { plans }: PlanSet): string {
  const found = plans.get(plan)
  return [found?.number ?? found?.title ?? plan, clause].filter((part) => part !== '').join(' ')
}

/** The clause a value stands in; what plans share stands in none that could be opened. */
function clauseOfOrigin(origin: Origin | undefined, { plans }: PlanSet): ClauseAt | undefined {
  return origin === undefined || !plans.has(origin.plan) ? undefined : { plan: origin.plan, clause: origin.clause }
}

/** What a value that plans share rests on: the document its source names, or the name of the practice. */
function sharedText({ clause, source }: Origin): string {
  return whyWords.shared([source?.document ?? clause, source === undefined ? '' : standingWords[source.standing]])
}

function originText(origin: Origin | undefined, { set }: LinePlace, standing: 'set' | 'ceiling' | 'delegated'): string {
  if (origin === undefined) return ''
  const day = (date: number | undefined) => (date === undefined ? undefined : formatDate(date))
  const note = standing === 'set' ? '' : whyWords[standing]
  const from = set.plans.has(origin.plan) ? clauseText(origin.plan, origin.clause, set) : sharedText(origin)
  return [from, whyWords.period(day(origin.from), day(origin.to)), note].filter((part) => part !== '').join(whyWords.comma)
}
