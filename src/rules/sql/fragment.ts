/** A piece of SQL and the first layer whose row has every column it names. */
export interface Fragment {
  readonly text: string
  readonly level: number
}

/** Text that names no column. */
export function plain(text: string): Fragment {
  return { text, level: 0 }
}

/** Joins pieces of SQL into one; strings are taken as they stand, fragments carry their layer along. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Fragment | string | number | bigint)[]): Fragment {
  let text = strings[0] ?? ''
  let level = 0
  for (const [i, part] of parts.entries()) {
    if (typeof part === 'object') {
      text += part.text
      level = Math.max(level, part.level)
    } else text += String(part)
    text += strings[i + 1] ?? ''
  }
  return { text, level }
}

/** The pieces with a separator between them. */
export function joined(parts: readonly Fragment[], separator: string): Fragment {
  return { text: parts.map((part) => part.text).join(separator), level: Math.max(0, ...parts.map((part) => part.level)) }
}
