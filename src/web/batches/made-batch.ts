import type { office } from '../client/office.ts'

export type MadeBatch = Awaited<ReturnType<typeof office.batch.make>>

let made: MadeBatch | undefined

/** Keeps what came of the batch that was made last, for the page that it leads to. */
export function rememberMade(batch: MadeBatch): void {
  made = batch
}

/** What came of a batch that was made on the page before. */
export const madeBefore = (batch: string): MadeBatch | undefined => (made?.batch === batch ? made : undefined)
