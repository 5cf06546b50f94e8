/** Where a command writes: people's text, or one JSON value when `--json` was given. */
export interface Console {
  readonly isJson: boolean
  line(text?: string): void
  /** A line that replaces itself on a terminal; nothing elsewhere. */
  progress(text: string): void
  warn(text: string): void
  json(value: unknown): void
}

/** A console over the process's own streams. */
export function processConsole(isJson: boolean): Console {
  const isTerminal = process.stderr.isTTY === true
  let isProgressShown = false
  const clear = () => {
    if (isProgressShown) process.stderr.write('\r\u001b[K')
    isProgressShown = false
  }
  return {
    isJson,
    line: (text = '') => {
      clear()
      if (!isJson) process.stdout.write(`${text}\n`)
    },
    progress: (text) => {
      if (!isTerminal || isJson) return
      process.stderr.write(`\r\u001b[K${text}`)
      isProgressShown = true
    },
    warn: (text) => {
      clear()
      process.stderr.write(`${text}\n`)
    },
    json: (value) => {
      if (isJson)
        process.stdout.write(`${JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part), 2)}\n`)
    },
  }
}

/** A bar for a share between 0 and 1, drawn with ASCII so that every terminal shows it. */
export function bar(share: number, width = 24): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * width)
  return `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}]`
}

/** Pads text to a display width in which Han characters count two columns. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return side === 'right' ? text + space : space + text
}

/** Columns a terminal gives a text. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text)
    width += /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(character) ? 2 : 1
  return width
}

/** Rows as aligned columns; numbers to the right. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))))
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, right.includes(column) ? 'left' : 'right'))
      .join('  ')
      .trimEnd(),
  )
}
