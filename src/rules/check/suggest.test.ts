import { expect, test } from 'vitest'
import { suggest } from './suggest.ts'

test.each<[string, readonly string[], string | undefined]>([
  ['是', ['男', '女'], undefined],
  ['人', ['月', '元'], undefined],
  ['小', ['大', '中型', '小型'], '小型'],
  ['小形', ['大型', '小型'], '小型'],
  ['缴费月', ['缴费月数', '参保月数'], '缴费月数'],
  ['取直', ['取值', '档'], '取值'],
  ['x', ['y', 'z'], undefined],
  ['', ['甲'], undefined],
  ['hire_subsidy', ['travel_subsidy'], undefined],
  ['hier_subsidy', ['travel_subsidy', 'hire_subsidy'], 'hire_subsidy'],
  ['job_retention_refnd', ['job_retention_refund', 'hardship_refund'], 'job_retention_refund'],
  ['job_retantion_refund', ['job_retention_refund'], 'job_retention_refund'],
  ['subsidy', ['award_subsidy'], undefined],
  ['nort_2022_209', ['south_2022_209', 'north_2022_209'], 'north_2022_209'],
])('%s among %s: %s', (written, candidates, expected) => {
  expect(suggest(written, candidates)).toBe(expected)
})
