import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { withDuckDb } from '../src/store/index.ts'
import { benchDocuments } from './documents.ts'
import { benchDrafts } from './drafts.ts'
import { benchGrowth } from './growth.ts'
import { benchLedger } from './ledger/benchmark.ts'
import { benchLists } from './lists/benchmark.ts'
import type { Task } from './measure.ts'
import { benchOffice, type OfficeOptions } from './office/benchmark.ts'
import { benchCases } from './one-case/benchmark.ts'
import { measureCase } from './one-case/measure-case.ts'
import { type RegistryOptions, registryBenchmarks } from './registry/benchmark.ts'
import { databaseOptions } from './registry/data.ts'
import { measureQuery } from './registry/measure-query.ts'
import { type QueryName, queries } from './registry/queries.ts'
import { asTable, type Line } from './report.ts'
import { benchScreening } from './screening/benchmark.ts'
import { benchSubjectSearch } from './subjects/benchmark.ts'

/** `npm run bench -- [case counts rows relations hand grid screening lists documents subject-search ledger office] [--rows N] [--quick]`: measures the goals of the design on this machine. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: 'string' }, quick: { type: 'boolean' }, task: { type: 'string' } },
})
const known = ['case', ...Object.keys(registryBenchmarks), 'screening', 'lists', 'documents', 'subject-search', 'ledger', 'office']

if (values.task !== undefined) console.log(JSON.stringify(await perform(JSON.parse(values.task) as Task)))
else process.exitCode = await main()

/** A single measurement, in the process that was started for it. */
async function perform(task: Task): Promise<unknown> {
  if (task.kind === 'case') return await measureCase(task.engine, task.seconds)
  if (!Object.hasOwn(queries, task.name)) throw new Error(`no query ${task.name}`)
  return await measureQuery(task.name as QueryName, task.rows, task.times, task.threads, task.memoryLimit)
}

async function main(): Promise<number> {
  const rows = Number(values.rows ?? (values.quick ? 1_000_000 : 10_000_000))
  const strangers = positionals.filter((name) => !known.includes(name))
  if (strangers.length > 0 || !Number.isInteger(rows) || rows < 10) {
    console.error(`usage: npm run bench -- [${known.join(' ')}] [--rows N] [--quick]`)
    return 2
  }
  // The office takes longer than all others together, and wants a machine with nothing else to do.
  const chosen = positionals.length === 0 ? known.filter((name) => name !== 'office') : positionals
  const options: RegistryOptions = { rows, processes: values.quick ? 1 : 3, times: 3, threads: availableParallelism() }
  console.log(await machine())
  const lines: Line[] = []
  let failures = 0
  for (const name of chosen) {
    console.error(`measuring ${name}`)
    const bench = registryBenchmarks[name]
    try {
      if (name === 'screening') lines.push(...(await benchScreening(values.quick ? 20_000 : 200_000, options.threads)))
      else if (name === 'lists') lines.push(...(await benchLists(values.quick ? 100 : 400, options.threads)))
      else if (name === 'subject-search')
        lines.push(...(await benchSubjectSearch(Number(values.rows ?? (values.quick ? 100_000 : 2_000_000)), values.quick ? 100 : 400)))
      else if (name === 'ledger') lines.push(...(await benchLedger(Number(values.rows ?? (values.quick ? 10_000 : 100_000)))))
      else if (name === 'office') lines.push(...(await benchOffice(officeOptions())))
      else if (name === 'documents') lines.push(...benchDocuments(), ...benchGrowth(), ...benchDrafts())
      else lines.push(...(bench === undefined ? await benchCases(values.quick ? 1 : 3, values.quick ? 1 : 3) : [await bench(options)]))
    } catch (error) {
      // What was measured before is still worth reading; the exit code says that something is missing.
      failures += 1
      console.error(`${name} failed: ${error instanceof Error ? error.message : error}`)
    }
  }
  console.log(`\n${asTable(lines)}\n\nload average at the end: ${load()}`)
  return failures === 0 ? 0 : 1
}

function officeOptions(): OfficeOptions {
  const rows = Number(values.rows ?? (values.quick ? 100_000 : 1_000_000))
  return { rows, users: 50, pages: values.quick ? 100 : 1_000 }
}

async function machine(): Promise<string> {
  const duckdb = await withDuckDb(databaseOptions('250MB', 1), async (database) =>
    String((await database.rows('select version() as v'))[0]?.v),
  )
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  return `${availableParallelism()} cores of ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, DuckDB ${duckdb}, load average at the start: ${load()}`
}

function load(): string {
  return loadavg()
    .map((value) => value.toFixed(1))
    .join(' ')
}
