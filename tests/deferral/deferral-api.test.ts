import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OfficePlan } from '../../src/api/index.ts'
import { password, type Visitor } from '../api/office.ts'
import { readWord } from '../papers/read-back.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { openScreenedOffice } from '../verification/screened-office.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers as they travel
type Json = any

const people: OfficePlan['accounts'] = (
  [
    ['kuai', '会', 'fund_accountant'],
    ['chu', '处', 'division_head'],
  ] as const
).map(([login, name, role]) => ({ login, name, role, region: 500000, body: '市就业局', password, mustChange: false }))

let at: Awaited<ReturnType<typeof openScreenedOffice>>
let close: () => Promise<void>
const visitors = new Map<string, Visitor>()

beforeAll(async () => {
  const store = await officeStore()
  at = await openScreenedOffice(store, people)
  close = () => at.close().then(() => store.close())
  for (const login of ['lin', 'yan', 'kuai', 'chu', 'luo', 'zhou']) {
    const visitor = at.visitor()
    expect((await visitor.signIn(login)).status).toBe(200)
    visitors.set(login, visitor)
  }
}, 240_000)
afterAll(() => close())

const raw = async (login: string, procedure: string, input: unknown = {}) => {
  const visitor = visitors.get(login)
  if (visitor === undefined) throw new Error(login)
  return visitor.ask(procedure, input, { 'x-ballast-request-id': randomUUID() })
}
async function ask(login: string, procedure: string, input?: unknown): Promise<Json> {
  const { status, body } = await raw(login, procedure, input)
  if (status !== 200) throw new Error(`${procedure}: ${JSON.stringify(body)}`)
  return body
}
const seenOf = async (deferral: string) => {
  const { id, version } = (await ask('lin', 'deferral/read', { deferral })).deferral
  return { id, version }
}

