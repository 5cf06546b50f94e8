import type { Caller } from '../access/index.ts'
import { done, type Result, refused } from '../kernel/result.ts'
import { onceFor } from '../lifecycle/index.ts'
import type { Work } from '../store/index.ts'
import { noteView } from './note-view.ts'
import type { ViewRefusal } from './refusals.ts'
import type { ViewState } from './view-state.ts'

/** A view of the caller's own, in the version they saw. */
export interface SeenView {
  readonly view: bigint
  readonly version: number
}

type Changed = Promise<Result<null, ViewRefusal>>
interface Own {
  readonly id: bigint
  readonly name: string
}

/** Lets a view be what the list is asked for now. */
export function overwriteView(caller: Caller, input: SeenView & ViewState): Changed {
  return change(caller, 'overwrite', input, async (db, { id, name }) => {
    const { search, said } = input
    await write(db, id, { search: JSON.stringify(search), said: JSON.stringify(said) })
    await noteView(db, caller, 'overwrite_view', id, { name })
    return done(null)
  })
}

/** Gives a view another name; refused where the caller has one of that name. */
export function renameView(caller: Caller, input: SeenView & { readonly name: string }): Changed {
  return change(caller, 'rename', input, async (db, { id, name: before }) => {
    const { name } = input
    const taken = await db
      .selectFrom('saved_view')
      .select('id')
      .where('account', '=', caller.account.id)
      .where('name', '=', name)
      .where('id', '<>', id)
      .executeTakeFirst()
    if (taken !== undefined) return refused({ code: 'view_name_taken', name })
    await write(db, id, { name })
    await noteView(db, caller, 'rename_view', id, { name, before })
    return done(null)
  })
}

/** Shares a view with the body of the post that the caller acts by, or with nobody. */
export function shareView(caller: Caller, input: SeenView & { readonly isShared: boolean }): Changed {
  return change(caller, 'share', input, async (db, { id, name }) => {
    const { isShared } = input
    await write(db, id, { body: isShared ? caller.post.bodyId : null })
    await noteView(db, caller, 'share_view', id, { name, body: isShared ? caller.post.body : null })
    return done(null)
  })
}

/** Deletes a view; lists that opened with it open whole again, for everybody. */
export function removeView(caller: Caller, input: SeenView): Changed {
  return change(caller, 'remove', input, async (db, { id, name }) => {
    await db.deleteFrom('saved_view').where('id', '=', id).execute()
    await noteView(db, caller, 'remove_view', id, { name })
    return done(null)
  })
}

/** Does something with one of the caller's own views, locked and in the version they saw, once for its request. */
function change(caller: Caller, verb: string, input: SeenView, work: (db: Work, own: Own) => Changed): Changed {
  return caller.transact((db) =>
    onceFor(db, caller, `view.${verb}`, input, async () => {
      const own = await db
        .selectFrom('saved_view')
        .select(['id', 'name', 'version'])
        .where('id', '=', input.view)
        .where('account', '=', caller.account.id)
        .forUpdate()
        .executeTakeFirst()
      if (own === undefined) return refused({ code: 'view_not_found' })
      if (own.version !== input.version) return refused({ code: 'view_changed', name: own.name })
      return work(db, own)
    }),
  )
}

async function write(
  db: Work,
  id: bigint,
  columns: { readonly name?: string; readonly search?: string; readonly said?: string; readonly body?: bigint | null },
): Promise<void> {
  await db
    .updateTable('saved_view')
    .set((of) => ({ ...columns, version: of('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}
