import type { FlattenedTable, Found } from '../document.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { rowName } from './tables.ts'

/** A row of a flattened table with its cells under their headings again. */
export interface TableRow {
  readonly name: string
  /** One for each heading; undefined where the row has none. */
  readonly cells: readonly (Found<string> | undefined)[]
}

/** A table whose rows are put back under its headings. */
export interface RebuiltTable {
  readonly table: FlattenedTable
  readonly rows: readonly TableRow[]
  /** Columns by what they hold. */
  readonly units: readonly number[]
  readonly contents: readonly number[]
}

const patternsOf = ({ units, questions }: Lexicon) => ({
  unit: new RegExp(`(?:${anyOf([...units.strong_endings, ...units.endings])})$`),
  serial: new Set(questions.serial_heads),
  units: new Set(questions.unit_heads),
  later: new Set(questions.later_heads),
})

/** Puts the cells of a table's rows under their headings; undefined for a table without headings. */
export function rebuildTable(table: FlattenedTable, reader: Reader): RebuiltTable | undefined {
  const { serial, units, later } = reader.part(patternsOf)
  const heads = table.header.map(({ value }) => value.replace(/\s/g, ''))
  if (heads.length === 0) return undefined
  const columns = heads.map((head, index) => ({ head, index }))
  const unitColumns = columns.filter(({ head }) => units.has(head)).map(({ index }) => index)
  const rows = table.rows.map((row) => ({ name: rowName(table, row), cells: placed(row, heads.length, unitColumns, reader) }))
  const contents = columns.filter(({ head }) => !serial.has(head) && !units.has(head) && !later.has(head)).map(({ index }) => index)
  return { table, rows, units: unitColumns, contents }
}

/** A short row lost a cell in its middle where its last one still names units and the last heading is that of units. */
function placed(
  row: readonly Found<string>[],
  width: number,
  unitColumns: readonly number[],
  reader: Reader,
): readonly (Found<string> | undefined)[] {
  const last = row.at(-1)
  const column = unitColumns.at(-1)
  const isShort = row.length < width && column === width - 1 && last !== undefined && areUnits(last.value, reader)
  const cells = Array.from({ length: width }, (_, index) => (isShort ? (index === column ? last : row.slice(0, -1)[index]) : row[index]))
  return cells.map((cell) => (cell === undefined || cell.value.trim() === '' ? undefined : cell))
}

/** The names in a cell of units. */
export function unitsIn(value: string): readonly string[] {
  return value.split(/[\s\u3001,\uFF0C;\uFF1B]+/).filter((name) => name !== '')
}

function areUnits(value: string, reader: Reader): boolean {
  const names = unitsIn(value)
  return names.length > 0 && names.every((name) => name.length <= 20 && reader.part(patternsOf).unit.test(name))
}
