import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type MachineClock, openSealer, trailPlaceIn, usualTerms, verifyTrail } from '../../src/access/index.ts'
import {
  bulkPlacesOf,
  type Office,
  type OfficePlan,
  paidListPlacesOf,
  releasingOf,
  type ServeOptions,
  serve,
  setUpOffice,
} from '../../src/api/index.ts'
import { packJob } from '../../src/audit-packs/index.ts'
import { readBankLayouts } from '../../src/cli/office/read-bank-layouts.ts'
import { readStatementLayouts } from '../../src/cli/office/read-statement-layouts.ts'
import { codeNamesFrom, type FactsPlane } from '../../src/decisions/index.ts'
import { exportJob } from '../../src/exports/index.ts'
import { openJobRunner } from '../../src/jobs/index.ts'
import { parseDate } from '../../src/kernel/calendar.ts'
import { parseRegionTable } from '../../src/kernel/regions.ts'
import { parseWorkCalendar } from '../../src/kernel/workdays.ts'
import { paidExportJob, paidListJob } from '../../src/paid-lists/index.ts'
import { openPlanPages } from '../../src/plan-pages/index.ts'
import { releaseJob } from '../../src/releases/index.ts'
import { type Screenings, screeningJob } from '../../src/runs/index.ts'
import { openRunReader } from '../../src/screening/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { openKeys } from '../../src/subjects/index.ts'
import { answersJob, checksJob } from '../../src/verification/index.ts'
import { type Beginning, inProject } from '../store/postgres/stores.ts'

export const password = 'a-long-enough-one'
export const from = '2023-01-01'

const accounts: OfficePlan['accounts'] = [
  ['lin', '林', 'handler', 500000],
  ['yan', '严', 'reviewer', 500000],
  ['zhou', '周', 'handler', 500103],
  ['pu', '蒲', 'township', 500103],
  ['luo', '罗', 'handler', 140000],
  ['sys', '系', 'system_admin', 500000],
  ['sec', '安', 'security_admin', 500000],
  ['aud', '审', 'audit_admin', 500000],
].map(
  ([login, name, role, region]) =>
    ({ login, name, role, region, body: `${name}的单位`, password, mustChange: false }) as OfficePlan['accounts'][number],
)

export const samplePlan: OfficePlan = { name: '试验局', region: 500000, nation: '全国', isDemo: false, dayOffset: 0, from, accounts }

/** A clock that tests move. */
export class SteppedClock implements MachineClock {
  private time = new Date('2023-01-04T01:00:00Z')
  now(): Date {
    return new Date(this.time)
  }
  forward(minutes: number): void {
    this.time = new Date(this.time.getTime() + minutes * 60_000)
  }
}

/** An office and its people as a beginning; whoever sets the same office up in it finds it there. */
export const officeOf = (name: string, plan: OfficePlan): Beginning => ({
  name,
  prepare: (store) => {
    const regions = parseRegionTable(readFileSync(inProject('reference', 'regions.csv'), 'utf8'))
    return setUpOffice(store, plan, regions, parseDate('2023-01-04') ?? 0, new SteppedClock())
  },
})

export const sampleOffice = officeOf('sample-office', samplePlan)

