import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { columnsOf, describeSchema, type LoadOptions, loadSnapshot, readManifest, schemaAsMarkdown } from '../../src/registry/index.ts'
import { withDuckDb } from '../../src/store/index.ts'
import { granted } from '../screening/granted.ts'
import { exportCsv, generate, makeSetting, query } from './setting.ts'
import { sizeClasses, vocabulary } from './vocabulary.ts'

const setting = await makeSetting()
afterAll(setting.remove)

let deliveries = 0

type Files = Readonly<Record<string, string | Uint8Array>>

/** Writes a delivery and tries to load it. */
async function tryLoad(files: Files, options: Partial<LoadOptions> = {}) {
  const name = `delivery-${++deliveries}`
  await mkdir(setting.path(name))
  for (const [file, content] of Object.entries(files)) await writeFile(join(setting.path(name), file), content)
  const snapshot = `snapshot-${deliveries}`
  const loaded = await loadSnapshot(setting.path(name), setting.path(snapshot), vocabulary, {
    knownOn: '2022-10-31',
    title: 'test',
    database: setting.database,
    refusedLimitPerThousand: 1000,
    ...options,
  })
  return { loaded, snapshot }
}

/** Writes a delivery and loads it; gives the report and the name of the snapshot. */
async function load(files: Files, options: Partial<LoadOptions> = {}) {
  const { loaded, snapshot } = await tryLoad(files, options)
  const report = granted(loaded)
  const refused = Object.fromEntries(
    Object.entries(report.refused).map(([file, { rows, refused: lost, reasons }]) => [
      file,
      { rows, refused: lost, reasons: Object.fromEntries(reasons.map(({ reason, column, rows: n }) => [`${reason}:${column ?? ''}`, n])) },
    ]),
  )
  return { ...report, refused, snapshot }
}

const rowsOf = (snapshot: string, entity: string, columns: string) =>
  withDuckDb(setting.database, (database) =>
    database.rows(`SELECT ${columns} FROM read_parquet('${setting.path(snapshot)}/${entity}/*.parquet') ORDER BY ${entity}_id`),
  )

const refusedOf = async (snapshot: string, entity: string) =>
  (await readFile(join(setting.path(snapshot), 'refused', `${entity}.csv`), 'utf8'))
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\n')

describe('a generated registry delivered as files', () => {
  test('comes back row for row, from CSV and from Parquet', async () => {
    const made = await generate(setting, 'made', 1, { firms: 600, persons: 8000 })
    await mkdir(setting.path('csv'))
    await mkdir(setting.path('parquet'))
    await query(setting, 'made', async (database) => {
      for (const entity of vocabulary.entities.keys()) {
        await exportCsv(database, entity, join(setting.path('csv'), `${entity}.csv`))
        await database.run(`COPY (SELECT * FROM ${entity}) TO '${setting.path('parquet')}/${entity}.parquet' (FORMAT parquet)`)
      }
    })
    for (const format of ['csv', 'parquet']) {
      const options = { knownOn: '2022-10-31', title: format, database: setting.database, unitsPerBucket: 200, personsPerBucket: 3000 }
      const loaded = await loadSnapshot(setting.path(format), setting.path(`from-${format}`), vocabulary, options)
      const { manifest, warnings, refused } = granted(loaded)
      expect(warnings).toEqual([])
      expect(Object.values(refused).filter((each) => each.refused > 0)).toEqual([])
      expect(manifest.completeness).toEqual({})
      for (const [entity, { rows }] of Object.entries(made.entities))
        expect([entity, manifest.entities[entity]?.rows]).toEqual([entity, rows])
      const different = await query(setting, 'made', async (database) => {
        const found: string[] = []
        for (const entity of vocabulary.entities.keys()) {
          const [row] = await database.rows(
            `SELECT count(*) AS n FROM (SELECT * FROM ${entity} EXCEPT SELECT * FROM read_parquet('${setting.path(`from-${format}`)}/${entity}/*.parquet'))`,
          )
          if (row?.n !== 0n) found.push(entity)
        }
        return found
      })
      expect(different).toEqual([])
      expect(manifest.entities.employment?.files.length).toBeGreaterThan(2)
      granted(await readManifest(setting.path(`from-${format}`), vocabulary, { isHashChecked: true }))
    }
  })

  test('lies in buckets that hold the same firms in every entity', async () => {
    const { entities } = granted(await readManifest(setting.path('from-csv'), vocabulary))
    const ranges = (entity: string) => entities[entity]?.files.map(({ bucket, firstKey, lastKey }) => ({ bucket, firstKey, lastKey }))
    expect(ranges('employment')).toEqual(ranges('firm'))
    const misplaced = await withDuckDb(setting.database, async (database) => {
      const counts: unknown[] = []
      for (const { path, firstKey, lastKey } of entities.employment?.files ?? []) {
        const [row] = await database.rows(
          `SELECT count(*) AS n FROM read_parquet('${setting.path('from-csv')}/${path}') WHERE firm NOT BETWEEN ${firstKey} AND ${lastKey}`,
        )
        counts.push(row?.n)
      }
      return counts
    })
    expect(new Set(misplaced)).toEqual(new Set([0n]))
  })
})

