import {
  type BoundValue,
  type Cell,
  type Condition,
  childrenOf,
  monthOf,
  monthsOfLine,
  type Node,
  type Origin,
  resultExpressions,
  wayOf,
} from '../check/index.ts'
import { eachElement, relationOf } from './compile-aggregate.ts'
import type { Frame } from './compiler.ts'
import type { Decider } from './decide.ts'
import type { Decision } from './decision.ts'
import type { Facts, Value } from './values.ts'

/** One step of the reasoning: an expression, what it came to on this subject, and what it rests on. */
export interface Step {
  readonly node: Node
  readonly value: Value
  /** For parameters and table cells: where the value comes from and whether it is set, a ceiling or left to others. */
  readonly parameter:
    | {
        readonly id: string
        readonly origin: Origin | undefined
        readonly standing: Cell['standing']
        readonly texts: readonly string[] | undefined
      }
    | undefined
  /** For aggregates: how many records there are, how many pass, how many cannot be told. */
  readonly records: { readonly total: number; readonly taken: number; readonly unknown: number } | undefined
  readonly steps: readonly Step[]
}

export interface ExplainedCondition {
  readonly condition: Condition
  /** What the requirement or the review came to; of one that asks, the requirement. */
  readonly value: boolean | null
  readonly step: Step
}

/** One thing that alone stands between the subject and the result, and by how much where it is a number or a day. */
export interface Obstacle {
  readonly condition: Condition
  readonly comparison: Extract<Node, { kind: 'compare' }> | undefined
  readonly left: Value
  readonly right: Value
  readonly fact: Node | undefined
}

export interface ScheduleRow {
  readonly id: string
  readonly zh: string
  readonly from: number
  readonly to: number
  readonly months: number
  readonly monthly: Step
  readonly due: Step | undefined
}

/** A decision with its whole reasoning. */
export interface Explanation {
  readonly decision: Decision
  readonly conditions: readonly ExplainedCondition[]
  readonly reviews: readonly ExplainedCondition[]
  readonly amount: Step | undefined
  readonly due: Step | undefined
  readonly rate: Step | undefined
  readonly schedule: readonly ScheduleRow[]
  readonly obstacle: Obstacle | undefined
}

/** Explains the decision of a program on one subject; every value shown is computed by the same closures that decided. */
export function explain(decider: Decider, facts: Facts): Explanation {
  const decision = decider.decide(facts)
  const frame: Frame = { subject: facts, element: null, trace: [...decision.trace] }
  // Where questions are open, the steps are those of the reading the decision is taken from.
  const explainer = new Explainer(decider.readings[decision.readings?.taken ?? 0] ?? decider, frame)
  const { program } = decider.bound
  const result = resultExpressions(decider.bound)
  const conditions = program.conditions.map((condition) => explainer.condition(condition))
  return {
    decision,
    conditions,
    reviews: program.reviews.map((review) => explainer.condition(review)),
    amount: result.amount === undefined ? undefined : explainer.step(result.amount),
    due: result.due === undefined ? undefined : explainer.step(result.due),
    rate: program.result.kind === 'rate' ? explainer.step(program.result.rate) : undefined,
    schedule: explainer.schedule(),
    obstacle: explainer.obstacle(conditions, decision),
  }
}

class Explainer {
  private readonly decider: Decider
  private readonly frame: Frame

  constructor(decider: Decider, frame: Frame) {
    this.decider = decider
    this.frame = frame
  }

  condition(condition: Condition): ExplainedCondition {
    const step = this.step(condition.asked?.requirement ?? condition.test)
    return { condition, value: step.value as boolean | null, step }
  }

  step(node: Node): Step {
    const { compiler } = this.decider
    const value = compiler.settled(node)(this.frame)
    return {
      node,
      value,
      parameter: this.parameterOf(node),
      records: this.recordsOf(node),
      steps: this.below(node).map((child) => this.step(child)),
    }
  }

