import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { onceFor } from '../lifecycle/index.ts'
import { noteView } from './note-view.ts'
import type { ViewRefusal } from './refusals.ts'
import type { ViewedList } from './view-state.ts'

/** The view that a list opens with for the caller from now on: one they see; undefined opens it whole. */
export function preferView(caller: Caller, input: ViewedList & { readonly view: bigint | undefined }): Promise<Result<null, ViewRefusal>> {
  return caller.transact((db) =>
    onceFor(db, caller, 'view.prefer', input, async () => {
      const { list, about, view } = input
      const account = caller.account.id
      const before = await db
        .deleteFrom('preferred_view')
        .where('account', '=', account)
        .where('list', '=', list)
        .where('about', '=', about)
        .returning('view')
        .executeTakeFirst()
      if (view === undefined) {
        if (before !== undefined) await noteView(db, caller, 'prefer_view', before.view, { list, about, isPreferred: false })
        return done(null)
      }
      const seen = await db
        .selectFrom('saved_view')
        .select('name')
        .where('id', '=', view)
        .where('list', '=', list)
        .where('about', '=', about)
        .executeTakeFirst()
      if (seen === undefined) return refused({ code: 'view_not_found' })
      await db.insertInto('preferred_view').values({ account, list, about, view }).execute()
      await noteView(db, caller, 'prefer_view', view, { name: seen.name, list, about, isPreferred: true })
      return done(null)
    }),
  )
}
