import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import { act } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import type { ApplicationState } from './application-life.ts'
import { commitmentLife, commitments } from './commitment-life.ts'
import type { SeenApplication } from './find-application.ts'
import { keepCommitmentItem } from './keep-items.ts'
import type { ApplicationRefusal } from './refusals.ts'
import { lapsePromises } from './take-facts.ts'
import { takeStep } from './take-step.ts'

/** What becomes of one matter; a rejected one says why, and by which clause. */
export type MatterDecision =
  | { readonly matter: bigint; readonly result: 'accepted' }
  | { readonly matter: bigint; readonly result: 'rejected'; readonly reason: string; readonly basis: string }

/**
 * Accepts an application, matter by matter, at least one of them. What the applicant supplied goes into the next snapshot, but for what
 * is named as not believed; promises that are believed bind from now on.
 */
export function acceptApplication(
  db: Work,
  caller: Caller,
  seen: SeenApplication,
  { matters, disbelieved }: { readonly matters: readonly MatterDecision[]; readonly disbelieved: readonly bigint[] },
  calendar: WorkCalendar,
): Promise<Result<ApplicationState, ApplicationRefusal>> {
  return takeStep(db, caller, seen, 'accept_application', calendar, async ({ id }) => {
    const decided = await decideMatters(db, id, matters)
    if (decided.kind === 'refused') return decided
    if (!matters.some(({ result }) => result === 'accepted')) return refused({ code: 'nothing_accepted' })
    const facts = await standingFacts(db, id)
    const believed = facts.filter((fact) => !disbelieved.includes(fact))
    for (const [is_believed, rows] of [
      [true, believed],
      [false, facts.filter((fact) => disbelieved.includes(fact))],
    ] as const)
      if (rows.length > 0) await db.updateTable('application_fact').set({ is_believed }).where('id', 'in', rows).execute()
    const bound = await bindPromises(db, caller, id, believed)
    if (bound.kind === 'refused') return bound
    return done({
      columns: { decided_on: caller.day },
      detail: {
        accepted: matters.filter(({ result }) => result === 'accepted').map(({ matter }) => String(matter)),
        rejected: matters.filter(({ result }) => result === 'rejected').map(({ matter }) => String(matter)),
        facts: believed.length,
      },
    })
  })
}

/** Rejects an application as a whole, with the reason and the clause. */
export function rejectApplication(
  db: Work,
  caller: Caller,
  seen: SeenApplication,
  { reason, basis }: { readonly reason: string; readonly basis: string },
  calendar: WorkCalendar,
): Promise<Result<ApplicationState, ApplicationRefusal>> {
  return takeStep(
    db,
    caller,
    seen,
    'reject_application',
    calendar,
    async ({ id }) => {
      if (reason.trim() === '') return refused({ code: 'application_text_needed', what: 'reason' })
      if (basis.trim() === '') return refused({ code: 'application_text_needed', what: 'basis' })
      const lapsed = await lapsePromises(db, caller, id)
      if (lapsed.kind === 'refused') return lapsed
      await db
        .updateTable('application_matter')
        .set({ result: 'rejected', reason: reason.trim(), basis: basis.trim(), is_open: false })
        .where('application', '=', id)
        .execute()
      return done({ columns: { decided_on: caller.day }, detail: { basis: basis.trim() } })
    },
    reason,
  )
}

async function decideMatters(
  db: Work,
  application: bigint,
  decisions: readonly MatterDecision[],
): Promise<Result<undefined, ApplicationRefusal>> {
  const ids = (await db.selectFrom('application_matter').select('id').where('application', '=', application).execute()).map(({ id }) => id)
  const decided = new Map(decisions.map((one) => [one.matter, one]))
  const strange = decisions.find(({ matter }) => !ids.includes(matter))
  if (strange !== undefined) return refused({ code: 'row_not_found', id: String(strange.matter) })
  if (decided.size !== ids.length || decisions.length !== ids.length)
    return refused({ code: 'matters_undecided', decided: decided.size, matters: ids.length })
  for (const one of decisions) {
    const isRejected = one.result === 'rejected'
    if (isRejected && one.reason.trim() === '') return refused({ code: 'application_text_needed', what: 'reason' })
    if (isRejected && one.basis.trim() === '') return refused({ code: 'application_text_needed', what: 'basis' })
    // An application has a handful of matters, each with words of its own.
    await db
      .updateTable('application_matter')
      .set({
        result: one.result,
        is_open: false,
        ...(isRejected ? { reason: one.reason.trim(), basis: one.basis.trim() } : {}),
      })
      .where('id', '=', one.matter)
      .execute()
  }
  return done(undefined)
}

/** The newest of what was given for each need. */
async function standingFacts(db: Work, application: bigint): Promise<readonly bigint[]> {
  const rows = await db
    .selectFrom('application_fact')
    .select(({ fn }) => ['need', fn.max('id').as('id')])
    .where('application', '=', application)
    .groupBy('need')
    .execute()
  return rows.map(({ id }) => id)
}

async function bindPromises(
  db: Work,
  caller: Caller,
  application: bigint,
  facts: readonly bigint[],
): Promise<Result<undefined, ApplicationRefusal>> {
  const given = await db
    .selectFrom('commitment')
    .select(['id', 'version', 'fact'])
    .where('application', '=', application)
    .where('state', '=', commitmentLife.start)
    .execute()
  const bound = given.filter(({ fact }) => facts.includes(fact))
  if (bound.length > 0) {
    const acted = await act(db, caller, commitments, 'bind_commitment', bound)
    if (acted.kind === 'refused') return acted
    for (const { id } of bound) await keepCommitmentItem(db, caller, id)
  }
  const rest = await lapsePromises(db, caller, application)
  return rest.kind === 'refused' ? rest : done(undefined)
}
