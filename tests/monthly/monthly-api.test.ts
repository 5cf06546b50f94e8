import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Visitor } from '../api/office.ts'
import { openMonthlyOffice } from './office.ts'

let at: Awaited<ReturnType<typeof openMonthlyOffice>>
const visitors = new Map<string, Visitor>()
beforeAll(async () => {
  at = await openMonthlyOffice()
  for (const login of ['lin', 'cheng', 'zhou', 'kuai']) {
    const visitor = at.visitor()
    expect((await visitor.signIn(login)).status).toBe(200)
    visitors.set(login, visitor)
  }
}, 180_000)
afterAll(() => at.close())

async function ask(login: string, procedure: string, input: object = {}, room = 'monthly') {
  const visitor = visitors.get(login)
  if (visitor === undefined) throw new Error(login)
  const { status, body } = await visitor.ask(`${room}/${procedure}`, input)
  return { status, body }
}
interface Counted {
  readonly kind: string
  readonly rows: number
  readonly fen: string
}
const of = (kinds: readonly Counted[], kind: string) => kinds.find((one) => one.kind === kind)?.rows ?? 0
const granting = ['continued', 'new', 'resumed', 'arrears']
const fenOf = (kinds: readonly Counted[]) =>
  kinds.filter(({ kind }) => granting.includes(kind)).reduce((sum, { fen }) => sum + BigInt(fen), 0n)

it('goes from month to month: who is new, goes on and stops, by which fact, each month of a person once', async () => {
  const policy = 'unemployment_benefit'
  const { body: policies } = await ask('lin', 'policies')
  expect(
    policies.map((one: { policy: { id: string }; months: { month: string }[] }) => [one.policy.id, one.months.map(({ month }) => month)]),
  ).toEqual(expect.arrayContaining([[policy, ['2022-12', '2022-11']]]))
  // A list that is paid month by month is no batch of a year.
  expect(await ask('lin', 'preview', { policy }, 'batch')).toMatchObject({ status: 422, body: { data: { code: 'paid_by_month' } } })
  expect(await ask('lin', 'preview', { policy, month: '2022-10' })).toMatchObject({ body: { data: { code: 'month_not_screened' } } })
  const { body: first } = await ask('lin', 'preview', { policy, month: '2022-11' })
  expect(of(first.kinds, 'new')).toBeGreaterThan(5)
  expect(['continued', 'resumed', 'arrears', 'stopped', 'suspended'].map((kind) => of(first.kinds, kind))).toEqual([0, 0, 0, 0, 0])
  expect(first).toMatchObject({ last: null, missed: [], already: 0 })
  // A county made a round of its own people; the city makes that of the others, and nobody is granted twice.
  const { body: county } = await ask('zhou', 'make', { policy, month: '2022-11', run: first.run })
  expect(county.batch.rows).toBeGreaterThan(0)
  const { body: made } = await ask('lin', 'make', { policy, month: '2022-11', run: first.run })
  expect(made.batch).toMatchObject({ twice: 0, taken: 0 })
  expect(made.batch.rows + county.batch.rows).toBe(of(first.kinds, 'new'))
  expect(await ask('lin', 'make', { policy, month: '2022-11', run: first.run })).toMatchObject({
    body: { data: { code: expect.stringMatching(/nothing_/) } },
  })

  const { body: second } = await ask('lin', 'preview', { policy, month: '2022-12' })
  expect(second).toMatchObject({ last: '2022-11', missed: ['2022-11'] })
  expect(of(second.kinds, 'stopped')).toBeGreaterThan(0)
  expect(second.reasons.map(({ zh }: { zh: string }) => zh)).toContain('未就业')
  const { body: stopped } = await ask('lin', 'people', { policy, month: '2022-12', kind: 'stopped' })
  const hired = stopped.rows.filter(({ reason }: { reason: { id: string } }) => reason.id === 'not_employed')
  expect(hired[0]).toMatchObject({ fact: '已就业', value: 'true', fen: null, name: expect.any(String) })
  expect(hired.some(({ on }: { on: string | null }) => on !== null)).toBe(true)
  const { body: next } = await ask('lin', 'make', { policy, month: '2022-12', run: second.run })
  const [december, november] = (await ask('lin', 'rounds', { policy })).body
  expect([december.month, november.month]).toEqual(['2022-12', '2022-11'])
  expect(fenOf(december.kinds)).toBe(BigInt(next.batch.fen))
  const { body: rows } = await ask('lin', 'rows', { batch: next.batch.batch, size: 20 }, 'batch')
  expect(new Set(rows.rows.map(({ period }: { period: string }) => period.slice(0, 7)))).toContain('2022-12')
  const { body: people } = await ask('lin', 'roundPeople', { round: next.round, kind: 'stopped', size: 20 })
  expect(people.rows[0]).toMatchObject({ kind: 'stopped', knownOn: '2022-12-31' })
  expect((await ask('lin', 'leads', { round: next.round })).body.length).toBe(december.leads)
  expect(await ask('lin', 'preview', { policy, month: '2022-11' })).toMatchObject({ body: { data: { code: 'month_passed' } } })
  expect((await ask('kuai', 'make', { policy, month: '2022-12', run: second.run })).status).toBe(403)
})