/** A running office over a store, with a browser's worth of behaviour around each request. */
export async function openTestOffice(
  store: WorkStore,
  plan: OfficePlan = samplePlan,
  given?: FactsPlane,
  {
    plans = inProject('plans'),
    web = inProject('dist', 'web'),
    ...serving
  }: { readonly plans?: string; readonly web?: string } & Partial<Pick<ServeOptions, 'log' | 'metricsPort'>> = {},
) {
  const clock = new SteppedClock()
  const regions = parseRegionTable(readFileSync(inProject('reference', 'regions.csv'), 'utf8'))
  const settings = await setUpOffice(store, plan, regions, parseDate('2023-01-04') ?? 0, clock)
  const names = codeNamesFrom(regions, readFileSync(inProject('reference', 'industries.csv'), 'utf8'))
  const calendar = parseWorkCalendar(readFileSync(inProject('reference', 'holidays.csv'), 'utf8'))
  const bankLayouts = readBankLayouts(inProject('reference', 'bank-layouts'), join(tmpdir(), 'no-bank-layouts'))
  const statementLayouts = readStatementLayouts(inProject('reference', 'statement-layouts'), join(tmpdir(), 'no-statement-layouts'))
  const keys = await openKeys(store, join(mkdtempSync(join(tmpdir(), 'ballast-keys-')), 'numbers.json'))
  if (keys.kind === 'refused') throw new Error(JSON.stringify(keys.refusal))
  const facts = given ?? (await noFacts())
  const { runsFolder: runs, snapshotsFolder: snapshots, database, set } = facts
  const screenings: Screenings = { places: { project: inProject(), plans, snapshots, runs, database }, plans: set }
  const planPages = openPlanPages(screenings.places, clock, 200)
  const filesFolder = mkdtempSync(join(tmpdir(), 'ballast-files-'))
  const uploads = { folder: mkdtempSync(join(tmpdir(), 'ballast-uploads-')), keys: keys.value, clock }
  const bulk = bulkPlacesOf({ store, calendar, uploads, facts })
  const paidFolder = mkdtempSync(join(tmpdir(), 'ballast-paid-'))
  const paid = paidListPlacesOf({ facts, names, store, keys: keys.value, clock, uploads, paidFolder, filesFolder })
  const exporting = exportJob({ facts, names, folder: filesFolder, store, clock })
  const trail = trailPlaceIn(mkdtempSync(join(tmpdir(), 'ballast-trail-')))
  const verifier = readFileSync(inProject('reference', 'audit-pack', 'verify.mjs'), 'utf8')
  const packing = packJob({ store, facts, names, keys: keys.value, trail, folder: filesFolder, clock, verifier })
  const jobs = await openJobRunner({
    store,
    kinds: [
      screeningJob(screenings, clock),
      exporting,
      releaseJob(releasingOf({ store, facts, calendar })),
      answersJob(bulk),
      checksJob(bulk),
      paidListJob(paid),
      paidExportJob(paid),
      packing,
    ],
    clock,
    dayOffset: settings.dayOffset,
  })
  const sealer = await openSealer({ store, place: trail, clock })
  const office: Office = {
    store,
    sealer,
    settings,
    facts,
    keys: keys.value,
    names,
    calendar,
    bankLayouts,
    statementLayouts,
    clock,
    terms: usualTerms,
    jobs,
    screenings,
    planPages,
    filesFolder,
    uploads,
    paidFolder,
    demoAccounts: [],
  }
  const app: FastifyInstance = await serve(office, { web, host: '127.0.0.1', port: 0, version: '0', ...serving })
  const address = app.server.address()
  const base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  // A transaction of another office on the same server holds a sealer up, as a long one of its own would.
  const sealAll = async () => {
    for (;;) {
      await sealer.sealNow()
      const verified = await verifyTrail(store, trail)
      if (verified.kind === 'done' && verified.value.unsealed === 0) return
      await new Promise((wait) => setTimeout(wait, 20))
    }
  }
  return { clock, office, app, base, trail, sealAll, visitor: () => new Visitor(base) }
}

/** An office that has not screened anything yet. */
async function noFacts(): Promise<FactsPlane> {
  const folder = mkdtempSync(join(tmpdir(), 'ballast-office-'))
  const database = { memoryLimit: '256MB', threads: 1, temporaryFolder: join(folder, 'tmp') }
  const reader = await openRunReader({ ...database, atOnce: 1 })
  const set = () => {
    throw new Error('this test has no plans')
  }
  return { runsFolder: join(folder, 'runs'), snapshotsFolder: join(folder, 'snapshots'), reader, database, set }
}

export interface Reply {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: what a procedure answers is the test's to look at
  readonly body: any
  readonly headers: Headers
}

/** Somebody at a browser: keeps the cookie, sends what the page sends. */
export class Visitor {
  readonly base: string
  cookie = ''
  post: string | undefined

  constructor(base: string) {
    this.base = base
  }

  async ask(procedure: string, input?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    const response = await fetch(`${this.base}/rpc/${procedure}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-ballast-request': '1',
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...(this.post === undefined ? {} : { 'x-ballast-post': this.post }),
        ...headers,
      },
      body: JSON.stringify(input === undefined ? {} : { json: input }),
    })
    const set = response.headers.getSetCookie()[0]
    if (set !== undefined) this.cookie = set.split(';')[0] ?? ''
    const text = await response.text()
    const parsed = text === '' ? undefined : (JSON.parse(text) as { json?: unknown })
    return { status: response.status, body: parsed?.json ?? parsed, headers: response.headers }
  }

  async signIn(login: string, typed = password): Promise<Reply> {
    return this.ask('session/signIn', { login, password: typed })
  }
}
