/** A stretch of a clause that a part of the draft took; places are offsets into the clause's readable text. */
export interface Claim {
  readonly from: number
  readonly to: number
  /** What was written of it, where that is not the whole of it; a claim never covers more than that. */
  readonly written?: readonly string[] | undefined
  /** Tells who answers for the clause, and nothing of what it says. */
  readonly isUnit?: boolean | undefined
}

/** Single letters fit anywhere. */
const SHORTEST_RUN = 2

/** Which characters of a text are told by what was taken of it: 1 where one is. Numbers and days are told only where they were taken themselves. */
export function toldBy(text: string, claims: readonly Claim[], numbers: readonly Pick<Claim, 'from' | 'to'>[]): Uint8Array {
  const told = new Uint8Array(text.length)
  for (const { from, to, written } of claims) if (written !== undefined) markRuns(text, from, to, written.map(plain), told)
  for (const { from, to } of numbers) told.fill(0, from, to)
  for (const { from, to, written } of claims) if (written === undefined) told.fill(1, from, to)
  return told
}

/** Marks the longest runs of letters of a stretch that stand in what was written. */
function markRuns(text: string, from: number, to: number, written: readonly string[], told: Uint8Array): void {
  const places = Array.from({ length: to - from }, (_, index) => from + index).filter((at) => isLetter(text.charAt(at)))
  const letters = places.map((at) => text.charAt(at)).join('')
  for (let at = 0; at < letters.length; ) {
    let length = 0
    while (at + length < letters.length && written.some((each) => each.includes(letters.slice(at, at + length + 1)))) length++
    if (length >= SHORTEST_RUN) for (const place of places.slice(at, at + length)) told[place] = 1
    at += Math.max(1, length)
  }
}

export function isLetter(character: string): boolean {
  return /[\p{L}\p{N}%]/u.test(character)
}

function plain(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}%]/gu, '')
}
