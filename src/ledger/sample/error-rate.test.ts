import { describe, expect, it } from 'vitest'
import { estimatedRate, isAbove, leastRateBeyond, missesOneIn, mostWrong, type Stratum, steps } from './error-rate.ts'

const stratum = (rows: number, looked: number, wrong: number): Stratum => ({ rows, looked, wrong })

/** Ways to choose so many of so many. */
function ways(of: number, chosen: number): bigint {
  if (chosen < 0 || chosen > of) return 0n
  let found = 1n
  for (let at = 0; at < chosen; at++) found = (found * BigInt(of - at)) / BigInt(at + 1)
  return found
}

/** In how many of all draws of `looked` out of `rows`, of which `bad` are wrong, `wrong` of them are drawn. */
const draws = (rows: number, bad: number, looked: number, wrong: number): bigint => ways(bad, wrong) * ways(rows - bad, looked - wrong)

describe('the rate of a list', () => {
  const table: readonly (readonly [string, readonly Stratum[], { of: bigint; in: bigint } | undefined])[] = [
    ['nothing wrong', [stratum(100, 10, 0)], { of: 0n, in: 1n }],
    ['one in ten of one stratum', [stratum(100, 10, 1)], { of: 1n, in: 10n }],
    ['a stratum looked at whole counts by what it has', [stratum(10, 10, 3), stratum(990, 99, 0)], { of: 3n, in: 1000n }],
    ['shares are not rounded on the way', [stratum(3, 3, 1), stratum(7, 3, 1)], { of: 1n, in: 3n }],
    ['odd shares stay exact', [stratum(7, 3, 1), stratum(11, 7, 2)], { of: 23n * 5n, in: 21n * 18n }],
    ['nobody looked into one', [stratum(10, 10, 0), stratum(5, 0, 0)], undefined],
    ['no rows at all', [], undefined],
  ]
  it.each(table)('%s', (_, strata, rate) => {
    const found = estimatedRate(strata)
    if (rate === undefined) return expect(found).toBeUndefined()
    expect(found === undefined ? undefined : found.of * rate.in).toBe((found?.in ?? 0n) * rate.of)
  })

  it('is above a limit from the next fraction on, not at it', () => {
    expect(isAbove({ of: 2n, in: 100n }, 200)).toBe(false)
    expect(isAbove({ of: 20_001n, in: 1_000_000n }, 200)).toBe(true)
    expect(isAbove({ of: 19_999n, in: 1_000_000n }, 200)).toBe(false)
    expect(isAbove({ of: 0n, in: 1n }, 0)).toBe(false)
    expect(isAbove({ of: 1n, in: 100_000n }, 0)).toBe(true)
  })
})

describe("Clopper and Pearson's bound", () => {
  // Printed values for one side and 95 per cent, rounded up to a hundredth of a per cent.
  const table: readonly (readonly [looked: number, wrong: number, step: bigint])[] = [
    [10, 0, 2589n],
    [10, 1, 3942n],
    [20, 0, 1392n],
    [50, 0, 582n],
    [50, 2, 1207n],
    [100, 0, 296n],
    [100, 1, 466n],
    [100, 5, 1023n],
    [1000, 0, 30n],
    [1000, 10, 170n],
    [3, 3, 10_000n],
  ]
  it.each(table)('of %i looked at and %i wrong is the step %i', (looked, wrong, step) => {
    expect(leastRateBeyond(looked, wrong)).toBe(step)
  })

  it('is the least step at which so few come in one case of twenty: not so one step below', () => {
    const isRare = (looked: number, wrong: number, step: bigint) => {
      let sum = 0n
      for (let errors = 0; errors <= wrong; errors++)
        sum += ways(looked, errors) * step ** BigInt(errors) * (steps - step) ** BigInt(looked - errors)
      return sum * missesOneIn <= steps ** BigInt(looked)
    }
    for (const [looked, wrong] of [
      [7, 0],
      [7, 3],
      [30, 4],
      [61, 2],
      [120, 9],
    ] as const) {
      const step = leastRateBeyond(looked, wrong)
      expect([looked, wrong, isRare(looked, wrong, step), isRare(looked, wrong, step - 1n)]).toEqual([looked, wrong, true, false])
    }
  })
})

describe('how many may be wrong at most', () => {
  it('is what was found where all was looked at, and everything where nothing was', () => {
    expect(mostWrong([stratum(40, 40, 3), stratum(5, 5, 0)])).toBe(3)
    expect(mostWrong([stratum(40, 0, 0)])).toBe(40)
    expect(mostWrong([stratum(40, 1, 0)])).toBe(39)
    expect(mostWrong([stratum(40, 1, 1)])).toBe(40)
    expect(mostWrong([])).toBe(0)
  })

  it('never says fewer than were found, and leaves out what was found right', () => {
    for (const [rows, looked, wrong] of [
      [50, 10, 0],
      [50, 10, 10],
      [50, 49, 1],
      [3, 2, 2],
    ] as const) {
      const most = mostWrong([stratum(rows, looked, wrong)])
      expect(most).toBeGreaterThanOrEqual(wrong)
      expect(most).toBeLessThanOrEqual(rows - (looked - wrong))
    }
  })

  it('misses the truth of one stratum in one draw of twenty at most, whatever the truth is', () => {
    for (const [rows, looked] of [
      [30, 10],
      [25, 20],
      [60, 6],
    ] as const)
      for (let bad = 0; bad <= rows; bad++) {
        let missed = 0n
        for (let wrong = 0; wrong <= looked; wrong++)
          if (mostWrong([stratum(rows, looked, wrong)]) < bad) missed += draws(rows, bad, looked, wrong)
        expect([rows, looked, bad, missed * missesOneIn <= ways(rows, looked)]).toEqual([rows, looked, bad, true])
      }
  })

  it('misses it no oftener where strata are looked into unequally, or one of them whole', () => {
    const shapes = [
      [
        [20, 4],
        [10, 5],
      ],
      [
        [24, 12],
        [12, 2],
      ],
      [
        [8, 8],
        [20, 5],
      ],
    ] as const
    for (const [[firstRows, firstLooked], [secondRows, secondLooked]] of shapes) {
      const bound = new Map<string, number>()
      for (let a = 0; a <= firstLooked; a++)
        for (let b = 0; b <= secondLooked; b++)
          bound.set(`${a} ${b}`, mostWrong([stratum(firstRows, firstLooked, a), stratum(secondRows, secondLooked, b)]))
      for (let first = 0; first <= firstRows; first++)
        for (let second = 0; second <= secondRows; second++) {
          let missed = 0n
          for (let a = 0; a <= firstLooked; a++)
            for (let b = 0; b <= secondLooked; b++)
              if ((bound.get(`${a} ${b}`) ?? 0) < first + second)
                missed += draws(firstRows, first, firstLooked, a) * draws(secondRows, second, secondLooked, b)
          const all = ways(firstRows, firstLooked) * ways(secondRows, secondLooked)
          expect([first, second, missed * missesOneIn <= all]).toEqual([first, second, true])
        }
    }
  })
})
