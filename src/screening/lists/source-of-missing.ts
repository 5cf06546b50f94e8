import type { MissingFact, Vocabulary } from '../../rules/index.ts'

/** Who has a missing fact, by the glossary's own words for its field or, where the field says nothing, its entity; empty where nobody has it. */
export function sourceOfMissing(fact: MissingFact, vocabulary: Vocabulary): string {
  switch (fact.kind) {
    case 'field':
    case 'coarse_code':
    case 'relation':
    case 'empty_relation':
      return sourceOf(fact.entity, fact.field, vocabulary)
    case 'zero_denominator':
      return fact.node.kind === 'field' ? sourceOf(fact.node.record.entity, fact.node.field, vocabulary) : ''
    case 'parameter_gap':
      return ''
  }
}

/** Records of a relation are of another entity, which has a source of its own. */
function sourceOf(entityId: string, fieldId: string, vocabulary: Vocabulary): string {
  const entity = vocabulary.entities.get(entityId)
  const field = entity?.fields.get(fieldId)
  const related = field?.type.kind === 'relation' ? vocabulary.entities.get(field.type.entity)?.source : undefined
  return [field?.source, related, entity?.source].find((source) => source !== undefined && source !== '') ?? ''
}
