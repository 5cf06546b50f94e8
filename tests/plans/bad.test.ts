import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Problem } from '../../src/kernel/problem.ts'
import { formatProblem } from '../../src/plans/index.ts'
import { isUpdating, readCases, type SeededCase, updateCase, withCase } from './seeded-case.ts'

const cases = readCases('bad')
const caught = new Set<string>()

/** What an author would be shown: every problem of the case, with its line, below the name of the scratch folder. */
function printed(seeded: SeededCase): { readonly text: string; readonly problems: readonly Problem[] } {
  return withCase(seeded, (set, folder) => {
    const shown = set.problems.map((problem) => {
      const source = readFileSync(problem.at.file, 'utf8')
      return `${formatProblem(problem, source, set).replaceAll(join(folder, '/'), '')}\n`
    })
    return { text: shown.join(''), problems: set.problems }
  })
}

describe('seeded errors of authors', () => {
  test.each(cases)('$name', (seeded) => {
    const { text, problems } = printed(seeded)
    if (problems.some((problem) => problem.severity === 'error')) caught.add(seeded.name)
    expect(problems.length, 'caught before anything runs').toBeGreaterThan(0)
    if (isUpdating) updateCase(seeded, text)
    else expect(text).toBe(seeded.expected)
  })

  test('there are enough of them, all different', () => {
    expect(cases.length).toBeGreaterThanOrEqual(110)
    const changes = cases.map((seeded) => JSON.stringify(seeded.changes))
    expect(new Set(changes).size).toBe(cases.length)
  })

  afterAll(() => {
    const share = (100 * caught.size) / cases.length
    console.info(`seeded errors caught before running: ${caught.size} of ${cases.length} (${share.toFixed(1)} %)`)
  })
})
