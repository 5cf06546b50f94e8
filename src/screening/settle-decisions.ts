import type { Linked, PlanSet } from '../plans/index.ts'
import type { ScreeningPlace } from './decide-subjects.ts'
import type { VariantGroup } from './group-variants.ts'
import { completenessOf } from './registry-tables.ts'
import { resultHash } from './result-hash.ts'
import type { NetRecord, SettlementRecord } from './runs/run-record.ts'
import type { Engine } from './script/engine.ts'
import type { Asked } from './script/statement.ts'
import { netByVariant } from './settlement/net-by-variant.ts'
import { relationStatements } from './settlement/relation.ts'
import { rulesBetween } from './settlement/rules-between.ts'
import { settlementRelations } from './settlement/settle.ts'
import type { SettlementInput } from './settlement/settlement-input.ts'
import { summariseSettlement } from './settlement/summarise-settlement.ts'

/** What a run's record says of its settlement. */
interface SettledRun {
  readonly settlement: SettlementRecord
  /** Net figures by variant. */
  readonly net: ReadonlyMap<string, NetRecord>
  readonly resultHash: string
}

/** The file of a run with what was settled. */
export const settlementFile = 'settlement.parquet'

/** The table of what was settled, the last relation of a settlement. */
export const settledTable = 'settled'

/** Settles what was decided and writes it as a file of the run. */
export function settleDecisions(
  groups: readonly VariantGroup[],
  place: Pick<ScreeningPlace, 'vocabulary' | 'manifest'>,
  set: PlanSet,
  linked: Linked,
  engine: Engine,
): Asked<SettledRun> {
  const relations = settlementRelations(settlementInput(groups, place, set, linked, engine))
  const settlement = summariseSettlement(settledTable, place, settlementFile, engine)
  const net = netByVariant(settledTable, engine.dialect)
  const hash = resultHash(groups, settledTable, engine)
  return {
    statements: [
      ...relationStatements(relations),
      {
        kind: 'parquet',
        phase: 'settle',
        name: 'settlement',
        about: '',
        select: `select * from ${settledTable} order by policy, variant, subject_id`,
        path: settlementFile,
      },
      ...[settlement, net, hash].flatMap(({ statements }) => statements),
    ],
    read: (answers) => ({ settlement: settlement.read(answers), net: net.read(answers), resultHash: hash.read(answers) }),
  }
}

function settlementInput(
  groups: readonly VariantGroup[],
  { manifest }: Pick<ScreeningPlace, 'manifest'>,
  set: PlanSet,
  linked: Linked,
  { tables, decisions }: Engine,
): SettlementInput {
  const tableOf = (entity: string) => tables(entity, undefined)(entity)
  return {
    groups: groups.map((group) => ({ group, rows: decisions(group) })),
    priorPayments: tableOf('prior_payment'),
    pendingPayments: tableOf('pending_payment'),
    units: tableOf('insured_unit'),
    firms: tableOf('firm'),
    employments: tableOf('employment'),
    historyComplete: completenessOf(manifest)('prior_payment'),
    ...rulesBetween(set, linked),
  }
}
