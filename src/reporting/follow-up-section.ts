import { earlierPaymentsAdvice, sumUnknownHistory } from '../screening/index.ts'
import { countCell, headRow, section, table } from './cells.ts'
import { grouped, moneyText, sumFen } from './figures.ts'
import { type Html, html } from './html.ts'
import { followUp } from './messages.zh.ts'
import { policyName, type ReportInput } from './report-input.ts'

interface Item {
  readonly what: string
  readonly decisions: number
  readonly todo: string
}

const shownFacts = 3
const shownPolicies = 2

/** What people must do before more can be paid, most decisions first: facts to fetch, cases to look at, standards to set, history to deliver. */
export function followUpSection(input: ReportInput): Html {
  const items = [historyUnknown(input), ...missingFacts(input), ...reviews(input), ...localStandards(input)]
    .filter((item) => item !== undefined)
    .sort((a, b) => b.decisions - a.decisions)
  if (items.length === 0) return section('follow-up', followUp.heading, html`<p>${followUp.none}</p>`)
  const head = headRow([
    [followUp.what, 'text'],
    [followUp.decisions, 'figure'],
    [followUp.todo, 'text'],
  ])
  const rows = items.map(({ what, decisions, todo }) => html`<tr><th scope="row">${what}</th>${countCell(decisions)}<td>${todo}</td></tr>`)
  return section('follow-up', followUp.heading, table(followUp.heading, 'todo', html`${head}<tbody>${rows}</tbody>`))
}

function historyUnknown({ record }: ReportInput): Item | undefined {
  const held = sumUnknownHistory(record)
  if (held === undefined) return undefined
  const todo = followUp.historyTodo(grouped(held.policies), moneyText(held.gross), earlierPaymentsAdvice[held.earlierPayments])
  return { what: followUp.history, decisions: held.decisions, todo }
}

/** One fact may be missing under many policies: to be fetched once. */
function missingFacts({ record }: ReportInput): readonly Item[] {
  const facts = new Map<string, { zh: string; decisions: number; policies: Set<string> }>()
  for (const variant of record.variants)
    for (const { zh, subjects } of variant.missing) {
      const known = facts.get(zh) ?? { zh, decisions: 0, policies: new Set() }
      facts.set(zh, { ...known, decisions: known.decisions + subjects, policies: known.policies.add(variant.policy) })
    }
  return [...facts.values()]
    .sort((a, b) => b.decisions - a.decisions)
    .slice(0, shownFacts)
    .map(({ zh, decisions, policies }) => ({
      what: followUp.missing(zh.replace('.', ' \u00B7 ')),
      decisions,
      todo: followUp.missingTodo(grouped(policies.size)),
    }))
}

function reviews(input: ReportInput): readonly Item[] {
  return byPolicy(input, 'needs_review').map(({ policy, decisions }) => {
    const own = input.record.variants.filter((variant) => variant.policy === policy)
    const amount = sumFen(own.map(({ net }) => net?.awaitingReview ?? '0'))
    return {
      what: followUp.review(policyName(input, policy)),
      decisions,
      todo: followUp.reviewTodo(amount > 0n ? moneyText(amount) : ''),
    }
  })
}

function localStandards(input: ReportInput): readonly Item[] {
  return byPolicy(input, 'needs_local_standard').map(({ policy, decisions }) => {
    const ceiling = sumFen(input.record.variants.filter((variant) => variant.policy === policy).map((variant) => variant.ceiling))
    return {
      what: followUp.local(policyName(input, policy)),
      decisions,
      todo: ceiling > 0n ? followUp.localTodo(moneyText(ceiling)) : followUp.localTodoPlain,
    }
  })
}

function byPolicy({ record }: ReportInput, outcome: 'needs_review' | 'needs_local_standard') {
  const counts = new Map<string, number>()
  for (const variant of record.variants) counts.set(variant.policy, (counts.get(variant.policy) ?? 0) + variant.counts[outcome])
  return [...counts]
    .map(([policy, decisions]) => ({ policy, decisions }))
    .filter(({ decisions }) => decisions > 0)
    .sort((a, b) => b.decisions - a.decisions)
    .slice(0, shownPolicies)
}
