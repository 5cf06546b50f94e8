import type { Fen } from '../kernel/money.ts'
import type { VariantRecord as Variant } from '../screening/index.ts'
import { facts, moneySpan } from './cells.ts'
import { grouped, moneyText, share } from './figures.ts'
import { type Content, type Html, html } from './html.ts'
import { policy, resultNames, settlementStatuses } from './messages.zh.ts'
import { regionScope } from './region-text.ts'
import { type ConditionRecord, entityName, netOf, type ReportInput } from './report-input.ts'

const shownFacts = 8
const shownRegions = 8

/** Why subjects were refused, what was missing, what people must look at, and what settlement did: one policy of one plan. */
export function policyDetails(input: ReportInput, variant: Variant): Html {
  const tables = html`<div class="scroll" role="region" aria-label="${variant.zh}" tabindex="0">${refusedTable(variant)}${missingTable(variant)}${reviewTable(variant)}</div>`
  return html`<details class="policy" id="${anchorOf(variant)}"><summary>${variant.zh}<small>${variant.clause}</small></summary>${facts(head(input, variant))}${tables}${settlementLine(variant)}</details>`
}

/** The place of a policy's details on the page. */
export function anchorOf(variant: Variant): string {
  return `policy-${variant.id}`
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
    ...(variant.result === 'money' ? [] : money(policy.benefit, BigInt(variant.amount))),
    ...(variant.result === 'money' ? [] : money(policy.reviewBenefit, BigInt(variant.reviewAmount))),
  ]
}

function regionText(input: ReportInput, variant: Variant): string {
  const scope = regionScope(variant.regions, input.regionNames, policy.nation)
  if (scope === undefined) return policy.nowhere
  if (scope.without.length === 0) return scope.whole
  const hidden = Math.max(0, scope.without.length - shownRegions)
  return policy.withoutRegions(scope.whole, scope.without.slice(0, shownRegions), hidden)
}

/** The style sheet aligns the columns by the kind of table: hundreds of these stand on a large report. */
function whyTable(kind: string, caption: string, columns: readonly string[], rows: readonly Html[]): Html {
  return html`<table class="why ${kind}"><caption>${caption}</caption><thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`
}

function refusedTable({ conditions }: Variant): Html {
  if (conditions.length === 0) return html`<p class="note">${policy.noConditions}</p>`
  const active = conditions
    .filter((each) => each.failed > 0 || each.unknown > 0)
    .sort((a, b) => b.failed - a.failed || b.unknown - a.unknown)
  const idle = conditions.filter((each) => each.failed === 0 && each.unknown === 0)
  const clean = idle.length > 0 && html`<p class="note">${policy.clean(idle.map((each) => each.zh))}</p>`
  if (active.length === 0) return html`${clean}`
  const most = Math.max(...active.map((each) => each.failed), 1)
  const columns = [policy.condition, policy.basis, policy.chart, policy.failed, policy.alone, policy.aloneShare, policy.unknown]
  return html`${whyTable(
    'refused',
    policy.refused,
    columns,
    active.map((each) => conditionRow(each, most)),
  )}${clean}`
}

function conditionRow({ zh, clause, failed, failedAlone, unknown }: ConditionRecord, most: number): Html {
  return html`<tr><th scope="row">${zh}</th><td>${clause}</td>${bar(failedAlone, failed, most)}<td>${grouped(failed)}</td><td>${grouped(failedAlone)}</td><td>${share(failedAlone, failed)}</td><td>${grouped(unknown)}</td></tr>`
}

function missingTable({ missing, counts }: Variant): Content {
  if (missing.length === 0) return undefined
  const rows = missing.slice(0, shownFacts).map(({ zh, subjects }) => {
    const name = zh.replace('.', ' \u00B7 ')
    return html`<tr><th scope="row">${name}</th>${bar(subjects, subjects, counts.undetermined)}<td>${grouped(subjects)}</td><td>${share(subjects, counts.undetermined)}</td></tr>`
  })
  const next = missing[shownFacts]
  const more =
    next !== undefined && html`<p class="note">${policy.moreFacts(grouped(missing.length - shownFacts), grouped(next.subjects))}</p>`
  return html`${whyTable('missing', policy.missing, [policy.fact, policy.chart, policy.subjects, policy.shareOfMissing], rows)}${more}`
}

function reviewTable({ reviews }: Variant): Content {
  if (reviews.length === 0) return undefined
  const rows = reviews.map(
    ({ zh, clause, raised, unknown }) =>
      html`<tr><th scope="row">${zh}</th><td>${clause}</td><td>${grouped(raised)}</td><td>${grouped(unknown)}</td></tr>`,
  )
  return whyTable('reviews', policy.reviews, [policy.review, policy.basis, policy.raised, policy.unknown], rows)
}

function settlementLine(variant: Variant): Content {
  const net = netOf(variant)
  if (net === undefined) return undefined
  if (BigInt(variant.amount) + BigInt(variant.reviewAmount) === 0n && statusNames.every((status) => net[status] === 0))
    return html`<h5>${policy.settlement}</h5><p>${policy.nobody}</p>`
  const sentence = policy.settled({ gross: moneyText(BigInt(variant.amount)), net: moneyText(BigInt(net.amount)), paid: grouped(net.paid) })
  const review =
    BigInt(variant.reviewAmount) > 0n &&
    policy.awaitingReview({ gross: moneyText(BigInt(variant.reviewAmount)), amount: moneyText(BigInt(net.awaitingReview)) })
  const found = statusNames.filter((status) => net[status] > 0)
  const list = found.map(
    (status) => html`<li><b>${settlementStatuses[status][0]} ${grouped(net[status])}</b> ${settlementStatuses[status][1]}</li>`,
  )
  return html`<h5>${policy.settlement}</h5><p>${sentence}${review}${found.length === 0 && policy.allClear}</p>${found.length > 0 && html`<ul class="plain">${list}</ul>`}`
}

/** The settlement statuses in the order the report tells them. */
export const statusNames = Object.keys(settlementStatuses) as readonly (keyof typeof settlementStatuses)[]

/** A bar in a table cell, drawn by the style sheet; for the eye only, since the figures beside it say the same. */
function bar(part: number, all: number, whole: number): Html {
  return html`<td class="bar" style="--a:${percent(part, whole)}%;--b:${percent(all, whole)}%"></td>`
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((Math.min(part, whole) / whole) * 100)
}
