import type { Vocabulary } from '../rules/index.ts'
import { type DuckDb, sqlName } from '../store/index.ts'
import { RegistryFailure } from './failure.ts'
import { columnsOf, entityOf } from './schema.ts'

/**
 * Tables a succession works on, all in the session: `units` and `payments` in the columns of the schema, and `successions` with
 * predecessor, successor, share_numerator, share_denominator, happened_on and kind ('merger', 'split' or 'form_change').
 */
export interface SuccessionTables {
  readonly units: string
  readonly payments: string
  readonly successions: string
  /** Keys of the parts a payment is split into count down from here, or from the lowest key there is. */
  readonly newKeysBelow?: bigint
}

/** What a successor takes over in proportion, exactly; the staff of the start brings along those who left before the change. */
const inheritedAmounts = [
  'ui_premium_paid_last_year',
  'dispatched_premium_paid',
  'public_dispatch_premium_paid',
  'headcount_at_start',
  'headcount_months',
  'natural_attrition',
  'new_claimants',
  'statutory_layoffs',
] as const
const inheritedMonths = ['ui_paid_months_last_year', 'insured_months'] as const
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
  await refuseInvalid(database, tables)
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
  const [circular] = await database.rows('SELECT predecessor FROM pending_succession ORDER BY 1 LIMIT 1')
  if (circular !== undefined) throw invalid(circular.predecessor, 'it succeeds itself through others')
}

async function refuseInvalid(database: DuckDb, { units, successions }: SuccessionTables): Promise<void> {
  const checks: readonly (readonly [detail: string, sql: string])[] = [
    [
      'the predecessor is not among the insured units',
      `SELECT predecessor AS unit FROM ${successions} WHERE predecessor IS NULL OR predecessor NOT IN (SELECT insured_unit_id FROM ${units})`,
    ],
    [
      'the successor is not among the insured units',
      `SELECT predecessor AS unit FROM ${successions} WHERE successor IS NULL OR successor NOT IN (SELECT insured_unit_id FROM ${units})`,
    ],
    ['it succeeds itself', `SELECT predecessor AS unit FROM ${successions} WHERE predecessor = successor`],
    [
      'a share is not a fraction above 0',
      `SELECT predecessor AS unit FROM ${successions} WHERE coalesce(share_numerator <= 0 OR share_denominator <= 0, true)`,
    ],
    [
      'its kind is none of merger, split, form_change',
      `SELECT predecessor AS unit FROM ${successions} WHERE coalesce(kind NOT IN ('merger', 'split', 'form_change'), true)`,
    ],
    ['one successor is named twice', `SELECT predecessor AS unit FROM ${successions} GROUP BY predecessor, successor HAVING count(*) > 1`],
    [
      'the shares of one split need one denominator',
      `SELECT predecessor AS unit FROM ${successions} GROUP BY predecessor HAVING count(DISTINCT share_denominator) > 1`,
    ],
    [
      'its shares add up to more than 1',
      `SELECT predecessor AS unit FROM ${successions} GROUP BY predecessor HAVING sum(share_numerator) > min(share_denominator)`,
    ],
    [
      'a merger or form change passes on the whole unit, to one successor',
      `SELECT predecessor AS unit FROM ${successions} GROUP BY predecessor HAVING bool_or(kind <> 'split') AND (count(*) > 1 OR min(share_numerator) <> min(share_denominator))`,
    ],
  ]
  for (const [detail, sql] of checks) {
    const [found] = await database.rows(`${sql} ORDER BY 1 LIMIT 1`)
    if (found !== undefined) throw invalid(found.unit, detail)
  }
}

function invalid(unit: unknown, detail: string): RegistryFailure {
  return new RegistryFailure('succession_invalid', { unit: String(unit), detail })
}

async function applyLevel(database: DuckDb, tables: SuccessionTables, vocabulary: Vocabulary): Promise<void> {
  await database.run(heirsSql)
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

/** Who gets which share; a predecessor that keeps a part is its own heir. The largest share, then the lowest key, stands first. */
const heirsSql = `CREATE OR REPLACE TEMP TABLE heir AS
SELECT *, row_number() OVER (PARTITION BY predecessor ORDER BY share_numerator DESC, successor) AS rank FROM (
  SELECT predecessor, successor, share_numerator::BIGINT AS share_numerator, share_denominator::BIGINT AS share_denominator, kind <> 'merger' AS goes_on FROM due_succession
  UNION ALL
  SELECT predecessor, predecessor, min(share_denominator) - sum(share_numerator), min(share_denominator), false FROM due_succession GROUP BY predecessor HAVING sum(share_numerator) < min(share_denominator)
)`

/** SQL for an heir's part of an amount: the floor of its share, and for the largest share also what the floors leave over. */
function partOf(amount: string): string {
  const floor = `(${amount}::HUGEINT * share_numerator // share_denominator)`
  return `(${floor} + CASE WHEN rank = 1 THEN ${amount}::HUGEINT - sum(${floor}) OVER same_predecessor ELSE 0 END)`
}

function inheritanceSql(units: string, columns: readonly string[]): string {
  const amounts = inheritedAmounts.filter((column) => columns.includes(column))
  const months = inheritedMonths.filter((column) => columns.includes(column))
  return `CREATE OR REPLACE TEMP TABLE inheritance AS
SELECT successor, ${[
    ...amounts.map((column) => `CASE WHEN count(*) = count(${column}) THEN sum(${column}) END AS ${column}`),
    ...months.flatMap((column) => [monthsWhere('NOT goes_on', column, column), monthsWhere('goes_on', column, `${column}_before`)]),
  ].join(', ')}
FROM (
  SELECT successor, ${[...amounts.map((column) => `${partOf(`unit.${column}`)} AS ${column}`), ...months.map((column) => `unit.${column}`)].join(', ')}, goes_on
  FROM heir JOIN ${units} unit ON unit.insured_unit_id = heir.predecessor
  WINDOW same_predecessor AS (PARTITION BY predecessor)
) GROUP BY successor`
}

/** The longest record among the predecessors of one sort, none where there is none, unknown where any record is. */
function monthsWhere(sort: string, column: string, name: string): string {
  return `CASE WHEN count(*) = count(${column}) THEN coalesce(max(CASE WHEN ${sort} THEN ${column} END), 0) END AS ${name}`
}

/** An unknown amount on either side leaves the sum unknown. */
function unitsAfterSql(units: string, columns: readonly string[]): string {
  const isGone = 'unit.insured_unit_id IN (SELECT predecessor FROM heir)'
  const isHeir = 'inherited.successor IS NOT NULL'
  const list = columns.map((column) => {
    const own = `unit.${sqlName(column)}`
    const taken = `inherited.${sqlName(column)}`
    if ((inheritedAmounts as readonly string[]).includes(column)) {
      const before = `CASE WHEN ${isGone} THEN 0 ELSE ${own} END`
      return `${before} + CASE WHEN ${isHeir} THEN ${taken} ELSE 0 END AS ${sqlName(column)}`
    }
    if ((inheritedMonths as readonly string[]).includes(column)) {
      return `CASE WHEN NOT ${isHeir} THEN ${own} WHEN ${own} IS NULL OR ${taken} IS NULL THEN NULL ELSE least(${monthsOfYear}, greatest(${own}, ${taken}) + inherited.${sqlName(`${column}_before`)}) END AS ${sqlName(column)}`
    }
    if (column === 'has_predecessor')
      return `CASE WHEN unit.insured_unit_id IN (SELECT successor FROM due_succession) THEN true ELSE ${own} END AS ${sqlName(column)}`
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
