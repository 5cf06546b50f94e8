import { formatDate, formatMonth } from '../../kernel/calendar.ts'
import type { PlanSet, Variant } from '../../plans/index.ts'
import {
  type ExplainedCondition,
  type Explanation,
  type Facts,
  type MissingFact,
  type Node,
  type Obstacle,
  type Origin,
  type PrintNames,
  printNode,
  type Quotient,
  type Source,
  type Step,
  soleCell,
} from '../../rules/index.ts'
import {
  causeNames,
  causeText,
  type EarlierPayments,
  earlierPaymentsAdvice,
  type FactPath,
  forceWords,
  formatRatioGap,
  formatValue,
  type InputPart,
  missingName,
  outcomeWords,
  pathOfMissing,
  printNames,
  type SettledDecision,
  statusWords,
} from '../../screening/index.ts'
import { words } from '../messages.zh.ts'
import { type Inputs, inputsLine } from './read-inputs.ts'
import { questionLines, questionsJson } from './render-questions.ts'
import { inputPartWords, runTexts } from './runs.zh.ts'

/** What rendering needs of an explained case. */
export interface ExplainedCase {
  readonly variant: Variant
  readonly explanation: Explanation
  readonly missingFacts: readonly MissingFact[]
  readonly inputs: Inputs
  readonly subject: ExplainedSubject
  /** The facts as they were read, where somebody wrote them down. */
  readonly facts?: Facts
  /** Where the facts come from; absent where somebody wrote them down. */
  readonly snapshot?: { readonly id: string; readonly title: string; readonly folder: string }
  /** What became of it after exclusions, caps and earlier payments; absent where somebody wrote the facts down. */
  readonly settlement?: FoundSettlement
}

/** Whom an explanation is about: a subject of the registry by its key, or a case somebody wrote down by its name. */
export interface ExplainedSubject {
  readonly entity: string
  readonly key?: bigint
  readonly case?: string
  /** Where it stands for the policy, as far as it is known. */
  readonly region?: { readonly code: string; readonly name: string }
}

/** The settlement of a decision by the screening with the very same inputs, or why there is none to show. */
export type FoundSettlement =
  | { readonly kind: 'settled'; readonly run: string; readonly settled: SettledDecision; readonly earlierPayments: EarlierPayments }
  /** By what somebody wrote down: the case alone, with the payments it names. */
  | { readonly kind: 'written'; readonly settled: SettledDecision }
  | { readonly kind: 'nothing_due'; readonly run: string }
  | { readonly kind: 'damaged'; readonly detail: string }
  | { readonly kind: 'not_screened'; readonly differences: readonly InputPart[] }

/** An explanation as indented lines a person can follow. */
export function explanationAsLines(found: ExplainedCase, set: PlanSet): readonly string[] {
  return new Renderer(found, set).lines()
}

/** An explanation as plain data: the same content, values both raw and as shown. */
export function explanationAsJson(found: ExplainedCase, set: PlanSet): unknown {
  return new Renderer(found, set).json()
}

/** Whom an explanation is about, in words. */
export function subjectText({ entity, key, case: written, region }: ExplainedSubject, set: PlanSet): string {
  const zh = set.vocabulary.entities.get(entity)?.zh ?? entity
  const place = region === undefined ? '' : runTexts.standsIn(region.code, region.name)
  if (key !== undefined) return `${zh} ${key}${place}`
  return written === undefined ? `${zh}${place}` : runTexts.writtenCase(zh, written)
}

/** Whom an explanation is about, as data. */
export function subjectAsJson({ entity, key, case: written, region }: ExplainedSubject, set: PlanSet): unknown {
  return {
    entity,
    name: set.vocabulary.entities.get(entity)?.zh ?? entity,
    id: key === undefined ? null : String(key),
    case: written ?? null,
    region: region ?? null,
  }
}

/** An explanation in three cells: the amount, what settlement makes of it, and what stands in the way. */
export function overviewCells(found: ExplainedCase, set: PlanSet): readonly [amount: string, settled: string, because: string] {
  return new Renderer(found, set).cells()
}

class Renderer {
  private readonly found: ExplainedCase
  private readonly set: PlanSet
  private readonly names: PrintNames

  constructor(found: ExplainedCase, set: PlanSet) {
    this.found = found
    this.set = set
    this.names = printNames(found.variant, set)
  }

