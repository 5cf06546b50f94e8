import type { MissingFact, Vocabulary } from '../rules/index.ts'
import { finerCode } from './messages.zh.ts'

/** A missing fact by its official name, with the entity it belongs to. */
export function missingName(fact: MissingFact, vocabulary: Vocabulary): string {
  switch (fact.kind) {
    case 'field':
    case 'relation':
    case 'empty_relation': {
      const entity = vocabulary.entities.get(fact.entity)
      return `${entity?.zh ?? fact.entity}.${entity?.fields.get(fact.field)?.zh ?? fact.field}`
    }
    case 'coarse_code': {
      const entity = vocabulary.entities.get(fact.entity)
      return finerCode(`${entity?.zh ?? fact.entity}.${entity?.fields.get(fact.field)?.zh ?? fact.field}`)
    }
    case 'parameter_gap':
      return fact.parameter
    case 'zero_denominator': {
      const { node } = fact
      const entity = node.kind === 'field' ? vocabulary.entities.get(node.record.entity) : undefined
      return node.kind === 'field' ? `${entity?.fields.get(node.field)?.zh ?? node.field} = 0` : '0'
    }
  }
}
