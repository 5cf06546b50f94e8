import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Caller } from '../../src/access/index.ts'
import type { Permission } from '../../src/contract/index.ts'
import { findClashes } from '../../src/ledger/clashes/find-clashes.ts'
import {
  agreeWithBatch,
  answerDoubt,
  approveBatch,
  cancelBatch,
  checkPart,
  closeDoubt,
  dropRows,
  enterBudget,
  type GrantRule,
  holdClashes,
  layDownOrder,
  makeBatch,
  readClashes,
  sendBackBatch,
  submitBatch,
} from '../../src/ledger/index.ts'
import type { Work, WorkStore } from '../../src/store/index.ts'
import { calendar, staffed } from '../office/people.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { diceOf } from './dice.ts'
import { granted, ledgerOffice, ledgerPlan, rehearse, wantedBatch } from './people.ts'

// Longer by BALLAST_CLASH_STEPS, and again by BALLAST_SEED.
const seed = Number(process.env.BALLAST_SEED ?? randomInt(2 ** 31))
const turns = Number(process.env.BALLAST_CLASH_STEPS ?? 60)

const names = { expansion: '扩岗补助', hire: '吸纳补贴', workshop: '车间补贴' } as const
type Policy = keyof typeof names
const all = Object.keys(names) as Policy[]

let store: WorkStore
let office: Awaited<ReturnType<typeof staffed>>
beforeAll(async () => {
  store = await officeStore(ledgerOffice)
  office = await staffed(store, ledgerPlan)
  const steps = ['first_check', 'second_check', 'approval', 'finance', 'hand_over', 'answers']
  await by('cheng', 'batch.order', (db, caller) => layDownOrder(db, caller, { policy: undefined, steps, basis: '渝就发〔2023〕1号' }))
  const budget = { fund: '失业保险基金', year: 2023, fen: 10n ** 14n, basis: '渝财社〔2023〕1号', day: '2023-01-03' }
  await by('kuai', 'fund.account', (db, caller) => enterBudget(db, caller, budget))
})
afterAll(() => store.close())

async function by<T>(login: string, permission: Permission, work: (db: Work, caller: Caller) => Promise<T>): Promise<T> {
  const caller = await office.as(login, permission)
  return caller.transact((db) => work(db, caller))
}
const system = <T>(work: (db: Work) => Promise<T>): Promise<T> => store.asSystem('administer', work)
const seen = (id: bigint) =>
  system((db) => db.selectFrom('batch').select(['id', 'version', 'state']).where('id', '=', id).executeTakeFirstOrThrow())

/** A hire: who, by which unit, in which year; its employment is never the same. */
interface Hire {
  readonly person: number
  readonly unit: number
  readonly period: string
}
let employment = 0
const hired = (policy: Policy, { person, unit, period }: Hire) => {
  employment += 1
  return granted(employment, {
    subject: BigInt(employment),
    onceKey: `person/${person}+insured_unit/${unit}`,
    keys: new Map([
      ['person', BigInt(person)],
      ['insured_unit', BigInt(unit)],
    ]),
    period,
    variant: policy,
    region: 500103,
  })
}

const exclusion = (policy: Policy, change: Partial<GrantRule> = {}): GrantRule => ({
  kind: 'exclusion',
  code: 'expansion_or_hire',
  zh: '扩岗与吸纳',
  plan: 'library',
  document: '基础库',
  basis: '人社部发〔2022〕31号扩岗补助',
  variant: policy,
  within: { from: 500_000, to: 509_999 },
  keys: ['person'],
  scope: 'policy_period',
  years: { from: 2022, to: 2022 },
  policies: all.filter((each) => each !== policy),
  ...change,
})
const once = (policy: Policy, change: Partial<GrantRule> = {}): GrantRule =>
  exclusion(policy, { kind: 'once_only', code: policy, zh: names[policy], basis: '二（五）', policies: [policy], scope: 'ever', ...change })

