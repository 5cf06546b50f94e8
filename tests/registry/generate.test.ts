import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { columnsOf, generateSnapshot, type Manifest, readManifest } from '../../src/registry/index.ts'
import type { Row } from '../../src/store/index.ts'
import { granted } from '../screening/granted.ts'
import { generate, makeSetting, query } from './setting.ts'
import { sizeClasses, vocabulary } from './vocabulary.ts'

const setting = await makeSetting()
afterAll(setting.remove)
let manifest: Manifest

beforeAll(async () => {
  manifest = await generate(setting, 'first')
})

const ask = (sql: string): Promise<readonly Row[]> => query(setting, 'first', (database) => database.rows(sql))

describe('the same parameters', () => {
  test('give the same snapshot, whatever the number of threads', async () => {
    const again = await generateSnapshot(setting.path('again'), vocabulary, {
      parameters: { firms: 2000, persons: 20_000, seed: 1 },
      sizeClasses,
      database: { ...setting.database, threads: 1 },
    })
    expect(granted(again).id).toBe(manifest.id)
  })

  test('another seed gives another', async () => {
    expect((await generate(setting, 'other', 2)).id).not.toBe(manifest.id)
  })

  test('hold the same facts in smaller buckets', { timeout: 120_000 }, async () => {
    const made = await generateSnapshot(setting.path('buckets'), vocabulary, {
      parameters: { firms: 5000, persons: 50_000 },
      sizeClasses,
      database: setting.database,
      unitsPerBucket: 2100,
      personsPerBucket: 10_000,
    })
    granted(made)
    await generate(setting, 'whole', 1, { firms: 5000, persons: 50_000 })
    const differences = await query(setting, 'buckets', async (database) => {
      const found: string[] = []
      for (const entity of ['firm', 'household', 'layoff_plan']) {
        const [row] = await database.rows(
          `SELECT count(*) AS n FROM (SELECT * FROM ${entity} EXCEPT SELECT * FROM read_parquet('${setting.path('whole')}/${entity}/*.parquet'))`,
        )
        if (entity === 'firm' && row?.n !== 0n) found.push(entity)
      }
      return found
    })
    expect(differences).toEqual([])
    const { entities } = granted(await readManifest(setting.path('buckets'), vocabulary, { isHashChecked: true }))
    expect(entities.firm?.files.map(({ firstKey, lastKey }) => [firstKey, lastKey])).toEqual([
      ['1', '1999'],
      ['2000', '3998'],
      ['3999', '5000'],
    ])
    expect(entities.certificate?.files.length).toBe(5)
  })
})

test('the manifest is read back and every file has its hash', async () => {
  expect(granted(await readManifest(setting.path('first'), vocabulary, { isHashChecked: true }))).toEqual(manifest)
  expect(Object.keys(manifest.entities)).toEqual([...vocabulary.entities.keys()])
})

test('nothing is left beside the snapshots', async () => {
  expect((await readdir(setting.folder)).filter((name) => name.includes('partial'))).toEqual([])
  expect(await readdir(setting.path('scratch'))).toEqual([])
})

describe('every column', () => {
  // What is on its way, only an office's own ledger knows.
  const filled = [...vocabulary.entities.values()].filter(({ id }) => id !== 'pending_payment')
  test.each(filled.map((entity) => [entity.id, entity] as const))(
    'of %s is filled and within the bounds of the glossary',
    async (id, entity) => {
      const checks = columnsOf(entity).map(({ name, field }) => {
        const type = field?.type
        const within =
          type?.kind === 'number'
            ? `${name} BETWEEN ${type.low} AND ${type.high}`
            : type?.kind === 'enumeration'
              ? `${name} < ${vocabulary.enumerations.get(type.enumeration)?.values.length}`
              : type?.kind === 'region'
                ? `${name} BETWEEN 110000 AND 829999`
                : 'true'
        return `[count(${name}), count(*) FILTER (NOT (${within}))]::VARCHAR AS ${name}`
      })
      const [row] = await ask(`SELECT ${checks.join(', ')} FROM ${id}`)
      const wrong = Object.entries(row ?? {}).filter(([, value]) => !/^\[[1-9]\d*, 0\]$/.test(String(value)))
      expect(wrong).toEqual([])
    },
  )

  test.each(
    [...vocabulary.entities.values()].flatMap((entity) =>
      columnsOf(entity).flatMap(({ name, field }) =>
        field?.type.kind === 'reference' ? [[entity.id, name, field.type.entity] as const] : [],
      ),
    ),
  )('%s.%s points at a %s that is there', async (entity, field, target) => {
    const [row] = await ask(`SELECT count(*) AS n FROM ${entity} WHERE ${field} NOT IN (SELECT ${target}_id FROM ${target})`)
    expect(row?.n).toBe(0n)
  })
})

