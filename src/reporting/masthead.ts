import { overrideText } from '../screening/index.ts'
import { type Content, type Html, html } from './html.ts'
import {
  colophon,
  comparison,
  distribution,
  followUp,
  orders,
  overview,
  page,
  plans,
  reconciliation,
  refusals,
  results,
  settlement,
} from './messages.zh.ts'
import { ordersDetails } from './orders-section.ts'
import { plansWithVariants, type ReportInput } from './report-input.ts'

/** Title, what was screened and for which day, a warning where parameters were changed, and the table of contents. */
export function masthead(input: ReportInput): Html {
  const { record } = input
  const pairs: readonly (readonly [string, Content])[] = [
    [page.screeningDate, page.fullDate(record.screeningDate)],
    [page.knownOn, page.fullDate(record.knownOn)],
    [page.baseYear, page.yearText(record.baseYear)],
    [page.snapshot, record.snapshot.title],
    [page.runNumber, html`<code title="${record.id}">${record.id.slice(0, 16)}</code>`],
  ]
  return html`<header><p class="product">${page.product}</p><h1>${page.title}</h1><dl class="head">${pairs.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></header>${warning(record.overrides)}${contents(input)}${controls(input)}`
}

function warning(overrides: ReportInput['record']['overrides']): Content {
  if (overrides.length === 0) return undefined
  return html`<div class="warning" role="note"><p>${page.whatIf}</p><ul>${overrides.map((each) => html`<li><code>${overrideText(each)}</code></li>`)}</ul></div>`
}

const outcomeSections: readonly (readonly [id: string, name: string])[] = [
  ['results', results.heading],
  ['settlement', settlement.heading],
  ['distribution', distribution.heading],
]

function contents(input: ReportInput): Html {
  const entries: readonly (readonly [id: string, name: string])[] = [
    ['overview', overview.heading],
    ['follow-up', followUp.heading],
    ...(input.earlier === undefined ? [] : [['comparison', comparison.heading] as const]),
    ...(input.orders === undefined ? [] : [['orders', orders.heading] as const]),
    ['plans', plans.heading],
    ...(input.record.variants.length > 0 ? outcomeSections : []),
    ...(ordersDetails(input) === undefined ? [] : [['orders-details', orders.details] as const]),
    ['reconciliation', reconciliation.heading],
    ['refusals', refusals.heading],
    ['colophon', colophon.heading],
  ]
  const documents = plansWithVariants(input.record).map(({ plan }) => html`<li><a href="#plan-${plan.id}">${shortName(plan)}</a></li>`)
  const list = documents.length > 0 && html`<ul>${documents}</ul>`
  return html`<nav aria-label="${page.contents}"><ol>${entries.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ol>${list}</nav>`
}

const shortName = (plan: ReportInput['record']['plans'][number]): string => (plan.number === '' ? plan.title : plan.number)

/** The first two work by style alone; the others are shown by the script that makes them work. */
function controls(input: ReportInput): Html {
  const options = plansWithVariants(input.record).map(({ plan }) => html`<option value="${plan.id}">${shortName(plan)}</option>`)
  return html`<div class="controls"><label><input type="checkbox" id="exact"> ${page.showExact}</label><label><input type="checkbox" id="whole"> ${page.showWhole}</label><span id="scripted" hidden><label>${page.filterPlan} <select id="only"><option value="">${page.allPlans}</option>${options}</select></label><button type="button" id="fold" data-expand="${page.expandAll}" data-collapse="${page.collapseAll}">${page.expandAll}</button></span></div>`
}
