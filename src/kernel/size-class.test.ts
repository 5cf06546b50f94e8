import { describe, expect, test } from 'vitest'
import { classifyEnterpriseSize, type SizeClassResult } from '../../tests/kernel/classify-size.ts'
import { sizeClassTableFrom } from './size-class-table.ts'

const retail = {
  rows: [
    { id: 'retail', prefixes: ['F52'], employees: [300, 50, 10], revenue_ten_thousand_yuan: [20000, 500, 100] },
    { id: 'leasing', prefixes: ['L'], employees: [300, 100, 10], assets_ten_thousand_yuan: [120000, 8000, 100] },
  ],
  out_of_scope: ['J', 'G53'],
  otherwise: { id: 'other', employees: [300, 100, 10] },
}
const table = sizeClassTableFrom(retail)

interface Facts {
  readonly industryCode?: string | undefined
  readonly employees?: number
  readonly revenueYuan?: number
  readonly assetsYuan?: number
}

/** Retail unless said otherwise; what is not given is unknown. */
function classify(facts: Facts): SizeClassResult {
  const { revenueYuan, assetsYuan } = facts
  const money = { revenueFen: fenOf(revenueYuan), assetsFen: fenOf(assetsYuan) }
  const industryCode = 'industryCode' in facts ? facts.industryCode : 'F5211'
  return classifyEnterpriseSize({ industryCode, employees: facts.employees, ...money }, table)
}

function fenOf(yuan: number | undefined): bigint | undefined {
  return yuan === undefined ? undefined : BigInt(yuan) * 100n
}

describe('an enterprise takes the lowest tier among its indicators', () => {
  test.each([
    [300, 20000, 'large'],
    [299, 20000, 'medium'],
    [300, 19999, 'medium'],
    [5000, 499, 'small'],
    [50, 500, 'medium'],
    [49, 500, 'small'],
    [10, 100, 'small'],
    [9, 100000, 'micro'],
    [10000, 99, 'micro'],
    [0, 0, 'micro'],
  ])('%i people and %s ten thousand yuan: %s', (employees, tenThousandYuan, sizeClass) => {
    expect(classify({ employees, revenueYuan: tenThousandYuan * 10_000 })).toEqual({ sizeClass })
  })

  test('a fen below the bound is below it', () => {
    const facts = { industryCode: 'F5211', employees: 300, assetsFen: undefined }
    expect(classifyEnterpriseSize({ ...facts, revenueFen: 20_000_000_000n }, table)).toEqual({ sizeClass: 'large' })
    expect(classifyEnterpriseSize({ ...facts, revenueFen: 19_999_999_999n }, table)).toEqual({ sizeClass: 'medium' })
  })

  test('an indicator the industry does not use has no say', () => {
    expect(classify({ employees: 300, revenueYuan: 200_000_000, assetsYuan: 0 })).toEqual({ sizeClass: 'large' })
    expect(classify({ industryCode: 'M7310', employees: 300 })).toEqual({ sizeClass: 'large' })
  })
})

describe('missing facts', () => {
  test.each([
    ['nothing known', {}, ['employees', 'revenue']],
    ['people that reach small', { employees: 10 }, ['revenue']],
    ['people that reach large', { employees: 1000 }, ['revenue']],
    ['revenue that reaches small', { revenueYuan: 1_000_000 }, ['employees']],
    ['no assets where assets count', { industryCode: 'L7291', employees: 100 }, ['assets']],
    ['no industry', { industryCode: undefined, employees: 1 }, ['industry']],
    ['a section of which a part is out of scope', { industryCode: 'G', employees: 1 }, ['industry']],
    ['a section of which a part has a row', { industryCode: 'F', employees: 1 }, ['industry']],
  ] as const)('%s', (_name, facts, missing) => {
    expect(classify(facts)).toEqual({ sizeClass: 'unknown', missing })
  })

  test.each([{ employees: 9 }, { revenueYuan: 999_999 }, { industryCode: 'L7291', assetsYuan: 0 }])(
    '%j is micro whatever the rest',
    (facts) => {
      expect(classify(facts)).toEqual({ sizeClass: 'micro' })
    },
  )

  test('out of scope needs no indicator', () => {
    expect(classify({ industryCode: 'J66' })).toEqual({ sizeClass: 'not_classified' })
    expect(classify({ industryCode: 'G5310' })).toEqual({ sizeClass: 'not_classified' })
  })
})

test.each([
  ['no mapping', []],
  ['no rows', { ...retail, rows: undefined }],
  ['bounds that do not fall', { ...retail, rows: [{ id: 'x', prefixes: [], employees: [10, 10, 5] }] }],
  ['two bounds', { ...retail, rows: [{ id: 'x', prefixes: [], employees: [10, 5] }] }],
  ['a row without an id', { ...retail, rows: [{ prefixes: [] }] }],
])('a table with %s is refused', (_name, data) => {
  expect(() => sizeClassTableFrom(data)).toThrow('size classes')
})
