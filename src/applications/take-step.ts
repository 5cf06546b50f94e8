import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { dueDay, type WorkCalendar } from '../kernel/workdays.ts'
import { act } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { type ApplicationState, type ApplicationVerb, applicationLife, applications } from './application-life.ts'
import { type Application, findApplication, type SeenApplication } from './find-application.ts'
import { keepApplicationItems } from './keep-items.ts'
import type { ApplicationRefusal } from './refusals.ts'

/** What a step writes beside the state, what the trail keeps of it, and the day of what comes next where it gives one. */
export interface StepFacts {
  readonly columns?: Readonly<Record<string, unknown>>
  readonly detail?: Readonly<Record<string, unknown>>
  readonly due?: string
}

/** Verbs that judge an application. */
export const reviewing: readonly ApplicationVerb[] = ['ask_completion', 'accept_application', 'reject_application']

/** Whether somebody would judge what they received themselves, in whatever round; a substitute stands for whom they cover. */
export function isOwnWork(caller: Caller, verb: ApplicationVerb, { receivedBy }: Pick<Application, 'receivedBy'>): boolean {
  return reviewing.includes(verb) && (caller.account.id === receivedBy || caller.post.principal === receivedBy)
}

/**
 * Takes a step with an application: `guard` judges it as it stands, under lock, and writes what goes with the step, in the same
 * transaction. Gives the state afterwards.
 */
export async function takeStep(
  db: Work,
  caller: Caller,
  { id, version }: SeenApplication,
  verb: ApplicationVerb,
  calendar: WorkCalendar,
  guard: (one: Application) => Promise<Result<StepFacts, ApplicationRefusal>>,
  reason?: string,
): Promise<Result<ApplicationState, ApplicationRefusal>> {
  const found = await findApplication(db, id)
  if (found.kind === 'refused') return found
  if (isOwnWork(caller, verb, found.value)) return refused({ code: 'own_work', id: String(id), verb, earlier: 'receive_application' })
  const { from, to } = applicationLife.verbs[verb]
  // The door says better what stands against a step that is not open, and against one that somebody else was faster with.
  const isInPlace = from.includes(found.value.state) && found.value.version === version
  const judged = isInPlace ? await guard(found.value) : done<StepFacts>({})
  if (judged.kind === 'refused') return judged
  const { columns, detail, due } = judged.value
  const dueOn = due ?? dueDay(caller.day, applicationLife.states[to].waits?.workdays, calendar) ?? null
  const step = { id, version, columns: { ...columns, due_on: dueOn }, ...(detail === undefined ? {} : { detail }) }
  const acted = await act(db, caller, applications, verb, [step], reason)
  if (acted.kind === 'refused') return acted
  await keepApplicationItems(db, caller, id)
  return done(to)
}
