import type { Caller } from '../access/index.ts'
import { type CertifiedYear, certifiedYear } from '../closing/index.ts'
import { deferralsAhead } from '../deferral/index.ts'
import { batchesAhead, type FundStanding, fundsLeft } from '../ledger/index.ts'
import { benefitsAhead, type PolicyAhead } from '../monthly/index.ts'
import { recoveriesAhead } from '../recovery/index.ts'
import type { Work } from '../store/index.ts'
import { type Column, type ForecastKind, type FundYear, frameOf } from './forecast-frame.ts'

/** A figure of a line in one column: of how many rows, and fen. */
export interface ForecastCell {
  readonly column: Column
  readonly rows: number
  readonly fen: bigint
}

/** A line of what lies ahead; without a basis nothing is known of it, which is not nothing. */
export interface ForecastLine {
  readonly kind: ForecastKind
  readonly hasBasis: boolean
  readonly cells: readonly ForecastCell[]
  readonly rows: number
  readonly fen: bigint
}

/** What lies ahead of a fund to the end of a year: what was entered and approved, and what is reckoned from it today. */
export interface Forecast {
  readonly months: readonly string[]
  readonly standing: FundStanding | undefined
  /** What was left at the end of the year before and of this one, as two people signed it. */
  readonly certified: readonly CertifiedYear[]
  readonly lines: readonly ForecastLine[]
  readonly policies: readonly PolicyAhead[]
  /**
   * What would be left at the year's end: what is left, less benefits, lists not approved and what waits for the fund, with instalments that
   * have a day ahead. Undefined without a budget, and of a year that is over. It warns and stops nothing.
   */
  readonly estimate: bigint | undefined
}

/** What lies ahead of a fund of the caller's place, as it stands today. */
export async function readForecast(caller: Caller, { fund, year }: { readonly fund: string; readonly year: number }): Promise<Forecast> {
  const of: FundYear = { region: caller.post.region.path, fund, year }
  return caller.transact(async (db) => {
    const frame = frameOf(year, caller.day)
    const standing = await fundsLeft(db, of.region, fund, year)
    const certified = [await certifiedYear(db, { ...of, year: year - 1 }), await certifiedYear(db, of)].filter((one) => one !== undefined)
    const { lines, policies } = await linesAhead(db, of, caller.day)
    const sum = (kind: ForecastKind) => lines.find((line) => line.kind === kind)?.fen ?? 0n
    const dated = lines
      .flatMap(({ kind, cells }) => (kind === 'recoveries' ? cells : []))
      .reduce((all, { column, fen }) => (frame.months.includes(column) ? all + fen : all), 0n)
    const estimate =
      standing === undefined || frame.months.length === 0
        ? undefined
        : standing.left - sum('benefits') - sum('under_way') - sum('put_off') + dated
    return { months: frame.months, standing, certified, lines, policies, estimate }
  })
}

async function linesAhead(
  db: Work,
  of: FundYear,
  today: string,
): Promise<{ readonly lines: readonly ForecastLine[]; readonly policies: readonly PolicyAhead[] }> {
  const frame = frameOf(of.year, today)
  const isAhead = frame.months.length > 0
  const batches = await batchesAhead(db, of)
  const ofBatches = (kind: ForecastKind): ForecastLine => {
    const belongs = kind === 'unpaid' || kind === 'returned' || frame.isNow
    return lineOf(
      kind,
      belongs ? batches.filter((one) => one.kind === kind).map(({ rows, fen }) => ({ column: 'undated', rows, fen })) : [],
    )
  }
  const benefits = isAhead ? await benefitsAhead(db, { ...of, until: frame.to.slice(0, 7) }) : { policies: [], months: [] }
  const deferrals = isAhead ? await deferralsAhead(db, { ...of, today, from: frame.from, to: frame.to }) : []
  const recoveries = isAhead ? await recoveriesAhead(db, of) : []
  return {
    policies: benefits.policies,
    lines: [
      ofBatches('unpaid'),
      ofBatches('returned'),
      {
        ...lineOf(
          'benefits',
          benefits.months.map(({ month, ...sums }) => ({ column: columnOf(month, frame.months), ...sums })).filter(inFrame(frame.isNow)),
        ),
        hasBasis: benefits.policies.length > 0,
      },
      ofBatches('under_way'),
      ofBatches('put_off'),
      lineOf(
        'recoveries',
        recoveries
          .map(({ due, fen }) => ({ column: due === undefined ? 'undated' : dueColumn(due, today), rows: 1, fen }))
          .filter(({ column }) => (column === 'undated' || column === 'earlier' ? frame.isNow : frame.months.includes(column))),
      ),
      {
        ...lineOf(
          'deferrals',
          (deferrals ?? []).map(({ month, ...sums }) => ({ column: month, ...sums })),
        ),
        hasBasis: deferrals !== undefined,
      },
    ],
  }
}

/** The column of a day that something is due by. */
export const dueColumn = (due: string, today: string): Column => (due < today ? 'earlier' : due.slice(0, 7))

/** The column of a month for which a round was not made: `earlier` where the month is over. */
const columnOf = (month: string, months: readonly string[]): Column => (months.includes(month) ? month : 'earlier')

const inFrame =
  (isNow: boolean) =>
  ({ column }: { readonly column: Column }): boolean =>
    isNow || column !== 'earlier'

function lineOf(kind: ForecastKind, found: readonly ForecastCell[]): ForecastLine {
  const cells = [...Map.groupBy(found, ({ column }) => column)].map(([column, of]) => ({ column, ...sumOf(of) }))
  return { kind, hasBasis: true, cells, ...sumOf(found) }
}

const sumOf = (cells: readonly { readonly rows: number; readonly fen: bigint }[]) => ({
  rows: cells.reduce((sum, { rows }) => sum + rows, 0),
  fen: cells.reduce((sum, { fen }) => sum + fen, 0n),
})
