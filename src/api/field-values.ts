import { readFieldValue } from '../registry/index.ts'
import type { Vocabulary } from '../rules/index.ts'
import type { ReadValue } from '../verification/index.ts'
import { expectedForm } from './messages.zh.ts'

/** How a field's value is written: in words, and the terms to choose from where there are such. */
export function describeField(
  vocabulary: Vocabulary,
  entity: string,
  field: string,
): { readonly expected: string; readonly choices: string[] } {
  const type = vocabulary.entities.get(entity)?.fields.get(field)?.type
  if (type === undefined) throw new Error(`No field ${entity}.${field}`)
  const choices = type.kind === 'enumeration' ? (vocabulary.enumerations.get(type.enumeration)?.values ?? []).map(({ zh }) => zh) : []
  return { expected: expectedForm(type), choices }
}

/** Reads values as the fields of a vocabulary take them. */
export function valueReader(vocabulary: Vocabulary): ReadValue {
  return (entity, field, text) => {
    const type = vocabulary.entities.get(entity)?.fields.get(field)?.type
    const read = type === undefined ? undefined : readFieldValue(text, type, vocabulary)
    return read === undefined ? { expected: describeField(vocabulary, entity, field).expected } : { value: read.text }
  }
}