describe('cells', () => {
  const header = 'loan_id,region,borrower_kind,principal,annual_rate,granted_on,is_covid_patient,staff'
  test.each([
    [
      '1,500101,individual,200000,0.0465,2022-01-31,true,5',
      { principal: 20_000_000, annual_rate: 46_500, granted_on: '2022-01-31', is_covid_patient: true, borrower_kind: 0, staff: 5 },
    ],
    [
      '1,500101,小微企业借款人,0.10,4.65%,2022-01-31,否,5',
      { principal: 10, annual_rate: 46_500, is_covid_patient: false, borrower_kind: 1 },
    ],
    ['1,500101,1,12.3,60%,9999-12-31,1,0', { principal: 1230, annual_rate: 600_000, granted_on: '9999-12-31', is_covid_patient: true }],
    ['1, 500101 ,1,12.300,1,2022-02-28,是,007', { region: 500_101, principal: 1230, annual_rate: 1_000_000, staff: 7 }],
    [
      '1,,,,,,,',
      { region: null, borrower_kind: null, principal: null, annual_rate: null, granted_on: null, is_covid_patient: null, staff: null },
    ],
    ['1,"500101","individual","200000.01",0.0465,2022-01-31,True,5.0', { principal: 20_000_001, staff: 5, is_covid_patient: true }],
  ])('%s', async (line, expected) => {
    const { snapshot, refused } = await load({ 'loan.csv': `${header}\n${line}\n` })
    expect(refused.loan?.reasons).toEqual({})
    const [row] = await rowsOf(snapshot, 'loan', '*')
    expect(
      Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value])),
    ).toMatchObject(expected)
  })

  test.each([
    ['loan_id,principal', '1,12.345', 'not_number', 'principal'],
    ['loan_id,principal', '1,1e6', 'not_number', 'principal'],
    ['loan_id,principal', '1,￥12', 'not_number', 'principal'],
    ['loan_id,principal', '1,-0.01', 'out_of_range', 'principal'],
    ['loan_id,principal', '1,100000000.01', 'out_of_range', 'principal'],
    ['loan_id,principal', '1,9999999999999999', 'out_of_range', 'principal'],
    ['loan_id,annual_rate', '1,101%', 'out_of_range', 'annual_rate'],
    ['loan_id,annual_rate', '1,0.00000001', 'not_number', 'annual_rate'],
    ['loan_id,staff', '1,3.5', 'not_number', 'staff'],
    ['loan_id,staff', '1,many', 'not_number', 'staff'],
    ['loan_id,granted_on', '1,2022-02-29', 'not_date', 'granted_on'],
    ['loan_id,granted_on', '1,28/02/2022', 'not_date', 'granted_on'],
    ['loan_id,granted_on', '1,2022-02-28 13:00:00', 'not_date', 'granted_on'],
    ['loan_id,granted_on', '1,infinity', 'not_date', 'granted_on'],
    ['loan_id,granted_on', '1,-infinity', 'not_date', 'granted_on'],
    ['loan_id,granted_on', '1,99999-12-31', 'not_date', 'granted_on'],
    ['loan_id,granted_on', '1,0044-03-15 (BC)', 'not_date', 'granted_on'],
    ['loan_id,granted_on', '1,0044-03-15', 'not_date', 'granted_on'],
    ['loan_id,granted_on', '1,44620', 'spreadsheet_day', 'granted_on'],
    ['loan_id,is_covid_patient', '1,maybe', 'not_boolean', 'is_covid_patient'],
    ['loan_id,borrower_kind', '1,bank', 'not_in_enumeration', 'borrower_kind'],
    ['loan_id,borrower_kind', '1,2', 'not_in_enumeration', 'borrower_kind'],
    ['loan_id,region', '1,5001', 'out_of_range', 'region'],
    ['loan_id,region', '1,050101', 'not_region', 'region'],
    ['loan_id,region', '1,900101', 'out_of_range', 'region'],
    ['loan_id,region', ',500101', 'key_missing', 'loan_id'],
    ['loan_id,region', 'A1,500101', 'key_invalid', 'loan_id'],
    ['loan_id,region', '1.5,500101', 'key_invalid', 'loan_id'],
    ['loan_id,region', '99999999999999999,500101', 'out_of_range', 'loan_id'],
  ])('%s: %s is refused as %s', async (header, line, reason, column) => {
    const { snapshot, refused } = await load({ 'loan.csv': `${header}\n${line}\n` })
    expect(refused.loan).toEqual({ rows: 1, refused: 1, reasons: { [`${reason}:${column}`]: 1 } })
    const [names, kept] = await refusedOf(snapshot, 'loan')
    expect(names).toBe(`行号,拒收原因,所在列,所填的值,应为,原文,${header}`)
    expect(kept).toMatch(/^2,[^,]+,[^,]+,/)
    // An apostrophe keeps a spreadsheet from running a cell.
    expect(kept?.replaceAll("'", '').endsWith(`,${line}`)).toBe(true)
  })
})

