export const han = /\p{Script=Han}/u

/** Runs of two and three Han characters and where they first stand; digits and signs differ where the wording does not. */
export function runsOf(text: string): ReadonlyMap<string, number> {
  const grams = new Map<string, number>()
  let length = 0
  for (let at = 0; at < text.length; at++) {
    length = han.test(text[at] ?? '') ? length + 1 : 0
    for (const size of [2, 3]) {
      const start = at - size + 1
      const gram = text.slice(start, at + 1)
      if (length >= size && !grams.has(gram)) grams.set(gram, start)
    }
  }
  return grams
}

/** How alike two texts are by their runs of characters, 0 to 1. */
export function likeness(one: string, other: string): number {
  return likenessOf(runsOf(one), runsOf(other))
}

/** The same of runs already taken. */
export function likenessOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  if (a.size + b.size === 0) return 0
  let shared = 0
  for (const gram of a.keys()) if (b.has(gram)) shared++
  return (2 * shared) / (a.size + b.size)
}
