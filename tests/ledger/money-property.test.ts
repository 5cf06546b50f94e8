import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  answerDoubt,
  assignSample,
  closeDoubt,
  correctClaims,
  drawSample,
  dropRows,
  endSample,
  enterMoneyBack,
  layDownOrder,
  lookAtSample,
  raiseDoubts,
  recheckClaims,
  sendBackClaims,
  settleBatch,
} from '../../src/ledger/index.ts'
import { calendar } from '../office/people.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { diceOf } from './dice.ts'
import { answerCsv, moneyOffice, numberOf, type SaidLine } from './money.ts'
import { ledgerOffice, sampledSteps } from './people.ts'

// Longer by BALLAST_MONEY_STEPS, and again by BALLAST_SEED.
const seed = Number(process.env.BALLAST_SEED ?? randomInt(2 ** 31))
const steps = Number(process.env.BALLAST_MONEY_STEPS ?? 60)
const batches = 2
const rowsOfBatch = 7

type State = 'listed' | 'held' | 'dropped' | 'in_process' | 'paid' | 'returned' | 'back' | 'corrected' | 'payable'
type Attempt = { reference: string; state: 'in_process' | 'succeeded' | 'returned' | 'back' }
/** What a claim is by the simplest reckoning there is. */
interface Expected {
  state: State
  readonly fen: bigint
  readonly payee: bigint
  readonly attempts: Attempt[]
}

let store: Awaited<ReturnType<typeof officeStore>>
let at: Awaited<ReturnType<typeof moneyOffice>>
beforeAll(async () => {
  store = await officeStore(ledgerOffice)
  at = await moneyOffice(store)
})
afterAll(async () => {
  at.clear()
  await store.close()
})

it(`every fen is in one state, and no claim is paid twice, whatever comes in which order (seed ${seed})`, async () => {
  console.info(`money-property: BALLAST_SEED=${seed} BALLAST_MONEY_STEPS=${steps}`)
  const dice = diceOf(seed)
  const models = new Map<bigint, Map<bigint, Expected>>()
  const sent = new Map<bigint, Buffer[]>()
  for (let n = 0; n < batches; n++) {
    // Every other list is looked at again by a sample, and what is wrong in it stays held.
    const batch = n % 2 === 0 ? await at.ready(rowsOfBatch) : await sampled(dice)
    const wrong = await at.system((db) =>
      db.selectFrom('sample_row').select('claim').where('batch', '=', batch).where('state', '=', 'wrong').execute(),
    )
    const held = new Set(wrong.map(({ claim }) => claim))
    models.set(
      batch,
      new Map(
        (await at.claimsOf(batch)).map(({ id, fen, payee }) => [id, { state: held.has(id) ? 'held' : 'listed', fen, payee, attempts: [] }]),
      ),
    )
    sent.set(batch, [])
    await hold(batch, models.get(batch) ?? new Map(), `begin ${n}`)
  }
  const tally = new Map<string, number>()
  for (let step = 0; step < steps; step++) {
    const batch = [...models.keys()][dice.below(batches)] ?? 0n
    const model = models.get(batch)
    if (model === undefined) throw new Error('no model')
    const [name, act] = acts[dice.below(acts.length)] ?? (['settle', settle] as const)
    const took = await act({ batch, model, dice, files: sent.get(batch) ?? [] })
    tally.set(`${name} ${took}`, (tally.get(`${name} ${took}`) ?? 0) + 1)
    await hold(batch, model, `${step} ${name}`)
  }
  // What was tried has to have happened, or nothing was shown.
  expect([...tally.keys()].filter((key) => key.endsWith('done')).length).toBeGreaterThan(3)
}, 600_000)

/** A list whose order has a sample: all of it is looked at, and some of it is wrong. */
async function sampled(dice: ReturnType<typeof diceOf>): Promise<bigint> {
  const plan = { share: 10_000, least: 1, mostWrong: 10_000, basis: '规程' }
  await at.by('cheng', 'batch.order', (db, caller) =>
    layDownOrder(db, caller, { policy: 'job_retention_refund', steps: sampledSteps, basis: '规程', gates: { sample: plan } }),
  )
  const batch = await at.made(rowsOfBatch)
  await at.toAccountCheck(batch)
  await at.confirmAll(batch)
  await at.toFinance(batch)
  const drawn = { number: String(seed), source: '公开号码', day: '2023-01-04' }
  await at.by('cheng', 'sample.draw', (db, caller) => drawSample(db, caller, batch, drawn, undefined, calendar))
  // Whoever holds a row does not close its doubt: another than whoever closes them here.
  const hou = await at.office.as('hou', 'sample.look')
  await at.by('cheng', 'sample.draw', (db, caller) => assignSample(db, caller, batch, [hou.account.id], calendar))
  for (const { id: claim } of await at.claimsOf(batch)) {
    const found = { batch, claims: [claim], finding: dice.is(0.3) ? 'wrong' : 'right', fault: '人数不符', evidence: '名册' } as const
    const looked = await at.by('hou', 'sample.look', (db, caller) => lookAtSample(db, caller, found, calendar))
    expect(looked.kind).toBe('done')
  }
  const ended = await at.onSeen(batch, 'cheng', 'sample.draw', (db, caller, seen) => endSample(db, caller, seen, calendar))
  expect(ended).toEqual({ kind: 'done', value: 'finance' })
  await at.passFinance(batch)
  return batch
}

