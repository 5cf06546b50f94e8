import { expect, test } from 'vitest'
import { outcomeCodes, outcomeOf, outcomes } from './outcome.ts'

test('codes fall with precedence and read back', () => {
  expect(outcomes.map((outcome) => outcomeCodes[outcome])).toEqual([5, 4, 3, 2, 1])
  expect(outcomes.map((outcome) => outcomeOf(outcomeCodes[outcome]))).toEqual([...outcomes])
  for (const code of [0, 6, -1, 1.5]) expect(outcomeOf(code)).toBeUndefined()
})
