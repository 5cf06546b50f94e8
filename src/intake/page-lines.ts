/** A run of characters with its place on the page; y grows upwards. */
export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Quarter turns by which its line is turned on the page. */
  readonly turn?: number
}

/** A line of a page and how high it stands on it. */
export interface PageLine {
  readonly text: string
  readonly y: number
}

/** Puts the runs of a page into lines from top to bottom; a wide gap inside a line parts two cells. */
export function linesOnPage(placed: readonly PlacedText[]): readonly PageLine[] {
  return [...new Set(placed.map(({ turn = 0 }) => turn))].flatMap((turn) => linesTurned(placed.filter((run) => (run.turn ?? 0) === turn)))
}

/** Lines of runs that all go the same way. */
function linesTurned(placed: readonly PlacedText[]): readonly PageLine[] {
  const runs = placed.filter(({ text }) => text.trim() !== '')
  const lines: PlacedText[][] = []
  for (const run of [...runs].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1)
    const base = line?.[0]
    if (line !== undefined && base !== undefined && Math.abs(base.y - run.y) <= Math.max(base.height, run.height, 4) * 0.5) line.push(run)
    else lines.push([run])
  }
  return lines.map((line) => ({ text: lineText([...line].sort((a, b) => a.x - b.x)), y: line[0]?.y ?? 0 }))
}

function lineText(runs: readonly PlacedText[]): string {
  let text = ''
  let end = runs[0]?.x ?? 0
  for (const run of runs) {
    const em = run.height > 0 ? run.height : 12
    const gap = run.x - end
    if (text !== '' && gap > em * (isAmongFigures(text, run.text) ? 0.8 : 2.5)) text += '\t'
    else if (text !== '' && gap > em * 0.4) text += ' '
    text += run.text
    end = run.x + run.width
  }
  return text.trimEnd()
}

/** Inside a number nothing is as wide as a character: figures so far apart stand in two cells. */
function isAmongFigures(before: string, after: string): boolean {
  return /[\d\uFF10-\uFF19]$/.test(before) && /^[\d\uFF10-\uFF19]/.test(after)
}

/** Lines that lean more than this stand across the page, as watermarks do. */
const MOST_LEAN = Math.PI / 30

/**
 * Where a run stands when the page is turned so that its line runs from left to right, as tables laid across a page do; undefined for a
 * line that runs askew. `angle` is that of the line, counted against the clock.
 */
export function uprightPlace(
  angle: number,
  x: number,
  y: number,
): { readonly x: number; readonly y: number; readonly turn: number } | undefined {
  const quarters = Math.round(angle / (Math.PI / 2))
  if (Math.abs(angle - quarters * (Math.PI / 2)) > MOST_LEAN) return undefined
  const turn = ((quarters % 4) + 4) % 4
  if (turn === 1) return { x: y, y: -x, turn }
  if (turn === 2) return { x: -x, y: -y, turn }
  return turn === 3 ? { x: -y, y: x, turn } : { x, y, turn }
}
