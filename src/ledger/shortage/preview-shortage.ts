import { sql } from 'kysely'
import { done, type Result, refused } from '../../kernel/result.ts'
import type { Work } from '../../store/index.ts'
import { type Batch, findBatch } from '../find-batch.ts'
import { fundsLeft } from '../fund-left.ts'
import type { NotFound, NotInStep, RefusedWith } from '../refusals.ts'
import { sumOfList } from '../sign-list.ts'
import { isPutOff, putOffOfFund } from './put-off.ts'
import { type SharedRow, type ShortageWay, shareOut } from './share-out.ts'

/** How it is to be shared: which way, and of an order that is entered the rows that come first, one after another. */
export interface WantedWay {
  readonly way: ShortageWay
  readonly first: readonly bigint[]
}

/** The day of what each row is granted for, by what is paid once and its period; told by the screening of the list. */
export type DaysOfRows = ReadonlyMap<string, string>
export const dayKey = (onceKey: string, period: string): string => `${onceKey} ${period}`

/** A row with what is granted of it now and what waits, in the order in which rows are granted. */
export interface SharedClaim {
  readonly claim: bigint
  readonly region: string
  readonly payee: { readonly entity: string; readonly key: bigint }
  readonly period: string
  readonly day: string | undefined
  readonly fen: bigint
  readonly granted: bigint
}

/** What a fund has for a list, and how it would be shared. */
export interface ShortagePreview {
  readonly batch: Batch
  readonly year: number
  /** What the fund has left, and what of it lists that were put off before wait for. */
  readonly left: bigint
  readonly waiting: bigint
  readonly available: bigint
  readonly asked: bigint
  readonly listHash: string
  readonly rows: readonly SharedClaim[]
}

export type ShortageFault =
  | NotFound
  | NotInStep
  | RefusedWith<'fund_without_budget' | 'fund_suffices' | 'row_not_found' | 'claim_twice' | 'shortage_day_unknown'>

/** What a fund has for a list that waits for approval, and what the list asks of it; refused where it suffices: nothing is shared then. */
export async function shortageOf(
  db: Work,
  id: bigint,
  today: string,
): Promise<Result<Omit<ShortagePreview, 'rows'>, NotFound | NotInStep | RefusedWith<'fund_without_budget' | 'fund_suffices'>>> {
  const found = await findBatch(db, id)
  if (found.kind === 'refused') return found
  const batch = found.value
  if (batch.state !== 'approval') return refused({ code: 'batch_in_other_step', state: batch.state, needed: ['approval'] })
  const year = Number(today.slice(0, 4))
  const fund = await fundsLeft(db, batch.region, batch.fund, year)
  if (fund === undefined) return refused({ code: 'fund_without_budget', fund: batch.fund, year })
  const putOff = await putOffOfFund(db, batch.region, batch.fund)
  const own = putOff.find((each) => each.batch === id)?.fen ?? 0n
  const waiting = putOff.reduce((sum, { fen }) => sum + fen, 0n) - own
  const list = await sumOfList(db, id)
  const asked = list.fen - own
  const available = fund.left > waiting ? fund.left - waiting : 0n
  if (available >= asked) return refused({ code: 'fund_suffices', fund: batch.fund, left: available, asked })
  return done({ batch, year, left: fund.left, waiting, available, asked, listHash: list.hash })
}

/** The same shared row by row, before anything is decided. */
export async function previewShortage(
  db: Work,
  id: bigint,
  { way, first }: WantedWay,
  today: string,
  days: DaysOfRows,
): Promise<Result<ShortagePreview, ShortageFault>> {
  const short = await shortageOf(db, id, today)
  if (short.kind === 'refused') return short
  const rows = await rowsToShare(db, id)
  const known = new Set(rows.map(({ claim }) => claim))
  const strange = first.find((claim) => !known.has(claim))
  if (strange !== undefined) return refused({ code: 'row_not_found', id: String(strange) })
  const twice = first.find((claim, at) => first.indexOf(claim) !== at)
  if (twice !== undefined) return refused({ code: 'claim_twice', claim: String(twice) })
  const places = new Map(first.map((claim, at) => [claim, at]))
  const shared = rows.map((row) => ({ ...row, day: days.get(row.of), place: places.get(row.claim) }))
  const dayless = shared.filter(({ day }) => day === undefined).length
  if (way === 'by_day' && dayless > 0) return refused({ code: 'shortage_day_unknown', rows: dayless })
  const granted = new Map(shareOut(way, shared, short.value.available).map((share) => [share.key, share.granted]))
  const claims = inOrder(way, shared).map(({ key, of: _, place: __, ...row }) => ({ ...row, granted: granted.get(key) ?? 0n }))
  return done({ ...short.value, rows: claims })
}

type Row = Omit<SharedClaim, 'granted' | 'day'> & SharedRow & { readonly of: string }

/** Rows in the order in which they are granted: as a page shows them, and as they go on once the fund has more. */
function inOrder<T extends SharedRow>(way: ShortageWay, rows: readonly T[]): readonly T[] {
  const compared = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)
  const first = (row: T) => (way === 'by_day' ? (row.day ?? '') : way === 'by_priority' ? (row.place ?? Number.MAX_SAFE_INTEGER) : 0)
  return [...rows].sort((a, b) => compared(first(a), first(b)) || compared(a.key, b.key))
}

/** The rows of a list that its fund is shared over: all that it holds but those that were put off before. */
async function rowsToShare(db: Work, batch: bigint): Promise<readonly Row[]> {
  const { rows } = await sql<{
    claim: bigint
    region: string
    once_key: string
    period: string
    top_up: number
    fen: bigint
    entity: string
    payee: bigint
  }>`
    select c.id as claim, c.region, c.once_key, c.period, c.top_up, c.fen, e.payee_entity as entity, e.payee_key as payee
    from claim c join entitlement e on e.id = c.id
    where c.batch = ${batch} and c.state not in ('waived', 'dropped', 'deferred') and not ${isPutOff} order by c.id`.execute(db)
  return rows.map(({ once_key: onceKey, period, top_up: topUp, entity, payee, ...row }) => ({
    ...row,
    period,
    payee: { entity, key: payee },
    // The rest of a row that was granted in part is of the same day, and another row.
    key: `${dayKey(onceKey, period)} ${topUp}`,
    of: dayKey(onceKey, period),
  }))
}
