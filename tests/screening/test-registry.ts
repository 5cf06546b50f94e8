import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { sizeClassTableFrom } from '../../src/kernel/size-class-table.ts'
import type { PlanSet } from '../../src/plans/index.ts'
import { generateSnapshot, type Manifest } from '../../src/registry/index.ts'
import type { DuckDbOptions } from '../../src/store/index.ts'
import { granted } from './granted.ts'

/** A scratch folder with what the tests of one file share. */
export class Scratch {
  readonly folder = mkdtempSync(join(tmpdir(), 'ballast-screening-'))

  path(...names: readonly string[]): string {
    return join(this.folder, ...names)
  }

  database(threads = 2, memoryLimit = '1GB'): DuckDbOptions {
    return { memoryLimit, threads, temporaryFolder: this.path('tmp') }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** A small registry; small buckets make many files, as a large registry has them. */
export async function generateRegistry(scratch: Scratch, name: string, set: PlanSet, firms: number, bucket?: number): Promise<Manifest> {
  const sizeClasses = sizeClassTableFrom(parse(readFileSync(new URL('../../reference/size-classes.yaml', import.meta.url), 'utf8')))
  const made = await generateSnapshot(scratch.path(name), set.vocabulary, {
    parameters: { firms, persons: firms * 8, seed: 11 },
    sizeClasses,
    database: scratch.database(),
    ...(bucket === undefined ? {} : { unitsPerBucket: bucket, personsPerBucket: bucket * 8 }),
  })
  return granted(made)
}
