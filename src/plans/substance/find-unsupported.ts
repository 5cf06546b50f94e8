import { createHash } from 'node:crypto'
import type { Mention, OfficialDocument, Clause as TextClause } from '../../documents/index.ts'
import type { Plan, PlanSet, Policy } from '../plan.ts'
import { FigureClaims } from './figure-claims.ts'
import { OwnFigures } from './figures-said.ts'
import { listLines, type PlanLine, titlesOf } from './list-lines.ts'
import { lineMissing } from './look-up-line.ts'
import { ownSentences } from './own-sentences.ts'
import { type Passage, passageOf, placedClauses, plain, textsOf } from './passage.ts'
import { paidThrough, parametersRead, takenFrom, termsSpokenOf, valuesSpokenOf } from './spoken-of.ts'
import type { SubstanceWords } from './substance-words.ts'
import { type Missing, TermsSaid } from './terms-said.ts'

/** A line of a plan that was looked up in the clause it cites. */
export interface ComparedLine {
  readonly line: PlanLine
  /** What was sought in vain; nothing where the clause says what the line says. */
  readonly missing: readonly Missing[]
}

/** A plan laid beside its text, for whether its clauses say what its blocks say. */
export interface SubstanceFound {
  readonly lines: readonly ComparedLine[]
  /** For each clause that a line cites, SHA-256 over its text, lines broken and spaced in any way; no entry where the text has no such clause. */
  readonly clauses: ReadonlyMap<string, string>
}

/** Looks up every line of a plan in the clause it cites: the clause, what stands below it, and what its headings above say. */
export function findUnsupported(
  plan: Plan,
  set: PlanSet,
  document: OfficialDocument,
  mentions: ReadonlyMap<string, readonly Mention[]>,
  words: SubstanceWords,
  industries: ReadonlyMap<string, string>,
): SubstanceFound {
  const clauses = new Map<string, string>()
  const passages = new Map<string, Passage>()
  for (const { number } of plan.clauses) {
    const found = clausesOf(number, document)
    if (found === undefined) continue
    clauses.set(number, hashOf(found.own))
    passages.set(number, passageOf([...found.above, ...found.own], mentions))
  }
  const figures = new OwnFigures(plan.id, plan.parameters, set.vocabulary)
  const claims = new FigureClaims(plan, figures)
  const spoken = new Map([...plan.policies.values()].map((policy) => [policy.program.id, valuesSpokenOf(policy)]))
  const taken = new Map(
    [...plan.policies.values()].map((policy) => {
      const own = takenFrom(policy.clause, policy)
      return [policy.program.id, { values: valuesSpokenOf(own), terms: termsSpokenOf(own) }]
    }),
  )
  const definitions = new Map([...plan.policies.values()].flatMap(({ program }) => [...program.definitions]))
  const titles = titlesOf(plan, set)
  const isFromIssue = saysFromIssue(document, words)
  const paid = new Set([...plan.policies.values()].flatMap(paidThrough))
  const read = parametersRead(plan)
  const heard = new WeakMap<Passage, TermsSaid>()
  const saidIn = (passage: Passage) => {
    const said = heard.get(passage) ?? new TermsSaid(passage, words, set.vocabulary, industries)
    heard.set(passage, said)
    return said
  }
  const whole = (clause: string) => {
    const passage = passages.get(clause)
    return passage === undefined ? undefined : saidIn(passage)
  }
  const lines = listLines(plan, set).map((line): ComparedLine => {
    const all = passages.get(line.clause)
    const policy = plan.policies.get(line.owner)
    const sharing = [...plan.policies.values()].filter(({ clause }) => clause === policy?.clause)
    const sentences = (of: Policy) => (all === undefined ? passageOf([], mentions) : ownSentences(all, of, sharing, words.marks))
    // Whom a clause is about and whom it pays is often said once for all that follows.
    const isShared = line.claim.kind === 'subject' || line.claim.kind === 'payee' || policy?.clause !== line.clause
    const passage = all === undefined || policy === undefined || isShared ? all : sentences(policy)
    if (passage === undefined) return { line, missing: [{ kind: 'clause', sought: [line.clause] }] }
    return {
      line,
      missing: lineMissing(line, {
        plan,
        said: saidIn(passage),
        own: (of) => saidIn(sentences(of)),
        whole,
        figures,
        claims,
        titles,
        spoken,
        taken,
        definitions,
        paid,
        read,
        isFromIssue,
      }),
    }
  })
  return { lines, clauses: new Map([...clauses].filter(([number]) => lines.some(({ line }) => line.clause === number))) }
}

/** The clauses of the text that one heading of the plan stands for, and those above them. */
function clausesOf(
  number: string,
  document: OfficialDocument,
): { readonly own: readonly TextClause[]; readonly above: readonly TextClause[] } | undefined {
  const placed = [...placedClauses(document)]
  const here = placed.find(({ clause }) => clause.number === number)
  if (here === undefined) return undefined
  const own = placed.filter(({ clause, above }) => clause === here.clause || above.includes(here.clause)).map(({ clause }) => clause)
  return { own, above: here.above.toReversed() }
}

function hashOf(clauses: readonly TextClause[]): string {
  const text = clauses.flatMap((clause) => textsOf(clause).map((part) => part.text)).join('')
  return createHash('sha256').update(plain(text)).digest('hex')
}

/** Whether the document says anywhere that it is in force from the day it was made. */
function saysFromIssue(document: OfficialDocument, { marks }: SubstanceWords): boolean {
  const text = plain(document.source.text.slice(document.span.from, document.span.to))
  return marks.from_issue.some((piece) => new RegExp(piece).test(text))
}
