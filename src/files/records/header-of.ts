import { done, type Result, refused } from '../../kernel/result.ts'
import type { TableRefusal } from '../refusals.ts'
import { cellsOf } from './cells-of.ts'
import type { RecordSplitter } from './split-records.ts'

/** What else people part columns with; the full-width ones among them. */
const otherSeparators = /[\t;|\uFF0C\uFF1B]/

/** Takes the first record of a file as the names of its columns; refuses a file without one, and one that is parted by other signs. */
export function headerOf(splitter: RecordSplitter, path: string): Result<readonly string[], TableRefusal> {
  const first = splitter.next({ cells: undefined, keyAt: undefined })
  if (first === undefined || first.kind === 'broken') return refused({ code: 'no_header', file: path })
  const cells = cellsOf(first.bytes.toString('utf8'))
  const [separator] = cells.length === 1 ? (otherSeparators.exec(cells[0] ?? '') ?? []) : []
  if (separator !== undefined) return refused({ code: 'other_separator', file: path, separator })
  return done(cells)
}
