import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { proveEvents } from '../../src/access/index.ts'
import { evidenceFiles } from '../../src/cli/office/evidence-files.ts'
import { actOnRows, endStep, evidenceOf, usualOrder } from '../../src/ledger/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { reckonDecision } from '../../src/why/index.ts'
import { samplePlan, type Visitor } from '../api/office.ts'
import { calendar, staffed } from '../office/people.ts'
import { inProject, officeStore } from '../store/postgres/stores.ts'
import { openScreenedOffice } from '../verification/screened-office.ts'
import { ledgerOffice, ledgerPlan } from './people.ts'

/** Who is not in the office of the sample already. */
const others = ledgerPlan.accounts.filter(({ login }) => !samplePlan.accounts.some((one) => one.login === login))
let store: WorkStore
let at: Awaited<ReturnType<typeof openScreenedOffice>>
let folder: string
const people = new Map<string, Visitor>()

beforeAll(async () => {
  store = await officeStore(ledgerOffice)
  at = await openScreenedOffice(store, others)
  folder = mkdtempSync(join(tmpdir(), 'ballast-evidence-'))
  for (const login of ['lin', 'yan', 'cheng', 'tan', 'shui', 'kuai', 'zhou', 'fu']) {
    const visitor = at.visitor()
    expect((await visitor.signIn(login)).status).toBe(200)
    people.set(login, visitor)
  }
}, 240_000)
afterAll(async () => {
  await at.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a procedure answers; a refusal fails the test with its sentence. */
const ask = async (login: string, procedure: string, input?: unknown) => {
  const { status, body } = (await people.get(login)?.ask(procedure, input, { 'x-ballast-request-id': randomUUID() })) ?? {
    status: 0,
    body: login,
  }
  if (status !== 200) throw new Error(`${login} ${procedure}: ${JSON.stringify(body)}`)
  return body
}
const seen = async (batch: string) => {
  const { batch: found } = await ask('lin', 'batch/read', { batch })
  return { id: batch, version: found.version }
}
const verified = (args: readonly string[] = []) => {
  const { status, stdout } = spawnSync(process.execPath, [join(folder, 'verify.mjs'), folder, ...args], { encoding: 'utf8' })
  return {
    status,
    bad: stdout.split('\n').filter((line) => line.startsWith('BAD')),
    ok: stdout.split('\n').filter((line) => line.startsWith('OK')).length,
  }
}

it('calls the rows of people at work by the person, beside the unit that is paid', async () => {
  const asked = { policy: 'hire_subsidy' }
  const [{ fund }] = (await ask('lin', 'batch/preview', asked)).funds
  const { batch } = await ask('lin', 'batch/make', { ...asked, fund })
  const { rows } = await ask('lin', 'batch/rows', { batch })
  expect(rows.length).toBeGreaterThan(0)
  for (const { subject, name, payee } of rows) {
    expect(subject.entity).toBe('employment')
    expect(name).toMatch(/^\p{Script=Han}{2,}$/u)
    expect(payee.name).toMatch(/\p{Script=Han}/u)
    expect(payee.name).not.toBe(name)
  }
})

it('takes a list of a screening through its steps over HTTP, and proves a payment to whoever has nothing but Node', async () => {
  const asked = { policy: 'job_retention_refund' }
  const preview = await ask('lin', 'batch/preview', asked)
  expect(preview).toMatchObject({ funds: [{ rows: expect.any(Number) }], steps: usualOrder })
  const steps = usualOrder.filter((step) => step !== 'account_check' && step !== 'publication')
  await ask('cheng', 'batch/layDownOrder', { policy: asked.policy, steps, basis: '渝就发〔2023〕1号' })
  const [{ fund }] = preview.funds
  const made = await ask('lin', 'batch/make', { ...asked, fund })
  expect(made).toMatchObject({ rows: preview.funds[0].rows, fen: preview.funds[0].fen, taken: 0, twice: 0, outside: 0 })
  const { batch } = made
  // Each part by the body that checks at home; what has none of its own by the pooling area's.
  const checkers = new Map([
    ['渝中区', 'zhou'],
    ['涪陵区', 'fu'],
    ['重庆市', 'lin'],
  ])
  for (const { id, version, region } of (await ask('lin', 'batch/read', { batch })).parts)
    await ask(checkers.get(region.name) ?? 'lin', 'batch/checkPart', { part: { id, version } })
  await ask('lin', 'batch/submit', { batch: await seen(batch) })
  await ask('yan', 'batch/agree', { batch: await seen(batch) })
  const { bodies } = await ask('lin', 'jointReview/list', { batch })
  const tax = bodies.find(({ name }: { name: string }) => name === '市税务局')
  await ask('lin', 'jointReview/ask', { batch, bodies: [{ body: tax.id, way: 'screen' }] })
  const { opinions } = await ask('shui', 'jointReview/list', { batch })
  expect(opinions).toMatchObject([{ body: '市税务局', verbs: ['give'] }])
  await ask('shui', 'jointReview/give', { id: { id: opinions[0].id, version: opinions[0].version }, opinion: 'agrees' })
  // Three seals at least, so that one in the middle can be left out.
  await at.sealAll()
  await ask('lin', 'jointReview/close', { batch: await seen(batch) })
  await ask('cheng', 'batch/decide', { batch: await seen(batch), minutes: { number: '局长办公会纪要3', day: '2023-01-04' } })
  await ask('kuai', 'fund/enterBudget', { fund, year: 2023, fen: made.fen, basis: '渝财社〔2023〕1号', day: '2023-01-04' })
  await ask('lin', 'rehearsal/make', { batch })
  await ask('tan', 'batch/approve', { batch: await seen(batch), approval: { number: '渝就拨1', day: '2023-01-04' } })
  const { rows } = await ask('lin', 'batch/rows', { batch })
  expect(rows[0].name).toMatch(/\p{Script=Han}/u)

  await at.sealAll()
  const payment = await pay(batch, rows[0].id)
  await at.sealAll()
  const evidence = await store.asSystem('prove', (db) => evidenceOf(db, payment))
  if (evidence.kind === 'refused') throw new Error(JSON.stringify(evidence.refusal))
  const trail = await proveEvents(store, at.trail, evidence.value.about)
  if (trail.kind === 'refused') throw new Error(JSON.stringify(trail.refusal))
  const { run, policy, subject_key: subject } = evidence.value.entitlement
  const decision = await reckonDecision(at.office.facts, { run, policy, subject: BigInt(subject) })
  if (decision.kind === 'refused') throw new Error(JSON.stringify(decision.refusal))
  const files = evidenceFiles(
    { evidence: evidence.value, trail: trail.value },
    decision.value,
    readFileSync(inProject('reference', 'evidence', 'verify.mjs'), 'utf8'),
  )
  expect(files['verify.mjs']?.split('\n').length).toBeLessThan(200)
  // Nothing of it names anybody, and no account stands in it.
  expect(files['evidence.json']).not.toContain(rows[0].name)
  const write = (changed: Readonly<Record<string, string>> = {}) => {
    for (const [name, text] of Object.entries({ ...files, ...changed })) writeFileSync(join(folder, name), text)
  }
  write()
  const whole = verified([trail.value.seals.at(-1)?.head ?? ''])
  expect(whole.bad).toEqual([])
  expect([whole.status, whole.ok]).toEqual([0, 17])

  // A row that a later run tops up comes to what it decides less what was granted before.
  const toppedUp = (granted: bigint) => {
    const told = JSON.parse(files['evidence.json'] ?? '')
    const { gross } = told.decision
    told.entitlement = {
      ...told.entitlement,
      kind: 'top_up',
      decided_fen: gross,
      granted_fen: String(granted),
      fen: String(BigInt(gross) - 7n),
    }
    return { 'evidence.json': JSON.stringify(told) }
  }
  write(toppedUp(7n))
  expect(verified().bad).toEqual([])
  write(toppedUp(8n))
  expect(verified().bad).toEqual([expect.stringContaining('topped up')])

  const changes: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['another rate', { 'evidence.json': replaceOnce(files['evidence.json'], /("op": "given",\s+"value": ")0\.\d+"/, '$10.95"') }],
    ['another amount', { 'evidence.json': replaceOnce(files['evidence.json'], /"gross": "\d+"/, '"gross": "1"') }],
    ['another sum paid', { 'evidence.json': replaceOnce(files['evidence.json'], /("payment": \{[^}]*"fen": ")\d+"/, '$11"') }],
    ['a row more on the list', { 'list.tsv': `${files['list.tsv']}\n9999999\tinsured_unit/1\t2021\t100` }],
    ['a fen more on a row', { 'list.tsv': replaceOnce(files['list.tsv'], /(\d)$/, '$11') }],
    ['an event told otherwise', { 'evidence.json': replaceOnce(files['evidence.json'], /\\"approve\\"/, '\\"approved\\"') }],
    ['a seal left out', { 'evidence.json': withoutASeal(files['evidence.json']) }],
    ['another key', { 'public-key.pem': anotherKey }],
  ]
  for (const [what, changed] of changes) {
    write(changed)
    const { status, bad } = verified()
    expect([what, status, bad.length > 0]).toEqual([what, 1, true])
  }
})

/** What finance and the bank do, as far as evidence needs it. */
async function pay(batch: string, claim: string): Promise<bigint> {
  const office = await staffed(store, ledgerPlan)
  const id = BigInt(batch)
  const accountant = await office.as('kuai', 'fund.account')
  const before = await seen(batch)
  await accountant.transact((db) =>
    endStep(db, accountant, { ...before, id }, 'finance', calendar, async () => ({ kind: 'done', value: {} })),
  )
  const cashier = await office.as('chu', 'fund.hand_over')
  await cashier.transact((db) => actOnRows(db, cashier, 'hand_over', { batch: id }))
  return store.asSystem('administer', async (db) => {
    const row = await db
      .selectFrom('claim')
      .innerJoin('entitlement', 'entitlement.id', 'claim.id')
      .selectAll('claim')
      .select(['payee_entity', 'payee_key'])
      .where('claim.id', '=', BigInt(claim))
      .executeTakeFirstOrThrow()
    const by = { region: row.region, entered_by: cashier.account.id, entered_on: '2023-01-04' }
    const account = await db
      .insertInto('payee_account')
      .values({
        ...by,
        entity: row.payee_entity,
        key: row.payee_key,
        kind: 'corporate',
        holder: '试验单位',
        holder_differs: false,
        bank: '试验银行',
        bank_code: '000',
        tail: '1234',
        hash: Buffer.alloc(16),
        cipher: Buffer.alloc(16),
        key_version: 1,
        source: '开户许可证',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const file = await db
      .insertInto('bank_file')
      .values({ ...by, batch: id, direction: 'out', number: '2023-0001', layout: 'sample', sha256: 'c'.repeat(64), rows: 1, fen: row.fen })
      .returning('id')
      .executeTakeFirstOrThrow()
    const of = { claim: row.id, batch: id, region: row.region }
    const payment = await db
      .insertInto('payment')
      .values({ ...of, attempt: 1, file: file.id, line: 1, account: account.id, fen: row.fen, paid_on: '2023-01-04' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('payment_standing')
      .values({ ...of, payment: payment.id, state: 'in_process', since: '2023-01-04' })
      .execute()
    return payment.id
  })
}

/** The text with the first place changed; a place that is not there fails the test. */
function replaceOnce(text: string | undefined, place: RegExp, by: string): string {
  const changed = (text ?? '').replace(place, by)
  expect(changed).not.toBe(text)
  return changed
}

function withoutASeal(text: string | undefined): string {
  const evidence = JSON.parse(text ?? '')
  evidence.trail.seals.splice(1, 1)
  return JSON.stringify(evidence)
}

const anotherKey = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
-----END PUBLIC KEY-----
`
