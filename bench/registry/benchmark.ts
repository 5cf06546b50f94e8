import { inFreshProcess, median } from '../measure.ts'
import { count, type Line, seconds } from '../report.ts'
import { registryFiles } from './data.ts'
import type { QuerySpeed } from './measure-query.ts'
import type { QueryName } from './queries.ts'

export interface RegistryOptions {
  readonly rows: number
  /** Fresh processes per query, and timed runs in each. */
  readonly processes: number
  readonly times: number
  readonly threads: number
}

interface Measured {
  readonly seconds: number
  readonly processorSeconds: number
  readonly peakMegabytes: number
  readonly writtenBytes: number
  readonly result: Readonly<Record<string, string>>
}

const TEN_MILLION = 10_000_000

/** The registry's rows of the goals table, by name. */
export const registryBenchmarks: Readonly<Record<string, (options: RegistryOptions) => Promise<Line>>> = {
  counts: async (options) => {
    const [run, scan] = [await measure('counts', options, '250MB'), await measure('scan', options, '250MB')]
    const speed = options.rows / run.seconds
    return {
      what: `registry, counts and amounts over Parquet, ${count(options.rows)} rows, 5 policies × 8 conditions`,
      measured: `${count(speed)} rows/s, ${memory(run)}`,
      goal: '≥ 12 000 000 rows/s, < 300 MB',
      isMet: speed >= 12_000_000 && run.peakMegabytes < 300,
      beside: `${spent(run)}; reading the columns alone ${spent(scan)}`,
    }
  },
  'counts-ratio': async (options) => {
    const [run, scan] = [await measure('counts', options, '250MB'), await measure('scan', options, '250MB')]
    const ratio = run.processorSeconds / scan.processorSeconds
    return {
      what: `counts of 5 policies × 8 conditions over reading the same columns alone, ${count(options.rows)} rows, processor time`,
      measured: `${ratio.toFixed(2)} ×`,
      goal: '≤ 2 ×',
      isMet: ratio <= 2,
      beside: `${spent(run)} against ${spent(scan)}`,
    }
  },
  'rows-ratio': async (options) => {
    const [run, ready] = [await measure('rows', options, '2GB'), await measure('rows_ready', options, '4GB')]
    const ratio = run.processorSeconds / ready.processorSeconds
    return {
      what: `reasons for every row over writing the same from a ready table, ${count(options.rows)} rows, processor time`,
      measured: `${ratio.toFixed(2)} ×`,
      goal: '≤ 1.3 ×',
      isMet: ratio <= 1.3,
      beside: `${spent(run)} against ${spent(ready)}; ${Math.round(run.writtenBytes / 1e6)} MB written`,
    }
  },
  rows: async (options) => {
    const run = await measure('rows', options, '2GB')
    const goal = options.rows > TEN_MILLION ? 15 * (options.rows / 50_000_000) : 2.5 * (options.rows / TEN_MILLION)
    return {
      what: `registry, reasons for every row, written, ${count(options.rows)} rows`,
      measured: `${seconds(run.seconds)}, ${memory(run)}`,
      goal: `≤ ${seconds(goal)}, < 2 GB`,
      isMet: run.seconds <= goal && run.peakMegabytes < 2_000,
      beside: `${spent(run)}; ${Math.round(run.writtenBytes / 1e6)} MB written`,
    }
  },
  relations: async (options) => {
    const run = await measure('relations', options, '2GB')
    const goal = 4 * (options.rows / TEN_MILLION)
    return {
      what: `relations: ${count(options.rows / 10)} firms, ${count(options.rows)} jobs, 2 aggregates, masks written`,
      measured: `${seconds(run.seconds)}, ${memory(run)}`,
      goal: `≤ ${seconds(goal)}`,
      isMet: run.seconds <= goal,
      beside: spent(run),
    }
  },
  hand: async (options) => {
    const [ours, hand] = [await measure('refund', options, '2GB'), await measure('refund_by_hand', options, '2GB')]
    if (JSON.stringify(ours.result) !== JSON.stringify(hand.result)) throw new Error('the generated and the hand-written query differ')
    const ratio = ours.seconds / hand.seconds
    return {
      what: `generated SQL against hand-written, one policy with masks, ${count(options.rows)} rows`,
      measured: `${ratio.toFixed(2)} × the time (${(ours.processorSeconds / hand.processorSeconds).toFixed(2)} × the processor time)`,
      goal: '≤ 1.10 ×',
      isMet: ratio <= 1.1,
      beside: `${spent(ours)} against ${spent(hand)}; same sums`,
    }
  },
  grid: async (options) => {
    const [grid, one] = [await measure('grid', options, '2GB'), await measure('one_threshold', options, '2GB')]
    const ratio = grid.seconds / one.seconds
    return {
      what: `what-if grid of 21 thresholds, ${count(options.rows)} rows`,
      measured: `${ratio.toFixed(2)} × one run (${(grid.processorSeconds / one.processorSeconds).toFixed(2)} × the processor time)`,
      goal: '≤ 1.5 ×',
      isMet: ratio <= 1.5,
      beside: `${spent(grid)} against ${spent(one)}`,
    }
  },
}

async function measure(name: QueryName, options: RegistryOptions, memoryLimit: string): Promise<Measured> {
  const { rows, times, threads } = options
  await registryFiles(rows, threads)
  const runs: QuerySpeed[] = []
  for (let i = 0; i < options.processes; i++)
    runs.push(await inFreshProcess<QuerySpeed>({ kind: 'query', name, rows, times, threads, memoryLimit }))
  const [first] = runs
  if (first === undefined) throw new Error('nothing was measured')
  return {
    seconds: median(runs.flatMap((run) => run.seconds)),
    processorSeconds: median(runs.flatMap((run) => run.processorSeconds)),
    peakMegabytes: median(runs.map((run) => run.peakMegabytes)),
    writtenBytes: first.writtenBytes,
    result: first.result,
  }
}

function spent(run: Measured): string {
  return `${seconds(run.seconds)} (${seconds(run.processorSeconds)} of processor)`
}

function memory(run: Measured): string {
  return `${Math.round(run.peakMegabytes)} MB at most`
}
