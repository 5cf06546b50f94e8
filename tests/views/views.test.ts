import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../src/access/index.ts'
import type { OfficePlan } from '../../src/api/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import {
  describeViewRefusal,
  listViews,
  overwriteView,
  preferView,
  removeView,
  renameView,
  saveView,
  shareView,
  type ViewRefusal,
} from '../../src/views/index.ts'
import { officeOf, samplePlan } from '../api/office.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { callerNamed, day, foundTestOffice } from '../subjects/office.ts'

const [sample] = samplePlan.accounts
const somebody = (login: string, role: 'division_head' | 'handler', body: string) => ({
  ...(sample as NonNullable<typeof sample>),
  login,
  name: login,
  role,
  body,
})
const plan: OfficePlan = {
  ...samplePlan,
  accounts: [
    somebody('head', 'division_head', 'one'),
    somebody('near', 'handler', 'one'),
    somebody('far', 'handler', 'other'),
    somebody('full', 'handler', 'other'),
  ],
}
const list = { list: 'decision', about: 'job_retention_refund' } as const
const state = { search: { outcome: ['eligible'], netFrom: '1000' }, said: { outcome: '结果：符合', net: '净额 ≥ 1000 元' } }

onBothStores('views of a list', officeOf('views-office', plan), (open) => {
  let store: WorkStore
  beforeAll(async () => {
    store = await open()
    await foundTestOffice(store, plan)
  })
  const as = (login: string, permission: 'decision.read' | 'view.share' = 'decision.read'): Promise<Caller> =>
    callerNamed(store, login, permission, 'write')
  const save = async (login: string, name: string) => done(await saveView(await as(login), { ...list, ...state, name }))
  const seenBy = async (login: string) => {
    const { own, shared, preferred } = await listViews(await as(login), list)
    return { own: own.map(({ name }) => name), shared: shared.map(({ name, by }) => `${name} ${by}`), preferred }
  }
  const share = async (view: bigint, version: number, isShared: boolean) =>
    shareView(await as('head', 'view.share'), { view, version, isShared })

  it('are kept as the address had them, for their owner alone, list by list', async () => {
    const view = await save('near', 'large ones')
    const [kept] = (await listViews(await as('near'), list)).own
    expect(kept).toMatchObject({ id: view, name: 'large ones', version: 1, sharedWith: undefined, ...state })
    expect((await listViews(await as('near'), { ...list, about: 'another' })).own).toEqual([])
    for (const login of ['head', 'far']) expect(await seenBy(login)).toEqual({ own: [], shared: [], preferred: undefined })
  })

  it('are seen by the body that a head shares them with, until the head takes them back', async () => {
    const view = await save('head', 'for all')
    expect((await share(view, 1, true)).kind).toBe('done')
    expect((await seenBy('near')).shared).toEqual(['for all head'])
    expect((await seenBy('far')).shared).toEqual([])
    done(await preferView(await as('near'), { ...list, view }))
    expect((await seenBy('near')).preferred).toBe(view)
    // Whoever sees one does not change it, and whoever does not see it does not open a list with it.
    const touched: readonly (readonly [string, (caller: Caller) => Promise<{ readonly kind: string }>])[] = [
      ['near', (caller) => renameView(caller, { view, version: 2, name: 'mine' })],
      ['near', (caller) => removeView(caller, { view, version: 2 })],
      ['near', (caller) => overwriteView(caller, { view, version: 2, ...state })],
      ['far', (caller) => preferView(caller, { ...list, view })],
    ]
    for (const [login, touch] of touched) expect(await touch(await as(login))).toEqual(refusal({ code: 'view_not_found' }))
    expect((await share(view, 2, false)).kind).toBe('done')
    expect(await seenBy('near')).toMatchObject({ shared: [], preferred: undefined })
    expect((await share(view, 2, true)).kind).toBe('refused')
  })

  it('are renamed, overwritten and deleted in the version that was seen', async () => {
    const view = await save('far', 'a')
    await save('far', 'b')
    expect(await renameView(await as('far'), { view, version: 1, name: 'b' })).toEqual(refusal({ code: 'view_name_taken', name: 'b' }))
    done(await renameView(await as('far'), { view, version: 1, name: 'c' }))
    expect(await overwriteView(await as('far'), { view, version: 1, ...state })).toEqual(refusal({ code: 'view_changed', name: 'c' }))
    const other = { search: { size: ['micro'] }, said: { size: '规模：微型' } }
    done(await overwriteView(await as('far'), { view, version: 2, ...other }))
    expect((await listViews(await as('far'), list)).own.find(({ name }) => name === 'c')).toMatchObject({ version: 3, ...other })
    done(await preferView(await as('far'), { ...list, view }))
    done(await removeView(await as('far'), { view, version: 3 }))
    expect(await seenBy('far')).toEqual({ own: ['b'], shared: [], preferred: undefined })
    const { rows } = await store.asSystem('seal', (db) =>
      sql<{ verb: string }>`select verb from event where register = 'saved_view' and subject = ${String(view)} order by id`.execute(db),
    )
    expect(rows.map(({ verb }) => verb)).toEqual(['save_view', 'rename_view', 'overwrite_view', 'prefer_view', 'remove_view'])
  })

  it('are fifty at most, of one name each, and one request keeps one', async () => {
    const full = await as('full')
    const again = { ...full, requestId: randomUUID() }
    const kept = { ...list, ...state, name: 'view 1' }
    expect(await saveView(again, kept)).toEqual(await saveView(again, kept))
    expect(await saveView(full, kept)).toEqual(refusal({ code: 'view_name_taken', name: 'view 1' }))
    for (let n = 2; n <= 50; n++) done(await saveView(full, { ...kept, about: `policy ${n}`, name: `view ${n}` }))
    expect(await saveView(full, { ...kept, name: 'view 51' })).toEqual(refusal({ code: 'too_many_views', most: 50 }))
    const { own, kept: all } = await listViews(full, list)
    expect([own.length, all]).toEqual([1, 50])
  })

  it('are bounded by the database itself, whoever asks it', async () => {
    const view = await save('head', 'bounded')
    done(await share(view, 1, true))
    const near = await as('near')
    const far = await as('far')
    const seen = (caller: Caller) => caller.transact((db) => db.selectFrom('saved_view').select('id').where('id', '=', view).execute())
    expect([(await seen(near)).length, (await seen(far)).length]).toEqual([1, 0])
    const changed = await near.transact((db) =>
      db.updateTable('saved_view').set({ name: 'taken' }).where('id', '=', view).executeTakeFirst(),
    )
    expect(changed.numUpdatedRows).toBe(0n)
    const elsewhere = { account: near.account.id, name: 'x', ...list, search: '{}', said: '{}', body: far.post.bodyId }
    await expect(near.transact((db) => db.insertInto('saved_view').values(elsewhere).execute())).rejects.toThrow('row-level security')
    const notMine = { ...elsewhere, account: far.account.id, body: null }
    await expect(near.transact((db) => db.insertInto('saved_view').values(notMine).execute())).rejects.toThrow('row-level security')
  })

  it('are no longer seen by whoever left the body', async () => {
    const view = await save('head', 'for who stays')
    done(await share(view, 1, true))
    expect((await seenBy('near')).shared.length).toBeGreaterThan(0)
    await store.asSystem('administer', async (db) => {
      const { id } = await db.selectFrom('account').select('id').where('login', '=', 'near').executeTakeFirstOrThrow()
      const other = await db.selectFrom('body').select('id').where('name', '=', 'other').executeTakeFirstOrThrow()
      await db.updateTable('post').set({ body: other.id }).where('account', '=', id).where('to_day', '>=', day).execute()
    })
    expect((await seenBy('near')).shared).toEqual([])
  })
})

describe('every refusal', () => {
  const refusals: readonly ViewRefusal[] = [
    { code: 'view_name_taken', name: '大额' },
    { code: 'too_many_views', most: 50 },
    { code: 'view_not_found' },
    { code: 'view_changed', name: '大额' },
    { code: 'request_reused', requestId: 'r' },
  ]
  it.each(refusals.map((one): [string, ViewRefusal] => [one.code, one]))('%s says what to do next', (_, one) => {
    expect(describeViewRefusal(one)).toMatch(/请/)
  })
})

const refusal = (of: ViewRefusal) => ({ kind: 'refused', refusal: of })

function done<T>(result: { readonly kind: 'done'; readonly value: T } | { readonly kind: 'refused'; readonly refusal: unknown }): T {
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.refusal))
  return result.value
}