interface Turn {
  readonly batch: bigint
  readonly model: Map<bigint, Expected>
  readonly dice: ReturnType<typeof diceOf>
  readonly files: Buffer[]
}

type Outcome = 'done' | 'refused' | 'nothing'
type Act = (turn: Turn) => Promise<Outcome>

const inState = (model: Turn['model'], states: readonly State[]) => [...model].filter(([, { state }]) => states.includes(state))
const outcome = (result: { kind: 'done' | 'refused' }): Outcome => result.kind

const acts: readonly (readonly [string, Act])[] = [
  ['hand over', handOver],
  ['answer', answer],
  ['answer', answer],
  ['return late', returnLate],
  ['repeat', repeat],
  ['lie', lie],
  ['money back', moneyBack],
  ['correct', correct],
  ['recheck', recheck],
  ['hold', holdSome],
  ['release', release],
  ['drop', drop],
  ['settle', settle],
]

async function handOver({ batch, model }: Turn): Promise<Outcome> {
  const ready = inState(model, ['listed', 'payable'])
  const result = await at.handOverAll(batch)
  expect(result.kind).toBe(ready.length > 0 ? 'done' : 'refused')
  if (result.kind === 'refused') return 'refused'
  expect(result.value).toMatchObject({ rows: ready.length, fen: String(ready.reduce((sum, [, { fen }]) => sum + fen, 0n)) })
  const numbers = new Set(result.value.files.map(({ number }) => number))
  for (const { claim, reference, file } of await at.paymentsOf(batch)) {
    if (!numbers.has(file)) continue
    const expected = model.get(claim)
    expected?.attempts.push({ reference, state: 'in_process' })
    if (expected !== undefined) expected.state = 'in_process'
  }
  return 'done'
}

const lineOf = ({ payee, fen }: Expected, { reference }: Attempt, result: string, text: string): SaidLine => ({
  reference,
  number: numberOf(payee),
  fen,
  result,
  text,
})

/** The bank says something to some of the payments that it was silent about, in any order, in one file or two. */
async function answer({ batch, model, dice, files }: Turn): Promise<Outcome> {
  const some = dice.shuffled(dice.some(inState(model, ['in_process']), 0.6))
  if (some.length === 0) return 'nothing'
  const results = some.map(([, expected]) => ({ expected, attempt: expected.attempts.at(-1), isPaid: dice.is(0.6) }))
  const lines = results.map(({ expected, attempt, isPaid }) =>
    lineOf(expected, attempt as Attempt, isPaid ? '0000' : '1002', String(files.length)),
  )
  const cut = dice.is(0.5) ? dice.below(lines.length) : 0
  const parts = [lines.slice(0, cut), lines.slice(cut)].filter((part) => part.length > 0).map((part) => answerCsv(part))
  const result = await at.take(batch, parts)
  expect(result).toMatchObject({ kind: 'done', value: { answered: { rows: some.length } } })
  for (const { expected, attempt, isPaid } of results) {
    expected.state = isPaid ? 'paid' : 'returned'
    if (attempt !== undefined) attempt.state = isPaid ? 'succeeded' : 'returned'
  }
  files.push(...parts)
  return outcome(result)
}

async function returnLate({ batch, model, dice, files }: Turn): Promise<Outcome> {
  const some = dice.some(inState(model, ['paid']), 0.3)
  if (some.length === 0) return 'nothing'
  const file = answerCsv(some.map(([, expected]) => lineOf(expected, expected.attempts.at(-1) as Attempt, '1003', `late ${files.length}`)))
  const result = await at.take(batch, [file])
  expect(result).toMatchObject({ kind: 'done', value: { returnedLate: { rows: some.length } } })
  for (const [, expected] of some) {
    expected.state = 'returned'
    const last = expected.attempts.at(-1)
    if (last !== undefined) last.state = 'returned'
  }
  files.push(file)
  return 'done'
}

