import { existsSync } from 'node:fs'
import { mkdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha256Of } from '../../src/files/index.ts'
import type { RunOnDisk } from '../../src/screening/index.ts'
import { copyInto, withDuckDb } from '../../src/store/index.ts'
import { emptyRecord, recordOf } from '../../tests/journeys/report-records.ts'
import { databaseOptions } from '../registry/data.ts'

export const policy = 'policy_0'
const conditions = Array.from({ length: 12 }, (_, i) => `condition_${i}`)
const facts = Array.from({ length: 20 }, (_, i) => `fact_${i}`)
const sizes = ['large', 'medium', 'small', 'micro', 'none']

/** A run with one list of so many made-up rows, in the form that a screening writes: two variants, 12 conditions, 20 facts, 240 counties; written once and reused. */
export async function madeList(rows: number, threads: number): Promise<RunOnDisk> {
  const folder = fileURLToPath(new URL(`../../var/bench/list-${rows}`, import.meta.url))
  const file = `lists/${policy}.parquet`
  const path = join(folder, file)
  if (!existsSync(path)) {
    console.error(`writing ${path}`)
    await mkdir(join(folder, 'lists'), { recursive: true })
    await withDuckDb(databaseOptions('4GB', threads), async (database) => {
      await database.run(copyInto(listSql(rows), `${path}.part`, 'parquet, parquet_version v2, compression zstd'))
    })
    await rename(`${path}.part`, path)
  }
  const made = recordOf({ plans: 2, policies: 1, scale: 1n, named: (name) => name })
  const variants = made.variants.map((variant) => ({
    ...variant,
    conditions: conditions.map((id) => ({ id, zh: id, clause: '', failed: 0, failedAlone: 0, unknown: 0 })),
    reviews: [],
  }))
  const list = {
    policy,
    zh: policy,
    file,
    entity: 'employment',
    keys: ['person', 'firm'],
    rows,
    variants: variants.map(({ id, plan }) => ({ id, plan, payee: 'firm', missing: facts.map((key) => ({ key, zh: key, source: key })) })),
  }
  const record = {
    ...emptyRecord,
    variants,
    lists: { sizes: sizes.map((id) => ({ id, zh: id })), policies: [list] },
    files: [{ path: file, bytes: (await stat(path)).size, sha256: await sha256Of(path) }],
  }
  return { record, folder }
}

/** A number from 0 to n - 1 that is the same in every run; `salt` tells the columns apart. */
const draw = (salt: number, n: number): string => `cast(hash(k * 64 + ${salt}) % ${n} as bigint)`

/** One row in fifty is eligible, one in a hundred under review, one in thirty each awaits a standard or a fact; nobody asked about the others. */
function listSql(rows: number): string {
  const outcome = `case when ${draw(0, 300)} < 6 then 1 when ${draw(0, 300)} < 9 then 2 when ${draw(0, 300)} < 19 then 3 when ${draw(0, 300)} < 29 then 4 else 5 end`
  const mask = (salt: number, bits: number) => `(cast(1 as bigint) << ${draw(salt, bits)})`
  return `select cast(${draw(1, 2)} as utinyint) as variant, subject, payee, cast(outcome as utinyint) as outcome,
  cast(case outcome when 1 then case when amount % 20 = 0 then 2 else 1 end when 2 then 8 end as utinyint) as status,
  case when outcome = 1 and amount % 20 = 0 then 'other_policy' end as cause, case when outcome = 1 and amount % 20 = 0 then '${policy}' end as cause_policy,
  case outcome when 5 then ${mask(2, 12)} | ${mask(3, 12)} else 0 end as failed,
  case outcome when 4 then ${mask(4, 12)} else 0 end as unknown, cast(0 as bigint) as flags,
  case outcome when 4 then ${mask(5, 20)} else 0 end as missing,
  case when outcome < 3 then amount end as gross,
  case outcome when 1 then case when amount % 20 = 0 then 0 else amount end when 2 then 0 end as net,
  case outcome when 1 then 0 when 2 then amount end as awaiting_review,
  case outcome when 1 then case when amount % 20 = 0 then amount else 0 end when 2 then 0 end as taken,
  case outcome when 3 then amount end as ceiling,
  date '2022-01-01' + cast(${draw(6, 365)} as integer) as day, cast(null as date) as due,
  cast(500100 + ${draw(7, 240)} as integer) as region, cast(${draw(8, 5)} as integer) as size,
  chr(cast(65 + ${draw(9, 19)} as integer)) || lpad(cast(${draw(10, 90)} + 10 as varchar), 2, '0') as industry,
  subject // 2 as person_key, payee as firm_key
from (select k, k as subject, ${draw(11, Math.ceil(rows / 10))} as payee, ${outcome} as outcome, 10000 + ${draw(12, 20_000_000)} as amount from (select range as k from range(${rows})))
order by net desc nulls last, region, subject`
}
