/** A row of a reference table by column name. */
export type ReferenceRow<Column extends string> = Readonly<Record<Column, string>>

/**
 * Reads a reference table: lines of comma-separated values without quoting, a header line, comment lines that start with `#`.
 * Throws where the header or a row has other columns, because reference data ships with the product.
 */
export function parseReferenceTable<Column extends string>(text: string, columns: readonly Column[]): readonly ReferenceRow<Column>[] {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line, number: index + 1 }))
  const [header, ...rows] = lines.filter(({ line }) => line !== '' && !line.startsWith('#'))
  if (header?.line !== columns.join(',')) throw new Error(`reference table: the header is not ${columns.join(',')}`)
  return rows.map(({ line, number }) => {
    const cells = line.split(',')
    if (cells.length !== columns.length) throw new Error(`reference table: line ${number} has ${cells.length} cells, not ${columns.length}`)
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])) as ReferenceRow<Column>
  })
}
