import type { PathRange } from '../store/index.ts'

/** How many characters a level of a path has; a path never changes, whatever the codes and names above it become. */
const width = 3
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A region and everything below it, as one range of paths. */
export function subtreeOf(path: string): PathRange {
  return { low: path, high: `${path}~` }
}

/** A region alone, without what lies below it. */
export function onlyOf(path: string): PathRange {
  return { low: path, high: `${path}!` }
}

/** Every region there is. */
export const everywhere: PathRange = { low: '0', high: '~' }

/** Whether a path lies in one of some ranges. */
export function isWithin(path: string, ranges: readonly PathRange[]): boolean {
  return ranges.some(({ low, high }) => low <= path && path < high)
}

/** The path of the n-th child of a region, counted from 1. */
export function childPath(parent: string, place: number): string {
  if (place < 1 || place >= digits.length ** width) throw new RangeError(`A region has no child number ${place}`)
  let rest = place
  let own = ''
  for (let at = 0; at < width; at++) {
    own = digits.charAt(rest % digits.length) + own
    rest = Math.floor(rest / digits.length)
  }
  return parent + own
}

/** The lowest path that several lie in or are; undefined of none. */
export function sharedPath(paths: readonly string[]): string | undefined {
  const [first, ...rest] = paths
  if (first === undefined) return undefined
  return lineTo(first)
    .filter((path) => rest.every((other) => other.startsWith(path)))
    .at(-1)
}

/** The paths from the top down to a region, itself included. */
export function lineTo(path: string): readonly string[] {
  return Array.from({ length: path.length / width }, (_, at) => path.slice(0, (at + 1) * width))
}
