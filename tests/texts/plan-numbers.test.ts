import { describe, expect, test } from 'vitest'
import { compareNumbers } from '../plans/plan-numbers.ts'
import { shippedFolders } from '../plans/shipped-plans.ts'
import { theSeven } from '../plans/the-seven.ts'
import { documentOfPlan } from './text-of-plan.ts'

describe('numbers of the plans', () => {
  test.each(theSeven)('%s', (plan) => {
    const folder = shippedFolders[plan]
    if (folder === undefined) throw new Error(`no folder of ${plan}`)
    expect(compareNumbers(folder, documentOfPlan(plan))).toEqual({ unknown: [], absent: [] })
  })
})
