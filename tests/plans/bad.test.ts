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
      expectExactPlace(problem, source)
      return `${formatProblem(problem, source, set).replaceAll(join(folder, '/'), '')}\n`
    })
    return { text: shown.join(''), problems: set.problems }
  })
}

/** Codes whose `found` is the text of the place itself, character by character. */
const literal = new Set(
  ['unknown_name', 'misspelt_name', 'alias_name', 'name_of_other_entity', 'outer_name_in_filter', 'ambiguous_in_filter', 'unknown_function']
    .concat([
      'full_width_sign',
      'full_width_comparison',
      'full_width_digit',
      'full_width_letter',
      'full_width_decimal_point',
      'percent_literal',
    ])
    .concat(['mathematical_sign', 'foreign_operator', 'reversed_comparison', 'keyword_without_space', 'digits_before_name', 'two_names'])
    .concat(['full_width_space', 'invisible_character', 'literal_number', 'definition_cycle', 'definition_broken', 'parameter_broken'])
    .concat([
      'misspelt_key',
      'unknown_key',
      'name_needs_id',
      'unknown_template',
      'unknown_clause',
      'bad_date',
      'bad_number',
      'unknown_policy',
    ])
    .concat([
      'unknown_fact',
      'bad_fact',
      'unknown_condition',
      'clause_uncovered',
      'clause_repeated',
      'example_of_unknown_policy',
      'bad_id',
    ]),
)

/** The place lies in the file, and where the problem quotes what it found, exactly that stands there. */
function expectExactPlace({ code, at, with: values }: Problem, text: string): void {
  const line = text.split('\n')[at.line - 1]
  expect(line, `line ${at.line} exists`).toBeDefined()
  expect(at.column, 'column').toBeLessThanOrEqual((line ?? '').length + 1)
  if (literal.has(code)) expect((line ?? '').slice(at.column - 1, at.column - 1 + at.length), code).toBe(values.found)
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
