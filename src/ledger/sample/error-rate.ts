/** One stratum of a list: how many rows it has, how many of them were looked at, and how many of those were wrong. */
export interface Stratum {
  readonly rows: number
  readonly looked: number
  readonly wrong: number
}

/** A share of a whole, exactly. */
export interface Rate {
  readonly of: bigint
  readonly in: bigint
}

/** Rates are bounded in steps of a hundredth of a per cent, upwards. */
export const steps = 10_000n

/** A bound holds but for one case in so many. */
export const missesOneIn = 20n

const isWhole = ({ rows, looked }: Stratum): boolean => looked === rows

/**
 * The rate of errors of a list that its sample comes to: each stratum counts by what it has, not by how much of it was drawn, so that a
 * closer look at what is risky does not make the list look worse. A stratum that nobody looked into has no rate; undefined then.
 */
export function estimatedRate(strata: readonly Stratum[]): Rate | undefined {
  if (strata.some(({ rows, looked }) => rows > 0 && looked === 0)) return undefined
  const sum = strata.reduce<Rate>(
    (before, { rows, looked, wrong }) =>
      wrong === 0 ? before : { of: before.of * BigInt(looked) + before.in * BigInt(rows) * BigInt(wrong), in: before.in * BigInt(looked) },
    { of: 0n, in: 1n },
  )
  const rows = strata.reduce((all, each) => all + BigInt(each.rows), 0n)
  return rows === 0n ? undefined : reduced({ of: sum.of, in: sum.in * rows })
}

/** Whether a rate is above so many in ten thousand. */
export const isAbove = ({ of, in: whole }: Rate, limit: number): boolean => of * steps > whole * BigInt(limit)

/**
 * As many rows of a list as may be wrong, but for one case in twenty: a bound from above. Strata that were looked at whole are known. Of
 * the others, the errors in a sample without replacement are a sum of independent chances (Vatutin and Mikhailov 1982), which stays as
 * low as it did less often than a binomial of the same mean (Hoeffding 1956); so Clopper and Pearson's bound on the mean holds, whatever
 * share of each stratum was drawn. The errors that such a mean allows are laid where the least was looked at.
 */
export function mostWrong(strata: readonly Stratum[]): number {
  const known = strata.filter(isWhole).reduce((all, { wrong }) => all + wrong, 0)
  const open = strata.filter((each) => !isWhole(each))
  const looked = open.reduce((all, each) => all + each.looked, 0)
  const wrong = open.reduce((all, each) => all + each.wrong, 0)
  if (open.length === 0) return known
  if (looked === 0) return known + open.reduce((all, { rows }) => all + rows, 0)
  // What wrong rows may come to in the sample on the average, in ten-thousandths of a row.
  const step = leastRateBeyond(looked, wrong)
  // Hoeffding's sentence speaks of means that lie a whole error above what was found.
  let room = max(step * BigInt(looked), BigInt(wrong + 1) * steps)
  let rows = 0n
  let part: Rate = { of: 0n, in: 1n }
  const byShare = open.toSorted((a, b) => a.looked * b.rows - b.looked * a.rows)
  for (const each of byShare) {
    const most = BigInt(each.rows - each.looked + each.wrong)
    const share = { of: BigInt(each.looked), in: BigInt(each.rows) }
    // most × looked/rows, against the room that is left.
    const needs = most * share.of * steps
    if (needs <= room * share.in) {
      rows += most
      room = dividedUp(room * share.in - needs, share.in)
      continue
    }
    part = { of: room * share.in, in: share.of * steps }
    break
  }
  return known + Number(rows + part.of / part.in)
}

/**
 * Clopper and Pearson's bound from above, in steps of a hundredth of a per cent: the least step at which so few errors among so many
 * would come in one case of twenty at most.
 */
export function leastRateBeyond(looked: number, wrong: number): bigint {
  let [low, high] = [0n, steps]
  while (low < high) {
    const middle = (low + high) / 2n
    if (isRare(looked, wrong, middle)) high = middle
    else low = middle + 1n
  }
  return low
}

/** Whether at most `wrong` errors among `looked`, each of a chance of `step` in ten thousand, come in one case of twenty at most. */
function isRare(looked: number, wrong: number, step: bigint): boolean {
  if (wrong >= looked) return false
  if (step >= steps) return true
  const rest = steps - step
  // Ways in ten-thousandths to the power of `looked`: exact, however small.
  let term = rest ** BigInt(looked)
  let sum = term
  for (let errors = 0; errors < wrong; errors++) {
    term = (term * BigInt(looked - errors) * step) / (BigInt(errors + 1) * rest)
    sum += term
  }
  return sum * missesOneIn <= steps ** BigInt(looked)
}

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b)

/** A division rounded up: room that is left is never made smaller than it is. */
const dividedUp = (of: bigint, by: bigint): bigint => (of + by - 1n) / by

function reduced({ of, in: whole }: Rate): Rate {
  let [a, b] = [of, whole]
  while (b !== 0n) [a, b] = [b, a % b]
  return { of: of / a, in: whole / a }
}
