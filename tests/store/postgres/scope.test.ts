import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { PathRange, Scope, WorkStore } from '../../../src/store/index.ts'
import { migrated, onBothStores } from './stores.ts'

const subtree = (path: string): PathRange => ({ low: path, high: `${path}~` })
const scope = (...ranges: readonly PathRange[]): Scope => ({ account: 1n, ranges })

onBothStores('what a scope sees', migrated, (open) => {
  let store: WorkStore
  beforeAll(async () => {
    store = await open()
    await store.asSystem('set_up', async (db) => {
      await db.insertInto('account').values({ login: 'lin', name: '林' }).execute()
      const rows = ['001', '001001', '001002', '001002003', '002', '002001'].map((region, at) => ({
        office_day: '2022-12-05',
        verb: 'note',
        register: 'test',
        subject: String(at),
        region,
      }))
      await db.insertInto('event').values(rows).execute()
    })
  })

  const seen = (of: Scope) => store.inScope(of, (db) => db.selectFrom('event').select('region').orderBy('region').execute())

  it.each<[string, Scope, readonly string[]]>([
    ['a subtree', scope(subtree('001')), ['001', '001001', '001002', '001002003']],
    ['a county below it', scope(subtree('001002')), ['001002', '001002003']],
    ['one village and no sibling', scope(subtree('001002003')), ['001002003']],
    ['four ranges', scope(subtree('001001'), subtree('001002003'), subtree('002001'), subtree('009')), ['001001', '001002003', '002001']],
    ['no range', scope(), []],
    ['a region that nobody has', scope(subtree('003')), []],
  ])('%s', async (_, of, regions) => {
    expect((await seen(of)).map(({ region }) => region)).toEqual(regions)
  })

  it('forgets a scope with its transaction, also after an error', async () => {
    await expect(store.inScope(scope(subtree('001')), () => Promise.reject(new Error('planted')))).rejects.toThrow('planted')
    expect(await seen(scope())).toEqual([])
    const who = await store.inScope(scope(), (db) => sql<{ user: string }>`select current_user as user`.execute(db))
    expect(who.rows[0]?.user).toBe('ballast_app')
  })

  it('keeps 200 transactions at once in their own regions', async () => {
    const looks = Array.from({ length: 200 }, async (_, at) => {
      const own = at % 2 === 0 ? '001' : '002'
      return (await seen(scope(subtree(own)))).every(({ region }) => region.startsWith(own))
    })
    expect((await Promise.all(looks)).every(Boolean)).toBe(true)
  })

  it.each<[string, string]>([
    ['read a password', 'select password from account_secret'],
    ['read a session', 'select token_hash from session'],
    ['change what was done', `update event set verb = 'other'`],
    ['delete what was done', 'delete from event'],
    ['empty what was done', 'truncate event'],
    ['change what was looked at', `update look set purpose = 'none'`],
    ['write an account', `insert into account (login, name) values ('mallory', 'M')`],
    ['change the schema', 'create table mine (a int)'],
    ['do away with the bounds', 'alter table event disable row level security'],
  ])('does not let a request %s', async (_, statement) => {
    await expect(store.inScope(scope(subtree('001')), (db) => sql.raw(statement).execute(db))).rejects.toThrow(
      /permission denied|must be owner|cannot insert multiple|violates/,
    )
  })

  it('does not let a row be put where its writer does not see it', async () => {
    const moved = store.inScope(scope(subtree('001')), (db) =>
      db.insertInto('event').values({ office_day: '2022-12-05', verb: 'note', register: 'test', subject: 'x', region: '002' }).execute(),
    )
    await expect(moved).rejects.toThrow('row-level security')
  })

  it('bounds every table that a request may read and that is not the same for everybody', async () => {
    const unbounded = await store.asSystem('set_up', (db) =>
      sql<{ name: string }>`
        select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'v', 'm', 'p') and has_table_privilege('ballast_app', c.oid, 'select')
          and not (c.relrowsecurity and c.relforcerowsecurity)
          -- A view that is read with the rights of whoever reads it is bounded as the tables behind it.
          and not (c.relkind = 'v' and coalesce(c.reloptions, '{}') @> array['security_invoker=true']) order by 1`.execute(db),
    )
    // The office, its organisation, the heads of the chain, and how far names are written, are shown to everybody who signs in.
    expect(unbounded.rows.map(({ name }) => name)).toEqual(['account', 'body', 'office', 'post', 'region', 'seal', 'subject_load'])
  })
})
