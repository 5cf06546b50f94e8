import { type Column, columnsOf, type Fragment, writtenWith } from './fragment.ts'

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
      const times = readings.get(column) ?? 0
      if (times === 0 || column.definition === undefined) continue
      const written = this.written(column.definition)
      if (times === 1) {
        this.inlined.set(column, column.definition.isEnclosed ? written : `(${written})`)
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
    let level = 0
    for (const column of columnsOf(piece)) {
      const isInlined = this.inlined.has(column) && column.definition !== undefined
      level = Math.max(level, isInlined ? this.levelOf(column.definition) : (this.levels.get(column) ?? 0))
    }
    return level
  }
}

/** How often each column is read, counting only readers that are read themselves. */
function countReadings(columns: readonly Column[], readers: readonly Fragment[]): ReadonlyMap<Column, number> {
  const readings = new Map<Column, number>()
  const read = (piece: Fragment) => {
    for (const column of columnsOf(piece)) readings.set(column, (readings.get(column) ?? 0) + 1)
  }
  for (const reader of readers) read(reader)
  for (const column of columns.toReversed()) if ((readings.get(column) ?? 0) > 0 && column.definition !== undefined) read(column.definition)
  return readings
}
