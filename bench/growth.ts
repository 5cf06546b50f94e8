import { hostilePieces } from '../tests/documents/hostile-texts.ts'
import { readForScoring } from '../tests/documents/read-for-scoring.ts'
import type { Line } from './report.ts'

const SHORT = 40_000
const TIMES = 4

interface Growth {
  readonly piece: string
  readonly ratio: number
}

/** How the time grows that the reader needs for texts written against it: the worst of them, four times as long. */
export function benchGrowth(): readonly Line[] {
  const found = hostilePieces.flatMap(([, ...pieces]) =>
    pieces.map((piece): Growth => ({ piece, ratio: timeOf(piece, TIMES) / timeOf(piece, 1) })),
  )
  const worst = found.reduce((one, other) => (other.ratio > one.ratio ? other : one))
  return [
    {
      what: 'documents: hostile text four times as long',
      measured: `${worst.ratio.toFixed(1)} x the time`,
      goal: '6 x',
      isMet: worst.ratio <= 6,
      beside: `${SHORT} characters of ${JSON.stringify(worst.piece)}, the worst of ${found.length}`,
    },
  ]
}

/** The quicker of two readings, in milliseconds: what disturbs a measurement only makes it slower. */
function timeOf(piece: string, times: number): number {
  const text = piece.repeat(Math.ceil((SHORT * times) / piece.length))
  return Math.min(...[1, 2].map(() => measure(() => readForScoring('hostile', text))))
}

function measure(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
