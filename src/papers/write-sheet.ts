import { formatYuanPlain } from '../kernel/money.ts'
import { type WorkbookPlan, writeWorkbook } from '../sheets/index.ts'
import { lineText, sideOf } from './cell-text.ts'
import { writableText } from './markup-text.ts'
import type { PaperBlock, PaperCell, PaperColumn, PaperTable, WholePaper } from './paper.ts'
import { dayText, words } from './words.zh.ts'

/** Yuan that a spreadsheet keeps to the fen as a number; beyond, the amount stays a text. */
const largestExact = 10n ** 15n

/** A cell of a workbook: amounts and counts are numbers, all else is text, and no text becomes a formula. */
export function sheetCell({ kind }: Pick<PaperColumn, 'kind'>, cell: PaperCell): string | number | null {
  if (cell === undefined) return null
  if (typeof cell === 'bigint' && kind === 'money')
    return -largestExact < cell && cell < largestExact ? Number(formatYuanPlain(cell)) : formatYuanPlain(cell)
  return typeof cell === 'number' ? cell : writableText(String(cell))
}

const line = { style: 'thin', color: { rgb: '000000' } } as const
const border = { top: line, bottom: line, left: line, right: line }
const wrap = { wrapText: true, vertical: 'center' } as const

type CellPlan = NonNullable<WorkbookPlan['sheets'][number]['cells']> extends Map<string, infer C> ? C : never
type Style = NonNullable<CellPlan['style']>
type Value = string | number | null

const styles = {
  title: { font: { bold: true, size: 18 }, alignment: { ...wrap, horizontal: 'center' } },
  centre: { alignment: { ...wrap, horizontal: 'center' } },
  right: { alignment: { ...wrap, horizontal: 'right' } },
  text: { alignment: wrap },
  head: { font: { bold: true }, border, alignment: { ...wrap, horizontal: 'center' } },
  small: { font: { size: 9 }, alignment: wrap },
  value: { border, alignment: wrap },
  sign: { border, alignment: { ...wrap, vertical: 'top' } },
} as const satisfies Record<string, Style>

/** Columns of the grid that all blocks of a sheet are laid on, and how many characters its width holds. */
const narrowest = 4
const characters = 84
const lineHeight = 18

/** Lays the blocks of a paper out in rows of one sheet. */
class Sheet {
  readonly rows: Value[][] = []
  readonly cells = new Map<string, { value: Value; style: Style }>()
  readonly merges: { startRow: number; endRow: number; startCol: number; endCol: number }[] = []
  readonly heights = new Map<number, { height: number }>()
  readonly width: number

  constructor(width: number) {
    this.width = width
  }

  /** A line over the whole width, as high as its text needs. */
  over(text: string, style: Style, height = Math.max(1, linesOf(text, characters)) * lineHeight): void {
    this.put([{ text, style, span: this.width }], height)
  }

  /** Cells beside each other, each over so many columns. */
  put(cells: readonly { readonly text: Value; readonly style: Style; readonly span: number }[], height?: number): void {
    const row = this.rows.length
    const values: Value[] = Array<Value>(this.width).fill(null)
    let at = 0
    for (const { text, style, span } of cells) {
      values[at] = typeof text === 'string' ? writableText(text) : text
      for (let column = at; column < at + span; column++)
        this.cells.set(`${row},${column}`, { value: column === at ? (values[at] ?? null) : null, style })
      if (span > 1) this.merges.push({ startRow: row, endRow: row, startCol: at, endCol: at + span - 1 })
      at += span
    }
    this.rows.push(values)
    if (height !== undefined) this.heights.set(row, { height })
  }
}

/** Lines that a text takes in a width of so many characters, a Chinese one counting as two. */
function linesOf(text: string, width: number): number {
  return text
    .split('\n')
    .reduce((sum, each) => sum + Math.max(1, Math.ceil([...each].reduce((n, sign) => n + (sign > '\u00FF' ? 2 : 1), 0) / width)), 0)
}

