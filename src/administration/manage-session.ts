import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Caller, MachineClock } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import type { WorkStore } from '../store/index.ts'
import { administerOnce } from './administer.ts'
import { note } from './note.ts'
import type { AdministrationRefusal } from './refusals.ts'

export interface SessionSeen {
  /** The first half of what the database knows of its token; enough to name it, and no use for anything else. */
  readonly id: string
  readonly account: { readonly login: string; readonly name: string }
  readonly createdAt: Date
  readonly seenAt: Date
  readonly endsAt: Date
  readonly agent: string
  readonly address: string
}

/** How the session of a token is named. */
export function sessionIdOf(token: string): string {
  return createHash('sha256').update(token).digest('hex').slice(0, 32)
}

const idOf = sql<string>`left(encode(session.token_hash, 'hex'), 32)`

/** The sessions that are open: of one account or of all, the one used last first, at most 100. */
export function listSessions(store: WorkStore, of: bigint | undefined, now: Date): Promise<readonly SessionSeen[]> {
  return store.asSystem('administer', async (db) => {
    const open = db
      .selectFrom('session')
      .innerJoin('account', 'account.id', 'session.account')
      .select([idOf.as('id'), 'account.login', 'account.name', 'created_at', 'seen_at', 'ends_at', 'agent', 'address'])
      .where('ended_at', 'is', null)
      .where('ends_at', '>', now)
      .orderBy('seen_at', 'desc')
      .limit(100)
    const rows = await (of === undefined ? open : open.where('session.account', '=', of)).execute()
    return rows.map(({ id, login, name, created_at, seen_at, ends_at, agent, address }) => ({
      id,
      account: { login, name },
      createdAt: created_at,
      seenAt: seen_at,
      endsAt: ends_at,
      agent,
      address,
    }))
  })
}

/** Ends a session: one's own, or, with `of` left open, anybody's. */
export function endOneSession(
  store: WorkStore,
  caller: Caller,
  id: string,
  of: bigint | undefined,
  clock: MachineClock,
): Promise<Result<null, AdministrationRefusal>> {
  return administerOnce(store, caller, ['session.end', [id, of]], async (db) => {
    const open = db
      .updateTable('session')
      .set({ ended_at: clock.now(), ended_why: of === undefined ? 'ended_by_administrator' : 'signed_out' })
      .where(idOf, '=', id)
      .where('ended_at', 'is', null)
      .returning('account')
    const ended = await (of === undefined ? open : open.where('account', '=', of)).executeTakeFirst()
    if (ended === undefined) return refused({ code: 'session_unknown', session: id })
    const { login } = await db.selectFrom('account').select('login').where('id', '=', ended.account).executeTakeFirstOrThrow()
    await note(db, caller, { verb: 'end_session', register: 'session', subject: login, region: '0', detail: { session: id.slice(0, 8) } })
    return done(null)
  })
}
