import type { Vocabulary } from '../rules/index.ts'
import { type DuckDb, sqlName } from '../store/index.ts'
import { columnsOf, entityOf } from './schema.ts'

/**
 * Tables a succession works on, all in the session: `units` and `payments` in the columns of the schema, and `successions` with
 * predecessor, successor, share_numerator, share_denominator, happened_on and kind ('merger', 'split' or 'form_change').
 */
export interface SuccessionTables {
  readonly units: string
  readonly payments: string
  readonly successions: string
  /** The year that the units' yearly facts are about; a change after it moves what was paid, and staff only where the unit stays the same. */
  readonly baseYear: number
  /** Keys of the parts a payment is split into count down from here, or from the lowest key there is. */
  readonly newKeysBelow?: bigint
}

/** What was paid in the base year: a successor takes it over in proportion, exactly, whenever the change happened. */
const inheritedMoney = ['ui_premium_paid_last_year', 'dispatched_premium_paid', 'public_dispatch_premium_paid'] as const

/** The staff of the base year. A change in that year brings along who was there at its start and who left before it. */
const inheritedStaff = ['headcount_at_start', 'headcount_months', 'natural_attrition', 'new_claimants', 'statutory_layoffs'] as const

/** A unit that goes on under another number from a later year on had this at the end of the base year, too. */
const inheritedEnd = ['headcount_at_end'] as const
const inheritedMonths = ['ui_paid_months_last_year', 'insured_months'] as const

/** Everything of a unit that a succession may change. */
export const inheritedColumns: readonly string[] = [...inheritedMoney, ...inheritedStaff, ...inheritedEnd, ...inheritedMonths]
const monthsOfYear = 12

/** Splits and chains deeper than this are a circle. */
const maximumDepth = 64

/**
 * Lets what a unit did before a merger, split or form change follow it: amounts by share with the remainder to the largest share, payments to
 * whoever succeeds. Units that merge ran side by side, so the longer record of months counts; one that splits off or changes its form
 * goes on where the other ended, so the months follow each other, up to a year. Rewrites the tables in place, oldest link of a chain first.
 */
export async function applySuccession(database: DuckDb, tables: SuccessionTables, vocabulary: Vocabulary): Promise<void> {
  const [count] = await database.rows(`SELECT count(*) AS n FROM ${tables.successions}`)
  if (Number(count?.n ?? 0) === 0) return
  await demandSense(database, tables)
  await database.run(`CREATE OR REPLACE TEMP TABLE pending_succession AS SELECT * FROM ${tables.successions}`)
  for (let depth = 0; depth < maximumDepth; depth++) {
    await database.run(
      `CREATE OR REPLACE TEMP TABLE due_succession AS SELECT * FROM pending_succession WHERE predecessor NOT IN (SELECT successor FROM pending_succession)`,
    )
    const [due] = await database.rows('SELECT count(*) AS n FROM due_succession')
    if (Number(due?.n ?? 0) === 0) break
    await applyLevel(database, tables, vocabulary)
    await database.run('DELETE FROM pending_succession WHERE predecessor IN (SELECT predecessor FROM due_succession)')
  }
}

/** What makes rows of a succession senseless: the reason, the column it stands in, and SQL for the predecessors of such rows. */
export interface SuccessionCheck {
  readonly reason: string
  readonly column: string
  readonly sql: string
}

/** Every check of a table of successions, to be made one after another. */
export function successionChecks(units: string, successions: string): readonly SuccessionCheck[] {
  const unknown = (column: string) =>
    `SELECT predecessor FROM ${successions} WHERE ${column} IS NULL OR ${column} NOT IN (SELECT insured_unit_id FROM ${units})`
  const grouped = (having: string, by = 'predecessor') => `SELECT predecessor FROM ${successions} GROUP BY ${by} HAVING ${having}`
  return [
    { reason: 'reference_dangling', column: 'predecessor', sql: unknown('predecessor') },
    { reason: 'reference_dangling', column: 'successor', sql: unknown('successor') },
    { reason: 'succession_of_itself', column: 'successor', sql: `SELECT predecessor FROM ${successions} WHERE predecessor = successor` },
    {
      reason: 'succession_share',
      column: 'share_numerator',
      sql: `SELECT predecessor FROM ${successions} WHERE coalesce(share_numerator <= 0 OR share_denominator <= 0, true)`,
    },
    {
      reason: 'not_in_enumeration',
      column: 'kind',
      sql: `SELECT predecessor FROM ${successions} WHERE coalesce(kind NOT IN ('merger', 'split', 'form_change'), true)`,
    },
    { reason: 'succession_twice', column: 'successor', sql: grouped('count(*) > 1', 'predecessor, successor') },
    { reason: 'succession_denominators', column: 'share_denominator', sql: grouped('count(DISTINCT share_denominator) > 1') },
    { reason: 'succession_beyond_whole', column: 'share_numerator', sql: grouped('sum(share_numerator) > min(share_denominator)') },
    {
      reason: 'succession_in_part',
      column: 'kind',
      sql: grouped(`bool_or(kind <> 'split') AND (count(*) > 1 OR min(share_numerator) <> min(share_denominator))`),
    },
  ]
}