describe('spellings', () => {
  test('of days are one day', async () => {
    const spelled = ['2022-02-28', '2022/2/28', '2022.02.28', '20220228', '2022年2月28日', '２０２２－０２－２８', '2022-02-28 00:00:00']
    const lines = spelled.map((text, index) => `${index + 1},${text}`)
    const { snapshot, refused } = await load({ 'loan.csv': `loan_id,granted_on\n${lines.join('\n')}\n` })
    expect(refused.loan?.reasons).toEqual({})
    expect((await rowsOf(snapshot, 'loan', 'granted_on')).map((row) => row.granted_on)).toEqual(spelled.map(() => '2022-02-28'))
  })

  test('of industries are one code, and what is none is refused with the value', async () => {
    const spelled = [
      ['H6210', 'H6210'],
      ['6210', 'H6210'],
      ['h6210', 'H6210'],
      ['Ｈ６２１０', 'H6210'],
      [' 6210 ', 'H6210'],
      ["'6210", 'H6210'],
      ['62', 'H62'],
      ['0111', 'A0111'],
    ]
    const wrong = ['111', 'C6210', '9999', 'X1', '不详', '62100']
    const lines = [...spelled.map(([text]) => text), ...wrong].map((text, index) => `${index + 1},${text}`)
    const { snapshot, refused } = await load({ 'firm.csv': `firm_id,industry_code\n${lines.join('\n')}\n9001,\n` })
    expect((await rowsOf(snapshot, 'firm', 'industry_code')).map((row) => row.industry_code)).toEqual([
      ...spelled.map(([, code]) => code),
      null,
    ])
    expect(refused.firm?.reasons).toEqual({ 'not_industry:industry_code': wrong.length })
    expect((await refusedOf(snapshot, 'firm')).slice(1).map((line) => line.split(',').slice(1, 4).join())).toEqual(
      wrong.map((text) => `不是行业代码,行业代码,${text}`),
    )
  })

  test('of yes and no, of values of a list and of regions are understood alike', async () => {
    const { snapshot, refused } = await load({
      'loan.csv':
        'loan_id,is_covid_patient,borrower_kind,region\n1,是,个人借款人,500101\n2,Ｙ,INDIVIDUAL,５００１０１\n3,√,个人 借款人,500101\n4,×,individual,500101\n5,Y/N,individual,500101\n',
    })
    expect(
      (await rowsOf(snapshot, 'loan', 'is_covid_patient AS c, borrower_kind AS k, region AS r')).map(({ c, k, r }) => [c, k, r]),
    ).toEqual([
      [true, 0, 500_101],
      [true, 0, 500_101],
      [true, 0, 500_101],
      [false, 0, 500_101],
    ])
    expect(refused.loan?.reasons).toEqual({ 'not_boolean:is_covid_patient': 1 })
  })

  test('a day of a typed column that no calendar holds is refused', async () => {
    await withDuckDb(setting.database, (database) =>
      database.run(
        `COPY (SELECT * FROM (VALUES (1, TIMESTAMP '2022-02-28 00:00:00'), (2, TIMESTAMP 'infinity'), (3, TIMESTAMP '2022-02-28 13:00:00'), (4, TIMESTAMP '12022-02-28 00:00:00')) t(loan_id, granted_on)) TO '${setting.path('days')}.parquet' (FORMAT parquet)`,
      ),
    )
    const { snapshot, refused } = await load({ 'loan.parquet': await readFile(`${setting.path('days')}.parquet`) })
    expect(await rowsOf(snapshot, 'loan', 'loan_id, granted_on')).toEqual([{ loan_id: 1n, granted_on: '2022-02-28' }])
    expect(refused.loan?.reasons).toEqual({ 'not_date:granted_on': 3 })
  })
})

