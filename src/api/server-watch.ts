import { monitorEventLoopDelay } from 'node:perf_hooks'
import { countRequests, type RequestFigures } from './request-figures.ts'

/** What a server watches of itself while it runs. */
export interface ServerWatch {
  /** How long it has run, in milliseconds. */
  runsFor(): number
  readonly requests: RequestFigures
  /** How late the work of this process came to its turn in the last minute, in milliseconds. */
  loopDelay(): { readonly p99: number; readonly most: number }
  close(): void
}

/** How often the delay is looked at, and how long it is remembered. */
const everyMs = 50
const windowMs = 60_000

/** Begins to watch. */
export function watchServer(): ServerWatch {
  const began = performance.now()
  const delay = monitorEventLoopDelay({ resolution: everyMs })
  delay.enable()
  const timer = setInterval(() => delay.reset(), windowMs)
  timer.unref()
  return {
    runsFor: () => performance.now() - began,
    requests: countRequests(),
    loopDelay: () => ({ p99: late(delay, delay.percentile(99)), most: late(delay, delay.max) }),
    close: () => {
      clearInterval(timer)
      delay.disable()
    },
  }
}

/** The histogram counts the whole wait, in nanoseconds; what is beyond the wait that was asked for is late. */
function late({ count }: { readonly count: number }, nanoseconds: number): number {
  return count === 0 ? 0 : Math.max(0, Math.round((nanoseconds / 1e6 - everyMs) * 10) / 10)
}
