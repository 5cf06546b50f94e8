import { expect, test } from 'vitest'
import { dayDoubts, type Offer } from './screening-draft.ts'

const offer = { day: '2023-01-04', snapshots: [{ name: 'one', knownOn: '2022-10-31' }] } as unknown as Offer

test.each([
  { day: '2023-01-04', doubts: [] },
  { day: '2022-12-31', doubts: [] },
  { day: '2022-09-30', doubts: [] },
  { day: '2022-06-30', doubts: ['from_today 188'] },
  { day: '2023-06-30', doubts: ['from_data 242'] },
  { day: '1066-01-01', doubts: ['from_today 349540', 'from_data 349475'] },
  { day: '', doubts: [] },
])('the day $day is asked about where it is far from today or from the data', ({ day, doubts }) => {
  const found = dayDoubts(offer, { snapshot: 'one', day, plans: [], years: {} })
  expect(found.map(({ kind, days }) => `${kind} ${days}`)).toEqual(doubts)
})