describe('rows', () => {
  test('that share a key are all refused, with their lines', async () => {
    const { snapshot, refused } = await load({ 'loan.csv': 'loan_id,staff\n1,5\n2,6\n1,7\n' })
    expect(refused.loan?.reasons).toEqual({ 'key_duplicate:loan_id': 2 })
    const title = '主键重复，同一主键的各行都未收,创业担保贷款编号,1,,'
    expect((await refusedOf(snapshot, 'loan')).slice(1)).toEqual([`2,${title},1,5`, `4,${title},1,7`])
    expect(await rowsOf(snapshot, 'loan', 'loan_id, staff')).toEqual([{ loan_id: 2n, staff: 6 }])
  })

  test('with cells too many or too few are refused, and later lines keep their numbers', async () => {
    const { snapshot, refused } = await load({ 'loan.csv': 'loan_id,staff\n1,5\n2,6,7\n3,8\n4\n5,nine\n6,10\n' })
    expect(refused.loan).toMatchObject({ rows: 6, refused: 3 })
    expect((await refusedOf(snapshot, 'loan')).slice(1).map((line) => line.split(',').slice(0, 2).join())).toEqual([
      '3,单元格比列名多；含逗号的内容须用双引号括起来',
      '5,单元格比列名少',
      '6,不是这一列能收的数',
    ])
    expect((await rowsOf(snapshot, 'loan', 'loan_id')).map((row) => row.loan_id)).toEqual([1n, 3n, 6n])
  })

  test('that point at nothing are refused, and so are those that point at them', async () => {
    const { refused, snapshot } = await load({
      'firm.csv': 'firm_id,employees\n1,5\n2,-1\n',
      'insured_unit.csv': 'insured_unit_id,firm,insured_headcount\n10,1,5\n11,2,5\n12,3,5\n',
      'layoff_plan.csv': 'layoff_plan_id,insured_unit,layoffs\n20,10,1\n21,11,1\n22,,1\n',
    })
    expect(refused.firm?.reasons).toEqual({ 'out_of_range:employees': 1 })
    expect(refused.insured_unit?.reasons).toEqual({ 'reference_dangling:firm': 2 })
    expect(refused.layoff_plan?.reasons).toEqual({ 'reference_dangling:insured_unit': 1 })
    expect((await rowsOf(snapshot, 'layoff_plan', 'layoff_plan_id')).map((row) => row.layoff_plan_id)).toEqual([20n, 22n])
  })

  test('refused beyond the limit refuse the whole load and are kept beside it', async () => {
    const lines = Array.from({ length: 100 }, (_, index) => `${index + 1},${index < 6 ? 'x' : '1'}`).join('\n')
    const { loaded } = await tryLoad({ 'loan.csv': `loan_id,staff\n${lines}\n` }, { refusedLimitPerThousand: 50 })
    expect(loaded).toMatchObject({
      refusal: { code: 'too_many_refused', refused: 6, rows: 100, limitPerThousand: 50, most: { reason: 'not_number', rows: 6, line: 2 } },
    })
    const beside = `snapshot-${deliveries}.refused`
    expect((await readdir(setting.folder)).filter((name) => name.startsWith(`snapshot-${deliveries}`))).toEqual([beside])
    expect((await readFile(join(setting.path(beside), 'loan.csv'), 'utf8')).split('\n')).toHaveLength(8)
  })

  test('refused up to the limit do not', async () => {
    const lines = Array.from({ length: 100 }, (_, index) => `${index + 1},${index < 5 ? 'x' : '1'}`).join('\n')
    expect((await load({ 'loan.csv': `loan_id,staff\n${lines}\n` }, { refusedLimitPerThousand: 50 })).manifest.entities.loan?.rows).toBe(95)
  })
})

