import { describe, expect, test } from 'vitest'
import { FaultFinder } from './find-fault.ts'
import { mutants } from './mutants.ts'

/** More than any of these faults needs; most are found among the first programs. */
const PROGRAMS = 480

describe('the comparison finds a fault put into the SQL compiler', () => {
  const finder = new FaultFinder(20_221_122, PROGRAMS)
  test.each(mutants)('$name', { timeout: 600_000 }, async ({ mutate }) => {
    const { difference, programs } = await finder.find(mutate)
    expect(difference, `not found within ${programs} programs`).toBeDefined()
    // A fault that the database refuses would be found by anything; it must be the answer that differs.
    expect(String(difference?.screened)).not.toContain('SQL:')
  })
})
