import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import type { Work } from '../store/index.ts'
import { type BatchStep, batchSteps, faultsOfOrder, type OrderFault } from './batch-life.ts'
import { type DutiesMeet, dutiesMeeting, holdersOf } from './order-duties.ts'

/** An order that was laid down, by whom and by which document. */
export interface LaidDownOrder {
  readonly id: bigint
  readonly region: { readonly path: string; readonly name: string }
  /** Undefined of every policy without an order of its own. */
  readonly policy: string | undefined
  readonly steps: readonly BatchStep[]
  readonly basis: string
  readonly setAsideBasis: string | undefined
  readonly by: string
  readonly on: string
  /** Whether a later entry of the same place and policy took its place. */
  readonly isReplaced: boolean
}

/** The orders that were laid down in the caller's regions and above, the last first; at most 500. */
export async function listOrders(db: Work): Promise<readonly LaidDownOrder[]> {
  const { rows } = await sql<{
    id: bigint
    region: string
    place: string
    policy: string | null
    steps: string[]
    basis: string
    set_aside_basis: string | null
    by: string
    entered_on: string
    is_replaced: boolean
  }>`
    select o.id, o.region, r.name as place, o.policy, o.steps, o.basis, o.set_aside_basis, who.name as by, o.entered_on,
      exists (select from batch_order n where n.region = o.region and n.policy is not distinct from o.policy and n.id > o.id) as is_replaced
    from batch_order o join region r on r.path = o.region join account who on who.id = o.entered_by order by o.id desc limit 500`.execute(
    db,
  )
  return rows.map(({ id, region, place, policy, steps, basis, set_aside_basis: aside, by, entered_on: on, is_replaced: isReplaced }) => ({
    ...{ id, basis, by, on, isReplaced },
    region: { path: region, name: place },
    policy: policy ?? undefined,
    // Held to the rules of orders when it was laid down.
    steps: steps as BatchStep[],
    setAsideBasis: aside ?? undefined,
  }))
}

/** What laying an order down would come to: what is wrong with it, where duties would meet, and which lists it would be for. */
export interface OrderPreview {
  readonly faults: readonly OrderFault[]
  readonly meets: DutiesMeet | undefined
  /** Steps that nobody in the place may take today. */
  readonly unheld: readonly BatchStep[]
  /** Places below, and policies here, that have an order of their own and keep it. */
  readonly places: readonly string[]
  readonly policies: readonly string[]
  /** Lists under way that keep the order they were made with. */
  readonly underWay: number
}

/** The same of an order for one policy, or for all that have none of their own, in the caller's place. */
export async function previewOrder(
  db: Work,
  caller: Caller,
  { policy, steps }: { readonly policy: string | undefined; readonly steps: readonly string[] },
): Promise<OrderPreview> {
  const faults = faultsOfOrder(steps)
  const place = caller.post.region.path
  const order = steps.filter((step): step is BatchStep => batchSteps.some((known) => known === step))
  const holders = faults.length > 0 ? undefined : await holdersOf(db, order, place, caller.day)
  const orders = (await listOrders(db)).filter(({ isReplaced }) => !isReplaced)
  const below = orders.filter(
    ({ region, policy: of }) =>
      region.path !== place && region.path.startsWith(place) && (policy === undefined || of === undefined || of === policy),
  )
  const here = policy === undefined ? orders.filter(({ region, policy: of }) => region.path === place && of !== undefined) : []
  const { rows } = await sql<{ n: bigint }>`
    select count(*) as n from batch where state not in ('done', 'cancelled') and starts_with(region, ${place})
      and ${policy === undefined ? sql`true` : sql`policy = ${policy}`}`.execute(db)
  return {
    faults,
    meets: holders === undefined ? undefined : dutiesMeeting(order, holders),
    unheld: holders === undefined ? [] : order.filter((step) => holders.get(step)?.length === 0),
    places: [...new Set(below.map(({ region }) => region.name))],
    policies: here.flatMap(({ policy: of }) => of ?? []),
    underWay: Number(rows[0]?.n ?? 0),
  }
}
