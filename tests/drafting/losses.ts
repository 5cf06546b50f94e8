import { type Clause, findDocumentMentions, type Mention, type OfficialDocument } from '../../src/documents/index.ts'
import type { Draft } from '../../src/drafting/index.ts'
import { context } from './draft-text.ts'

/** What a document says and its draft does not: clauses, goals, units, rhythms, days. */
export function lossesOf(document: OfficialDocument, draft: Draft): readonly string[] {
  const chapters = [...draft.files].filter(([path]) => path.endsWith('.md') && path !== 'QUESTIONS.md').map(([, text]) => text)
  const sections = new Map(chapters.flatMap(sectionsOf))
  const questions = draft.files.get('QUESTIONS.md') ?? ''
  const mentions = findDocumentMentions(document, context.lexicon)
  const losses: string[] = []
  for (const clause of passagesOf(document)) {
    const section = sections.get(clause.number)
    const found = mentions.get(clause.number) ?? []
    if (section === undefined) {
      const hasNothing = clause.children.length > 0 && found.every((mention) => mention.kind === 'unit' || mention.kind === 'discretion')
      if (!hasNothing) losses.push(`${clause.number}: not in the draft`)
      continue
    }
    const goals = found.filter((mention) => mention.kind === 'figure' && mention.role === 'target').length
    const steps = section.match(/次数: /g)?.length ?? 0
    const drafted = section.match(/```target/g)?.length ?? 0
    if (drafted + steps < goals) losses.push(`${clause.number}: ${goals} goals, ${drafted} targets, ${steps} steps`)
    for (const mention of found) {
      if (mention.kind === 'unit' && !holds(section, mention.name) && !holds(questions, mention.name) && mention.role !== 'leader')
        losses.push(`${clause.number}: unit ${mention.name}`)
    }
    const rhythms = rhythmsIn(found)
    const written = (section.match(/周期: \{/g)?.length ?? 0) + askedAbout(draft, clause.number, 'cadence_left')
    if (written < rhythms) losses.push(`${clause.number}: ${rhythms} rhythms, ${written} written`)
  }
  return losses
}

/** Names are written as YAML writes them, what no text may hold replaced. */
function holds(written: string, name: string): boolean {
  const plain = name.replaceAll(/[\p{C}\u2028\u2029]/gu, ' ').replaceAll('\uFFFD', '\u25A1')
  return [name, plain, JSON.stringify(plain).slice(1, -1), plain.replaceAll(/\s+/g, ' ')].some((form) => written.includes(form))
}

/** A rhythm said once without and once with a day is one. */
function rhythmsIn(mentions: readonly Mention[]): number {
  const found = mentions.filter((mention) => mention.kind === 'cadence')
  const withDay = found.filter(({ dueDay, dueDaysAfterEnd }) => (dueDay ?? dueDaysAfterEnd) !== undefined)
  return withDay.length + found.filter((one) => !withDay.includes(one) && !withDay.some(({ every }) => every === one.every)).length
}

function askedAbout(draft: Draft, clause: string, code: string): number {
  return draft.questions.filter((question) => question.clause === clause && question.code === code).length
}

function sectionsOf(chapter: string): readonly (readonly [string, string])[] {
  return chapter
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.split(' ')[0] ?? '', section] as const)
}

function passagesOf({ preamble, clauses, closing }: OfficialDocument): readonly Clause[] {
  const all = (clause: Clause): readonly Clause[] => [clause, ...clause.children.flatMap(all)]
  return [...(preamble === undefined ? [] : [preamble]), ...clauses.flatMap(all), ...(closing === undefined ? [] : [closing])]
}
