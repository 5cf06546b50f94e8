/** Parameters of an address as they are written: text, or several texts under one name. Nothing is taken for a number: long keys stay whole. */
export type SearchValues = Readonly<Record<string, string | readonly string[]>>

/** Reads `?a=1&b=2&b=3` as text; a name that comes several times gives a list. */
export function parseSearch(text: string): SearchValues {
  const values = new Map<string, string | readonly string[]>()
  for (const [name, value] of new URLSearchParams(text)) {
    const before = values.get(name)
    if (before === undefined) values.set(name, value)
    else values.set(name, typeof before === 'string' ? [before, value] : [...before, value])
  }
  return Object.fromEntries(values)
}

/** Writes parameters back; empty and missing ones are left out. `parseSearch` reads back what was written. */
export function writeSearch(values: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') parameters.append(name, String(one))
    }
  }
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}
