import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Statement } from '../../src/screening/script/statement.ts'
import { copyInto, withDuckDb } from '../../src/store/index.ts'
import { granted } from '../screening/granted.ts'
import { type Listed, submitSmall } from './local-spark.ts'

const root = mkdtempSync(join(tmpdir(), 'ballast-obstacles-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Names that a shell, an address or a pattern would take for something else. */
const snapshot = join(root, '快照 one [x] {y}?')
const entities: Record<string, Listed> = {}

beforeAll(async () => {
  mkdirSync(join(snapshot, 'firm'), { recursive: true })
  const file = join(snapshot, 'firm', 'bucket-00000.parquet')
  await withDuckDb({ memoryLimit: '1GB', threads: 1, temporaryFolder: join(root, 'scratch') }, async (database) => {
    await database.run(copyInto('select range as firm_id from range(1000)', file, 'parquet, parquet_version v2'))
  })
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
  entities.firm = { rows: 1000, files: [{ path: 'firm/bucket-00000.parquet', bytes: statSync(file).size, sha256 }] }
})

const made = (kind: 'table' | 'parquet', name: string, select: string): Statement => {
  const named = { phase: 'decide', name, about: name, select } as const
  return kind === 'table' ? { kind, ...named } : { kind, path: name, ...named }
}
const rows = (name: string, select: string): Statement => ({ kind: 'rows', phase: 'decide', name, about: name, select })

test.each([
  ['paths', (path: string) => path],
  ['addresses', (path: string) => `file://${path}`],
])('%s with spaces, brackets and Chinese are taken as they stand', async (kind, at) => {
  const results = join(root, `结果 two [z] ${kind}`)
  const statements = [
    made('table', 'even', 'select firm_id from snapshot_firm where firm_id % 2 = 0'),
    made('parquet', 'listed', 'select * from even where firm_id < 100'),
    rows('counted', 'select count(*) as n from listed'),
  ]
  granted(await submitSmall({ snapshot: at(snapshot), entities, statements, results: at(results) }))
  const told = JSON.parse(readFileSync(join(results, 'results.json'), 'utf8'))
  expect(told).toMatchObject({ answers: { counted: [{ n: '50' }] }, files: [{ path: 'listed', rows: 50 }] })
  for (const { path, bytes } of told.files[0].parts) expect(statSync(join(results, path)).size).toBe(bytes)
  expect(existsSync(join(results, 'scratch'))).toBe(false)
})

test('a disk that is full is one message, and nothing looks whole', async () => {
  const small = join(root, 'small')
  mkdirSync(small)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', small])
  expect(mounted.status, `a full disk cannot be tried where nothing can be mounted: ${mounted.stderr}`).toBe(0)
  try {
    const results = join(small, 'results')
    const statements = [made('parquet', 'large', 'select id, md5(cast(id as string)) as text from range(0, 100000, 1, 2)')]
    const refused = await submitSmall({ snapshot, entities, statements, results })
    expect(refused).toMatchObject({ refusal: { code: 'spark_disk_full', statement: 'large', folder: results } })
    expect(existsSync(join(results, 'results.json'))).toBe(false)
  } finally {
    spawnSync('umount', [small])
  }
})

test('a share that goes while Spark works is one message, and nothing looks whole', async () => {
  const [share, results] = [join(root, 'share'), join(root, 'lost')]
  spawnSync('cp', ['-r', snapshot, share])
  const statements = [
    made('table', 'waited', "select java_method('java.lang.Thread', 'sleep', 8000L) as slept"),
    made('table', 'late', 'select firm_id from snapshot_firm cross join waited'),
  ]
  const onStatement = (_: number, name: string) => {
    if (name === 'snapshot') rmSync(share, { recursive: true })
  }
  const refused = await submitSmall({ snapshot: share, entities, statements, results, onStatement })
  expect(refused).toMatchObject({ refusal: { code: 'spark_files_lost', statement: 'late' } })
  expect(existsSync(join(results, 'results.json'))).toBe(false)
})

test('a cluster that grants no worker is one message', async () => {
  const settings = ['spark.executor.memory=64g', 'spark.ballast.patience=3']
  const refused = await submitSmall({ snapshot, entities, statements: [], results: join(root, 'none'), settings })
  expect(refused).toMatchObject({ refusal: { code: 'spark_refused', detail: 'no executor was granted within 3 s' } })
})
