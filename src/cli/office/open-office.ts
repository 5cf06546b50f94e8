import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { openSealer, trailPlaceIn, usualTerms } from '../../access/index.ts'
import {
  bulkPlacesOf,
  type DemoAccount,
  type Office,
  type OfficePlan,
  paidListPlacesOf,
  releasingOf,
  serve,
  setUpOffice,
} from '../../api/index.ts'
import { packJob } from '../../audit-packs/index.ts'
import { codeNamesFrom } from '../../decisions/index.ts'
import { remindDeferrals } from '../../deferral/index.ts'
import { remindSilence } from '../../desk/index.ts'
import { exportJob, removeExpired } from '../../exports/index.ts'
import { checkInput, describeInputRefusal } from '../../files/index.ts'
import { openJobRunner } from '../../jobs/index.ts'
import type { CalendarDate } from '../../kernel/calendar.ts'
import { parseWorkCalendar } from '../../kernel/workdays.ts'
import type { Log } from '../../log/index.ts'
import { tellDue } from '../../messages/index.ts'
import { describeOidcSettingsRefusal, type Oidc, openOidc, readOidcSettings } from '../../oidc/index.ts'
import { officeDay, plantRegions, readOffice } from '../../organisation/index.ts'
import { paidExportJob, paidListJob } from '../../paid-lists/index.ts'
import { openPlanPages } from '../../plan-pages/index.ts'
import { releaseJob } from '../../releases/index.ts'
import { openPlansOfToday, type Screenings, screeningJob } from '../../runs/index.ts'
import { openRunReader } from '../../screening/index.ts'
import { type BesideFolder, openWorkStore, type WorkStore } from '../../store/index.ts'
import { describeSubjectRefusal, type Keys, openKeys, type SuiteName, suiteNames } from '../../subjects/index.ts'
import { sweepUploads, type UploadPlace } from '../../uploads/index.ts'
import { answersJob, checksJob } from '../../verification/index.ts'
import { openWhyThread } from '../../why/index.ts'
import { machineClock, today } from '../clock.ts'
import type { Console } from '../console.ts'
import { type OptionValues, textOption, UsageFailure } from '../line/options.ts'
import { programVersion } from '../program-version.ts'
import type { Stopping } from '../stopping.ts'
import type { Workspace } from '../workspace.ts'
import { buildPages } from './build-pages.ts'
import { describeWorkStoreRefusal, officeWords } from './messages.zh.ts'
import { openOfficeSocket, socketPathIn } from './office-socket.ts'
import { carryOutTask } from './office-tasks.ts'
import { readBankLayouts } from './read-bank-layouts.ts'
import { readStatementLayouts } from './read-statement-layouts.ts'

/** The port an office listens on unless told otherwise. */
const usualPort = 8022

/** What lists and overviews may take of the machine's memory; a screening takes its own in another process. */
const readerMemory = '1GB'

/** What is due tomorrow or late is looked for so often: the office's day may change at any minute. */
const tellEveryMs = 15 * 60_000

/** Files that belong to nothing are looked for every hour. */
const sweepEveryMs = 3_600_000

const uploadsFolder = (workspace: Workspace): string => join(workspace.varFolder, 'uploads')
const paidFolderOf = (workspace: Workspace): string => join(workspace.varFolder, 'paid-lists')

/** What lies beside the database of an office and belongs to its rows: files that people handed over, sealed, and the rows of comparisons. */
export const besideFolders = (workspace: Workspace): readonly BesideFolder[] => [
  { name: 'uploads', folder: uploadsFolder(workspace), fits: /^[0-9a-z][0-9a-z-]{0,80}\.sealed$/ },
  { name: 'paid-lists', folder: paidFolderOf(workspace), fits: /^\d{1,19}\.parquet$/ },
]

/** Opens the database of the office: the server that DATABASE_URL names, else a folder beside the data. */
export async function openStore(workspace: Workspace, log?: Log): Promise<WorkStore> {
  const url = process.env.DATABASE_URL
  const place =
    url === undefined || url === ''
      ? ({ kind: 'folder', folder: join(workspace.varFolder, 'office') } as const)
      : ({ kind: 'server', url } as const)
  const opened = await openWorkStore(place, workspace.migrations)
  if (opened.kind === 'refused') throw new UsageFailure(describeWorkStoreRefusal(opened.refusal))
  for (const name of opened.value.migrated) log?.({ event: 'migration', name })
  return opened.value
}

/**
 * Opens the keys of an office's numbers, which are made the first time. They lie outside of the database, and a copy of the one is no use
 * without a copy of the other: BALLAST_KEYS names a file elsewhere, on a medium of its own.
 */
