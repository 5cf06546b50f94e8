import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'

export interface TrailQuestion {
  /** Login or name of who did it. */
  readonly who: string
  readonly register: string
  readonly verb: string
  /** What it was done with, exactly. */
  readonly subject: string
  /** Days of the machine in China, both included. */
  readonly from: string | undefined
  readonly to: string | undefined
  readonly before: bigint | undefined
}

export interface EventSeen {
  readonly id: bigint
  readonly at: Date
  readonly officeDay: string
  readonly login: string | undefined
  readonly name: string | undefined
  readonly verb: string
  readonly register: string
  readonly subject: string
  readonly region: string | undefined
  readonly from: string | undefined
  readonly to: string | undefined
  readonly reason: string | undefined
  readonly detail: unknown
  readonly isSealed: boolean
}

const page = 50

/** What was done in the caller's regions, the latest first; fifty and whether there are more. */
export function readEvents(
  caller: Caller,
  asked: TrailQuestion,
): Promise<{ readonly events: readonly EventSeen[]; readonly isMore: boolean }> {
  return caller.transact(async (db) => {
    const rows = await db
      .selectFrom('event')
      .leftJoin('account', 'account.id', 'event.account')
      .leftJoin('region', 'region.path', 'event.region')
      .select([
        'event.id',
        'event.at',
        'event.office_day',
        'account.login',
        'account.name',
        'event.verb',
        'event.register',
        'event.subject',
      ])
      .select(['region.name as region', 'event.from_state', 'event.to_state', 'event.reason', 'event.detail'])
      .select(sql<boolean>`event.xid < coalesce((select max(horizon) from seal), 0)`.as('sealed'))
      .where(
        asked.who === '' ? sql<boolean>`true` : sql<boolean>`(account.login = ${asked.who.toLowerCase()} or account.name = ${asked.who})`,
      )
      .where(asked.register === '' ? sql<boolean>`true` : sql<boolean>`event.register = ${asked.register}`)
      .where(asked.verb === '' ? sql<boolean>`true` : sql<boolean>`event.verb = ${asked.verb}`)
      .where(asked.subject === '' ? sql<boolean>`true` : sql<boolean>`event.subject = ${asked.subject}`)
      .where(betweenDays('event', asked))
      .where(asked.before === undefined ? sql<boolean>`true` : sql<boolean>`event.id < ${asked.before}`)
      .orderBy('event.id', 'desc')
      .limit(page + 1)
      .execute()
    const events = rows.slice(0, page).map((row) => ({
      id: row.id,
      at: row.at,
      officeDay: row.office_day,
      login: row.login ?? undefined,
      name: row.name ?? undefined,
      verb: row.verb,
      register: row.register,
      subject: row.subject,
      region: row.region ?? undefined,
      from: row.from_state ?? undefined,
      to: row.to_state ?? undefined,
      reason: row.reason ?? undefined,
      detail: row.detail,
      isSealed: row.sealed,
    }))
    return { events, isMore: rows.length > page }
  })
}

export interface LookSeen {
  readonly id: bigint
  readonly at: Date
  readonly login: string | undefined
  readonly name: string | undefined
  readonly purpose: string
  readonly register: string
  readonly subjects: readonly string[]
  readonly fields: readonly string[]
  readonly rows: number
  readonly region: string | undefined
  readonly isSealed: boolean
}

/** Who looked at whom in the caller's regions, the latest first; fifty and whether there are more. `subject` finds the looks at one. */
export function readLooks(
  caller: Caller,
  asked: Omit<TrailQuestion, 'verb'>,
): Promise<{ readonly looks: readonly LookSeen[]; readonly isMore: boolean }> {
  return caller.transact(async (db) => {
    const rows = await db
      .selectFrom('look')
      .leftJoin('account', 'account.id', 'look.account')
      .leftJoin('region', 'region.path', 'look.region')
      .select(['look.id', 'look.at', 'account.login', 'account.name', 'look.purpose', 'look.register'])
      .select(['look.subjects', 'look.fields', 'look.rows', 'region.name as region'])
      .select(sql<boolean>`look.xid < coalesce((select max(horizon) from seal), 0)`.as('sealed'))
      .where(
        asked.who === '' ? sql<boolean>`true` : sql<boolean>`(account.login = ${asked.who.toLowerCase()} or account.name = ${asked.who})`,
      )
      .where(asked.register === '' ? sql<boolean>`true` : sql<boolean>`look.register = ${asked.register}`)
      .where(asked.subject === '' ? sql<boolean>`true` : sql<boolean>`${asked.subject} = any(look.subjects)`)
      .where(betweenDays('look', asked))
      .where(asked.before === undefined ? sql<boolean>`true` : sql<boolean>`look.id < ${asked.before}`)
      .orderBy('look.id', 'desc')
      .limit(page + 1)
      .execute()
    const looks = rows.slice(0, page).map((row) => ({
      id: row.id,
      at: row.at,
      login: row.login ?? undefined,
      name: row.name ?? undefined,
      purpose: row.purpose,
      register: row.register,
      subjects: row.subjects.slice(0, 20),
      fields: row.fields,
      rows: row.rows,
      region: row.region ?? undefined,
      isSealed: row.sealed,
    }))
    return { looks, isMore: rows.length > page }
  })
}

function betweenDays(table: 'event' | 'look', { from, to }: Pick<TrailQuestion, 'from' | 'to'>) {
  const at = sql`(${sql.ref(`${table}.at`)} at time zone 'Asia/Shanghai')::date`
  const lower = from === undefined ? sql`true` : sql`${at} >= ${from}::date`
  const upper = to === undefined ? sql`true` : sql`${at} <= ${to}::date`
  return sql<boolean>`(${lower} and ${upper})`
}
