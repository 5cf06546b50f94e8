/** One line of the table: what was measured, against which goal. */
export interface Line {
  readonly what: string
  readonly measured: string
  readonly goal: string
  readonly isMet: boolean | undefined
  readonly beside: string
}

/** The table as Markdown. */
export function asTable(lines: readonly Line[]): string {
  const rows = lines.map(({ what, measured, goal, isMet, beside }) => {
    const verdict = isMet === undefined ? '' : isMet ? 'met' : 'missed'
    return `| ${what} | ${measured} | ${goal} | ${verdict} | ${beside} |`
  })
  return ['| what | measured | goal | | beside |', '|---|---|---|---|---|', ...rows].join('\n')
}

/** A count with thousands set apart, to three significant digits. */
export function count(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en').replaceAll(',', ' ')
}

export function seconds(value: number): string {
  return `${value.toFixed(2)} s`
}
