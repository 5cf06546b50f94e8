import { readAmendments } from '../../registry/index.ts'
import type { Field } from '../../rules/index.ts'
import { type Cell, sqlName } from '../../store/index.ts'
import type { SnapshotOfRun } from '../snapshot-of-run.ts'
import { hasField, recordsOf } from './fact-tables.ts'

/** The field of a record. */
export interface FactAsked {
  readonly entity: string
  readonly key: bigint
  readonly field: string
}

/** A fact as a snapshot has it; its value is null where it is not known, or its source did not deliver it. */
export interface FactNow extends FactAsked {
  readonly of: Field
  readonly value: Cell
  /** Where it was established after the register was delivered: what shows it, and when. */
  readonly established: { readonly evidence: string; readonly day: string } | undefined
}

/** What a snapshot says of single facts, one question for each kind of record; what the vocabulary does not know is left out. */
export async function factsNow(snapshot: SnapshotOfRun, asked: readonly FactAsked[]): Promise<readonly FactNow[]> {
  const found: FactNow[] = []
  const amendments = readAmendments(snapshot.folder, snapshot.manifest)
  const placeOf = ({ entity, key, field }: FactAsked) => `${entity} ${key} ${field}`
  const established = new Map(
    (amendments.kind === 'done' ? amendments.value : []).map((one) => [placeOf(one), { evidence: one.evidence, day: one.day }]),
  )
  for (const [entity, facts] of Map.groupBy(asked, (each) => each.entity)) {
    const fields = [...new Set(facts.map(({ field }) => field))].filter((field) => hasField(snapshot, entity, field))
    const rows =
      fields.length === 0
        ? []
        : await recordsOf(
            snapshot,
            entity,
            fields.map((field) => sqlName(field)),
            facts.map(({ key }) => key),
          )
    const byKey = new Map(rows.map((row) => [BigInt(row.key as bigint), row]))
    for (const fact of facts) {
      const of = snapshot.vocabulary.entities.get(entity)?.fields.get(fact.field)
      if (of === undefined) continue
      found.push({ ...fact, of, value: byKey.get(fact.key)?.[fact.field] ?? null, established: established.get(placeOf(fact)) })
    }
  }
  return found
}