async function made(policy: Policy, hires: readonly Hire[], rules: readonly GrantRule[], change: { yearOffset?: number } = {}) {
  const wanted = wantedBatch(0, 0, {
    ...{ policy: { id: policy, zh: names[policy] }, subjectEntity: 'employment', rules, rows: hires.map((hire) => hired(policy, hire)) },
    ...change,
  })
  const result = await by('lin', 'batch.make', (db, caller) => makeBatch(db, caller, wanted, calendar))
  return result.kind === 'done' ? BigInt(result.value.batch) : undefined
}
async function toApproval(id: bigint) {
  for (const login of ['zhou', 'fu']) {
    const open = await by(login, 'part.check', (db) =>
      db.selectFrom('batch_part').select(['id', 'version']).where('batch', '=', id).where('state', '=', 'open').execute(),
    )
    for (const part of open) await by(login, 'part.check', (db, caller) => checkPart(db, caller, part, calendar))
  }
  const batch = await seen(id)
  await by('lin', 'batch.make', (db, caller) => submitBatch(db, caller, batch, calendar))
  const submitted = await seen(id)
  await by('yan', 'batch.review', (db, caller) => agreeWithBatch(db, caller, submitted, calendar))
}
async function approve(id: bigint) {
  await rehearse(await office.as('lin', 'batch.rehearse'), id)
  const batch = await seen(id)
  const approval = { number: '渝就拨〔2023〕1号', day: '2023-01-04' }
  return by('tan', 'batch.approve', (db, caller) => approveBatch(db, caller, batch, approval, calendar))
}
async function paidOut(policy: Policy, hires: readonly Hire[], change: { yearOffset?: number } = {}) {
  const id = await made(policy, hires, [], change)
  if (id === undefined) throw new Error('no batch')
  await toApproval(id)
  expect(await approve(id)).toEqual({ kind: 'done', value: 'finance' })
  return id
}
const clashesOf = (id: bigint, login = 'tan') => by(login, 'batch.approve', (db) => findClashes(db, id))
/** Which person's unit and year a row is about. */
const aboutOf = async (id: bigint) => {
  const rows = await system((db) => db.selectFrom('claim').select(['id', 'once_key', 'period']).where('batch', '=', id).execute())
  return new Map(rows.map((row) => [row.id, `${row.once_key} ${row.period}`]))
}
const hold = (id: bigint, login = 'tan') => by(login, 'doubt.raise', (db, caller) => holdClashes(db, caller, id, calendar))
const statesOf = async (id: bigint) => {
  const rows = await system((db) => db.selectFrom('claim').select('state').where('batch', '=', id).orderBy('id').execute())
  return rows.map(({ state }) => state)
}
async function judge(id: bigint, finding: 'cleared' | 'stands') {
  const open = await system((db) =>
    db.selectFrom('doubt').select(['id', 'version']).where('batch', '=', id).where('state', '=', 'raised').orderBy('id').execute(),
  )
  const facts = { answer: '核对劳动合同', evidence: '合同原件' }
  for (const doubt of open) {
    await by('lin', 'doubt.answer', (db, caller) => answerDoubt(db, caller, doubt, facts, calendar))
    const answered = { id: doubt.id, version: doubt.version + 1 }
    await by('ding', 'doubt.close', (db, caller) => closeDoubt(db, caller, answered, finding, calendar))
  }
}

it('sees what excludes a row: by person, unit and year, on both sides of the period, whatever became of the other', async () => {
  type Case = readonly [string, other: Hire, mine: Hire, scope: GrantRule['scope'], becomes: string | undefined, clashes: boolean]
  const p = (person: number, unit = 1, period = '2022'): Hire => ({ person, unit: unit * 1000 + person, period })
  const cases: readonly Case[] = [
    ['same person, same employer', p(1), p(1), 'policy_period', undefined, true],
    ['same person, another employer', p(2), p(2, 2), 'policy_period', undefined, true],
    ['another person, same employer', { person: 900, unit: 1003, period: '2022' }, p(3), 'policy_period', undefined, false],
    ['the year before the period', p(4, 1, '2021'), p(4), 'policy_period', undefined, false],
    ['the year after the period', p(5, 1, '2023'), p(5), 'policy_period', undefined, false],
    ['the other year, where the year counts', p(6, 1, '2021'), p(6), 'year', undefined, false],
    ['the same year, where the year counts', p(7), p(7, 2), 'year', undefined, true],
    ['another year, where it is for ever', p(8, 1, '2015'), p(8), 'ever', undefined, true],
    ['dropped', p(9), p(9), 'policy_period', 'dropped', false],
    ['waived', p(10), p(10), 'policy_period', 'waived', false],
    ['deferred', p(11), p(11), 'policy_period', 'deferred', false],
    ['returned by the bank', p(12), p(12), 'policy_period', 'returned', true],
    ['the money back in the account', p(13), p(13), 'policy_period', 'back', true],
    ['held after approval', p(14), p(14), 'policy_period', 'held', true],
    ['paid', p(15), p(15), 'policy_period', 'paid', true],
  ]
  const other = await paidOut(
    'hire',
    cases.map(([, hire]) => hire),
  )
  const about = await aboutOf(other)
  for (const [, hire, , , becomes] of cases) {
    const [id] = [...about].find(([, text]) => text === `person/${hire.person}+insured_unit/${hire.unit} ${hire.period}`) ?? []
    if (becomes !== undefined && id !== undefined)
      await system((db) => db.updateTable('claim').set({ state: becomes }).where('id', '=', id).execute())
  }
  for (const scope of ['policy_period', 'year', 'ever'] as const) {
    const own = cases.filter((each) => each[3] === scope)
    const id = await made(
      'expansion',
      own.map(([, , mine]) => mine),
      [exclusion('expansion', { scope })],
    )
    if (id === undefined) throw new Error('no batch')
    const named = await aboutOf(id)
    const found = new Set((await clashesOf(id)).map(({ claim }) => named.get(claim)))
    for (const [name, , mine, , , clashes] of own)
      expect([name, found.has(`person/${mine.person}+insured_unit/${mine.unit} ${mine.period}`)]).toEqual([name, clashes])
    await by('lin', 'batch.make', async (db, caller) => cancelBatch(db, caller, await seenIn(db, id), '核对用', calendar))
  }
})
const seenIn = (db: Work, id: bigint) => db.selectFrom('batch').select(['id', 'version']).where('id', '=', id).executeTakeFirstOrThrow()

