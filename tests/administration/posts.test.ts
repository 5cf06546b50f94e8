import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { excludeEachOther, postsOf, rangesOf } from '../../src/access/index.ts'
import { closeBody, coverPost, endPost, handOverPost, listPosts, openBody, openPost } from '../../src/administration/index.ts'
import { type Role, roles } from '../../src/contract/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { sampleOffice } from '../api/office.ts'
import { staffed } from '../office/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'

const day = '2023-01-04'
const chongqing = 500000
const yuzhong = 500103
const shanxi = 140000

it.each<[Role, string, Role, string, boolean]>([
  ['handler', '001022', 'reviewer', '001022', true],
  ['handler', '001022', 'reviewer', '001022003', true],
  ['handler', '001022003', 'approver', '001022', true],
  ['handler', '001022003', 'reviewer', '001022004', false],
  ['handler', '001022', 'handler', '001022', false],
  ['reviewer', '001', 'approver', '001022003', true],
  ['fund_accountant', '001022', 'cashier', '001004', true],
  ['fund_accountant', '001022', 'handler', '001022', false],
  ['system_admin', '001', 'security_admin', '002', true],
  ['security_admin', '001', 'audit_admin', '001', true],
  ['audit_admin', '001', 'handler', '009', true],
  ['system_admin', '001', 'leader', '001', true],
  ['handler', '001', 'specialist', '001', false],
])('%s in %s and %s in %s: %s', (role, path, other, otherPath, isExcluded) => {
  expect(excludeEachOther({ role, path }, { role: other, path: otherPath })).toBe(isExcluded)
  expect(excludeEachOther({ role: other, path: otherPath }, { role, path })).toBe(isExcluded)
})

