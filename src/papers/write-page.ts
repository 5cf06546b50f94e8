import { cellText, isWide, lineText, sideOf } from './cell-text.ts'
import { markupText } from './markup-text.ts'
import { pageStyle } from './page-style.zh.ts'
import type { PaperBlock, PaperTable, WholePaper } from './paper.ts'
import { dayText, words } from './words.zh.ts'

/** Writes a paper as a page to be printed, whole in itself: no script, nothing from elsewhere. The same paper gives the same bytes. */
export function writePage(paper: WholePaper): Buffer {
  const { description, annexes, issue } = paper
  const { title, issuer, addressee, blocks, basis, isSealed, copies } = description
  const number = [issue.documentNumber, issue.number].filter((each) => each !== undefined).join('\u3000')
  const body = [
    issue.number === undefined ? `<p class="draft">${words.draftNote}</p>` : '',
    `<h1>${markupText(title)}</h1>`,
    number === '' ? '' : `<p class="number">${markupText(number)}</p>`,
    addressee === undefined ? '' : `<p class="flush">${markupText(addressee)}${words.colon}</p>`,
    ...blocks.map(blockOf),
    basis.length === 0 ? '' : `<p>${words.basis}${words.colon}${basis.map(markupText).join('<br>')}</p>`,
    ...annexes.map((annex, at) => `<p>${words.annex(at, annexes.length)}${words.colon}${markupText(words.annexLine(annex))}</p>`),
    isSealed ? `<div class="seal"><p>${markupText(issuer)}</p><p>${dayText(issue.day)}</p><p class="faint">${words.seal}</p></div>` : '',
    copies.length === 0 ? '' : `<p class="flush copies">${words.copies}${markupText(copies.join(words.between))}</p>`,
    ...annexes.flatMap(({ title: annex, table }, at) =>
      table === undefined
        ? []
        : [
            `<section class="annex${isWide(table) ? ' is-wide' : ''}"><p class="mark">${words.annex(at, annexes.length)}</p><h2>${markupText(annex)}</h2>${tableOf(table)}</section>`,
          ],
    ),
    `<footer>${words
      .footer(issue)
      .map((line) => `<p>${markupText(line)}</p>`)
      .join('')}</footer>`,
  ]
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${markupText(words.fileName(title, issue.number))}</title><style>${pageStyle}</style>`
  const hint = `<p class="hint">${words.pageHint}</p>`
  return Buffer.from(`<!doctype html><html lang="zh-CN"><head>${head}</head><body>${hint}<main>${body.join('')}</main></body></html>\n`)
}

function blockOf(block: PaperBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${markupText(block.text)}</h3>`
    case 'paragraph':
      return `<p>${textOf(lineText(block.line))}</p>`
    case 'facts':
      return factsOf(block.facts)
    case 'table':
      return tableOf(block.table)
    case 'signatures':
      return `<table class="signs"><colgroup><col style="width:20%"><col style="width:35%"><col style="width:45%"></colgroup><tbody>${block.lines
        .map(
          ({ role, record = '' }) =>
            `<tr><th scope="row">${markupText(role)}</th><td>${textOf(record)}</td><td>${words.sign}<br>${words.signDay}</td></tr>`,
        )
        .join('')}</tbody></table>`
  }
}

const textOf = (text: string): string => text.split('\n').map(markupText).join('<br>')

function tableOf({ columns, rows, total }: PaperTable): string {
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => `<col style="width:${((100 * share) / all).toFixed(2)}%">`).join('')
  const line = (cells: PaperTable['rows'][number]) =>
    columns.map((column, at) => `<td class="is-${sideOf(column)}">${textOf(cellText(column, cells[at]))}</td>`).join('')
  const head = columns.map(({ title }) => `<th scope="col">${markupText(title)}</th>`).join('')
  const last = total === undefined ? '' : `<tr class="total">${line(total)}</tr>`
  const body = rows.map((cells) => `<tr>${line(cells)}</tr>`).join('')
  return `<table><colgroup>${widths}</colgroup><thead><tr>${head}</tr></thead><tbody>${body}${last}</tbody></table>`
}

function factsOf(facts: Extract<PaperBlock, { kind: 'facts' }>['facts']): string {
  const rows: string[] = []
  for (let at = 0; at < facts.length; at++) {
    const fact = facts[at]
    if (fact === undefined) break
    const next = fact.isWide ? undefined : facts[at + 1]
    const beside = next === undefined || next.isWide ? undefined : next
    const pair = (label: string, value: string, span: number) =>
      `<th scope="row">${markupText(label)}</th><td colspan="${span}">${textOf(value)}</td>`
    const right = beside === undefined ? '' : pair(beside.label, lineText(beside.line), 1)
    rows.push(`<tr>${pair(fact.label, lineText(fact.line), beside === undefined ? 3 : 1)}${right}</tr>`)
    if (beside !== undefined) at++
  }
  return `<table class="facts"><colgroup><col style="width:17%"><col style="width:33%"><col style="width:17%"><col style="width:33%"></colgroup><tbody>${rows.join('')}</tbody></table>`
}
