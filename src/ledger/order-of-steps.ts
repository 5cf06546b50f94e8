import { byCaller, type Caller, writeEvent } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { lineTo } from '../organisation/index.ts'
import type { Work } from '../store/index.ts'
import { type BatchStep, faultsOfOrder, usualOrder } from './batch-life.ts'
import { dutiesMeeting, holdersOf } from './order-duties.ts'
import type { RefusedWith } from './refusals.ts'

/** What stands between a list and its money besides the steps, and may be set aside. */
type Gate = 'rehearsal'

/**
 * How much of a list a place draws to be looked at again: parts of ten thousand of every stratum, but so many of its rows at least; and how
 * many errors in ten thousand it lets pass, where its document says so.
 */
export interface SamplePlan {
  readonly share: number
  readonly least: number
  readonly mostWrong?: number | undefined
  readonly basis: string
}

/** What a place lays down beside its steps: which gates it does without, and how much is drawn in a sample; each by a document. */
export interface Gates {
  readonly setAside?: { readonly gates: readonly Gate[]; readonly basis: string } | undefined
  readonly sample?: SamplePlan | undefined
}

export interface OrderOfSteps {
  readonly steps: readonly BatchStep[]
  /** The document that orders it so; undefined for the usual order, which no document laid down. */
  readonly basis: string | undefined
  readonly gates: Gates
}

/** The order in force for a policy in a place: that of the policy there, then of the place, then of the nearest place above that has one; else the usual. */
export async function orderOfSteps(db: Work, region: string, policy: string): Promise<OrderOfSteps> {
  const found = await db
    .selectFrom('batch_order')
    .selectAll()
    .where('region', 'in', [...lineTo(region)])
    .where(({ eb, or }) => or([eb('policy', '=', policy), eb('policy', 'is', null)]))
    .execute()
  const [first] = found.sort(
    (a, b) => b.region.length - a.region.length || Number(b.policy !== null) - Number(a.policy !== null) || (a.id < b.id ? 1 : -1),
  )
  // What was laid down is held to the same rules when it is entered.
  if (first === undefined) return { steps: usualOrder, basis: undefined, gates: {} }
  return { steps: first.steps as BatchStep[], basis: first.basis, gates: gatesOf(first) }
}

type GateColumns = ReturnType<typeof gateColumns>

/** The gates of a row of orders or of batches. */
export function gatesOf(row: GateColumns): Gates {
  const { set_aside: gates, set_aside_basis: why } = row
  return { setAside: why === null ? undefined : { gates: gates as Gate[], basis: why }, sample: samplePlanOf(row) }
}

/** What is laid down of samples in a row of orders or of batches. */
export function samplePlanOf(row: Omit<GateColumns, 'set_aside' | 'set_aside_basis'>): SamplePlan | undefined {
  const { sample_share: share, sample_least: least, sample_most_wrong: mostWrong, sample_basis: basis } = row
  if (share === null || least === null || basis === null) return undefined
  return { share, least, basis, mostWrong: mostWrong ?? undefined }
}

/** The same as columns. */
export function gateColumns({ setAside, sample }: Gates) {
  return {
    set_aside: [...(setAside?.gates ?? [])] as string[],
    set_aside_basis: setAside?.basis.trim() ?? null,
    sample_share: sample?.share ?? null,
    sample_least: sample?.least ?? null,
    sample_most_wrong: sample?.mostWrong ?? null,
    sample_basis: sample?.basis.trim() ?? null,
  }
}

/** An order as it is laid down. */
interface LaidOrder {
  readonly policy: string | undefined
  readonly steps: readonly string[]
  readonly basis: string
  readonly gates?: Gates | undefined
}

/** Lays down the order of steps of the caller's place, for one policy or for all others; batches that are under way keep theirs. */
export async function layDownOrder(
  db: Work,
  caller: Caller,
  { policy, steps, basis, gates = {} }: LaidOrder,
): Promise<Result<{ readonly steps: readonly string[] }, RefusedWith<'text_needed' | 'order_unfit' | 'duties_meet'>>> {
  const bases = [basis, gates.setAside?.basis, gates.sample?.basis]
  if (bases.some((each) => each?.trim() === '')) return refused({ code: 'text_needed', what: 'basis' })
  const faults = faultsOfOrder(steps)
  if (faults.length > 0) return refused({ code: 'order_unfit', faults })
  const region = caller.post.region.path
  // An order without a fault has known steps alone.
  const order = steps as readonly BatchStep[]
  const meets = dutiesMeeting(order, await holdersOf(db, order, region, caller.day))
  if (meets !== undefined) return refused({ code: 'duties_meet', ...meets })
  const { id } = await db
    .insertInto('batch_order')
    .values({
      region,
      policy: policy ?? null,
      steps: [...steps],
      basis: basis.trim(),
      ...gateColumns(gates),
      entered_by: caller.account.id,
      entered_on: caller.day,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeEvent(db, {
    ...byCaller(caller),
    verb: 'lay_down_order',
    register: 'batch_order',
    subject: String(id),
    region,
    detail: { policy: policy ?? null, steps, basis: basis.trim(), ...gateColumns(gates) },
  })
  return done({ steps })
}