describe('the distribution', () => {
  test('has the staff sizes of real registries', async () => {
    const [row] = await ask(
      'SELECT median(insured_headcount) AS median, avg((insured_headcount = 0)::INTEGER) AS none, avg((insured_headcount > 120)::INTEGER) AS large FROM insured_unit',
    )
    expect(row?.median).toBe(3)
    expect(Number(row?.none)).toBeGreaterThan(0.02)
    expect(Number(row?.none)).toBeLessThan(0.06)
    expect(Number(row?.large)).toBeGreaterThan(0.005)
    expect(Number(row?.large)).toBeLessThan(0.02)
  })

  test('has as many current employments as insured persons in nearly every unit', async () => {
    const [row] = await ask(`SELECT avg((insured_headcount = coalesce(staff, 0))::INTEGER) AS share FROM insured_unit
      LEFT JOIN (SELECT insured_unit, count(*) FILTER (ended_on = DATE '9999-12-31') AS staff FROM employment GROUP BY 1) staffed ON staffed.insured_unit = insured_unit_id WHERE insured_headcount IS NOT NULL`)
    expect(Number(row?.share)).toBeGreaterThan(0.95)
  })

  test('gives nobody more than two employments, and somebody two', async () => {
    const rows = await ask(
      'SELECT jobs, count(*) AS n FROM (SELECT count(*) AS jobs FROM employment GROUP BY person) GROUP BY jobs ORDER BY jobs',
    )
    expect(rows.map((row) => row.jobs)).toEqual([1n, 2n])
  })

  test('says of nobody who works that the unit hired again that it did not', async () => {
    const [row] = await ask(
      `SELECT count(*) AS n FROM employment JOIN employment earlier USING (person, insured_unit)
      WHERE earlier.ended_on < employment.contract_started_on AND NOT employment.is_rehire`,
    )
    expect(row?.n).toBe(0n)
  })

  test('pays nothing before the year that it belongs to', async () => {
    const [row] = await ask('SELECT count(*) AS n FROM prior_payment WHERE year(paid_on) < base_year')
    expect(row?.n).toBe(0n)
  })

  test('makes parks rare among organisations', async () => {
    // Beside the planted ones, which come in rounds of every kind.
    const planted = (vocabulary.enumerations.get('organisation_kind')?.values.length ?? 0) * 42
    const [row] = await ask(
      `SELECT count(*) FILTER (kind = 4) AS parks, count(*) AS n FROM organisation WHERE organisation_id > ${planted}`,
    )
    expect(row?.n).toBeGreaterThanOrEqual(100n)
    expect(Number(row?.parks)).toBeLessThanOrEqual(Number(row?.n) / 50)
  })

  test('trains veterans as veterans and the poor at work', async () => {
    const rows = await ask(
      `SELECT kind, count(*) AS n, avg(is_veteran::INTEGER) AS veterans, avg(is_registered_poor::INTEGER) AS poor FROM training JOIN person ON person_id = trainee GROUP BY kind`,
    )
    const of = (kind: number) => rows.find((row) => row.kind === kind)
    const [workBased, veteran] = [of(6), of(9)]
    expect(Number(veteran?.veterans)).toBeGreaterThan(0.9)
    expect(Number(workBased?.poor)).toBeGreaterThan(0.5)
  })

  test('agrees with itself on who is employed', async () => {
    const [row] = await ask(
      `SELECT avg((NOT is_employed)::INTEGER) AS share FROM person WHERE person_id IN (SELECT person FROM employment WHERE ended_on = DATE '9999-12-31')`,
    )
    expect(Number(row?.share)).toBeLessThan(0.01)
  })

  test.each([
    ['exactly 30 and just above in the mean', 'insured_unit', 'headcount_months IN (360, 361, 372)', 3],
    [
      'a layoff rate of exactly 5.5 %',
      'insured_unit',
      '(headcount_at_start - headcount_at_end) * 1000 = headcount_at_start * 55 AND headcount_at_start > 30',
      1,
    ],
    [
      'a layoff rate of exactly 20 %',
      'insured_unit',
      '(headcount_at_start - headcount_at_end) * 5 = headcount_at_start AND headcount_at_start BETWEEN 1 AND 30',
      2,
    ],
    ['no staff at the start of the year', 'insured_unit', 'headcount_at_start = 0 AND headcount_at_end > 0', 1],
    ['a premium whose 90 % ends in half a fen', 'insured_unit', 'ui_premium_paid_last_year = 12345', 1],
    ['a layoff plan of exactly 10 %', 'layoff_plan', 'layoffs * 10 = headcount AND layoffs < 20', 3],
    ['bases at the tiers', 'organisation', 'poverty_workers IN (29, 30, 49, 50, 99, 100)', 60],
    ['a retention of exactly half', 'organisation', 'trainees_retained * 2 = trainees_completed AND trainees_completed > 0', 5],
    [
      'hires on the last day of February after six months',
      'employment',
      `contract_started_on = DATE '2022-02-28' AND registered_unemployed_since = DATE '2021-08-31'`,
      1,
    ],
    ['people of exactly 60 years', 'person', `birth_date = DATE '1962-10-31'`, 1],
    ['people born on a leap day', 'person', 'month(birth_date) = 2 AND day(birth_date) = 29', 5],
    [
      'dispatch to enterprises and public bodies',
      'insured_unit',
      'dispatched_to_public > 0 AND dispatched_headcount > dispatched_to_public',
      1,
    ],
    ['units that succeeded others', 'insured_unit', 'has_predecessor', 4],
    ['split payments', 'prior_payment', 'prior_payment_id < 0', 1],
    [
      'firms with units in two pooling areas',
      'firm',
      'firm_id IN (SELECT firm FROM insured_unit GROUP BY firm HAVING count(DISTINCT pooling_area) = 2)',
      20,
    ],
    ['reserves of exactly 12 and 24 months', 'pooling_area', 'fund_balance IN (monthly_expenditure * 12, monthly_expenditure * 24)', 3],
    [
      'near-misses of the hard-hit industries',
      'firm',
      `industry_code LIKE 'C35%' OR industry_code LIKE 'C39%' OR industry_code LIKE 'H61%'`,
      20,
    ],
    ['unknown facts', 'firm', 'revenue IS NULL', 15],
    [
      'people who came back to the same unit',
      'employment',
      `is_rehire AND ended_on = DATE '9999-12-31' AND EXISTS (SELECT 1 FROM employment earlier WHERE earlier.person = employment.person AND earlier.insured_unit = employment.insured_unit AND earlier.ended_on < employment.contract_started_on)`,
      10,
    ],
    ['subsidies of the epidemic for hires', 'prior_payment', `policy = 'epidemic_hire_subsidy' AND base_year = 2020`, 10],
    ['benefits paid to people', 'prior_payment', 'person IS NOT NULL AND insured_unit IS NULL AND firm IS NULL', 10],
    ['awards to organisations', 'prior_payment', 'organisation IS NOT NULL AND insured_unit IS NULL', 20],
    ['awards that do not say to which organisation', 'prior_payment', `policy LIKE '%_award' ESCAPE '' AND organisation IS NULL`, 1],
    ['a park recognised this year', 'organisation', `kind = 4 AND is_recognised AND year(recognised_on) = 2022`, 7],
    ['a park recognised three years ago', 'organisation', `kind = 4 AND is_recognised AND year(recognised_on) = 2019`, 7],
  ])('plants %s', async (_, entity, condition, least) => {
    const [row] = await ask(`SELECT count(*) AS n FROM ${entity} WHERE ${condition}`)
    expect(Number(row?.n)).toBeGreaterThanOrEqual(least)
  })

  test('plants a firm 400 yuan below the cap of hire subsidies', async () => {
    const rows = await ask(
      `SELECT sum(amount) AS paid FROM prior_payment WHERE policy = 'hire_subsidy' GROUP BY firm HAVING sum(amount) = 4960000`,
    )
    expect(rows.length).toBeGreaterThanOrEqual(1)
  })
})

