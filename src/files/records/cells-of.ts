/** The cells of a record, quotes taken off; a quote inside a cell that has none around it is a sign like any other. */
export function cellsOf(record: string): readonly string[] {
  const cell = /[ \t]*"([^"]*(?:""[^"]*)*)"[ \t]*(,|$)|([^,]*)(,|$)/y
  const cells: string[] = []
  for (;;) {
    const found = cell.exec(record)
    if (found === null) throw new Error('the record was not split before')
    const [, quoted, quotedEnd, plain = '', plainEnd] = found
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if ((quotedEnd ?? plainEnd) !== ',') return cells
  }
}
