import { expect, test } from 'vitest'
import { outcomeCodes, outcomes } from '../../src/kernel/outcome.ts'
import { type BoundProgram, compileScreen, makeDecider, type Node, type NumberType } from '../../src/rules/index.ts'
import { screenOptions } from './compare.ts'
import { loadRows } from './load-rows.ts'
import { withFuzzDatabase } from './run-fuzz.ts'
import { Dice } from './world/dice.ts'
import { drawWorld, type World } from './world/world.ts'
import { writeProgram } from './world/write-program.ts'

function programsOf(world: World, seed: number, count: number): readonly BoundProgram[] {
  const dice = new Dice(seed)
  const written = Array.from({ length: count }, (_, i) => writeProgram(dice, world, `program_${i}`).bound)
  return written.filter((bound) => bound.program.subject === 'unit')
}

test('the counts shape counts what the rows shape lists', { timeout: 120_000 }, async () => {
  await withFuzzDatabase(async (database) => {
    for (const seed of [31, 32, 33, 34]) {
      const world = drawWorld(seed)
      await loadRows(database, world.rows, 't_')
      const programs = programsOf(world, seed, 16)
      const rows = await database.rows(compileScreen(screenOptions(world, programs, 'rows')))
      const [counts] = await database.rows(compileScreen(screenOptions(world, programs, 'counts')))
      expect(BigInt(counts?.subjects as bigint)).toBe(BigInt(rows.length))
      for (const i of programs.keys()) {
        const of = (name: string) => BigInt((counts?.[`p${i}_${name}`] as bigint | number | undefined) ?? -1)
        for (const [at, outcome] of outcomes.entries())
          expect(of(outcome), outcome).toBe(BigInt(rows.filter((row) => Number(row[`p${i}_outcome`]) === outcomes.length - at).length))
        for (const [name, outcome] of [
          ['amount', outcomeCodes.eligible],
          ['review_amount', outcomeCodes.needs_review],
        ] as const) {
          const alike = rows.filter((row) => Number(row[`p${i}_outcome`]) === outcome)
          expect(of(name), name).toBe(alike.reduce((total, row) => total + BigInt((row[`p${i}_amount`] as bigint | null) ?? 0), 0n))
        }
      }
    }
  })
})

test('no value leaves the bounds its type promises', { timeout: 120_000 }, () => {
  let checked = 0
  for (const seed of [41, 42, 43, 44, 45, 46]) {
    const world = drawWorld(seed)
    for (const bound of programsOf(world, seed, 60)) {
      const decider = makeDecider(bound)
      const typed = numbersIn(bound).flatMap((node) => {
        const slot = decider.compiler.slotOf(node)
        return slot === undefined ? [] : [{ slot, type: node.type as NumberType }]
      })
      for (const facts of world.facts.get('unit') ?? []) {
        const { trace } = decider.decide(facts)
        for (const { slot, type } of typed) {
          const value = trace[slot]
          if (typeof value !== 'number' && typeof value !== 'bigint') continue
          checked += 1
          if (BigInt(value) < type.low || BigInt(value) > type.high) expect.fail(`${value} is outside ${type.low} to ${type.high}`)
        }
      }
    }
  }
  expect(checked).toBeGreaterThan(100_000)
})

/** Every node worth a number, wherever it hangs in the program. */
function numbersIn(bound: BoundProgram): readonly Node[] {
  const found = new Set<Node>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || found.has(value as Node)) return
    if (value instanceof Map) for (const each of value.values()) visit(each)
    else {
      const node = value as Partial<Node>
      if (node.kind !== undefined && node.type?.kind === 'number') found.add(value as Node)
      for (const each of Object.values(value)) visit(each)
    }
  }
  visit(bound.program)
  return [...found]
}
