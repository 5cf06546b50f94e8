import { done, type Refusal, type Result, refused } from '../kernel/result.ts'
import type { Vocabulary } from '../rules/index.ts'
import type { ListRow, RunOnDisk } from '../screening/index.ts'

/** A fact that decisions lack: the field of a record, and how to find that record beside a row of the list. */
export interface MissingRecord {
  readonly entity: string
  readonly field: string
  readonly zh: string
  /** Who has it, by the glossary. */
  readonly owner: string
  readonly policyZh: string
  /** What the subjects of the list are. */
  readonly subjectEntity: string
  keyIn(row: ListRow): bigint | undefined
}

export type MissingRecordRefusal =
  | (Refusal & { readonly code: 'fact_unknown_to_list'; readonly missing: string; readonly known: readonly string[] })
  | (Refusal & { readonly code: 'fact_of_no_record'; readonly fact: string })

/**
 * What a missing fact of a policy's list is a field of. Refused where the list does not know it, or where it is no field of one record
 * that stands beside the subject: a relation nobody delivered, or a value of many records.
 */
export function missingRecordOf(
  { record }: RunOnDisk,
  policy: string,
  missing: string,
  vocabulary: Vocabulary,
): Result<MissingRecord, MissingRecordRefusal> {
  const list = record.lists.policies.find((each) => each.policy === policy)
  const facts = list?.variants.flatMap((variant) => variant.missing) ?? []
  const fact = facts.find(({ key }) => key === missing)
  if (list === undefined || fact === undefined)
    return refused({ code: 'fact_unknown_to_list', missing, known: [...new Set(facts.map(({ key }) => key))] })
  const [head = '', ...fields] = missing.split('.')
  let entity = head
  for (const id of fields.slice(0, -1)) {
    const type = vocabulary.entities.get(entity)?.fields.get(id)?.type
    if (type?.kind !== 'reference') return refused({ code: 'fact_of_no_record', fact: fact.zh })
    entity = type.entity
  }
  const field = fields.at(-1) ?? ''
  const isField = vocabulary.entities.get(entity)?.fields.has(field) === true
  const isBeside = entity === list.entity || list.keys.includes(entity)
  if (!isField || !isBeside) return refused({ code: 'fact_of_no_record', fact: fact.zh })
  return done({
    entity,
    field,
    zh: fact.zh,
    owner: fact.source,
    policyZh: list.zh,
    subjectEntity: list.entity,
    keyIn: (row) => (entity === list.entity ? row.subject : row.keys.get(entity)),
  })
}
