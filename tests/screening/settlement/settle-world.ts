import { linkPlans, type Variant } from '../../../src/plans/index.ts'
import { prefixOf, type SettlementInput, settle, type VariantGroup } from '../../../src/screening/index.ts'
import { standingColumns, standingOf } from '../../../src/screening/settlement/standing.ts'
import type { DuckDb } from '../../../src/store/index.ts'
import { day, endOfYear, loadTestPlans } from '../test-plans.ts'
import { keyEntities, type Settled, type World, type WorldRow, type WorldVariant } from './world.ts'

const set = loadTestPlans()
const source = { clause: '1', document: undefined, confidence: undefined, standing: 'document' } as const
const at = { file: '', line: 1, column: 1, length: 1 }

/** A real variant to dress up: settlement reads only who it is, its period and its rules. */
const [pattern] = linkPlans(set, endOfYear).variants.filter((variant) => variant.bound.program.result.kind === 'money')

export function variantOf(made: WorldVariant): Variant {
  if (pattern === undefined) throw new Error('the test plans pay something')
  const path = { kind: 'subject', entity: 'employment' } as const
  const program = { ...pattern.bound.program, id: made.policy, payee: { kind: 'subject', entity: made.payee } as const }
  const { onceOnly, topUp, cap } = made
  const settlement: Variant['policy']['settlement'] = {
    yearBasis: made.yearBasis,
    onceOnly: onceOnly && { keys: onceOnly.keys.map((entity) => ({ entity, path })), scope: onceOnly.scope, source },
    topUp: topUp && { policies: topUp.policies, key: { entity: topUp.key, path }, source, places: [at] },
    cap: cap && { key: { entity: cap.key, path }, limit: program.date, scope: cap.scope, source },
  }
  return {
    ...pattern,
    id: made.id,
    policy: { ...pattern.policy, program, settlement },
    bound: { ...pattern.bound, program },
    capLimit: cap?.limit === undefined ? undefined : BigInt(cap.limit),
    period: { from: day(`${made.from}-01-01`), to: day(`${made.to}-12-31`) },
  }
}

/** One group per variant, its decisions in a table made of the world's rows. */
export function groupOf(made: WorldVariant): VariantGroup {
  const keys = made.has.map((entity) => ({ entity, path: { kind: 'subject', entity } as const }))
  return { name: made.id, subject: 'employment', variants: [variantOf(made)], regions: [{ from: 0, to: 999_999 }], keys }
}

/** The SELECT of a variant's decisions as screening would have written them. */
export function decisionsSql(made: WorldVariant, rows: readonly WorldRow[]): string {
  const prefix = prefixOf(variantOf(made))
  const keys = made.has.map((entity) => `cast(${entity} as bigint) as ${entity}_key`)
  const masks = ['failed', 'unknown', 'flags', 'missing'].map((name) => `cast(0 as bigint) as ${prefix}${name}`)
  const values = rows.map(
    (row) =>
      `(${[row.subject, row.region, row.outcome, row.gross ?? 'null', row.date === null ? 'null' : `date '${row.date}'`, ...keyEntities.map((key) => row.keys[key] ?? 'null')].join(', ')})`,
  )
  const none = `(0, 0, 9, 0, null, ${keyEntities.map(() => 'null').join(', ')})`
  return `select cast(subject as bigint) as subject_id, region, outcome as ${prefix}outcome, cast(gross as bigint) as ${prefix}amount, cast(event as date) as ${prefix}date, ${[...masks, ...keys].join(', ')} from (values ${[...values, none].join(', ')}) t(subject, region, outcome, gross, event, ${keyEntities.join(', ')}) where outcome < 9`
}

const tables = [
  ['paid', 'prior_payment', false],
  ['on_its_way', 'pending_payment', true],
] as const

