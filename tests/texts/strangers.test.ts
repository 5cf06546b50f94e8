import { describe, expect, test } from 'vitest'
import { findDocumentMentions } from '../../src/documents/index.ts'
import { compareWithText, type TextGap } from '../../src/plans/index.ts'
import { reader } from '../documents/mentions.ts'
import { lookUpIn } from '../plans/substance/look-up.ts'
import { theSeven } from '../plans/the-seven.ts'
import { loadChanged } from './stranger-copy.ts'
import { misreadings, rewordings } from './strangers.ts'
import { documentOfPlan } from './text-of-plan.ts'

const { set, changed } = loadChanged([...misreadings, ...rewordings])

const documents = new Map(
  theSeven.map((id) => {
    const document = documentOfPlan(id)
    return [id as string, { document, mentions: findDocumentMentions(document, reader) }]
  }),
)

interface Told {
  readonly unsupported: ReadonlySet<string>
  readonly gaps: ReadonlySet<string>
}

const told = new Map<string, Told>()

/** What is said of a copy of a plan beside its text, each with the clause it is said of at its head. */
function toldOf(plan: string, copy: string): Told {
  const known = told.get(copy)
  if (known !== undefined) return known
  const beside = documents.get(plan)
  const loaded = set.plans.get(copy)
  if (beside === undefined || loaded === undefined) throw new Error(`${copy} did not load`)
  const lines = lookUpIn(beside.document, set, copy).lines.filter(({ missing }) => missing.length > 0)
  const gapName = ({ clause, code, found }: TextGap) => `${clause} ${code} ${found}`
  const found = {
    unsupported: new Set(lines.map(({ line, missing }) => `${line.clause} ${line.owner} ${line.line} ${JSON.stringify(missing)}`)),
    gaps: new Set(compareWithText(loaded, beside.document, beside.mentions, set.vocabulary).map(gapName)),
  }
  told.set(copy, found)
  return found
}

const judged = changed.map(({ change, copy, clauses }) => {
  const now = toldOf(change.plan, copy)
  const before = toldOf(change.plan, change.plan)
  const isNew = (what: keyof Told) =>
    [...now[what]].some((each) => !before[what].has(each) && clauses.some((clause) => each.startsWith(`${clause} `)))
  return { change, isUnsupported: isNew('unsupported'), isGap: isNew('gaps') }
})
const wrong = judged.filter(({ change }) => change.kind !== 'reworded')
const faithful = judged.filter(({ change }) => change.kind === 'reworded')

// 157, and 164 with what stands beside the text, were found at first sight, before anybody mended the check: the goal is 190 of the 200 and no more than 2 of the 40.
describe('of plans that somebody misread who had not seen the check', () => {
  test('a line that its clause does not say is found in 198 of 200 misreadings', () => {
    expect(wrong.length).toBe(200)
    expect(wrong.filter(({ isUnsupported }) => isUnsupported).length).toBeGreaterThanOrEqual(198)
  })

  test('with goals, cadences and units beside the text, 198 of them are told of', () => {
    expect(wrong.filter(({ isUnsupported, isGap }) => isUnsupported || isGap).length).toBeGreaterThanOrEqual(198)
  })

  test('of 40 blocks that say the same otherwise, no more than 2 are told of', () => {
    expect(faithful.length).toBe(40)
    const alarms = faithful.filter(({ isUnsupported, isGap }) => isUnsupported || isGap)
    expect(alarms.length, JSON.stringify(alarms, undefined, 1)).toBeLessThanOrEqual(2)
  })
})