export async function openNumberKeys(store: WorkStore, workspace: Workspace): Promise<Keys> {
  const typed = process.env.BALLAST_KEYS
  const file = typed === undefined || typed === '' ? join(workspace.varFolder, 'keys', 'numbers.json') : typed
  const opened = await openKeys(store, file, suiteTyped())
  if (opened.kind === 'refused') throw new UsageFailure(describeSubjectRefusal(opened.refusal))
  return opened.value
}

/** The way numbers are kept that BALLAST_CIPHER names; one that there is none of is told. */
export function suiteTyped(): SuiteName | undefined {
  const typed = process.env.BALLAST_CIPHER
  if (typed === undefined || typed === '') return undefined
  const suite = suiteNames.find((name) => name === typed)
  if (suite === undefined) throw new UsageFailure(officeWords.cipherUnknown(typed, suiteNames))
  return suite
}

/** Opens an office in a store that has none. */
export async function foundOffice(store: WorkStore, workspace: Workspace, plan: OfficePlan, day: CalendarDate): Promise<void> {
  await setUpOffice(store, plan, workspace.regions, day, machineClock)
}

export interface ServedOffice {
  readonly store: WorkStore
  readonly workspace: Workspace
  readonly options: OptionValues
  readonly console: Console
  readonly stopping: Stopping
  readonly demoAccounts: readonly DemoAccount[]
  readonly log: Log
}

/** Serves the office of a store; gives its address once it listens, the keys of its numbers, and `stopped` when it no longer does. */
export async function serveOffice({
  store,
  workspace,
  options,
  console,
  stopping,
  demoAccounts,
  log,
}: ServedOffice): Promise<{ readonly address: string; readonly keys: Keys; readonly stopped: Promise<void> }> {
  const settings = await store.asSystem('set_up', readOffice)
  if (settings === undefined) throw new UsageFailure(officeWords.noOffice)
  // An office that was founded before has no regions of the past.
  await store.asSystem('set_up', (db) => plantRegions(db, workspace.regions, today(), officeWords.nation))
  const { host, port, metricsPort, proxy } = placeOf(options)
  log({ event: 'start', version: programVersion(), node: process.version, database: store.kind })
  const oidc = oidcOf(textOption(options, 'oidc'), workspace)
  await buildPages(workspace, console)
  const database = workspace.databaseBesideOffice
  const keys = await openNumberKeys(store, workspace)
  const closeSocket = await openSocketOf({ store, workspace, keys, console, log })
  const plans = openPlansOfToday(workspace.runPlaces, () => workspace.set)
  const reader = await openRunReader({ ...database, memoryLimit: readerMemory, threads: 2, atOnce: 2 })
  const facts = { runsFolder: workspace.runsFolder, snapshotsFolder: workspace.snapshotsFolder, reader, database, set: () => plans.set() }
  const names = codeNamesFrom(workspace.regions, workspace.reference('industries.csv'))
  const calendar = parseWorkCalendar(workspace.reference('holidays.csv'))
  const { samples, own } = workspace.bankLayoutFolders
  const bankLayouts = readBankLayouts(samples, own)
  const statementFolders = workspace.statementLayoutFolders
  const statementLayouts = readStatementLayouts(statementFolders.samples, statementFolders.own)
  const screenings: Screenings = { places: { ...workspace.runPlaces, database }, plans: () => plans.fresh() }
  const planPages = openPlanPages(workspace.runPlaces, machineClock)
  const whyThread = openWhyThread(workspace.snapshotsFolder)
  const filesFolder = join(workspace.varFolder, 'files')
  const exporting = { facts, names, folder: filesFolder, store, clock: machineClock }
  await removeExpired(exporting)
  const uploads: UploadPlace = { folder: uploadsFolder(workspace), keys, clock: machineClock }
  await sweepUploads(store, uploads)
  const sweeping = setInterval(() => void sweepUploads(store, uploads).catch(() => undefined), sweepEveryMs)
  sweeping.unref()
  const tell = async () => {
    const day = officeDay(machineClock.now(), settings.dayOffset)
    await remindSilence(store, day, { layouts: bankLayouts, calendar })
    await remindDeferrals(store, day)
    await tellDue(store, day)
  }
  await tell()
  const telling = setInterval(() => void tell().catch(() => undefined), tellEveryMs)
  telling.unref()
  const bulk = bulkPlacesOf({ store, calendar, uploads, facts })
  const paidFolder = paidFolderOf(workspace)
  const paid = paidListPlacesOf({ facts, names, store, keys, clock: machineClock, uploads, paidFolder, filesFolder })
  const kinds = [
    screeningJob(screenings, machineClock),
    exportJob(exporting),
    releaseJob(releasingOf({ store, facts, calendar })),
    answersJob(bulk),
    checksJob(bulk),
    paidListJob(paid),
    paidExportJob(paid),
    packJob({ ...exporting, keys, trail: trailPlaceIn(workspace.varFolder), verifier: workspace.reference('audit-pack/verify.mjs') }),
  ]
  const jobs = await openJobRunner({ store, kinds, clock: machineClock, dayOffset: settings.dayOffset, log })
  const sealer = await openSealer({ store, place: trailPlaceIn(workspace.varFolder), clock: machineClock, log })
  const office: Office = {
    store,
    sealer,
    settings,
    facts,
    keys,
    names,
    calendar,
    bankLayouts,
    statementLayouts,
    clock: machineClock,
    terms: usualTerms,
    jobs,
    screenings,
    planPages,
    whyThread,
    filesFolder,
    paidFolder,
    uploads,
    demoAccounts: settings.isDemo ? demoAccounts : [],
  }
  const version = programVersion()
  const serving = { web: workspace.webFolder, host, port, metricsPort, proxy, oidc, log, version }
  const app = await serve(office, serving).catch(async (error: NodeJS.ErrnoException & { readonly port?: number }) => {
    await closeSocket()
    await jobs.close()
    await sealer.close()
    if (error.code === 'EADDRINUSE') throw new UsageFailure(officeWords.portTaken(error.port ?? port))
    if (error.code === 'EACCES') throw new UsageFailure(officeWords.portForbidden(error.port ?? port))
    if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') throw new UsageFailure(officeWords.hostUnknown(host))
    throw error
  })
  log({ event: 'listen', port })
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  console.line(officeWords.opened(address))
  // Whoever opens the plans first need not wait; what cannot be read is told on the page.
  void planPages.today().catch(() => undefined)
  if (office.demoAccounts.length > 0) printAccounts(office.demoAccounts, console)
  console.line(officeWords.stopWith)
  stopping.stop = () => {
    console.line(officeWords.stopping)
    const told = performance.now()
    void closeSocket()
      .then(() => app.close())
      .then(() => log({ event: 'stop', ms: Math.round(performance.now() - told) }))
  }
  return {
    address,
    keys,
    stopped: new Promise<void>((stop) => app.server.once('close', () => stop())).then(() => {
      clearInterval(sweeping)
      clearInterval(telling)
      return Promise.all([reader.close(), whyThread.close()]).then(() => undefined)
    }),
  }
}