  lines(): readonly string[] {
    const { variant, explanation } = this.found
    const { decision } = explanation
    return [
      `${words.subject}: ${subjectText(this.found.subject, this.set)}`,
      `${words.policy}: ${variant.policy.program.zh} (${variant.id})`,
      `${words.plan}: ${variant.plan.number ?? ''} ${variant.plan.title}  ${words.clause} ${variant.policy.clause}`,
      inputsLine(this.found.inputs, this.found.snapshot, variant.plan.id),
      `${words.outcome}: ${outcomeWords[decision.outcome]}`,
      ...(decision.amount === null ? [] : [`${words.amount}: ${this.money(decision.amount)}`]),
      ...(decision.due === null ? [] : [`${words.due}: ${formatDate(decision.due)}`]),
      ...this.obligationLines(),
      ...this.wouldBeLines(),
      ...this.settlementLines(),
      ...this.obstacleLines(),
      ...this.missingLines(),
      '',
      `${words.conditions}:`,
      ...[...explanation.conditions, ...explanation.reviews.filter(isAsking)].flatMap((condition) => this.conditionLines(condition)),
      ...(explanation.reviews.some(isReview) ? [`${words.reviews}:`] : []),
      ...explanation.reviews.filter(isReview).flatMap((review) => this.conditionLines(review)),
      ...questionLines(this.found, this.set),
      ...this.resultLines(),
    ]
  }

  cells(): readonly [string, string, string] {
    const { decision, conditions, reviews } = this.found.explanation
    const would = this.wouldBe()?.amount
    const amount = decision.amount !== null ? this.money(decision.amount) : would === undefined ? '-' : `(${this.money(would)})`
    const named = (all: readonly ExplainedCondition[], value: boolean) =>
      all.filter((each) => each.value === value).map(({ condition }) => condition.zh)
    const because = {
      ineligible: () => named(conditions, false),
      undetermined: () => this.missing().map((fact) => this.pathOf(fact)?.zh ?? this.missingText(fact)),
      needs_local_standard: () => [],
      needs_review: () => named(reviews, true),
      eligible: () => [],
    }[decision.outcome]()
    return [amount, this.settledText() ?? '-', because.join(runTexts.comma)]
  }

  private money(fen: bigint): string {
    return formatValue(fen, { kind: 'number', dimension: 'yuan', scale: 2, low: 0n, high: 0n }, this.set.vocabulary)
  }

  /** What is to be done, where the policy asks for something. */
  private obligationLines(): readonly string[] {
    const { result } = this.found.variant.bound.program
    return result.kind === 'obligation' ? [`${words.obligation}: ${result.what}`] : []
  }

  /** What a decision that grants nothing would come to if it did; undefined where it grants something or that cannot be told. */
  private wouldBe(): { readonly amount: bigint | undefined; readonly due: number | undefined } | undefined {
    const { decision, amount, due } = this.found.explanation
    if (decision.outcome !== 'ineligible' && decision.outcome !== 'undetermined') return undefined
    const [fen, day] = [amount?.value ?? undefined, due?.value ?? undefined]
    if (fen === undefined && day === undefined) return undefined
    return { amount: fen === undefined ? undefined : BigInt(fen as number | bigint), due: day === undefined ? undefined : Number(day) }
  }

  private wouldBeLines(): readonly string[] {
    const would = this.wouldBe()
    if (would === undefined) return []
    const texts = [
      ...(would.amount === undefined ? [] : [this.money(would.amount)]),
      ...(would.due === undefined ? [] : [`${words.due} ${formatDate(would.due)}`]),
    ]
    return [`${words.wouldBe}: ${texts.join(' ')}`]
  }

  private conditionLines({ condition, value, step }: ExplainedCondition): readonly string[] {
    const { asked, source } = condition
    const mark = value === true ? words.met : value === false && asked === undefined ? words.failed : words.open
    const force =
      asked !== undefined && value !== true
        ? `  ${forceWords.unmet(value === null, asked.because)}`
        : condition.isAddressing === true && value === false
          ? `  ${forceWords.outside}`
          : ''
    const line = `  ${mark} ${condition.zh} (${condition.id})  ${words.basis}: ${forceWords.basis(sourceText(source), source)}${force}`
    return [line, ...this.stepLines(step, 3)]
  }

  private resultLines(): readonly string[] {
    const { amount, due, rate, schedule, decision } = this.found.explanation
    if (decision.outcome === 'ineligible' && this.wouldBe() === undefined) return []
    return [
      ...(rate === undefined ? [] : ['', ...this.stepLines(rate, 1)]),
      ...schedule.map(
        (row) =>
          `  ${row.zh}: ${formatMonth(row.from)} - ${formatMonth(row.to)}, ${words.months(row.months)}, ${words.monthly} ${this.value(row.monthly)}${row.due === undefined ? '' : `, ${words.payBy} ${this.value(row.due)}`}`,
      ),
      ...(amount === undefined ? [] : ['', `${words.amount}:`, ...this.stepLines(amount, 1)]),
      ...(due === undefined ? [] : ['', `${words.due}:`, ...this.stepLines(due, 1)]),
    ]
  }

