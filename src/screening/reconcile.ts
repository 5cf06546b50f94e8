import { compileScreen, duckdb, nodeKey } from '../rules/index.ts'
import type { DuckDb } from '../store/index.ts'
import type { ScreeningPlace } from './decide-subjects.ts'
import { decisionRows } from './decision-rows.ts'
import { ScreeningFailure } from './failure.ts'
import { type Decided, prefixOf } from './group-variants.ts'
import { completenessOf, tablesFor } from './registry-tables.ts'
import type { SubjectReconciliation } from './runs/run-record.ts'

/**
 * Accounts for every subject of the snapshot, policy by policy: decided by exactly one variant, outside every plan that states the
 * policy, or of unknown region. Throws when the parts do not make up the whole.
 */
export async function reconcileSubjects(
  database: DuckDb,
  decided: readonly Decided[],
  place: ScreeningPlace,
): Promise<readonly SubjectReconciliation[]> {
  const byPolicy = new Map<string, Decided['group']['variants'][number][]>()
  for (const { group } of decided)
    for (const variant of group.variants)
      byPolicy.set(variant.policy.program.id, [...(byPolicy.get(variant.policy.program.id) ?? []), variant])
  const counted = await countRows(database, decided)
  const reconciled: SubjectReconciliation[] = []
  const totals = new Map<string, ReturnType<typeof regionCounts>>()
  for (const [policy, variants] of byPolicy) {
    const [first] = variants
    if (first === undefined) continue
    const ranges = variants.flatMap((variant) => variant.regions)
    const key = JSON.stringify([first.bound.program.subject, nodeKey(first.bound.program.region), ranges])
    const counts = totals.get(key) ?? regionCounts(database, place, first, ranges)
    totals.set(key, counts)
    const { subjects, inside, unknown } = await counts
    const done = variants.reduce((sum, variant) => sum + (counted.get(variant.id) ?? 0), 0)
    const outside = subjects - inside - unknown
    if (done !== inside) {
      throw new ScreeningFailure('counts_differ', {
        policy,
        subjects: String(subjects),
        decided: String(done),
        outside: String(outside),
        unknown: String(unknown),
      })
    }
    reconciled.push({
      policy,
      zh: first.policy.program.zh,
      entity: first.bound.program.subject,
      subjects,
      decided: done,
      outside,
      regionUnknown: unknown,
    })
  }
  return reconciled
}

/** Rows per variant whose outcome is one of the five. */
async function countRows(database: DuckDb, decided: readonly Decided[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (const { group, folder } of decided) {
    const columns = group.variants.map((variant, i) => `count_if(${prefixOf(variant)}outcome between 1 and 5) as n${i}`)
    const [row] = await database.rows(`select ${columns.join(', ')} from ${decisionRows(folder)}`)
    for (const [i, variant] of group.variants.entries()) found.set(variant.id, Number(row?.[`n${i}`] ?? 0))
  }
  return found
}

/** Counted afresh from the snapshot by a query of its own, so that a lost row shows. */
async function regionCounts(
  database: DuckDb,
  place: ScreeningPlace,
  variant: Decided['group']['variants'][number],
  ranges: readonly { readonly from: number; readonly to: number }[],
) {
  const tables = tablesFor(place.snapshotFolder, place.manifest, variant.bound.program.subject, undefined)
  const sql = compileScreen({
    vocabulary: place.vocabulary,
    dialect: duckdb,
    tables,
    completeness: completenessOf(place.manifest),
    programs: [
      {
        bound: {
          ...variant.bound,
          program: {
            ...variant.bound.program,
            conditions: [],
            reviews: [],
            result: {
              kind: 'obligation',
              what: '',
              due: undefined,
              source: { clause: undefined, document: undefined, confidence: undefined },
            },
          },
        },
        prefix: 'n_',
      },
    ],
    regions: undefined,
    columns: [{ kind: 'value', name: 'region', bound: variant.bound, node: variant.bound.program.region }],
    shape: 'rows',
  })
  const inside = ranges.map((range) => `region between ${range.from} and ${range.to}`).join(' or ')
  const [row] = await database.rows(
    `select count(*) as subjects, count_if(${inside}) as inside, count_if(region is null) as unknown from (${sql})`,
  )
  return { subjects: Number(row?.subjects ?? 0), inside: Number(row?.inside ?? 0), unknown: Number(row?.unknown ?? 0) }
}
