import { join } from 'node:path'
import { findSpark, forgetResults, onSpark, type ScreeningRequest } from '../../screening/index.ts'
import { granted } from '../carry-out.ts'
import type { Invocation } from '../command.ts'
import { value, values } from '../line/option-tables.ts'
import { listOption, textOption, UsageFailure } from '../line/options.ts'
import { runTexts } from './runs.zh.ts'

/** Options of a command that may have its work done by Spark. */
export const ofEngine = { engine: value, master: value, spark: values, 'snapshot-at': value } as const

/** Everybody's own machine, where no cluster is named. */
const ownMachine = 'local[*]'

/** What has a script carried out by Spark, where that was asked for, and what is to be cleared away afterwards. */
export function engineAsked({ options, workspace, console }: Invocation): {
  readonly onCluster: ScreeningRequest['onCluster']
  readonly clear: (run: string) => Promise<void>
} {
  const engine = textOption(options, 'engine') ?? 'duckdb'
  const folder = join(workspace.varFolder, 'spark-runs')
  if (engine === 'duckdb') return { onCluster: undefined, clear: async () => undefined }
  if (engine !== 'spark') throw new UsageFailure(runTexts.engineUnknown(engine))
  const spark = granted(findSpark(process.env, join(workspace.varFolder, 'spark')))
  const onCluster = onSpark({
    spark,
    master: textOption(options, 'master') ?? ownMachine,
    settings: listOption(options, 'spark'),
    snapshotAt: textOption(options, 'snapshot-at'),
    folder,
    onStatement: (done, total, name) => console.progress(`Spark ${done}/${total} ${name}`),
  })
  return { onCluster, clear: (run) => forgetResults(join(folder, run)) }
}
