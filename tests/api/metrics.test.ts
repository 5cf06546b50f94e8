import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { officeStore } from '../store/postgres/stores.ts'
import { openTestOffice, sampleOffice } from './office.ts'

let at: Awaited<ReturnType<typeof openTestOffice>>
let metricsPort: number
let close: () => Promise<void>
beforeAll(async () => {
  metricsPort = await freePort()
  const store = await officeStore(sampleOffice)
  at = await openTestOffice(store, undefined, undefined, {
    metricsPort,
    log: (l) => l.event === 'failure' && console.log(JSON.stringify(l)),
  })
  close = () => at.app.close().then(() => store.close())
})
afterAll(() => close())

function freePort(): Promise<number> {
  return new Promise((given) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => given(port))
    })
  })
}

/** Samples of the text format by name and labels; every line that is none fails. */
function samplesOf(text: string): Map<string, number> {
  const samples = new Map<string, number>()
  const types = new Map<string, string>()
  for (const line of text.trimEnd().split('\n')) {
    const type = /^# TYPE (\w+) (counter|gauge|histogram)$/.exec(line)
    if (type !== null) types.set(type[1] ?? '', type[2] ?? '')
    if (line.startsWith('# ')) continue
    const found = /^([a-z_]+)(\{(?:[a-z]+="[^"\\]*",?)+\})? (-?\d+(?:\.\d+)?(?:e-?\d+)?)$/.exec(line)
    if (found === null) throw new Error(`no sample: ${line}`)
    const name = found[1] ?? ''
    if (!types.has(name) && !types.has(name.replace(/_(bucket|sum|count)$/, ''))) throw new Error(`no type: ${line}`)
    samples.set(`${name}${found[2] ?? ''}`, Number(found[3]))
  }
  return samples
}

it('gives the metrics to this machine, with what was asked counted by procedure and status', async () => {
  const lin = at.visitor()
  await lin.signIn('lin')
  for (let i = 0; i < 3; i += 1) await lin.ask('inbox/waiting')
  await lin.ask('account/sessions')
  await new Promise((wait) => setTimeout(wait, 100))
  const reply = await fetch(`http://127.0.0.1:${metricsPort}/metrics`)
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
  const samples = samplesOf(await reply.text())
  expect(samples.get('ballast_requests_total{procedure="inbox.waiting",status="200"}')).toBe(3)
  expect(samples.get('ballast_requests_total{procedure="account.sessions",status="403"}')).toBe(1)
  expect(samples.get('ballast_request_duration_seconds_count{procedure="inbox.waiting"}')).toBe(3)
  expect(samples.get('ballast_request_duration_seconds_bucket{procedure="inbox.waiting",le="+Inf"}')).toBe(3)
  expect(samples.get('ballast_sessions')).toBe(1)
  for (const name of [
    'ballast_database_round_trip_seconds',
    'ballast_database_bytes',
    'ballast_memory_bytes{kind="resident"}',
    'ballast_start_time_seconds',
  ])
    expect(samples.get(name), name).toBeGreaterThan(0)
  for (const name of [
    'ballast_seal_lag_seconds',
    'ballast_seal_trouble',
    'ballast_jobs{state="waiting"}',
    'ballast_event_loop_delay_seconds{quantile="0.99"}',
  ])
    expect(samples.get(name), name).toBeGreaterThanOrEqual(0)
  // Buckets only grow.
  const buckets = [...samples].filter(([name]) => name.startsWith('ballast_request_duration_seconds_bucket{procedure="inbox.waiting"'))
  expect(buckets.map(([, value]) => value)).toEqual(buckets.map(([, value]) => value).sort((a, b) => a - b))
})

it('gives them on the port of the office to whoever may see how it stands, and to nobody else', async () => {
  const asked = async (login: string | undefined) => {
    const visitor = at.visitor()
    if (login !== undefined) await visitor.signIn(login)
    const reply = await fetch(`${at.base}/metrics`, { headers: { cookie: visitor.cookie } })
    return [reply.status, (await reply.text()).split('\n')[0]]
  }
  expect(await asked('sys')).toEqual([200, '# HELP ballast_requests_total Requests answered, by procedure and status'])
  expect(await asked('lin')).toEqual([403, expect.stringMatching(/没有此项权限/)])
  expect(await asked(undefined)).toEqual([401, '请先登录。'])
})

it('reads the same figures for the page', async () => {
  const sys = at.visitor()
  await sys.signIn('sys')
  const { status, body } = await sys.ask('health/read')
  expect(status).toBe(200)
  expect(body).toMatchObject({ snapshot: null, requests: { broken: 0 }, jobs: { running: 0, waiting: 0, oldestWaitingSeconds: 0 } })
  expect(body.requests.total).toBeGreaterThan(4)
  expect(body.database.roundTripMs).toBeGreaterThan(0)
})
