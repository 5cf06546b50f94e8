import { type MissingFact, pathTo, type Vocabulary } from '../rules/index.ts'

/** Where a missing fact is written in a file of facts, from the subject on: in official terms and in ids, e.g. `firm.size_class`. */
export interface FactPath {
  readonly zh: string
  readonly id: string
}

/** The path to a missing fact; undefined where what is missing is no fact of a subject, as a value of a parameter. */
export function pathOfMissing(fact: MissingFact, subject: string, vocabulary: Vocabulary): FactPath | undefined {
  switch (fact.kind) {
    case 'field':
    case 'relation':
      return written(fact.key, subject, vocabulary)
    case 'empty_relation':
      return below(fact.entity, fact.field, subject, vocabulary)
    case 'zero_denominator':
      return fact.node.kind === 'field' ? below(fact.node.record.entity, fact.node.field, subject, vocabulary) : undefined
    case 'parameter_gap':
      return undefined
  }
}

/** The path that a key such as `insured_unit.firm.size_class` or `employment[].person.birth_date` names. */
function written(key: string, subject: string, vocabulary: Vocabulary): FactPath | undefined {
  const [head = '', ...fields] = key.split('.')
  const start = head.endsWith('[]') ? relationTo(head.slice(0, -2), subject, vocabulary) : { path: { zh: '', id: '' }, entity: subject }
  if (start === undefined) return undefined
  let { path, entity } = start
  for (const id of fields) {
    const field = vocabulary.entities.get(entity)?.fields.get(id)
    if (field === undefined) return undefined
    path = joined(path, field)
    if (field.type.kind === 'reference') entity = field.type.entity
  }
  return path
}

/** A field of an entity, by the shortest way from the subject. */
function below(entity: string, id: string, subject: string, vocabulary: Vocabulary): FactPath | undefined {
  const field = vocabulary.entities.get(entity)?.fields.get(id)
  const path = followed(entity, subject, vocabulary)
  return field === undefined || path === undefined ? undefined : joined(path, field)
}

/** The shortest way of references from the subject to an entity. */
function followed(entity: string, subject: string, vocabulary: Vocabulary): FactPath | undefined {
  const record = pathTo(entity, subject, vocabulary)
  if (record === undefined) return undefined
  const steps: FactPath[] = []
  for (let at = record; at.kind === 'follow'; at = at.from) {
    const field = vocabulary.entities.get(at.from.entity)?.fields.get(at.field)
    if (field !== undefined) steps.unshift(field)
  }
  return steps.reduce(joined, { zh: '', id: '' })
}

/** The relation whose records are of an entity, on the subject or on the nearest record it leads to. */
function relationTo(element: string, subject: string, vocabulary: Vocabulary) {
  for (const owner of vocabulary.entities.values()) {
    for (const field of owner.fields.values()) {
      if (field.type.kind !== 'relation' || field.type.entity !== element) continue
      const path = followed(owner.id, subject, vocabulary)
      if (path !== undefined) return { path: joined(path, { zh: `${field.zh}[]`, id: `${field.id}[]` }), entity: element }
    }
  }
  return undefined
}

function joined(path: FactPath, next: FactPath): FactPath {
  return path.id === '' ? { zh: next.zh, id: next.id } : { zh: `${path.zh}.${next.zh}`, id: `${path.id}.${next.id}` }
}
