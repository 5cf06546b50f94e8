import { createHash } from 'node:crypto'
import type { PaperDescription, ShownAnnex } from '../paper.ts'

/** The SHA-256 of what a paper says, its annexes by their rows; neither number, day nor issuer changes it. */
export function hashOfPaper(description: PaperDescription, annexes: readonly ShownAnnex[]): string {
  const said = [description, annexes.map(({ title, count, rowsHash }) => ({ title, count, rowsHash }))]
  return createHash('sha256')
    .update(JSON.stringify(said, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)))
    .digest('hex')
}
