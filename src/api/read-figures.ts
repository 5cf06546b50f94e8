import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import { describeTrailRefusal } from '../access/index.ts'
import { parseDate } from '../kernel/calendar.ts'
import { officeDay } from '../organisation/index.ts'
import { listSnapshots } from '../registry/index.ts'
import type { Work } from '../store/index.ts'
import type { Office } from './office.ts'
import type { ServerWatch } from './server-watch.ts'

/** How the office stands: the figures behind the page and the metrics. */
export type ServerFigures = Awaited<ReturnType<typeof readFigures>>

/** Reads how the server, its database and what it keeps stand now. */
export async function readFigures({ store, sealer, clock, facts, settings }: Office, watch: ServerWatch) {
  const now = clock.now()
  const asked = performance.now()
  const roundTripMs = await store.asSystem('administer', async (db) => {
    await sql`select 1`.execute(db)
    return Math.round((performance.now() - asked) * 10) / 10
  })
  const figures = await store.asSystem('administer', (db) => readDatabase(db, now))
  const disk = await statfs(facts.snapshotsFolder).catch(() => undefined)
  const { lastAt, lastNumber, trouble } = sealer.state()
  const { heapUsed, rss } = process.memoryUsage()
  return {
    startedAt: new Date(now.getTime() - Math.round(watch.runsFor())),
    node: process.version,
    memory: { rss, heapUsed },
    loop: watch.loopDelay(),
    database: { kind: store.kind, version: figures.version, bytes: Number(figures.bytes), roundTripMs, ...store.load() },
    disk: disk === undefined ? undefined : { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize },
    seal: {
      lastAt,
      number: lastNumber,
      trouble: trouble === undefined ? undefined : describeTrailRefusal(trouble),
      lagSeconds: Math.max(0, Math.round(figures.unsealedSeconds)),
    },
    jobs: {
      running: figures.running,
      waiting: figures.waiting,
      failedToday: figures.failed,
      oldestRunningSeconds: secondsSince(figures.oldestRunning, now),
      oldestWaitingSeconds: Math.max(0, Math.round(figures.waitingSeconds)),
    },
    sessions: figures.sessions,
    snapshot: await latestSnapshot(facts, officeDay(now, settings.dayOffset)),
    requests: watch.requests.read(),
  }
}

interface DatabaseFigures {
  readonly version: string
  readonly bytes: bigint
  readonly running: number
  readonly waiting: number
  readonly failed: number
  readonly oldestRunning: Date | null
  readonly waitingSeconds: number
  readonly sessions: number
  readonly unsealedSeconds: number
}

async function readDatabase(db: Work, now: Date): Promise<DatabaseFigures> {
  const dayAgo = new Date(now.getTime() - 24 * 3_600_000)
  const { rows } = await sql<DatabaseFigures>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
      (select count(*)::integer from job_run where state = 'running') as running,
      (select count(*)::integer from job_run where state = 'waiting') as waiting,
      (select count(*)::integer from job_run where state = 'failed' and finished_at > ${dayAgo}) as failed,
      (select min(started_at) from job_run where state = 'running') as "oldestRunning",
      (select coalesce(extract(epoch from clock_timestamp() - min(recorded_at)), 0)::float8 from job_run where state = 'waiting') as "waitingSeconds",
      (select count(*)::integer from session where ended_at is null and ends_at > ${now}) as sessions,
      (select coalesce(extract(epoch from clock_timestamp() - min(at)), 0)::float8 from (
        select min(at) as at from event where xid >= sealed.horizon
        union all select min(at) from look where xid >= sealed.horizon) as unsealed) as "unsealedSeconds"
    from (select coalesce((select horizon from seal order by number desc limit 1), 0) as horizon) as sealed`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('a query without a table gave no row')
  return row
}

/** The facts that are known the latest, and how many days ago that is; undefined where there are none. */
async function latestSnapshot({ snapshotsFolder, set }: Office['facts'], today: string) {
  if (!existsSync(snapshotsFolder)) return undefined
  const latest = (await listSnapshots(snapshotsFolder, set().vocabulary)).find(({ kind }) => kind === 'usable')
  if (latest?.kind !== 'usable') return undefined
  const days = (parseDate(today) ?? 0) - (parseDate(latest.knownOn) ?? 0)
  return { name: latest.name, knownOn: latest.knownOn, days }
}

function secondsSince(then: Date | null, now: Date): number {
  return then === null ? 0 : Math.max(0, Math.round((now.getTime() - then.getTime()) / 1000))
}
