import { barChart } from './bar-chart.ts'
import { countCell, headRow, moneyCell, section, table } from './cells.ts'
import { drawn, grouped, moneyText, share } from './figures.ts'
import { type Content, type Html, html } from './html.ts'
import { distribution, page } from './messages.zh.ts'
import type { ReportInput } from './report-input.ts'

interface Part {
  readonly name: string
  readonly payments: number
  readonly net: bigint
}

/** So many provinces fit into the short version; the rest is told as one. */
const shownRegions = 6

type Kind = 'region' | 'size' | 'industry'

/** Where the net amount goes, by province: for the short version; nothing where all of it goes to one. */
export function regionFigure(input: ReportInput): Content {
  const all = regionParts(input)
  const rest = all.slice(shownRegions)
  const others = { name: distribution.others(grouped(rest.length)), ...sumOf(rest) }
  const parts = rest.length > 1 ? [...all.slice(0, shownRegions), others] : all
  return parts.length > 1 && html`<h3>${distribution.region}</h3><figure>${bars('region', parts)}</figure>`
}

/** Where the net amount goes: by province, by enterprise size, by industry; each adds up to the whole. */
export function distributionSection(input: ReportInput): Html {
  const { settlement } = input.record
  const net = BigInt(settlement.net)
  if (net === 0n) return section('distribution', distribution.heading, html`<p>${distribution.empty}</p>`)
  return section('distribution', distribution.heading, [
    figure('region', regionParts(input), net),
    figure('size', withOutside(sizeParts(input), input), net),
    figure('industry', withOutside(industryParts(input), input), net),
  ])
}

function regionParts({ record, regionNames }: ReportInput): readonly Part[] {
  const regions = [...new Set(record.settlement.byRegion.map((each) => each.region))]
  return regions
    .map((region) => {
      const rows = record.settlement.byRegion.filter((each) => each.region === region)
      return { name: region === 0 ? distribution.unknown : regionNames(region) || String(region), ...totals(rows) }
    })
    .sort(byNet)
}

function sizeParts({ record, vocabulary }: ReportInput): readonly Part[] {
  const names = new Map(vocabulary.enumerations.get('size_class')?.values.map((value) => [value.id, value.zh]))
  return record.settlement.bySize.map((each) => ({ name: names.get(each.size) ?? distribution.unknown, ...totals([each]) }))
}

function industryParts({ record, industryNames }: ReportInput): readonly Part[] {
  return record.settlement.byIndustry
    .map(({ industry, ...rest }) => ({
      name: industry === 'unknown' ? distribution.unknown : distribution.industryName(industry, industryNames(industry)),
      ...totals([rest]),
    }))
    .sort(byNet)
}

const byNet = (a: Part, b: Part): number => (a.net === b.net ? 0 : a.net < b.net ? 1 : -1)

function totals(rows: readonly { readonly subjects: number; readonly net: string }[]): { readonly payments: number; readonly net: bigint } {
  return { payments: rows.reduce((sum, row) => sum + row.subjects, 0), net: rows.reduce((sum, row) => sum + BigInt(row.net), 0n) }
}

const sumOf = (parts: readonly Omit<Part, 'name'>[]) =>
  parts.reduce((sum, part) => ({ payments: sum.payments + part.payments, net: sum.net + part.net }), { payments: 0, net: 0n })

/** Payments to people belong to no enterprise; without a row for them the parts would not make up the whole. */
function withOutside(parts: readonly Part[], { record }: ReportInput): readonly Part[] {
  const all = totals(record.settlement.byRegion)
  const inside = sumOf(parts)
  if (all.net === inside.net && all.payments === inside.payments) return parts
  return [...parts, { name: distribution.outside, payments: all.payments - inside.payments, net: all.net - inside.net }]
}

function figure(kind: Kind, parts: readonly Part[], net: bigint): Html {
  const title = distribution[kind]
  const head = headRow([
    [distribution.name[kind], 'text'],
    [distribution.payments, 'figure'],
    [distribution.net, 'figure'],
    [distribution.share, 'figure'],
  ])
  const row = (part: Part) =>
    html`<tr><th scope="row">${part.name}</th>${countCell(part.payments)}${moneyCell(part.net)}<td class="n">${share(part.net, net)}</td></tr>`
  const total = { name: page.total, ...sumOf(parts) }
  const data = table(title, `distribution by-${kind} sortable`, html`${head}<tbody>${parts.map(row)}</tbody><tfoot>${row(total)}</tfoot>`)
  return html`<h3>${title}</h3><figure>${bars(kind, parts)}</figure><details><summary>${distribution.table}</summary>${data}</details>`
}

function bars(kind: Kind, parts: readonly Part[]): Html {
  const highest = [...parts].sort(byNet)[0]
  return barChart({
    label: distribution.chartLabel({ title: distribution[kind], first: highest?.name ?? '', amount: moneyText(highest?.net ?? 0n) }),
    rows: parts.map((part) => ({ name: part.name, values: [drawn(part.net)], text: moneyText(part.net) })),
    kinds: ['net'],
  })
}
