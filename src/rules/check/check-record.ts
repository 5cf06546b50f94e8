import type { Expression } from '../syntax/index.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { RecordPath } from './typed-tree.ts'

/** The record a written chain of references leads to, e.g. `insured_unit.firm` in official names; the subject's own name leads to itself. */
export function checkRecord(expression: Expression, entity: string, vocabulary: Vocabulary): RecordPath | undefined {
  if (expression.kind === 'name') {
    if (vocabulary.entities.get(entity)?.zh === expression.name) return { kind: 'subject', entity }
    return follow({ kind: 'subject', entity }, expression.name, vocabulary)
  }
  if (expression.kind !== 'path') return undefined
  const from = checkRecord(expression.base, entity, vocabulary)
  return from === undefined ? undefined : follow(from, expression.name, vocabulary)
}

function follow(from: RecordPath, name: string, vocabulary: Vocabulary): RecordPath | undefined {
  for (const field of vocabulary.entities.get(from.entity)?.fields.values() ?? []) {
    if (field.zh === name && field.type.kind === 'reference') return { kind: 'follow', from, field: field.id, entity: field.type.entity }
  }
  return undefined
}

/** The shortest chain of references from the subject to a record of another entity; undefined when there is none. */
export function pathTo(target: string, subject: string, vocabulary: Vocabulary): RecordPath | undefined {
  let paths: readonly RecordPath[] = [{ kind: 'subject', entity: subject }]
  const seen = new Set([subject])
  while (paths.length > 0) {
    const found = paths.find((path) => path.entity === target)
    if (found !== undefined) return found
    const next: RecordPath[] = []
    for (const from of paths) {
      for (const field of vocabulary.entities.get(from.entity)?.fields.values() ?? []) {
        if (field.type.kind !== 'reference' || seen.has(field.type.entity)) continue
        seen.add(field.type.entity)
        next.push({ kind: 'follow', from, field: field.id, entity: field.type.entity })
      }
    }
    paths = next
  }
  return undefined
}
