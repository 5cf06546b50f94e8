// Reads plans and puts them into words in a thread of its own: seconds of work that the server is not held up by.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { codeNamesFrom } from '../decisions/index.ts'
import { parseRegionTable } from '../kernel/regions.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { loadPlansIn, type PlanSet } from '../plans/index.ts'
import { openRunBundle, readRun } from '../screening/index.ts'
import type { EditionOrder, EditionRefusal, EditionReport } from './edition-order.ts'
import { casesOf, piecesOf } from './plan-edition.ts'

const order = workerData as EditionOrder
const tell = (report: EditionReport) => parentPort?.postMessage(report)

const opened = await openPlans()
if (opened.kind === 'refused') tell({ kind: 'refused', refusal: opened.refusal })
else {
  const reference = (name: string) => readFileSync(join(order.project, 'reference', name), 'utf8')
  const { industry } = codeNamesFrom(parseRegionTable(reference('regions.csv')), reference('industries.csv'))
  for (const piece of piecesOf(opened.value, industry)) tell(piece)
  tell({ kind: 'end' })
  for (const cases of casesOf(opened.value)) tell(cases)
}

async function openPlans(): Promise<Result<PlanSet, EditionRefusal>> {
  if (order.kind === 'folder') return loadPlansIn(order)
  const run = await readRun(order.folder)
  if (run.kind === 'refused') return refused({ code: 'run_unreadable', folder: order.folder })
  const bundle = await openRunBundle(run.value)
  return bundle.kind === 'done' ? done(bundle.value) : bundle
}
