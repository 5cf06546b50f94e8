import { describe, expect, test } from 'vitest'
import { mutants } from './mutants.ts'
import { runFuzz } from './run-fuzz.ts'

/** More than any of these faults needs; most are found among the first programs. */
const PROGRAMS = 480

describe('the comparison finds a fault put into the SQL compiler', () => {
  test.each(mutants)('$name', { timeout: 600_000 }, async ({ mutate }) => {
    const { failure, programs } = await runFuzz({ seed: 20_221_122, programs: PROGRAMS, mutate })
    expect(failure, `not found within ${programs} programs`).toBeDefined()
    // A fault that the database refuses would be found by anything; it must be the answer that differs.
    expect(String(failure?.difference.screened)).not.toContain('SQL:')
  })
})
