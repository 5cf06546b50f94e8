import type { office } from '../client/office.ts'

export type Orders = Awaited<ReturnType<typeof office.batch.orders>>
export type LaidDown = Orders['laidDown'][number]

/** The order that a policy goes by in the place: that of the policy there, then of the place, then of the nearest place above; none is the usual. */
export function orderInForce({ place, laidDown }: Orders, policy: string | null): LaidDown | undefined {
  return laidDown
    .filter((order) => !order.isReplaced && place.path.startsWith(order.region.path) && (order.policy === null || order.policy === policy))
    .sort((a, b) => b.region.path.length - a.region.path.length || Number(b.policy !== null) - Number(a.policy !== null))[0]
}

/** How an order departs from the usual one: steps it leaves out, and the first that stands elsewhere. */
export function departure(
  steps: readonly string[],
  usual: readonly string[],
): { readonly without: readonly string[]; readonly moved: readonly string[] } {
  const rest = usual.filter((step) => steps.includes(step))
  return { without: usual.filter((step) => !steps.includes(step)), moved: steps.filter((step, at) => rest[at] !== step) }
}

/** An order with a step moved by one place. */
export function movedBy(steps: readonly string[], step: string, by: 1 | -1): string[] {
  const at = steps.indexOf(step)
  const to = at + by
  if (at < 0 || to < 0 || to >= steps.length) return [...steps]
  const without = steps.filter((each) => each !== step)
  return [...without.slice(0, to), step, ...without.slice(to)]
}

/** An order with a step put in where the usual order has it, or left out. */
export function withStep(steps: readonly string[], usual: readonly string[], step: string): string[] {
  if (steps.includes(step)) return steps.filter((each) => each !== step)
  const before = usual.slice(0, usual.indexOf(step)).findLast((each) => steps.includes(each))
  const at = before === undefined ? 0 : steps.indexOf(before) + 1
  return [...steps.slice(0, at), step, ...steps.slice(at)]
}
