import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, type Visitor } from '../../tests/api/office.ts'
import { answerCsv, moneyOffice, numberOf } from '../../tests/ledger/money.ts'
import { ledgerPlan } from '../../tests/ledger/people.ts'
import { processorOf } from '../family-of.ts'

/** Seconds by the clock, and of the processor, the database's too. */
export interface Took {
  readonly seconds: number
  readonly processor: number
}

/** A list's way to money. */
export interface Walk {
  /** What each step took, in their order. */
  readonly steps: ReadonlyMap<Step, Took>
  /** Milliseconds until a batch's page has all that it shows: what it says of itself and its first rows. */
  readonly pages: readonly number[]
  /** Of the processor, one with another. */
  readonly processorOfPage: number
}

export type Step = 'make' | 'check' | 'confirm' | 'decide' | 'approve' | 'finance' | 'hand over' | 'preview answer' | 'answer' | 'seal'

/** One row in so many comes back. */
const returnsOf = 10

/** Takes a list of so many rows from its making to the answers of its bank, in an office that is served meanwhile. */
export async function walkToMoney(store: WorkStore, rows: number, pages: number, told: (stage: string) => void): Promise<Walk> {
  const served = await openTestOffice(store, ledgerPlan)
  const at = await moneyOffice(store, served.office)
  const steps = new Map<Step, Took>()
  const timed = async <T>(step: Step, work: () => Promise<T>): Promise<T> => {
    const [began, used] = [performance.now(), processorOf(process.pid)]
    const result = await work()
    const { seconds, processor } = steps.get(step) ?? { seconds: 0, processor: 0 }
    steps.set(step, {
      seconds: seconds + (performance.now() - began) / 1e3,
      processor: processor + processorOf(process.pid) - used,
    })
    return result
  }
  const walked = async <T>(step: Step, work: () => Promise<T>): Promise<T> => {
    const result = await timed(step, work)
    told(`${step} ${steps.get(step)?.seconds.toFixed(1)} s`)
    // What it wrote into the trail is sealed now, and not in the middle of the next step.
    await timed('seal', () => served.office.sealer.sealNow())
    return result
  }
  try {
    const batch = await walked('make', () => at.made(rows))
    await walked('check', () => at.toAccountCheck(batch))
    await walked('confirm', () => at.confirmAll(batch))
    await walked('decide', () => at.toApproval(batch))
    await walked('approve', () => at.approve(batch))
    await walked('finance', () => at.passFinance(batch))
    const handed = await walked('hand over', () => at.handOverAll(batch))
    if (handed.kind === 'refused') throw new Error(handed.refusal.code)
    const said = (await at.paymentsOf(batch)).map(({ reference, payee, fen }, n) => ({
      reference,
      number: numberOf(payee),
      fen,
      result: n % returnsOf === 0 ? '1002' : '0000',
    }))
    const files = [answerCsv(said)]
    await walked('preview answer', () => at.preview(batch, files))
    const taken = await walked('answer', () => at.take(batch, files))
    if (taken.kind === 'refused') throw new Error(taken.refusal.code)
    if (taken.value.answered.rows !== rows) throw new Error(`${taken.value.answered.rows} of ${rows} rows were answered`)
    const visitor = served.visitor()
    await visitor.signIn('lin')
    return { steps, ...(await openPage(visitor, String(batch), pages)) }
  } finally {
    at.clear()
    await served.app.close()
  }
}

async function openPage(visitor: Visitor, batch: string, times: number): Promise<Pick<Walk, 'pages' | 'processorOfPage'>> {
  const pages: number[] = []
  let used = 0
  // The first few warm the program and the database.
  for (let turn = -3; turn < times; turn += 1) {
    if (turn === 0) used = processorOf(process.pid)
    const began = performance.now()
    const [page, list] = await Promise.all([visitor.ask('batch/read', { batch }), visitor.ask('batch/rows', { batch, size: 50 })])
    if (page.status !== 200 || list.status !== 200) throw new Error(JSON.stringify([page.body, list.body]))
    if (turn >= 0) pages.push(performance.now() - began)
  }
  return { pages, processorOfPage: ((processorOf(process.pid) - used) * 1e3) / times }
}