  /** What a reader should see below a node: the chosen branch, both where that is unknown, the body of a definition, nothing inside a filter. */
  private below(node: Node): readonly Node[] {
    const { compiler, bound } = this.decider
    if (node.kind === 'definition') return [compiler.bodyOf(node)]
    if (node.kind === 'strategy') return [wayOf(bound, node)]
    if (node.kind === 'aggregate' || node.kind === 'quantified' || node.kind === 'literal') return []
    if (node.kind === 'conditional') {
      const test = compiler.compile(node.test)(this.frame)
      return test === null ? childrenOf(node) : [node.test, test === true ? node.then : node.otherwise]
    }
    return childrenOf(node)
  }

  private parameterOf(node: Node): Step['parameter'] {
    const { compiler } = this.decider
    if (node.kind === 'lookup') {
      const cell = compiler.cellOf(node)(this.frame)
      return { id: node.parameter, origin: cell?.origin, standing: cell?.standing ?? 'set', texts: undefined }
    }
    if (node.kind !== 'parameter' && node.kind !== 'prefix' && node.kind !== 'strategy') return undefined
    const id = node.kind === 'prefix' ? node.list : node.parameter
    const bound: BoundValue | null = compiler.inForce(compiler.parameter(id))(this.frame)
    if (bound?.kind === 'texts') return { id, origin: bound.origin, standing: 'set', texts: bound.texts }
    const cell = bound?.kind === 'cell' ? bound.cell : undefined
    return { id, origin: cell?.origin, standing: cell?.standing ?? 'set', texts: undefined }
  }

  private recordsOf(node: Node): Step['records'] {
    if (node.kind !== 'aggregate' && node.kind !== 'quantified') return undefined
    const { compiler } = this.decider
    const list = relationOf(compiler, node.relation)(this.frame)
    if (list === null) return undefined
    const filter = node.kind === 'quantified' ? node.test : node.filter
    const test = filter === undefined ? undefined : compiler.compile(filter)
    let taken = 0
    let unknown = 0
    eachElement(this.frame, list, () => {
      const value = test === undefined ? true : test(this.frame)
      if (value === true) taken += 1
      if (value === null) unknown += 1
    })
    return { total: list.length, taken, unknown }
  }

  schedule(): readonly ScheduleRow[] {
    const { bound } = this.decider
    const { result } = bound.program
    if (result.kind !== 'schedule') return []
    return result.lines.map((line) => ({
      id: line.id,
      zh: line.zh,
      from: monthOf(bound, line.from),
      to: monthOf(bound, line.to),
      months: monthsOfLine(bound, line),
      monthly: this.step(line.monthly),
      due: line.due === undefined ? undefined : this.step(line.due),
    }))
  }

  /** When exactly one condition fails and nothing is unknown, the comparison or fact inside it that decided. */
  obstacle(conditions: readonly ExplainedCondition[], decision: Decision): Obstacle | undefined {
    const failing = conditions.filter((condition) => condition.value === false)
    const [only] = failing
    if (failing.length !== 1 || only === undefined || decision.unknown !== 0) return undefined
    const decisive = this.decisive(only.step)
    if (decisive === undefined) return { condition: only.condition, comparison: undefined, left: null, right: null, fact: undefined }
    if (decisive.node.kind !== 'compare')
      return { condition: only.condition, comparison: undefined, left: null, right: null, fact: decisive.node }
    const [left, right] = decisive.steps
    // Known without both sides being so: there is no distance to tell.
    if (left?.value === null || right?.value === null)
      return { condition: only.condition, comparison: undefined, left: null, right: null, fact: undefined }
    return { condition: only.condition, comparison: decisive.node, left: left?.value ?? null, right: right?.value ?? null, fact: undefined }
  }

  /** Follows the single failing part down; where several parts would each have to change, there is no single one. */
  private decisive(step: Step): Step | undefined {
    const { node } = step
    if (node.kind === 'definition' || node.kind === 'strategy') return step.steps[0] === undefined ? step : this.decisive(step.steps[0])
    if (node.kind === 'logical' && node.operator === 'and') {
      const failing = step.steps.filter((part) => part.value === false)
      return failing.length === 1 && failing[0] !== undefined ? this.decisive(failing[0]) : undefined
    }
    if (node.kind === 'conditional') {
      const [, branch, other] = step.steps
      return branch === undefined || other !== undefined ? undefined : this.decisive(branch)
    }
    if (node.kind === 'not') return step.steps[0]
    if (node.kind === 'logical') return undefined
    return step
  }
}
