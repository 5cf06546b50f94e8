import type { Exclusion, Variant } from '../plans/index.ts'
import { sqlText } from '../store/index.ts'
import {
  blockWithoutKey,
  isActive,
  isOpen,
  isSameOccasion,
  listOf,
  markUnclearHistory,
  occasion,
  paymentKeys,
  pays,
  updateOf,
} from './settlement-terms.ts'

/** An exclusion with the codes of the regions whose plan states it; elsewhere it binds nobody. */
export interface ExclusionInForce extends Exclusion {
  readonly within: { readonly from: number; readonly to: number }
}

/** A variant with the entities its decisions carry keys of. */
export interface KeyedVariant {
  readonly variant: Variant
  readonly keys: readonly string[]
}

/** Is a row's region one where the exclusion holds. */
export function isBoundBy({ within }: ExclusionInForce, region: string): string {
  return within.from === 0 && within.to === 999_999 ? 'true' : `${region} between ${within.from} and ${within.to}`
}

/**
 * Of the policies of a group one key gets one per occasion. A payment already made wins; then the policy named first. What goes
 * before but is still undetermined, or of which the occasion is not known, holds up what comes after it; what waits for a local
 * standard has no money yet and holds up nothing.
 */
export function exclusionSql(exclusion: ExclusionInForce, variants: readonly KeyedVariant[]): readonly string[] {
  const bound = variants.filter(
    ({ variant, keys }) => exclusion.priority.includes(variant.policy.program.id) && keys.includes(exclusion.key),
  )
  if (bound.length === 0) return []
  const key = `c.${exclusion.key}_key`
  const policies = listOf(exclusion.priority)
  const rank = `case c.policy ${exclusion.priority.map((policy, i) => `when ${sqlText(policy)} then ${i}`).join(' ')} end`
  const when = occasion(exclusion.scope)
  const rows = `c.policy in ${policies} and ${isBoundBy(exclusion, 'c.region')}`
  const members = `${rows} and ${isActive} and ${key} is not null`
  const carrying = `${rows} and c.variant in ${listOf(bound.map(({ variant }) => variant.id))}`
  return [
    blockWithoutKey(exclusion.key, carrying),
    ...(paymentKeys.includes(exclusion.key) ? earlierPayments(exclusion, members, policies) : []),
    updateOf(
      'displaced_by = f.by',
      `select c.rowid as r, s.by from candidate c join (select ${key} as k, ${when} as o, min(${rank}) as best, arg_min(c.policy, ${rank}) as by from candidate c where ${members} and ${pays} and ${when} is not null group by 1, 2) s on s.k = ${key} and s.o = ${when} where ${members} and ${pays} and s.best < ${rank}`,
    ),
    updateOf(
      'blocked_by = f.by',
      `select c.rowid as r, arg_min(s.by, s.best) as by from candidate c join (select ${key} as k, ${when} as o, min(${rank}) as best, arg_min(c.policy, ${rank}) as by from candidate c where ${members} and (${isOpen} or (${pays} and ${when} is null)) group by 1, 2) s on s.k = ${key} and (s.o is null or s.o = ${when}) where ${members} and ${pays} and s.best < ${rank} group by 1`,
    ),
  ]
}

/** Also an open decision gives way to a payment already made: it then holds up nobody. */
function earlierPayments(exclusion: ExclusionInForce, members: string, policies: string): readonly string[] {
  return [
    markUnclearHistory([exclusion.key], members, policies),
    updateOf(
      'displaced_by = f.by',
      `select c.rowid as r, 'prior:' || min(p.policy) as by from candidate c join prior p on p.${exclusion.key}_key = c.${exclusion.key}_key where ${members} and p.policy in ${policies} and p.policy <> c.policy and ${isSameOccasion(exclusion.scope)} group by 1`,
    ),
  ]
}
