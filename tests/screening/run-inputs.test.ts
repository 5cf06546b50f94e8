import { expect, test } from 'vitest'
import { differencesBetween, type InputPart, identityOf, linkRequestOf, type RunInputs } from '../../src/screening/runs/run-inputs.ts'

const plain: RunInputs = {
  fingerprints: { engine: 'e', glossary: 'g', reference: 'r' },
  screeningDate: '2022-12-31',
  knownOn: '2022-12-30',
  baseYear: 2021,
  snapshot: { id: 's', title: 'registry', folder: '/here', rows: { firm: 1 } },
  plans: [
    { id: 'city', title: 'City', number: '1', hash: 'c' },
    { id: 'west', title: 'West', number: '2', hash: 'w' },
  ],
  leftOut: [],
  years: { west: { '20XX': '2022', '202X': '2023' } },
  overrides: [],
}
const override = { plan: 'city', parameter: 'rate', code: '1', value: '0.6' }

const table: readonly (readonly [string, RunInputs, readonly InputPart[]])[] = [
  ['nothing', { ...plain }, []],
  ['where the snapshot lies', { ...plain, snapshot: { ...plain.snapshot, folder: '/there', title: 'moved' } }, []],
  ['the title of a plan', { ...plain, plans: plain.plans.map((plan) => ({ ...plan, title: 'other' })) }, []],
  ['the order of years', { ...plain, years: { west: { '202X': '2023', '20XX': '2022' } } }, []],
  ['the program', { ...plain, fingerprints: { ...plain.fingerprints, engine: 'f' } }, ['engine']],
  ['the glossary', { ...plain, fingerprints: { ...plain.fingerprints, glossary: 'h' } }, ['glossary']],
  ['a table', { ...plain, fingerprints: { ...plain.fingerprints, reference: 's' } }, ['reference']],
  ['the snapshot', { ...plain, snapshot: { ...plain.snapshot, id: 't' } }, ['snapshot']],
  ['the text of a plan', { ...plain, plans: plain.plans.map((plan) => ({ ...plan, hash: `${plan.hash}2` })) }, ['plans']],
  ['a plan less', { ...plain, plans: plain.plans.slice(1) }, ['plans']],
  ['the day', { ...plain, screeningDate: '2022-12-30' }, ['date']],
  ['what is known', { ...plain, knownOn: '2022-12-31' }, ['known_on']],
  ['the base year', { ...plain, baseYear: 2020 }, ['base_year']],
  ['a year', { ...plain, years: { west: { '20XX': '2022', '202X': '2024' } } }, ['years']],
  ['the year of another mask', { ...plain, years: { west: { '20XX': '2023', '202X': '2022' } } }, ['years']],
  ['a parameter', { ...plain, overrides: [override] }, ['parameters']],
  ['a parameter of every plan', { ...plain, overrides: [{ ...override, plan: null }] }, ['parameters']],
  ['two things', { ...plain, baseYear: 2020, snapshot: { ...plain.snapshot, id: 't' } }, ['snapshot', 'base_year']],
]

test.each(table)('%s is a difference exactly when it makes another run', (_, other, expected) => {
  expect(differencesBetween(plain, other)).toEqual(expected)
  expect(identityOf(plain) === identityOf(other)).toBe(expected.length === 0)
})

test('every change makes a run of its own', () => {
  expect(new Set(table.map(([, inputs]) => identityOf(inputs))).size).toBe(table.filter(([, , parts]) => parts.length > 0).length + 1)
})

test('inputs are asked again as they were', () => {
  const every = { ...override, plan: null, code: null }
  const link = linkRequestOf({ ...plain, overrides: [override, every] })
  expect(link).toMatchObject({ baseYear: 2021, plans: ['city', 'west'] })
  expect(link.screeningDate - link.knownOn).toBe(1)
  expect(link.years).toEqual(
    new Map([
      [
        'west',
        new Map([
          ['20XX', '2022'],
          ['202X', '2023'],
        ]),
      ],
    ]),
  )
  expect(link.overrides).toEqual([
    { plan: 'city', parameter: 'rate', code: 1n, value: 6n, scale: 1 },
    { plan: undefined, parameter: 'rate', code: undefined, value: 6n, scale: 1 },
  ])
})
