import type { Found } from '../document.ts'
import type { Line } from '../text/lines.ts'
import { type Readable, sourceSpan } from '../text/readable.ts'
import type { StructureWords } from '../words/structure-words.ts'
import { isOrganLine } from './ending-lines.ts'
import type { RoledLine } from './roles.ts'

/** The title: the last lines of the head that end with a word for a kind of document; its lines are joined. */
export function titleOf(
  readable: Readable,
  roled: readonly RoledLine[],
  series: Line | undefined,
  words: StructureWords,
): Found<string> | undefined {
  const lines = roled.flatMap(({ line, role }, index) => (role === 'title' ? [{ line, index }] : []))
  const last = lines.findLastIndex(({ line }) => words.kindEnd.test(line.folded))
  if (last < 0) return seriesTitle(readable, series) ?? enclosedTitleOf(readable, roled)
  let first = last
  while (first > 0) {
    const below = lines[first]
    const above = lines[first - 1]
    if (below === undefined || above === undefined || above.index !== below.index - 1 || last - first >= 4) break
    const joined = lines
      .slice(first, last + 1)
      .map(({ line }) => line.folded)
      .join('')
    const isCut = words.titleLead.test(above.line.folded.slice(-2))
    const isWhole = !isCut && words.titleLead.test(joined)
    const isIssuer = isOrganLine(above.line, words)
    if (words.kindEnd.test(above.line.folded) && !isIssuer && !isCutInTitle(joined)) break
    // Above a whole title only its issuer still belongs to it.
    if (isWhole && !(isIssuer && joined.search(words.titleLead) <= 1)) break
    first--
  }
  return joinedTitle(
    readable,
    lines.slice(first, last + 1).map(({ line }) => line),
    0.9,
  )
}

/** A title mark that closes what a line above opened. */
const isCutInTitle = (folded: string) => folded.indexOf('\u300B') >= 0 && folded.indexOf('\u300B') < `${folded}\u300A`.indexOf('\u300A')

/** The title of what the document issues, where it stands above its text. */
export function enclosedTitleOf(readable: Readable, roled: readonly RoledLine[]): Found<string> | undefined {
  const start = roled.findIndex(({ role }) => role === 'enclosed_title')
  if (start < 0) return undefined
  let end = start
  while (roled[end]?.role === 'enclosed_title') end++
  return joinedTitle(
    readable,
    roled.slice(start, end).map(({ line }) => line),
    0.9,
  )
}

function joinedTitle(readable: Readable, lines: readonly Line[], confidence: number): Found<string> | undefined {
  const first = lines[0]
  const last = lines.at(-1)
  if (first === undefined || last === undefined) return undefined
  const value = withoutBlanks(lines.map((line) => line.text).join(''))
  return { value, span: sourceSpan(readable, first.from, last.to), confidence }
}

/** Titles are cut and spaced to look well; between Han characters a blank means nothing. */
export function withoutBlanks(text: string): string {
  return text
    .replace(/([^\x21-\x7E])\s+/g, '$1')
    .replace(/\s+([^\x21-\x7E])/g, '$1')
    .trim()
}

function seriesTitle(readable: Readable, series: Line | undefined): Found<string> | undefined {
  if (series === undefined) return undefined
  const colon = series.folded.search(/[:\u3011]/)
  if (colon < 0 || colon + 1 >= series.text.length) return undefined
  const value = series.text.slice(colon + 1).trim()
  return { value, span: sourceSpan(readable, series.to - value.length, series.to), confidence: 0.8 }
}
