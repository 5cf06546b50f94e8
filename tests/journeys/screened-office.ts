import { basename } from 'node:path'
import type { Page } from 'playwright-core'
import type { OfficePlan } from '../../src/api/index.ts'
import type { FactsPlane } from '../../src/decisions/index.ts'
import { type ListRow, openRunReader, recordScreening } from '../../src/screening/index.ts'
import { writeDemoSubjects } from '../../src/subjects/index.ts'
import { openTestOffice, password, sampleOffice } from '../api/office.ts'
import { openBrowser } from '../browser.ts'
import { ListedRuns } from '../screening/lists/listed-runs.ts'
import { day, endOfYear, loadTestPlans } from '../screening/test-plans.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { builtWeb } from '../web/built-web.ts'

/** A screening with its name and the rows that its lists must hold. */
export interface Screened {
  readonly name: string
  readonly expected: ReadonlyMap<string, readonly ListRow[]>
}

/** An office over a small registry that was screened twice, its pages in a real browser; `hasNames` where people and units have some, `staff` is who works there. */
export async function openScreenedOffice({
  hasNames = false,
  plans,
  staff,
}: {
  readonly hasNames?: boolean
  readonly plans?: string
  readonly staff?: OfficePlan
} = {}) {
  const world = new ListedRuns()
  const manifest = await world.generate(900)
  const screened: Screened[] = []
  const november = { ...endOfYear, plans: ['nation', 'west'], screeningDate: day('2022-11-30'), knownOn: day('2022-11-30') }
  for (const [at, link] of [['2022-12-01T09:00:00', november] as const, ['2023-01-03T09:00:00', endOfYear] as const]) {
    const { run, expected } = await world.screen(link)
    await recordScreening(world.scratch.path('runs'), { at, run: basename(run.folder), how: 'screen', isChanged: false })
    screened.push({ name: basename(run.folder), expected })
  }
  const [earlier, later] = screened as [Screened, Screened]
  const database = world.scratch.database()
  const reader = await openRunReader({ ...database, atOnce: 2 })
  const set = loadTestPlans()
  const facts: FactsPlane = {
    runsFolder: world.scratch.path('runs'),
    snapshotsFolder: world.scratch.folder,
    reader,
    database,
    set: () => set,
  }
  const store = await officeStore(staff === undefined ? sampleOffice : undefined)
  const at = await openTestOffice(store, staff, facts, { web: await builtWeb(), ...(plans === undefined ? {} : { plans }) })
  if (hasNames) {
    const snapshotFolder = world.scratch.path('snapshot')
    await writeDemoSubjects(store, { snapshotFolder, manifest, vocabulary: set.vocabulary, keys: at.office.keys, database })
  }
  const browser = await openBrowser()
  const close = async () => {
    await browser.close()
    await at.app.close()
    await store.close()
    await reader.close()
    world.scratch.remove()
  }
  /** A page of whoever signed in; what went wrong on it is kept in `faults`. */
  const pageOf = async (login: string, faults: string[]): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', bypassCSP: true })
    const page = await context.newPage()
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('Failed to load resource')) faults.push(message.text())
    })
    await page.goto(`${at.base}/sign-in`)
    await page.getByLabel('用户名').fill(login)
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.locator('.account').waitFor()
    return page
  }
  return { ...at, earlier, later, pageOf, close }
}
