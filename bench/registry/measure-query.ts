import { rm, stat } from 'node:fs/promises'
import { copyInto, type Row, withDuckDb } from '../../src/store/index.ts'
import { databaseOptions, registryFiles, writtenFile } from './data.ts'
import { type Query, type QueryName, queries } from './queries.ts'

export interface QuerySpeed {
  /** Wall-clock seconds of each run after the first. */
  readonly seconds: readonly number[]
  readonly processorSeconds: readonly number[]
  readonly peakMegabytes: number
  /** Of the written file, or 0. */
  readonly writtenBytes: number
  /** The last result, for comparing two queries that should say the same. */
  readonly result: Readonly<Record<string, string>>
}

/** Runs one query in this process, once to warm up and then so many times. */
export async function measureQuery(
  name: QueryName,
  rows: number,
  times: number,
  threads: number,
  memoryLimit: string,
): Promise<QuerySpeed> {
  const files = await registryFiles(rows, threads)
  const { sql, ready, isWritten }: Query = queries[name](files)
  return await withDuckDb(databaseOptions(memoryLimit, threads), async (database) => {
    if (ready !== undefined) await database.run(`create temp table ready as ${ready}`)
    const seconds: number[] = []
    const processorSeconds: number[] = []
    let last: Row | undefined
    for (let i = 0; i <= times; i++) {
      const processor = process.cpuUsage()
      const started = performance.now()
      if (isWritten) await database.run(copyInto(sql, writtenFile, 'parquet'))
      else last = (await database.rows(sql))[0]
      const { user, system } = process.cpuUsage(processor)
      if (i === 0) continue
      seconds.push((performance.now() - started) / 1_000)
      processorSeconds.push((user + system) / 1_000_000)
    }
    const writtenBytes = isWritten ? (await stat(writtenFile)).size : 0
    await rm(writtenFile, { force: true })
    const result = Object.fromEntries(Object.entries(last ?? {}).map(([column, value]) => [column, String(value)]))
    return { seconds, processorSeconds, peakMegabytes: process.resourceUsage().maxRSS / 1_024, writtenBytes, result }
  })
}
