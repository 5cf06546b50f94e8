import { type Dice, pick } from './dice.ts'
import { scenarioCycle, scenarios } from './scenarios.ts'

/** Upper staff number of each class of units and the share of units, in millionths, up to it: median 3, one in a hundred above 120. */
const quantiles: readonly (readonly [staff: number, share: number])[] = [
  [0, 36_000],
  [1, 220_000],
  [2, 400_000],
  [3, 560_000],
  [5, 760_000],
  [8, 860_000],
  [12, 915_000],
  [20, 956_000],
  [30, 974_000],
  [50, 984_000],
  [80, 987_500],
  [120, 990_500],
  [300, 998_500],
  [1000, 999_700],
  [2000, 999_900],
  [5000, 999_990],
  [8000, 1_000_000],
]

/** One firm in so many has a second insured unit in another place. */
const secondUnitsPerThousand = 20

/** SQL for the firm's scenario number, −1 where none. */
export function scenarioSql(firm: string): string {
  return `(CASE WHEN ${firm} % ${scenarioCycle} < ${scenarios.length} THEN ${firm} % ${scenarioCycle} ELSE -1 END)`
}

/** SQL for the staff of the first unit of a firm before the limit; scenarios that plant one are not limited. */
export function firstStaffSql(dice: Dice, firm: string, limit: number): string {
  const cases = scenarios.flatMap(({ staff }, index) => (staff === undefined ? [] : [`WHEN ${index} THEN ${staff}`]))
  return `(CASE ${scenarioSql(firm)} ${cases.join(' ')} ELSE ${limited(quantile(dice.below(firm, 'staff', 1_000_000)), limit)} END)`
}

/** SQL for the staff of the second unit of a firm, NULL where it has none. */
export function secondStaffSql(dice: Dice, firm: string, limit: number): string {
  const staff = limited(quantile(dice.below(firm, 'second staff', 990_000)), limit)
  return `(CASE WHEN ${scenarioSql(firm)} < 0 AND ${dice.chance(firm, 'second unit', secondUnitsPerThousand)} THEN ${staff} END)`
}

/** SQL for how many left a unit of that staff within the year. */
export function leaversSql(dice: Dice, unit: string, staff: string): string {
  return `((${staff} * 4 + ${dice.below(unit, 'leavers', 100)}) // 100)`
}

function quantile(number: string): string {
  let below = 0
  let staffBelow = -1
  const choices = quantiles.map(([staff, share]) => {
    const value =
      staff - staffBelow <= 1 ? String(staff) : `${staffBelow + 1} + (${number} - ${below}) * ${staff - staffBelow} // ${share - below}`
    const choice = [share - below, value] as const
    below = share
    staffBelow = staff
    return choice
  })
  return pick(number, choices)
}

function limited(staff: string, limit: number): string {
  return `(CASE WHEN ${staff} > ${limit} THEN ${limit} ELSE ${staff} END)`
}
