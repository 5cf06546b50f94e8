import { formatDate, parseDate } from '../kernel/calendar.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { FieldType, Vocabulary } from '../rules/index.ts'
import type { Amendment } from './amendment.ts'
import { factOf } from './amendments-file.ts'
import type { Manifest } from './manifest.ts'
import { readFieldValue } from './read-field-value.ts'
import type { AmendRefusal } from './refusals.ts'
import { type Column, columnsOf } from './schema.ts'

/** New values as SQL literals, by entity and field. */
export type AmendedFields = ReadonlyMap<string, ReadonlyMap<string, AmendedField>>

export interface AmendedField {
  readonly column: Column
  readonly values: { readonly key: bigint; readonly sql: string }[]
}

interface CheckedAmendments {
  readonly fields: AmendedFields
  /** With their values in one form. */
  readonly written: readonly Amendment[]
}

/** Reads amendments of a snapshot; refused with the first that names what is not there, has a value its field does not take, or comes twice. */
export function checkAmendments(
  amendments: readonly Amendment[],
  { entities, knownOn }: Manifest,
  vocabulary: Vocabulary,
  newDay: string,
): Result<CheckedAmendments, AmendRefusal> {
  if (!isDay(newDay) || newDay < knownOn) return refused({ code: 'amendment_day_unfit', day: newDay, from: knownOn, to: undefined })
  const seen = new Set<string>()
  const fields = new Map<string, Map<string, AmendedField>>()
  const written: Amendment[] = []
  for (const amendment of amendments) {
    const { entity, key, field, value, day } = amendment
    const of = vocabulary.entities.get(entity)
    if (of === undefined || entities[entity] === undefined)
      return refused({ code: 'amendment_entity_unknown', entity, known: Object.keys(entities) })
    const column = columnsOf(of).find(({ name, field: own }) => name === field && own !== undefined)
    const type = column?.field?.type
    if (column === undefined || type === undefined) return refused({ code: 'amendment_field_unknown', entity, field })
    if (type.kind === 'reference') return refused({ code: 'amendment_field_fixed', entity, field })
    if (seen.has(factOf(amendment))) return refused({ code: 'amendment_twice', entity, key, field })
    seen.add(factOf(amendment))
    if (!isDay(day) || day > newDay) return refused({ code: 'amendment_day_unfit', day, from: undefined, to: newDay })
    const read = readFieldValue(value, type, vocabulary)
    if (read === undefined)
      return refused({
        code: 'amendment_value_unfit',
        entity,
        key,
        field: column.field?.zh ?? field,
        value,
        type,
        choices: choicesOf(type, vocabulary),
      })
    const byField = fields.get(entity) ?? new Map<string, AmendedField>()
    const own = byField.get(field) ?? { column, values: [] }
    own.values.push({ key, sql: read.sql })
    fields.set(entity, byField.set(field, own))
    written.push({ ...amendment, value: read.text })
  }
  return done({ fields, written })
}

function isDay(text: string): boolean {
  const day = parseDate(text)
  return day !== undefined && formatDate(day) === text
}

/** The terms of an enumeration. */
function choicesOf(type: FieldType, vocabulary: Vocabulary): readonly string[] {
  return type.kind === 'enumeration' ? (vocabulary.enumerations.get(type.enumeration)?.values ?? []).map(({ zh }) => zh) : []
}
