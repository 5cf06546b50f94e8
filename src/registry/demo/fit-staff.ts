import { done, type Result, refused } from '../../kernel/result.ts'
import type { DuckDb } from '../../store/index.ts'
import type { PersonsTooFew } from '../refusals.ts'
import { type Dice, selectDrawn } from './dice.ts'
import { firstStaffSql, leaversSql, secondStaffSql } from './staff.ts'

/** The largest staff a unit may have so that all staff and leavers fit the persons, and how many slots that makes. */
export async function fitStaff(
  database: DuckDb,
  dice: Dice,
  firms: number,
  persons: number,
): Promise<Result<{ readonly staffLimit: number; readonly slots: number }, PersonsTooFew>> {
  const histogram = await database.rows(
    `SELECT staff, count(*) AS units FROM (${staffSql(dice, firms, 1_000_000)}) GROUP BY staff ORDER BY staff`,
  )
  const sizes = histogram.map((row) => ({ staff: Number(row.staff), units: Number(row.units) }))
  let staffLimit = largestLimit(sizes, Math.floor(persons * 0.9))
  for (;;) {
    const slots = await slotsAt(database, dice, firms, staffLimit)
    if (slots <= persons * 0.96) return done({ staffLimit, slots })
    if (staffLimit === 0) return refused({ code: 'persons_too_few', persons, firms, needed: Math.ceil(slots / 0.96) })
    staffLimit = Math.floor(staffLimit * 0.9)
  }
}

function largestLimit(sizes: readonly { readonly staff: number; readonly units: number }[], budget: number): number {
  let [low, high] = [0, sizes.at(-1)?.staff ?? 0]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const total = sizes.reduce((sum, { staff, units }) => sum + Math.min(staff, middle) * units, 0)
    if (total <= budget) low = middle
    else high = middle - 1
  }
  return low
}

async function slotsAt(database: DuckDb, dice: Dice, firms: number, limit: number): Promise<number> {
  const [row] = await database.rows(
    `SELECT sum(staff + ${leaversSql(dice, 'unit_id', 'staff')}) AS slots FROM (${staffSql(dice, firms, limit)})`,
  )
  return Number(row?.slots ?? 0)
}

function staffSql(dice: Dice, firms: number, limit: number): string {
  const from = `SELECT range FROM range(1, ${firms + 1})`
  return `${selectDrawn(`range * 2 AS unit_id, ${firstStaffSql(dice, 'range', limit)} AS staff`, from)}
UNION ALL SELECT * FROM (${selectDrawn(`range * 2 + 1 AS unit_id, ${secondStaffSql(dice, 'range', limit)} AS staff`, from)}) WHERE staff IS NOT NULL`
}
