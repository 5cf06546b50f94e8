import type { ListScope } from './list-query.ts'

/** Rows of a region inside one of the ranges. The ends of them all are asked for too: by those whole groups of rows are passed over. */
export function within(ranges: ListScope): string {
  const joined = joinRanges(ranges)
  const [first] = joined
  const last = joined.at(-1)
  if (first === undefined || last === undefined) return 'false'
  const whole = `region between ${first.from} and ${last.to}`
  return joined.length === 1 ? whole : `${whole} and (${joined.map(({ from, to }) => `region between ${from} and ${to}`).join(' or ')})`
}

/** The same regions in as few ranges as can be, in order. */
export function joinRanges(ranges: ListScope): ListScope {
  const strange = ranges.find(({ from, to }) => !Number.isSafeInteger(from) || !Number.isSafeInteger(to))
  if (strange !== undefined) throw new Error(`a scope from ${strange.from} to ${strange.to}`)
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of ranges.filter((range) => range.from <= range.to).toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}

/** The least range that holds all of a scope, inside the six digits of a code. */
export function spanOf(ranges: ListScope): { readonly from: number; readonly to: number } {
  const joined = joinRanges(ranges)
  return { from: Math.max(0, joined[0]?.from ?? 0), to: Math.min(999_999, joined.at(-1)?.to ?? 0) }
}
