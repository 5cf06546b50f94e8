import type { Entity, Field, FieldType, Vocabulary } from '../rules/index.ts'

export type ColumnType = 'BOOLEAN' | 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'UTINYINT' | 'DATE'

export interface Column {
  readonly name: string
  readonly type: ColumnType
  /** Undefined for the key column. */
  readonly field: Field | undefined
}

const int32Low = -(2n ** 31n)
const int32High = 2n ** 31n - 1n

/** The name of an entity's surrogate key column. */
export function keyColumnOf(entity: string): string {
  return `${entity}_id`
}

/** The columns a snapshot stores for an entity: the key first, then every field but the relations, in the order of the glossary. */
export function columnsOf(entity: Entity): readonly Column[] {
  const stored = [...entity.fields.values()].flatMap((field) => {
    const type = columnTypeOf(field.type)
    return type === undefined ? [] : [{ name: field.id, type, field }]
  })
  return [{ name: keyColumnOf(entity.id), type: 'BIGINT', field: undefined }, ...stored]
}

/** The column type a field is stored as; a relation is not stored. */
export function columnTypeOf(type: FieldType): ColumnType | undefined {
  switch (type.kind) {
    case 'boolean':
      return 'BOOLEAN'
    case 'text':
      return 'VARCHAR'
    case 'region':
    case 'month':
      return 'INTEGER'
    case 'date':
      return 'DATE'
    case 'enumeration':
      return 'UTINYINT'
    case 'number':
      return type.low >= int32Low && type.high <= int32High ? 'INTEGER' : 'BIGINT'
    case 'reference':
      return 'BIGINT'
    case 'relation':
      return undefined
  }
}

/** The entity of that id; a caller that asks for an unknown one has a bug. */
export function entityOf(vocabulary: Vocabulary, id: string): Entity {
  const entity = vocabulary.entities.get(id)
  if (entity === undefined) throw new Error(`No entity '${id}' in the vocabulary`)
  return entity
}

/** The stored code of an enumeration value; a caller that asks for an unknown one has a bug. */
export function codeOf(vocabulary: Vocabulary, enumeration: string, value: string): number {
  const code = vocabulary.enumerations.get(enumeration)?.values.findIndex((candidate) => candidate.id === value) ?? -1
  if (code < 0) throw new Error(`No value '${value}' in enumeration '${enumeration}'`)
  return code
}
