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

/** Something of the chapter's form that would otherwise be read as prose and so be lost without a word. */
export interface MarkdownSlip {
  readonly code: 'bad_heading' | 'block_outside_clause' | 'fence_unclosed' | 'unknown_block'
  readonly line: number
  readonly text: string
}

interface Draft {
  readonly number: string
  readonly title: string
  readonly prose: string[]
  readonly line: number
  readonly fences: Fence[]
}

/**
 * Splits a chapter into clauses. A clause is a heading of the third level: official number, a space, a title. Blocks are fences
 * with a word after the backticks; everything else between is prose.
 */
export function readMarkdown(text: string): { readonly sections: readonly Section[]; readonly slips: readonly MarkdownSlip[] } {
  const sections: Draft[] = []
  const slips: MarkdownSlip[] = []
  let open: { kind: string; line: number; body: string[] } | undefined
  const close = () => {
    if (open === undefined) return
    const { kind, line, body } = open
    sections.at(-1)?.fences.push({ kind, text: `${body.join('\n')}\n`, line, firstLine: line + 1 })
    if (sections.length === 0) slips.push({ code: 'block_outside_clause', line, text: `\`\`\`${kind}` })
    open = undefined
  }
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const at = i + 1
    if (open !== undefined) {
      if (line.trim() === '```') close()
      else if (isHeading(line)) {
        // Nothing inside a block looks like a heading: the fence was forgotten, and the clause must not be swallowed.
        slips.push({ code: 'fence_unclosed', line: open.line, text: `\`\`\`${open.kind}` })
        close()
      } else open.body.push(line)
      if (open !== undefined || !isHeading(line)) continue
    }
    const fence = /^```(\w*)\s*$/.exec(line)
    const heading = headingOf(line)
    if (fence?.[1] !== undefined) open = { kind: fence[1], line: at, body: [] }
    else if (heading !== undefined) sections.push({ ...heading, prose: [], line: at, fences: [] })
    else if (isHeading(line)) {
      slips.push({ code: 'bad_heading', line: at, text: line })
      sections.push({ ...meantHeading(line), prose: [], line: at, fences: [] })
    } else if (/^\s*(```|~~~)/.test(line)) slips.push({ code: 'unknown_block', line: at, text: line.trim() })
    else if (line.trim() !== '' && !line.startsWith('#')) sections.at(-1)?.prose.push(line.trim())
  }
  if (open !== undefined) slips.push({ code: 'fence_unclosed', line: open.line, text: `\`\`\`${open.kind}` })
  close()
  return { sections: sections.map(({ prose, ...section }) => ({ ...section, summary: prose.join('') })), slips }
}

/** Three signs or more, half or full width, however spaced: somebody meant a clause. */
function isHeading(line: string): boolean {
  return /^\s*[#\uFF03]{3,}/.test(line)
}

/** A number without spaces, then a title; a title that begins like the rest of a number means a space went astray. */
function headingOf(line: string): { readonly number: string; readonly title: string } | undefined {
  const match = /^### +(\S+)(?: +(.*))?$/.exec(line)
  const [, number, title = ''] = match ?? []
  return number === undefined || /^[\uFF08(]/.test(title) ? undefined : { number, title }
}

/** What a malformed heading most likely means, so that what cites the clause is not blamed. */
function meantHeading(line: string): { readonly number: string; readonly title: string } {
  const [first = '', ...rest] = line.replace(/^\s*[#\uFF03]+\s*/, '').split(/\s+/)
  const isSplit = /^[\uFF08(]/.test(rest[0] ?? '')
  return isSplit ? { number: first + (rest[0] ?? ''), title: rest.slice(1).join(' ') } : { number: first, title: rest.join(' ') }
}