  /** A step and what it rests on; literals and bare facts say all there is to say on their own line. */
  private stepLines(step: Step, depth: number): readonly string[] {
    const below = step.steps.filter((child) => child.node.kind !== 'literal')
    // Of a choice only the question and the branch taken are told; the branches not taken would bury them.
    if (step.node.kind === 'conditional') return below.flatMap((child) => this.stepLines(child, depth))
    const expression = this.expression(step.node)
    const text = step.node.kind === 'round' ? words.rounded(expression) : expression
    const line = `${'  '.repeat(depth)}${text} = ${this.value(step)}${this.parameterNote(step)}${this.recordNote(step)}${this.sourceNote(step)}`
    return [line, ...below.flatMap((child) => this.stepLines(child, depth + 1))]
  }

  /** A step's expression as an author would write it; of a strategy also which way the plan has chosen. */
  private expression(node: Node): string {
    const text = printNode(node, this.names)
    if (node.kind !== 'strategy') return text
    const { bound, plan } = this.found.variant
    const chosen = soleCell(bound.parameters.get(node.parameter))?.value
    const shape = [...plan.parameters.values()].find((parameter) => parameter.shape.id === node.parameter)?.shape
    if (chosen === undefined || shape?.kind !== 'value') return text
    return `${text}[${formatValue(chosen, shape.type, this.set.vocabulary)}]`
  }

  private value(step: Step): string {
    return formatValue(step.value, step.node.type, this.set.vocabulary)
  }

  private parameterNote(step: Step): string {
    const { parameter } = step
    if (parameter?.origin === undefined) return ''
    const standing =
      parameter.standing === 'ceiling' ? ` ${words.ceiling}` : parameter.standing === 'delegated' ? ` ${words.delegated}` : ''
    const list = parameter.texts === undefined ? '' : ` [${parameter.texts.join(' ')}]`
    const { plan, clause, source } = parameter.origin
    const rests = source === undefined || source.standing === 'document' ? '' : ` ${forceWords.standing(source)}`
    return `   <${plan} ${clause}${rests}${periodText(parameter.origin)}${standing}>${list}`
  }

  private sourceNote(step: Step): string {
    const source = this.sourceOf(step.node)
    return source === undefined ? '' : `   {${source}}`
  }

  /** Where a fact comes from, as the glossary has it. */
  private sourceOf(node: Node): string | undefined {
    if (node.kind !== 'field') return undefined
    const source = this.set.vocabulary.entities.get(node.record.entity)?.fields.get(node.field)?.source
    return source === '' ? undefined : source
  }

  private recordNote(step: Step): string {
    return step.records === undefined ? '' : `   (${words.records(step.records.total, step.records.taken, step.records.unknown)})`
  }

  private settlementLines(): readonly string[] {
    const { settlement, explanation, variant } = this.found
    if (settlement === undefined || settlement.kind === 'nothing_due') return []
    if (settlement.kind === 'written') {
      const advice = settlement.settled.standing.status === 'history_unknown' ? [runTexts.writePayments] : []
      return [`${words.settled}: ${this.settledText() ?? ''}`, ...advice]
    }
    if (settlement.kind === 'damaged') return [runTexts.settlementDamaged(settlement.detail)]
    if (settlement.kind === 'not_screened') {
      const isPayment = variant.policy.program.result.kind === 'money' && explanation.decision.amount !== null
      return isPayment ? [runTexts.notScreened(settlement.differences.map((part) => inputPartWords[part]))] : []
    }
    const advice = settlement.settled.standing.status === 'history_unknown' ? [earlierPaymentsAdvice[settlement.earlierPayments]] : []
    return [`${words.settled}: ${this.settledText() ?? ''}  ${settlement.run}`, ...advice]
  }

  /** What settlement makes of the decision, in one text; undefined where there is none. */
  private settledText(): string | undefined {
    const { settlement } = this.found
    if (settlement?.kind !== 'settled' && settlement?.kind !== 'written') return undefined
    const { settled } = settlement
    const net = settled.net === undefined ? '-' : this.money(BigInt(settled.net))
    const paid = settled.paidBefore === '0' ? '' : words.paidBefore(this.money(BigInt(settled.paidBefore)))
    const { status, cause } = settled.standing
    const because = cause === undefined ? '' : ` ${causeText(cause, causeNames(this.set))}`
    const review = this.openAmount(settled.awaitingReview, runTexts.explainedReview)
    const reserved = this.openAmount(settled.reserved, runTexts.explainedReserved)
    return `${net} (${statusWords[status]}${because}${paid}${review}${reserved})`
  }

