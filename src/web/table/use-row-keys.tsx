import { useLocation } from '@tanstack/react-router'
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { cameBack } from '../address/came-back.ts'
import { useKeys } from '../keys/use-keys.ts'
import { keyedTable, tableAtHand, walkRows } from './keyed-tables.ts'
import { rememberedRow, rememberRow } from './row-memory.ts'
import type { Selection } from './selection.ts'

export interface RowKeys {
  readonly current: number
  readonly setCurrent: (index: number) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

/** Moving over the rows of a table by keys; one row is in the way of the Tab key, the current one. */
export function useRowKeys<Row>(
  body: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  onOpen: ((row: Row) => void) | undefined,
  selection: Selection<Row> | undefined,
): RowKeys {
  const self = useRef(keyedTable())
  const address = useLocation({ select: ({ href }) => href })
  const [current, setIndex] = useState(0)
  const setCurrent = useCallback(
    (index: number) => {
      const row = rows[index]
      if (row === undefined) return
      setIndex(index)
      self.current.use()
      rememberRow(address, keyOf(row))
    },
    [rows, keyOf, address],
  )
  const go = (index: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    setCurrent(next)
    const line = body.current?.querySelectorAll<HTMLElement>('[data-row]')[next]
    line?.focus({ preventScroll: true })
    line?.scrollIntoView({ block: 'nearest' })
  }
  // Coming back leads to the row that was left; elsewhere a page begins at its first.
  const restored = useRef<string>(undefined)
  useEffect(() => {
    if (rows.length === 0 || restored.current === address) return
    restored.current = address
    const key = cameBack() ? rememberedRow(address) : undefined
    const index = key === undefined ? -1 : rows.findIndex((row) => keyOf(row) === key)
    setIndex(Math.max(0, index))
    if (index < 0) return
    const line = body.current?.querySelectorAll<HTMLElement>('[data-row]')[index]
    line?.focus({ preventScroll: true })
    line?.scrollIntoView({ block: 'nearest' })
  }, [rows, keyOf, address, body])
  const here = rows[current]
  self.current.isAt = {
    body: () => body.current,
    rows: rows.length,
    current,
    go,
    ...(selection === undefined || here === undefined
      ? {}
      : { toggle: () => selection.toggle(here), pickTo: () => selection.pickTo(here, rows) }),
  }
  useEffect(() => self.current.keep(), [])
  useKeys([
    { stroke: 'j', what: '下一行', act: () => walkRows(1) },
    { stroke: 'k', what: '上一行', act: () => walkRows(-1) },
    ...(selection === undefined
      ? []
      : [
          { stroke: 'x', what: '选择或取消所在行', act: () => tableAtHand()?.toggle?.() },
          { stroke: 'Shift x', what: '从上次选的行一直选到这里', act: () => tableAtHand()?.pickTo?.() },
        ]),
  ])
  const inTable: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(current + 1),
    ArrowUp: () => go(current - 1),
    Home: () => go(0),
    End: () => go(rows.length - 1),
    ' ': () => here !== undefined && selection?.toggle(here),
    Enter: () => here !== undefined && onOpen?.(here),
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // A link or a box inside a row has keys of its own.
    const isRow = event.target instanceof HTMLElement && event.target.dataset.row !== undefined
    const move = inTable[event.key]
    if (!isRow || move === undefined || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    move()
  }
  return { current: Math.min(current, Math.max(0, rows.length - 1)), setCurrent, onKeyDown }
}
