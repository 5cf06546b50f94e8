import { isListedRegion, type RegionTable } from '../../kernel/regions.ts'
import { suggest } from '../../rules/index.ts'
import { type DuckDb, sqlName, sqlText } from '../../store/index.ts'
import { judgedTableOf } from './judge.ts'
import type { Shape } from './shape.ts'
import type { LoadWarning } from './warnings.ts'

/** The lists that codes of a delivery are held to; a list that is not given holds nothing. */
export interface CodeLists {
  /** Every region there is or was. */
  readonly regions?: RegionTable
  /** The policies that plans know, by id, with their names. */
  readonly policies?: ReadonlyMap<string, string>
}

/** What names a policy. */
const payments: readonly string[] = ['prior_payment', 'pending_payment']

/** Refuses rows whose region is no region, or whose policy is written as none that is known; gives what was let through all the same. */
export async function refuseUnlisted(database: DuckDb, shape: Shape, lists: CodeLists): Promise<readonly LoadWarning[]> {
  const warnings: LoadWarning[] = []
  for (const { name, field } of shape.columns) {
    if (field?.type.kind === 'region' && lists.regions !== undefined) await refuseRegions(database, shape, name, lists.regions)
    if (payments.includes(shape.id) && name === 'policy' && lists.policies !== undefined)
      warnings.push(...(await refusePolicies(database, shape, lists.policies)))
  }
  return warnings
}

async function refuseRegions(database: DuckDb, shape: Shape, column: string, regions: RegionTable): Promise<void> {
  const unknown = (await valuesOf(database, shape, column)).map(Number).filter((code) => !isListedRegion(regions, code))
  if (unknown.length > 0) await refuse(database, shape, 'region_unknown', column, unknown.map(String))
}

/**
 * A policy by its name, or by its id in other letters, becomes its id. A code of another form, or one that a known policy was surely
 * meant by, is refused; any other code is that of a policy no plan speaks of, and is told.
 */
async function refusePolicies(database: DuckDb, shape: Shape, policies: ReadonlyMap<string, string>): Promise<readonly LoadWarning[]> {
  const table = judgedTableOf(shape.id)
  const byName = new Map([...policies].flatMap(([id, zh]) => [id, zh].map((name) => [folded(name), id] as const)))
  const wrong: string[] = []
  const warnings: LoadWarning[] = []
  for (const written of (await valuesOf(database, shape, 'policy')).map(String)) {
    const id = byName.get(folded(written))
    if (id === written) continue
    if (id !== undefined) await database.run(`UPDATE ${table} SET policy = ${sqlText(id)} WHERE policy = ${sqlText(written)}`)
    else if (!/^[a-z][a-z0-9_]*$/.test(written) || suggest(written, [...policies.keys()]) !== undefined) wrong.push(written)
    else warnings.push({ code: 'policy_unknown', policy: written })
  }
  if (wrong.length > 0) await refuse(database, shape, 'not_policy', 'policy', wrong.map(sqlText))
  return warnings
}

async function valuesOf(database: DuckDb, shape: Shape, column: string): Promise<readonly unknown[]> {
  const name = sqlName(column)
  const rows = await database.rows(
    `SELECT DISTINCT ${name} AS value FROM ${judgedTableOf(shape.id)} WHERE fault IS NULL AND ${name} IS NOT NULL ORDER BY 1`,
  )
  return rows.map(({ value }) => value)
}

async function refuse(database: DuckDb, shape: Shape, reason: string, column: string, values: readonly string[]): Promise<void> {
  await database.run(
    `UPDATE ${judgedTableOf(shape.id)} SET fault = ${sqlText(`${reason}:${column}`)} WHERE fault IS NULL AND ${sqlName(column)} IN (${values.join(', ')})`,
  )
}

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
}