  /** An amount that is not payable yet, where there is one. */
  private openAmount(fen: string | undefined, say: (amount: string) => string): string {
    return fen === undefined || fen === '0' ? '' : say(this.money(BigInt(fen)))
  }

  private missingLines(): readonly string[] {
    const missing = this.missing()
    if (missing.length === 0) return []
    return [`${words.missing}:`, ...missing.map((fact) => `  ${this.missingLine(fact)}`)]
  }

  private missing(): readonly MissingFact[] {
    const { missingFacts, explanation } = this.found
    return missingFacts.filter((_, bit) => (explanation.decision.missing >> BigInt(bit)) % 2n === 1n)
  }

  private pathOf(fact: MissingFact): FactPath | undefined {
    return pathOfMissing(fact, this.found.variant.bound.program.subject, this.set.vocabulary)
  }

  /** A missing fact as the key to write in a file of facts, in terms and in ids. */
  private missingLine(fact: MissingFact): string {
    const path = this.pathOf(fact)
    if (path === undefined) return this.missingText(fact)
    const name = fact.kind === 'field' || fact.kind === 'relation' ? '' : `${this.missingText(fact)}: `
    return `${name}${path.zh} (${path.id})`
  }

  private missingText(fact: MissingFact): string {
    return fact.kind === 'parameter_gap' ? this.names.parameter(fact.parameter) : missingName(fact, this.set.vocabulary)
  }

  private obstacleLines(): readonly string[] {
    const { obstacle } = this.found.explanation
    if (obstacle === undefined) return []
    return [`${words.obstacle}: ${obstacle.condition.zh}. ${this.obstacleText(obstacle)}`]
  }

  private obstacleText(obstacle: Obstacle): string {
    const { comparison } = obstacle
    if (comparison === undefined) return obstacle.fact === undefined ? '' : words.obstacleFact(printNode(obstacle.fact, this.names))
    const left = formatValue(obstacle.left, comparison.left.type, this.set.vocabulary)
    const right = formatValue(obstacle.right, comparison.right.type, this.set.vocabulary)
    return `${printNode(comparison, this.names)}: ${words.obstacleGap(left, `${comparison.operator} ${right}`, this.gap(obstacle, comparison))}`
  }

  private gap(obstacle: Obstacle, comparison: Extract<Node, { kind: 'compare' }>): string {
    const { left, right } = comparison
    if (left.type.kind === 'ratio' && right.type.kind === 'number')
      return formatRatioGap(
        obstacle.left as Quotient,
        left.type,
        BigInt(obstacle.right as number | bigint),
        right.type.scale,
        this.set.vocabulary,
      )
    if (left.type.kind === 'date') return words.days(Math.abs(Number(obstacle.left) - Number(obstacle.right)))
    if (left.type.kind !== 'number' || right.type.kind !== 'number' || left.type.scale !== right.type.scale) return '-'
    const difference = BigInt(obstacle.right as number | bigint) - BigInt(obstacle.left as number | bigint)
    return formatValue(difference < 0n ? -difference : difference, left.type, this.set.vocabulary)
  }

