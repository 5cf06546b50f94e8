import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { figureDoubtExamples, figureExamples } from './figure-examples.zh.ts'
import { figureRulesPage, judgedExample } from './figure-rules.ts'

describe('a rule for figures', () => {
  test.each(Object.entries(figureExamples))(
    '%s is proved by its examples',
    (id, { example, counterExample, isUnderCriteria = false, isUnderGoals = false }) => {
      expect(judgedExample(example, isUnderCriteria, isUnderGoals).judged.rule, example).toBe(id)
      expect(judgedExample(counterExample, false, isUnderGoals).judged.rule, counterExample).not.toBe(id)
    },
  )
})

describe('a doubt about figures', () => {
  test.each(Object.entries(figureDoubtExamples))('%s is proved by its examples', (id, { example, counterExample }) => {
    expect(judgedExample(example, false).judged.doubt, example).toBe(id)
    expect(judgedExample(counterExample, false).judged.doubt, counterExample).not.toBe(id)
  })
})

test('the page of the rules is printed from them', () => {
  const path = join(import.meta.dirname, '../../docs/figure-rules.md')
  const page = figureRulesPage()
  if (process.env.UPDATE === '1') writeFileSync(path, page)
  expect(readFileSync(path, 'utf8')).toBe(page)
})