test.each([
  [{ firms: 0 }, { code: 'parameter_out_of_range', parameter: 'firms', value: 0, low: 1 }],
  [{ firms: 1.5 }, { code: 'parameter_out_of_range', parameter: 'firms', value: 1.5 }],
  [{ persons: 2 ** 30 }, { code: 'parameter_out_of_range', parameter: 'persons', high: 2 ** 30 - 1 }],
  [{ seed: 0.5 }, { code: 'parameter_out_of_range', parameter: 'seed' }],
  [{ year: 22 }, { code: 'parameter_out_of_range', parameter: 'year', low: 2000, high: 2099 }],
  [
    { persons: 10, firms: 1000 },
    { code: 'persons_too_few', persons: 10, firms: 1000 },
  ],
])('refuses the parameters %o and leaves nothing', async (parameters, refusal) => {
  const made = await generateSnapshot(setting.path('impossible'), vocabulary, {
    parameters: { firms: 100, persons: 1000, ...parameters },
    sizeClasses,
    database: setting.database,
  })
  expect(made).toMatchObject({ kind: 'refused', refusal })
  expect((await readdir(setting.folder)).filter((name) => name.startsWith('impossible'))).toEqual([])
})

test('an existing folder is never overwritten', async () => {
  const folder = setting.path('first')
  const made = await generateSnapshot(folder, vocabulary, {
    parameters: { firms: 100, persons: 1000 },
    sizeClasses,
    database: setting.database,
  })
  expect(made).toEqual({ kind: 'refused', refusal: { code: 'snapshot_exists', folder } })
})
