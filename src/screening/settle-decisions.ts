import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Linked, PlanSet } from '../plans/index.ts'
import { type DuckDb, writeWhole } from '../store/index.ts'
import type { ScreeningPlace } from './decide-subjects.ts'
import { decisionRows } from './decision-rows.ts'
import type { Decided } from './group-variants.ts'
import { completenessOf, tablesFor } from './registry-tables.ts'
import { resultHash } from './result-hash.ts'
import type { NetRecord, SettlementRecord } from './runs/run-record.ts'
import { netByVariant } from './settlement/net-by-variant.ts'
import { rulesBetween } from './settlement/rules-between.ts'
import { settle } from './settlement/settle.ts'
import type { SettlementInput } from './settlement/settlement-input.ts'
import { summariseSettlement } from './settlement/summarise-settlement.ts'

/** What a run's record says of its settlement. */
export interface SettledRun {
  /** The session's table of what was settled. */
  readonly settled: string
  readonly settlement: SettlementRecord
  /** Net figures by variant. */
  readonly net: ReadonlyMap<string, NetRecord>
  readonly resultHash: string
}

const settlementFile = 'settlement.parquet'

/** Settles what was decided and writes it as a file of the run. */
export async function settleDecisions(
  database: DuckDb,
  decided: readonly Decided[],
  place: ScreeningPlace,
  set: PlanSet,
  linked: Linked,
): Promise<SettledRun> {
  const { name: settled } = await settle(database, settlementInput(decided, place, set, linked))
  const file = join(place.folder, settlementFile)
  await rm(file, { force: true })
  await writeWhole(database, `select * from ${settled} order by policy, variant, subject_id`, file)
  await place.made.add(settlementFile)
  return {
    settled,
    settlement: await summariseSettlement(database, settled, place, settlementFile),
    net: await netByVariant(database, settled),
    resultHash: await resultHash(database, decided, settled),
  }
}

function settlementInput(
  decided: readonly Decided[],
  { snapshotFolder, manifest }: ScreeningPlace,
  set: PlanSet,
  linked: Linked,
): SettlementInput {
  const tableOf = (entity: string) => tablesFor(snapshotFolder, manifest, entity, undefined)(entity)
  return {
    groups: decided.map(({ group, folder }) => ({ group, rows: decisionRows(folder) })),
    priorPayments: tableOf('prior_payment'),
    pendingPayments: tableOf('pending_payment'),
    units: tableOf('insured_unit'),
    firms: tableOf('firm'),
    employments: tableOf('employment'),
    historyComplete: completenessOf(manifest)('prior_payment'),
    ...rulesBetween(set, linked),
  }
}
