import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { ListRecord, Payment } from '../screening/index.ts'
import { type Keys, type Matched, matchedAtOnce, matchNames, matchNumbers, type NamedEntity, namedEntities } from '../subjects/index.ts'
import type { PaidListRefusal } from './refusals.ts'

/** A payment with the key of who got it, or why there is none. */
export interface MatchedPayment {
  readonly payment: Payment
  readonly key: bigint | undefined
  readonly miss: 'unknown_number' | 'unknown_name' | 'name_of_several' | 'number_of_several' | undefined
}

/** The payments by keys of one entity. */
export interface MatchedPayments {
  readonly entity: string
  readonly payments: readonly MatchedPayment[]
}

const purpose = 'paid_list'

type Found = Matched extends ReadonlyMap<string, infer V> ? V : never

/**
 * Matches payments with the subjects of a list of decisions, or with records beside them: a credit code may be the firm's where the
 * subjects are insured units. All are matched by keys of one entity, the one that most of them are found by. Refused where none is.
 */
export async function matchPayments(
  caller: Caller,
  keys: Keys,
  list: ListRecord,
  payments: readonly Payment[],
  onMatched: (count: number) => Promise<void>,
): Promise<Result<MatchedPayments, PaidListRefusal>> {
  const entities = [list.entity, ...list.keys].filter((entity): entity is NamedEntity => namedEntities.some((named) => named === entity))
  const found = await findAll(caller, keys, entities, payments, onMatched)
  const hits = (entity: string) => payments.filter((payment) => found.get(payment)?.some((each) => each.entity === entity)).length
  const isByKey = payments.some(({ identity }) => identity.by === 'subject')
  const counted = entities.map((entity) => ({ entity: entity as string, hits: hits(entity) }))
  const best = isByKey ? { entity: list.entity, hits: payments.length } : counted.toSorted((a, b) => b.hits - a.hits)[0]
  const [first] = payments
  if (best === undefined || (best.hits === 0 && entities.length === 0))
    return refused({ code: 'not_identified_so', by: first?.identity.by ?? '', policy: list.zh })
  return done({ entity: best.entity, payments: payments.map((payment) => settled(payment, best.entity, found.get(payment) ?? [])) })
}

async function findAll(
  caller: Caller,
  keys: Keys,
  entities: readonly NamedEntity[],
  payments: readonly Payment[],
  onMatched: (count: number) => Promise<void>,
): Promise<ReadonlyMap<Payment, Found>> {
  const found = new Map<Payment, Found>()
  for (let at = 0; at < payments.length; at += matchedAtOnce) {
    const some = payments.slice(at, at + matchedAtOnce)
    for (const by of ['identity_number', 'credit_code', 'unit_number', 'name'] as const) {
      const texts = [...new Set(some.filter(({ identity }) => identity.by === by).map(({ identity }) => identity.value))]
      if (texts.length === 0 || entities.length === 0) continue
      const matched =
        by === 'name'
          ? await matchNames(caller, { names: texts, entities }, purpose)
          : await matchNumbers(caller, keys, { scheme: by, numbers: texts, entities }, purpose)
      for (const payment of some) if (payment.identity.by === by) found.set(payment, matched.get(payment.identity.value) ?? [])
    }
    await onMatched(Math.min(payments.length, at + matchedAtOnce))
  }
  return found
}

function settled(payment: Payment, entity: string, found: Found): MatchedPayment {
  const { by, value } = payment.identity
  if (by === 'subject') return { payment, key: BigInt(value), miss: undefined }
  const [only, ...others] = found.filter((each) => each.entity === entity)
  if (only === undefined) return { payment, key: undefined, miss: by === 'name' ? 'unknown_name' : 'unknown_number' }
  if (others.length > 0) return { payment, key: undefined, miss: by === 'name' ? 'name_of_several' : 'number_of_several' }
  return { payment, key: only.key, miss: undefined }
}