it('takes over from the list of a screening what its plan says, has it checked by another, repaid, urged and printed', async () => {
  const { run } = at.wanted
  const policies = [
    'contribution_deferral',
    'contribution_deferral_hard_hit',
    'contribution_deferral_expanded',
    'contribution_deferral_sme',
  ]
  const found: { policy: string; page: Json }[] = []
  for (const policy of policies) {
    const { status, body } = await raw('lin', 'decision/list', { run, policy, filter: { outcome: ['eligible'] } })
    if (status === 200) found.push({ policy, page: body })
  }
  const { policy, page } = found.find((one) => one.page.rows.length > 1) ?? { policy: '', page: { rows: [], policy: {} } }
  expect([found.map((one) => [one.policy, one.page.rows.length]), page.policy.isDeferred, page.policy.isPaid]).toEqual([
    expect.any(Array),
    true,
    false,
  ])
  const [one, other] = page.rows.map(({ subject }: Json) => subject)
  const offer = await ask('lin', 'deferral/offer', { run, policy, subjects: [one, '1'] })
  expect(offer.firms).toMatchObject([
    { firm: { key: one }, fault: null },
    { firm: { key: '1' }, fault: expect.stringContaining('不在这次筛查') },
  ])
  const [told] = offer.firms
  // The months of the list come to its amount.
  expect(told.total).toBe(page.rows[0].gross)
  const approval = { number: '渝社险缓〔2022〕7号', day: '2022-12-30', by: '市社会保险局' }
  const wanted = { run, policy, subjects: [one, other], approval, lateFeeClause: '渝人社办〔2022〕209号' }
  const due = told.isDayOpen ? { due: { day: '2023-12-31', basis: '批复第三条' } } : {}
  expect((await raw('kuai', 'deferral/takeOver', { ...wanted, ...due })).status).toBe(403)
  expect((await raw('yan', 'deferral/enter', {})).status).not.toBe(200)
  const { records } = await ask('lin', 'deferral/takeOver', { ...wanted, ...due })
  expect(records).toHaveLength(2)
  // All or none: one of them was entered before.
  expect((await raw('lin', 'deferral/takeOver', { ...wanted, ...due })).body.data).toMatchObject({ code: 'deferred_already' })
  const [{ deferral }] = records
  const view = await ask('lin', 'deferral/read', { deferral })
  expect(view.deferral.sums).toMatchObject({ deferred: told.total, repaid: '0', withdrawn: '0' })
  expect(view.months.reduce((sum: bigint, { fen }: Json) => sum + BigInt(fen), 0n)).toBe(BigInt(told.total))
  expect((await raw('lin', 'deferral/check', { deferral: await seenOf(deferral) })).status).toBe(403)
  expect(await ask('yan', 'deferral/check', { deferral: await seenOf(deferral) })).toEqual({ state: 'standing' })
  expect(await ask('chu', 'deferral/layDownReminder', { days: 366, basis: '规程第七条' })).toEqual({ days: 366, basis: '规程第七条' })
  expect((await raw('lin', 'deferral/layDownReminder', { days: 1, basis: '规程' })).status).toBe(403)

  const [first] = view.months
  const paid = {
    deferral,
    voucher: '补1',
    day: '2023-01-04',
    payer: '公司',
    months: [{ insurance: first.insurance, month: first.month, fen: first.fen }],
  }
  expect((await raw('lin', 'deferral/repay', paid)).status).toBe(403)
  expect(await ask('kuai', 'deferral/repay', paid)).toMatchObject({ isRepeated: false, sums: { repaid: first.fen } })
  expect((await raw('kuai', 'deferral/repay', { ...paid, voucher: '补2' })).body.data).toMatchObject({
    code: 'beyond_open',
    message: expect.stringContaining('还应补缴 0.00 元'),
  })
  // A wrong voucher is taken back by another, and entered anew.
  expect((await raw('kuai', 'deferral/reverseRepayment', { deferral, voucher: '补1', reason: '登错' })).status).toBe(403)
  expect((await raw('yan', 'deferral/reverseRepayment', { deferral, voucher: '无', reason: '登错' })).body.data).toMatchObject({
    code: 'voucher_not_found',
    message: expect.stringContaining('没有凭证 无 的补缴'),
  })
  expect(await ask('yan', 'deferral/reverseRepayment', { deferral, voucher: '补1', reason: '登错' })).toMatchObject({
    sums: { repaid: '0' },
  })
  expect(await ask('kuai', 'deferral/repay', paid)).toMatchObject({ isRepeated: false, sums: { repaid: first.fen } })
  expect(await ask('lin', 'deferral/urge', { deferral, text: '请在补缴期限前补缴，可分次。' })).toMatchObject({ isOverdue: false })
  const { offers } = await ask('lin', 'paper/ofDeferral', { deferral })
  expect(offers).toMatchObject([{ kind: 'deferral_reminder', standing: 'may', note: expect.stringContaining('到期补缴提醒书') }])
  const { number } = await ask('lin', 'paper/issueOfDeferral', { deferral, kind: 'deferral_reminder', about: offers[0].about })
  expect(number).toMatch(/^缓缴催缴〔2023〕1号$/)
  const { issued } = await ask('lin', 'paper/ofDeferral', { deferral })
  const file = issued[0].files.find(({ format }: Json) => format === 'word')
  const response = await fetch(`${at.base}/files/in/${file.upload}`, { headers: { cookie: visitors.get('lin')?.cookie ?? '' } })
  const word = readWord(new Uint8Array(await response.arrayBuffer()))
  expect(word.paragraphs).toEqual(expect.arrayContaining(['缓缴社会保险费到期补缴提醒书', '请在补缴期限前补缴，可分次。']))
  expect(word.paragraphs.join()).toContain('免收滞纳金')

  // Another province sees nothing of it.
  expect((await ask('luo', 'deferral/list')).rows).toEqual([])
  expect((await raw('luo', 'deferral/read', { deferral })).body.data).toMatchObject({ code: 'deferral_not_found' })
  expect((await ask('lin', 'deferral/list', { states: ['standing'] })).rows).toMatchObject([{ id: deferral, approval: approval.number }])
  expect((await ask('lin', 'deferral/list', { size: 20, before: deferral })).rows).toEqual([])
  const dossier = await ask('lin', 'dossier/open', { entity: 'insured_unit', key: view.deferral.firm.key, purpose: '核对缓缴' })
  const sections = new Map(dossier.sections.map(({ id, total }: Json) => [id, total]))
  expect([sections.get('deferrals'), sections.get('deferralEntries')]).toEqual([1, 3])
})