it('gives a policy once to a person, and to a person at a unit, by which keys its plan says', async () => {
  const other = { person: 101, unit: 1101, period: '2021' }
  await paidOut('workshop', [other])
  const mine = { ...other, unit: 2101, period: '2022' }
  for (const [keys, hire, count] of [
    [['person'], mine, 1],
    [['person', 'insured_unit'], mine, 0],
    [['person', 'insured_unit'], { ...other, period: '2022' }, 1],
    // Rows that do not carry a key cannot be looked at; the page says so.
    [['person', 'organisation'], { ...other, period: '2020' }, 0],
  ] as const) {
    const id = (await made('workshop', [hire], [once('workshop', { keys })])) ?? 0n
    expect((await clashesOf(id)).map(({ standing, code }) => [standing, code])).toEqual(Array(count).fill(['granted', 'workshop']))
    const view = await readClashes(await office.as('lin', 'batch.read', { kind: 'read' }), id)
    expect(view?.rules.map(({ lacks }) => lacks)).toEqual([keys.some((key) => key === 'organisation') ? ['organisation'] : []])
    await by('lin', 'batch.make', async (db, caller) => cancelBatch(db, caller, await seenIn(db, id), '核对用', calendar))
  }
})

it('compares the years that policies go by, where one is for the year before its deciding date', async () => {
  await paidOut('hire', [{ person: 111, unit: 1111, period: '2022' }], { yearOffset: -1 })
  for (const [period, count] of [
    ['2021', 1],
    ['2022', 0],
  ] as const) {
    const id = (await made('expansion', [{ person: 111, unit: 1111, period }], [exclusion('expansion', { scope: 'year' })])) ?? 0n
    expect([period, (await clashesOf(id)).length]).toEqual([period, count])
  }
})

it('binds in the regions of the document, and also by the rule that the other was granted under', async () => {
  const [hire, elsewhere] = [
    { person: 121, unit: 1121, period: '2022' },
    { person: 122, unit: 1122, period: '2022' },
  ]
  const ruled = (await made('hire', [hire, elsewhere], [exclusion('hire')])) ?? 0n
  await toApproval(ruled)
  expect(await approve(ruled)).toMatchObject({ kind: 'done' })
  const outside = exclusion('workshop', { within: { from: 510_000, to: 519_999 }, code: 'elsewhere' })
  const id = (await made('workshop', [hire], [outside])) ?? 0n
  expect((await clashesOf(id)).map(({ code, policyZh }) => [code, policyZh])).toEqual([['expansion_or_hire', '吸纳补贴']])
})

