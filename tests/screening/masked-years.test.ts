import { join } from 'node:path'
import { expect, test } from 'vitest'
import { linkPlans, loadPlans } from '../../src/plans/index.ts'
import { refuseUnboundYears, ScreeningFailure } from '../../src/screening/index.ts'
import { endOfYear, maskedFolder } from './test-plans.ts'

const set = loadPlans({ plans: maskedFolder, glossary: join(import.meta.dirname, '../../glossary') })
const masked = linkPlans(set, endOfYear)
const given = linkPlans(set, { ...endOfYear, years: new Map([['north', new Map([['20XX', '2022']])]]) })

test('a masked plan that might decide is never passed over for want of its year', () => {
  expect(masked.variants).toEqual([])
  expect(() => refuseUnboundYears(masked)).toThrow(ScreeningFailure)
  expect(() => refuseUnboundYears(masked, 'job_retention_refund')).toThrow(/north.*20XX.*--year/)
  expect(() => refuseUnboundYears(masked, 'job_retention_refund', ['north'])).toThrow(ScreeningFailure)
})

test('nothing is asked for where no masked plan is concerned', () => {
  expect(() => refuseUnboundYears(masked, 'hire_subsidy')).not.toThrow()
  expect(() => refuseUnboundYears(masked, 'job_retention_refund', ['nation'])).not.toThrow()
  expect(given.variants.map((variant) => variant.id)).toEqual(['job_retention_refund@north'])
  expect(() => refuseUnboundYears(given)).not.toThrow()
})