describe('headers', () => {
  test.each([
    ['loan_id,职工', 'column_unknown', { column: '职工', suggestion: undefined }],
    ['loan_id,princpal', 'column_unknown', { column: 'princpal', suggestion: 'principal' }],
    ['loan_id,现有职工数', 'column_unknown', { suggestion: '现有职工人数' }],
    ['loan_id,staff,现有职工人数', 'column_repeated', { field: 'staff' }],
    ['staff', 'column_needed', { missing: [{ column: 'loan_id', title: '创业担保贷款编号' }], found: ['staff'] }],
  ])('%s: %s', async (header, code, values) => {
    expect((await tryLoad({ 'loan.csv': `${header}\n` })).loaded).toMatchObject({ kind: 'refused', refusal: { code, ...values } })
  })

  test.each([
    ['in GB18030', 'loan_id,现有职工人数,借款人类别\n1,5,个人借款人\n'],
    ['with a byte-order mark and CRLF', '\ufeffloan_id,现有职工人数,借款人类别\r\n1,5,个人借款人\r\n'],
    ['in Chinese with spaces', '创业担保贷款编号, 现有职工人数 ,借款人类别\n1,5,个人借款人'],
  ])('%s are understood', async (kind, text) => {
    const { snapshot } = await load({ 'loan.csv': kind === 'in GB18030' ? gb18030(text) : text })
    expect(await rowsOf(snapshot, 'loan', 'loan_id, staff, borrower_kind')).toEqual([{ loan_id: 1n, staff: 5, borrower_kind: 0 }])
  })
})

