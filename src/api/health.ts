import { procedures } from './procedures.ts'
import { readFigures, type ServerFigures } from './read-figures.ts'
import { durationBounds } from './request-figures.ts'

const { health } = procedures

/** How the office stands. */
export const healthProcedures = {
  read: health.read.handler(async ({ context }) => figuresOut(await readFigures(context.office, context.watch))),
}

/** The figures as they travel. */
function figuresOut({ startedAt, memory, node, loop, database, disk, seal, jobs, sessions, snapshot, requests }: ServerFigures) {
  const all = [...requests.values()]
  return {
    startedAt: startedAt.toISOString(),
    memoryBytes: memory.rss,
    node,
    loopDelayMs: loop.p99,
    database,
    disk: disk ?? null,
    seal: { ...seal, lastAt: seal.lastAt?.toISOString() ?? null, trouble: seal.trouble ?? null },
    jobs,
    sessions,
    snapshot: snapshot ?? null,
    requests: {
      total: all.reduce((sum, { count }) => sum + count, 0),
      broken: all.reduce((sum, { byStatus }) => sum + [...byStatus].reduce((n, [status, count]) => n + (status >= 500 ? count : 0), 0), 0),
      slow: all.reduce((sum, { count, atMost }) => sum + count - (atMost[durationBounds.indexOf(1_000)] ?? 0), 0),
    },
  }
}
