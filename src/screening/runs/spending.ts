/** What a screening spends its time on, in the order in which it comes to it. */
export const spendingParts = ['prepare', 'decide', 'count', 'settle', 'hash', 'list', 'seal'] as const
export type SpendingPart = (typeof spendingParts)[number]

/** Seconds by the clock and seconds of the processor, all threads together. */
interface Spent {
  readonly seconds: number
  readonly processor: number
}

/** The same with how many results were made, and how many an earlier run had. */
export interface SpentOn extends Spent {
  readonly made: number
  readonly kept: number
}

/** Adds up what each part of a screening takes; what is spent within a part of a part is its own alone. */
export class Spending {
  private readonly sums = new Map<SpendingPart, Spent>()
  private readonly counts = new Map<SpendingPart, { made: number; kept: number }>()
  private readonly open: SpendingPart[] = ['prepare']
  private seen = reading()

  /** Does some work as part of a screening. */
  async of<T>(part: SpendingPart, work: () => Promise<T>): Promise<T> {
    this.charge()
    this.open.push(part)
    try {
      return await work()
    } finally {
      this.charge()
      this.open.pop()
    }
  }

  /** One result more of a part, made or taken from an earlier run. */
  count(part: SpendingPart, isKept: boolean): void {
    const { made, kept } = this.counts.get(part) ?? none
    this.counts.set(part, isKept ? { made, kept: kept + 1 } : { made: made + 1, kept })
  }

  /** What each part took so far, in milliseconds' precision. */
  sofar(): Readonly<Record<SpendingPart, SpentOn>> {
    this.charge()
    const rounded = (value: number) => Math.round(value * 1000) / 1000
    const entries = spendingParts.map((part) => {
      const { seconds, processor } = this.sums.get(part) ?? nothing
      const { made, kept } = this.counts.get(part) ?? none
      return [part, { seconds: rounded(seconds), processor: rounded(processor), made, kept }] as const
    })
    return Object.fromEntries(entries) as Record<SpendingPart, SpentOn>
  }

  private charge(): void {
    const now = reading()
    const part = this.open.at(-1) ?? 'prepare'
    const { seconds, processor } = this.sums.get(part) ?? nothing
    this.sums.set(part, {
      seconds: seconds + now.seconds - this.seen.seconds,
      processor: processor + now.processor - this.seen.processor,
    })
    this.seen = now
  }
}

const nothing: Spent = { seconds: 0, processor: 0 }
const none = { made: 0, kept: 0 }

function reading(): Spent {
  const { user, system } = process.cpuUsage()
  return { seconds: performance.now() / 1000, processor: (user + system) / 1e6 }
}
