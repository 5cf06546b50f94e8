import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** One measurement asked of a fresh process. */
export type Task =
  | { readonly kind: 'case'; readonly engine: string; readonly seconds: number }
  | {
      readonly kind: 'query'
      readonly name: string
      readonly rows: number
      readonly times: number
      readonly threads: number
      readonly memoryLimit: string
    }

const entry = fileURLToPath(new URL('./run.ts', import.meta.url))

/** Runs a task in a process of its own, so that neither warm code nor memory of another one is counted in. */
export async function inFreshProcess<T>(task: Task): Promise<T> {
  const { stdout } = await promisify(execFile)(process.execPath, [entry, '--task', JSON.stringify(task)], { maxBuffer: 2 ** 24 })
  return JSON.parse(stdout) as T
}

/** The middle value; of an even number the lower middle one. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  if (middle === undefined) throw new Error('no values to take the median of')
  return middle
}

/** The middle of each figure by itself. */
export function medians<T extends Readonly<Record<string, number>>>(values: readonly T[]): T {
  const [first] = values
  if (first === undefined) throw new Error('nothing was measured')
  return Object.fromEntries(Object.keys(first).map((key) => [key, median(values.map((value) => value[key] ?? Number.NaN))])) as T
}
