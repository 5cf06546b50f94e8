import { sql } from 'kysely'
import type { Caller } from '../access/index.ts'
import { mostViews } from '../contract/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { onceFor } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { noteView } from './note-view.ts'
import type { ViewRefusal } from './refusals.ts'
import type { ViewedList, ViewState } from './view-state.ts'

/** Keeps what a list is asked for under a name of the caller's; gives the number of the view. */
export async function saveView(
  caller: Caller,
  input: ViewedList & ViewState & { readonly name: string },
): Promise<Result<bigint, ViewRefusal>> {
  const saved = await caller.transact((db) => onceFor(db, caller, 'view.save', input, () => save(db, caller, input)))
  return saved.kind === 'refused' ? saved : done(BigInt(saved.value))
}

async function save(
  db: Work,
  caller: Caller,
  { list, about, name, search, said }: Parameters<typeof saveView>[1],
): Promise<Result<string, ViewRefusal>> {
  // Two windows of one person take turns, or both would find room for the last view.
  await sql`select pg_advisory_xact_lock(hashtext('saved_view'), ${Number(caller.account.id % 2_147_483_647n)}::int)`.execute(db)
  const kept = await db.selectFrom('saved_view').select('name').where('account', '=', caller.account.id).execute()
  if (kept.some((view) => view.name === name)) return refused({ code: 'view_name_taken', name })
  if (kept.length >= mostViews) return refused({ code: 'too_many_views', most: mostViews })
  const { id } = await db
    .insertInto('saved_view')
    .values({ account: caller.account.id, name, list, about, search: JSON.stringify(search), said: JSON.stringify(said) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await noteView(db, caller, 'save_view', id, { name, list, about })
  return done(String(id))
}