/** A file that was taken in before comes again, or what it says comes in another file: nothing changes. */
async function repeat({ batch, model, dice, files }: Turn): Promise<Outcome> {
  const file = files[dice.below(Math.max(1, files.length))]
  if (file !== undefined && dice.is(0.5)) {
    expect(await at.take(batch, [file])).toMatchObject({ kind: 'done', value: { repeated: 1, answered: { rows: 0 } } })
    return 'done'
  }
  const known = [...model.values()].flatMap((expected) =>
    expected.attempts
      .filter(({ state }) => state !== 'in_process')
      .map((attempt) => lineOf(expected, attempt, attempt.state === 'succeeded' ? '0000' : '1002', `again ${files.length}`)),
  )
  if (known.length === 0) return 'nothing'
  const again = answerCsv(dice.shuffled(known))
  expect(await at.take(batch, [again])).toMatchObject({ kind: 'done' })
  files.push(again)
  return 'done'
}

/** A file with one line that is not so: nothing of it is taken. */
async function lie({ batch, model, dice }: Turn): Promise<Outcome> {
  const some = inState(model, ['in_process'])
  if (some.length === 0) return 'nothing'
  const lines = some.map(([, expected]) => lineOf(expected, expected.attempts.at(-1) as Attempt, '0000', 'lie'))
  const victim = dice.below(lines.length)
  const change: Partial<SaidLine> =
    [{ fen: 1n }, { number: '6299000000009999' }, { reference: '20239999000001' }, { result: '?' }][dice.below(4)] ?? {}
  const result = await at.take(batch, [answerCsv(lines.map((line, n) => (n === victim ? { ...line, ...change } : line)))])
  expect(result.kind).toBe('refused')
  return 'done'
}

async function moneyBack({ batch, model, dice }: Turn): Promise<Outcome> {
  const some = dice.some(inState(model, ['returned']), 0.7)
  if (some.length === 0) return 'nothing'
  const seen = {
    claims: some.map(([id]) => id),
    voucher: { number: '记字1号', day: '2023-01-04' },
    fen: some.reduce((sum, [, { fen }]) => sum + fen, 0n),
  }
  expect(await at.by('kuai', 'fund.account', (db, caller) => enterMoneyBack(db, caller, batch, seen, calendar))).toMatchObject({
    kind: 'done',
  })
  for (const [, expected] of some) {
    expected.state = 'back'
    const last = expected.attempts.at(-1)
    if (last !== undefined) last.state = 'back'
  }
  return 'done'
}

/** Any rows at all are asked for; only those whose money is back may be corrected, and all are or none. */
async function correct({ batch, model, dice }: Turn): Promise<Outcome> {
  const some = dice.some(dice.is(0.8) ? inState(model, ['back']) : [...model], 0.7)
  if (some.length === 0) return 'nothing'
  const accounts = new Map((await at.claimsOf(batch)).map(({ id, account }) => [id, account ?? 0n]))
  const rows = some.map(([claim]) => ({ claim, account: accounts.get(claim) ?? 0n }))
  const result = await at.by('lin', 'claim.correct', (db, caller) => correctClaims(db, caller, batch, rows, '账户已激活', calendar))
  expect(result.kind).toBe(some.every(([, { state }]) => state === 'back') ? 'done' : 'refused')
  if (result.kind === 'done') for (const [, expected] of some) expected.state = 'corrected'
  return outcome(result)
}

async function recheck({ batch, model, dice }: Turn): Promise<Outcome> {
  const some = dice.some(inState(model, ['corrected']), 0.8)
  if (some.length === 0) return 'nothing'
  const ids = some.map(([id]) => id)
  const isAgreed = dice.is(0.8)
  const result = await at.by('yan', 'claim.recheck', (db, caller) =>
    isAgreed ? recheckClaims(db, caller, batch, ids, calendar) : sendBackClaims(db, caller, batch, ids, '联行号不对', calendar),
  )
  expect(result).toMatchObject({ kind: 'done' })
  for (const [, expected] of some) expected.state = isAgreed ? 'payable' : 'back'
  return 'done'
}

