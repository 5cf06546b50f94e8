import { describe, expect, test } from 'vitest'
import { findDocumentMentions } from '../../src/documents/index.ts'
import { compareWithText, type TextGap } from '../../src/plans/index.ts'
import { reader } from '../documents/mentions.ts'
import { lookUpIn } from '../plans/substance/look-up.ts'
import { theSeven } from '../plans/the-seven.ts'
import { loadChanged } from './stranger-copy.ts'
import * as first from './strangers.ts'
import * as second from './strangers-second.ts'
import { documentOfPlan } from './text-of-plan.ts'

const { set, changed } = loadChanged([...first.misreadings, ...first.rewordings, ...second.misreadings, ...second.rewordings])

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

const seconds: ReadonlySet<unknown> = new Set([...second.misreadings, ...second.rewordings])

/** What is found of 200 misreadings: by a line alone, and with goals, cadences and units beside the text. Raised whenever the check does better, never lowered. */
const sets = [
  // 157, and 164 with what stands beside the text, were found at first sight, before anybody mended the check.
  { name: 'a first set', of: judged.filter(({ change }) => !seconds.has(change)), line: 198, beside: 198, alarms: 2 },
  // At first sight: nothing has been mended from them. What was mended from the first set found none of these besides.
  { name: 'a second set', of: judged.filter(({ change }) => seconds.has(change)), line: 161, beside: 165, alarms: 6 },
]

// The goal is 190 of the 200 and no more than 2 of the 40.
describe.each(sets)('of plans that somebody misread who had not seen the check, $name', ({ of, line, beside, alarms: most }) => {
  const wrong = of.filter(({ change }) => change.kind !== 'reworded')
  const faithful = of.filter(({ change }) => change.kind === 'reworded')
  const missed = (isFound: (each: (typeof judged)[number]) => boolean) =>
    wrong.flatMap((each) => (isFound(each) ? [] : [JSON.stringify(each.change)])).join('\n')

  test(`a line that its clause does not say is found in ${line} of 200 misreadings`, () => {
    expect(wrong.length).toBe(200)
    const found = wrong.filter(({ isUnsupported }) => isUnsupported).length
    expect(
      found,
      missed(({ isUnsupported }) => isUnsupported),
    ).toBeGreaterThanOrEqual(line)
  })

  test(`with goals, cadences and units beside the text, ${beside} of them are told of`, () => {
    const found = wrong.filter(({ isUnsupported, isGap }) => isUnsupported || isGap).length
    expect(
      found,
      missed(({ isUnsupported, isGap }) => isUnsupported || isGap),
    ).toBeGreaterThanOrEqual(beside)
  })

  test(`of 40 blocks that say the same otherwise, no more than ${most} are told of`, () => {
    expect(faithful.length).toBe(40)
    const alarms = faithful.filter(({ isUnsupported, isGap }) => isUnsupported || isGap)
    expect(alarms.length, JSON.stringify(alarms, undefined, 1)).toBeLessThanOrEqual(most)
  })
})