it('holds up approval, also for grants beyond sight, until the rows are held; the rest goes on and people decide', async () => {
  const hires = [131, 132, 133, 134].map((person) => ({ person, unit: 1000 + person, period: '2022' }))
  const other = await paidOut('hire', hires.slice(0, 3))
  // Another place's: nobody here sees it.
  await system(async (db) => {
    const { path } = await db.selectFrom('region').select('path').where('code', '=', 140000).executeTakeFirstOrThrow()
    await db.updateTable('claim').set({ region: path }).where('batch', '=', other).execute()
    await db.updateTable('batch').set({ region: path, turn: 9 }).where('id', '=', other).execute()
  })
  expect(await by('tan', 'batch.approve', (db) => db.selectFrom('claim').select('id').where('batch', '=', other).execute())).toEqual([])
  const id = (await made('expansion', hires, [exclusion('expansion')])) ?? 0n
  await toApproval(id)
  const fen = (await system((db) => db.selectFrom('claim').select('fen').where('batch', '=', id).orderBy('id').execute())).slice(0, 3)
  expect(await approve(id)).toMatchObject({
    kind: 'refused',
    refusal: {
      ...{ code: 'grants_clash', rows: 3, fen: fen.reduce((sum, row) => sum + row.fen, 0n) },
      first: [{ policy: '吸纳补贴', document: '基础库', basis: '人社部发〔2022〕31号扩岗补助' }, {}, {}],
    },
  })
  expect(await hold(id)).toEqual({ kind: 'done', value: { rows: 3, doubts: 3 } })
  expect(await hold(id)).toEqual({ kind: 'done', value: { rows: 0, doubts: 0 } })
  const doubts = await system((db) => db.selectFrom('doubt').select(['source', 'reason']).where('batch', '=', id).execute())
  expect(doubts[0]).toMatchObject({
    source: 'own_check',
    reason: expect.stringMatching(/吸纳补贴.*扩岗与吸纳.*已在其他批次审批拨付.*31号/),
  })
  expect(await approve(id)).toEqual({ kind: 'done', value: 'finance' })
  expect(await statesOf(id)).toEqual(['held', 'held', 'held', 'listed'])
  // A grant that is held is granted still, for whoever comes after it.
  const later = (await made('workshop', hires.slice(2), [exclusion('workshop')])) ?? 0n
  expect((await clashesOf(later)).map(({ policyZh, standing }) => `${policyZh} ${standing}`).sort()).toEqual([
    '吸纳补贴 granted',
    '扩岗补助 granted',
    '扩岗补助 granted',
  ])
  await judge(id, 'cleared')
  expect(await statesOf(id)).toEqual(['listed', 'listed', 'listed', 'listed'])
})

it('lets what was cleared pass, and asks again for another grant', async () => {
  const hire = { person: 141, unit: 1141, period: '2022' }
  await paidOut('hire', [hire])
  const id = (await made('expansion', [hire, { ...hire, person: 142 }], [exclusion('expansion')])) ?? 0n
  await toApproval(id)
  await hold(id)
  await judge(id, 'cleared')
  expect(await statesOf(id)).toEqual(['listed', 'listed'])
  await paidOut('workshop', [hire])
  expect(await approve(id)).toMatchObject({ refusal: { code: 'grants_clash', rows: 1, first: [{ policy: '车间补贴' }] } })
  await hold(id)
  await judge(id, 'stands')
  expect(await statesOf(id)).toEqual(['dropped', 'listed'])
  expect(await approve(id)).toEqual({ kind: 'done', value: 'finance' })
})

it('lets whichever list is approved first stand, and of one list the first row', async () => {
  const hire = { person: 151, unit: 1151, period: '2022' }
  const first = (await made('hire', [hire], [exclusion('hire')])) ?? 0n
  const second = (await made('expansion', [hire], [exclusion('expansion')])) ?? 0n
  for (const id of [first, second]) {
    await toApproval(id)
    expect((await clashesOf(id)).map(({ standing }) => standing)).toEqual(['listed'])
  }
  expect(await approve(second)).toMatchObject({ kind: 'done' })
  expect(await approve(first)).toMatchObject({ refusal: { code: 'grants_clash', rows: 1 } })
  // An approval that was taken back stands in nobody's way.
  const batch = await seen(second)
  await by('kuai', 'fund.account', (db, caller) => sendBackBatch(db, caller, batch, 'finance', '退回', calendar))
  expect(await approve(first)).toMatchObject({ kind: 'done' })
  const twice =
    (await made(
      'workshop',
      [hire, { ...hire, unit: 9 }].map((each) => ({ ...each, person: 152 })),
      [once('workshop')],
    )) ?? 0n
  const [low, high] = [...(await aboutOf(twice)).keys()].sort((a, b) => Number(a - b))
  expect((await clashesOf(twice)).map(({ claim, other, standing }) => [claim, other, standing])).toEqual([[high, low, 'same_list']])
})

