import { formatYuan } from '../kernel/money.ts'
import { countCell, headRow, moneyCell, section, table } from './cells.ts'
import { grouped, moneyText } from './figures.ts'
import { type Content, html } from './html.ts'
import { page, comparison as words } from './messages.zh.ts'
import { policyName, type ReportInput } from './report-input.ts'

const shownPolicies = 6

/** What became more and what less since the screening before, by policy; nothing where there is none. */
export function comparisonSection(input: ReportInput): Content {
  const { earlier } = input
  if (earlier === undefined) return undefined
  const { comparison, record } = earlier
  const summary = words.sentence({
    day: page.fullDate(record.screeningDate),
    run: record.id.slice(0, 16),
    snapshot: record.snapshot.title,
    before: moneyText(BigInt(comparison.left)),
    after: moneyText(BigInt(comparison.right)),
    change: signed(BigInt(comparison.change)),
    winners: grouped(comparison.winners),
    losers: grouped(comparison.losers),
  })
  const changed = comparison.byPolicy
    .map((row) => ({ ...row, change: BigInt(row.right) - BigInt(row.left) }))
    .filter((row) => row.change !== 0n || row.winners + row.losers > 0)
    .sort((a, b) => compareSize(b.change, a.change) || b.winners + b.losers - (a.winners + a.losers))
  if (changed.length === 0) return section('comparison', words.heading, html`<p>${summary}${words.same}</p>`)
  const head = headRow([
    [words.policy, 'text'],
    [words.before, 'figure'],
    [words.after, 'figure'],
    [words.change, 'figure'],
    [words.winners, 'figure'],
    [words.losers, 'figure'],
  ])
  const rows = changed
    .slice(0, shownPolicies)
    .map(
      (row) =>
        html`<tr><th scope="row">${policyName(input, row.group)}</th>${moneyCell(BigInt(row.left))}${moneyCell(BigInt(row.right))}<td class="n" title="${formatYuan(row.change)}">${signed(row.change)}</td>${countCell(row.winners)}${countCell(row.losers)}</tr>`,
    )
  const more = changed.length > shownPolicies && html`<p class="note">${words.more(grouped(changed.length - shownPolicies))}</p>`
  return section('comparison', words.heading, [
    html`<p>${summary}</p>`,
    table(words.heading, 'changes', html`${head}<tbody>${rows}</tbody>`),
    more,
  ])
}

const size = (fen: bigint): bigint => (fen < 0n ? -fen : fen)
const compareSize = (a: bigint, b: bigint): number => (size(a) === size(b) ? 0 : size(a) > size(b) ? 1 : -1)
const signed = (fen: bigint): string => `${fen > 0n ? '+' : ''}${moneyText(fen)}`
