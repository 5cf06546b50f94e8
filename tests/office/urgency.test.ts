import { expect, it } from 'vitest'
import { urgencyOf } from '../../src/inbox/index.ts'
import { calendar } from './people.ts'

// 2023-01-04 is a Wednesday; Spring Festival is off from 01-21 to 01-27, 01-28 and 01-29 are worked.
it.each([
  ['2023-01-04', undefined, 'undated', undefined],
  ['2023-01-04', '2023-01-04', 'today', 0],
  ['2023-01-04', '2023-01-03', 'late', 1],
  ['2023-01-09', '2023-01-06', 'late', 1],
  ['2023-01-08', '2023-01-06', 'late', 0],
  ['2023-01-04', '2023-01-09', 'soon', 3],
  ['2023-01-04', '2023-01-10', 'later', 4],
  ['2023-01-20', '2023-01-28', 'soon', 1],
  ['2023-01-30', '2023-01-20', 'late', 3],
  ['2023-01-04', '2099-01-01', 'later', undefined],
])('on %s what is due on %s is %s', (today, due, kind, workdays) => expect(urgencyOf(today, due, calendar)).toEqual({ kind, workdays }))
