import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { submitBundle } from '../../src/screening/cluster/submit.ts'
import { findSpark, onSpark } from '../../src/screening/index.ts'
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

/** The rows of SELECTs over files, all in one submission. */
export async function rowsOnSpark(
  snapshot: string,
  entities: Readonly<Record<string, Listed>>,
  selects: ReadonlyMap<string, string>,
): Promise<Readonly<Record<string, readonly Row[]>>> {
  const folder = mkdtempSync(join(tmpdir(), 'ballast-on-spark-'))
  const [bundle, results] = [join(folder, 'bundle'), join(folder, 'results')]
  try {
    mkdirSync(bundle)
    cpSync(driver, join(bundle, 'driver.py'))
    writeFileSync(join(bundle, 'manifest.json'), JSON.stringify({ id: 'test', entities }))
    const statements = [...selects].map(([name, select]) => ({ kind: 'rows', phase: 'decide', name, about: name, select }))
    writeFileSync(join(bundle, 'script.json'), JSON.stringify({ format: 1, statements }))
    const options = smallSettings.flatMap((setting) => ['--conf', setting])
    granted(
      await submitBundle({ spark: spark(), master: masterOfSuite(), options, bundle, snapshot, results, log: join(folder, 'spark.log') }),
    )
    return (JSON.parse(readFileSync(join(results, 'results.json'), 'utf8')) as { answers: Readonly<Record<string, readonly Row[]>> })
      .answers
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
