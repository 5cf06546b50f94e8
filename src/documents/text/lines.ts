import { type Marker, markerAt } from '../numbering/markers.ts'
import type { Readable } from './readable.ts'

/** One line with something in it, without the blanks around it; offsets into the readable text. */
export interface Line {
  readonly from: number
  readonly to: number
  readonly text: string
  /** The same with full-width signs as ASCII. */
  readonly folded: string
  /** The number the line begins with, told once for all passes. */
  readonly marker: Marker | undefined
  readonly blankLinesBefore: number
  readonly isNewPage: boolean
  /** The break before it was lost in the file and put back by the reader. */
  readonly isRestored: boolean
}

/** Cuts the text into its lines, blank ones counted and left out. */
export function linesOf(readable: Readable): readonly Line[] {
  const lines: Line[] = []
  const { folded } = readable
  let blank = 0
  let hasPageEnded = false
  for (let start = 0; start <= folded.length; ) {
    const found = folded.indexOf('\n', start)
    const end = found < 0 ? folded.length : found
    for (let at = start; at <= end && !hasPageEnded; at++) hasPageEnded = readable.pageEnds.has(at)
    const line = lineAt(readable, start, end, { blankLinesBefore: blank, isNewPage: hasPageEnded, isRestored: false })
    if (line === undefined) blank++
    else {
      lines.push(line)
      blank = 0
      hasPageEnded = false
    }
    start = end + 1
  }
  return lines
}

type Setting = Pick<Line, 'blankLinesBefore' | 'isNewPage' | 'isRestored'>

/** The line between two offsets, or nothing when only blanks stand there. */
export function lineAt(readable: Readable, start: number, end: number, setting: Setting): Line | undefined {
  let from = start
  let to = end
  while (from < to && isBlank(readable.folded.charCodeAt(from))) from++
  while (to > from && isBlank(readable.folded.charCodeAt(to - 1))) to--
  if (from === to) return undefined
  // A tab at an end is an empty cell where the line has others, and indentation where not.
  const before = readable.folded.slice(start, from)
  const after = readable.folded.slice(to, end)
  const isRow = readable.folded.slice(from, to).includes('\t') || (after.match(/\t/g)?.length ?? 0) >= 2
  const begin = isRow && before.includes('\t') ? start + before.indexOf('\t') : from
  const stop = isRow && after.includes('\t') ? to + after.lastIndexOf('\t') + 1 : to
  const folded = readable.folded.slice(begin, stop)
  return { from: begin, to: stop, text: readable.text.slice(begin, stop), folded, marker: markerAt(folded, 0), ...setting }
}

/** A part of a line, from one place in it to another, as a line of its own. */
export function cutLine(line: Line, start: number, end: number): Line {
  const folded = line.folded.slice(start, end)
  return { ...line, from: line.from + start, to: line.from + end, text: line.text.slice(start, end), folded, marker: markerAt(folded, 0) }
}

/** Lines that are one paragraph, as one line. */
export function joinLines(lines: readonly Line[]): Line | undefined {
  const [first] = lines
  if (first === undefined || lines.length === 1) return first
  const joined = (part: 'text' | 'folded') => lines.map((line) => line[part]).join('')
  const folded = joined('folded')
  return { ...first, to: lines.at(-1)?.to ?? first.to, text: joined('text'), folded, marker: markerAt(folded, 0) }
}

/** Blanks of the folded text. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a
}
