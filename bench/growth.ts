import { hostilePieces } from '../tests/documents/hostile-texts.ts'
import { readForScoring } from '../tests/documents/read-for-scoring.ts'
import type { Line } from './report.ts'

const SHORT = 40_000
const TIMES = 4
/** Microseconds; what is read in less cannot be told from the work of the machine itself. */
const LEAST = 20_000

interface Growth {
  readonly piece: string
  readonly ratio: number
}

/** How the time grows that the reader needs for texts written against it: the worst of them, four times as long; a square would take sixteen times. */
export function benchGrowth(): readonly Line[] {
  const found = hostilePieces.flatMap(([, ...pieces]) =>
    pieces.map((piece): Growth => ({ piece, ratio: timeOf(piece, TIMES) / Math.max(LEAST, timeOf(piece, 1)) })),
  )
  const worst = found.reduce((one, other) => (other.ratio > one.ratio ? other : one))
  return [
    {
      what: 'documents: hostile text four times as long',
      measured: `${worst.ratio.toFixed(1)} x the time`,
      goal: '8 x',
      isMet: worst.ratio <= 8,
      beside: `${SHORT} characters of ${JSON.stringify(worst.piece)}, the worst of ${found.length}`,
    },
  ]
}

/** The quickest of three readings, in microseconds of the processor: what disturbs a measurement only makes it slower. */
function timeOf(piece: string, times: number): number {
  const text = piece.repeat(Math.ceil((SHORT * times) / piece.length))
  return Math.min(...[1, 2, 3].map(() => measure(() => readForScoring('hostile', text))))
}

function measure(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  return process.cpuUsage(before).user
}
