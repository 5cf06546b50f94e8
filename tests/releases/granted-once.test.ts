import { randomInt } from 'node:crypto'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FactsPlane } from '../../src/decisions/index.ts'
import { onceKeyOf } from '../../src/ledger/index.ts'
import { loadSnapshot } from '../../src/registry/index.ts'
import { openRunReader, recordScreening, runScreening, type ScreeningOutcome } from '../../src/screening/index.ts'
import { parquetRows, type Row, type WorkStore, withDuckDb } from '../../src/store/index.ts'
import { openTestOffice, password, type Visitor } from '../api/office.ts'
import { diceOf } from '../ledger/dice.ts'
import { answerCsv, moneyOffice, numberOf, type SaidLine } from '../ledger/money.ts'
import { ledgerPlan } from '../ledger/people.ts'
import { deliver, smallDelivery } from '../registry/small-delivery.ts'
import { granted } from '../screening/granted.ts'
import { endOfYear, fingerprints, loadTestPlans, plansFolder } from '../screening/test-plans.ts'
import { Scratch } from '../screening/test-registry.ts'
import { officeStore } from '../store/postgres/stores.ts'

const seed = Number(process.env.BALLAST_SEED ?? randomInt(2 ** 31))
const set = loadTestPlans()
const scratch = new Scratch()
/** Units 1 to 12 have refunds; units 13 to 15 hire a graduate and two others each, whose hire subsidies share the cap of their firm. */
const [refunded, hiring] = [12, 3]
const units = Array.from({ length: refunded + hiring }, (_, at) => at + 1)
const hires = Array.from({ length: 3 * hiring }, (_, at) => ({ id: at + 1, person: 100 + at, unit: refunded + 1 + Math.floor(at / 3) }))
const linesOf = (file: string) => (smallDelivery[file] ?? '').split('\n')
const [firmHead = '', firmLine = ''] = linesOf('firm.csv')
const [unitHead = '', unitLine = ''] = linesOf('insured_unit.csv')
const files = {
  'firm.csv': [firmHead, ...units.map((unit) => firmLine.replace(/^1,/, `${unit},`))].join('\n'),
  'insured_unit.csv': [`${unitHead},has_predecessor`, ...units.map((unit) => `${unitLine.replace(/^1,1,/, `${unit},${unit},`)},否`)].join(
    '\n',
  ),
  'person.csv': ['person_id,graduate_kind', ...hires.map(({ id, person }) => `${person},${id % 3 === 0 ? '高校毕业' : '非毕业生'}`)].join(
    '\n',
  ),
  'employment.csv': [
    'employment_id,person,insured_unit,firm,contract_started_on,registered_unemployed_since',
    ...hires.map(({ id, person, unit }) => `${id},${person},${unit},${unit},2022-03-0${id},2022-01-01`),
  ].join('\n'),
}

let store: WorkStore
let served: Awaited<ReturnType<typeof openTestOffice>>
let at: Awaited<ReturnType<typeof moneyOffice>>
let facts: FactsPlane
let shu: Visitor
let before: ScreeningOutcome

const screen = async (snapshot: string): Promise<ScreeningOutcome> => {
  const folders = { snapshotFolder: scratch.path('snapshots', snapshot), runsFolder: scratch.path('runs') }
  const run = granted(await runScreening({ set, link: endOfYear, fingerprints, database: scratch.database(1), ...folders }))
  await recordScreening(folders.runsFolder, { at: '2023-01-03T09:00:00', run: basename(run.folder), how: 'screen', isChanged: false })
  return run
}

/** What settlement made of everybody, by policy and subject. */
async function settled({ folder, record }: ScreeningOutcome): Promise<ReadonlyMap<string, Row>> {
  const rows = await withDuckDb(scratch.database(1), (database) =>
    database.rows(`select * from ${parquetRows([join(folder, record.settlement.file)])}`),
  )
  return new Map(rows.map((row) => [`${row.policy} ${row.subject_id}`, row]))
}
const standing = (row: Row | undefined): string => [row?.status, row?.cause, row?.net].filter((each) => each != null).join(' ')

beforeAll(async () => {
  deliver(scratch.path('delivery'), files)
  const options = {
    knownOn: '2022-12-31',
    title: '小登记库',
    database: scratch.database(1),
    complete: Object.keys(smallDelivery).map((file) => file.replace('.csv', '')),
  }
  granted(await loadSnapshot(scratch.path('delivery'), scratch.path('snapshots', 'first'), set.vocabulary, options))
  before = await screen('first')
  store = await officeStore()
  const reader = await openRunReader({ ...scratch.database(1), atOnce: 2 })
  const [runsFolder, snapshotsFolder] = [scratch.path('runs'), scratch.path('snapshots')]
  facts = { runsFolder, snapshotsFolder, reader, database: scratch.database(1), set: () => set }
  const clerk = { login: 'shu', name: '舒', role: 'data_manager', region: 500000, body: '市就业局', password, mustChange: false } as const
  const plan = { ...ledgerPlan, accounts: [...ledgerPlan.accounts, clerk] }
  served = await openTestOffice(store, plan, facts, { plans: plansFolder })
  at = await moneyOffice(store, served.office)
  shu = served.visitor()
  expect((await shu.signIn('shu')).status).toBe(200)
})
afterAll(async () => {
  at.clear()
  await served.app.close()
  await facts.reader.close()
  await store.close()
  scratch.remove()
})

