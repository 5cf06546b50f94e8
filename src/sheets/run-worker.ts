import { Worker } from 'node:worker_threads'
import type { SheetAnswer, SheetOrder } from './sheet-worker.ts'

/** What one workbook may take of the machine, and for how long; how long a worker that has nothing to do is kept. */
const memoryMegabytes = 1024
const workMsMost = 120_000
const idleMsMost = 20_000

let worker: Worker | undefined
let idle: NodeJS.Timeout | undefined
let turn: Promise<unknown> = Promise.resolve()

/** Lets the worker carry an order out, one after another; throws where it breaks, runs out of memory, or takes too long. */
export function runWorker<T>(order: SheetOrder): Promise<T> {
  const mine = turn.then(() => carryOut<T>(order))
  turn = mine.catch(() => undefined)
  return mine
}

async function carryOut<T>(order: SheetOrder): Promise<T> {
  clearTimeout(idle)
  worker ??= new Worker(new URL('./sheet-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes } })
  const mine = worker
  mine.ref()
  try {
    const said = await answerOf(mine, order)
    if (said.kind === 'failed') throw new Error(said.message)
    mine.unref()
    idle = setTimeout(() => leave(mine), idleMsMost)
    idle.unref()
    return said.value as T
  } catch (error) {
    // What it holds of a file that broke it is not kept for the next.
    leave(mine)
    throw error
  }
}

function leave(one: Worker): void {
  if (worker === one) worker = undefined
  void one.terminate()
}

function answerOf(one: Worker, order: SheetOrder): Promise<SheetAnswer> {
  return new Promise<SheetAnswer>((resolve, reject) => {
    const ended = () => reject(new Error('the worker ended'))
    const tooLong = setTimeout(() => reject(new Error('the workbook took too long')), workMsMost)
    one.once('message', (said: SheetAnswer) => {
      clearTimeout(tooLong)
      one.off('error', reject)
      one.off('exit', ended)
      resolve(said)
    })
    one.once('error', reject)
    one.once('exit', ended)
    one.postMessage(order)
  })
}
