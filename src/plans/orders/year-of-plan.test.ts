import { expect, test } from 'vitest'
import { parseDate } from '../../kernel/calendar.ts'
import type { Plan } from '../plan.ts'
import type { MaskedDate } from '../read/masked-date.ts'
import { yearOfPlan } from './year-of-plan.ts'

const date = (text: string): MaskedDate =>
  text.includes('X') ? { kind: 'masked', text } : { kind: 'day', day: parseDate(text) ?? Number.NaN }

/** A plan as far as its year goes: when it was issued, by when its tasks are due, when its policies begin and end. */
function plan(issued: string, dues: readonly string[], periods: readonly (readonly [string, string])[], year?: number): Plan {
  const tasks = new Map(dues.map((due, i) => [`t${i}`, { due: date(due), measures: [] }]))
  const policies = new Map(periods.map(([from, to], i) => [`p${i}`, { period: { from: date(from), to: date(to) } }]))
  const orders = { tasks, targets: new Map(), forms: new Map(), services: new Map() }
  return { year, issuedOn: parseDate(issued), knownOn: parseDate(issued), orders, policies } as unknown as Plan
}

test.each<[string, Plan, Readonly<Record<string, string>>, number, string]>([
  ['declared', plan('2025-12-20', ['2025-12-31'], [], 2026), {}, 2026, 'declared'],
  ['of December for the next year', plan('2025-12-20', ['2026-06-30', '2026-12-31'], []), {}, 2026, 'days'],
  ['with a goal further off', plan('2022-07-23', ['2022-12-31', '2022-09-30', '2025-12-31'], []), {}, 2022, 'days'],
  ['with as many days in two years', plan('2022-12-01', ['2023-12-31', '2024-12-31'], []), {}, 2023, 'days'],
  ['that looks back', plan('2022-07-23', ['2021-12-31', '2021-06-30', '2022-12-31'], []), {}, 2022, 'days'],
  ['with policies only', plan('2025-12-20', [], [['2026-01-01', '2026-12-31']]), {}, 2026, 'days'],
  [
    'whose policies outlast its work',
    plan(
      '2022-03-21',
      ['2022-12-31'],
      [
        ['2022-05-01', '2023-04-30'],
        ['2022-05-01', '2023-04-30'],
      ],
    ),
    {},
    2022,
    'days',
  ],
  ['with one day of the next year, beside its own', plan('2022-03-21', ['2023-04-30'], [['2022-01-01', '2022-12-31']]), {}, 2022, 'days'],
  [
    'whose policies begin with it',
    plan(
      '2025-12-20',
      ['2026-12-31'],
      [
        ['2025-12-20', '2026-12-31'],
        ['2025-12-20', '2026-12-31'],
      ],
    ),
    {},
    2026,
    'days',
  ],
  ['without days', plan('2022-03-21', [], []), {}, 2022, 'issued'],
  ['with masked days', plan('2022-12-21', ['20XX-12-31'], []), {}, 2022, 'issued'],
  ['with masked days whose year is given', plan('2022-12-21', ['20XX-12-31'], []), { '20XX': '2023' }, 2023, 'days'],
])('a plan %s', (_, given, years, year, from) => {
  expect(yearOfPlan(given, new Map(Object.entries(years)))).toEqual({ year, from })
})
