import { existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { copyInto, type DuckDb, type DuckDbOptions, withDuckDb } from '../../src/store/index.ts'

const folder = fileURLToPath(new URL('../../var/bench', import.meta.url))

/** Where written results go while they are measured. */
export const writtenFile = join(folder, 'written.parquet')

export interface Files {
  readonly units: string
  readonly firms: string
  readonly jobs: string
}

/** How the benchmarks open the database: all cores, and the memory the goal allows. */
export function databaseOptions(memoryLimit: string, threads: number): DuckDbOptions {
  return { memoryLimit, threads, temporaryFolder: join(folder, 'tmp') }
}

/** The made-up registries, written once and reused: `rows` flat units; a tenth as many firms with that many jobs. */
export async function registryFiles(rows: number, threads: number): Promise<Files> {
  const firms = Math.ceil(rows / 10)
  const files: Files = {
    units: join(folder, `units-${rows}.parquet`),
    firms: join(folder, `units-${firms}.parquet`),
    jobs: join(folder, `jobs-${rows}.parquet`),
  }
  await mkdir(folder, { recursive: true })
  const wanted = [
    [files.units, unitsSql(rows)],
    [files.firms, unitsSql(firms)],
    [files.jobs, jobsSql(rows, firms)],
  ] as const
  const absent = wanted.filter(([file]) => !existsSync(file))
  if (absent.length > 0)
    await withDuckDb({ ...databaseOptions('4GB', threads), isOrderPreserved: true }, async (database) => {
      for (const [file, sql] of absent) await write(database, sql, file)
    })
  return files
}

/** The same form a snapshot has: zstd, row groups of 122 880 rows, key first. */
async function write(database: DuckDb, sql: string, file: string): Promise<void> {
  console.error(`writing ${file}`)
  await database.run(copyInto(sql, `${file}.part`, 'parquet, compression zstd, row_group_size 122880'))
  await rename(`${file}.part`, file)
}

/** A number from 0 to n − 1 that is the same in every run; `salt` tells the columns apart. */
const draw = (key: string, salt: number, n: number): string => `cast(hash(${key} * 64 + ${salt}) % ${n} as bigint)`

/** One row in a hundred does not know the fact. */
const mostly = (key: string, salt: number, value: string): string => `case when ${draw(key, salt + 32, 100)} > 0 then ${value} end`

function unitsSql(rows: number): string {
  const of = (salt: number, n: number) => draw('k', salt, n)
  const fact = (salt: number, value: string, type: string, name: string) => `cast(${mostly('k', salt, value)} as ${type}) as ${name}`
  // Half of all units have fewer than ten people, one in twenty more than 300.
  const people = `case when ${of(0, 20)} < 10 then 1 + ${of(1, 9)} when ${of(0, 20)} < 19 then 10 + ${of(1, 290)} else 300 + ${of(1, 5000)} end`
  return `select
  k as unit_id,
  cast(500000 + ${of(2, 240)} as integer) as region,
  ${fact(3, `case when ${people} < 10 then 3 when ${people} < 100 then 2 when ${people} < 300 then 1 else 0 end`, 'utinyint', 'size')},
  ${fact(4, of(4, 8), 'utinyint', 'industry')},
  ${fact(5, `${of(5, 20)} > 0`, 'boolean', 'is_active')},
  ${fact(6, `${of(6, 50)} = 0`, 'boolean', 'is_dishonest')},
  ${fact(7, `${of(7, 10)} = 0`, 'boolean', 'is_in_arrears')},
  ${fact(8, `${of(8, 25)} = 0`, 'boolean', 'is_dispatch_agency')},
  ${fact(9, `date '1995-01-01' + cast(${of(9, 10200)} as integer)`, 'date', 'founded_on')},
  ${fact(10, `greatest(0, ${people} - ${of(10, 5)})`, 'integer', 'headcount')},
  ${fact(11, people, 'integer', 'headcount_start')},
  ${fact(12, `(${people} * ${of(12, 16)}) // 100`, 'integer', 'separations')},
  ${fact(13, `greatest(0, ${of(13, 8)} - 4)`, 'integer', 'graduates_hired')},
  ${fact(14, `least(12, ${of(14, 30)})`, 'integer', 'insured_months')},
  ${fact(15, of(15, 60), 'integer', 'training_days')},
  ${fact(16, `${people} * (40000 + ${of(16, 30000)})`, 'bigint', 'premium')},
  ${fact(17, `${people} * (3000 + ${of(17, 3000)})`, 'bigint', 'monthly_due')},
  ${fact(18, `case when ${of(18, 3)} = 0 then ${of(19, 1000)} * 1000000 else 0 end`, 'bigint', 'loan')}
from (select range as k from range(1, ${rows + 1}))`
}

/** Jobs stand beside their unit, as in a snapshot. */
function jobsSql(jobs: number, firms: number): string {
  const of = (salt: number, n: number) => draw('k', salt, n)
  const fact = (salt: number, value: string, type: string, name: string) => `cast(${mostly('k', salt, value)} as ${type}) as ${name}`
  return `select
  k as job_id,
  1 + (k - 1) // ${Math.ceil(jobs / firms)} as unit,
  ${fact(1, `date '2021-01-01' + cast(${of(1, 730)} as integer)`, 'date', 'started_on')},
  ${fact(2, of(2, 36), 'integer', 'insured_months')},
  ${fact(3, `300000 + ${of(3, 1500000)}`, 'bigint', 'wage')},
  ${fact(4, `${of(4, 6)} = 0`, 'boolean', 'is_graduate')}
from (select range as k from range(1, ${jobs + 1}))`
}
