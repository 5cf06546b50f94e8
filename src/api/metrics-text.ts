import type { ServerFigures } from './read-figures.ts'
import { durationBounds } from './request-figures.ts'

type Labels = Readonly<Record<string, string | number>>
type Sample = readonly [labels: Labels, value: number]

/** The figures of a server as Prometheus reads them; they name procedures and states, and nobody. */
export function metricsText(figures: ServerFigures): string {
  const { startedAt, memory, loop, database, disk, seal, jobs, sessions, snapshot } = figures
  const plain = (value: number): readonly Sample[] => [[{}, value]]
  return [
    ...requestLines(figures),
    metric('ballast_start_time_seconds', 'gauge', 'When the server started', plain(startedAt.getTime() / 1000)),
    metric('ballast_sessions', 'gauge', 'Open sessions', plain(sessions)),
    metric('ballast_jobs', 'gauge', 'Long work by state', [
      [{ state: 'running' }, jobs.running],
      [{ state: 'waiting' }, jobs.waiting],
      [{ state: 'failed_in_a_day' }, jobs.failedToday],
    ]),
    metric('ballast_jobs_oldest_seconds', 'gauge', 'How long the oldest has been in its state', [
      [{ state: 'running' }, jobs.oldestRunningSeconds],
      [{ state: 'waiting' }, jobs.oldestWaitingSeconds],
    ]),
    metric('ballast_database_round_trip_seconds', 'gauge', 'One transaction that does nothing', plain(database.roundTripMs / 1000)),
    metric('ballast_database_bytes', 'gauge', 'Size of the database', plain(database.bytes)),
    metric('ballast_database_connections', 'gauge', 'Connections of the pool, and who waits for one', [
      [{ state: 'busy' }, database.connections - database.idle],
      [{ state: 'idle' }, database.idle],
      [{ state: 'waited_for' }, database.waiting],
    ]),
    metric('ballast_event_loop_delay_seconds', 'gauge', 'How late work came to its turn in the last minute', [
      [{ quantile: '0.99' }, loop.p99 / 1000],
      [{ quantile: '1' }, loop.most / 1000],
    ]),
    metric('ballast_memory_bytes', 'gauge', 'Memory of the process', [
      [{ kind: 'resident' }, memory.rss],
      [{ kind: 'heap' }, memory.heapUsed],
    ]),
    ...(disk === undefined
      ? []
      : [
          metric('ballast_disk_bytes', 'gauge', 'The disk that the data lie on', [
            [{ kind: 'free' }, disk.freeBytes],
            [{ kind: 'total' }, disk.totalBytes],
          ]),
        ]),
    metric('ballast_seal_lag_seconds', 'gauge', 'Age of the oldest line of the trail that is not sealed', plain(seal.lagSeconds)),
    metric('ballast_seal_trouble', 'gauge', 'Whether sealing has stopped', plain(seal.trouble === undefined ? 0 : 1)),
    ...(snapshot === undefined
      ? []
      : [metric('ballast_snapshot_age_days', 'gauge', 'Days since the latest facts were known', plain(snapshot.days))]),
  ].join('')
}

function requestLines({ requests }: ServerFigures): readonly string[] {
  const all = [...requests].sort(([a], [b]) => (a < b ? -1 : 1))
  const counts = all.flatMap(([procedure, { byStatus }]) =>
    [...byStatus].sort(([a], [b]) => a - b).map(([status, count]): Sample => [{ procedure, status }, count]),
  )
  const name = 'ballast_request_duration_seconds'
  const series = all.flatMap(([procedure, { atMost, totalMs, count }]) => [
    ...durationBounds.map((bound, at) => sample(`${name}_bucket`, [{ procedure, le: bound / 1000 }, atMost[at] ?? 0])),
    sample(`${name}_bucket`, [{ procedure, le: '+Inf' }, count]),
    sample(`${name}_sum`, [{ procedure }, totalMs / 1000]),
    sample(`${name}_count`, [{ procedure }, count]),
  ])
  return [
    metric('ballast_requests_total', 'counter', 'Requests answered, by procedure and status', counts),
    `# HELP ${name} How long requests took\n# TYPE ${name} histogram\n${series.join('')}`,
  ]
}

function metric(name: string, type: 'counter' | 'gauge', help: string, samples: readonly Sample[]): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${samples.map((one) => sample(name, one)).join('')}`
}

function sample(name: string, [labels, value]: Sample): string {
  const written = Object.entries(labels).map(
    ([label, text]) => `${label}="${String(text).replace(/[\\"\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`))}"`,
  )
  return `${name}${written.length === 0 ? '' : `{${written.join(',')}}`} ${value}\n`
}
