import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { unitExamples } from './unit-examples.zh.ts'
import { ruleOfUnit, unitRulesPage } from './unit-rules.ts'

describe('a rule for units in sentences', () => {
  test.each(Object.entries(unitExamples))('%s is proved by its examples', (id, { example, counterExample }) => {
    expect(ruleOfUnit(example), example).toBe(id)
    expect(ruleOfUnit(counterExample), counterExample).not.toBe(id)
  })
})

test('the page of the rules is printed from them', () => {
  const path = join(import.meta.dirname, '../../docs/unit-rules.md')
  const page = unitRulesPage()
  if (process.env.UPDATE === '1') writeFileSync(path, page)
  expect(readFileSync(path, 'utf8')).toBe(page)
})
