import { rangeAt } from '../access/index.ts'
import { levelOf, type Permission, type Role, roles } from '../contract/index.ts'
import type { Work } from '../store/index.ts'
import { type BatchStep, batchLife, verbOf } from './batch-life.ts'

/** A person who may take a step. */
export interface Holder {
  readonly account: bigint
  readonly name: string
}

/** Who may take each step of an order in a place on a day. */
export type Holders = ReadonlyMap<BatchStep, readonly Holder[]>

/** Where duties would meet in one person: a step that nobody is left for, whoever takes the others, and whose work it judges. */
export interface DutiesMeet {
  readonly step: BatchStep
  readonly others: readonly BatchStep[]
  readonly people: readonly string[]
}

/** Beyond so many holders one is always left, since a step judges fewer others. */
const enough = 12

/** Who holds what the steps of an order ask for, in a place on a day, substitutes included. */
export async function holdersOf(db: Work, order: readonly BatchStep[], region: string, day: string): Promise<Holders> {
  const { states } = batchLife(order)
  const posts = await db
    .selectFrom('post')
    .innerJoin('account', 'account.id', 'post.account')
    .select(['post.account', 'account.name', 'post.role', 'post.region'])
    .where('post.from_day', '<=', day)
    .where('post.to_day', '>=', day)
    .where('account.disabled_at', 'is', null)
    .orderBy('post.account')
    .execute()
  const reaches = (permission: Permission, role: Role, place: string) => {
    const level = levelOf(permission, role)
    if (level === undefined) return false
    const { low, high } = rangeAt(level, place)
    return low <= region && region < high
  }
  const holding = (permission: Permission): readonly Holder[] => {
    const able = posts.filter((post) => roles.includes(post.role as Role) && reaches(permission, post.role as Role, post.region))
    return [...new Map(able.map(({ account, name }) => [account, { account, name }])).values()]
  }
  return new Map(order.map((step) => [step, holding(states[step].waits?.for ?? 'batch.make')]))
}

/**
 * Where the duties of an order would meet in one person, so that a list would stand still; undefined where everybody who judges can be
 * another. A step that nobody holds at all is passed over here, and told as that.
 */
export function dutiesMeeting(order: readonly BatchStep[], holders: Holders): DutiesMeet | undefined {
  const { verbs } = batchLife(order)
  const judgedBy = new Map(
    order.map((step) => [step, order.filter((other) => verbs[verbOf(step)].notBy?.includes(verbOf(other)) === true)] as const),
  )
  const taken = new Map<BatchStep, bigint>()
  let furthest = -1
  const goOn = (at: number): boolean => {
    const step = order[at]
    if (step === undefined) return true
    const held = (holders.get(step) ?? []).slice(0, enough)
    if (held.length === 0) return goOn(at + 1)
    const others = (judgedBy.get(step) ?? []).map((other) => taken.get(other))
    for (const { account } of held.filter((one) => !others.includes(one.account))) {
      taken.set(step, account)
      if (goOn(at + 1)) return true
      taken.delete(step)
    }
    furthest = Math.max(furthest, at)
    return false
  }
  if (goOn(0)) return undefined
  const step = order[furthest]
  if (step === undefined) return undefined
  return { step, others: judgedBy.get(step) ?? [], people: (holders.get(step) ?? []).map(({ name }) => name) }
}
