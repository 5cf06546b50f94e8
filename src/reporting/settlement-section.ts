import { countCell, headRow, moneyCell, section, table } from './cells.ts'
import { share } from './figures.ts'
import { type Content, type Html, html } from './html.ts'
import { page, settlement, settlementStatuses } from './messages.zh.ts'
import { statusNames } from './policy-details.ts'
import { policyName, type ReportInput } from './report-input.ts'

/** How the amounts of decisions became net amounts, and how often each rule of settlement bit. */
export function settlementSection(input: ReportInput): Html {
  const { record } = input
  return section('settlement', settlement.heading, [
    html`<p>${settlement.intro}</p>`,
    bridge(input),
    statuses(input),
    html`<p class="note">${settlement.file(record.settlement.file)}</p>`,
  ])
}

function bridge({ record }: ReportInput): Html {
  const [gross, net] = [BigInt(record.settlement.gross), BigInt(record.settlement.net)]
  const row = (name: string, fen: bigint, kind: string) =>
    html`<tr class="${kind}"><th scope="row">${name}</th>${moneyCell(fen)}<td class="n">${share(fen, gross)}</td></tr>`
  const head = headRow([
    [settlement.bridge, 'text'],
    [settlement.amount, 'figure'],
    [settlement.share, 'figure'],
  ])
  const rows = [row(settlement.gross, gross, 'gross'), row(settlement.difference, gross - net, 'difference')]
  const { awaitingReview } = record.settlement
  // Beside the bridge and in none of its sums.
  const beside = [
    [settlement.reviewGross, awaitingReview.gross],
    [settlement.reviewAmount, awaitingReview.amount],
  ].map(
    ([name = '', fen = '0']) =>
      html`<tr class="review"><th scope="row">${name}</th>${moneyCell(BigInt(fen))}<td class="n z">\u2014</td></tr>`,
  )
  const foot = html`<tfoot>${row(settlement.net, net, 'net')}${BigInt(awaitingReview.gross) > 0n && beside}</tfoot>`
  return table(settlement.bridge, 'bridge', html`${head}<tbody>${rows}</tbody>${foot}`)
}

function statuses(input: ReportInput): Content {
  const { record } = input
  const found = statusNames
    .map((status) => {
      const variants = record.variants.filter((variant) => (variant.net?.[status] ?? 0) > 0)
      const names = [...new Set(variants.map((variant) => variant.policy))].map((policy) => policyName(input, policy))
      return { status, count: variants.reduce((sum, variant) => sum + (variant.net?.[status] ?? 0), 0), names }
    })
    .filter(({ count }) => count > 0)
  if (found.length === 0) {
    const isEqual = record.settlement.gross === record.settlement.net
    return html`<p>${isEqual ? settlement.noneAtAll : settlement.none}</p>`
  }
  const head = headRow([
    [settlement.status, 'text'],
    [settlement.meaning, 'text'],
    [settlement.policies, 'text'],
    [settlement.count, 'figure'],
  ])
  const rows = found.map(({ status, count, names }) => {
    const [name, meaning] = settlementStatuses[status]
    return html`<tr><th scope="row">${name}</th><td>${meaning}</td><td>${page.joined(names)}</td>${countCell(count)}</tr>`
  })
  return table(settlement.status, 'statuses', html`${head}<tbody>${rows}</tbody>`)
}
