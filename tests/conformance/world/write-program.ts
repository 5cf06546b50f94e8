import {
  type BoundProgram,
  type Condition,
  makeDecider,
  type Node,
  type Program,
  type Result,
  resultMayOverflow,
  type Source,
} from '../../../src/rules/index.ts'
import type { Dice } from './dice.ts'
import { openQuestions } from './open-questions.ts'
import type { World } from './world.ts'
import { ExpressionWriter } from './write-expression.ts'

/** A program with the text of every expression it was read from. */
export interface WrittenProgram {
  readonly bound: BoundProgram
  readonly texts: readonly string[]
  /** Expressions that were written but did not check. */
  readonly refused: readonly string[]
}

export const source: Source = { clause: '1', document: undefined, confidence: 'high', standing: 'document' }

/** Writes a random program: one to six conditions, up to two reviews, a result of any kind. */
export function writeProgram(dice: Dice, world: World, id: string): WrittenProgram {
  const writing = new ProgramWriting(dice, world, dice.pick(['unit', 'unit', 'unit', 'job', 'job', 'payment']))
  const program: Program = {
    id,
    zh: id,
    subject: writing.subject,
    region: writing.read({ unit: '所在地区', job: '人员.户籍地', payment: '单位.所在地区' }[writing.subject] ?? ''),
    date: writing.decisiveDate(),
    conditions: writing.conditions(dice.between(1, 6), 'condition'),
    reviews: writing.conditions(dice.roll(3), 'review'),
    result: writing.result(),
    payee: { kind: 'subject', entity: writing.subject },
    definitions: world.names.shapes,
  }
  const bound: BoundProgram = { program, variant: id, parameters: world.parameters.bound, context: world.context }
  return { bound: dice.once(6) ? openQuestions(dice, bound, 3) : bound, texts: writing.texts, refused: writing.refused }
}

/** A program of one condition that comes to nothing: enough to evaluate a test. */
export function boundProgram(
  world: World,
  subject: string,
  test: Node,
  result: Result = { kind: 'obligation', what: 'none', due: undefined, source },
): BoundProgram {
  const date = world.names.node('筛查日', subject)
  const program: Program = {
    id: 'single',
    zh: 'single',
    subject,
    region: date,
    date,
    conditions: [{ id: 'only', zh: 'only', test, source }],
    reviews: [],
    result,
    payee: { kind: 'subject', entity: subject },
    definitions: world.names.shapes,
  }
  return { program, variant: 'single', parameters: world.parameters.bound, context: world.context }
}

class ProgramWriting {
  readonly subject: string
  readonly texts: string[] = []
  readonly refused: string[] = []
  private readonly dice: Dice
  private readonly world: World
  private readonly writer: ExpressionWriter

  constructor(dice: Dice, world: World, subject: string) {
    this.dice = dice
    this.world = world
    this.subject = subject
    this.writer = new ExpressionWriter(dice, world.names)
  }

  read(text: string): Node {
    const node = this.world.names.node(text, this.subject)
    this.texts.push(text)
    return node
  }

  /** The first text that checks. */
  private tried(write: () => string): Node {
    for (let attempt = 0; attempt < 200; attempt++) {
      const text = write()
      const { node } = this.world.names.check(text, this.subject)
      if (node !== undefined) {
        this.texts.push(text)
        return node
      }
      this.refused.push(text)
    }
    throw new Error(`nothing written checks, e.g. ${this.refused.at(-1)}`)
  }

  decisiveDate(): Node {
    const plain = { unit: ['设立日', '上级.成立日'], job: ['入职日', '离职日', '单位.设立日'], payment: ['付款日'] }[this.subject] ?? []
    return this.read(this.dice.pick([...plain, '筛查日', '基准年末', `加月(${plain[0]}, 月数线)`, `较大者(${plain[0]}, 年初)`]))
  }

  conditions(count: number, kind: string): readonly Condition[] {
    return Array.from({ length: count }, (_, i) => ({
      id: `${kind}_${i}`,
      zh: `${kind}_${i}`,
      test: this.passing(),
      source,
    }))
  }

  /**
   * A test that passes at least as often as it fails, and is mostly known, so that results are computed and not only refusals: one
   * that fails more often is turned round, one that is mostly unknown is usually written again.
   */
  private passing(): Node {
    const test = this.tried(() => this.writer.boolean(this.subject, this.dice.pick([1, 2, 3, 3, 4])))
    const sample = (this.world.facts.get(this.subject) ?? []).slice(0, 24)
    const decider = makeDecider(boundProgram(this.world, this.subject, test))
    const outcomes = sample.map((facts) => decider.decide(facts).outcome)
    const failing = outcomes.filter((outcome) => outcome === 'ineligible').length
    const passing = outcomes.filter((outcome) => outcome === 'eligible').length
    if ((failing + passing) * 2 < outcomes.length && !this.dice.once(4)) {
      this.texts.pop()
      return this.passing()
    }
    if (failing <= passing) return test
    return this.read(`not(${this.texts.pop()})`)
  }

  /** A result whose amount fits its column whatever the facts. */
  result(): Result {
    const before = this.texts.length
    const result = this.anyResult()
    if (!resultMayOverflow(boundProgram(this.world, this.subject, this.world.names.node('true', this.subject), result))) return result
    this.texts.length = before
    return this.result()
  }

  private anyResult(): Result {
    const { dice } = this
    switch (dice.roll(6)) {
      case 0:
        return {
          kind: 'obligation',
          what: 'report',
          due: dice.once(4) ? undefined : this.tried(() => this.writer.date(this.subject, 2)),
          source,
        }
      case 1:
        return { kind: 'rate', rate: this.read('费率'), saving: this.money(2), source }
      case 2:
        return { kind: 'schedule', lines: Array.from({ length: dice.between(1, 3) }, (_, i) => this.line(i)) }
      default:
        return { kind: 'money', amount: this.money(dice.pick([1, 2, 3, 4])), source }
    }
  }

  private line(i: number) {
    const monthly = this.tried(() => this.writer.number(this.subject, 'yuan', 1))
    return { id: `line_${i}`, zh: `line_${i}`, from: this.read('首月'), to: this.read('末月'), due: undefined, monthly, source }
  }

  private money(depth: number): Node {
    const { dice, writer, subject } = this
    return this.tried(() =>
      dice.once(6)
        ? `(${writer.number(subject, 'yuan', 1)} / ${dice.pick(['1', '两位比率', '费率'])})`
        : writer.number(subject, 'yuan', depth),
    )
  }
}
