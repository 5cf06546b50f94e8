import { randomInt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type SharedRow, shareOut, shortageWays } from '../../src/ledger/shortage/share-out.ts'
import { diceOf } from './dice.ts'

const row = (key: string, fen: bigint, more: Partial<SharedRow> = {}): SharedRow => ({ key, fen, ...more })
const shared = (...of: Parameters<typeof shareOut>) => shareOut(...of).map(({ key, granted }) => `${key} ${granted}`)

describe('a fund that does not suffice', () => {
  it.each([
    ['by_day', 250n, ['c 100', 'a 100', 'b 50']],
    ['by_day', 300n, ['c 100', 'a 100', 'b 100']],
    ['by_day', 299n, ['c 100', 'a 100', 'b 99']],
    ['by_day', 0n, ['c 0', 'a 0', 'b 0']],
    // Nobody owes the fund anything because it is overdrawn.
    ['by_day', -1n, ['c 0', 'a 0', 'b 0']],
    ['by_priority', 150n, ['c 50', 'a 0', 'b 100']],
    // 100 over three equal rows: the fen that is left goes to the first key.
    ['pro_rata', 100n, ['c 33', 'a 34', 'b 33']],
    ['pro_rata', 1n, ['c 0', 'a 1', 'b 0']],
  ] as const)('is shared %s over %i fen', (way, available, expected) => {
    const rows = [
      row('c', 100n, { day: '2022-03-01', place: 2 }),
      row('a', 100n, { day: '2022-05-01' }),
      row('b', 100n, { day: '2022-06-01', place: 1 }),
    ]
    expect(shared(way, rows, available)).toEqual(expected)
  })

  it('gives the larger remainder the fen that is left, whatever its key', () => {
    // 10 fen over 1, 2 and 4: 1.43, 2.86 and 5.71 of 7 would be asked; of 5 fen they get 0.71, 1.43 and 2.86.
    expect(shared('pro_rata', [row('a', 1n), row('b', 2n), row('c', 4n)], 5n)).toEqual(['a 1', 'b 1', 'c 3'])
  })

  const seed = Number(process.env.BALLAST_SEED ?? randomInt(2 ** 31))
  it(`is granted to the fen, to nobody more than their own, in whatever order rows come (seed ${seed})`, () => {
    const dice = diceOf(seed)
    for (let turn = 0; turn < 400; turn++) {
      const rows = Array.from({ length: dice.below(12) }, (_, at) =>
        row(`k${String(dice.below(1000)).padStart(3, '0')}/${at}`, BigInt(1 + dice.below(dice.is(0.3) ? 3 : 500_000)), {
          day: `2022-0${1 + dice.below(3)}-01`,
          place: dice.is(0.5) ? dice.below(3) : undefined,
        }),
      )
      const total = rows.reduce((sum, { fen }) => sum + fen, 0n)
      const available = BigInt(dice.below(Number(total) + 3)) - 1n
      for (const way of shortageWays) {
        const shares = shareOut(way, rows, available)
        const sum = shares.reduce((all, { granted }) => all + granted, 0n)
        expect(sum).toBe(available < 0n ? 0n : available < total ? available : total)
        expect(shares.map(({ key }) => key)).toEqual(rows.map(({ key }) => key))
        for (const [at, { granted }] of shares.entries()) {
          expect(granted >= 0n && granted <= (rows[at]?.fen ?? -1n)).toBe(true)
          // Nobody is further from their exact part than a fen.
          if (way === 'pro_rata' && available > 0n && available < total) {
            const exact = (rows[at]?.fen ?? 0n) * available
            expect(granted * total > exact - total && granted * total < exact + total).toBe(true)
          }
        }
        const other = new Map(shareOut(way, dice.shuffled(rows), available).map(({ key, granted }) => [key, granted]))
        expect(new Map(shares.map(({ key, granted }) => [key, granted]))).toEqual(other)
        // Of whole rows one at most is granted in part.
        if (way !== 'pro_rata')
          expect(shares.filter(({ granted }, at) => granted > 0n && granted < (rows[at]?.fen ?? 0n)).length).toBeLessThanOrEqual(1)
      }
    }
  })
})
