import { afterAll, expect, test } from 'vitest'
import { sizeClassSql } from '../../src/registry/index.ts'
import { withDuckDb } from '../../src/store/index.ts'
import { classifyEnterpriseSize } from '../kernel/classify-size.ts'
import { makeSetting } from './setting.ts'
import { sizeClasses, vocabulary } from './vocabulary.ts'

const setting = await makeSetting()
afterAll(setting.remove)

const kinds = vocabulary.enumerations.get('entity_kind')?.values.map(({ id }) => id) ?? []
const sizes = vocabulary.enumerations.get('size_class')?.values.map(({ id }) => id) ?? []
const columns = { entityKind: 'kind', industryCode: 'industry', employees: 'employees', revenue: 'revenue', assets: 'assets' }

test('SQL gives the class the kernel gives, one below and at every bound and with every indicator missing', async () => {
  const rows = [...sizeClasses.rows, sizeClasses.otherwise].flatMap((row) => {
    const around = (bounds: readonly (number | bigint)[] | undefined) => [
      undefined,
      ...(bounds ?? [50]).flatMap((bound) => [BigInt(bound) - 1n, BigInt(bound)]),
    ]
    const codes = [...row.prefixes.slice(0, 2).map((prefix) => prefix.padEnd(5, '1')), ...(row.prefixes.length === 0 ? ['M7310'] : [])]
    return codes.flatMap((industryCode) =>
      around(row.employees).flatMap((employees) =>
        around(row.revenueFen).flatMap((revenueFen) =>
          around(row.assetsFen).map((assetsFen) => ({ industryCode, employees, revenueFen, assetsFen })),
        ),
      ),
    )
  })
  const coarse = ['G', 'G5', 'G59', 'K70', 'Q', 'J66', 'P', 'S92', 'T97', 'G53', 'Q84', 'K703', undefined].map((industryCode) => ({
    industryCode,
    employees: 5n,
    revenueFen: 5n,
    assetsFen: 5n,
  }))
  const all = [...rows, ...coarse]
  const sql = (value: bigint | string | undefined) => (value === undefined ? 'NULL' : typeof value === 'string' ? `'${value}'` : `${value}`)
  const found = await withDuckDb(setting.database, (database) =>
    database.rows(
      `SELECT ${sizeClassSql(sizeClasses, columns, vocabulary)} AS size FROM (VALUES ${all
        .map(
          (row, index) =>
            `(${index}, ${kinds.indexOf('enterprise')}, ${sql(row.industryCode)}::VARCHAR, ${sql(row.employees)}::BIGINT, ${sql(row.revenueFen)}::BIGINT, ${sql(row.assetsFen)}::BIGINT)`,
        )
        .join(', ')}) t(position, kind, industry, employees, revenue, assets) ORDER BY position`,
    ),
  )
  const expected = all.map((row) => {
    const { sizeClass } = classifyEnterpriseSize(
      { ...row, employees: row.employees === undefined ? undefined : Number(row.employees) },
      sizeClasses,
    )
    return sizeClass === 'unknown' ? null : sizes.indexOf(sizeClass)
  })
  expect(all.length).toBeGreaterThan(500)
  expect(found.map((row) => row.size)).toEqual(expected)
})

test.each([
  ['individual_business', 'not_classified'],
  ['social_group', 'not_classified'],
  ['accounting_firm', 'micro'],
  ['enterprise', 'micro'],
])('a %s is %s', async (kind, size) => {
  const [row] = await withDuckDb(setting.database, (database) =>
    database.rows(
      `SELECT ${sizeClassSql(sizeClasses, columns, vocabulary)} AS size FROM (SELECT ${kinds.indexOf(kind)} AS kind, 'L7241' AS industry, 3 AS employees, 1 AS revenue, 1 AS assets)`,
    ),
  )
  expect(row?.size).toBe(sizes.indexOf(size))
})
