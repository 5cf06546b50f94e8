import { evaluate } from 'feelin'
import { expect, test } from 'vitest'
import type { Facts } from '../../src/rules/index.ts'
import { makeDecider } from '../../src/rules/index.ts'
import { Dice } from './world/dice.ts'
import { TestNames } from './world/names.ts'
import type { World } from './world/world.ts'
import { boundProgram } from './world/write-program.ts'

// Where FEEL and the profile mean the same: whole numbers a double holds, nothing unknown, no division. An implementation that is
// not ours is the judge there of reading, precedence and filters. Ranges start at 0: the oracle turns a range round that ends before it
// starts, where the standard says nothing is in it.
const people = ['人数', '期初人数', '减少人数', '上级.集团人数']
const comparisons = ['=', '!=', '<', '<=', '>', '>=']

class OracleWriter {
  private readonly dice: Dice

  constructor(dice: Dice) {
    this.dice = dice
  }

  truth(depth: number): string {
    const { dice } = this
    if (depth <= 0) return this.comparison(0)
    const inner = () => this.truth(depth - 1)
    switch (dice.roll(10)) {
      case 0:
        return `${inner()} and ${inner()}`
      case 1:
        return `${inner()} or ${inner()}`
      case 2:
        return `(${inner()} or ${inner()}) and ${inner()}`
      case 3:
        return `not(${inner()})`
      case 4:
        return `(if ${inner()} then ${inner()} else ${inner()})`
      case 5:
        return `${this.sum(1)} between 0 and ${dice.pick(people)}`
      case 6:
        return `${this.sum(0)} in ${dice.pick(['[', '('])}0..${this.dice.pick(people)}${dice.pick([']', ')'])}`
      case 7:
        return `${this.sum(1)} in (${this.sum(0)}, ${dice.pick(['<', '<=', '>', '>='])} ${this.sum(0)}, ${this.sum(0)})`
      case 8:
        return `(${dice.pick(['some', 'every'])} 某人 in 用工 satisfies 某人.参保月数 ${dice.pick(comparisons)} 计算月数)`.replace(
          '计算月数',
          dice.pick(['0', '1']),
        )
      default:
        return this.comparison(2)
    }
  }

  private comparison(depth: number): string {
    const { dice } = this
    if (dice.once(4)) return `${this.product()} ${dice.pick(comparisons)} ${this.product()}`
    return `${this.sum(depth)} ${dice.pick(comparisons)} ${this.sum(depth)}`
  }

  /** Without brackets where precedence says the same, so that precedence is what is compared. */
  private sum(depth: number): string {
    const { dice } = this
    if (depth <= 0)
      return dice.once(6)
        ? `count(用工${dice.once(2) ? '' : `[参保月数 ${dice.pick(comparisons)} ${dice.pick(['0', '1'])}]`})`
        : dice.pick(people)
    switch (dice.roll(5)) {
      case 0:
        return `${this.sum(depth - 1)} + ${this.sum(depth - 1)}`
      case 1:
        return `${this.sum(depth - 1)} - ${this.sum(0)}`
      case 2:
        return `${this.sum(depth - 1)} - (${this.sum(0)} - ${this.sum(0)})`
      case 3:
        return `(if ${this.comparison(0)} then ${this.sum(depth - 1)} else ${this.sum(0)})`
      default:
        return `-${dice.pick(people)}`
    }
  }

  private product(): string {
    return `${this.dice.pick(people)} * (${this.sum(1)})`
  }
}

test('whole-number expressions mean what another FEEL engine says', { timeout: 120_000 }, () => {
  const seed = 606
  const dice = new Dice(seed)
  const writer = new OracleWriter(dice)
  const names = new TestNames([])
  const world = {
    names,
    parameters: { shapes: [], bound: new Map() },
    context: { screeningDate: 19_000, baseYear: 2021 },
  } as unknown as World
  let checked = 0
  for (let i = 0; i < 3000; i++) {
    const text = writer.truth(3)
    const { node } = names.check(text, 'unit')
    if (node === undefined) continue
    const decider = makeDecider(boundProgram(world, 'unit', node))
    for (let row = 0; row < 2; row++) {
      const facts = drawFacts(dice)
      const oracle = evaluate(text, named(facts)).value
      expect(decider.decide(facts).failed === 0, `seed ${seed}: ${text} on ${JSON.stringify(facts)}`).toBe(oracle)
      checked += 1
    }
  }
  expect(checked).toBeGreaterThan(4000)
})

function drawFacts(dice: Dice) {
  const small = () => dice.roll(5)
  return {
    headcount: small(),
    headcount_start: small(),
    losses: small(),
    parent: { total: small() },
    jobs: Array.from({ length: dice.roll(4) }, () => ({ paid_months: dice.roll(3) })),
  } satisfies Facts
}

function named(facts: ReturnType<typeof drawFacts>) {
  return {
    人数: facts.headcount,
    期初人数: facts.headcount_start,
    减少人数: facts.losses,
    上级: { 集团人数: facts.parent.total },
    用工: facts.jobs.map((job) => ({ 参保月数: job.paid_months })),
  }
}