it(`approves no two grants that exclude each other without a person's word, in any order (seed ${seed})`, async () => {
  console.info(`clashes: BALLAST_SEED=${seed} BALLAST_CLASH_STEPS=${turns}`)
  const dice = diceOf(seed)
  const pick = <T>(from: readonly T[]): T | undefined => from[dice.below(from.length)]
  const alive: bigint[] = []
  const tally = new Map<string, number>()
  const make = async () => {
    const policy = pick(all) ?? 'hire'
    const hires = [1, 2, 3].map(() => ({ person: 501 + dice.below(6), unit: 1501 + dice.below(3), period: dice.is(0.8) ? '2022' : '2021' }))
    const rules = [...(dice.is(0.7) ? [exclusion(policy)] : []), ...(dice.is(0.7) ? [once(policy)] : [])]
    const id = await made(policy, hires, rules)
    if (id === undefined) return 'nothing'
    await toApproval(id)
    alive.push(id)
    return 'done'
  }
  const acts: readonly (readonly [string, () => Promise<string>])[] = [
    ['make', make],
    ['approve', async () => (await approve(pick(alive) ?? 0n)).kind],
    ['approve', async () => (await approve(pick(alive) ?? 0n)).kind],
    ['hold', async () => (await hold(pick(alive) ?? 0n)).kind],
    ['clear', async () => judge(pick(alive) ?? 0n, dice.is(0.5) ? 'cleared' : 'stands').then(() => 'done')],
    [
      'drop',
      async () => {
        const id = pick(alive) ?? 0n
        const row = pick([...(await aboutOf(id)).keys()]) ?? 0n
        return (await by('lin', 'batch.make', (db, caller) => dropRows(db, caller, id, [row], '核减'))).kind
      },
    ],
    [
      'take back',
      async () => {
        const id = pick(alive) ?? 0n
        const batch = await seen(id)
        if (batch.state !== 'finance') return 'nothing'
        await by('kuai', 'fund.account', (db, caller) => sendBackBatch(db, caller, batch, 'finance', '退回', calendar))
        await toApproval(id)
        return 'done'
      },
    ],
  ]
  await make()
  for (let turn = 0; turn < turns; turn++) {
    const [name, act] = pick(acts) ?? (['make', make] as const)
    const took = `${name} ${await act()}`
    tally.set(took, (tally.get(took) ?? 0) + 1)
    if (name === 'approve' || name === 'clear') expect([turn, took, await bothApproved()]).toEqual([turn, took, []])
  }
  for (const needed of ['approve done', 'approve refused', 'hold done']) expect([...tally.keys()]).toContain(needed)
})

/** Pairs of one person that are approved and may be paid, that a rule of either list forbids, or the later one's gives once, and that no person cleared. */
async function bothApproved(): Promise<readonly unknown[]> {
  return system(async (db) => {
    const { rows } = await sql`
      with live as (
        select c.id, c.batch, c.policy, split_part(c.once_key, '+', 1) as person, left(c.period, 4) as year,
          (select max(v.id) from event v where v.register = 'batch' and v.subject = b.id::text and v.verb = 'approve') as approved
        from claim c join batch b on b.id = c.batch
        where b.approved_on is not null and c.state not in ('waived', 'dropped', 'deferred', 'held')
          and split_part(c.once_key, '+', 1) between 'person/501' and 'person/599'
      ), ruled as (select batch, kind, policies from batch_rule)
      select e.id, l.id as later from live e join live l on e.person = l.person and (e.approved, e.id) < (l.approved, l.id)
      where (
          exists (select from ruled r where r.kind = 'exclusion' and r.batch = l.batch and e.policy = any (r.policies) and e.year = '2022')
          or exists (select from ruled r where r.kind = 'exclusion' and r.batch = e.batch and l.policy = any (r.policies) and l.year = '2022')
          or (e.policy = l.policy and exists (select from ruled r where r.kind = 'once_only' and r.batch = l.batch)))
        and not exists (select from doubt_clash k join doubt d on d.id = k.doubt
          where d.finding = 'cleared' and ((k.claim = l.id and k.other = e.id) or (k.claim = e.id and k.other = l.id)))`.execute(db)
    return rows
  })
}
