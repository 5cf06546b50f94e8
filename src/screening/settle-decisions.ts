import type { Linked, PlanSet } from '../plans/index.ts'
import type { ScreeningPlace } from './decide-subjects.ts'
import type { VariantGroup } from './group-variants.ts'
import { completenessOf } from './registry-tables.ts'
import { resultHash } from './result-hash.ts'
import type { NetRecord, SettlementRecord } from './runs/run-record.ts'
import type { Engine } from './script/engine.ts'
import type { Asked, Statement } from './script/statement.ts'
import { netByVariant } from './settlement/net-by-variant.ts'
import { relationStatement, relationStatements } from './settlement/relation.ts'
import { rulesBetween } from './settlement/rules-between.ts'
import { decisionRelations, paymentRelation } from './settlement/settle.ts'
import { payingVariants, policiesOf, type SettlementInput } from './settlement/settlement-input.ts'
import { inputOfPart, tiedPolicies, unnamedPayments } from './settlement/settlement-parts.ts'
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
  const input = settlementInput(groups, place, set, linked, engine)
  const parts = settlementParts(input, engine)
  const settlement = summariseSettlement(settledTable, place, settlementFile, engine)
  const net = netByVariant(settledTable, engine.dialect)
  const hash = resultHash(groups, settledTable, engine)
  return {
    statements: [
      relationStatement(paymentRelation(input)),
      ...parts.flatMap((part) => partStatements(input, part)),
      ...unionStatements(parts),
      {
        kind: 'parquet',
        phase: 'settle',
        name: 'settlement',
        about: '',
        select: `select * from ${settledTable} order by policy, variant, subject_id`,
        path: settlementFile,
        parts: parts.map(({ table, policies }) => ({ table, policies })),
      },
      ...[settlement, net, hash].flatMap(({ statements }) => statements),
    ],
    read: (answers) => ({ settlement: settlement.read(answers), net: net.read(answers), resultHash: hash.read(answers) }),
  }
}

/** Policies that are settled together, and the table with what was settled of them. */
interface SettledPart {
  readonly table: string
  readonly policies: readonly string[]
}

/** The parts that a run settles in. */
function settlementParts(input: SettlementInput, { isSettledInParts }: Pick<Engine, 'isSettledInParts'>): readonly SettledPart[] {
  const tied = tiedPolicies(input)
  if (!isSettledInParts || tied.length === 0) return [{ table: settledTable, policies: policiesOf(payingVariants(input.groups)) }]
  return tied.map((policies) => ({ table: `${settledTable}_${policies[0] ?? ''}`, policies }))
}

function partStatements(input: SettlementInput, { table, policies }: SettledPart): readonly Statement[] {
  if (table === settledTable) return relationStatements(decisionRelations(input))
  return relationStatements(decisionRelations(inputOfPart(input, policies)), table).map((statement) => ({ ...statement, part: table }))
}

function unionStatements(parts: readonly SettledPart[]): readonly Statement[] {
  if (parts.some(({ table }) => table === settledTable)) return []
  const select = parts.map(({ table }) => `select * from ${table}`).join('\nunion all\n')
  return [{ kind: 'table', phase: 'settle', name: settledTable, about: settledTable, select }]
}

/**
 * The FROM item with what a script settled of a policy: the table of its part. A policy that pays no money has nothing settled, and what
 * stands for it hangs on no part.
 */
export function settledPartOf(statements: readonly Statement[]): (policy: string) => string {
  const parts = statements.flatMap((statement) => (statement.kind === 'parquet' ? (statement.parts ?? []) : []))
  return (policy) => parts.find(({ policies }) => policies.includes(policy))?.table ?? nothingSettled
}

/** A SELECT with how many payments, `n`, stand in the way of settling in parts. */
export function unnamedPaymentsSql(...[groups, place, set, linked, engine]: Parameters<typeof settlementInput>): string {
  return unnamedPayments(settlementInput(groups, place, set, linked, engine))
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

/** No rows, with the columns that lists read. */
const nothingSettled = `(select
  cast(null as varchar) as variant,
  cast(null as bigint) as subject_id,
  cast(null as varchar) as status,
  cast(null as varchar) as cause,
  cast(null as varchar) as cause_policy,
  cast(null as bigint) as gross,
  cast(null as bigint) as net,
  cast(null as bigint) as awaiting_review
where false)`
