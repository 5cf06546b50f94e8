import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { sizeClassTableFrom } from '../../src/kernel/size-class-table.ts'
import type { PlanSet } from '../../src/plans/index.ts'
import { generateSnapshot, type Manifest } from '../../src/registry/index.ts'
import type { DuckDbOptions } from '../../src/store/index.ts'
import { madeOnce } from '../made-once.ts'
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

/** A small registry; small buckets make many files, as a large registry has them. Those that are alike are copies of one. */
export async function generateRegistry(scratch: Scratch, name: string, set: PlanSet, firms: number, bucket?: number): Promise<Manifest> {
  const folder = scratch.path(name)
  const kind = `registry-${firms}-${bucket ?? 'whole'}-${entitiesOf(set)}`
  const made = await madeOnce(kind, async (draft) => {
    const manifest = await generate(scratch, join(draft, 'snapshot'), set, firms, bucket)
    writeFileSync(join(draft, 'manifest.json'), JSON.stringify(manifest))
  })
  if (made === undefined) return await generate(scratch, folder, set, firms, bucket)
  cpSync(join(made, 'snapshot'), folder, { recursive: true, errorOnExist: true, force: false })
  return JSON.parse(readFileSync(join(made, 'manifest.json'), 'utf8')) as Manifest
}

async function generate(scratch: Scratch, folder: string, set: PlanSet, firms: number, bucket: number | undefined): Promise<Manifest> {
  const sizeClasses = sizeClassTableFrom(parse(readFileSync(new URL('../../reference/size-classes.yaml', import.meta.url), 'utf8')))
  const made = await generateSnapshot(folder, set.vocabulary, {
    parameters: { firms, persons: firms * 8, seed: 11 },
    sizeClasses,
    database: scratch.database(),
    ...(bucket === undefined ? {} : { unitsPerBucket: bucket, personsPerBucket: bucket * 8 }),
  })
  return granted(made)
}

/** What a registry is made of, as a short hash: plans of a test's own may bring entities, fields and enumerations of their own. */
function entitiesOf({ vocabulary }: PlanSet): string {
  const text = JSON.stringify(vocabulary, (_, value: unknown) =>
    value instanceof Map ? [...value] : typeof value === 'bigint' ? `${value}n` : value,
  )
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