it('looks ahead to the year’s end from the last round, person by person as far as the months of each reach', async () => {
  const [december] = (await ask('lin', 'rounds', { policy: 'unemployment_benefit' })).body
  const { body: ahead } = await ask('kuai', 'forecast', { fund: december.fund, year: 2023 }, 'fund')
  const [line] = ahead.lines.filter(({ kind }: { kind: string }) => kind === 'benefits')
  expect(ahead.policies).toMatchObject([{ round: december.id, month: '2022-12', leftOut: 0 }])
  expect(line.cells[0].column).toBe('2023-01')
  // People drop out as their months are used up; none comes in.
  const people = line.cells.map(({ rows }: { rows: number }) => rows)
  expect(people[0]).toBeLessThanOrEqual(ahead.policies[0].people)
  expect(people).toEqual([...people].sort((a, b) => b - a))
  const rows = []
  for (let after: number | null = 0; after !== null; ) {
    const { body } = await ask('kuai', 'forecastRows', { fund: december.fund, year: 2023, kind: 'benefits', after, size: 100 }, 'fund')
    rows.push(...body.rows)
    after = body.next
  }
  expect(rows.length).toBe(line.rows)
  expect(rows.reduce((sum, { fen }) => sum + BigInt(fen), 0n)).toBe(BigInt(line.fen))
  // In a month each is told once, with fewer months used than there are, and in no month after the last.
  expect(new Set(rows.map(({ party, month }) => `${party.key} ${month}`)).size).toBe(rows.length)
  expect(rows.filter(({ used, term }) => term !== null && used >= term)).toEqual([])
  const last = Map.groupBy(rows, ({ party }) => party.key)
  for (const [key, of] of last) {
    const end = of.at(-1)
    if (end.month < '2023-12') expect([key, end.used + 1]).toEqual([key, end.term])
  }
  // Somebody whose death was entered goes on in none.
  const { party } = rows[0]
  const event = { kind: 'death', day: '2023-01-02', source: '民政数据', basis: '第3号', person: party.name }
  const { body: entered } = await ask('lin', 'enterEvent', event)
  if (entered.event === undefined) return expect(entered.data.code).toBe('person_unclear')
  const { body: after } = await ask('kuai', 'forecast', { fund: december.fund, year: 2023 }, 'fund')
  expect(after.policies[0]).toMatchObject({ leftOut: 1, people: ahead.policies[0].people - 1 })
  await ask('lin', 'revokeEvent', { event: entered.event, reason: '登记错人' })
  expect((await ask('kuai', 'forecast', { fund: december.fund, year: 2023 }, 'fund')).body).toEqual(ahead)
})

it('takes what no snapshot tells, by name and number, and lays down how many refusals end it', async () => {
  const event = { kind: 'refusal', day: '2022-12-05', source: '就业服务记录', basis: '第12号' }
  expect(await ask('lin', 'enterEvent', { ...event, person: '无此人无此人' })).toMatchObject({
    body: { data: { code: 'person_unclear', figures: { found: 0 } } },
  })
  const { body: people } = await ask('lin', 'people', { policy: 'public_post_subsidy', month: '2022-12', size: 20 })
  const name = people.rows[0]?.name ?? ''
  const { body: entered } = await ask('lin', 'enterEvent', { ...event, person: name })
  expect(entered.event ?? entered.data.code).toMatch(/^\d+$|person_unclear/)
  expect((await ask('lin', 'layDownRefusals', { policy: 'public_post_subsidy', refusals: 2, basis: '细则' })).status).toBe(403)
  expect((await ask('cheng', 'layDownRefusals', { policy: 'public_post_subsidy', refusals: 2, basis: '细则' })).body).toEqual({
    refusals: 2,
  })
  const { body: events } = await ask('lin', 'events')
  expect(Array.isArray(events)).toBe(true)
  if (entered.event !== undefined) expect((await ask('lin', 'revokeEvent', { event: entered.event, reason: '登记错人' })).status).toBe(200)
})
