import type { Clause, Mention, OfficialDocument } from '../documents/index.ts'
import type { ClauseDrafted } from './draft-clause.ts'
import { sentences } from './messages.zh.ts'
import { headingText } from './titles.ts'
import { blockLines } from './yaml-text.ts'

/** A part of the document that becomes a file: its heading and the clauses under it. */
export interface Part {
  readonly number: string
  readonly title: string
  readonly clauses: readonly Clause[]
  /** Sections inside the part that only group provisions, by the number of the first provision under them. */
  readonly sections: ReadonlyMap<string, readonly Clause[]>
}

/** One part per numbered section; single provisions side by side stay in one file, what precedes and follows goes with the first and last. */
export function partsOf(document: OfficialDocument, isOwn: (clause: Clause) => boolean): readonly Part[] {
  const parts: (Part & { readonly clauses: Clause[] })[] = []
  const alone = (title: string, clause: Clause) => ({
    number: '',
    title,
    clauses: [clause],
    sections: new Map<string, readonly Clause[]>(),
  })
  for (const top of document.clauses) {
    const previous = parts.at(-1)
    const own = [...provisionsIn(top, isOwn)]
    if (top.children.length === 0 && previous !== undefined && previous.number === '') previous.clauses.push(top)
    else if (top.children.length === 0 && isListOfProvisions(document)) parts.push(alone(sentences.body, top))
    else {
      const title = top.heading?.value ?? own[0]?.heading?.value ?? ''
      parts.push({ number: top.number, title, clauses: own, sections: sectionsIn(top, isOwn) })
    }
  }
  const [first] = parts
  if (document.preamble !== undefined) {
    if (first === undefined) parts.push(alone(sentences.body, document.preamble))
    else first.clauses.unshift(document.preamble)
  }
  if (document.closing !== undefined) {
    const last = parts.at(-1)
    if (last === undefined) parts.push(alone(sentences.body, document.closing))
    else last.clauses.push(document.closing)
  }
  return parts
}

/** Most top-level provisions stand alone: the document is a list, not a set of chapters. */
function isListOfProvisions({ clauses }: OfficialDocument): boolean {
  return clauses.filter(({ children }) => children.length === 0).length > Math.max(3, clauses.length / 2)
}

function provisionsIn(clause: Clause, isOwn: (clause: Clause) => boolean): readonly Clause[] {
  return [...(isOwn(clause) ? [clause] : []), ...clause.children.flatMap((child) => provisionsIn(child, isOwn))]
}

/** Sections below the top one that say nothing themselves, by the number of the first provision each groups. */
function sectionsIn(top: Clause, isOwn: (clause: Clause) => boolean): ReadonlyMap<string, readonly Clause[]> {
  const found = new Map<string, readonly Clause[]>()
  const visit = (clause: Clause) => {
    const [first] = provisionsIn(clause, isOwn)
    if (clause !== top && !isOwn(clause) && first !== undefined) found.set(first.number, [...(found.get(first.number) ?? []), clause])
    for (const child of clause.children) visit(child)
  }
  visit(top)
  return found
}

/** What a heading may name without saying anything of its own: who answers for what stands below, and that it goes on or is changed there. */
const SAID_BELOW: ReadonlySet<Mention['kind']> = new Set(['unit', 'discretion', 'change'])

/** A heading over other provisions says nothing itself, unless it bears a figure, a day or a rhythm. */
export function saysSomething({ children, heading, body }: Clause, mentions: readonly Mention[]): boolean {
  if (children.length === 0 || mentions.some(({ kind }) => !SAID_BELOW.has(kind))) return true
  const own = heading !== undefined && body.text.startsWith(heading.value) ? body.text.slice(heading.value.length) : body.text
  return /[\p{L}\p{N}]/u.test(own)
}

/** A part as the text of a file. */
export function chapterText(part: Part, clauses: readonly ClauseDrafted[]): string {
  const heading = `# ${[part.number, headingText(part.title) || sentences.body].filter((word) => word !== '').join('\u3001')}`
  const body = clauses.flatMap(({ number, title, summary, blocks }) => [
    ...(part.sections.get(number) ?? []).flatMap((section) => ['', `## ${section.number} ${headingText(section.heading?.value ?? '')}`]),
    '',
    `### ${number} ${title}`,
    summary,
    ...blocks.flatMap(({ kind, content, proposals = [] }) => [
      '',
      `\`\`\`${kind}`,
      ...blockLines(content),
      // Comments do nothing until somebody takes the sign away.
      ...proposals.map((proposal) => `# ${proposal}`),
      '```',
    ]),
  ])
  return `${[heading, ...body].join('\n')}\n`
}