onBothStores('posts', sampleOffice, (open) => {
  let store: WorkStore
  let people: Awaited<ReturnType<typeof staffed>>
  beforeAll(async () => {
    store = await open()
    people = await staffed(store)
  })

  const sec = () => people.as('sec', 'post.manage')
  const sys = () => people.as('sys', 'account.manage')
  const accountOf = (login: string) =>
    store.asSystem('set_up', (db) => db.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow())
  const pathOf = (code: number) =>
    store.asSystem('set_up', (db) => db.selectFrom('region').select('path').where('code', '=', code).executeTakeFirstOrThrow())
  const anyBody = () =>
    store.asSystem('set_up', (db) => db.selectFrom('body').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow())
  const postOf = (login: string) =>
    store.asSystem('set_up', (db) =>
      db
        .selectFrom('post')
        .innerJoin('account', 'account.id', 'post.account')
        .select('post.id')
        .where('login', '=', login)
        .where('covers', 'is', null)
        .orderBy('post.id')
        .executeTakeFirstOrThrow(),
    )
  const give = async (login: string, role: Role, code: number, from = day, to?: string) =>
    openPost(store, await sec(), {
      account: (await accountOf(login)).id,
      role,
      region: (await pathOf(code)).path,
      body: (await anyBody()).id,
      from,
      to,
    })
  const newcomer = async (login: string) => {
    await store.asSystem('set_up', (db) => db.insertInto('account').values({ login, name: login }).execute())
    return login
  }

  it('gives a post, and writes it down under the post of who gave it', async () => {
    const given = await give(await newcomer('one'), 'handler', yuzhong)
    expect(given.kind).toBe('done')
    const [event] = await store.asSystem('set_up', (db) =>
      db.selectFrom('event').selectAll().where('verb', '=', 'open_post').orderBy('id', 'desc').limit(1).execute(),
    )
    expect(event).toMatchObject({
      register: 'post',
      to_state: 'open',
      account: (await accountOf('sec')).id,
      post: (await postOf('sec')).id,
    })
  })

  it.each<[string, () => Promise<unknown>, object]>([
    ['reviewing one’s own region’s work', () => give('lin', 'reviewer', chongqing), { code: 'duties_exclude', other: 'handler' }],
    ['approving in a county below', () => give('lin', 'approver', yuzhong), { code: 'duties_exclude', other: 'handler' }],
    ['business for an administrator', () => give('sys', 'window', yuzhong), { code: 'duties_exclude', other: 'system_admin' }],
    ['a second administration', () => give('aud', 'security_admin', chongqing), { code: 'duties_exclude', other: 'audit_admin' }],
    ['the same again', () => give('lin', 'handler', chongqing), { code: 'post_there' }],
    ['a day that is over', () => give('lin', 'handler', shanxi, '2023-01-03'), { code: 'day_past' }],
    ['days the wrong way round', () => give('lin', 'handler', shanxi, '2023-02-01', '2023-01-31'), { code: 'days_reversed' }],
  ])('refuses %s', async (_, asked, refusal) => {
    expect(await asked()).toMatchObject({ kind: 'refused', refusal })
  })

  it('lets excluded duties follow each other, and not meet by a day', async () => {
    await newcomer('two')
    expect((await give('two', 'handler', yuzhong, day, '2023-03-31')).kind).toBe('done')
    expect(await give('two', 'reviewer', yuzhong, '2023-03-31')).toMatchObject({ refusal: { code: 'duties_exclude' } })
    expect((await give('two', 'reviewer', yuzhong, '2023-04-01')).kind).toBe('done')
  })

  it('judges a substitute like a holder', async () => {
    const { id: post } = await postOf('lin')
    const cover = async (login: string, from: string, to: string) =>
      coverPost(store, await sec(), { post, account: (await accountOf(login)).id, from, to })
    expect(await cover('yan', day, '2023-01-10')).toMatchObject({ refusal: { code: 'duties_exclude', other: 'reviewer' } })
    expect(await cover('lin', day, '2023-01-10')).toMatchObject({ refusal: { code: 'cover_of_self' } })
    const covered = await cover('luo', day, '2023-01-10')
    if (covered.kind === 'refused') throw new Error(covered.refusal.code)
    const again = await coverPost(store, await sec(), {
      post: covered.value,
      account: (await accountOf('zhou')).id,
      from: day,
      to: '2023-01-05',
    })
    expect(again).toMatchObject({ refusal: { code: 'cover_of_cover' } })
    const luo = (await accountOf('luo')).id
    const held = (on: string) => store.asSystem('set_up', (db) => postsOf(db, luo, on))
    expect((await held('2023-01-10')).find(({ covers }) => covers === post)?.actsFor).toBe('林')
    expect((await held('2023-01-11')).some(({ covers }) => covers === post)).toBe(false)
    // And a post of one's own is judged beside what one covers.
    expect(await give('luo', 'reviewer', yuzhong)).toMatchObject({ refusal: { code: 'duties_exclude', other: 'handler' } })
  })

  it('takes four separate regions for one permission, and no fifth on any day', async () => {
    await newcomer('wide')
    const counties = [500101, 500102, 500103, 500104, 500105]
    for (const [at, code] of counties.slice(0, 4).entries()) expect([at, (await give('wide', 'reviewer', code)).kind]).toEqual([at, 'done'])
    expect(await give('wide', 'reviewer', 500105, '2023-06-01')).toMatchObject({ refusal: { code: 'too_many_regions', day: '2023-06-01' } })
    // One that lies around the others makes one region of all, for duties that reach below.
    expect((await give('wide', 'reviewer', chongqing)).kind).toBe('done')
    // A duty that is done at home alone, as a handler's first check, stays as many regions as there are posts.
    await newcomer('home')
    for (const code of counties.slice(0, 4)) expect((await give('home', 'handler', code)).kind).toBe('done')
    expect(await give('home', 'handler', chongqing)).toMatchObject({ refusal: { code: 'too_many_regions' } })
    await newcomer('later')
    expect((await give('later', 'reviewer', 500101, '2023-06-01')).kind).toBe('done')
    for (const code of counties.slice(1, 4)) expect((await give('later', 'reviewer', code, day, '2023-12-31')).kind).toBe('done')
    expect(await give('later', 'reviewer', 500105)).toMatchObject({ refusal: { code: 'too_many_regions', day: '2023-06-01' } })
  })

  it('ends a post with its substitutes, and hands one over', async () => {
    await newcomer('leaves')
    await newcomer('follows')
    const given = await give('leaves', 'handler', 500106)
    if (given.kind === 'refused') throw new Error(given.refusal.code)
    const follows = (await accountOf('follows')).id
    const handed = await handOverPost(store, await sec(), { post: given.value, account: follows, lastDay: '2023-01-31', reason: '调离' })
    if (handed.kind === 'refused') throw new Error(handed.refusal.code)
    const rolesOn = async (login: string, on: string) => {
      const { id } = await accountOf(login)
      return (await store.asSystem('set_up', (db) => postsOf(db, id, on))).map(({ role }) => role)
    }
    expect([await rolesOn('leaves', '2023-01-31'), await rolesOn('follows', '2023-01-31')]).toEqual([['handler'], []])
    expect([await rolesOn('leaves', '2023-02-01'), await rolesOn('follows', '2023-02-01')]).toEqual([[], ['handler']])
    const covered = await coverPost(store, await sec(), {
      post: handed.value,
      account: (await accountOf('leaves')).id,
      from: '2023-02-01',
      to: '2023-03-01',
    })
    if (covered.kind === 'refused') throw new Error(covered.refusal.code)
    expect((await endPost(store, await sec(), { post: handed.value, lastDay: '2023-02-10', reason: '撤岗' })).kind).toBe('done')
    const caller = await people.as('sec', 'organisation.read', { kind: 'read' })
    const posts = await listPosts(caller, { text: 'leaves', role: undefined, which: 'open', after: 0n })
    expect(posts.find(({ id }) => id === covered.value)?.to).toBe('2023-02-10')
    expect(await endPost(store, await sec(), { post: handed.value, lastDay: '2023-02-10', reason: '再来' })).toMatchObject({
      refusal: { code: 'post_over' },
    })
  })

  it('closes a body only when nobody works there', async () => {
    const opened = await openBody(store, await sys(), { region: (await pathOf(yuzhong)).path, name: '渝中测试站', kind: 'township' })
    if (opened.kind === 'refused') throw new Error(opened.refusal.code)
    const again = await openBody(store, await sys(), { region: (await pathOf(yuzhong)).path, name: '渝中测试站', kind: 'other' })
    expect(again).toMatchObject({ refusal: { code: 'body_taken' } })
    expect(await closeBody(store, await sys(), (await anyBody()).id, '撤并')).toMatchObject({ refusal: { code: 'body_in_use' } })
    expect((await closeBody(store, await sys(), opened.value, '撤并')).kind).toBe('done')
    const asked = {
      account: (await accountOf('one')).id,
      role: 'window',
      region: (await pathOf(yuzhong)).path,
      body: opened.value,
    } as const
    expect(await openPost(store, await sec(), { ...asked, from: day, to: undefined })).toMatchObject({ refusal: { code: 'body_unknown' } })
  })

  it('never lets duties that exclude each other meet in one person, whoever asks for what in any order', async () => {
    const logins = ['any1', 'any2', 'any3']
    for (const login of logins) await newcomer(login)
    const month = fc.integer({ min: 1, max: 12 }).map((n) => `2024-${String(n).padStart(2, '0')}-01`)
    const step = fc.record({
      login: fc.constantFrom(...logins),
      role: fc.constantFrom(...roles),
      code: fc.constantFrom(chongqing, yuzhong, 500102, shanxi, 140100),
      days: fc.tuple(month, month).map((days) => days.sort() as [string, string]),
    })
    let given = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async (steps) => {
        for (const { login, role, code, days } of steps) given += (await give(login, role, code, ...days)).kind === 'done' ? 1 : 0
        for (const login of logins) {
          const { id } = await accountOf(login)
          for (let n = 1; n <= 12; n++) {
            const held = await store.asSystem('set_up', (db) => postsOf(db, id, `2024-${String(n).padStart(2, '0')}-01`))
            for (const one of held)
              for (const other of held)
                expect(excludeEachOther({ role: one.role, path: one.region.path }, { role: other.role, path: other.region.path })).toBe(
                  false,
                )
            for (const permission of ['decision.read', 'run.read', 'inbox.read'] as const)
              expect(rangesOf(held, permission).length).toBeLessThanOrEqual(4)
          }
        }
      }),
      { numRuns: 4, verbose: true },
    )
    expect(given).toBeGreaterThan(3)
  }, 180_000)
})
