import type { Caller } from '../access/index.ts'
import type { ViewedList, ViewState } from './view-state.ts'

/** A view as a menu offers it. */
export interface KeptView extends ViewState {
  readonly id: bigint
  readonly name: string
  readonly version: number
  /** The body it is shared with. */
  readonly sharedWith: string | undefined
  /** Whose it is. */
  readonly by: string
}

export interface KeptViews {
  readonly own: readonly KeptView[]
  readonly shared: readonly KeptView[]
  /** The one that the list opens with, where the caller still sees it. */
  readonly preferred: bigint | undefined
  /** How many the caller keeps, of all lists. */
  readonly kept: number
}

/** The views of a list that the caller sees, by name. */
export function listViews(caller: Caller, { list, about }: ViewedList): Promise<KeptViews> {
  const account = caller.account.id
  return caller.transact(async (db) => {
    const rows = await db
      .selectFrom('saved_view')
      .innerJoin('account', 'account.id', 'saved_view.account')
      .leftJoin('body', 'body.id', 'saved_view.body')
      .select([
        'saved_view.id',
        'saved_view.account',
        'saved_view.name',
        'saved_view.search',
        'saved_view.said',
        'saved_view.version',
        'body.name as body',
        'account.name as by',
      ])
      .where('saved_view.list', '=', list)
      .where('saved_view.about', '=', about)
      .orderBy('saved_view.name')
      .orderBy('saved_view.id')
      .limit(mostShown)
      .execute()
    const preferred = await db
      .selectFrom('preferred_view')
      .select('view')
      .where('account', '=', account)
      .where('list', '=', list)
      .where('about', '=', about)
      .executeTakeFirst()
    const { kept } = await db
      .selectFrom('saved_view')
      .select(({ fn }) => fn.countAll<bigint>().as('kept'))
      .where('account', '=', account)
      .executeTakeFirstOrThrow()
    const seen = rows.map(({ id, account: whose, name, search, said, version, body, by }) => ({
      isOwn: whose === account,
      view: {
        id,
        name,
        version,
        by,
        search: search as KeptView['search'],
        said: said as KeptView['said'],
        sharedWith: body ?? undefined,
      },
    }))
    return {
      own: seen.flatMap(({ isOwn, view }) => (isOwn ? view : [])),
      shared: seen.flatMap(({ isOwn, view }) => (isOwn ? [] : view)),
      preferred: rows.find(({ id }) => id === preferred?.view)?.id,
      kept: Number(kept),
    }
  })
}

/** Own ones and those of a body together; a menu of more would be no menu. */
const mostShown = 300
