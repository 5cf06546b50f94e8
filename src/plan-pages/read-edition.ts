import { Worker } from 'node:worker_threads'
import { done, type Result, refused } from '../kernel/result.ts'
import type { EditionOrder, EditionRefusal, EditionReport } from './edition-order.ts'
import { type EditionPiece, editionOf, type PlanEdition, withCases } from './plan-edition.ts'

/** Reads an edition in a thread of its own; throws where that thread breaks. Its cases are run after it is there. */
export async function readEdition(order: EditionOrder): Promise<Result<PlanEdition, EditionRefusal>> {
  // Options of this process, such as those of a test, are not the thread's.
  const worker = new Worker(new URL('./edition-worker.ts', import.meta.url), { workerData: order, execArgv: [] })
  worker.unref()
  return new Promise((resolve, reject) => {
    const pieces: EditionPiece[] = []
    let edition: ReturnType<typeof editionOf> | undefined
    worker.on('message', (report: EditionReport) => {
      if (report.kind === 'refused') resolve(refused(report.refusal))
      else if (report.kind === 'end') {
        edition = editionOf(pieces)
        resolve(done(edition))
      } else if (report.kind === 'cases') {
        const page = edition?.pages.get(report.plan)
        if (page !== undefined) edition?.pages.set(report.plan, withCases(page, report.met))
      } else pieces.push(report)
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread that reads plans ended with ${code}`)))
  })
}
