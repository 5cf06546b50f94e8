import { isSameNumeral, type Marker, type NumberStyle, rankOf } from './markers.ts'

/** A provision that is still open: the next one may follow it, or stand under it. */
interface Open {
  readonly marker: Marker
  /** Style of the list it belongs to, which a slip in one of its numbers does not change. */
  readonly style: NumberStyle
  readonly hasBody: boolean
}

/** What is known while a document's numbers are read from first to last. */
export interface OutlineState {
  readonly open: readonly Open[]
  /** For each style the last number given and the style it stood under. */
  readonly last: ReadonlyMap<NumberStyle, { readonly ordinal: number; readonly under: NumberStyle | undefined }>
}

export interface Placement {
  readonly depth: number
  readonly style: NumberStyle
  /** What the number should have been; absent when it is the next one. */
  readonly expected: number | undefined
  readonly fit: 'next' | 'first' | 'gap' | 'back'
}

export const emptyOutline: OutlineState = { open: [], last: new Map() }

/** A jump further than this is no gap in a list but something else that looks like a number. */
const WIDEST_GAP = 12

/**
 * Where a number belongs. The next number of an open list wins over everything; then the place its style had before;
 * then the usual order of styles.
 */
export function placeOf(state: OutlineState, marker: Marker): Placement | undefined {
  return (
    nextInList(state, marker) ?? (marker.ordinal === 1 ? firstOfList(state, marker) : (continued(state, marker) ?? astray(state, marker)))
  )
}

/** Where an excerpt that begins late has the first number it gives of a style, however high. */
export function placeOfLate(state: OutlineState, marker: Marker): Placement {
  return { depth: usualDepth(state, marker), style: marker.style, expected: undefined, fit: 'first' }
}

/** The state after a number was put in its place. */
export function withPlaced(state: OutlineState, marker: Marker, { depth, style }: Placement): OutlineState {
  const under = state.open[depth - 1]?.style
  return {
    open: [...state.open.slice(0, depth), { marker, style, hasBody: false }],
    last: new Map(state.last).set(style, { ordinal: marker.ordinal, under }),
  }
}

/** The state after text was found under the innermost open provision. */
export function withBody(state: OutlineState): OutlineState {
  const top = state.open.at(-1)
  return top === undefined || top.hasBody ? state : { ...state, open: [...state.open.slice(0, -1), { ...top, hasBody: true }] }
}

function nextInList(state: OutlineState, marker: Marker): Placement | undefined {
  const follows = (index: number) => Math.floor(state.open[index]?.marker.ordinal ?? -1) + 1 === Math.floor(marker.ordinal)
  const inserted = (index: number) =>
    marker.ordinal % 1 > 0 && Math.floor(state.open[index]?.marker.ordinal ?? -1) === Math.floor(marker.ordinal)
  const own = deepest(
    state,
    (open, index) => open.style === marker.style && open.marker.variant === marker.variant && (follows(index) || inserted(index)),
  )
  const styled = own ?? deepest(state, (open, index) => open.style === marker.style && (follows(index) || inserted(index)))
  // "1." and "2." are followed by "3," and even by "(4)" when a list is typed by several hands.
  const similar = styled ?? deepest(state, (open, index) => isSameNumeral(open.style, marker.style) && marker.ordinal > 1 && follows(index))
  if (similar === undefined) return undefined
  if (styled === undefined && isContinued(state, marker)) return undefined
  return { depth: similar, style: state.open[similar]?.style ?? marker.style, expected: undefined, fit: 'next' }
}

function firstOfList(state: OutlineState, marker: Marker): Placement {
  const standing = deepest(state, (open) => open.style === marker.style)
  if (standing !== undefined) {
    const isInnermost = standing === state.open.length - 1
    const isOtherSign = state.open[standing]?.marker.variant !== marker.variant
    if (isInnermost && isOtherSign) return { depth: standing + 1, style: marker.style, expected: undefined, fit: 'first' }
    return { depth: standing, style: marker.style, expected: (state.open[standing]?.marker.ordinal ?? 0) + 1, fit: 'back' }
  }
  return { depth: usualDepth(state, marker), style: marker.style, expected: undefined, fit: 'first' }
}

/** A list that goes on under a new heading, e.g. the eleventh provision of the document as the first of its third part. */
function continued(state: OutlineState, marker: Marker): Placement | undefined {
  if (!isContinued(state, marker)) return undefined
  return { depth: usualDepth(state, marker), style: marker.style, expected: undefined, fit: 'next' }
}

function isContinued(state: OutlineState, marker: Marker): boolean {
  const standing = deepest(state, (open) => open.style === marker.style)
  return standing === undefined && Math.floor(state.last.get(marker.style)?.ordinal ?? -1) === Math.floor(marker.ordinal) - 1
}

function astray(state: OutlineState, marker: Marker): Placement | undefined {
  const standing = deepest(state, (open) => open.style === marker.style)
  const before = standing === undefined ? (state.last.get(marker.style)?.ordinal ?? 0) : (state.open[standing]?.marker.ordinal ?? 0)
  const expected = Math.floor(before) + 1
  if (marker.ordinal > expected + WIDEST_GAP) return undefined
  const depth = standing ?? usualDepth(state, marker)
  return { depth, style: marker.style, expected, fit: marker.ordinal > expected ? 'gap' : 'back' }
}

function usualDepth(state: OutlineState, marker: Marker): number {
  const known = state.last.get(marker.style)
  if (known !== undefined) {
    // A list that began before any heading goes on under the first one that says nothing itself.
    const last = state.open.at(-1)
    if (known.under === undefined)
      return last !== undefined && !last.hasBody && rankOf(last.style) < rankOf(marker.style) ? state.open.length : 0
    const parent = deepest(state, (open) => open.style === known.under)
    if (parent !== undefined) return parent + 1
  }
  const top = state.open.at(-1)
  // Right under a bare heading even a wider style opens a list of its own.
  if (top !== undefined && known === undefined && !top.hasBody && rankOf(marker.style) > rankOf('article')) return state.open.length
  const wider = state.open.findLastIndex((open) => rankOf(open.style) < rankOf(marker.style))
  return wider + 1
}

function deepest(state: OutlineState, fits: (open: Open, index: number) => boolean): number | undefined {
  const found = state.open.findLastIndex(fits)
  return found < 0 ? undefined : found
}
