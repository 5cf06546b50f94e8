import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { linkPlans, loadPlans } from '../../src/plans/index.ts'
import { describeScreeningRefusal, refuseUnboundYears } from '../../src/screening/index.ts'
import { granted } from './granted.ts'
import { day, endOfYear, maskedFolder } from './test-plans.ts'

const set = granted(loadPlans({ plans: maskedFolder, glossary: join(import.meta.dirname, '../../glossary') }))
const masked = linkPlans(set, endOfYear)
const given = linkPlans(set, { ...endOfYear, years: new Map([['north', new Map([['20XX', '2022']])]]) })

test('a masked plan that might decide is never passed over for want of its year', () => {
  expect(masked.variants).toEqual([])
  const needed = { code: 'year_needed', plans: ['north'], mask: '20XX' } as const
  expect(refuseUnboundYears(masked)).toEqual(needed)
  expect(refuseUnboundYears(masked, 'job_retention_refund')).toEqual(needed)
  expect(refuseUnboundYears(masked, 'job_retention_refund', ['north'])).toEqual(needed)
  expect(describeScreeningRefusal(needed)).toMatch(/north.*20XX.*--year/)
})

test('nothing is asked for where no masked plan is concerned', () => {
  expect(refuseUnboundYears(masked, 'hire_subsidy')).toBeUndefined()
  expect(refuseUnboundYears(masked, 'job_retention_refund', ['nation'])).toBeUndefined()
  expect(given.variants.map((variant) => variant.id)).toEqual(['job_retention_refund@north'])
  expect(refuseUnboundYears(given)).toBeUndefined()
})

test('a day that the given year does not have is refused, not left out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ballast-leap-'))
  try {
    cpSync(maskedFolder, folder, { recursive: true })
    const chapter = join(folder, 'north/01-通知.md')
    writeFileSync(chapter, readFileSync(chapter, 'utf8').replace('20XX-01-01', '20XX-02-29'))
    const leap = granted(loadPlans({ plans: folder, glossary: join(import.meta.dirname, '../../glossary') }))
    const link = (year: string, date: string) =>
      linkPlans(leap, { ...endOfYear, screeningDate: day(date), years: new Map([['north', new Map([['20XX', year]])]]) })
    expect(leap.problems).toEqual([])
    expect(link('2024', '2024-12-31').variants).toHaveLength(1)
    const absent = { code: 'day_absent', plans: ['north'], day: '2022-02-29' } as const
    expect(refuseUnboundYears(link('2022', '2022-12-31'))).toEqual(absent)
    expect(describeScreeningRefusal(absent)).toMatch(/north.*2022-02-29.*--year/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
