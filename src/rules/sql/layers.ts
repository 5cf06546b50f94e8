/** A column by the name others read it under; those it reads itself stand before it. */
export interface NamedColumn {
  readonly name: string
  readonly text: string
}

/** Quoted texts and identifiers are passed over: a text of a parameter may look like a column's name. */
const words = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\w+/g

/** Sorts named columns into layers, each of which reads only what stands below it. */
export class Layers {
  /** Columns as `expression as name`, layer by layer. */
  readonly layers: readonly (readonly string[])[]
  private readonly inlined = new Map<string, string>()

  constructor(columns: readonly NamedColumn[], readers: readonly string[]) {
    const readings = countReadings(columns, readers)
    const levels = new Map<string, number>()
    const layers: string[][] = []
    for (const { name, text } of columns) {
      const times = readings.get(name) ?? 0
      if (times === 0) continue
      const written = this.written(text)
      if (times === 1) {
        this.inlined.set(name, isEnclosed(written) ? written : `(${written})`)
        continue
      }
      const level = Math.max(0, ...wordsOf(written).map((word) => levels.get(word) ?? 0))
      levels.set(name, level + 1)
      layers[level] = [...(layers[level] ?? []), `${written} as ${name}`]
    }
    this.layers = layers
  }

  /** An expression with every column that is read only there written out. */
  written(text: string): string {
    return text.replace(words, (word) => this.inlined.get(word) ?? word)
  }
}

/** How often each column is read, counting only readers that are read themselves. */
function countReadings(columns: readonly NamedColumn[], readers: readonly string[]): ReadonlyMap<string, number> {
  const readings = new Map<string, number>(columns.map(({ name }) => [name, 0]))
  const read = (text: string) => {
    for (const word of wordsOf(text)) {
      const times = readings.get(word)
      if (times !== undefined) readings.set(word, times + 1)
    }
  }
  for (const reader of readers) read(reader)
  for (const { name, text } of columns.toReversed()) if ((readings.get(name) ?? 0) > 0) read(text)
  return readings
}

function wordsOf(text: string): readonly string[] {
  return text.match(words) ?? []
}

/** Does one pair of brackets hold the whole text. */
function isEnclosed(text: string): boolean {
  if (!text.startsWith('(')) return false
  let depth = 0
  for (const match of text.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[()]/g)) {
    if (match[0] === '(') depth += 1
    if (match[0] === ')') depth -= 1
    if (depth === 0 && (match[0] === ')' || match[0] === '(')) return match.index === text.length - 1
  }
  return false
}
