import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import type { MachineClock } from '../access/index.ts'
import type { JobContext, JobData, JobFailure, JobKind } from '../jobs/index.ts'
import { recordedTimeOf } from '../kernel/china-time.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { recordScreening } from '../screening/index.ts'
import { StoreFailure } from '../store/index.ts'
import { describeChildGone, phaseWords } from './messages.zh.ts'
import type { Screenings } from './places.ts'
import { screenInChild } from './screen-in-child.ts'
import type { ScreenEnd, ScreenOrder } from './screen-order.ts'

/** How long the process of an earlier server may take to notice that it is alone. */
const turnsForAnother = 15

/** What long work that screens is known by. */
export const screeningKind = { kind: 'screening', lane: 'screening', permission: 'run.start', isResumable: true } as const

/** Screening as long work: in a process of its own, one at a time; it goes on after whatever stopped it. */
export function screeningJob(screenings: Screenings, clock: MachineClock, onStart?: (child: ChildProcess) => void): JobKind {
  return {
    ...screeningKind,
    run: async (context) => {
      const order = context.job.input as unknown as ScreenOrder
      const end = await screenInTurn(screenings, order, context, onStart)
      return end.kind === 'done' ? done(await listed(screenings, end, clock)) : failureOf(end)
    },
  }
}

type End = Awaited<ReturnType<typeof screenInChild>>

async function screenInTurn(
  { places }: Screenings,
  order: ScreenOrder,
  { progress, signal }: JobContext,
  onStart: ((child: ChildProcess) => void) | undefined,
): Promise<End> {
  for (let turn = 1; ; turn++) {
    const end = await screenInChild(
      { places, order },
      ({ phase, done, total, secondsLeft }) =>
        progress({ phase: phaseWords[phase], done, total, ...(secondsLeft === undefined ? {} : { secondsLeft }) }),
      signal,
      onStart,
    )
    const isTaken = end.kind === 'refused' && end.code === 'run_in_progress'
    if (!isTaken || turn === turnsForAnother || signal.aborted) return end
    await sleep(1000)
  }
}

/** The run is now the last screening, whether it was made or found. */
async function listed({ places }: Screenings, end: Extract<ScreenEnd, { readonly kind: 'done' }>, clock: MachineClock): Promise<JobData> {
  const { run, isReused, resultHash, decisions } = end
  await recordScreening(places.runs, { at: recordedTimeOf(clock.now()), run, how: 'screen', isChanged: false })
  return { run, isReused, resultHash, decisions }
}

function failureOf(end: Exclude<End, { readonly kind: 'done' }>): Result<never, JobFailure> {
  switch (end.kind) {
    case 'refused':
      return refused({ code: end.code, message: end.message })
    case 'gone':
      return refused({ code: 'child_gone', message: describeChildGone(end.how) })
    case 'broke':
      if (end.store === undefined) throw new Error(end.detail)
      throw new StoreFailure(end.store.code as StoreFailure['code'], end.store.file, end.detail)
  }
}
