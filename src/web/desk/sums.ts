import { sumOfFen } from '../figures/figures.ts'

/** How many rows and what they come to, in fen. */
export interface Sum {
  readonly rows: number
  readonly fen: string
}

/** Several sums as one. */
export const together = (sums: readonly Sum[]): Sum => ({
  rows: sums.reduce((all, { rows }) => all + rows, 0),
  fen: sumOfFen(sums.map(({ fen }) => fen)),
})
