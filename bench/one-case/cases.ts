/** One unit's flat facts: codes and day numbers as the registry stores them, money in fen. Nothing is unknown, for the peers' sake. */
export interface CaseFacts {
  readonly [fact: string]: number | boolean
  readonly size: number
  readonly industry: number
  readonly headcount: number
  readonly headcount_start: number
  readonly graduates_hired: number
  readonly separations: number
  readonly premium: number
  readonly monthly_due: number
  readonly loan: number
}

/** The same cases in every run, spread so that each policy is granted to some and each condition refuses some. */
export function drawCases(count: number): readonly CaseFacts[] {
  return Array.from({ length: count }, (_, i) => drawCase(i))
}

function drawCase(at: number): CaseFacts {
  const draw = (salt: number, n: number): number => scrambled(at * 31 + salt) % n
  const people = 1 + draw(1, 300)
  return {
    region: 500_000 + draw(2, 240),
    size: draw(3, 4),
    industry: draw(4, 8),
    is_active: draw(5, 20) > 0,
    is_dishonest: draw(6, 50) === 0,
    is_in_arrears: draw(7, 10) === 0,
    is_dispatch_agency: draw(8, 25) === 0,
    founded_on: 9_131 + draw(9, 10_200),
    headcount: Math.max(0, people + 2 - draw(10, 5)),
    headcount_start: people,
    separations: Math.floor((people * draw(12, 16)) / 100),
    graduates_hired: Math.max(0, draw(13, 8) - 4),
    insured_months: Math.min(12, draw(14, 30)),
    training_days: draw(15, 60),
    premium: people * (40_000 + draw(16, 30_000)),
    monthly_due: people * (3_000 + draw(17, 3_000)),
    loan: draw(18, 3) === 0 ? draw(19, 1_000) * 1_000_000 : 0,
  }
}

/** A fixed mixing of bits (the finaliser of MurmurHash3). */
function scrambled(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
