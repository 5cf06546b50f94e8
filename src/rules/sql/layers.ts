import { type Column, columnsOf, type Fragment, readingsOf, writtenWith } from './fragment.ts'

/** Sorts named columns into layers, each of which reads only what stands below it. */
export class Layers {
  /** Columns as `expression as name`, layer by layer. */
  readonly layers: readonly (readonly string[])[]
  private readonly inlined = new Map<Column, string>()
  private readonly levels = new Map<Column, number>()

  /** Columns in the order they were defined: what a column reads stands before it. */
  constructor(columns: readonly Column[], readers: readonly Fragment[]) {
    const readings = countReadings(columns, readers)
    const layers: string[][] = []
    for (const column of columns) {
      const times = readings.get(column)
      if (times === undefined || column.definition === undefined) continue
      const written = this.written(column.definition)
      if (times.often <= 1) {
        this.inlined.set(column, column.definition.isEnclosed ? written : `(${written})`)
        this.levels.set(column, this.levelOf(column.definition))
        continue
      }
      const level = this.levelOf(column.definition)
      this.levels.set(column, level + 1)
      layers[level] = [...(layers[level] ?? []), `${written} as ${column.name}`]
    }
    this.layers = layers
  }

  /** A piece of SQL with every column that is read only there written out. */
  written(piece: Fragment): string {
    return writtenWith(piece, (column) => this.inlined.get(column) ?? column.name)
  }

  /** The first layer whose columns are all it takes, those written out included. */
  private levelOf(piece: Fragment): number {
    return Math.max(0, ...[...columnsOf(piece)].map((column) => this.levels.get(column) ?? 0))
  }
}

interface Readings {
  /** Readers that are computed for every row they are given, and those computed for few. */
  readonly often: number
  readonly rarely: number
}

/** How often each column is read, counting only readers that are read themselves; a column read rarely reads rarely. */
function countReadings(columns: readonly Column[], readers: readonly Fragment[]): ReadonlyMap<Column, Readings> {
  const readings = new Map<Column, Readings>()
  const read = (piece: Fragment, byRare = false) => {
    for (const { column, isRare } of readingsOf(piece, byRare)) {
      const { often, rarely } = readings.get(column) ?? { often: 0, rarely: 0 }
      readings.set(column, isRare ? { often, rarely: rarely + 1 } : { often: often + 1, rarely })
    }
  }
  for (const reader of readers) read(reader)
  for (const column of columns.toReversed()) {
    const times = readings.get(column)
    if (times !== undefined && column.definition !== undefined) read(column.definition, times.often === 0)
  }
  return readings
}
