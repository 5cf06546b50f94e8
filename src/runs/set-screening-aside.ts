import { byCaller, type Caller, type MachineClock, writeEvent } from '../access/index.ts'
import { recordedTimeOf } from '../kernel/china-time.ts'
import { done, type Refusal, type Result, refused } from '../kernel/result.ts'
import { type ActRefusal, onceFor } from '../lifecycle/index.ts'
import { listScreenings, putRunBack, type SetAside, setRunAside } from '../screening/index.ts'

/** Why a screening was not set aside, or not put back. */
export type RunStandingRefusal =
  | (Refusal & { readonly code: 'screening_unknown'; readonly run: string })
  | (Refusal & { readonly code: 'set_aside_already'; readonly by: string; readonly at: string })
  | (Refusal & { readonly code: 'not_set_aside' })
  | Extract<ActRefusal, { readonly code: 'request_reused' }>

/** Where runs lie, and the clock of the machine. */
interface StandingPlaces {
  readonly runsFolder: string
  readonly clock: MachineClock
}

interface StandingInput {
  readonly run: string
  readonly reason: string
}

type Standing = Promise<Result<null, RunStandingRefusal>>

/** Sets a screening aside that was made by mistake: it opens by its name and is no longer the last one, here and on the command line. */
export function setScreeningAside(caller: Caller, places: StandingPlaces, input: StandingInput): Standing {
  return stand(caller, places, 'set_run_aside', input, setRunAside, (aside) =>
    aside === undefined ? undefined : { code: 'set_aside_already', by: aside.by, at: aside.at },
  )
}

/** Lets a screening that was set aside be the last one again. */
export function putScreeningBack(caller: Caller, places: StandingPlaces, input: StandingInput): Standing {
  return stand(caller, places, 'put_run_back', input, putRunBack, (aside) => (aside === undefined ? { code: 'not_set_aside' } : undefined))
}

/** The trail has it first: what is in the folder of the runs and not in the trail nobody answers for. */
async function stand(
  caller: Caller,
  { runsFolder, clock }: StandingPlaces,
  verb: 'set_run_aside' | 'put_run_back',
  { run, reason }: StandingInput,
  write: (runsFolder: string, run: string, said: SetAside) => Promise<void>,
  against: (aside: SetAside | undefined) => RunStandingRefusal | undefined,
): Standing {
  const known = (await listScreenings(runsFolder)).find(({ name }) => name === run)
  const noted = await caller.transact((db) =>
    onceFor(db, caller, verb, { run, reason }, async () => {
      if (known === undefined) return refused<RunStandingRefusal>({ code: 'screening_unknown', run })
      const why = against(known.setAside)
      if (why !== undefined) return refused(why)
      await writeEvent(db, {
        ...byCaller(caller),
        verb,
        register: 'run',
        subject: run,
        region: caller.post.region.path,
        reason,
      })
      return done(null)
    }),
  )
  if (noted.kind === 'done') await write(runsFolder, run, { at: recordedTimeOf(clock.now()), reason, by: caller.account.name })
  return noted
}
