import { spawn, spawnSync } from 'node:child_process'
import { createWriteStream, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { done, type Result, refused } from '../../kernel/result.ts'
import { bundleFiles } from './bundle.ts'
import type { ClusterRefusal } from './refusals.ts'

/** A Spark that can be asked. */
export interface SparkHome {
  readonly home: string
  /** The Python that runs the driver. */
  readonly python: string
}

/** Looks for Java, Python and Spark: that of SPARK_HOME, or the one in a folder that was set up for this project. */
export function findSpark(environment: NodeJS.ProcessEnv, ownFolder: string): Result<SparkHome, ClusterRefusal> {
  const java = environment.JAVA_HOME === undefined ? 'java' : join(environment.JAVA_HOME, 'bin', 'java')
  const told = spawnSync(java, ['-version'], { encoding: 'utf8' })
  const version = /version "(\d+)[^"]*"/.exec(told.stderr ?? '')
  if (version === null || Number(version[1]) < 17) return refused({ code: 'spark_absent', lacking: 'java', found: version?.[0] ?? '' })
  const own = ownSpark(ownFolder)
  const home = environment.SPARK_HOME ?? own?.home
  if (home === undefined || !existsSync(join(home, 'bin', 'spark-submit')))
    return refused({ code: 'spark_absent', lacking: 'spark', found: home ?? '' })
  const python = environment.PYSPARK_PYTHON ?? own?.python ?? 'python3'
  const asked = spawnSync(python, ['--version'], { encoding: 'utf8' })
  return asked.status === 0 ? done({ home, python }) : refused({ code: 'spark_absent', lacking: 'python', found: '' })
}

/** The pyspark of an environment as `python -m venv` lays it out. */
function ownSpark(folder: string): SparkHome | undefined {
  const lib = join(folder, 'lib')
  const [version] = existsSync(lib) ? readdirSync(lib).filter((name) => name.startsWith('python')) : []
  const home = version === undefined ? undefined : join(lib, version, 'site-packages', 'pyspark')
  return home !== undefined && existsSync(home) ? { home, python: join(folder, 'bin', 'python') } : undefined
}

export interface Submission {
  readonly spark: SparkHome
  readonly master: string
  /** Further words for spark-submit, such as `--executor-memory 4g`. */
  readonly options: readonly string[]
  readonly bundle: string
  /** Addresses that every worker can read and write. */
  readonly snapshot: string
  readonly results: string
  /** A file for everything that Spark says. */
  readonly log: string
  /** How many statements are done. */
  readonly onStatement?: (done: number, name: string) => void
}

/** Has a bundle carried out and waits for its end. */
export async function submitBundle({
  spark,
  master,
  options,
  bundle,
  snapshot,
  results,
  log,
  onStatement,
}: Submission): Promise<Result<undefined, ClusterRefusal>> {
  const words = ['--master', master, ...options, join(bundle, bundleFiles.driver), '--snapshot', snapshot, '--results', results]
  const child = spawn(join(spark.home, 'bin', 'spark-submit'), words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SPARK_HOME: spark.home, PYSPARK_PYTHON: spark.python, PYSPARK_DRIVER_PYTHON: spark.python },
  })
  // Whoever ends us ends what we had begun.
  const stop = () => child.kill()
  process.once('exit', stop)
  const written = createWriteStream(log)
  let failure: Readonly<Record<string, string>> | undefined
  let last = ''
  let rest = ''
  child.stderr.on('data', (chunk: Buffer) => {
    written.write(chunk)
    last =
      chunk
        .toString('utf8')
        .split('\n')
        .findLast((line) => /ERROR|Exception|error/.test(line)) ?? last
  })
  child.stdout.on('data', (chunk: Buffer) => {
    written.write(chunk)
    const lines = (rest + chunk.toString('utf8')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [, count, name] = /^BALLAST-DONE (\d+) (.*)$/.exec(line) ?? []
      if (count !== undefined) onStatement?.(Number(count), name ?? '')
      if (line.startsWith('BALLAST-FAILED ')) failure = JSON.parse(line.slice('BALLAST-FAILED '.length)) as Readonly<Record<string, string>>
    }
  })
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', resolve)
  })
  process.off('exit', stop)
  await new Promise<void>((resolve) => written.end(() => resolve()))
  if (code === 0 && failure === undefined) return done(undefined)
  if (failure === undefined) return refused({ code: 'spark_refused', detail: last.trim() || `spark-submit ${code ?? ''}`, log })
  if (failure.code === 'snapshot_differs')
    return refused({ code: 'spark_snapshot_differs', file: failure.file ?? '', what: (failure.what ?? 'hash') as 'hash' })
  if (failure.code === 'no_workers') return refused({ code: 'spark_refused', detail: failure.detail ?? '', log })
  if (failure.code === 'disk_full' || failure.code === 'files_lost')
    return refused({ code: `spark_${failure.code}`, statement: failure.statement ?? '', folder: results, log })
  return refused({ code: 'spark_failed', statement: failure.statement ?? '', detail: failure.detail ?? failure.code ?? '', log })
}
