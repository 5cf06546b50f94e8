import type { Browser } from 'playwright-core'
import { openBrowser } from '../../tests/browser.ts'
import { type ServedOffice, serveFolder } from '../../tests/office/kills/served-office.ts'
import { memoryOf } from '../family-of.ts'
import { asTable, count, type Line } from '../report.ts'
import { type Asking, askLists, screenBeside, wordsOfList } from './ask-lists.ts'
import { firstPage } from './first-page.ts'
import { embeddedFolder, folderOnServer, type MadeFolder, madeFacts, plansFolder } from './made-folder.ts'
import { signedIn } from './people.ts'

export interface OfficeOptions {
  /** Of the list that is asked. */
  readonly rows: number
  readonly users: number
  /** Pages that are asked in each measurement. */
  readonly pages: number
}

/** Between an answer and the next question of the same person, in the mean: somebody who reads a page and turns it. */
const pause = 5_000
const goals = { list: 200, page: 1_500, script: 600_000, start: 5_000, idle: 500e6 }

/** The office in a process of its own, asked over HTTP by people who are signed in, on PostgreSQL and on the embedded database. */
export async function benchOffice(options: OfficeOptions): Promise<readonly Line[]> {
  const facts = await madeFacts(options.rows)
  const browser = await openBrowser()
  const lines: Line[] = []
  try {
    for (const [where, open] of [
      ['PostgreSQL', folderOnServer],
      ['embedded', embeddedFolder],
    ] as const) {
      const made = await open(facts)
      try {
        const measuredHere = await measured(where, made, browser, options)
        // What comes after it may fail; this is worth reading by itself.
        console.error(asTable(measuredHere))
        lines.push(...measuredHere)
      } finally {
        await made.close()
      }
    }
  } finally {
    await browser.close()
  }
  return lines
}

async function measured(where: string, made: MadeFolder, browser: Browser, options: OfficeOptions): Promise<readonly Line[]> {
  const { office, ms } = await started(made)
  try {
    const told = (stage: string) => console.error(`${where}: ${stage}`)
    told(`started in ${ms.toFixed(0)} ms`)
    const idle = await whenIdle(office)
    const people = await signedIn(office.base, options.users)
    told(`${people.visitors.length} people signed in`)
    const page = await firstPage(browser, office.base, people.handler, 5)
    const words = await wordsOfList(people)
    // The first few pages warm the program and the database.
    await askLists(people, words, 50, 200, 0)
    told('asking with pauses')
    const alone = await askLists(people, words, options.pages, pause, 1_000_000)
    told('asking without pauses')
    const crowded = await askLists(people, words, options.pages, 0, 2_000_000)
    told('asking beside a screening')
    const screening = screenBeside(people)
    const beside = await askLists(people, words, options.pages, pause, 3_000_000)
    const screened = await screening.stop()
    const list = `a page of a list of ${count(options.rows)} rows over HTTP, ${options.users} people of ${people.roles} roles, ${where}`
    const goal = where === 'PostgreSQL' ? goals.list : undefined
    return [
      listLine(`${list}, p95 of ${options.pages}`, alone, goal),
      listLine(`the same, no pause between questions`, crowded, undefined),
      { ...listLine('the same with pauses, a screening beside it', beside, undefined), goal: `${screened} screenings ended` },
      line(`server start on an existing office, ${where}`, ms, 'ms', goals.start),
      line(`first page to interactive, ${where}`, page.ms, 'ms', goals.page),
      line(`scripts of the first page, ${page.scripts} files`, page.scriptBytes / 1e3, 'kB', goals.script / 1e3),
      line(
        `memory idle, ${where === 'embedded' ? 'server and database' : 'server without its database'}`,
        idle / 1e6,
        'MB',
        goals.idle / 1e6,
      ),
    ]
  } finally {
    await office.stop()
  }
}

/** Starts the server twice: what the first start builds, later starts find. */
async function started({ folder, env }: MadeFolder) {
  const start = () => serveFolder({ folder, plans: plansFolder }, { env, threads: 'as usual' })
  await (await start()).stop()
  const before = performance.now()
  const office = await start()
  return { office, ms: performance.now() - before }
}

/** What the server holds once it has been left alone for a while. */
async function whenIdle({ pid }: ServedOffice): Promise<number> {
  await new Promise((wait) => setTimeout(wait, 15_000))
  return memoryOf(pid)
}

function listLine(what: string, { times, seconds }: Asking, goal: number | undefined): Line {
  const p95 = at(times, 0.95)
  return {
    what,
    measured: `${p95.toFixed(0)} ms`,
    goal: goal === undefined ? '' : `< ${goal} ms`,
    isMet: goal === undefined ? undefined : p95 < goal,
    beside: `middle ${at(times, 0.5).toFixed(0)} ms, slowest ${at(times, 1).toFixed(0)} ms; ${(times.length / seconds).toFixed(1)} pages a second`,
  }
}

const line = (what: string, value: number, unit: string, goal: number): Line => ({
  what,
  measured: `${value.toFixed(0)} ${unit}`,
  goal: `≤ ${goal} ${unit}`,
  isMet: value <= goal,
  beside: '',
})

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
