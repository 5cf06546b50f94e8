import { expect, test } from 'vitest'
import { parseDate } from '../../src/kernel/calendar.ts'
import { linkOne } from '../../src/plans/index.ts'
import { type BoundProgram, makeDecider } from '../../src/rules/index.ts'
import { loadFolders, shippedFolders } from '../plans/shipped-plans.ts'
import { type Judged, type Judgement, judge } from './oracle/judge.ts'
import { madeUpFacts } from './oracle/made-up-facts.ts'
import { Dice } from './world/dice.ts'
import { vocabulary } from './world/vocabulary.ts'
import { drawWorld } from './world/world.ts'
import { writeProgram } from './world/write-program.ts'

/** What is known must stay as it is however the unknown facts turn out: the oracle completes them, outside both engines. */
const nothing = (): Judgement => ({ decisions: 0, decided: 0, completions: 0, contradictions: [] })

const first = ({ contradictions }: Judgement) => contradictions.slice(0, 5)

test('random programs: what is known is so for every completion', { timeout: 600_000 }, () => {
  const seed = 20_221_130
  const dice = new Dice(seed)
  const judgement = nothing()
  for (let worlds = 0; worlds < 6; worlds++) {
    const world = drawWorld(dice.seed())
    for (let i = 0; i < 30; i++) {
      const { bound } = writeProgram(dice, world, `program_${i}`)
      judge(bound, (world.facts.get(bound.program.subject) ?? []).slice(0, 30), vocabulary, dice, judgement)
    }
  }
  console.log(`seed ${seed}: ${judgement.decisions} decisions, ${judgement.decided} decided, ${judgement.completions} completions`)
  expect(first(judgement)).toEqual([])
  expect(judgement.decided).toBeGreaterThan(judgement.decisions / 20)
  expect(judgement.completions).toBeGreaterThan(20_000)
})

const shipped = loadFolders(shippedFolders)

function shippedPrograms(): readonly BoundProgram[] {
  const day = parseDate('2022-12-31') ?? 0
  const years = new Map([...shipped.plans.values()].map((each) => [each.id, new Map(each.masks.map((mask) => [mask, '2022']))]))
  return [...shipped.plans.values()].flatMap((plan) =>
    [...plan.policies.values()].flatMap((policy) => {
      const variant = linkOne(plan, policy, { screeningDate: day, knownOn: day, years })
      return 'code' in variant ? [] : [variant.bound]
    }),
  )
}

test('shipped policies: what is known is so for every completion', { timeout: 600_000 }, () => {
  const seed = 20_221_201
  const dice = new Dice(seed)
  const judgement = nothing()
  const programs = shippedPrograms()
  for (const bound of programs) {
    const subjects = Array.from({ length: 40 }, () => madeUpFacts(bound, shipped.vocabulary, dice))
    judge(bound, subjects, shipped.vocabulary, dice, judgement)
  }
  console.log(
    `seed ${seed}: ${programs.length} policies, ${judgement.decisions} decisions, ${judgement.decided} decided, ${judgement.completions} completions`,
  )
  expect(first(judgement)).toEqual([])
  expect(programs.length).toBeGreaterThan(120)
  expect(judgement.decided).toBeGreaterThan(judgement.decisions / 20)
})

test('the oracle sees an engine that guesses: one that takes what it does not know for whatever comes first', () => {
  const dice = new Dice(7)
  const judgement = nothing()
  const world = drawWorld(dice.seed())
  for (let i = 0; i < 10; i++) {
    const { bound } = writeProgram(dice, world, `program_${i}`)
    const guessing: Judged = (program) => {
      const decider = makeDecider(program)
      return (facts) => {
        const decision = decider.decide(facts)
        return { ...decision, unknown: 0, outcome: decision.outcome === 'undetermined' ? ('eligible' as const) : decision.outcome }
      }
    }
    judge(bound, (world.facts.get(bound.program.subject) ?? []).slice(0, 20), vocabulary, dice, judgement, guessing)
  }
  expect(judgement.contradictions.length).toBeGreaterThan(0)
})
