import type { Clause, OfficialDocument, Question } from '../document.ts'
import type { Mention } from '../mention.ts'

/** Provisions that stand together and of which most name who answers for them; from this share on one that does not stands out. */
const most = 0.7
const fewest = 4

/** Provisions nobody answers for, among others that all have someone. */
export function askResponsibility(document: OfficialDocument, mentions: ReadonlyMap<string, readonly Mention[]>): readonly Question[] {
  const hasUnit = ({ number }: Clause) => (mentions.get(number) ?? []).some(({ kind }) => kind === 'unit')
  const attached = document.metadata.attachments.flatMap(({ content }) => (content === undefined ? [] : [content.from]))
  const ask = (clauses: readonly Clause[]): readonly Question[] => {
    const leaves = clauses.filter(({ children }) => children.length === 0)
    const without = leaves.filter((clause) => !hasUnit(clause))
    const isOdd = leaves.length >= fewest && without.length > 0 && 1 - without.length / leaves.length >= most
    const asked = isOdd
      ? without.map(({ number, label }) => ({ code: 'responsible_missing', span: label.span, with: { clause: number } }))
      : []
    return [...asked, ...clauses.flatMap(({ children }) => ask(children))]
  }
  return ask(document.clauses.filter(({ span }) => !attached.includes(span.from)))
}
