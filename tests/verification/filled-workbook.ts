import { type CellValue, openXlsx, saveXlsx, writeXlsx } from 'hucre/xlsx'

/** A letter as a workbook in somebody's hands. */
export class FilledWorkbook {
  readonly rows: CellValue[][]
  private readonly workbook: Awaited<ReturnType<typeof openXlsx>>
  readonly titles: number

  private constructor(workbook: FilledWorkbook['workbook']) {
    this.workbook = workbook
    this.rows = workbook.sheets[0]?.rows ?? []
    this.titles = this.rows.findIndex((row) => row.includes('核实结论'))
  }

  static async of(bytes: Uint8Array): Promise<FilledWorkbook> {
    return new FilledWorkbook(await openXlsx(bytes))
  }

  /** How many rows there are to be filled in. */
  get length(): number {
    return this.rows.length - this.titles - 1
  }

  columnOf(title: string): number {
    return this.rows[this.titles]?.indexOf(title) ?? -1
  }

  /** The cells of the n-th row below the titles, counted from 0. */
  row(at: number): CellValue[] {
    const row = this.rows[this.titles + 1 + at]
    if (row === undefined) throw new Error(`no row ${at}`)
    return row
  }

  fill(at: number, values: Readonly<Record<string, CellValue>>): this {
    for (const [title, value] of Object.entries(values)) this.row(at)[this.columnOf(title)] = value
    return this
  }

  eachRow(change: (row: CellValue[]) => unknown): void {
    for (const row of this.rows) change(row)
  }

  /** Saved by a library that writes back what it read. */
  async saved(): Promise<Uint8Array> {
    for (const sheet of this.workbook.sheets) delete (sheet as { cells?: unknown }).cells
    return saveXlsx(this.workbook)
  }

  /** Its first sheet alone, pasted into a new workbook without anything that made it a form. */
  async pasted(): Promise<Uint8Array> {
    return writeXlsx({ sheets: [{ name: 'Sheet1', rows: this.rows }] })
  }
}
