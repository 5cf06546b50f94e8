import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { PlanSet } from '../../plans/index.ts'
import { manifestFile } from '../../registry/index.ts'
import { writePlanBundle } from '../runs/plan-bundle.ts'
import { identityOf, type RunInputs } from '../runs/run-inputs.ts'
import type { Statement } from '../script/statement.ts'
import { instructions } from './instructions.zh.ts'
import type { ClusterRefusal } from './refusals.ts'

/** A run's script as a cluster is to carry it out. */
export interface ClusterScript {
  readonly inputs: RunInputs
  readonly set: PlanSet
  readonly snapshotFolder: string
  readonly statements: readonly Statement[]
}

/** The files of a bundle beside those of the plans and the snapshot's manifest. */
export const bundleFiles = { script: 'script.json', inputs: 'inputs.json', driver: 'driver.py', instructions: 'README.md' } as const

const driver = fileURLToPath(new URL('driver.py', import.meta.url))

/** The script as it stands in a bundle; the same inputs give the same text. */
export function scriptText({ inputs, statements }: ClusterScript): string {
  return `${JSON.stringify({ format: 1, run: identityOf(inputs), statements }, null, 1)}\n`
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Writes everything that a cluster needs into a folder that is empty or not there: script, manifest, driver, instructions; no facts. */
export async function writeBundle(folder: string, script: ClusterScript): Promise<Result<string, ClusterRefusal>> {
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length > 0) return refused({ code: 'bundle_folder_taken', folder })
  await writePlanBundle(folder, script.set.sources)
  await copyFile(join(script.snapshotFolder, manifestFile), join(folder, manifestFile))
  await writeFile(join(folder, bundleFiles.inputs), `${JSON.stringify(script.inputs, null, 1)}\n`)
  await writeFile(join(folder, bundleFiles.driver), await readFile(driver))
  await writeFile(join(folder, bundleFiles.instructions), instructions)
  await writeFile(join(folder, bundleFiles.script), scriptText(script))
  return done(folder)
}
