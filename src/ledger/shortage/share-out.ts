/** How a fund that does not suffice is shared over the rows of a list; none is preset, each is somebody's recorded decision. */
export const shortageWays = ['by_day', 'pro_rata', 'by_priority'] as const
export type ShortageWay = (typeof shortageWays)[number]

/** A row as it is shared: a key that stays the same whatever order rows come in, what it comes to, and what it is put in order by. */
export interface SharedRow {
  readonly key: string
  /** Fen. */
  readonly fen: bigint
  /** The day of what it is granted for, YYYY-MM-DD. */
  readonly day?: string | undefined
  /** Its place among those that were named; those that were not come after all that were. */
  readonly place?: number | undefined
}

/** What of a row is granted now; the rest waits until the fund has more. */
export interface Share {
  readonly key: string
  readonly granted: bigint
}

/**
 * Shares what is there over rows, to the fen: together they are granted what is there, or all that they come to where that is less, and
 * none more than its own. Equal rows follow each other by their keys, so that another order of the same rows shares the same.
 */
export function shareOut(way: ShortageWay, rows: readonly SharedRow[], available: bigint): readonly Share[] {
  const total = rows.reduce((sum, { fen }) => sum + fen, 0n)
  if (available >= total) return rows.map(({ key, fen }) => ({ key, granted: fen }))
  const there = available > 0n ? available : 0n
  const granted = way === 'pro_rata' ? proRata(rows, there, total) : inTurn([...rows].sort(orders[way]), there)
  return rows.map(({ key }) => ({ key, granted: granted.get(key) ?? 0n }))
}

const byKey = (a: SharedRow, b: SharedRow): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

const orders: Readonly<Record<Exclude<ShortageWay, 'pro_rata'>, (a: SharedRow, b: SharedRow) => number>> = {
  // Who has no day comes last: whoever asks for this way has to know every day.
  by_day: (a, b) => compared(a.day ?? '9999-12-31', b.day ?? '9999-12-31') || byKey(a, b),
  by_priority: (a, b) => compared(a.place ?? Number.MAX_SAFE_INTEGER, b.place ?? Number.MAX_SAFE_INTEGER) || byKey(a, b),
}

const compared = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)

/** One after another in full; the first that there is not enough for has the rest. */
function inTurn(rows: readonly SharedRow[], available: bigint): ReadonlyMap<string, bigint> {
  let left = available
  return new Map(
    rows.map(({ key, fen }) => {
      const part = left < fen ? left : fen
      left -= part
      return [key, part]
    }),
  )
}

/** To each the same part of its own, rounded down; the fen that are left go one by one to the largest remainders. */
function proRata(rows: readonly SharedRow[], available: bigint, total: bigint): ReadonlyMap<string, bigint> {
  const parts = rows.map((row) => ({ row, part: (row.fen * available) / total, rest: (row.fen * available) % total }))
  const left = available - parts.reduce((sum, { part }) => sum + part, 0n)
  const first = new Set(
    [...parts]
      .sort((a, b) => (a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : byKey(a.row, b.row)))
      .slice(0, Number(left))
      .map(({ row }) => row.key),
  )
  return new Map(parts.map(({ row, part }) => [row.key, part + (first.has(row.key) ? 1n : 0n)]))
}
