import { type Html, html } from './html.ts'
import type { BarKind } from './palette.ts'

/** Horizontal bars, one row each, made of parts laid end to end. */
export interface BarChartSpec {
  /** Says what the bars compare. */
  readonly label: string
  readonly rows: readonly BarRow[]
  /** What each part of a row stands for, in order. */
  readonly kinds: readonly BarKind[]
  /** Draw every row over the whole width, parts as shares. */
  readonly isNormalised?: boolean
}

export interface BarRow {
  readonly name: string
  readonly values: readonly number[]
  readonly text: string
}

/**
 * Bars drawn by the style sheet, so that names and values stay text of full size however narrow the page is: a drawing of fixed width
 * would shrink or run out of sight on a telephone. Read aloud it is a list of names and values.
 */
export function barChart({ label, rows, kinds, isNormalised = false }: BarChartSpec): Html {
  const sums = rows.map(({ values }) => values.reduce((sum, value) => sum + value, 0))
  const longest = Math.max(0, ...sums)
  const list = rows.map(({ name, values, text }, i) => {
    const whole = isNormalised ? (sums[i] ?? 0) : longest
    const parts = values.map((value, j) => bar(kinds[j], whole === 0 ? 0 : value / whole))
    return html`<li><span>${name}</span><span class="track" aria-hidden="true">${parts}</span><span class="n">${text}</span></li>`
  })
  return html`<ul class="bars" aria-label="${label}">${list}</ul>`
}

function bar(kind: BarKind | undefined, share: number) {
  return share > 0 && html`<i class="k-${kind ?? ''}" style="width:${Number((share * 100).toFixed(3))}%"></i>`
}