/** Leaves a table `circular_succession` with the successions that lead back to where they began, or hang on such. */
export async function findCircles(database: DuckDb, successions: string): Promise<void> {
  await database.run(`CREATE OR REPLACE TEMP TABLE circular_succession AS SELECT * FROM ${successions}`)
  for (let depth = 0; depth < maximumDepth; depth++) {
    const [taken] = await database.rows(
      `SELECT count(*) AS n FROM circular_succession WHERE predecessor NOT IN (SELECT successor FROM circular_succession)`,
    )
    if (Number(taken?.n ?? 0) === 0) return
    await database.run(
      `CREATE OR REPLACE TEMP TABLE circular_succession AS SELECT * FROM circular_succession WHERE predecessor IN (SELECT successor FROM circular_succession)`,
    )
  }
}

/** Rows that make no sense are refused when a delivery is read; whichever come this far are a bug. */
async function demandSense(database: DuckDb, { units, successions }: SuccessionTables): Promise<void> {
  for (const { reason, sql } of successionChecks(units, successions)) {
    const [found] = await database.rows(`SELECT predecessor FROM (${sql}) ORDER BY 1 LIMIT 1`)
    if (found !== undefined) throw senseless(found.predecessor, reason)
  }
  await findCircles(database, successions)
  const [circular] = await database.rows('SELECT predecessor FROM circular_succession ORDER BY 1 LIMIT 1')
  if (circular !== undefined) throw senseless(circular.predecessor, 'succession_circular')
}

function senseless(unit: unknown, reason: string): Error {
  return new Error(`the successions of unit ${unit} should have been refused before: ${reason}`)
}

async function applyLevel(database: DuckDb, tables: SuccessionTables, vocabulary: Vocabulary): Promise<void> {
  await database.run(heirsSql(tables.baseYear))
  const unitColumns = columnsOf(entityOf(vocabulary, 'insured_unit')).map(({ name }) => name)
  await database.run(inheritanceSql(tables.units, unitColumns))
  await database.run(unitsAfterSql(tables.units, unitColumns))
  await database.run(
    paymentsAfterSql(
      tables,
      columnsOf(entityOf(vocabulary, 'prior_payment')).map(({ name }) => name),
    ),
  )
}

/**
 * Who gets which share; a predecessor that keeps a part is its own heir. The largest share, then the lowest key, stands first. Of staff
 * and months `brings` says whether they come along, `brings_end` whether those of the year's end do.
 */
function heirsSql(baseYear: number): string {
  const isAfter = `coalesce(year(happened_on) > ${baseYear}, false)`
  const moved = `kind <> 'merger' AS goes_on, NOT ${isAfter} OR kind = 'form_change' AS brings, ${isAfter} AND kind = 'form_change' AS brings_end`
  const kept = `false AS goes_on, bool_or(NOT ${isAfter}) AS brings, false AS brings_end`
  return `CREATE OR REPLACE TEMP TABLE heir AS
SELECT *, row_number() OVER (PARTITION BY predecessor ORDER BY share_numerator DESC, successor) AS rank FROM (
  SELECT predecessor, successor, share_numerator::BIGINT AS share_numerator, share_denominator::BIGINT AS share_denominator, ${moved} FROM due_succession
  UNION ALL
  SELECT predecessor, predecessor, min(share_denominator) - sum(share_numerator), min(share_denominator), ${kept} FROM due_succession GROUP BY predecessor HAVING sum(share_numerator) < min(share_denominator)
)`
}

/** SQL for an heir's part of an amount: the floor of its share, and for the largest share also what the floors leave over. */
function partOf(amount: string): string {
  const floor = `(${amount}::HUGEINT * share_numerator // share_denominator)`
  return `(${floor} + CASE WHEN rank = 1 THEN ${amount}::HUGEINT - sum(${floor}) OVER same_predecessor ELSE 0 END)`
}

/** What comes along to an heir, column by column: the condition on the table `heir`. */
const comesAlong: readonly (readonly [columns: readonly string[], condition: string])[] = [
  [inheritedMoney, 'true'],
  [inheritedStaff, 'brings'],
  [inheritedEnd, 'brings_end'],
]

