import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { submitBundle } from '../../src/screening/cluster/submit.ts'
import { findSpark, onSpark } from '../../src/screening/index.ts'
import type { Statement } from '../../src/screening/script/statement.ts'
import type { Row } from '../../src/store/index.ts'
import { granted } from '../screening/granted.ts'
import { masterOfSuite, smallSettings, sparkFolder } from './local-cluster.ts'

const driver = fileURLToPath(new URL('../../src/screening/cluster/driver.py', import.meta.url))
const spark = () => granted(findSpark(process.env, sparkFolder))

/** The engine of a screening on the suite's cluster, in a folder of the test's own. */
export function onSuite(folder: string, more: Partial<Parameters<typeof onSpark>[0]> = {}) {
  return onSpark({ spark: spark(), master: masterOfSuite(), settings: smallSettings, snapshotAt: undefined, folder, ...more })
}

/** Parquet files of an entity, as a manifest lists them. */
export interface Listed {
  readonly rows: number
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
}

/** A script of few statements, and where it reads and writes. */
interface Small {
  readonly snapshot: string
  readonly entities: Readonly<Record<string, Listed>>
  readonly statements: readonly Statement[]
  readonly results: string
  readonly settings?: readonly string[]
  readonly onStatement?: (done: number, name: string) => void
}

/** Has a script carried out by the suite's cluster. */
export async function submitSmall({ snapshot, entities, statements, results, settings = [], onStatement }: Small) {
  const bundle = mkdtempSync(join(tmpdir(), 'ballast-on-spark-'))
  try {
    cpSync(driver, join(bundle, 'driver.py'))
    writeFileSync(join(bundle, 'manifest.json'), JSON.stringify({ id: 'test', entities }))
    writeFileSync(join(bundle, 'script.json'), JSON.stringify({ format: 1, statements }))
    const options = [...smallSettings, ...settings].flatMap((setting) => ['--conf', setting])
    const submission = { spark: spark(), master: masterOfSuite(), options, bundle, snapshot, results, log: join(bundle, 'spark.log') }
    return await submitBundle(onStatement === undefined ? submission : { ...submission, onStatement })
  } finally {
    rmSync(bundle, { recursive: true, force: true })
  }
}

/** The rows of SELECTs over files, all in one submission. */
export async function rowsOnSpark(
  snapshot: string,
  entities: Readonly<Record<string, Listed>>,
  selects: ReadonlyMap<string, string>,
): Promise<Readonly<Record<string, readonly Row[]>>> {
  const folder = mkdtempSync(join(tmpdir(), 'ballast-on-spark-'))
  const results = join(folder, 'results')
  try {
    const statements = [...selects].map(([name, select]): Statement => ({ kind: 'rows', phase: 'decide', name, about: name, select }))
    granted(await submitSmall({ snapshot, entities, statements, results }))
    return (JSON.parse(readFileSync(join(results, 'results.json'), 'utf8')) as { answers: Readonly<Record<string, readonly Row[]>> })
      .answers
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
