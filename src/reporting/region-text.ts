/** Where a policy applies, in names: a region less the nearer regions that state the policy themselves. */
export interface RegionScope {
  readonly whole: string
  readonly without: readonly string[]
}

interface Range {
  readonly from: number
  readonly to: number
}

/** Names a set of code ranges as one region less others; undefined where nothing is left. `nation` names the whole country. */
export function regionScope(ranges: readonly Range[], names: (code: number) => string, nation: string): RegionScope | undefined {
  const sorted = [...ranges].sort((a, b) => a.from - b.from)
  const [first] = sorted
  const last = sorted.at(-1)
  if (first === undefined || last === undefined) return undefined
  const nameOf = (code: number) => (code === 0 ? nation : names(code) || String(code))
  const without: string[] = []
  for (const [i, range] of sorted.entries()) {
    const next = sorted[i + 1]
    if (next !== undefined && next.from > range.to + 1)
      without.push(...regionsWithin({ from: range.to + 1, to: next.from - 1 }, names).map(nameOf))
  }
  return { whole: nameOf(wholeOf(first.from, last.to)), without }
}

/** The region that spans both ends: a county, a city, a province or the country. */
function wholeOf(from: number, to: number): number {
  const level = [1, 100, 10_000].find((size) => Math.floor(from / size) === Math.floor(to / size))
  return level === undefined ? 0 : Math.floor(from / level) * level
}

/** The largest regions that make up a range; codes nothing bears are left out, unless that leaves nothing. */
function regionsWithin(range: Range, names: (code: number) => string): readonly number[] {
  const codes: number[] = []
  let code = range.from
  while (code <= range.to) {
    const at = code
    const size = [10_000, 100, 1].find((each) => at % each === 0 && at + each - 1 <= range.to) ?? 1
    codes.push(code)
    code += size
  }
  const named = codes.filter((each) => names(each) !== '')
  return named.length === 0 ? [range.from] : named
}
