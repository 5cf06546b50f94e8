import type { office } from '../client/office.ts'

export type PlanList = Awaited<ReturnType<typeof office.plan.list>>
export type PlanLine = PlanList['plans'][number]
export type Shown = Awaited<ReturnType<typeof office.plan.page>>
export type Page = Shown['page']
export type Clause = Page['clauses'][number]
export type Block = Clause['blocks'][number]
export type Item = Block['rows'][number]['items'][number]
export type Basis = NonNullable<Item['basis']>
export type Comparison = Awaited<ReturnType<typeof office.plan.compare>>

/** The address of a document. */
export const planPath = (plan: string): string => `/plans/${plan}`

/** The address of a clause in its document. */
export const clausePath = (plan: string, clause: string): string =>
  clause === '' ? planPath(plan) : `${planPath(plan)}#${encodeURIComponent(clause)}`

/** The address of a policy in the documents that state it. */
export const comparePath = (policy: string): string => `/plans/compare/${policy}`

/** How days lie to a day; undefined where a hidden year keeps that from being known. */
export function standingOf({ from, to, isMasked }: PlanLine['days'][number], day: string): 'ahead' | 'now' | 'over' | undefined {
  if (isMasked) return undefined
  if (from !== '' && day < from) return 'ahead'
  return to !== '' && day > to ? 'over' : 'now'
}

/** Everything a reader sees of a clause, for looking for words in it. */
export function textOfClause({ number, title, summary, blocks, uncovered }: Clause): string {
  const items = blocks.flatMap(({ zh, rows }) => [
    zh,
    ...rows.flatMap(({ items: all }) =>
      all.flatMap(({ name, texts, where, note, basis }) => [name, ...texts, ...where, note, basis?.text ?? '']),
    ),
  ])
  return [number, title, summary, ...items, uncovered?.reason ?? ''].join('\n').normalize('NFKC').toLowerCase()
}

/** Whether a clause has the words that somebody looks for, all of them. */
export function hasWords(clause: Clause, typed: string): boolean {
  const text = textOfClause(clause)
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
