import type { Fen } from '../kernel/money.ts'
import { grouped, scaleMoney } from './figures.ts'
import { type Content, type Html, html } from './html.ts'
import { page } from './messages.zh.ts'

/** A table cell with a whole number; nothing is dimmed so that figures stand out. */
export function countCell(value: number): Html {
  return value === 0 ? html`<td class="n z">0</td>` : html`<td class="n">${grouped(value)}</td>`
}

/** A table cell with an amount: scaled for reading, exact when pointed at, asked for or printed. */
export function moneyCell(fen: Fen | undefined, absent: Content = '\u2014'): Html {
  if (fen === undefined) return html`<td class="n z">${absent}</td>`
  if (fen === 0n) return html`<td class="n z">0</td>`
  const { figure, unit, exact } = scaleMoney(fen)
  return html`<td class="n">${figure} <i>${unit}</i>${figure !== exact && html`<b>${exact}</b>`}</td>`
}

/** An amount in running text, with the exact one beside it. */
export function moneySpan(fen: Fen): Html {
  const { figure, unit, exact } = scaleMoney(fen)
  return html`${figure} ${unit}${figure !== exact && html`<b class="x">${page.exactYuan(exact)}</b>`}`
}

/** A header row; names of columns with figures are set to the right. */
export function headRow(columns: readonly (readonly [name: string, kind: 'text' | 'figure'])[]): Html {
  return html`<thead><tr>${columns.map(([name, kind]) => (kind === 'figure' ? html`<th scope="col" class="n">${name}</th>` : html`<th scope="col">${name}</th>`))}</tr></thead>`
}

/** A table that scrolls by itself where the page is too narrow for it, and can be reached by keyboard to do so. */
export function table(caption: string, kind: string, content: Content): Html {
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table class="${kind}"><caption class="hidden">${caption}</caption>${content}</table></div>`
}

/** Names and values one below the other. */
export function facts(pairs: readonly (readonly [name: string, value: Content])[]): Html {
  return html`<dl class="facts">${pairs.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

/** A section of the report; its number comes from the style sheet. */
export function section(id: string, heading: string, content: Content): Html {
  return html`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${heading}</h2>${content}</section>`
}
