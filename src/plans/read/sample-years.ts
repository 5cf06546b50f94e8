const FIRST = 1900
const LAST = 2199
const isLeap = (year: number) => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1

/** Every way to hide some of a year's digits. */
function masksOf(year: string): readonly string[] {
  return Array.from({ length: 15 }, (_, i) => [...year].map((digit, at) => (((i + 1) >> at) & 1 ? 'X' : digit)).join(''))
}

/** For each mask the year 2020 where it fits, else the last leap year that does, so that no day of a year is missing, else the last. */
function samples(): ReadonlyMap<string, string> {
  const years = Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i)
  const ordered = [...years.filter((year) => !isLeap(year)), ...years.filter(isLeap), 2020].map(String)
  return new Map(ordered.flatMap((year) => masksOf(year).map((mask): [string, string] => [mask, year])))
}

const byMask = samples()

/** Every mask is taken as one and the same sample year, so that gaps show before the year is known. */
export const sampleYears = { years: (): ReadonlyMap<string, string> => byMask }
