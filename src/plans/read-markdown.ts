/** One fenced block of a chapter, with the line its content starts on. */
export interface Fence {
  readonly kind: string
  readonly text: string
  /** Line of the fence itself and of the first line inside it, counted from 1. */
  readonly line: number
  readonly firstLine: number
}

/** A clause heading of a chapter: official number, title, our one-line summary, and the blocks that follow it. */
export interface Section {
  readonly number: string
  readonly title: string
  readonly summary: string
  readonly line: number
  readonly fences: readonly Fence[]
}

/**
 * Splits a chapter into clauses. A clause is a heading of the third level: official number, a space, a title. Blocks are fences
 * with a word after the backticks; everything else between is prose.
 */
export function readMarkdown(text: string): readonly Section[] {
  const lines = text.split(/\r?\n/)
  const sections: { number: string; title: string; prose: string[]; line: number; fences: Fence[] }[] = []
  let open: { kind: string; line: number; body: string[] } | undefined
  for (const [i, line] of lines.entries()) {
    if (open !== undefined) {
      if (line.trim() === '```') {
        sections.at(-1)?.fences.push({ kind: open.kind, text: `${open.body.join('\n')}\n`, line: open.line, firstLine: open.line + 1 })
        open = undefined
      } else open.body.push(line)
      continue
    }
    const fence = /^```(\w+)\s*$/.exec(line)
    const heading = /^### +(\S+)(?: +(.*))?$/.exec(line)
    if (fence?.[1] !== undefined) open = { kind: fence[1], line: i + 1, body: [] }
    else if (heading?.[1] !== undefined) sections.push({ number: heading[1], title: heading[2] ?? '', prose: [], line: i + 1, fences: [] })
    else if (line.trim() !== '' && !line.startsWith('#')) sections.at(-1)?.prose.push(line.trim())
  }
  // A fence that is never closed would silently swallow the rest; its text is kept so that the YAML reader can complain there.
  if (open !== undefined)
    sections.at(-1)?.fences.push({ kind: open.kind, text: open.body.join('\n'), line: open.line, firstLine: open.line + 1 })
  return sections.map(({ prose, ...section }) => ({ ...section, summary: prose.join('') }))
}
