import type { Remark } from '../documents/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { PageLine } from './page-lines.ts'
import type { PageFault } from './refusals.ts'
import { Remarks } from './remarks.ts'

/** What one page holds: its lines, and what is no line of text. */
export interface Page {
  readonly lines: readonly PageLine[]
  readonly pictures: readonly Picture[]
  /** Figures and lines drawn on it: so many may be writing that was made into curves. */
  readonly strokes: number
  /** What is told of the page, from top to bottom. */
  readonly remarks: readonly PageRemark[]
}

/** A picture: the share of the page it covers and how high its top stands. */
export interface Picture {
  readonly share: number
  readonly y: number
}

export interface PageRemark {
  readonly code: Remark['code']
  readonly with: Readonly<Record<string, string>>
  /** How high it stands on the page; at the top where nothing is said. */
  readonly y?: number
}

/** A page with fewer characters than this holds a stamp or a page number, not a text. */
const FEWEST_PER_PAGE = 8
/** Smaller pictures are dots of a list and strokes of a line. */
const LEAST_SHARE = 0.004
/** A picture as large is the page itself, whatever text stands over it. */
const WHOLE_PAGE = 0.5
/** A frame, a line and a signature take fewer; a text made into curves takes hundreds. */
const MOST_STROKES = 50

/** Pages as one text with the offsets at which they end, and what is told of them. */
export interface PagesText {
  readonly text: string
  readonly pageEnds: readonly number[]
  readonly remarks: readonly Remark[]
}

/** Pages as one text; refused where no page has text, or none that can be read. */
export function joinPages(pages: readonly Page[]): Result<PagesText, PageFault> {
  const kinds = pages.map(kindOf)
  if (!kinds.some((kind) => kind === 'text' || kind === 'scanned' || kind === 'garbled')) return refused({ code: 'no_text_layer' })
  if (!kinds.some((kind) => kind === 'text' || kind === 'scanned')) return refused({ code: 'garbled' })
  const remarks = new Remarks()
  const first = (wanted: ReturnType<typeof kindOf>) => kinds.indexOf(wanted)
  const signed = pages.map((page, index) => {
    const named = (['unread', 'garbled', 'scanned'] as const).filter((kind) => first(kind) === index)
    const signs = named.map((kind) => remarks.sign(`pages_${kind}`, { pages: numbersOf(kinds, kind) })).join('')
    return `${signs}${withRemarks(page, index, kinds[index] === 'text', remarks)}\n`
  })
  const pageEnds: number[] = []
  let end = 0
  for (const page of signed) {
    end += remarks.resolve(page).text.length
    pageEnds.push(end)
  }
  return done({ ...remarks.resolve(signed.join('')), pageEnds })
}

function kindOf({ lines, pictures, strokes }: Page): 'text' | 'scanned' | 'garbled' | 'unread' | 'blank' {
  const text = lines.map((line) => line.text.replace(/\s/g, '')).join('')
  const isDrawn = pictures.some(({ share }) => share >= LEAST_SHARE) || strokes > MOST_STROKES
  if (text.length < FEWEST_PER_PAGE) return isDrawn ? 'unread' : 'blank'
  if (isGarbled(text)) return 'garbled'
  return pictures.some(({ share }) => share >= WHOLE_PAGE) ? 'scanned' : 'text'
}

/** Characters of private use, replacements and controls come out when a font does not say which letters it draws. */
function isGarbled(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return count(/[\p{Co}\uFFFD]/gu) * 3 > text.length || count(/\p{Cc}/gu) * 20 > text.length
}

/** Numbers of the pages of a kind; three and more that follow each other are a range. */
function numbersOf(kinds: readonly string[], wanted: string): string {
  const runs: [number, number][] = []
  kinds.forEach((kind, index) => {
    const run = runs.at(-1)
    if (kind !== wanted) return
    if (run !== undefined && run[1] === index) run[1] = index + 1
    else runs.push([index + 1, index + 1])
  })
  return runs.map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}\u3001${to}` : `${from}\u2013${to}`)).join('\u3001')
}

/** The lines of a page with the signs of what is told of it, each before the line it stands above. */
function withRemarks({ lines, pictures, remarks: told }: Page, index: number, hasPictures: boolean, remarks: Remarks): string {
  const page = String(index + 1)
  const shown = hasPictures ? pictures.filter(({ share }) => share >= LEAST_SHARE) : []
  const placed = [...shown.map(({ y }): PageRemark => ({ code: 'image_unread', with: {}, y })), ...told]
  const at = (y: number | undefined) => {
    const below = y === undefined ? 0 : lines.findIndex((line) => line.y < y)
    return below < 0 ? lines.length : below
  }
  const signs = new Map<number, string>()
  for (const remark of placed) {
    const place = at(remark.y)
    signs.set(place, `${signs.get(place) ?? ''}${remarks.sign(remark.code, { ...remark.with, page })}`)
  }
  const text = lines.map((line, place) => `${signs.get(place) ?? ''}${line.text}`)
  return `${text.join('\n')}${signs.get(lines.length) ?? ''}`
}