/** A list of everything that a policy grants under a run, walked to the bank. */
async function handOver(run: ScreeningOutcome, policy: string, isWanted: (row: Row) => boolean): Promise<bigint> {
  const { folder, record } = run
  const rows = [...(await settled(run)).values()].filter(
    (row) => row.policy === policy && BigInt((row.net as bigint | null) ?? 0n) > 0n && isWanted(row),
  )
  const entity = record.lists.policies.find((list) => list.policy === policy)?.entity ?? ''
  const batch = await at.made(rows.length, {
    run: { name: basename(folder), id: record.id, resultHash: record.resultHash, dataOn: record.knownOn, screenedOn: record.screeningDate },
    policy: { id: policy, zh: policy },
    subjectEntity: entity,
    yearOffset: policy === 'job_retention_refund' ? -1 : 0,
    rows: rows.map((row) => {
      const known = new Map(
        ['person', 'insured_unit', 'firm'].flatMap((key) =>
          row[`${key}_key`] == null ? [] : [[key, BigInt(row[`${key}_key`] as bigint)]],
        ),
      )
      return {
        subject: BigInt(row.subject_id as bigint),
        payee: { entity: 'insured_unit', key: BigInt(row.insured_unit_key as bigint) },
        onceKey: onceKeyOf(entity, BigInt(row.subject_id as bigint), known) ?? '',
        period: String(row.event_date).slice(0, 4),
        keys: known,
        fen: BigInt(row.net as bigint),
        variant: String(row.variant),
        plan: 'city',
        planHash: 'b'.repeat(64),
        clause: '二',
        region: 500103,
      }
    }),
  })
  await at.toAccountCheck(batch)
  await at.confirmAll(batch)
  await at.toHandOver(batch)
  granted(await at.handOverAll(batch))
  return batch
}

type Fate = 'paid' | 'silent' | 'returned' | 'late'

/** The bank says to each payment of a batch what its fate is; late returns come in a file of their own. */
async function answer(batch: bigint, fate: (nth: number) => Fate): Promise<ReadonlyMap<bigint, Fate>> {
  const payments = await at.paymentsOf(batch)
  const line = ({ reference, fen, payee }: (typeof payments)[number], result: string, day = '2023-01-04'): SaidLine => ({
    ...{ reference, number: numberOf(payee), fen, result, day },
  })
  const fates = payments.map((payment, nth) => [payment, fate(nth)] as const)
  const first = fates.flatMap(([payment, of]) => (of === 'silent' ? [] : [line(payment, of === 'returned' ? '1002' : '0000')]))
  if (first.length > 0) granted(await at.take(batch, [answerCsv(first)]))
  const late = fates.flatMap(([payment, of]) => (of === 'late' ? [line(payment, '1003')] : []))
  if (late.length > 0) granted(await at.take(batch, [answerCsv(late)]))
  return new Map(fates.map(([{ claim }, of]) => [claim, of]))
}

async function release(snapshot: string) {
  const started = await shu.ask('verification/release', { snapshot }, { 'x-ballast-request-id': crypto.randomUUID() })
  expect(started.status, JSON.stringify(started.body)).toBe(200)
  await served.office.jobs.idle()
  return (await shu.ask('job/get', { id: started.body.id })).body
}

