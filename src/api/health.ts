import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import { describeTrailRefusal } from '../access/index.ts'
import type { Office } from './office.ts'
import { procedures } from './procedures.ts'

const { health } = procedures

/** How the office stands. */
export const healthProcedures = { read: health.read.handler(({ context }) => readHealth(context.office)) }

/** The figures of the running server. */
async function readHealth({ store, sealer, clock, facts }: Office) {
  const dayAgo = new Date(clock.now().getTime() - 24 * 3_600_000)
  const figures = await store.asSystem('administer', async (db) => {
    const { rows } = await sql<{
      version: string
      bytes: bigint
      running: number
      waiting: number
      failed: number
      sessions: number
    }>`select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
         (select count(*)::integer from job_run where state = 'running') as running,
         (select count(*)::integer from job_run where state = 'waiting') as waiting,
         (select count(*)::integer from job_run where state = 'failed' and finished_at > ${dayAgo}) as failed,
         (select count(*)::integer from session where ended_at is null and ends_at > ${clock.now()}) as sessions`.execute(db)
    const [row] = rows
    if (row === undefined) throw new Error('a query without a table gave no row')
    return row
  })
  const disk = await statfs(facts.snapshotsFolder).catch(() => undefined)
  const { lastAt, lastNumber, trouble } = sealer.state()
  return {
    startedAt: new Date(clock.now().getTime() - Math.round(process.uptime() * 1000)).toISOString(),
    memoryBytes: process.memoryUsage.rss(),
    node: process.version,
    database: { kind: store.kind, version: figures.version, bytes: Number(figures.bytes), waiting: store.waiting() },
    disk: disk === undefined ? null : { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize },
    seal: {
      lastAt: lastAt?.toISOString() ?? null,
      number: lastNumber,
      trouble: trouble === undefined ? null : describeTrailRefusal(trouble),
    },
    jobs: { running: figures.running, waiting: figures.waiting, failedToday: figures.failed },
    sessions: figures.sessions,
  }
}
