import { Document } from 'yaml'
import type { Comparison } from '../read/read-comparison.ts'
import type { Keywords } from '../read/read-keywords.ts'
import type { SubstanceFound } from './find-unsupported.ts'
import { lineId, linesHash, textMark, weighUnsupported } from './judge-comparison.ts'
import { comparisonHeading, describeMissing } from './sentences.zh.ts'

/**
 * The text of a plan's record after it was compared on a day (YYYY-MM-DD): the hashes of every clause, and of every line nobody
 * answers for yet; reasons given are kept where neither line nor text changed, and never made up.
 */
export function recordComparison(found: SubstanceFound, before: Comparison | undefined, on: string, keywords: Keywords): string {
  const lines = found.lines.map(({ line }) => line)
  const key = (block: string, id: string) => [...(keywords.keys.get(block) ?? [])].find(([, known]) => known === id)?.[0] ?? id
  const written = (block: string, values: Readonly<Record<string, string | undefined>>) =>
    Object.fromEntries(Object.entries(values).flatMap(([id, value]) => (value === undefined ? [] : [[key(block, id), value]])))
  const clauses = [...found.clauses].map(([number, text]) => {
    const known = before?.clauses.get(number)
    const hash = linesHash(lines, number)
    const isSame = known?.text === text && known.lines === hash
    return [number, written('compared_clause', { text, lines: hash, on: isSame ? known.on : on })] as const
  })
  const unsupported = weighUnsupported(found, before).map(({ found: { line, missing }, settled, state }) => {
    const isKept = settled !== undefined && (state === 'settled' || state === 'unsettled')
    return written('settled_line', {
      line: lineId(line),
      clause: line.clause,
      written: line.hash,
      text: textMark(found.clauses.get(line.clause)),
      missing: describeMissing(missing),
      reason: isKept ? settled.reason : undefined,
      by: isKept ? settled.by : undefined,
      on: isKept ? settled.on : undefined,
      former: isKept ? settled.former : (settled?.reason ?? settled?.former),
    })
  })
  const document = new Document({
    [key('comparison', 'clauses')]: Object.fromEntries(clauses),
    ...(unsupported.length === 0 ? {} : { [key('comparison', 'lines')]: unsupported }),
  })
  document.commentBefore = comparisonHeading
  return document.toString({ lineWidth: 0 })
}
