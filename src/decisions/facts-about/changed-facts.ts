import type { FieldType } from '../../rules/index.ts'
import type { RunOnDisk } from '../../screening/index.ts'
import { sqlName } from '../../store/index.ts'
import type { SnapshotOfRun } from '../snapshot-of-run.ts'
import type { FactAnswer, RowAbout } from './fact-question.ts'
import { hasField, recordsOf } from './fact-tables.ts'

/**
 * Which rows rest on facts that newer facts have otherwise, and which facts. Compared are the fields of the row's own records that its
 * decision reads; sums over other records are not. Without newer facts than the run's there is nothing to compare.
 */
export async function changedFacts(
  before: SnapshotOfRun | undefined,
  newest: SnapshotOfRun,
  run: Pick<RunOnDisk, 'record'>,
  id: string,
  rows: readonly RowAbout[],
): Promise<FactAnswer> {
  if (before === undefined || before.manifest.id === newest.manifest.id) return { id, standing: 'no_data' }
  const changed = new Map<bigint, Set<string>>()
  const looked = new Set<bigint>()
  for (const [variant, own] of Map.groupBy(rows, (row) => row.variant))
    for (const [entity, fields] of decidingFields(run, newest, variant)) {
      const read = fields.filter((field) => hasField(before, entity, field) && hasField(newest, entity, field))
      if (read.length === 0) continue
      const keys = own.flatMap((row) => row.keys.get(entity) ?? [])
      const [was, is] = await Promise.all([before, newest].map((snapshot) => valuesOf(snapshot, entity, read, keys)))
      const zhOf = (field: string) => newest.vocabulary.entities.get(entity)?.fields.get(field)?.zh ?? field
      for (const { claim, keys: of } of own) {
        const [old, now] = [was?.get(of.get(entity) ?? -1n), is?.get(of.get(entity) ?? -1n)]
        if (old === undefined || now === undefined) continue
        looked.add(claim)
        for (const [at, field] of read.entries())
          if (old[at] !== now[at]) changed.set(claim, (changed.get(claim) ?? new Set()).add(zhOf(field)))
      }
    }
  return { id, standing: 'made', rows: looked.size, found: [...changed].map(([claim, names]) => ({ claim, names: [...names].sort() })) }
}

async function valuesOf(snapshot: SnapshotOfRun, entity: string, fields: readonly string[], keys: readonly bigint[]) {
  const rows = await recordsOf(
    snapshot,
    entity,
    fields.map((field, at) => `cast(${sqlName(field)} as varchar) as f${at}`),
    keys,
  )
  return new Map(rows.map((row) => [BigInt(row.key as bigint), fields.map((_, at) => row[`f${at}`])]))
}

/** The fields that decisions of a variant read, by the entity of their record. */
function decidingFields(
  { record }: Pick<RunOnDisk, 'record'>,
  { vocabulary }: SnapshotOfRun,
  variant: string,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const { entity: subject, variants } of record.lists.policies)
    for (const { key } of variants.find(({ id }) => id === variant)?.missing ?? []) {
      if (key.includes('[]')) continue
      const fields = key.split('.')
      const name = fields.pop() ?? ''
      let entity: string | undefined = subject
      for (const field of fields) {
        const type: FieldType | undefined = vocabulary.entities.get(entity ?? '')?.fields.get(field)?.type
        entity = type?.kind === 'reference' ? type.entity : undefined
      }
      if (entity !== undefined && vocabulary.entities.get(entity)?.fields.has(name))
        found.set(entity, (found.get(entity) ?? new Set()).add(name))
    }
  return new Map([...found].map(([entity, fields]) => [entity, [...fields].sort()]))
}
