import { byCaller, type Caller, writeEvent } from '../../access/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/workdays.ts'
import type { Work } from '../../store/index.ts'
import type { NotInStep, RefusedWith, StepRefusal } from '../refusals.ts'
import { endStep, type SeenBatch } from '../take-step.ts'
import { wholeBatch } from './draw-sample.ts'
import { lackingSample, type SampleFault, sampleStanding } from './sample-standing.ts'

/** Ends the sample of a list: everything drawn was looked at, and its rate of errors lets the rest pass. */
export function endSample(
  db: Work,
  caller: Caller,
  seen: SeenBatch,
  calendar: WorkCalendar,
): Promise<Result<string, StepRefusal | SampleFault>> {
  return endStep<SampleFault>(db, caller, seen, 'sample', calendar, async (batch) => {
    const lacking = await lackingSample(db, batch)
    if (lacking !== undefined) return refused(lacking)
    const standing = await sampleStanding(db, batch)
    const { drawn = 0, wrong = 0, most = 0, rate, reach = 'first' } = standing ?? {}
    return done({ detail: { reach, drawn, wrong, most, rate: rate === undefined ? null : `${rate.of}/${rate.in}` } })
  })
}

/** What a head decides on the figures of a sample, with the reason. */
export interface SampleVerdict {
  readonly verdict: 'goes_on' | 'looks_further'
  readonly reason: string
}

/**
 * Enters what a head decides on the rate of a sample, as it stands once everything drawn was looked at. Only where no document of the
 * place sets a limit: where one does, it decides.
 */
export async function decideSample(
  db: Work,
  caller: Caller,
  id: bigint,
  { verdict, reason }: SampleVerdict,
): Promise<
  Result<
    { readonly looked: number; readonly wrong: number },
    NotInStep | RefusedWith<'row_not_found' | 'text_needed' | 'sample_needed' | 'sample_open' | 'sample_has_limit'>
  >
> {
  if (reason.trim() === '') return refused({ code: 'text_needed', what: 'reason' })
  const found = await wholeBatch(db, id)
  if (found.kind === 'refused') return found
  const { region, round } = found.value
  const standing = await sampleStanding(db, found.value)
  if (standing === undefined) return refused({ code: 'sample_needed' })
  const { id: sample, drawn, looked, wrong, limit, basis } = standing
  if (limit !== undefined) return refused({ code: 'sample_has_limit', limit, basis })
  if (looked < drawn) return refused({ code: 'sample_open', rows: drawn - looked, drawn })
  await db
    .insertInto('sample_decision')
    .values({
      ...{ sample, region, looked, wrong, verdict, reason: reason.trim() },
      ...{ decided_by: caller.account.id, decided_on: caller.day },
    })
    .execute()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'decide',
    register: 'sample',
    subject: String(sample),
    region,
    round,
    reason: reason.trim(),
    detail: { batch: String(id), verdict, looked, wrong },
  })
  return done({ looked, wrong })
}