/** The input of a settlement over tables of its own. */
export async function inputOf(database: DuckDb, world: World): Promise<SettlementInput> {
  const groups: SettlementInput['groups'][number][] = []
  for (const [i, made] of world.variants.entries()) {
    await database.run(
      `create or replace temp table decided_${i} as ${decisionsSql(
        made,
        world.rows.filter((row) => row.variant === made.id),
      )}`,
    )
    groups.push({ group: groupOf(made), rows: `decided_${i}` })
  }
  if (world.payments !== undefined) {
    const text = (value: string | number | null) => (value === null ? 'null' : typeof value === 'string' ? `'${value}'` : String(value))
    for (const [table, entity, isPending] of tables) {
      const values = world.payments.flatMap((p, i) =>
        (p.isPending ?? false) === isPending
          ? [`(${[i + 1, p.policy, p.person, p.insured_unit, p.firm, p.organisation, p.baseYear, p.amount].map(text).join(', ')}, true)`]
          : [],
      )
      await database.run(
        `create or replace temp table ${table} as select cast(id as bigint) as ${entity}_id, cast(policy as varchar) as policy, cast(person as bigint) as person, cast(insured_unit as bigint) as insured_unit, cast(firm as bigint) as firm, cast(organisation as bigint) as organisation, cast(base_year as integer) as base_year, cast(amount as bigint) as amount from (values ${[...values, '(null, null, null, null, null, null, null, null, false)'].join(', ')}) t(id, policy, person, insured_unit, firm, organisation, base_year, amount, is_real) where is_real`,
      )
    }
  }
  if (world.firmOfUnit.size > 0) {
    const values = [...world.firmOfUnit].map(([unit, firm]) => `(${unit}, ${firm})`)
    await database.run(
      `create or replace temp table unit as select cast(unit as bigint) as insured_unit_id, cast(firm as bigint) as firm from (values ${values.join(', ')}) t(unit, firm)`,
    )
  }
  if (world.firms !== undefined) {
    const values = [...world.firms].map(([firm, day]) => `(${firm}, ${day === null ? 'null' : `date '${day}'`})`)
    await database.run(
      `create or replace temp table enterprise as select cast(firm as bigint) as firm_id, cast(cancelled as date) as cancelled_on from (values ${[...values, '(-1, null)'].join(', ')}) t(firm, cancelled)`,
    )
  }
  if (world.employments.length > 0) {
    const values = world.employments.map((job) => `(${[job.person, job.insured_unit, job.firm].map((key) => key ?? 'null').join(', ')})`)
    await database.run(
      `create or replace temp table employed as select cast(person as bigint) as person, cast(insured_unit as bigint) as insured_unit, cast(firm as bigint) as firm from (values ${values.join(', ')}) t(person, insured_unit, firm)`,
    )
  }
  return {
    groups,
    declared: world.declared,
    units: world.firmOfUnit.size === 0 ? undefined : 'unit',
    firms: world.firms === undefined ? undefined : 'enterprise',
    screeningDate: day('2022-12-31'),
    employments: world.employments.length === 0 ? undefined : 'employed',
    exclusions: world.exclusions.map(({ id, key, scope, priority, from, to }) => ({
      id,
      zh: id,
      plan: 'city',
      clause: '1',
      source: { clause: '1', document: undefined, confidence: undefined, standing: 'document' as const },
      key,
      scope,
      priority,
      places: [at],
      within: { from, to },
    })),
    priorPayments: world.payments === undefined ? undefined : 'paid',
    pendingPayments: world.payments === undefined ? undefined : 'on_its_way',
    historyComplete: world.complete,
    yearBases: new Map(world.variants.map(({ policy, yearBasis }) => [policy, yearBasis])),
    baseYearOffset: world.baseYearOffset,
  }
}

/** Settles a world in the database; rows in order of policy and subject. */
export async function settleWorld(database: DuckDb, world: World): Promise<readonly Settled[]> {
  const settled = await settle(database, await inputOf(database, world))
  return settledRows(database, settled.name)
}

export async function settledRows(database: DuckDb, settled: string): Promise<readonly Settled[]> {
  const rows = await database.rows(
    `select policy, variant, subject_id, ${standingColumns.join(', ')}, paid_before, net, awaiting_review, reserved from ${settled}`,
  )
  const found = rows.map((row) => ({
    policy: String(row.policy),
    variant: String(row.variant),
    subject: Number(row.subject_id),
    ...standingOf(row),
    paidBefore: Number(row.paid_before),
    net: fenOf(row.net),
    awaitingReview: fenOf(row.awaiting_review),
    reserved: fenOf(row.reserved),
  }))
  return inOrder(found)
}

const fenOf = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value))

export function inOrder(rows: readonly Settled[]): readonly Settled[] {
  return [...rows].sort((a, b) => (a.policy === b.policy ? a.subject - b.subject : a.policy < b.policy ? -1 : 1))
}