function inheritanceSql(units: string, columns: readonly string[]): string {
  const has = (column: string) => columns.includes(column)
  const amounts = comesAlong.flatMap(([names, condition]) => names.filter(has).map((column) => [column, condition] as const))
  const months = inheritedMonths.filter(has)
  return `CREATE OR REPLACE TEMP TABLE inheritance AS
SELECT successor, ${[
    ...amounts.map(
      ([column, along]) =>
        `CASE WHEN count_if(${along}) = count_if(${along} AND ${column} IS NOT NULL) THEN coalesce(sum(CASE WHEN ${along} THEN ${column} END), 0) END AS ${column}`,
    ),
    ...months.flatMap((column) => [monthsWhere('NOT goes_on', column, column), monthsWhere('goes_on', column, `${column}_before`)]),
  ].join(', ')}
FROM (
  SELECT successor, ${[...amounts.map(([column]) => `${partOf(`unit.${column}`)} AS ${column}`), ...months.map((column) => `unit.${column}`)].join(', ')}, goes_on, brings, brings_end
  FROM heir JOIN ${units} unit ON unit.insured_unit_id = heir.predecessor
  WINDOW same_predecessor AS (PARTITION BY predecessor)
) GROUP BY successor`
}

/** The longest record among the predecessors of one sort, none where there is none, unknown where any record is. */
function monthsWhere(sort: string, column: string, name: string): string {
  return `CASE WHEN count_if(brings) = count_if(brings AND ${column} IS NOT NULL) THEN coalesce(max(CASE WHEN brings AND ${sort} THEN ${column} END), 0) END AS ${name}`
}

/** An unknown amount on either side leaves the sum unknown. */
function unitsAfterSql(units: string, columns: readonly string[]): string {
  const gives = (condition: string) => `unit.insured_unit_id IN (SELECT predecessor FROM heir WHERE ${condition})`
  const isHeir = 'inherited.successor IS NOT NULL'
  const list = columns.map((column) => {
    const own = `unit.${sqlName(column)}`
    const taken = `inherited.${sqlName(column)}`
    const along = comesAlong.find(([names]) => names.includes(column))
    if (along !== undefined)
      return `CASE WHEN ${gives(along[1])} THEN 0 ELSE ${own} END + CASE WHEN ${isHeir} THEN ${taken} ELSE 0 END AS ${sqlName(column)}`
    if ((inheritedMonths as readonly string[]).includes(column)) {
      return `CASE WHEN NOT ${isHeir} THEN ${own} WHEN ${own} IS NULL OR ${taken} IS NULL THEN NULL ELSE least(${monthsOfYear}, greatest(${own}, ${taken}) + inherited.${sqlName(`${column}_before`)}) END AS ${sqlName(column)}`
    }
    if (column === 'has_predecessor')
      return `CASE WHEN unit.insured_unit_id IN (SELECT successor FROM heir WHERE brings AND NOT brings_end AND successor <> predecessor) THEN true ELSE ${own} END AS ${sqlName(column)}`
    return `${own} AS ${sqlName(column)}`
  })
  return `CREATE OR REPLACE TEMP TABLE ${units} AS SELECT ${list.join(', ')} FROM ${units} unit LEFT JOIN inheritance inherited ON inherited.successor = unit.insured_unit_id ORDER BY insured_unit_id`
}

/** A payment follows the unit; of a split one, every heir carries its part, the largest under the old key, the others under new negative ones. */
function paymentsAfterSql({ units, payments, newKeysBelow = 0n }: SuccessionTables, columns: readonly string[]): string {
  const list = columns.map((column) => {
    const own = `payment.${sqlName(column)}`
    if (column === 'prior_payment_id')
      return `CASE WHEN coalesce(heir.rank, 1) = 1 THEN ${own} ELSE least(${newKeysBelow}, (SELECT min(prior_payment_id) FROM ${payments})) - count(CASE WHEN heir.rank > 1 THEN 1 END) OVER (ORDER BY ${own}, heir.rank) END AS ${sqlName(column)}`
    if (column === 'insured_unit') return `coalesce(heir.successor, ${own}) AS ${sqlName(column)}`
    if (column === 'firm') return `CASE WHEN heir.successor IS NULL THEN ${own} ELSE unit.firm END AS ${sqlName(column)}`
    if (column === 'amount') return `CASE WHEN heir.successor IS NULL THEN ${own} ELSE ${partOf(own)} END::BIGINT AS ${sqlName(column)}`
    return `${own} AS ${sqlName(column)}`
  })
  return `CREATE OR REPLACE TEMP TABLE ${payments} AS SELECT * FROM (SELECT ${list.join(', ')}
FROM ${payments} payment LEFT JOIN heir ON heir.predecessor = payment.insured_unit LEFT JOIN ${units} unit ON unit.insured_unit_id = heir.successor
WINDOW same_predecessor AS (PARTITION BY payment.prior_payment_id)) ORDER BY firm, prior_payment_id`
}
