import type { Vocabulary } from '../../rules/index.ts'
import { cellWords } from '../messages.zh.ts'
import { unscaled } from './coerce.ts'
import type { Shape } from './shape.ts'

/** What a cell of a column should have looked like, in Chinese; empty where the reason for refusing its row says it all. */
export function wantedOf(shape: Shape, name: string, reason: string, vocabulary: Vocabulary): string {
  const column = shape.columns.find((each) => each.name === name)
  if (column === undefined || selfSaying.includes(reason)) return ''
  const type = column.field?.type
  if (type === undefined) return cellWords.key
  switch (type.kind) {
    case 'boolean':
      return cellWords.boolean
    case 'text':
      if (reason === 'not_policy') return cellWords.policy
      return type.code === 'industry' ? cellWords.industry : cellWords.text
    case 'region':
      return cellWords.region
    case 'date':
      return cellWords.date
    case 'month':
      return cellWords.month
    case 'enumeration':
      return cellWords.oneOf((vocabulary.enumerations.get(type.enumeration)?.values ?? []).map(({ zh }) => zh))
    case 'number':
      return cellWords.number(unscaled(type.low, type.scale), unscaled(type.high, type.scale), type.scale)
    case 'reference':
      return cellWords.reference(vocabulary.entities.get(type.entity)?.zh ?? type.entity)
    case 'relation':
      return ''
  }
}

const selfSaying: readonly string[] = ['key_duplicate', 'key_missing', 'cell_missing', 'reference_dangling']