  json(): unknown {
    const { variant, explanation } = this.found
    const { decision } = explanation
    const condition = (explained: ExplainedCondition) => ({
      id: explained.condition.id,
      zh: explained.condition.zh,
      source: explained.condition.source,
      restsOn: forceWords.standing(explained.condition.source),
      force: explained.condition.asked === undefined ? 'refuses' : 'asks',
      because: explained.condition.asked?.because,
      value: explained.value,
      step: this.stepJson(explained.step),
    })
    return {
      policy: variant.policy.program.id,
      policyName: variant.policy.program.zh,
      variant: variant.id,
      plan: variant.plan.id,
      number: variant.plan.number,
      title: variant.plan.title,
      clause: variant.policy.clause,
      subject: subjectAsJson(this.found.subject, this.set),
      outcome: decision.outcome,
      outcomeText: outcomeWords[decision.outcome],
      result: variant.bound.program.result.kind,
      amountFen: decision.amount,
      due: decision.due === null ? null : formatDate(decision.due),
      wouldBe: this.wouldBeJson(),
      ...this.resultJson(),
      inputs: this.inputsJson(),
      settlement: this.settlementJson(),
      missing: this.missing().map((fact) => this.missingText(fact)),
      missingFacts: this.missing().map((fact) => {
        const path = this.pathOf(fact)
        return { kind: fact.kind, name: this.missingText(fact), path: path?.zh ?? null, idPath: path?.id ?? null }
      }),
      obstacle:
        explanation.obstacle === undefined
          ? null
          : { condition: explanation.obstacle.condition.id, text: this.obstacleText(explanation.obstacle) },
      conditions: [...explanation.conditions, ...explanation.reviews.filter(isAsking)].map(condition),
      reviews: explanation.reviews.filter(isReview).map(condition),
      questions: questionsJson(this.found, this.set),
      amount: explanation.amount === undefined ? null : this.stepJson(explanation.amount),
      schedule: explanation.schedule.map((row) => ({
        id: row.id,
        zh: row.zh,
        from: formatMonth(row.from),
        to: formatMonth(row.to),
        months: row.months,
        monthly: this.value(row.monthly),
        payBy: row.due === undefined ? null : this.value(row.due),
      })),
    }
  }

  private wouldBeJson(): unknown {
    const would = this.wouldBe()
    if (would === undefined) return null
    return { amountFen: would.amount ?? null, due: would.due === undefined ? null : formatDate(would.due) }
  }

  /** The rate with what it saves a month, and what is to be done: each null where the policy gives something else. */
  private resultJson(): object {
    const { rate, amount, due } = this.found.explanation
    const { result } = this.found.variant.bound.program
    return {
      rate: rate === undefined ? null : { value: this.value(rate), step: this.stepJson(rate) },
      savingMonthly:
        rate === undefined || amount === undefined
          ? null
          : { fen: amount.value === null ? null : String(amount.value), value: this.value(amount) },
      obligation:
        result.kind === 'obligation'
          ? { what: result.what, due: due === undefined || due.value === null ? null : formatDate(Number(due.value)) }
          : null,
    }
  }

  private inputsJson(): unknown {
    const { inputs, snapshot } = this.found
    const { link, run } = inputs
    return {
      date: formatDate(link.screeningDate),
      knownOn: formatDate(link.knownOn),
      snapshot: snapshot ?? null,
      run: run === undefined ? null : run.folder,
      years: Object.fromEntries(link.years.get(this.found.variant.plan.id) ?? []),
      overrides: (link.overrides ?? []).length,
    }
  }

  /** What is known of the settlement; null where there was nothing to settle. */
  private settlementJson(): unknown {
    const { settlement } = this.found
    if (settlement === undefined || settlement.kind === 'nothing_due') return null
    if (settlement.kind !== 'settled' && settlement.kind !== 'written') {
      const { kind, ...why } = settlement
      return { status: kind, ...why }
    }
    const { standing, ...amounts } = settlement.settled
    const { status, cause } = standing
    return {
      ...amounts,
      status,
      statusText: statusWords[status],
      cause: cause ?? null,
      causeText: cause === undefined ? null : causeText(cause, causeNames(this.set)),
      run: settlement.kind === 'settled' ? settlement.run : null,
    }
  }

  private stepJson(step: Step): unknown {
    return {
      expression: this.expression(step.node),
      value: this.value(step),
      source: this.sourceOf(step.node),
      parameter: step.parameter === undefined ? undefined : { ...step.parameter, origin: originJson(step.parameter.origin) },
      records: step.records,
      steps: step.steps.map((child) => this.stepJson(child)),
    }
  }
}

/** A requirement that only asks. */
const isAsking = ({ condition }: ExplainedCondition) => condition.asked !== undefined
/** A review of the plan's own; open questions are told for themselves. */
const isReview = ({ condition }: ExplainedCondition) => condition.asked === undefined && condition.question === undefined

function sourceText(source: Source): string {
  return source.clause ?? source.document ?? ''
}

function periodText({ from, to }: Origin): string {
  const day = (date: number | undefined) => (date === undefined ? '' : formatDate(date))
  return from === undefined && to === undefined ? '' : ` ${day(from)}..${day(to)}`
}

function originJson(origin: Origin | undefined): unknown {
  if (origin === undefined) return undefined
  const day = (date: number | undefined) => (date === undefined ? null : formatDate(date))
  const { source } = origin
  const restsOn = source === undefined ? null : forceWords.standing(source)
  return { plan: origin.plan, clause: origin.clause, restsOn, from: day(origin.from), to: day(origin.to) }
}
