import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WorkStore } from '../../src/store/index.ts'
import { startPostgres } from '../../tests/postgres.ts'
import { opened } from '../../tests/store/postgres/stores.ts'
import { asTable, count, type Line, seconds } from '../report.ts'
import { type Step, type Walk, walkToMoney } from './walk-to-money.ts'

/** What a step of a hundred thousand rows may take, in seconds; a longer or shorter list in proportion. */
const goalRows = 100_000
const goals: Partial<Record<Step, number>> = { approve: 10, 'hand over': 20, answer: 20 }
const pageGoal = 200
const pagesAsked = 100

/** A list of so many rows from its making to its bank's answers, step by step, in the embedded database and on a server. */
export async function benchLedger(rows: number): Promise<readonly Line[]> {
  const lines: Line[] = []
  for (const [where, open] of [
    ['embedded', embedded],
    ['PostgreSQL', onServer],
  ] as const) {
    const { store, close } = await open()
    try {
      const walk = await walkToMoney(store, rows, pagesAsked, (stage) => console.error(`${where}: ${stage}`))
      const here = linesOf(where, rows, walk)
      // What comes after it may fail; this is worth reading by itself.
      console.error(asTable(here))
      lines.push(...here)
    } finally {
      await close()
    }
  }
  return lines
}

interface Opened {
  readonly store: WorkStore
  readonly close: () => Promise<void>
}

async function embedded(): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'ballast-bench-ledger-'))
  const store = await opened({ kind: 'folder', folder: join(folder, 'office') })
  return { store, close: () => store.close().then(() => rmSync(folder, { recursive: true, force: true })) }
}

async function onServer(): Promise<Opened> {
  const server = await startPostgres()
  const store = await opened({ kind: 'server', url: await server.fresh() })
  return { store, close: () => store.close().then(() => server.stop()) }
}

function linesOf(where: string, rows: number, { steps, pages, processorOfPage }: Walk): readonly Line[] {
  const sorted = pages.toSorted((a, b) => a - b)
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN
  return [
    ...[...steps].map(([step, { seconds: took, processor }]): Line => {
      const goal = goals[step] === undefined ? undefined : (goals[step] * rows) / goalRows
      return {
        what: `${step}, a list of ${count(rows)} rows, ${where}`,
        measured: seconds(took),
        goal: goal === undefined ? '' : `< ${seconds(goal)}`,
        isMet: goal === undefined ? undefined : took < goal,
        beside: `${seconds(processor)} of processor, ${((took / rows) * 1e6).toFixed(0)} µs a row`,
      }
    }),
    {
      what: `the page of that list over HTTP, p95 of ${pages.length}, ${where}`,
      measured: `${p95.toFixed(0)} ms`,
      goal: `< ${pageGoal} ms`,
      isMet: p95 < pageGoal,
      beside: `middle ${(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN).toFixed(0)} ms; of processor ${processorOfPage.toFixed(0)} ms`,
    },
  ]
}
