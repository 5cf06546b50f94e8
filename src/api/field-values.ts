import { readFieldValue } from '../registry/index.ts'
import type { Vocabulary } from '../rules/index.ts'
import type { FieldReading, ReadValue } from '../verification/index.ts'
import { expectedForm, yesAndNo } from './messages.zh.ts'

/** How a field's value is written: in words, and the terms to choose from where there are such. */
export function describeField(
  vocabulary: Vocabulary,
  entity: string,
  field: string,
): { readonly expected: string; readonly choices: string[] } {
  const type = vocabulary.entities.get(entity)?.fields.get(field)?.type
  if (type === undefined) throw new Error(`No field ${entity}.${field}`)
  const named = type.kind === 'enumeration' ? (vocabulary.enumerations.get(type.enumeration)?.values ?? []).map(({ zh }) => zh) : []
  return { expected: expectedForm(type, named), choices: type.kind === 'boolean' ? [yesAndNo.true, yesAndNo.false] : named }
}

/** A value that was read, in the words in which it is written. */
export function showFieldValue(vocabulary: Vocabulary, entity: string, field: string, value: string): string {
  const type = vocabulary.entities.get(entity)?.fields.get(field)?.type
  if (type?.kind === 'boolean') return value === 'true' ? yesAndNo.true : yesAndNo.false
  if (type?.kind !== 'enumeration') return value
  return vocabulary.enumerations.get(type.enumeration)?.values.find(({ id }) => id === value)?.zh ?? value
}

/** How workbooks of letters are read, by the fields of a vocabulary. */
export function fieldReading(vocabulary: Vocabulary): FieldReading {
  return {
    read: valueReader(vocabulary),
    describe: (entity, field) => describeField(vocabulary, entity, field),
    isYesOrNo: (entity, field) => vocabulary.entities.get(entity)?.fields.get(field)?.type.kind === 'boolean',
  }
}

/** Reads values as the fields of a vocabulary take them. */
export function valueReader(vocabulary: Vocabulary): ReadValue {
  return (entity, field, text) => {
    const type = vocabulary.entities.get(entity)?.fields.get(field)?.type
    const read = type === undefined ? undefined : readFieldValue(text, type, vocabulary)
    return read === undefined ? { expected: describeField(vocabulary, entity, field).expected } : { value: read.text }
  }
}
