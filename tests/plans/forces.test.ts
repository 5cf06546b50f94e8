import { describe, expect, test } from 'vitest'
import { parseDate } from '../../src/kernel/calendar.ts'
import { withForces } from '../../src/plans/link/with-forces.ts'
import {
  type AskingReason,
  type BoundParameter,
  type BoundProgram,
  type Cell,
  type Condition,
  makeDecider,
  type ParameterShape,
  type Program,
  type Source,
} from '../../src/rules/index.ts'
import { stageWorld, type Written } from '../conformance/stage.ts'

/** What becomes of a subject that does not meet a requirement, by where the requirement comes from. */

const people = { kind: 'number', dimension: 'person', scale: 0, low: 0n, high: 1000n } as const
const shapes = { limit: { kind: 'value', id: 'limit', zh: '人数线', type: people } } as const satisfies Record<string, ParameterShape>
const day = (text: string): number => parseDate(text) ?? 0
const source = (standing: Source['standing'], confidence?: Source['confidence']): Source => ({
  clause: standing === 'document' ? '1' : undefined,
  document: standing === 'document' ? undefined : 'law',
  confidence,
  standing,
})

function parameter(
  id: string,
  periods: readonly { readonly from: string; readonly to: string; readonly cell: Partial<Cell> }[],
): BoundParameter {
  const origin = { plan: 'test', clause: '1' }
  return {
    id,
    zh: id,
    periods: periods.map(({ from, to, cell }) => ({
      from: day(from),
      to: day(to),
      value: { kind: 'cell', cell: { value: 30n, standing: 'set', origin, ...cell } },
    })),
  }
}

const always = { from: '1900-01-01', to: '9999-12-31' }
const limit = (confidence?: Source['confidence']) =>
  parameter('limit', [{ ...always, cell: { origin: { plan: 'test', clause: '1', source: source('document', confidence) } } }])

/** A program with a requirement under test and one that its own document states. */
function decide(condition: Partial<Condition>, parameters: readonly BoundParameter[], subjects: readonly Written[]) {
  const world = stageWorld(
    subjects.map((subject) => ({ subject })),
    { parameters: shapes },
  )
  const node = (text: string) => world.names.node(text, 'unit')
  const written: Program = {
    id: 'case',
    zh: 'case',
    subject: 'unit',
    region: node('所在地区'),
    date: node('设立日'),
    conditions: [
      { id: 'stated', zh: '在册', test: node('是否在册'), source: source('document') },
      { id: 'tested', zh: '人数', test: node('人数 <= 人数线'), source: source('document'), ...condition },
    ],
    reviews: [],
    result: { kind: 'money', amount: node('保费'), source: source('document') },
    payee: { kind: 'subject', entity: 'unit' },
    definitions: world.names.shapes,
  }
  const bound = new Map(parameters.map((each) => [each.id, each]))
  const program = withForces(written, bound)
  const decider = makeDecider({ program, variant: 'case', parameters: bound, context: world.context } satisfies BoundProgram)
  return { program, outcomes: (world.facts.get('unit') ?? []).map((facts) => decider.decide(facts).outcome) }
}

const full: Written = { is_listed: true, headcount: 30, premium: 100, opened: '2022-06-30' }
/** Met, not met, not known, not met and refused by another requirement, not known and refused by another. */
const subjects: readonly Written[] = [
  full,
  { ...full, headcount: 31 },
  { ...full, headcount: null },
  { ...full, headcount: 31, is_listed: false },
  { ...full, headcount: null, is_listed: false },
]
const refusing = ['eligible', 'ineligible', 'undetermined', 'ineligible', 'ineligible']
const asking = ['eligible', 'needs_review', 'needs_review', 'ineligible', 'ineligible']

describe('a requirement', () => {
  const rows: readonly (readonly [string, Partial<Condition>, Source['confidence'], AskingReason | undefined])[] = [
    ['of the document', {}, undefined, undefined],
    ['of the document, surely', { source: source('document', 'high') }, undefined, undefined],
    ['of the document, fairly', { source: source('document', 'medium') }, undefined, undefined],
    ['of the document, hardly', { source: source('document', 'low') }, undefined, 'low_confidence'],
    ['of the document, in principle', { isAsking: true }, undefined, 'written'],
    ['of the document over a doubtful figure', {}, 'low', 'low_threshold'],
    ['of the document over a fair figure', {}, 'medium', undefined],
    ['of a law that was read', { source: source('read_in_full', 'high') }, undefined, undefined],
    ['of a law that was read, hardly', { source: source('read_in_full', 'low') }, undefined, 'low_confidence'],
    ['of a notice that is quoted', { source: source('quoted', 'high') }, undefined, 'quoted'],
    ['of practice', { source: source('practice', 'high') }, undefined, 'practice'],
    ['of a quoted notice that tells whom', { isAddressing: true, source: source('quoted', 'medium') }, undefined, undefined],
    ['of a quoted notice that tells whom, hardly', { isAddressing: true, source: source('quoted', 'low') }, undefined, 'low_confidence'],
    ['of a quoted notice that tells whom by a doubtful figure', { isAddressing: true, source: source('quoted') }, 'low', 'low_threshold'],
    ['of practice that tells whom', { isAddressing: true, source: source('practice', 'high') }, undefined, 'practice'],
    ['of the document that tells whom', { isAddressing: true }, undefined, undefined],
  ]
  test.each(rows)('%s', (_, condition, confidence, because) => {
    const { program, outcomes } = decide(condition, [limit(confidence)], subjects)
    expect(outcomes).toEqual(because === undefined ? refusing : asking)
    expect(program.conditions.map(({ id }) => id)).toEqual(because === undefined ? ['stated', 'tested'] : ['stated'])
    expect(program.reviews.map(({ id, asked }) => [id, asked?.because])).toEqual(because === undefined ? [] : [['tested', because]])
  })
})

describe('a requirement behind a switch', () => {
  const followed = { value: 0n, origin: { plan: 'city', clause: '3', source: source('document') } }
  const off = { value: 1n }
  const open = { value: 1n, isOpen: true as const }
  const condition = { switch: 'switch', source: source('practice') }
  test.each([
    ['that is off is none', off, ['eligible', 'eligible', 'eligible', 'ineligible', 'ineligible'], [], []],
    ['that nobody has set asks', open, asking, [], ['tested']],
    ['that is on refuses, whatever the source of the practice', followed, refusing, ['tested'], []],
  ] as const)('%s', (_, cell, expected, conditions, reviews) => {
    const { program, outcomes } = decide(condition, [limit(), parameter('switch', [{ ...always, cell }])], subjects)
    expect(outcomes).toEqual(expected)
    expect(program.conditions.slice(1).map(({ id }) => id)).toEqual(conditions)
    expect(program.reviews.map(({ id }) => id)).toEqual(reviews)
    if (cell === followed) expect(program.conditions[1]?.source).toEqual(source('document'))
  })

  test('goes by the day that decides, on both sides of each change', () => {
    const switched = parameter('switch', [
      { from: '1900-01-01', to: '2022-03-31', cell: off },
      { from: '2022-04-01', to: '2022-06-30', cell: open },
      { from: '2022-07-01', to: '9999-12-31', cell: followed },
    ])
    const days = ['2022-03-31', '2022-04-01', '2022-06-30', '2022-07-01', null]
    const unmet = days.map((opened): Written => ({ ...full, headcount: 31, opened }))
    const { outcomes } = decide(condition, [limit(), switched], unmet)
    expect(outcomes).toEqual(['eligible', 'needs_review', 'needs_review', 'ineligible', 'undetermined'])
  })
})
