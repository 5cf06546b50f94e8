import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { dueDay, type WorkCalendar } from '../kernel/workdays.ts'
import { act } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { type DeferralState, type DeferralVerb, deferralLife, deferrals, judging, moneyStates } from './deferral-life.ts'
import { type Deferral, findDeferral, monthsOf, type SeenDeferral } from './find-deferral.ts'
import { keepDeferralItems } from './keep-items.ts'
import type { DeferralRefusal } from './refusals.ts'

/** What a step writes beside the state, and what the trail keeps of it. */
export interface StepFacts {
  readonly columns?: Readonly<Record<string, unknown>>
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Whether somebody would judge what they entered themselves, in whatever round; a substitute stands for whom they cover. */
export function isOwnWork(caller: Caller, verb: DeferralVerb, { enteredBy }: Pick<Deferral, 'enteredBy'>): boolean {
  return judging.includes(verb) && (caller.account.id === enteredBy || caller.post.principal === enteredBy)
}

/**
 * Takes a step with a record: `guard` judges it as it stands, under lock, and writes what goes with the step, in the same transaction.
 * Where nothing of it is open any more afterwards, it is settled. Gives the state.
 */
export async function takeStep(
  db: Work,
  caller: Caller,
  { id, version }: SeenDeferral,
  verb: DeferralVerb,
  calendar: WorkCalendar,
  guard: (one: Deferral) => Promise<Result<StepFacts, DeferralRefusal>>,
  reason?: string,
): Promise<Result<DeferralState, DeferralRefusal>> {
  const found = await findDeferral(db, id)
  if (found.kind === 'refused') return found
  if (isOwnWork(caller, verb, found.value)) return refused({ code: 'own_work', id: String(id), verb, earlier: 'enter_deferral' })
  const { from, to } = deferralLife.verbs[verb]
  // The door says better what stands against a step that is not open, and against one that somebody else was faster with.
  const isInPlace = from.includes(found.value.state) && found.value.version === version
  const judged = isInPlace ? await guard(found.value) : done<StepFacts>({})
  if (judged.kind === 'refused') return judged
  const { columns, detail } = judged.value
  const dueOn = dueDay(caller.day, deferralLife.states[to].waits?.workdays, calendar) ?? null
  const step = { id, version, columns: { ...columns, due_on: dueOn }, ...(detail === undefined ? {} : { detail }) }
  const acted = await act(db, caller, deferrals, verb, [step], reason)
  if (acted.kind === 'refused') return acted
  return lookAhead(db, caller, id, to)
}

/** After a step or a repayment: settles a record that nothing is open of, else looks which month is due next; gives its state. */
export async function lookAhead(
  db: Work,
  caller: Caller,
  id: bigint,
  state: DeferralState,
): Promise<Result<DeferralState, DeferralRefusal>> {
  if (moneyStates.includes(state)) {
    const open = (await monthsOf(db, id)).filter((month) => month.open > 0n)
    const next = open.map(({ due }) => due).sort()[0]
    if (next === undefined) {
      const acted = await act(db, caller, deferrals, 'settle_deferral', [{ id, version: undefined, columns: { due_on: null } }])
      if (acted.kind === 'refused') return acted
      await keepDeferralItems(db, caller, id)
      return done('settled')
    }
    if (state === 'standing') await db.updateTable('deferral').set({ due_on: next }).where('id', '=', id).execute()
  }
  await keepDeferralItems(db, caller, id)
  return done(state)
}
