import { copyFile, mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { done, type Result, refused } from '../../kernel/result.ts'
import { type DuckDb, parquetRows, type Row, writeWhole } from '../../store/index.ts'
import type { ScreeningPlace } from '../decide-subjects.ts'
import type { Answers } from '../script/statement.ts'
import { settlementFile } from '../settle-decisions.ts'
import { type ClusterScript, hashOf, scriptText } from './bundle.ts'
import type { ClusterRefusal } from './refusals.ts'

/** What the driver writes last. */
interface Results {
  readonly format: 1
  readonly script: string
  readonly snapshot: string
  readonly spark: string
  readonly executors: number
  readonly tasks: number
  readonly files: readonly {
    readonly path: string
    readonly rows: number
    readonly parts: readonly { readonly path: string; readonly bytes: number }[]
  }[]
  readonly answers: Readonly<Record<string, readonly Row[]>>
}

/** The file that makes a folder one of results. */
const resultsFile = 'results.json'

/** Takes what a cluster made into a run's folder: the files as they are, the settlement as one, each held to its size and its rows. */
export async function takeResults(
  database: DuckDb,
  folder: string,
  script: ClusterScript,
  { manifest, folder: run, made }: ScreeningPlace,
): Promise<Result<Answers, ClusterRefusal>> {
  const text = await readFile(join(folder, resultsFile), 'utf8').catch(() => undefined)
  const results = text === undefined ? undefined : resultsIn(text)
  if (results === undefined) return refused({ code: 'results_absent', folder })
  if (results.script !== hashOf(scriptText(script))) return refused({ code: 'results_of_other_run', folder, what: 'script' })
  if (results.snapshot !== manifest.id) return refused({ code: 'results_of_other_run', folder, what: 'snapshot' })
  for (const { path, rows, parts } of results.files) {
    for (const part of parts) {
      const size = await stat(join(folder, part.path)).then(
        (found) => found.size,
        () => undefined,
      )
      if (size !== part.bytes)
        return refused({ code: 'results_damaged', folder, file: part.path, what: size === undefined ? 'missing' : 'size' })
    }
    const files = parts.map((part) => join(folder, part.path))
    const [counted] = await database.rows(`select count(*) as n from ${parquetRows(files)}`)
    if (Number(counted?.n) !== rows) return refused({ code: 'results_damaged', folder, file: path, what: 'rows' })
    if (path === settlementFile) {
      await writeWhole(database, `select * from ${parquetRows(files)} order by policy, variant, subject_id`, join(run, path))
      await made.add(path)
      continue
    }
    await mkdir(join(run, path), { recursive: true })
    for (const [i, file] of files.entries()) {
      const name = `${path}/part-${String(i).padStart(5, '0')}.parquet`
      await copyFile(file, join(run, name))
      await made.add(name)
    }
  }
  return done(new Map(Object.entries(results.answers)))
}

function resultsIn(text: string): Results | undefined {
  try {
    const value = JSON.parse(text) as Results
    return value.format === 1 ? value : undefined
  } catch {
    return undefined
  }
}
