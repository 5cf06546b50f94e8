import type { Caller } from '../access/index.ts'
import { type JobRefusal, type JobRunner, startJob } from '../jobs/index.ts'
import { type Result, refused } from '../kernel/result.ts'
import { choosePlans, linkPlans, type PlanSet } from '../plans/index.ts'
import { listSnapshots } from '../registry/index.ts'
import { screeningTitle } from './messages.zh.ts'
import type { Screenings } from './places.ts'
import type { RunStartRefusal } from './refusals.ts'
import { linkRequestFor, type ScreenOrder } from './screen-order.ts'
import { screeningKind } from './screening-job.ts'

/**
 * Asks for a screening; gives the number of its job. A screening that was done with the same inputs is found there and not repeated.
 * Refused at once where the snapshot or a plan cannot be used, a masked year is missing, or no policy is in force on the day.
 */
export async function startRun(
  caller: Caller,
  runner: JobRunner,
  screenings: Screenings,
  order: ScreenOrder,
): Promise<Result<bigint, RunStartRefusal | Extract<JobRefusal, { readonly code: 'request_id_missing' | 'request_id_taken' }>>> {
  const set = await screenings.plans()
  const against = refusePlans(set, order) ?? (await refuseSnapshot(screenings, set, order.snapshot))
  if (against !== undefined) return refused(against)
  const { snapshot, day, plans, years } = order
  const input = { snapshot, day, years, ...(plans === undefined ? {} : { plans: [...plans].sort() }) }
  return startJob(caller, runner, { kind: screeningKind, title: screeningTitle(snapshot, day, plans?.length), input, verb: 'start_run' })
}

async function refuseSnapshot({ places }: Screenings, { vocabulary }: PlanSet, name: string): Promise<RunStartRefusal | undefined> {
  const snapshots = await listSnapshots(places.snapshots, vocabulary)
  const found = snapshots.find((each) => each.name === name)
  if (found === undefined) return { code: 'snapshot_unknown', snapshot: name, known: snapshots.map((each) => each.name) }
  return found.kind === 'usable' ? undefined : { code: 'snapshot_damaged', snapshot: name, refusal: found.refusal }
}

function refusePlans(set: PlanSet, { day, plans, years }: ScreenOrder): RunStartRefusal | undefined {
  const known = [...set.plans.keys()]
  const unknown = plans?.find((plan) => !set.plans.has(plan))
  if (unknown !== undefined) return { code: 'plan_unknown', plan: unknown, known }
  const broken = plans?.find((plan) => set.broken.has(plan))
  if (broken !== undefined) return { code: 'plan_has_mistakes', plan: broken }
  const { chosen } = choosePlans(set, plans === undefined ? {} : { plans })
  if (chosen.length === 0) return { code: 'no_plan' }
  for (const { id, masks } of chosen) {
    for (const mask of masks) {
      const year = years[id]?.[mask]
      if (year === undefined) return { code: 'year_missing', plan: id, mask }
      if (!fits(year, mask)) return { code: 'year_unfit', plan: id, mask, year }
    }
  }
  return isAnyInForce(set, { day, plans, years }) ? undefined : { code: 'nothing_in_force', day, plans: chosen.length }
}

/** Whether some policy decides on the day of an order. */
function isAnyInForce(set: PlanSet, { day, plans, years }: Pick<ScreenOrder, 'day' | 'plans' | 'years'>): boolean {
  return linkPlans(set, linkRequestFor({ day, plans, years })).variants.length > 0
}

/** A year of four digits can stand behind a mask where it has the digits that the mask shows. */
function fits(year: string, mask: string): boolean {
  return /^[1-9]\d{3}$/.test(year) && [...mask].every((sign, at) => sign === 'X' || sign === year[at])
}
