import { type GrantsMade, grantKey } from './grants-made.ts'
import type { Succession } from './successions.ts'

/** What counts as granted to a payee with what it took over, in fen, and whether something of it is claimed back. */
export interface GrantsCounted extends Pick<GrantsMade, 'granted' | 'paid' | 'inProcess' | 'lastTopUp' | 'isClaimedBack'> {
  /** Of it, what predecessors were granted. */
  readonly inherited: bigint
}

/** Keys of an entity in what can be paid once: `insured_unit/12`, or one part of `person/7+insured_unit/12`. */
const partOf = (onceKey: string, entity: string): string | undefined => onceKey.split('+').find((part) => part.startsWith(`${entity}/`))

/** The key of a unit in what can be paid once; undefined where it is about none. */
export function keyIn(onceKey: string, entity: string): bigint | undefined {
  const part = partOf(onceKey, entity)
  return part === undefined ? undefined : BigInt(part.slice(entity.length + 1))
}

/** What could be paid once to a predecessor, where this is what can be to its successor. */
export function withKey(onceKey: string, entity: string, key: bigint): string {
  return onceKey
    .split('+')
    .map((part) => (part.startsWith(`${entity}/`) ? `${entity}/${key}` : part))
    .join('+')
}

/**
 * What counts as granted to each payee of an entity for a period: its own with its share of what its predecessors count, less what went
 * on to its successors. A grant for a person at a unit goes on whole. Shares are floors, and what they leave over goes to the largest
 * share, then to the least key, as the registry shares payments out.
 */
export function countGrants(
  onceKey: string,
  period: string,
  entity: string,
  made: ReadonlyMap<string, GrantsMade>,
  successions: readonly Succession[],
): GrantsCounted | undefined {
  const key = keyIn(onceKey, entity)
  if (key === undefined) return counted(made.get(grantKey(onceKey, period)), 0n, false)
  const isWhole = onceKey.includes('+')
  const byPredecessor = Map.groupBy(successions, ({ predecessor }) => predecessor)
  const bySuccessor = Map.groupBy(successions, ({ successor }) => successor)
  const own = (of: bigint) => made.get(grantKey(withKey(onceKey, entity, of), period))
  const totals = new Map<bigint, { fen: bigint; isClaimedBack: boolean }>()
  const totalOf = (of: bigint): { fen: bigint; isClaimedBack: boolean } => {
    const known = totals.get(of)
    if (known !== undefined) return known
    // Held while it is reckoned, so that a circle ends.
    totals.set(of, { fen: 0n, isClaimedBack: false })
    const before = (bySuccessor.get(of) ?? []).map(({ predecessor }) => ({ total: totalOf(predecessor), predecessor }))
    const taken = before.reduce(
      (sum, { total, predecessor }) => sum + shareOf(total.fen, of, byPredecessor.get(predecessor) ?? [], predecessor, isWhole),
      0n,
    )
    const total = {
      fen: (own(of)?.granted ?? 0n) + taken,
      isClaimedBack: own(of)?.isClaimedBack === true || before.some(({ total: one }) => one.isClaimedBack),
    }
    totals.set(of, total)
    return total
  }
  const { fen, isClaimedBack } = totalOf(key)
  const heirs = byPredecessor.get(key) ?? []
  const kept = heirs.length === 0 || isWhole ? fen : shareOf(fen, key, heirs, key, false)
  const mine = own(key)
  return counted(mine, kept - (mine?.granted ?? 0n), isClaimedBack)
}

function counted(own: GrantsMade | undefined, inherited: bigint, isClaimedBack: boolean): GrantsCounted | undefined {
  if (own === undefined && inherited <= 0n && !isClaimedBack) return undefined
  const of = own ?? { granted: 0n, paid: 0n, inProcess: 0n, lastTopUp: 0, isClaimedBack: false }
  return { ...of, granted: of.granted + inherited, inherited, isClaimedBack: of.isClaimedBack || isClaimedBack }
}

/** The part of an amount that an heir of a predecessor has; what no share names stays with the predecessor. */
function shareOf(fen: bigint, heir: bigint, heirs: readonly Succession[], predecessor: bigint, isWhole: boolean): bigint {
  if (isWhole) return heirs.some(({ successor }) => successor === heir) ? fen : 0n
  const [first] = heirs
  if (first === undefined) return 0n
  const { denominator } = first
  const given = heirs.reduce((sum, { numerator }) => sum + numerator, 0n)
  const shares = [
    ...heirs.map(({ successor, numerator }) => ({ key: successor, numerator })),
    ...(given < denominator ? [{ key: predecessor, numerator: denominator - given }] : []),
  ].sort((a, b) => (a.numerator === b.numerator ? Number(a.key - b.key) : a.numerator > b.numerator ? -1 : 1))
  const floors = shares.map(({ key, numerator }) => ({ key, fen: (fen * numerator) / denominator }))
  const left = fen - floors.reduce((sum, one) => sum + one.fen, 0n)
  const own = floors.find(({ key }) => key === heir)?.fen ?? 0n
  return floors[0]?.key === heir ? own + left : own
}
