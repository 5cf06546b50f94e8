import { expect, it } from 'vitest'
import { groundWords, itemWords, mayHearOf, type Side, tellingTo } from '../../src/calls/index.ts'
import { type CallerKind, callerKinds } from '../../src/contract/index.ts'

const sides = ['unit', 'person'] as const satisfies readonly Side[]
const cells = sides.flatMap((side) => callerKinds.map((caller): [Side, CallerKind] => [side, caller]))

it.each(cells)('says for every question about a %s what %s may hear, with the source or that there is none', (side, caller) => {
  const told = tellingTo(side, caller)
  expect(told.length).toBeGreaterThan(6)
  for (const { item, telling } of told) {
    expect(itemWords[item](side, caller)).not.toBe('')
    if (telling.may === 'office') expect(telling).toEqual({ may: 'office' })
    else expect(groundWords[telling.ground]).toMatchObject({ source: expect.stringMatching(/\p{Script=Han}/u), standing: /转引|本文件/ })
  }
})

it.each(sides)('tells a stranger nothing of a %s but the rules', (side) => {
  const told = tellingTo(side, 'other')
  expect(told.filter(({ telling }) => telling.may !== 'no').map(({ item }) => item)).toEqual(['rules'])
  expect(mayHearOf(side, 'other')).toBe(false)
})

it.each<[Side, CallerKind, string, string]>([
  ['unit', 'firm_staff', 'payments', 'yes'],
  ['unit', 'firm_staff', 'stage', 'office'],
  ['unit', 'person', 'contributions', 'yes'],
  ['unit', 'person', 'payments', 'no'],
  ['person', 'person', 'payments', 'yes'],
  ['person', 'person', 'own_facts', 'yes'],
  ['person', 'person', 'reason', 'office'],
  ['person', 'firm_staff', 'own_facts', 'no'],
  ['person', 'firm_staff', 'payments', 'no'],
])('of a %s, %s may hear of %s: %s', (side, caller, item, may) => {
  expect(tellingTo(side, caller).find((each) => each.item === item)?.telling.may).toBe(may)
})

it('reads what is of the subject for whom something of it may be told, and for nobody else', () => {
  expect(cells.filter(([side, caller]) => mayHearOf(side, caller))).toEqual([
    ['unit', 'firm_staff'],
    ['person', 'firm_staff'],
    ['person', 'person'],
  ])
})
