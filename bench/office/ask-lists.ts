import type { Visitor } from '../../tests/api/office.ts'
import { diceOf } from '../../tests/screening/settlement/random-world.ts'
import { asked, type People } from './people.ts'
import { type ListWords, policy, randomQuestion } from './random-questions.ts'

/** How long a page took to come, in milliseconds, for each that was asked. */
export interface Asking {
  readonly times: readonly number[]
  readonly seconds: number
}

/** What the list can be narrowed to, and whose list it is: what is screened meanwhile has lists of its own. */
export async function wordsOfList({ handler }: People): Promise<ListWords> {
  const { run, words, count, rows } = await asked(handler, 'decision/list', { policy, size: 20 })
  if (count.n < 1000) throw new Error(`the list of ${policy} is too short to measure: ${count.n}`)
  if (rows.every(({ name }: { readonly name: string | null }) => name === null)) throw new Error('the list shows no names')
  return { ...words, run: run.name }
}

/**
 * Everybody asks for one page after another, with a pause of so many milliseconds in the mean between an answer and the next question,
 * until so many pages came. Two in five questions turn the page of the answer before.
 */
export async function askLists({ visitors }: People, words: ListWords, pages: number, pause: number, firstSeed: number): Promise<Asking> {
  const times: number[] = []
  const began = performance.now()
  let seed = firstSeed
  const work = async (visitor: Visitor): Promise<void> => {
    let next: object | undefined
    while (seed < firstSeed + pages) {
      seed += 1
      const dice = diceOf(seed * 7919)
      await new Promise((wait) => setTimeout(wait, -Math.log(1 - dice.below(1_000_000) / 1_000_000) * pause))
      const question = next !== undefined && dice.chance(0.4) ? next : randomQuestion(seed, words)
      const before = performance.now()
      const page = await asked(visitor, 'decision/list', question)
      times.push(performance.now() - before)
      next = page.next === null ? undefined : { ...question, after: page.next }
    }
  }
  await Promise.all(visitors.map(work))
  return { times, seconds: (performance.now() - began) / 1000 }
}

/** Keeps a screening going, one day after another, until it is stopped; gives how many ended and the way to stop. */
export function screenBeside({ handler }: People): { readonly stop: () => Promise<number> } {
  let isStopped = false
  let ended = 0
  const screening = (async () => {
    const { day, years } = await asked(handler, 'screening/options', {})
    // Each round asks for an earlier day: what was screened before would only be found.
    for (let back = 1; !isStopped; back += 1) {
      const on = new Date(Date.parse(day) - back * 86_400_000).toISOString().slice(0, 10)
      const headers = { 'x-ballast-request-id': crypto.randomUUID() }
      let job = await asked(handler, 'screening/start', { snapshot: 'demo', day: on, years }, headers)
      const { id } = job
      while (job.state === 'waiting' || job.state === 'running') {
        await new Promise((wait) => setTimeout(wait, 500))
        if (isStopped && !job.isCancelAsked) await asked(handler, 'job/cancel', { id }, { 'x-ballast-request-id': crypto.randomUUID() })
        job = await asked(handler, 'job/get', { id })
      }
      if (job.state === 'failed') throw new Error(`the screening failed: ${JSON.stringify(job.error)}`)
      if (job.state === 'done') ended += 1
    }
  })()
  // Told when it is stopped; a failure before that is no reason to end the process.
  screening.catch(() => undefined)
  return {
    async stop() {
      isStopped = true
      await screening
      return ended
    },
  }
}
