import type { Caller } from '../access/index.ts'
import { monthsDueBack } from '../deferral/index.ts'
import { batchesAhead } from '../ledger/index.ts'
import { peopleAhead } from '../monthly/index.ts'
import { recoveriesAhead } from '../recovery/index.ts'
import type { Work } from '../store/index.ts'
import { type Column, type ForecastKind, type Frame, type FundYear, frameOf } from './forecast-frame.ts'
import { dueColumn } from './read-forecast.ts'

/** A row behind a figure: a batch, a person in a month, an instalment or a case, a month of a firm; `of` is the record to open. */
export interface ForecastRow {
  readonly of: { readonly kind: 'batch' | 'round' | 'recovery' | 'deferral'; readonly id: bigint; readonly name: string }
  readonly party: { readonly entity: string; readonly key: bigint } | undefined
  readonly policyZh: string | undefined
  /** The state of a batch. */
  readonly state: string | undefined
  /** The month that it is for. */
  readonly month: string | undefined
  readonly due: string | undefined
  /** The clause that gives the day. */
  readonly basis: string | undefined
  readonly instalment: number | undefined
  /** Months used before this one, and out of how many, where there is a limit. */
  readonly used: number | undefined
  readonly term: number | undefined
  readonly insurance: string | undefined
  readonly rows: number
  readonly fen: bigint
}

export interface ForecastQuery {
  readonly fund: string
  readonly year: number
  readonly kind: ForecastKind
  /** Left out: all columns of the line. */
  readonly column?: Column | undefined
  readonly after: number
  readonly size: number
}

/** The rows behind a figure of what lies ahead of a fund of the caller's place, page by page; together they come to the figure. */
export async function listForecastRows(caller: Caller, query: ForecastQuery): Promise<readonly ForecastRow[]> {
  const of: FundYear = { region: caller.post.region.path, fund: query.fund, year: query.year }
  return caller.transact((db) => rowsOf(db, of, query, caller.day))
}

async function rowsOf(db: Work, of: FundYear, query: ForecastQuery, today: string): Promise<readonly ForecastRow[]> {
  const frame = frameOf(of.year, today)
  const { kind, column, after, size } = query
  const page = <T>(rows: readonly T[]) => rows.slice(after, after + size)
  switch (kind) {
    case 'unpaid':
    case 'returned':
    case 'under_way':
    case 'put_off': {
      const belongs = kind === 'unpaid' || kind === 'returned' || frame.isNow
      if (!belongs || (column !== undefined && column !== 'undated')) return []
      const rows = (await batchesAhead(db, of)).filter((one) => one.kind === kind)
      return page(rows).map(({ batch, number, policyZh, state, ...sums }) => ({
        ...nothing,
        ...{ of: { kind: 'batch', id: batch, name: number }, policyZh, state, ...sums },
      }))
    }
    case 'benefits': {
      const [from, to] = monthsOf(column, frame)
      if (frame.months.length === 0 || from === undefined || to === undefined) return []
      const rows = await peopleAhead(db, { ...of, until: frame.to.slice(0, 7) }, { from, to, after, size })
      return rows.map(({ round, policyZh, lastMonth, month, entity, key, fen, term, used }) => ({
        ...nothing,
        ...{ of: { kind: 'round', id: round, name: lastMonth }, party: { entity, key }, policyZh, month, term, used, rows: 1, fen },
      }))
    }
    case 'recoveries': {
      if (frame.months.length === 0) return []
      const rows = (await recoveriesAhead(db, of)).filter(({ due }) => {
        const own = due === undefined ? 'undated' : dueColumn(due, today)
        const isIn = own === 'undated' || own === 'earlier' ? frame.isNow : frame.months.includes(own)
        return isIn && (column === undefined || column === own)
      })
      return page(rows).map(({ recovery, number, policyZh, payee, instalment, due, fen }) => ({
        ...nothing,
        ...{ of: { kind: 'recovery', id: recovery, name: number }, party: payee, policyZh, instalment, due, rows: 1, fen },
      }))
    }
    case 'deferrals': {
      if (frame.months.length === 0) return []
      const rows = await monthsDueBack(db, { ...of, today, from: frame.from, to: frame.to }, { month: column, after, size })
      return rows.map(({ deferral, number, firm, insurance, month, due, basis, fen }) => ({
        ...nothing,
        ...{ of: { kind: 'deferral', id: deferral, name: number }, party: firm, insurance, month, due, basis, rows: 1, fen },
      }))
    }
  }
}

/** The months that a column of benefits stands for. */
function monthsOf(column: Column | undefined, { months, isNow }: Frame): readonly [string | undefined, string | undefined] {
  const [first, last] = [months[0], months.at(-1)]
  if (column === undefined) return [isNow ? '1900-01' : first, last]
  if (column === 'earlier') return isNow && first !== undefined ? ['1900-01', monthBefore(first)] : [undefined, undefined]
  return months.includes(column) ? [column, column] : [undefined, undefined]
}

function monthBefore(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number)
  return of === 1 ? `${year - 1}-12` : `${year}-${String(of - 1).padStart(2, '0')}`
}

const nothing = {
  ...{ party: undefined, policyZh: undefined, state: undefined, month: undefined, due: undefined, basis: undefined },
  ...{ instalment: undefined, used: undefined, term: undefined, insurance: undefined },
}
