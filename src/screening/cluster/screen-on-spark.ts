import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '../../kernel/result.ts'
import { identityOf } from '../runs/run-inputs.ts'
import { type ClusterScript, writeBundle } from './bundle.ts'
import type { ClusterRefusal } from './refusals.ts'
import { type SparkHome, submitBundle } from './submit.ts'

/** Which Spark, and where it finds things. */
export interface OnSpark {
  readonly spark: SparkHome
  readonly master: string
  /** Settings of Spark, as `key=value`. */
  readonly settings: readonly string[]
  /** Where the cluster sees the snapshot; undefined where it sees the same folders as we do. */
  readonly snapshotAt: string | undefined
  /** A folder that every worker can write to; each run has one of its own in it, of which the log stays. */
  readonly folder: string
  readonly onStatement?: (done: number, total: number, name: string) => void
}

/** Has scripts carried out by Spark: a bundle, as an administrator would be given it, is written, submitted and waited for. */
export function onSpark(on: OnSpark): (script: ClusterScript) => Promise<Result<string, ClusterRefusal>> {
  return async (script) => {
    const folder = join(on.folder, identityOf(script.inputs).slice(0, 16))
    const [bundle, results] = [join(folder, 'bundle'), join(folder, 'results')]
    await forgetResults(folder)
    await mkdir(folder, { recursive: true })
    const written = await writeBundle(bundle, script)
    if (written.kind === 'refused') return written
    const submitted = await submitBundle({
      spark: on.spark,
      master: on.master,
      options: [...settingsFor(script.inputs), ...on.settings].flatMap((setting) => ['--conf', setting]),
      bundle,
      snapshot: on.snapshotAt ?? script.snapshotFolder,
      results,
      log: join(folder, 'spark.log'),
      onStatement: (done, name) => on.onStatement?.(done, script.statements.length + 3, name),
    })
    if (submitted.kind === 'refused') {
      await forgetResults(folder)
      return submitted
    }
    return { kind: 'done', value: results }
  }
}

/** Below so many rows, whatever their kind, what is compiled with care is compiled too late. */
const fewRows = 2_000_000

/** What the processes of Spark are begun with, where nobody says otherwise. */
function settingsFor({ snapshot }: ClusterScript['inputs']): readonly string[] {
  const rows = Object.values(snapshot.rows).reduce((sum, each) => sum + each, 0)
  if (rows >= fewRows) return []
  return ['driver', 'executor'].map((process) => `spark.${process}.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC`)
}

/** Removes what Spark was given and what it made; the log stays. */
export async function forgetResults(folder: string): Promise<void> {
  for (const part of ['bundle', 'results']) await rm(join(folder, part), { recursive: true, force: true })
}
