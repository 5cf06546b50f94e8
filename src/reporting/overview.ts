import { chineseAmount } from '../kernel/capital-amount.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { barChart } from './bar-chart.ts'
import { moneySpan, section } from './cells.ts'
import { regionFigure } from './distribution-section.ts'
import { drawn, grouped, moneyText, share, sumFen } from './figures.ts'
import { type Content, type Html, html } from './html.ts'
import { overview, page } from './messages.zh.ts'
import { entityName, plansWithVariants, policyName, type ReportInput } from './report-input.ts'

/** The rest is told as one row: the short version has room for so many. */
const chartRows = 8

/** The result in a few sentences, cards and one picture. */
export function overviewSection(input: ReportInput): Html {
  const { record } = input
  if (record.variants.length === 0) {
    const words = record.refusals.length > 0 ? overview.nothing : overview.noPolicies
    return section('overview', overview.heading, html`<p class="lead">${words}</p>`)
  }
  return section('overview', overview.heading, [sentences(input), cards(input), coverage(input), amountChart(input), regionFigure(input)])
}

const totalOf = ({ record }: ReportInput, outcome: Outcome): number =>
  record.variants.reduce((sum, variant) => sum + variant.counts[outcome], 0)

const ceilingOf = ({ record }: ReportInput): bigint => sumFen(record.variants.map((variant) => variant.ceiling))

function sentences(input: ReportInput): Html {
  const { record } = input
  const eligible = totalOf(input, 'eligible')
  const sentence = overview.sentence({
    plans: grouped(plansWithVariants(record).length),
    policies: grouped(record.variants.length),
    decisions: grouped(record.decisions),
    eligible: grouped(eligible),
    eligibleShare: share(eligible, record.decisions),
    review: grouped(totalOf(input, 'needs_review')),
    local: grouped(totalOf(input, 'needs_local_standard')),
    unknown: grouped(totalOf(input, 'undetermined')),
    ineligible: grouped(totalOf(input, 'ineligible')),
  })
  const [gross, net, ceiling] = [BigInt(record.settlement.gross), BigInt(record.settlement.net), ceilingOf(input)]
  const money = gross > 0n ? overview.money({ gross: moneyText(gross), net: moneyText(net) }) : ''
  const { awaitingReview } = record.settlement
  const isReviewed = BigInt(awaitingReview.gross) > 0n
  const review = isReviewed
    ? overview.awaitingReview({ gross: moneyText(BigInt(awaitingReview.gross)), amount: moneyText(BigInt(awaitingReview.amount)) })
    : ''
  const rest = ceiling > 0n ? overview.ceiling({ ceiling: moneyText(ceiling) }) : ''
  const schedules = record.variants.filter((variant) => variant.result === 'schedule')
  const relieved = sumFen(schedules.map((variant) => variant.amount))
  const reviewed = sumFen(schedules.map((variant) => variant.reviewAmount))
  const relief =
    relieved + reviewed > 0n ? overview.relief({ amount: moneyText(relieved), review: reviewed > 0n ? moneyText(reviewed) : '' }) : ''
  const nobody = eligible + totalOf(input, 'needs_review') === 0 ? overview.noEligible : ''
  return html`<p class="lead">${sentence}${money}${review}${rest}${relief}${nobody}</p>`
}

function cards(input: ReportInput): Html {
  const { record } = input
  const words = overview.cards
  const undetermined = totalOf(input, 'undetermined')
  const { helped, net, awaitingReview } = record.settlement
  const list: readonly (readonly [name: string, value: Content, note: string])[] = [
    [words.net, moneySpan(BigInt(net)), words.netNote(chineseAmount(BigInt(net)))],
    [words.helped, grouped(helped.firms), words.helpedNote(grouped(helped.persons))],
    [words.decisions, grouped(record.decisions), words.decisionsNote],
    [words.awaitingReview, moneySpan(BigInt(awaitingReview.amount)), words.awaitingReviewNote(grouped(totalOf(input, 'needs_review')))],
    [words.undetermined, share(undetermined, record.decisions), words.undeterminedNote(grouped(undetermined))],
    [words.ceiling, moneySpan(ceilingOf(input)), words.ceilingNote(grouped(totalOf(input, 'needs_local_standard')))],
  ]
  return html`<dl class="cards">${list.map(([name, value, note]) => html`<div><dt>${name}</dt><dd>${value}${note !== '' && html`<small>${note}</small>`}</dd></div>`)}</dl>`
}

function coverage(input: ReportInput): Content {
  const entities = new Map(input.record.subjects.map((row) => [row.entity, row.subjects]))
  if (entities.size === 0) return undefined
  const names = [...entities].map(([entity, count]) => overview.coverageOf(entityName(input, entity), grouped(count)))
  return html`<p class="note">${overview.coverage}\u00A0\u00A0${page.joined(names)}</p>`
}

interface PolicyAmount {
  readonly name: string
  readonly gross: bigint
  readonly net: bigint
}

function amountChart(input: ReportInput): Html {
  const amounts = amountsByPolicy(input)
  const heading = html`<h3>${overview.amountChart}</h3>`
  const [first] = amounts
  if (first === undefined) return html`${heading}<p class="note">${overview.notPaid}</p>`
  const shown = withRest(amounts)
  const bars = barChart({
    label: overview.amountChartLabel({ count: grouped(amounts.length), first: first.name, amount: moneyText(first.net) }),
    rows: shown.map(({ name, gross, net }) => ({
      name,
      values: [drawn(net), drawn(gross > net ? gross - net : 0n)],
      text: moneyText(net),
    })),
    kinds: ['net', 'held'],
  })
  return html`${heading}<figure><ul class="legend"><li class="k-net">${overview.netPart}</li><li class="k-held">${overview.heldPart}</li></ul>${bars}</figure>`
}

/** One policy under several plans is one row: the plans share the work, not the name. */
function amountsByPolicy(input: ReportInput): readonly PolicyAmount[] {
  const policies = [...new Set(input.record.variants.map((variant) => variant.policy))]
  return policies
    .map((policy) => {
      const variants = input.record.variants.filter((variant) => variant.policy === policy && variant.result === 'money')
      return {
        name: policyName(input, policy),
        gross: sumFen(variants.map((variant) => variant.amount)),
        net: sumFen(variants.map((variant) => variant.net?.amount ?? '0')),
      }
    })
    .filter((amount) => amount.gross > 0n)
    .sort((a, b) => (a.net === b.net ? Number(b.gross > a.gross) - Number(b.gross < a.gross) : a.net < b.net ? 1 : -1))
}

function withRest(amounts: readonly PolicyAmount[]): readonly PolicyAmount[] {
  if (amounts.length <= chartRows) return amounts
  const rest = amounts.slice(chartRows - 1)
  const total = (pick: (amount: PolicyAmount) => bigint) => rest.reduce((sum, amount) => sum + pick(amount), 0n)
  const others = { name: overview.others(grouped(rest.length)), gross: total((a) => a.gross), net: total((a) => a.net) }
  return [...amounts.slice(0, chartRows - 1), others]
}