async function holdSome({ batch, model, dice }: Turn): Promise<Outcome> {
  const some = dice.some([...model], 0.2)
  if (some.length === 0) return 'nothing'
  const doubt = { batch, claims: some.map(([id]) => id), source: 'own_check', reason: '疑似重复' } as const
  const result = await at.by('yan', 'doubt.raise', (db, caller) => raiseDoubts(db, caller, doubt, calendar))
  expect(result.kind).toBe(some.every(([, { state }]) => ['listed', 'payable', 'held'].includes(state)) ? 'done' : 'refused')
  if (result.kind === 'done') for (const [, expected] of some) expected.state = 'held'
  return outcome(result)
}

async function release({ batch, model, dice }: Turn): Promise<Outcome> {
  const doubts = await at.system((db) =>
    db
      .selectFrom('doubt')
      .select(['id', 'claim', 'version'])
      .where('batch', '=', batch)
      .where('state', '=', 'raised')
      .orderBy('id')
      .execute(),
  )
  const one = doubts[dice.below(Math.max(1, doubts.length))]
  if (one === undefined) return 'nothing'
  await at.by('lin', 'doubt.answer', (db, caller) => answerDoubt(db, caller, one, { answer: '已核', evidence: '材料' }, calendar))
  const finding = dice.is(0.8) ? 'cleared' : 'stands'
  const closed = await at.by('ding', 'doubt.close', (db, caller) =>
    closeDoubt(db, caller, { id: one.id, version: one.version + 1 }, finding, calendar),
  )
  expect(closed).toMatchObject({ kind: 'done' })
  const expected = model.get(one.claim)
  const isOpen = doubts.some(({ id, claim }) => claim === one.claim && id !== one.id)
  if (expected?.state === 'held') expected.state = finding === 'stands' ? 'dropped' : isOpen ? 'held' : 'listed'
  return 'done'
}

async function drop({ batch, model, dice }: Turn): Promise<Outcome> {
  const some = dice.some([...model], 0.08)
  if (some.length === 0) return 'nothing'
  const ids = some.map(([id]) => id)
  const result = await at.by('lin', 'batch.make', (db, caller) => dropRows(db, caller, batch, ids, '注销'))
  expect(result.kind).toBe(some.every(([, { state }]) => ['listed', 'held', 'back'].includes(state)) ? 'done' : 'refused')
  if (result.kind === 'done') for (const [, expected] of some) expected.state = 'dropped'
  return outcome(result)
}

async function settle({ batch, model }: Turn): Promise<Outcome> {
  const before = (await at.batchOf(batch)).state
  const result = await at.onSeen(batch, 'kuai', 'fund.account', (db, caller, seen) => settleBatch(db, caller, seen, calendar))
  const isSettled = [...model.values()].every(({ state }) => state === 'paid' || state === 'dropped')
  expect(result.kind).toBe(before === 'answers' && isSettled ? 'done' : 'refused')
  return outcome(result)
}

/** What has to be so after every step. */
async function hold(batch: bigint, model: Turn['model'], where: string): Promise<void> {
  const claims = await at.claimsOf(batch)
  expect([where, claims.map(({ id, state }) => [id, state])]).toEqual([where, [...model].map(([id, { state }]) => [id, state])])
  const sum = (states: readonly State[]) => {
    const some = inState(model, states)
    return { rows: some.length, fen: some.reduce((total, [, { fen }]) => total + fen, 0n) }
  }
  const counts = await at.countsOf(batch)
  expect([where, counts]).toMatchObject([
    where,
    {
      succeeded: sum(['paid']),
      inProcess: sum(['in_process']),
      returned: sum(['returned', 'back', 'corrected', 'payable']),
      held: sum(['held']),
      waiting: sum(['listed']),
      cancelled: sum(['dropped']),
      difference: { rows: 0, fen: 0n },
    },
  ])
  const payments = await at.paymentsOf(batch)
  const expected = [...model].flatMap(([id, { attempts }]) => attempts.map(({ reference, state }) => [id, reference, state]))
  const byReference = (a: readonly unknown[], b: readonly unknown[]) => (String(a[1]) < String(b[1]) ? -1 : 1)
  expect([where, payments.map(({ claim, reference, state }) => [claim, reference, state]).sort(byReference)]).toEqual([
    where,
    expected.sort(byReference),
  ])
  const live = payments.filter(({ state }) => state === 'in_process' || state === 'succeeded').map(({ claim }) => claim)
  expect([where, new Set(live).size]).toEqual([where, live.length])
  const { rows } = await at.system((db) =>
    sql<{ files: string | null; payments: string | null }>`
      select (select sum(fen)::text from bank_file where batch = ${batch} and direction = 'out') as files,
        (select sum(fen)::text from payment where batch = ${batch}) as payments`.execute(db),
  )
  expect([where, rows[0]?.payments]).toEqual([where, rows[0]?.files])
}
