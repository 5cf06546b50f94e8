import { expect, test } from 'vitest'
import { outcomeCodes } from '../../src/kernel/outcome.ts'
import { type BoundProgram, type Decision, MOST_READINGS, makeDecider } from '../../src/rules/index.ts'
import { compareEngines } from './compare.ts'
import { loadRows } from './load-rows.ts'
import { withFuzzDatabase } from './run-fuzz.ts'
import { Dice } from './world/dice.ts'
import { openQuestions } from './world/open-questions.ts'
import { drawWorld } from './world/world.ts'
import { writeProgram } from './world/write-program.ts'

const seed = Number(process.env.SEED ?? 20_221_129)

/** What a person would say of one subject who had the decisions of all readings before them, written without looking at the engines. */
function expected(
  decisions: readonly Decision[],
  questions: readonly { readonly bit: number; readonly id: string }[],
  bound: BoundProgram,
) {
  const said = (decision: Decision) => `${decision.outcome} ${decision.amount} ${decision.due}`
  const [first] = decisions
  if (first === undefined) throw new Error('no reading')
  const pays = (decision: Decision) => ['eligible', 'needs_review', 'needs_local_standard'].includes(decision.outcome)
  if (new Set(decisions.map(said)).size === 1)
    return { outcome: first.outcome, amount: first.amount, due: first.due, raised: [] as string[] }
  const paying = decisions.filter(pays)
  const most = paying.toSorted((a, b) => (a.amount === b.amount ? 0 : (a.amount ?? -(10n ** 30n)) > (b.amount ?? -(10n ** 30n)) ? -1 : 1))
  const basis = pays(first) ? first : most[0]
  const readings = bound.readings ?? []
  const raised = questions.flatMap(({ id }) => {
    const differs = readings.some((a, i) =>
      readings.some((b, j) => {
        const others = [...a.choices.keys()].filter((other) => other !== id)
        const only = others.every((other) => a.choices.get(other) === b.choices.get(other))
        return only && said(decisions[i] ?? first) !== said(decisions[j] ?? first)
      }),
    )
    return differs ? [id] : []
  })
  if (basis === undefined) return { outcome: 'undetermined', amount: null, due: null, raised }
  const outcome = basis.outcome === 'eligible' ? 'needs_review' : basis.outcome
  return { outcome, amount: basis.amount, due: basis.due, raised }
}

test('where the readings of open questions agree that is the decision, where not a person decides, and both engines say so', async () => {
  const seen = { alike: 0, split: 0, refusedInForce: 0, undetermined: 0, several: 0 }
  await withFuzzDatabase(async (database) => {
    const dice = new Dice(seed)
    for (let round = 0; round < 3; round++) {
      const world = drawWorld(dice.seed())
      await loadRows(database, world.rows, 't_')
      const programs = Array.from({ length: 30 }, (_, i) => openQuestions(dice, writeProgram(dice, world, `p${i}`).bound, MOST_READINGS))
      const open = programs.filter(({ readings, program }) => readings !== undefined && program.subject === 'unit').slice(0, 7)
      for (const bound of open) {
        const { differences } = await compareEngines(database, world, [bound])
        expect({ seed, differences: differences.slice(0, 2).map(({ bound: _, ...rest }) => rest) }).toEqual({ seed, differences: [] })
        const { readings = [], program } = bound
        const questions = program.reviews.flatMap(({ question, id }, i) =>
          question === undefined ? [] : [{ id, bit: program.conditions.length + i }],
        )
        const joined = makeDecider(bound)
        // The same program with each reading's values, as if the question had never been asked.
        const alone = readings.map(({ parameters }) => {
          const { readings: _, ...settled } = bound
          return makeDecider({ ...settled, parameters })
        })
        expect(readings.length).toBeLessThanOrEqual(MOST_READINGS)
        for (const facts of world.facts.get('unit') ?? []) {
          const decision = joined.decide(facts)
          const decisions = alone.map((decider) => decider.decide(facts))
          const raised = questions.filter(({ bit }) => Math.floor(decision.flags / 2 ** bit) % 2 === 1).map(({ id }) => id)
          const { outcome, amount, due } = decision
          expect({ seed, outcome, amount, due, raised }).toEqual({ seed, ...expected(decisions, questions, bound) })
          const isSplit = raised.length > 0
          seen[isSplit ? 'split' : 'alike'] += 1
          if (isSplit && outcomeCodes[decisions[0]?.outcome ?? 'eligible'] > 3 && outcome === 'needs_review') seen.refusedInForce += 1
          if (isSplit && outcome === 'undetermined') seen.undetermined += 1
          if (raised.length > 1) seen.several += 1
        }
      }
    }
  })
  for (const [what, count] of Object.entries(seen)) expect({ seed, what, isSeen: count > 0 }).toEqual({ seed, what, isSeen: true })
}, 300_000)
