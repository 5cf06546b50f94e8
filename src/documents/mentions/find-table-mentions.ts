import type { CleanText, FlattenedTable, Found } from '../document.ts'
import type { UnitMention } from '../mention.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyPhrase } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { readingOf, spanOf } from './reading.ts'
import { unitList } from './units/unit-list.ts'

const roles = ['lead', 'support', 'leader', 'responsible'] as const

const patternsOf = (lexicon: Lexicon) =>
  roles.map((role) => [role, new RegExp(`^(?:${anyPhrase(lexicon.responsibility.labels[role] ?? [])})$`)] as const)

/** The units a table names in the columns of those responsible. */
export function findTableMentions(table: FlattenedTable, isFirstLeading: boolean, reader: Reader): UnitMention[] {
  const columns = table.header.flatMap((head, column) => {
    const name = head.value.replace(/\s/g, '')
    const role = reader.part(patternsOf).find(([, label]) => label.test(name))?.[0]
    return role === undefined ? [] : [{ column, role }]
  })
  return table.rows.flatMap((row) => {
    if (row.length === table.header.length)
      return columns.flatMap(({ column, role }) => {
        const units = unitsOfCell(row[column], role, reader)
        return isFirstLeading && role === 'responsible' && units.length > 1 ? firstLeading(units) : units
      })
    const [only] = columns
    return only === undefined || columns.length > 1 ? [] : unitsOfShortRow(row, only.role, reader)
  })
}

/** Under "those named first lead" the first of a cell does, unless the cell itself says who. */
function firstLeading(units: readonly UnitMention[]): UnitMention[] {
  const isSaid = units.some(({ role }) => role !== 'responsible')
  return units.map((unit, at) => (at === 0 && !isSaid ? { ...unit, role: 'lead' } : unit))
}

/** Of a row with more or fewer cells than the header has any may stand under another heading: only cells full of sure units are believed. */
function unitsOfShortRow(row: readonly Found<string>[], role: UnitMention['role'], reader: Reader): UnitMention[] {
  return row.slice(1).flatMap((cell) => {
    const reading = readingOf(textOf(cell), reader)
    const listed = unitList(reading, 0, reading.text.length, true, reader)
    const isSure = listed.length > 0 && listed.every(({ strength }) => strength !== undefined) && !cell.value.includes('\u3002')
    return isSure ? unitsOfCell(cell, role, reader).map((unit) => ({ ...unit, confidence: 0.7 })) : []
  })
}

function unitsOfCell(cell: Found<string> | undefined, role: UnitMention['role'], reader: Reader): UnitMention[] {
  if (cell === undefined || cell.value === '') return []
  const reading = readingOf(textOf(cell), reader)
  const isPerson = role === 'leader'
  return unitList(reading, 0, reading.text.length, true, reader)
    .filter(({ strength, from, to }) => (isPerson && to - from >= 2) || strength !== undefined)
    .map((unit) => ({
      kind: 'unit',
      span: spanOf(reading, unit.from, unit.to),
      name: reading.plain.slice(unit.from, unit.to).replace(/\s/g, ''),
      role: unit.role === undefined || unit.role === 'responsible' ? role : unit.role,
      isInherited: false,
      confidence: unit.strength === 'strong' ? 0.95 : 0.9,
    }))
}

/** A cell's own text; its place is known where it stands in the source as it is written. */
function textOf({ value, span }: Found<string>): CleanText {
  return { text: value, offsets: Array.from({ length: value.length }, (_, at) => span.from + at) }
}
