import { formatYuan } from '../kernel/money.ts'
import type { RunRecord } from '../screening/index.ts'
import { countCell, headRow, moneyCell, section, table } from './cells.ts'
import { grouped, moneyText, sumFen } from './figures.ts'
import { type Content, html } from './html.ts'
import { page, comparison as words } from './messages.zh.ts'
import { policyName, type ReportInput } from './report-input.ts'

const shownPolicies = 6

interface Change {
  readonly policy: string
  readonly name: string
  readonly before: Totals
  readonly after: Totals
  readonly change: bigint
}

/** Net amount in fen and decisions that are eligible or to be reviewed. */
interface Totals {
  readonly net: bigint
  readonly eligible: number
}

/**
 * What became more and what less since the screening before, by policy; nothing where there is none. Totals only: who is behind them
 * can be matched row by row only where both screenings looked at the same people, which `ballast diff` does.
 */
export function comparisonSection(input: ReportInput): Content {
  const { earlier, record } = input
  if (earlier === undefined) return undefined
  const [before, after] = [BigInt(earlier.settlement.net), BigInt(record.settlement.net)]
  const summary = words.sentence({
    day: page.fullDate(earlier.screeningDate),
    run: earlier.id.slice(0, 16),
    snapshot: earlier.snapshot.title,
    before: moneyText(before),
    after: moneyText(after),
    change: signed(after - before),
  })
  const changed = changesBetween(input, earlier)
  if (changed.length === 0) return section('comparison', words.heading, html`<p>${summary}${words.same}</p>`)
  const head = headRow([
    [words.policy, 'text'],
    [words.before, 'figure'],
    [words.after, 'figure'],
    [words.change, 'figure'],
    [words.eligibleBefore, 'figure'],
    [words.eligibleAfter, 'figure'],
  ])
  const rows = changed
    .slice(0, shownPolicies)
    .map(
      (row) =>
        html`<tr><th scope="row">${row.name}</th>${moneyCell(row.before.net)}${moneyCell(row.after.net)}<td class="n" title="${formatYuan(row.change)}">${signed(row.change)}</td>${countCell(row.before.eligible)}${countCell(row.after.eligible)}</tr>`,
    )
  const more = changed.length > shownPolicies && html`<p class="note">${words.more(grouped(changed.length - shownPolicies))}</p>`
  return section('comparison', words.heading, [
    html`<p>${summary}</p>`,
    table(words.heading, 'changes', html`${head}<tbody>${rows}</tbody>`),
    more,
  ])
}

/** Policies whose totals differ, the largest change of money first. */
function changesBetween(input: ReportInput, earlier: RunRecord): readonly Change[] {
  const { record } = input
  const policies = [...new Set([...record.variants, ...earlier.variants].map(({ policy }) => policy))]
  return policies
    .map((policy) => {
      const [before, after] = [totalsOf(earlier, policy), totalsOf(record, policy)]
      const isNow = record.variants.some((variant) => variant.policy === policy)
      const name = policyName(isNow ? input : { ...input, record: earlier }, policy)
      return { policy, name, before, after, change: after.net - before.net }
    })
    .filter(({ before, after }) => before.net !== after.net || before.eligible !== after.eligible)
    .sort((a, b) => compareSize(b.change, a.change) || moved(b) - moved(a))
}

function totalsOf({ variants }: RunRecord, policy: string): Totals {
  const own = variants.filter((variant) => variant.policy === policy)
  return {
    net: sumFen(own.map((variant) => variant.net?.amount ?? '0')),
    eligible: own.reduce((sum, { counts }) => sum + counts.eligible + counts.needs_review, 0),
  }
}

const moved = ({ before, after }: Change): number => Math.abs(after.eligible - before.eligible)
const size = (fen: bigint): bigint => (fen < 0n ? -fen : fen)
const compareSize = (a: bigint, b: bigint): number => (size(a) === size(b) ? 0 : size(a) > size(b) ? 1 : -1)
const signed = (fen: bigint): string => `${fen > 0n ? '+' : ''}${moneyText(fen)}`
