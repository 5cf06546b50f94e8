import { countWork } from './count-work.ts'

/** About as many characters the shorter text has. */
const SHORT = 600
const TIMES = 4

/** How much more work four times the text is: four where work grows with the length, sixteen where it grows with its square. */
export function growthOf(piece: string, work: (text: string) => void, short = SHORT): number {
  const repeats = Math.max(2, Math.ceil(short / piece.length))
  const workOn = (text: string) => countWork(() => work(text))
  return workOn(piece.repeat(repeats * TIMES)) / workOn(piece.repeat(repeats))
}

/** A logarithm in the length is allowed for, a square is not. */
export const IN_PROPORTION = TIMES * 1.2