/** Writes a paper as a workbook: one sheet to be read and printed, and one for each annex that is short. */
export async function writeSheet(paper: WholePaper): Promise<Buffer> {
  const { description, annexes, issue } = paper
  const tables = description.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
  const sheet = new Sheet(Math.max(narrowest, ...tables.map(({ columns }) => columns.length)))
  if (issue.number === undefined) sheet.over(words.draftNote, styles.centre)
  sheet.over(description.title, styles.title, 30)
  const number = [issue.documentNumber, issue.number].filter((each) => each !== undefined).join('\u3000')
  if (number !== '') sheet.over(number, styles.centre)
  if (description.addressee !== undefined) sheet.over(`${description.addressee}${words.colon}`, styles.text)
  for (const block of description.blocks) putBlock(sheet, block)
  if (description.basis.length > 0) sheet.over(`${words.basis}${words.colon}${description.basis.join('\n')}`, styles.text)
  for (const [at, annex] of annexes.entries())
    sheet.over(`${words.annex(at, annexes.length)}${words.colon}${words.annexLine(annex)}`, styles.text)
  if (description.isSealed) for (const text of ['', description.issuer, dayText(issue.day), words.seal]) sheet.over(text, styles.right)
  if (description.copies.length > 0) sheet.over(`${words.copies}${description.copies.join(words.between)}`, styles.text)
  for (const text of words.footer(issue)) sheet.over(text, styles.small)
  const [first] = tables
  const widths = Array.from({ length: sheet.width }, (_, at) => ({ width: widthOf(first, at, sheet.width) }))
  const annexed = annexes.flatMap(({ table }, at) => (table === undefined ? [] : [annexSheet(words.annex(at, annexes.length), table)]))
  return writeWorkbook({
    sheets: [
      {
        name: words.sheet,
        columns: widths,
        rows: sheet.rows,
        cells: sheet.cells,
        merges: sheet.merges,
        rowDefs: sheet.heights,
        pageSetup: { paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true },
        headerFooter: { oddFooter: `&C${words.page.join('&P')}` },
      },
      ...annexed,
    ],
  })
}

function widthOf(table: PaperTable | undefined, at: number, width: number): number {
  if (table === undefined || table.columns.length < width) return Math.floor(characters / width)
  const all = table.columns.reduce((sum, { share }) => sum + share, 0)
  return Math.max(6, Math.round((characters * (table.columns[at]?.share ?? 1)) / all))
}

function putBlock(sheet: Sheet, block: PaperBlock): void {
  switch (block.kind) {
    case 'heading':
      sheet.over(block.text, { font: { bold: true }, alignment: wrap })
      break
    case 'paragraph':
      sheet.over(lineText(block.line), styles.text)
      break
    case 'facts':
      for (const { label, line: value } of block.facts) putFact(sheet, label, lineText(value))
      break
    case 'table':
      putTable(sheet, block.table)
      break
    case 'signatures':
      for (const { role, record = '' } of block.lines) putSignature(sheet, role, record)
  }
}

function putFact(sheet: Sheet, label: string, value: string): void {
  const lines = linesOf(value, Math.floor((characters * (sheet.width - 1)) / sheet.width))
  sheet.put(
    [
      { text: label, style: styles.head, span: 1 },
      { text: value, style: styles.value, span: sheet.width - 1 },
    ],
    Math.max(1, lines) * lineHeight,
  )
}

function putSignature(sheet: Sheet, role: string, record: string): void {
  sheet.put(
    [
      { text: role, style: styles.head, span: 1 },
      { text: record, style: styles.sign, span: 1 },
      { text: `${words.sign}\n${words.signDay}`, style: styles.sign, span: sheet.width - 2 },
    ],
    3 * lineHeight,
  )
}

/** A table takes the columns of the grid from the left; its last column takes what is over. */
function putTable(sheet: Sheet, { columns, rows, total }: PaperTable): void {
  const span = (at: number) => (at === columns.length - 1 ? sheet.width - at : 1)
  sheet.put(columns.map(({ title }, at) => ({ text: title, style: styles.head, span: span(at) })))
  for (const cells of rows)
    sheet.put(columns.map((column, at) => ({ text: sheetCell(column, cells[at]), style: styleOf(column, false), span: span(at) })))
  if (total !== undefined)
    sheet.put(columns.map((column, at) => ({ text: sheetCell(column, total[at]), style: styleOf(column, true), span: span(at) })))
}

function styleOf(column: PaperColumn, isTotal: boolean): Style {
  const format = column.kind === 'money' ? '#,##0.00' : column.kind === 'count' ? '#,##0' : column.kind === 'ordinal' ? '0' : '@'
  return { border, numFmt: format, alignment: { ...wrap, horizontal: sideOf(column) }, ...(isTotal ? { font: { bold: true } } : {}) }
}

function annexSheet(name: string, table: PaperTable): WorkbookPlan['sheets'][number] {
  const sheet = new Sheet(table.columns.length)
  putTable(sheet, table)
  return {
    name,
    columns: table.columns.map((_, at) => ({ width: widthOf(table, at, table.columns.length) })),
    rows: sheet.rows,
    cells: sheet.cells,
    freezePane: { rows: 1 },
    pageSetup: { paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$1' },
  }
}
