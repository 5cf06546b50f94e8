/** A table as it stands, for keys: where it is, how many rows it has, which is current, and what keys do with that one. */
export interface TableAtHand {
  readonly body: () => HTMLElement | null
  readonly rows: number
  readonly current: number
  readonly go: (index: number) => void
  readonly toggle?: () => void
  readonly pickTo?: () => void
}

/** A table of the page that is walked by keys. */
export interface KeyedTable {
  isAt: TableAtHand
  /** Takes part in keys until the function that comes back is called. */
  readonly keep: () => () => void
  /** Says that somebody worked in it last. */
  readonly use: () => void
}

const nowhere: TableAtHand = { body: () => null, rows: 0, current: 0, go: () => undefined }
let tables: readonly KeyedTable[] = []
let last: KeyedTable | undefined

/** A table that takes part in the keys of its page: several on one page share them. */
export function keyedTable(): KeyedTable {
  const table: KeyedTable = {
    isAt: nowhere,
    keep: () => {
      tables = [...tables, table]
      return () => {
        tables = tables.filter((each) => each !== table)
        if (last === table) last = undefined
      }
    },
    use: () => {
      last = table
    },
  }
  return table
}

/** The tables that have rows, as they follow each other on the page. */
function tablesInOrder(): readonly KeyedTable[] {
  const shown = tables.filter(({ isAt: { body, rows } }) => rows > 0 && body()?.isConnected === true)
  return shown.sort((one, other) => {
    const [a, b] = [one.isAt.body(), other.isAt.body()]
    return a !== null && b !== null && (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 ? -1 : 1
  })
}

const hasFocus = ({ isAt: { body } }: KeyedTable): boolean => body()?.contains(document.activeElement) === true

function chosen(shown: readonly KeyedTable[]): KeyedTable | undefined {
  return shown.find(hasFocus) ?? shown.find((table) => table === last) ?? shown[0]
}

/** The table that keys mean: the one with the focus, else the one that was worked in last, else the first on the page. */
export const tableAtHand = (): TableAtHand | undefined => chosen(tablesInOrder())?.isAt

/** Goes a row on or back; past the end of a table into the next one on the page. */
export function walkRows(by: 1 | -1): void {
  const shown = tablesInOrder()
  const table = chosen(shown)
  if (table === undefined) return
  const { isAt } = table
  const to = isAt.current + by
  const next = shown[shown.indexOf(table) + by]?.isAt
  if (!hasFocus(table)) isAt.go(isAt.current)
  else if ((to < 0 || to >= isAt.rows) && next !== undefined) next.go(by > 0 ? 0 : next.rows - 1)
  else isAt.go(to)
}
