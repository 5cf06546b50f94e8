import type { FlattenedTable, Found } from '../document.ts'
import type { FigureMention } from '../mention.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { HAN, YEAR } from '../words/script.zh.ts'
import { measuredOf } from './figures/measures.ts'
import { numeralsIn } from './numerals.ts'

const patternsOf = ({ figures }: Lexicon) => ({
  /** A column of figures for a year; what was reached in it says so. */
  year: new RegExp(`^(20\\d{2})${YEAR}?(?!.*(?:${anyOf(figures.reached_heads)}))[${HAN}]{0,4}$`),
  unit: new RegExp(`^(?:${anyOf(figures.unit_heads)})$`),
})

const TWO_CHARACTERS = new RegExp(`[${HAN}]{2}`)

const BOUNDS: Readonly<Record<string, FigureMention['bound']>> = {
  '\u2264': 'at_most',
  '<': 'less_than',
  '\u2265': 'at_least',
  '>': 'more_than',
}
const VALUE = /^([\u2264\u2265<>]?)\s*(\d[\d.,]*)(%?)$/
const UNIT_IN_BRACKET = /[(]([^()]{1,8})[)]$/

/** The goals of a table of indicators: what stands in its rows below the years to come, from the year of the document on. */
export function findTableTargets(table: FlattenedTable, year: number | undefined, reader: Reader): FigureMention[] {
  const patterns = reader.part(patternsOf)
  const heads = table.header.map(({ value }) => folded(value).replace(/\s/g, ''))
  const years = heads.flatMap((head, column) => {
    const named = patterns.year.exec(head)?.[1]
    return named === undefined ? [] : [{ column, year: Number(named) }]
  })
  const first = year ?? Math.min(...years.map((each) => each.year)) + 1
  const ahead = years.filter((each) => each.year >= first)
  const unitColumn = heads.findIndex((head) => patterns.unit.test(head))
  return table.rows.flatMap((row) => (row.length === heads.length ? targetsOfRow(row, ahead, row[unitColumn]?.value, reader) : []))
}

function targetsOfRow(
  row: readonly Found<string>[],
  ahead: readonly { readonly column: number; readonly year: number }[],
  unitOfColumn: string | undefined,
  reader: Reader,
): FigureMention[] {
  const indicator = row.find(({ value }) => TWO_CHARACTERS.test(value))
  const unit = (unitOfColumn ?? UNIT_IN_BRACKET.exec(folded(indicator?.value ?? ''))?.[1] ?? '').trim()
  return ahead.flatMap(({ column, year }) => {
    const cell = row[column]
    const match = VALUE.exec(folded(cell?.value ?? '').trim())
    if (cell === undefined || indicator === undefined || match === null) return []
    const [, sign = '', number = '', percent = ''] = match
    const text = `${number}${percent === '' ? unit : percent}`
    const [numeral] = numeralsIn(text, reader)
    if (numeral === undefined) return []
    const measured = measuredOf(text, numeral, reader)
    const from = cell.span.to - number.length - percent.length
    return [
      {
        kind: 'figure',
        span: { from, to: cell.span.to },
        role: 'target',
        value: measured?.value ?? numeral.value,
        unit: measured?.unit ?? text.slice(numeral.to),
        bound: BOUNDS[sign] ?? 'exactly',
        indicator: { value: indicator.value, span: indicator.span, confidence: 0.9 },
        by: `${year}-12-31`,
        confidence: 0.92,
      },
    ]
  })
}

/** Digits and brackets of full width as those of half. */
function folded(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
}
