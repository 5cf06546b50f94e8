import { useMemo, useState } from 'react'

/** Rows that were picked, over all pages of a list, by their keys. */
export interface Selection<Row> {
  readonly picked: ReadonlyMap<string, Row>
  readonly toggle: (row: Row) => void
  /** Everything from the row that was picked last to this one, as they stand on the page. */
  readonly pickTo: (row: Row, shown: readonly Row[]) => void
  /** All rows shown, or none of them where all were. */
  readonly toggleAll: (shown: readonly Row[]) => void
  readonly clear: () => void
}

/** The rows between two keys on a page, both included; only the second where the first stands elsewhere. */
export function rowsBetween<Row>(shown: readonly Row[], keyOf: (row: Row) => string, from: string | undefined, to: string): readonly Row[] {
  const end = shown.findIndex((row) => keyOf(row) === to)
  const start = shown.findIndex((row) => keyOf(row) === from)
  return start < 0 ? shown.slice(end, end + 1) : shown.slice(Math.min(start, end), Math.max(start, end) + 1)
}

/** What is picked in a list; `keyOf` is a function outside the component. */
export function useSelection<Row>(keyOf: (row: Row) => string): Selection<Row> {
  const [{ picked }, set] = useState<{ picked: ReadonlyMap<string, Row>; last: string | undefined }>({
    picked: new Map(),
    last: undefined,
  })
  return useMemo(
    () => ({
      picked,
      toggle: (row) =>
        set((before) => {
          const next = new Map(before.picked)
          if (!next.delete(keyOf(row))) next.set(keyOf(row), row)
          return { picked: next, last: keyOf(row) }
        }),
      pickTo: (row, shown) =>
        set((before) => {
          const next = new Map(before.picked)
          for (const one of rowsBetween(shown, keyOf, before.last, keyOf(row))) next.set(keyOf(one), one)
          return { picked: next, last: keyOf(row) }
        }),
      toggleAll: (shown) =>
        set((before) => {
          const next = new Map(before.picked)
          const isAll = shown.every((row) => next.has(keyOf(row)))
          for (const row of shown) isAll ? next.delete(keyOf(row)) : next.set(keyOf(row), row)
          return { picked: next, last: undefined }
        }),
      clear: () => set({ picked: new Map(), last: undefined }),
    }),
    [picked, keyOf],
  )
}
