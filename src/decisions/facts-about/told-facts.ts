import type { RunOnDisk } from '../../screening/index.ts'
import { sqlName } from '../../store/index.ts'
import type { FactsPlane } from '../facts-plane.ts'
import { type SnapshotOfRun, snapshotOfRun } from '../snapshot-of-run.ts'
import { hasField, recordsOf, rowsFor, tableOf } from './fact-tables.ts'

/** A fact as a sentence tells it: what it is called, its value, and the day since when, where the facts say so. */
export interface ToldFact {
  readonly field: string
  readonly zh: string
  /** `true`, `false`, a day, a number or the name of a value; undefined where it is not known. */
  readonly value: string | undefined
  readonly since: string | undefined
}

/** Facts that began on the day of a record beside them: being employed, on the day of the contract in force. */
const beginnings = {
  is_employed: { entity: 'employment', by: 'person', from: 'contract_started_on', to: 'ended_on' },
} as const

/** Facts of some records as the run knew them, by key and field; what its snapshot does not have is left out. */
export async function toldFacts(
  plane: FactsPlane,
  run: RunOnDisk,
  entity: string,
  fields: readonly string[],
  keys: readonly bigint[],
): Promise<ReadonlyMap<bigint, ReadonlyMap<string, ToldFact>>> {
  const snapshot = await snapshotOfRun(plane, run)
  const known = snapshot === undefined ? [] : fields.filter((field) => hasField(snapshot, entity, field))
  if (snapshot === undefined || known.length === 0 || keys.length === 0) return new Map()
  const rows = await recordsOf(
    snapshot,
    entity,
    known.map((field, at) => `cast(${sqlName(field)} as varchar) as f${at}`),
    keys,
  )
  const since = known.includes('is_employed') ? await beganOn(snapshot, 'is_employed', keys) : new Map<bigint, string>()
  return new Map(
    rows.map((row) => {
      const key = BigInt(row.key as bigint)
      const told = known.map((field, at): readonly [string, ToldFact] => {
        const { zh, value } = said(snapshot, entity, field, row[`f${at}`])
        return [field, { field, zh, value, since: field === 'is_employed' && value === 'true' ? since.get(key) : undefined }]
      })
      return [key, new Map(told)]
    }),
  )
}

function said(
  { vocabulary }: SnapshotOfRun,
  entity: string,
  field: string,
  cell: unknown,
): { readonly zh: string; readonly value: string | undefined } {
  const known = vocabulary.entities.get(entity)?.fields.get(field)
  const text = cell === null || cell === undefined ? undefined : String(cell)
  if (known === undefined) return { zh: field, value: text }
  const { type, zh } = known
  if (type.kind !== 'enumeration' || text === undefined) return { zh, value: text }
  return { zh, value: vocabulary.enumerations.get(type.enumeration)?.values[Number(text)]?.zh ?? text }
}

async function beganOn(
  snapshot: SnapshotOfRun,
  field: keyof typeof beginnings,
  keys: readonly bigint[],
): Promise<ReadonlyMap<bigint, string>> {
  const { entity, by, from, to } = beginnings[field]
  const table = tableOf(snapshot, entity)
  if (table === undefined || [by, from, to].some((needed) => !hasField(snapshot, entity, needed))) return new Map()
  const today = `date '${snapshot.manifest.knownOn}'`
  const rows = await rowsFor(
    snapshot,
    keys,
    (among) =>
      `select ${by} as key, cast(min(${from}) as varchar) as day from ${table} where ${by} in ${among} and ${from} <= ${today} and ${to} > ${today} group by ${by}`,
  )
  return new Map(rows.map(({ key, day }) => [BigInt(key as bigint), String(day)]))
}
