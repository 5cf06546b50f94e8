import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Clause, readDocuments } from '../../src/documents/index.ts'
import { beside, officialTexts, presentTexts } from '../plans/official-texts.ts'
import { structureWords } from './structure-words.ts'

const project = join(import.meta.dirname, '../..')

describe('numbers of the plans', () => {
  test('every plan that names a document is compared where its text is present', () => {
    const plans = readdirSync(join(project, 'plans')).filter((name) => name !== 'library')
    expect(plans.filter((plan) => !officialTexts.some(([known]) => known === plan))).toEqual([])
    expect([0, officialTexts.length]).toContain(presentTexts.length)
  })

  test.each(presentTexts)('%s', (plan, file, index) => {
    const text = readFileSync(join(beside, file), 'utf8')
    const document = readDocuments({ name: file, text, pageEnds: [] }, structureWords)[index]
    const { preamble, closing, clauses = [], metadata } = document ?? {}
    const found = new Set([
      ...[preamble, closing].flatMap((clause) => (clause === undefined ? [] : [clause.number])),
      ...clauses.flatMap(numbersOf),
    ])
    // A plan lists an attachment even when the text gives only its title.
    for (const { number } of metadata?.attachments ?? []) found.add(`附件${number}`)
    expect(numbersInPlan(plan).filter((number) => !found.has(number))).toEqual([])
    // What has no provisions under it and is no passage of its own must stand in the plan.
    expect(clauses.flatMap(leavesOf).filter((number) => !numbersInPlan(plan).includes(number))).toEqual([])
  })
})

const numbersOf = (clause: Clause): readonly string[] => [clause.number, ...clause.children.flatMap(numbersOf)]
const leavesOf = (clause: Clause): readonly string[] => (clause.children.length === 0 ? [clause.number] : clause.children.flatMap(leavesOf))

function numbersInPlan(plan: string): readonly string[] {
  const folder = join(project, 'plans', plan)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/^### (\S+)/gm)].map(([, number = '']) => number))
}
