import type { PlanEdition } from './plan-edition.ts'
import { blockWords } from './words.zh.ts'

/** A document, a clause or a policy that was looked for. */
export interface FoundInPlans {
  readonly kind: 'plan' | 'clause' | 'policy'
  readonly plan: string
  /** Empty for the document itself. */
  readonly clause: string
  readonly title: string
  readonly detail: string
}

/** Most that is found of a kind; whoever looks for more looks into the document. */
const mostFound = 8

/** Documents, policies and clauses whose number, name or summary has the words, those that begin with them first. */
export function findInPlans({ lines, pages }: PlanEdition, typed: string): readonly FoundInPlans[] {
  const words = folded(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return []
  const called = (id: string) => {
    const line = lines.find((each) => each.id === id)
    return line === undefined ? '' : line.number === '' ? line.title : line.number
  }
  const plans = lines.map(({ id, title, number }) => ({
    found: { kind: 'plan' as const, plan: id, clause: '', title, detail: number },
    texts: [number, title],
  }))
  const all = [...pages.values()].flatMap(({ plan, clauses }) => clauses.map((clause) => ({ plan: plan.id, clause })))
  const policies = all.flatMap(({ plan, clause }) =>
    clause.blocks
      .filter(({ kind }) => kind === 'policy')
      .map(({ zh }) => ({
        found: {
          kind: 'policy' as const,
          plan,
          clause: clause.number,
          title: zh,
          detail: `${blockWords.policy} ${called(plan)} ${clause.number}`,
        },
        texts: [zh, called(plan), clause.number],
      })),
  )
  const clauses = all.map(({ plan, clause: { number, title, summary } }) => ({
    found: { kind: 'clause' as const, plan, clause: number, title: `${number} ${title}`, detail: called(plan) },
    texts: [number, title, called(plan), summary],
  }))
  return [plans, policies, clauses].flatMap((kind) =>
    kind
      .map(({ found, texts }) => ({ found, rank: rankOf(words, texts) }))
      .filter(({ rank }) => rank !== undefined)
      .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
      .slice(0, mostFound)
      .map(({ found }) => found),
  )
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().trim()

/** How far a thing is what was looked for, least first; undefined where a word is nowhere in it. */
function rankOf(words: readonly string[], texts: readonly string[]): number | undefined {
  const all = texts.map(folded)
  const ranks = words.map((word) => {
    const at = all.findIndex((text) => text.includes(word))
    return at < 0 ? undefined : at * 2 + (all[at]?.startsWith(word) === true ? 0 : 1)
  })
  return ranks.includes(undefined) ? undefined : ranks.reduce<number>((sum, rank) => sum + (rank ?? 0), 0)
}
