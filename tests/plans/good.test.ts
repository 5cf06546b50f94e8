import { describe, expect, test } from 'vitest'
import { decimal, type ExampleResult, runExample } from '../../src/plans/index.ts'
import { isUpdating, readCases, updateCase, withCase } from './seeded-case.ts'

/** How an example came out, in one line. */
function outcomeOf({ example, decision, differences }: ExampleResult): string {
  const amount = decision?.amount == null ? '' : ` ${decimal(decision.amount, 2)}`
  const wrong = differences.map(({ what, expected, found }) => ` !${what} ${expected} <> ${found}`)
  return `${example.policy} ${example.name}: ${decision?.outcome ?? 'none'}${amount}${wrong.join('')}\n`
}

describe('plans without a mistake', () => {
  test.each(readCases('good'))('$name', (seeded) => {
    const { problems, differences, text } = withCase(seeded, (set) => {
      const results = [...set.plans.values()].flatMap((plan) => plan.examples.map((example) => runExample(set, plan, example)))
      return {
        problems: set.problems.map(({ code, at, with: values }) => ({ code, line: at.line, column: at.column, values })),
        differences: results.flatMap((result) => result.differences),
        text: results.map(outcomeOf).join(''),
      }
    })
    expect(problems).toEqual([])
    expect(differences).toEqual([])
    if (isUpdating) updateCase(seeded, text)
    else expect(text).toBe(seeded.expected)
  })
})
