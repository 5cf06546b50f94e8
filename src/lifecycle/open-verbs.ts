import { type Caller, rangeAt } from '../access/index.ts'
import { levelOf } from '../contract/index.ts'
import type { Work } from '../store/index.ts'
import { judgeStep } from './judge-step.ts'
import type { Lifecycle, Transition } from './lifecycle.ts'
import { stepsTaken } from './steps-taken.ts'

/**
 * The steps that the caller may take with rows as they stand, under the post they work in: by its permission over the row's region, the
 * row's state, and what they did with it before. The write itself judges by the same function.
 */
export async function openVerbs<S extends string, V extends string>(
  db: Work,
  caller: Caller,
  lifecycle: Lifecycle<S, V>,
  rows: readonly { readonly id: bigint; readonly region: string; readonly state: string; readonly round: number }[],
): Promise<ReadonlyMap<bigint, readonly V[]>> {
  const { role, region } = caller.post
  const verbs = (Object.entries(lifecycle.verbs) as [V, Transition<S, V>][]).flatMap(([verb, { permission, notBy }]) => {
    const level = levelOf(permission, role)
    return level === undefined ? [] : [{ verb, notBy: notBy ?? [], range: rangeAt(level, region.path) }]
  })
  const judging = [...new Set(verbs.flatMap(({ notBy }) => notBy))]
  const taken = await stepsTaken(db, lifecycle.register, judging, new Map(rows.map((row) => [row.id, row])))
  return new Map(
    rows.map((row) => {
      const steps = taken.get(String(row.id)) ?? []
      const open = verbs.filter(({ verb, notBy, range }) => {
        const standing = { ...row, takenBy: steps.filter((step) => notBy.some((one) => one === step.verb)) }
        return range.low <= row.region && row.region < range.high && judgeStep(lifecycle, verb, standing, caller) === undefined
      })
      return [row.id, open.map(({ verb }) => verb)]
    }),
  )
}
