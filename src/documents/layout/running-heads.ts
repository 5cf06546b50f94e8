import type { Line } from '../text/lines.ts'
import { isPageNumber } from './stray.ts'

const FEWEST_REPEATS = 3

/**
 * The same short line at the top or bottom of page after page. Where the file tells its pages, two of them are enough; where not, it must
 * stand next to a page's number, or part sentences in two, three times. What stands on the first page may be the document's own title and stays.
 */
export function runningHeads(lines: readonly Line[], pageNumbers: ReadonlySet<Line>): ReadonlySet<Line> {
  const isNumber = (line: Line | undefined) => line !== undefined && (pageNumbers.has(line) || isPageNumber(line))
  const groups = repeatedLines(lines, isNumber)
  const pages = pagesOf(lines, isNumber)
  const found = pages.length > 1 ? headsOfPages(groups, pages, lines) : headsWithoutPages(groups, lines, isNumber)
  return new Set([...found].flatMap((at) => lines[at] ?? []))
}

/** Places of short lines that say the same but for numbers. A line with a number or a stop of its own is a part of the text. */
function repeatedLines(lines: readonly Line[], isNumber: (line: Line | undefined) => boolean): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>()
  lines.forEach((line, index) => {
    if (line.text.length < 4 || line.text.length > 50 || line.marker !== undefined) return
    if (/[\u3002;:,\t|]/.test(line.folded) || isNumber(line)) return
    const key = line.folded.replace(/[\d \-\u2014]+/g, '')
    if (key.length >= 4) groups.set(key, [...(groups.get(key) ?? []), index])
  })
  return groups
}

/** The lines of each page from top to bottom, page numbers left out. */
function pagesOf(lines: readonly Line[], isNumber: (line: Line | undefined) => boolean): readonly (readonly number[])[] {
  const pages: number[][] = [[]]
  lines.forEach((line, index) => {
    if (line.isNewPage && index > 0) pages.push([])
    if (!isNumber(line)) pages.at(-1)?.push(index)
  })
  return pages
}

/** How many lines a head or foot has at most. */
const DEEPEST = 2

type Groups = ReadonlyMap<string, readonly number[]>
type Pages = readonly (readonly number[])[]

/** The outermost lines of the pages, and those next to them where the outermost are heads themselves. */
function headsOfPages(groups: Groups, pages: Pages, lines: readonly Line[]): ReadonlySet<number> {
  const heads = new Set<number>()
  for (let depth = 0; depth < DEEPEST; depth++) {
    // A title on the first page is passed over like a head, so that what stands below it is looked at.
    const passed = new Set([...heads, ...titlesLike(heads, groups, pages)])
    const left = pages.map((page) => page.filter((place) => !passed.has(place)))
    for (const places of groups.values())
      for (const place of [...atEdge('top', places, left, lines), ...atEdge('bottom', places, left, lines)]) heads.add(place)
  }
  return heads
}

function titlesLike(heads: ReadonlySet<number>, groups: Groups, pages: Pages): readonly number[] {
  return [...groups.values()]
    .filter((places) => places.some((place) => heads.has(place)))
    .flatMap((places) => places.filter((place) => pages[0]?.includes(place)))
}

/** Places at the same edge of several pages: of all, of all but the first, of every other one, or in the middle of sentences. */
function atEdge(edge: 'top' | 'bottom', places: readonly number[], pages: Pages, lines: readonly Line[]): readonly number[] {
  const at = pages
    .map((page) => (edge === 'top' ? page[0] : page.at(-1)))
    .map((place) => (place !== undefined && places.includes(place) ? place : undefined))
  const held = at.flatMap((place, page) => (place === undefined ? [] : [page]))
  const isElsewhere = places.some((place) => !at.includes(place) && !pages[0]?.includes(place))
  const isTitle = isOnFirst(places, pages) && at[0] === undefined
  if (isElsewhere || held.length + (isTitle ? 1 : 0) < 2) return []
  // At the top of the first page stands the title.
  const later = at.flatMap((place, page) => (place === undefined || (page === 0 && edge === 'top') ? [] : [place]))
  const parting = later.filter((place) => isParting(lines, place))
  return coversPages(held, pages.length) || parting.length * 2 > later.length ? later : []
}

const isOnFirst = (places: readonly number[], pages: readonly (readonly number[])[]) => places.some((place) => pages[0]?.includes(place))

/** All pages, all but the first, or every other one, twice at least. */
function coversPages(held: readonly number[], count: number): boolean {
  if (held.length >= count - 1 && held.length >= 2) return true
  const [first = 0, second = 0] = held
  const every = Array.from({ length: count }, (_, page) => page).filter((page) => page >= first && (page - first) % 2 === 0)
  return held.length >= 2 && second - first === 2 && every.every((page) => held.includes(page))
}

/** Whether the line above goes on below. */
function isParting(lines: readonly Line[], at: number): boolean {
  const before = lines[at - 1]
  return before !== undefined && before.text.length >= 12 && !/[\u3002;:!?)\u3015\u3011]$/.test(before.folded)
}

function headsWithoutPages(groups: Groups, lines: readonly Line[], isNumber: (line: Line | undefined) => boolean): readonly number[] {
  const repeated = [...groups.values()].filter((places) => places.length >= FEWEST_REPEATS)
  const heads = repeated.filter((places) => {
    const outermost = places.filter((at) => isNumber(lines[at - 1]) || isNumber(lines[at + 1]) || isParting(lines, at))
    return outermost.length * 3 >= places.length * 2
  })
  return heads.flatMap((places) => places.slice(1))
}
