import { expect, test } from 'vitest'
import { outcomes } from '../../src/kernel/outcome.ts'
import { type BoundProgram, compileScreen } from '../../src/rules/index.ts'
import { screenOptions } from './compare.ts'
import { loadRows } from './load-rows.ts'
import { withFuzzDatabase } from './run-fuzz.ts'
import { Dice } from './world/dice.ts'
import { drawWorld, type World } from './world/world.ts'
import { writeProgram } from './world/write-program.ts'

const isGrouped = (sql: string): boolean => sql.endsWith('group by 1)')

/** Families of programs that share all but one condition, as a grid asks for: the last condition comes from another program each time. */
function families(world: World, dice: Dice): readonly (readonly BoundProgram[])[] {
  const written = Array.from({ length: 24 }, (_, i) => writeProgram(dice, world, `program_${i}`).bound).filter(
    ({ program }) => program.subject === 'unit' && program.conditions.length >= 2,
  )
  return written.map((base) => {
    const kept = base.program.conditions.slice(0, -1)
    return written.slice(0, 6).map(({ program }) => {
      const last = program.conditions.slice(-1)
      return { ...base, program: { ...base.program, reviews: [], conditions: [...kept, ...last] } }
    })
  })
}

test('programs counted together over groups of alike rows count as each does alone', { timeout: 120_000 }, async () => {
  const names = ['subjects', 'amount', 'review_amount', ...outcomes]
  let grouped = 0
  await withFuzzDatabase(async (database) => {
    for (let seed = 51; seed < 66; seed++) {
      const world = drawWorld(seed)
      const programs = families(world, new Dice(seed)).find((family) => isGrouped(compileScreen(screenOptions(world, family, 'counts'))))
      if (programs === undefined) continue
      await loadRows(database, world.rows, 't_')
      grouped += 1
      const [counts] = await database.rows(compileScreen(screenOptions(world, programs, 'counts')))
      for (const [i, program] of programs.entries()) {
        const [alone] = await database.rows(compileScreen(screenOptions(world, [program], 'counts')))
        const of = (row: typeof alone, prefix: string) =>
          names.map((name) => [name, String(row?.[name === 'subjects' ? name : prefix + name])])
        expect(of(counts, `p${i}_`), `seed ${seed}, program ${i}`).toEqual(of(alone, 'p0_'))
      }
    }
  })
  expect(grouped).toBeGreaterThan(5)
})
