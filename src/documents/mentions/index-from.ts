/** Index of the first of some things in order that begins at or after a place; their number where none does. */
export function indexFrom<T>(ordered: readonly T[], place: number, startOf: (each: T) => number): number {
  let low = 0
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >> 1
    const each = ordered[middle]
    if (each !== undefined && startOf(each) < place) low = middle + 1
    else high = middle
  }
  return low
}
