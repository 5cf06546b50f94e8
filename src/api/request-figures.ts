/** Upper bounds of the classes of a duration, in milliseconds. */
export const durationBounds = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000] as const

/** How often something was asked for, with which status, and how long it took. */
export interface ProcedureFigures {
  readonly byStatus: ReadonlyMap<number, number>
  /** How many took at most each bound, and the last of all. */
  readonly atMost: readonly number[]
  readonly totalMs: number
  readonly count: number
}

/** Counts requests since the server started, by procedure. */
export interface RequestFigures {
  note(procedure: string, status: number, ms: number): void
  read(): ReadonlyMap<string, ProcedureFigures>
}

interface Counting {
  readonly byStatus: Map<number, number>
  readonly atMost: number[]
  totalMs: number
  count: number
}

/** Opens a count of requests. */
export function countRequests(): RequestFigures {
  const counts = new Map<string, Counting>()
  return {
    read: () => counts,
    note: (procedure, status, ms) => {
      const figures = counts.get(procedure) ?? { byStatus: new Map(), atMost: durationBounds.map(() => 0), totalMs: 0, count: 0 }
      counts.set(procedure, figures)
      figures.byStatus.set(status, (figures.byStatus.get(status) ?? 0) + 1)
      for (const [at, bound] of durationBounds.entries()) if (ms <= bound) figures.atMost[at] = (figures.atMost[at] ?? 0) + 1
      figures.totalMs += ms
      figures.count += 1
    },
  }
}