/** Lets commands of the same folder reach this server while it has the database; gives the way to close. One server per folder. */
async function openSocketOf({
  store,
  workspace,
  keys,
  console,
  log,
}: Pick<ServedOffice, 'store' | 'workspace' | 'console' | 'log'> & { readonly keys: Keys }): Promise<() => Promise<void>> {
  const { varFolder } = workspace
  const path = socketPathIn(varFolder)
  if (path === undefined) {
    console.warn(officeWords.noSocket(varFolder))
    return async () => undefined
  }
  const at = { store, varFolder, beside: besideFolders(workspace), keys: async () => keys }
  const opened = await openOfficeSocket(path, (task, progress) => carryOutTask(task, { ...at, progress }), log)
  if (opened === 'taken') throw new UsageFailure(officeWords.serverThere)
  return opened
}

function printAccounts(accounts: readonly DemoAccount[], console: Console): void {
  console.line(officeWords.demoAccounts.replace('%s', accounts[0]?.password ?? ''))
  for (const { login, name, region } of accounts) console.line(`  ${login.padEnd(10)} ${name}  ${region}`)
}

function placeOf(options: OptionValues) {
  const metricsPort = textOption(options, 'metrics-port')
  return {
    host: textOption(options, 'host') ?? '127.0.0.1',
    port: portOf(textOption(options, 'port'), '--port') ?? usualPort,
    metricsPort: portOf(metricsPort, '--metrics-port'),
    proxy: proxyOf(textOption(options, 'proxy')),
  }
}

/** The provider of a file of settings; it is asked for nothing before somebody signs in by it. */
function oidcOf(typed: string | undefined, workspace: Workspace): Oidc | undefined {
  if (typed === undefined) return undefined
  const file = workspace.path(typed)
  const against = checkInput(file)
  if (against !== undefined) throw new UsageFailure(describeInputRefusal(against))
  const settings = readOidcSettings(file, readFileSync(file, 'utf8'))
  if (settings.kind === 'refused') throw new UsageFailure(describeOidcSettingsRefusal(settings.refusal))
  return openOidc(settings.value, () => machineClock.now())
}

/** The address of a proxy, or the net it stands in. */
function proxyOf(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined
  const [address = '', bits, ...rest] = typed.split('/')
  const most = isIP(address) === 6 ? 128 : 32
  const isNet = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most)
  if (isIP(address) === 0 || !isNet || rest.length > 0) throw new UsageFailure(officeWords.badProxy(typed))
  return typed
}

function portOf(typed: string | undefined, option: string): number | undefined {
  if (typed === undefined) return undefined
  const port = Number(typed)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new UsageFailure(officeWords.badPort(option))
  return port
}
