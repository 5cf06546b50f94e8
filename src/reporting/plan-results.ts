import { type NetRecord, unwrittenAmount, unwrittenAmountWords, type VariantRecord as Variant } from '../screening/index.ts'
import { barChart } from './bar-chart.ts'
import { countCell, headRow, moneyCell, section, table } from './cells.ts'
import { grouped, moneyText, sumFen } from './figures.ts'
import { type Html, html } from './html.ts'
import { outcomeMeanings, outcomeNames, page, results } from './messages.zh.ts'
import { outcomesInOrder } from './palette.ts'
import { anchorOf, policyDetails } from './policy-details.ts'
import { decisionsOf, entityName, netOf, plansWithVariants, type ReportInput } from './report-input.ts'

/** Every plan with a row per policy, the mix of outcomes, and the details of each policy. */
export function resultsSection(input: ReportInput): Html {
  return section('results', results.heading, [
    html`<p class="note">${results.columnsNote}${results.detailsNote}</p>`,
    plansWithVariants(input.record).map(({ plan, variants }) => planResults(input, plan, variants)),
  ])
}

function planResults(input: ReportInput, plan: ReportInput['record']['plans'][number], variants: readonly Variant[]): Html {
  const name = plan.title
  return html`<article class="plan" id="plan-${plan.id}" data-plan="${plan.id}"><h3>${name}${plan.number !== '' && html` <span class="number">${plan.number}</span>`}</h3>${resultTable(input, name, variants)}${outcomeChart(name, variants)}<h4>${results.details}</h4>${variants.map((variant) => policyDetails(input, variant))}</article>`
}

function resultTable(input: ReportInput, plan: string, variants: readonly Variant[]): Html {
  const head = headRow([
    [results.policy, 'text'],
    ...outcomesInOrder.map((outcome) => [outcomeNames[outcome], 'figure'] as const),
    [results.gross, 'figure'],
    [results.net, 'figure'],
    [results.awaitingReview, 'figure'],
    [results.displaced, 'figure'],
    [results.capped, 'figure'],
    [results.held, 'figure'],
  ])
  const body = html`${head}<tbody>${variants.map((variant) => resultRow(input, variant))}</tbody><tfoot>${totalRow(variants)}</tfoot>`
  return table(results.tableCaption(plan), 'results sortable', body)
}

function resultRow(input: ReportInput, variant: Variant): Html {
  const net = netOf(variant)
  const place = html`<small>${entityName(input, variant.subject)} \u00B7 ${variant.clause}</small>`
  const unwritten = unwrittenAmount(variant)
  const money =
    unwritten !== undefined
      ? html`<td class="n z">${unwrittenAmountWords[unwritten]}</td><td class="n z">\u2014</td><td class="n z">\u2014</td><td class="n z">\u2014</td><td class="n z">\u2014</td><td class="n z">\u2014</td>`
      : net === undefined
        ? html`${reliefCell(variant, variant.amount)}${moneyCell(undefined)}${reliefCell(variant, variant.reviewAmount)}<td class="n z">\u2014</td><td class="n z">\u2014</td><td class="n z">\u2014</td>`
        : html`${moneyCell(BigInt(variant.amount))}${moneyCell(BigInt(net.amount))}${moneyCell(BigInt(net.awaitingReview))}${countCell(net.displaced)}${countCell(net.capped)}${countCell(heldOf(net))}`
  return html`<tr><th scope="row"><a href="#${anchorOf(variant)}">${variant.zh}</a>${place}</th>${outcomesInOrder.map((outcome) => countCell(variant.counts[outcome]))}${money}</tr>`
}

/** Contributions put off, waived or lowered are no payment: shown in their place, but in no sum. */
function reliefCell(variant: Variant, fen: string): Html {
  const amount = BigInt(fen)
  const words = results.relief[variant.result]
  if (amount === 0n || words === undefined) return html`<td class="n z">${results.notMoney}</td>`
  return html`<td class="n z" title="${results.reliefNote}">${words} ${moneyText(amount)}</td>`
}

function totalRow(variants: readonly Variant[]): Html {
  const paid = variants.flatMap((variant) => {
    const net = netOf(variant)
    return net === undefined ? [] : [{ amount: variant.amount, net }]
  })
  const sum = (pick: (net: NetRecord) => number) => paid.reduce((total, { net }) => total + pick(net), 0)
  const counts = outcomesInOrder.map((outcome) => countCell(variants.reduce((total, variant) => total + variant.counts[outcome], 0)))
  return html`<tr><th scope="row">${page.total}</th>${counts}${moneyCell(sumFen(paid.map(({ amount }) => amount)))}${moneyCell(sumFen(paid.map(({ net }) => net.amount)))}${moneyCell(sumFen(paid.map(({ net }) => net.awaitingReview)))}${countCell(sum((net) => net.displaced))}${countCell(sum((net) => net.capped))}${countCell(sum(heldOf))}</tr>`
}

const heldOf = (net: NetRecord): number => net.blocked + net.historyUnknown + net.reserved

function outcomeChart(plan: string, variants: readonly Variant[]): Html {
  const legend = outcomesInOrder.map(
    (outcome) => html`<li class="k-${outcome}" title="${outcomeMeanings[outcome]}">${outcomeNames[outcome]}</li>`,
  )
  return html`<figure><figcaption>${results.chart}</figcaption><ul class="legend">${legend}</ul>${outcomeBars(plan, variants)}</figure>`
}

function outcomeBars(plan: string, variants: readonly Variant[]): Html {
  return barChart({
    label: results.chartLabel({ plan }),
    rows: variants.map((variant) => ({
      name: variant.zh,
      values: outcomesInOrder.map((outcome) => variant.counts[outcome]),
      text: results.decisionCount(grouped(decisionsOf(variant))),
    })),
    kinds: outcomesInOrder,
    isNormalised: true,
  })
}
