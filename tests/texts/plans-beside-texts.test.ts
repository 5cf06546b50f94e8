import { describe, expect, test } from 'vitest'
import { findDocumentMentions } from '../../src/documents/index.ts'
import { changedTexts, compareWithText, type TextGap, weighUnsupported } from '../../src/plans/index.ts'
import { reader } from '../documents/mentions.ts'
import { loadFolders, shippedFolders } from '../plans/shipped-plans.ts'
import { lookUpIn } from '../plans/substance/look-up.ts'
import { type ShippedPlan, theSeven } from '../plans/the-seven.ts'
import { documentOfPlan } from './text-of-plan.ts'

const set = loadFolders(shippedFolders)

/** Differences that were looked at and are right as they are: `plan clause code found`, each with its reason. */
const accepted: ReadonlyMap<string, string> = new Map([
  [
    'shanxi-2022-19 附件2 unit_absent 劳动系处',
    "a character was lost in the scan; the plan writes the unit's name as clause 二7 prints it",
  ],
  ['shanxi-2022-19 附件2 unit_unknown 劳动关系处', 'the same unit, written in full'],
  ['shanxi-2022-19 附件2 unit_unknown 调解仲裁与信访工作处', 'printed by a short name in a row of merged cells, one column short'],
  ...['就业处', '就业局', '调解仲裁处'].map(
    (name) =>
      [
        `shanxi-2022-19 附件2 unit_absent ${name}`,
        'a short name of the table; the plan writes it in full, as the clauses print it',
      ] as const,
  ),
  ...['各市州', '县市人民政府'].map(
    (name) =>
      [
        `jilin-2020 三（十七） unit_absent ${name}`,
        'governments of two levels share one printed word; the plan keeps them together',
      ] as const,
  ),
  [
    'chongqing-2022-209 二（九）32 target_absent 一人',
    'one person of each such household employed is written as the households being none at the end: a target without a value',
  ],
  [
    'mohrss-2022-60 二（一） target_unknown 就业见习岗位数 1000000',
    'the goal stands in the name of the campaign; its numeral has no digit and no unit of its own, so the reader takes it for a name',
  ],
  ['neimenggu-2022-03-21 一（二） unit_unknown 满洲里市人力资源和社会保障局', 'an addressee: two cities share one printed name of a body'],
  ...(['jilin-2020 三（十三）', 'yushu-2020 三（十二）'] as const).map(
    (clause) =>
      [
        `${clause} cadence_absent 逐月`,
        'by the month or by the quarter, as each place decides: until it has, the plan says regularly and puts no days in the calendar',
      ] as const,
  ),
  ...['jilin-2020', 'yushu-2020'].map(
    (plan) =>
      [
        `${plan} 三（六） target_unknown 综合性社区养老服务机构数 1`,
        'one institution in each sub-district, its numeral written as a Chinese one after a verb; the reader takes it for no figure',
      ] as const,
  ),
])

function gapsOf(id: ShippedPlan): readonly TextGap[] {
  const document = documentOfPlan(id)
  const plan = set.plans.get(id)
  if (plan === undefined) throw new Error(`${id} is not there`)
  return compareWithText(plan, document, findDocumentMentions(document, reader), set.vocabulary)
}

describe('what the blocks of the plans say, in the clauses they cite', () => {
  test.each(theSeven)(
    '%s: every clause is there; once compared, its text is this one and every line it does not say is answered for',
    (id) => {
      const plan = set.plans.get(id)
      const found = lookUpIn(documentOfPlan(id), set, id)
      expect(found.lines.filter(({ missing }) => missing.some(({ kind }) => kind === 'clause')).map(({ line }) => line.clause)).toEqual([])
      if (plan?.comparison === undefined) return
      expect(changedTexts(found, plan.comparison)).toEqual([])
      const open = weighUnsupported(found, plan.comparison).filter(({ state }) => state !== 'settled')
      expect(open.map(({ found: { line }, state }) => `${line.clause} ${line.owner}/${line.line} ${state}`)).toEqual([])
    },
  )
})

describe('plans beside the texts they annotate', () => {
  test.each(theSeven)('%s leaves out no clause, unit, goal, cadence or deadline, and adds none', (plan) => {
    // Other figures may stand in the library, which cites other documents, or in a list the document does not give.
    const gaps = gapsOf(plan).filter(({ code }) => code !== 'figure_absent')
    const found = gaps.map(({ clause, code, found: what }) => `${plan} ${clause} ${code} ${what}`)
    expect(found.filter((line) => !accepted.has(line))).toEqual([])
    expect([...accepted.keys()].filter((line) => line.startsWith(`${plan} `) && !found.includes(line))).toEqual([])
  })
})
