/** Provinces that are cities: their counties stand directly below them (GB/T 2260). */
const municipalities = [11, 12, 31, 50] as const

/** The third and fourth digit of counties that a province governs itself (GB/T 2260). */
const ofProvince = 90

/**
 * The region one step below the province, as SQL over `region`: the city, or the county itself where no city stands between. A code of
 * a municipality's "districts" or "counties" is none of a place that anybody works in.
 */
export const cityColumn = `case when region // 10000 in (${municipalities.join(', ')}) or (region // 100) % 100 = ${ofProvince} then region else (region // 100) * 100 end`
