import type { Fen } from '../kernel/money.ts'
import { countCell, facts, headRow, moneySpan, table } from './cells.ts'
import { grouped, moneyText, share } from './figures.ts'
import { type Content, type Html, html } from './html.ts'
import { outcomeNames, policy, resultNames, settlementStatuses } from './messages.zh.ts'
import { regionScope } from './region-text.ts'
import { type ConditionRecord, entityName, type ReportInput } from './report-input.ts'

type Variant = ReportInput['record']['variants'][number]

const shownFacts = 8
const shownRegions = 8

/** Why subjects were refused, what was missing, what people must look at, and what settlement did: one policy of one plan. */
export function policyDetails(input: ReportInput, variant: Variant): Html {
  return html`<details class="policy" id="policy-${variant.id}"><summary>${variant.zh}<small>${variant.clause}</small></summary>${facts(head(input, variant))}${refusedTable(variant)}${missingTable(variant)}${reviewTable(variant)}${settlementLine(variant)}</details>`
}

function head(input: ReportInput, variant: Variant): readonly (readonly [string, Content])[] {
  const money = (name: string, fen: Fen) => (fen > 0n ? [[name, moneySpan(fen)] as const] : [])
  return [
    [policy.subject, entityName(input, variant.subject)],
    [policy.clause, variant.clause],
    [policy.fund, variant.fund],
    [policy.region, regionText(input, variant)],
    [policy.result, resultNames[variant.result] ?? variant.result],
    ...money(policy.ceiling, BigInt(variant.ceiling)),
    ...(variant.net === undefined ? money(policy.benefit, BigInt(variant.amount)) : []),
  ]
}

function regionText(input: ReportInput, variant: Variant): string {
  const scope = regionScope(variant.regions, input.regionNames, policy.nation)
  if (scope === undefined) return policy.nowhere
  if (scope.without.length === 0) return scope.whole
  const hidden = Math.max(0, scope.without.length - shownRegions)
  return policy.withoutRegions(scope.whole, scope.without.slice(0, shownRegions), hidden)
}

function refusedTable({ conditions }: Variant): Html {
  if (conditions.length === 0) return html`<p class="note">${policy.noConditions}</p>`
  const active = conditions
    .filter((each) => each.failed > 0 || each.unknown > 0)
    .sort((a, b) => b.failed - a.failed || b.unknown - a.unknown)
  const idle = conditions.filter((each) => each.failed === 0 && each.unknown === 0)
  const clean = idle.length > 0 && html`<p class="note">${policy.clean(idle.map((each) => each.zh))}</p>`
  if (active.length === 0) return html`<h5>${policy.refused}</h5>${clean}`
  const most = Math.max(...active.map((each) => each.failed), 1)
  const columns = headRow([
    [policy.condition, 'text'],
    [policy.basis, 'text'],
    [policy.chart, 'text'],
    [policy.failed, 'figure'],
    [policy.alone, 'figure'],
    [policy.aloneShare, 'figure'],
    [policy.unknown, 'figure'],
  ])
  const rows = active.map((each) => conditionRow(each, most))
  return html`<h5>${policy.refused}</h5>${table(policy.refused, 'why', html`${columns}<tbody>${rows}</tbody>`)}${clean}`
}

function conditionRow(condition: ConditionRecord, most: number): Html {
  const { failed, failedAlone } = condition
  const words = policy.conditionBar({ failed: grouped(failed), alone: grouped(failedAlone) })
  return html`<tr><th scope="row">${condition.zh}</th><td class="basis">${condition.clause}</td><td>${bar([failedAlone, failed - failedAlone], most, words)}</td>${countCell(failed)}${countCell(failedAlone)}<td class="n">${share(failedAlone, failed)}</td>${countCell(condition.unknown)}</tr>`
}

function missingTable(variant: Variant): Content {
  const [first] = variant.missing
  if (first === undefined) return undefined
  const undetermined = variant.counts.undetermined
  const columns = headRow([
    [policy.fact, 'text'],
    [policy.chart, 'text'],
    [policy.subjects, 'figure'],
    [policy.shareOfMissing, 'figure'],
  ])
  const rows = variant.missing.slice(0, shownFacts).map((fact) => {
    const part = share(fact.subjects, undetermined)
    return html`<tr><th scope="row">${fact.zh.replace('.', ' \u00B7 ')}</th><td>${bar([fact.subjects], undetermined, part)}</td>${countCell(fact.subjects)}<td class="n">${part}</td></tr>`
  })
  const next = variant.missing[shownFacts]
  const more =
    next !== undefined &&
    html`<p class="note">${policy.moreFacts(grouped(variant.missing.length - shownFacts), grouped(next.subjects))}</p>`
  return html`<h5>${policy.missing}</h5>${table(policy.missing, 'why', html`${columns}<tbody>${rows}</tbody>`)}${more}`
}

function reviewTable({ reviews }: Variant): Content {
  if (reviews.length === 0) return undefined
  const columns = headRow([
    [policy.reviews, 'text'],
    [policy.basis, 'text'],
    [policy.raised, 'figure'],
  ])
  const rows = reviews.map(
    (each) => html`<tr><th scope="row">${each.zh}</th><td class="basis">${each.clause}</td>${countCell(each.raised)}</tr>`,
  )
  return html`<h5>${outcomeNames.needs_review}</h5>${table(policy.reviews, 'why', html`${columns}<tbody>${rows}</tbody>`)}`
}

function settlementLine(variant: Variant): Content {
  const { net } = variant
  if (net === undefined) return undefined
  const sentence = policy.settled({ gross: moneyText(BigInt(variant.amount)), net: moneyText(BigInt(net.amount)), paid: grouped(net.paid) })
  const found = statusNames.filter((status) => net[status] > 0)
  const list = found.map(
    (status) => html`<li><b>${settlementStatuses[status][0]} ${grouped(net[status])}</b> ${settlementStatuses[status][1]}</li>`,
  )
  return html`<h5>${policy.settlement}</h5><p>${sentence}${found.length === 0 && policy.allClear}</p>${found.length > 0 && html`<ul class="plain">${list}</ul>`}`
}

/** The settlement statuses in the order the report tells them. */
export const statusNames = Object.keys(settlementStatuses) as readonly (keyof typeof settlementStatuses)[]

/** A bar inside a table row; the figures beside it say the same. */
function bar(parts: readonly number[], whole: number, words: string): Html {
  const ends = parts.map((_, i) =>
    tenths(
      parts.slice(0, i + 1).reduce((sum, part) => sum + part, 0),
      whole,
    ),
  )
  const paths = ends.map((end, i) => html`<path class="b${i}" d="M${ends[i - 1] ?? 0} 0H${end}V8H${ends[i - 1] ?? 0}z"/>`)
  return html`<svg class="bar" role="img" aria-label="${words}" viewBox="0 0 100 8" preserveAspectRatio="none">${paths}</svg>`
}

function tenths(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((Math.min(part, whole) / whole) * 1000) / 10
}