describe('a delivery', () => {
  test('without a file or a column is loaded with warnings, and complete nowhere', async () => {
    const { warnings, manifest } = await load({
      'household.csv': 'household_id,region,is_urban,working_age_members,employed_members\n1,500101,1,2,0\n',
    })
    expect(warnings).toContainEqual({ code: 'entity_missing', entity: 'firm' })
    expect(warnings.filter(({ code }) => code === 'column_missing')).toEqual([
      { code: 'column_missing', entity: 'household', column: 'has_business_income' },
    ])
    expect(manifest.masked).toEqual({ household: ['has_business_income'] })
    expect(manifest.completeness).toEqual({})
    expect(Object.keys(manifest.entities)).toEqual(['household'])
  })

  test('says itself where it is complete', async () => {
    const { manifest } = await load({ 'household.csv': 'household_id\n1\n', 'completeness.yaml': 'household: [500000, 140100]\n' })
    expect(manifest.completeness).toEqual({ household: { regions: [500000, 140100] } })
  })

  test.each([
    ['household: all', { kind: 'value_unknown', entity: 'household', value: '"all"' }],
    ['firm: everywhere', { kind: 'entity_without_file', entity: 'firm' }],
    ['household: [5000]', { kind: 'value_unknown', entity: 'household', value: '[5000]' }],
    ['household: []', { kind: 'value_unknown', entity: 'household', value: '[]' }],
    ['household:', { kind: 'value_unknown', entity: 'household', value: 'null' }],
    ['- household', { kind: 'not_a_mapping' }],
    ['household', { kind: 'not_a_mapping' }],
    ['household: everywhere\nhousehold: everywhere', { kind: 'not_yaml', line: 2 }],
    ['# where\nhousehold: "everywhere', { kind: 'not_yaml' }],
  ])('is refused for a completeness of %j', async (text, fault) => {
    const { loaded } = await tryLoad({ 'household.csv': 'household_id\n1\n', 'completeness.yaml': `${text}\n` })
    expect(loaded).toMatchObject({ kind: 'refused', refusal: { code: 'completeness_invalid', fault } })
  })

  test.each([
    [{}, ['firm'], { code: 'complete_without_file', entity: 'firm' }],
    [{ 'completeness.yaml': 'household: [500000]\n' }, ['household'], { code: 'complete_twice', entity: 'household' }],
  ] as const)('with %j, said to be complete in %j, is refused', async (files, complete, refusal) => {
    const { loaded } = await tryLoad({ 'household.csv': 'household_id\n1\n', ...files }, { complete })
    expect(loaded).toMatchObject({ kind: 'refused', refusal })
  })

  test('of firms without a size gets it computed', async () => {
    const { snapshot, manifest } = await load(
      { 'firm.csv': '企业编号,单位类型,行业代码,从业人员,营业收入\n1,企业法人,H6210,10,1000000\n2,企业法人,H6210,10,999999.99\n' },
      { sizeClasses },
    )
    expect((await rowsOf(snapshot, 'firm', 'size_class')).map((row) => row.size_class)).toEqual([2, 3])
    expect(manifest.masked.firm).not.toContain('size_class')
  })

  test('applies its own successions', async () => {
    const { snapshot } = await load({
      'insured_unit.csv': 'insured_unit_id,ui_premium_paid_last_year,headcount_at_start\n1,100.01,3\n2,50,4\n',
      'unit_succession.csv': 'predecessor,successor,share_numerator,share_denominator,happened_on,kind\n1,2,1,1,2021-06-01,merger\n',
    })
    expect(
      await rowsOf(snapshot, 'insured_unit', 'ui_premium_paid_last_year AS premium, headcount_at_start AS heads, has_predecessor AS heir'),
    ).toEqual([
      { premium: 0n, heads: 0, heir: null },
      { premium: 15001n, heads: 7, heir: true },
    ])
  })

  test.each([
    [{}, 'source_empty'],
    [{ 'loan.csv': 'loan_id\n', 'loan.parquet': 'x' }, 'source_ambiguous'],
    [{ 'loan.parquet': 'not parquet at all' }, 'parquet_unreadable'],
    [{ 'insured_unit.csv': 'insured_unit_id\n1\n', 'unit_succession.csv': 'a,b\n' }, 'column_unknown'],
    [{ 'insured_unit.csv': 'insured_unit_id\n1\n', 'unit_succession.csv': 'predecessor,successor\n' }, 'column_needed'],
  ] as readonly (readonly [Readonly<Record<string, string | Uint8Array>>, string])[])(
    '%# that cannot be read says so: %s',
    async (files, code) => {
      expect((await tryLoad(files)).loaded).toMatchObject({ kind: 'refused', refusal: { code } })
    },
  )

  test.each([
    ['', 'no_header'],
    [new Uint8Array([0x6c, 0xff, 0xff, 0x0a]), 'unknown_encoding'],
    ['loan_id\tstaff\n1\t5\n', 'other_separator'],
  ])('%# whose file cannot be read says so: %s', async (content, code) => {
    expect((await tryLoad({ 'loan.csv': content })).loaded).toMatchObject({ kind: 'refused', refusal: { code } })
  })

  test('from a folder that is not there says so', async () => {
    const options = { knownOn: '2022-10-31', title: '', database: setting.database }
    const folder = setting.path('nowhere')
    expect(await loadSnapshot(folder, setting.path('none'), vocabulary, options)).toMatchObject({
      refusal: { code: 'source_folder_missing', folder },
    })
  })

  test.each([
    ['principal DOUBLE', 'column_type_differs'],
    ['granted_on TIMESTAMPTZ', 'column_type_differs'],
    ['granted_on TIMESTAMP', undefined],
    ['is_covid_patient INTEGER', 'column_type_differs'],
    ['principal DECIMAL(18,2)', undefined],
    ['principal BIGINT', undefined],
    ['staff VARCHAR', undefined],
  ])('in Parquet with %s', async (column, code) => {
    const name = `delivery-${deliveries + 1}`
    await mkdir(setting.path(`typed-${name}`))
    await withDuckDb(setting.database, async (database) => {
      await database.run(`CREATE TABLE t (loan_id BIGINT, ${column})`)
      await database.run(`INSERT INTO t (loan_id) VALUES (1)`)
      await database.run(`COPY t TO '${setting.path(`typed-${name}`)}/loan.parquet' (FORMAT parquet)`)
    })
    const bytes = await readFile(join(setting.path(`typed-${name}`), 'loan.parquet'))
    const { loaded } = await tryLoad({ 'loan.parquet': bytes })
    if (code === undefined) expect(granted(loaded).manifest.entities.loan?.rows).toBe(1)
    else expect(loaded).toMatchObject({ kind: 'refused', refusal: { code } })
  })
})

test('the description of the format names every column of every entity', () => {
  const description = describeSchema(vocabulary)
  const markdown = schemaAsMarkdown(description)
  expect(description.entities.map(({ entity, columns }) => [entity, columns.length])).toEqual(
    [...vocabulary.entities.values()].map((entity) => [entity.id, columnsOf(entity).length]),
  )
  for (const { columns } of description.entities) for (const { id } of columns) expect(markdown).toContain(`| ${id} |`)
})

/** The few characters the test needs, as GB18030 bytes. */
function gb18030(text: string): Uint8Array {
  const codes = new Map<string, readonly number[]>()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) codes.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail])
  return new Uint8Array([...text].flatMap((character) => codes.get(character) ?? [character.charCodeAt(0)]))
}
