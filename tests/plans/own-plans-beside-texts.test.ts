import { describe, expect, test } from 'vitest'
import { findDocumentMentions } from '../../src/documents/index.ts'
import { compareWithText } from '../../src/plans/index.ts'
import { reader } from '../documents/mentions.ts'
import { ownPlanFolders, ownPlans } from '../drafting/own-plans.ts'
import { compareNumbers } from './plan-numbers.ts'
import { loadFolders } from './shipped-plans.ts'

const set = loadFolders(ownPlanFolders)

/** Differences that were looked at and are right as they are, each with its reason. */
const accepted: ReadonlyMap<string, string> = new Map([
  ['shipu-20xx 二 target_unknown 城镇登记失业率 0.045', 'the text has a full stop for the decimal point; a person settled what it says'],
])

function folderOf(id: string): string {
  const folder = ownPlanFolders[id]
  if (folder === undefined) throw new Error(`no folder of ${id}`)
  return folder
}

describe('plans written of texts of the project', () => {
  test('load without a problem', () => {
    expect(set.problems.map(({ at, code }) => `${at.file}:${at.line} ${code}`)).toEqual([])
    expect(ownPlans.length).toBeGreaterThan(2)
  })

  test.each(ownPlans)('$id has the numbers of its text, and no others', ({ id, document }) => {
    expect(compareNumbers(folderOf(id), document)).toEqual({ unknown: [], absent: [] })
  })

  test.each(ownPlans)('$id leaves out no clause, unit, goal, cadence or deadline, and adds none', ({ id, document }) => {
    const plan = set.plans.get(id)
    if (plan === undefined) throw new Error(`${id} did not load`)
    // Sums stand in the library or wait for a person: these plans are templates.
    const gaps = compareWithText(plan, document, findDocumentMentions(document, reader), set.vocabulary).filter(
      ({ code }) => code !== 'figure_absent',
    )
    const found = gaps.map(({ clause, code, found: what }) => `${id} ${clause} ${code} ${what}`)
    expect(found.filter((line) => !accepted.has(line))).toEqual([])
    expect([...accepted.keys()].filter((line) => line.startsWith(`${id} `) && !found.includes(line))).toEqual([])
  })
})
