import { cellText, isWide, lineText, sideOf } from '../cell-text.ts'
import { markupText } from '../markup-text.ts'
import type { PaperBlock, PaperColumn, PaperTable, WholePaper } from '../paper.ts'
import { dayText, words } from '../words.zh.ts'
import type { StyleName } from './styles.ts'

/** Width between the margins of an A4 page, upright and on its side, in twentieths of a point. */
const textWidth = 8844
const wideWidth = 12756

/** A paragraph in a style; line feeds in it are kept. */
export function paragraph(style: StyleName, text: string, run = ''): string {
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${markupText(line)}</w:t>`)
  const properties = run === '' ? '' : `<w:rPr>${run}</w:rPr>`
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r>${properties}${lines.join('<w:br/>')}</w:r></w:p>`
}

const gap = (style: StyleName, count: number) => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr></w:p>`.repeat(count)

/** Pages that stand the same way. */
export interface Section {
  readonly body: string
  readonly isWide: boolean
}

/** Everything between the margins: the paper itself, and each annex that stands in it from a page of its own on. */
export function sectionsOf(paper: WholePaper): readonly Section[] {
  const { annexes } = paper
  const annexed = annexes.flatMap(({ title, table }, at) => {
    if (table === undefined) return []
    const isOnSide = isWide(table)
    const head = [paragraph('AnnexMark', words.annex(at, annexes.length)), paragraph('Title', title)]
    return [{ body: [...head, tableOf(table, isOnSide ? wideWidth : textWidth)].join(''), isWide: isOnSide }]
  })
  return [{ body: bodyOf(paper), isWide: false }, ...annexed]
}

/** The paper itself, in the order of official papers: title, number, addressee, text, basis, annexes, seal, copies. */
function bodyOf({ description, annexes, issue }: WholePaper): string {
  const { title, issuer, addressee, blocks, basis, isSealed, copies } = description
  const number = [issue.documentNumber, issue.number].filter((each) => each !== undefined).join('\u3000')
  return [
    paragraph('Title', title),
    number === '' ? '' : paragraph('Number', number),
    addressee === undefined ? '' : paragraph('Flush', `${addressee}${words.colon}`),
    ...blocks.map(blockOf),
    ...(basis.length === 0 ? [] : [paragraph('Body', `${words.basis}${words.colon}${basis.join('\n')}`)]),
    ...annexes.map((annex, at) => paragraph('Body', `${words.annex(at, annexes.length)}${words.colon}${words.annexLine(annex)}`)),
    ...(isSealed
      ? [
          gap('Seal', 2),
          paragraph('Seal', issuer),
          paragraph('Seal', dayText(issue.day)),
          paragraph('Seal', words.seal, '<w:color w:val="A6A6A6"/>'),
        ]
      : []),
    ...(copies.length === 0 ? [] : [gap('Flush', 1), paragraph('Flush', `${words.copies}${copies.join(words.between)}`)]),
  ].join('')
}

function blockOf(block: PaperBlock): string {
  switch (block.kind) {
    case 'heading':
      return paragraph('Heading', block.text)
    case 'paragraph':
      return paragraph('Body', lineText(block.line))
    case 'facts':
      return factsOf(block.facts)
    case 'table':
      return tableOf(block.table)
    case 'signatures':
      return signaturesOf(block.lines)
  }
}

const edge = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('')

/** A table of fixed widths, with a little air after it. */
function grid(widths: readonly number[], rows: readonly string[], width = textWidth): string {
  const properties = `<w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${sides}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>`
  const columns = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  return `<w:tbl>${properties}<w:tblGrid>${columns}</w:tblGrid>${rows.join('')}</w:tbl>${gap('Small', 1)}`
}

/** A row that no page breaks in two; `head` is repeated on every page. */
function row(cells: readonly string[], how: { readonly isHead?: boolean; readonly height?: number } = {}): string {
  const height = how.height === undefined ? '' : `<w:trHeight w:val="${how.height}" w:hRule="atLeast"/>`
  return `<w:tr><w:trPr><w:cantSplit/>${height}${how.isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`
}

function cell(width: number, style: StyleName, text: string, span = 1, run = ''): string {
  const over = span === 1 ? '' : `<w:gridSpan w:val="${span}"/>`
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${over}<w:vAlign w:val="center"/></w:tcPr>${paragraph(style, text, run)}</w:tc>`
}

const cellStyles = { left: 'Cell', right: 'CellRight', center: 'CellCenter' } as const satisfies Record<string, StyleName>

function tableOf({ columns, rows, total }: PaperTable, width = textWidth): string {
  const widths = widthsOf(columns, width)
  const line = (cells: PaperTable['rows'][number], run = '') =>
    row(columns.map((column, at) => cell(widths[at] ?? 0, cellStyles[sideOf(column)], cellText(column, cells[at]), 1, run)))
  const head = row(
    columns.map(({ title }, at) => cell(widths[at] ?? 0, 'CellHead', title)),
    { isHead: true },
  )
  return grid(widths, [head, ...rows.map((cells) => line(cells)), ...(total === undefined ? [] : [line(total, '<w:b/>')])], width)
}

function widthsOf(columns: readonly PaperColumn[], width: number): readonly number[] {
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  return columns.map(({ share }) => Math.floor((width * share) / all))
}

const factWidths = [1500, 2922, 1500, 2922] as const

function factsOf(facts: Extract<PaperBlock, { kind: 'facts' }>['facts']): string {
  const [label, value] = factWidths
  const rows: string[] = []
  for (let at = 0; at < facts.length; at++) {
    const fact = facts[at]
    if (fact === undefined) break
    const next = fact.isWide ? undefined : facts[at + 1]
    const beside = next === undefined || next.isWide ? undefined : next
    const left = [
      cell(label, 'CellHead', fact.label),
      cell(beside === undefined ? value * 2 + label : value, 'Cell', lineText(fact.line), beside === undefined ? 3 : 1),
    ]
    rows.push(
      row(beside === undefined ? left : [...left, cell(label, 'CellHead', beside.label), cell(value, 'Cell', lineText(beside.line))]),
    )
    if (beside !== undefined) at++
  }
  return grid(factWidths, rows)
}

/** Room for a signature and, beside it, a seal. */
const signHeight = 1000

function signaturesOf(lines: Extract<PaperBlock, { kind: 'signatures' }>['lines']): string {
  const widths = [1800, 2922, 4122] as const
  return grid(
    widths,
    lines.map(({ role, record = '' }) =>
      row(
        [cell(widths[0], 'CellHead', role), cell(widths[1], 'Cell', record), cell(widths[2], 'Cell', `${words.sign}\n${words.signDay}`)],
        {
          height: signHeight,
        },
      ),
    ),
  )
}