it(`grants nothing a second time after it was paid, holds up what is on its way, and shows exactly those (seed ${seed})`, async () => {
  const roll = diceOf(seed)
  const fates = ['paid', 'silent', 'returned', 'late'] as const
  const refunds = await handOver(before, 'job_retention_refund', (row) => Number(row.subject_id) <= refunded)
  const subsidies = await handOver(before, 'hire_subsidy', () => true)
  const expansions = await handOver(before, 'job_expansion_subsidy', () => true)
  const told = new Map([
    ...(await answer(refunds, (nth) => fates[nth] ?? fates[roll.below(4)] ?? 'paid')),
    ...(await answer(subsidies, (nth) => fates[nth] ?? 'paid')),
    ...(await answer(expansions, (nth) => fates[nth] ?? 'paid')),
  ])
  expect((await shu.ask('verification/releasable')).body).toMatchObject({
    facts: 0,
    payments: { paid: [...told.values()].filter((of) => of === 'paid').length },
  })
  const job = await release('first')
  expect(job, `seed ${seed}`).toMatchObject({ state: 'done', result: { facts: 0, snapshot: `first-facts-${job.id}` } })
  expect(await release(job.result.snapshot)).toMatchObject({ state: 'failed', error: { code: 'nothing_to_release' } })
  const after = await screen(job.result.snapshot)
  const [was, is] = [await settled(before), await settled(after)]
  const claims = await at.system(async (db) => {
    const { rows } = await sql<{ id: bigint; policy: string; subject: bigint; person: string }>`
      select c.id, c.policy, e.subject_key as subject, e.once_key as person from claim c join entitlement e on e.id = c.id`.execute(db)
    return rows
  })
  const concerned = new Set<string>()
  for (const { id, policy, subject } of claims) {
    concerned.add(`${policy} ${subject}`)
    const now = is.get(`${policy} ${subject}`)
    expect(Number(now?.net ?? 0), `seed ${seed}: ${policy} ${subject} ${told.get(id)} ${standing(now)}`).toBe(0)
    if (told.get(id) !== 'paid') expect(standing(now)).toBe('history_unknown payment_pending')
    else expect(standing(now)).toMatch(/^(already_paid|history_unknown payment_pending)/)
  }
  // Whoever shares a person or a firm's cap with what was paid sees it too; nobody else is told anything else than before.
  for (const [subject, row] of was) {
    const now = is.get(subject)
    if (concerned.has(subject)) continue
    const isHire = subject.startsWith('hire_subsidy') || subject.startsWith('job_expansion_subsidy')
    if (isHire) expect(Number(now?.net ?? 0), `seed ${seed}: ${subject} ${standing(now)}`).toBe(0)
    else expect(standing(now), `seed ${seed}: ${subject}`).toBe(standing(row))
  }
})

describe('the dossier of a unit', () => {
  const open = async (login: string, entity: string, key: number, purpose = '审计调阅') => {
    const visitor = served.visitor()
    expect((await visitor.signIn(login)).status).toBe(200)
    return visitor.ask('dossier/open', { entity, key: String(key), purpose })
  }

  it('has everything that was decided, granted, paid and said of it, for an auditor, who is written down', async () => {
    // The fourth unit was paid, and the bank brought it back later.
    const { status, body } = await open('ding', 'insured_unit', 4)
    expect(status, JSON.stringify(body)).toBe(200)
    const section = (id: string) => {
      const found = body.sections.find((each: { id: string }) => each.id === id)
      const at = (column: string) => found.columns.findIndex((each: { id: string }) => each.id === column)
      return found.rows.map((row: { cells: (string | null)[] }) => (column: string) => row.cells[at(column)])
    }
    const counts = Object.fromEntries(body.sections.map(({ id, total }: { id: string; total: number }) => [id, total]))
    expect(counts).toMatchObject({ grants: 1, payments: 1, answers: 2, back: 0, accounts: 1, confirmations: 1, papers: 5, recoveries: 0 })
    expect(section('grants')[0]('state')).toBe('returned')
    expect(section('answers').map((row: (column: string) => string) => row('result'))).toEqual(['succeeded', 'returned'])
    expect(section('accounts')[0]('number')).toMatch(/^\*{4}\d{4}$/)
    expect(section('decisions').map((row: (column: string) => string) => row('why'))).toContain('batch')
    expect(body.opened).toMatchObject({ by: '丁', day: '2023-01-04', purpose: '审计调阅' })
    const looks = await at.system((db) =>
      sql<{ purpose: string; subjects: string[] }>`select purpose, subjects from look where fields = array['dossier']`.execute(db),
    )
    expect(looks.rows).toEqual([{ purpose: '审计调阅', subjects: ['insured_unit/4'] }])
    expect(JSON.stringify(body)).not.toContain(numberOf(4n))
  })

  it('is there for nobody else: not without a purpose, a duty or in another place', async () => {
    expect((await open('ding', 'insured_unit', 4, ' ')).status).toBe(422)
    expect((await open('chu', 'insured_unit', 4)).status).toBe(403)
    expect((await open('luo', 'insured_unit', 4)).body.data.code).toBe('subject_not_found')
    expect((await open('ding', 'insured_unit', 404)).body.data.code).toBe('subject_not_found')
    // A county sees the rows of its own.
    const own = (await open('zhou', 'insured_unit', 4)).body.sections.find(({ id }: { id: string }) => id === 'grants')
    const others = (await open('fu', 'insured_unit', 4)).body
    expect([own.total, others.data.code]).toEqual([1, 'subject_not_found'])
  })

  it('is written down when it is printed, once', async () => {
    const ding = served.visitor()
    await ding.signIn('ding')
    const asked = { entity: 'insured_unit', key: '4', purpose: '审计调阅' }
    const headers = { 'x-ballast-request-id': crypto.randomUUID() }
    expect((await ding.ask('dossier/print', asked, headers)).body).toEqual({ by: '丁', day: '2023-01-04' })
    await ding.ask('dossier/print', asked, headers)
    const events = await at.system((db) =>
      db.selectFrom('event').select(['subject', 'reason']).where('verb', '=', 'print_dossier').execute(),
    )
    expect(events).toEqual([{ subject: 'insured_unit/4', reason: '审计调阅' }])
  })
})
