import { done, type Result, refused } from '../../kernel/result.ts'
import type { ColumnRefusal } from '../refusals.ts'
import type { Column } from '../schema.ts'
import { namesOf, type Shape, titleOf } from './shape.ts'

/** A column of a file and the column of the schema it fills. */
export interface MatchedColumn {
  readonly header: string
  readonly index: number
  readonly column: Column
}

/** Finds the schema column of every header; a header that means nothing, or the same as another, is refused by name. */
export function matchColumns(shape: Shape, headers: readonly string[], file: string): Result<readonly MatchedColumn[], ColumnRefusal> {
  const { columns } = shape
  const byName = new Map(columns.flatMap((column) => namesOf(shape, column).map((name) => [normalised(name), column] as const)))
  const matched: MatchedColumn[] = []
  for (const [index, header] of headers.entries()) {
    const column = byName.get(normalised(header))
    if (column === undefined) {
      const candidates = columns.flatMap((each) => namesOf(shape, each))
      const suggestion = nearest(normalised(header), candidates)
      return refused({ code: 'column_unknown', file, column: header, entity: shape.zh, suggestion })
    }
    const other = matched.find((each) => each.column.name === column.name)
    if (other !== undefined) return refused({ code: 'column_repeated', file, first: other.header, column: header, field: column.name })
    matched.push({ header, index, column })
  }
  const missing = shape.required
    .filter((name) => !matched.some(({ column }) => column.name === name))
    .map((column) => ({ column, title: titleOf(shape, column) }))
  return missing.length === 0 ? done(matched) : refused({ code: 'column_needed', file, missing, found: headers })
}

function normalised(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]/g, '')
    .toLowerCase()
}

/** The nearest of some names, if it is near enough to be meant. */
function nearest(name: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(name, normalised(candidate)) }))
    .sort((a, b) => a.distance - b.distance)
  const best = ranked[0]
  return best !== undefined && best.distance <= Math.max(1, Math.floor(name.length / 3)) ? best.candidate : undefined
}

function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1)
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[right.length] ?? 0
}
