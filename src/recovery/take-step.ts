import type { Caller } from '../access/index.ts'
import { done, type Result } from '../kernel/result.ts'
import { dueDay, type WorkCalendar } from '../kernel/workdays.ts'
import { act } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { findRecovery, type Recovery, type SeenRecovery } from './find-recovery.ts'
import { keepRecoveryItem } from './keep-recovery-item.ts'
import { type RecoveryState, type RecoveryVerb, recoveries, recoveryLife } from './recovery-life.ts'
import type { RecoveryRefusal } from './refusals.ts'

/** What a step writes beside the state, what the trail keeps of it, and the day that what comes next is due where it gives one. */
export interface StepFacts {
  readonly columns?: Readonly<Record<string, unknown>>
  readonly detail?: Readonly<Record<string, unknown>>
  readonly due?: string | undefined
}

/**
 * Takes a step with a case: `guard` judges it as it stands, under lock, writes its papers and gives what is written beside the state, in
 * the same transaction. Gives the state afterwards.
 */
export async function takeStep(
  db: Work,
  caller: Caller,
  { id, version }: SeenRecovery,
  verb: RecoveryVerb,
  calendar: WorkCalendar,
  guard: (one: Recovery) => Promise<Result<StepFacts, RecoveryRefusal>>,
  reason?: string,
): Promise<Result<RecoveryState, RecoveryRefusal>> {
  const found = await findRecovery(db, id)
  if (found.kind === 'refused') return found
  const { to } = recoveryLife.verbs[verb]
  const isInPlace = recoveryLife.verbs[verb].from.includes(found.value.state)
  // The door says better what stands against a step that is not open, and against one that somebody else was faster with.
  const judged = isInPlace && found.value.version === version ? await guard(found.value) : done<StepFacts>({})
  if (judged.kind === 'refused') return judged
  const { columns, detail, due } = judged.value
  const dueOn = due ?? dueDay(caller.day, recoveryLife.states[to].waits?.workdays, calendar) ?? null
  const step = { id, version, columns: { ...columns, due_on: dueOn }, ...(detail === undefined ? {} : { detail }) }
  const acted = await act(db, caller, recoveries, verb, [step], reason)
  if (acted.kind === 'refused') return acted
  await keepRecoveryItem(db, caller, id)
  return done(to)
}
