import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { levelOf, levels, roles } from '../../src/contract/index.ts'
import { readInbox } from '../../src/inbox/index.ts'
import { fundStandings, raiseDoubts } from '../../src/ledger/index.ts'
import { faultsOf } from '../../src/lifecycle/index.ts'
import {
  claimableRows,
  instalmentsOf,
  layDownOffset,
  linesOf,
  orderReturn,
  type RecoveryState,
  recoveryLife,
  sendBackRecovery,
  setOff,
  writeOff,
} from '../../src/recovery/index.ts'
import { endOfTerm } from '../../src/recovery/terms.ts'
import { diceOf } from '../ledger/dice.ts'
import { granted, ledgerOffice } from '../ledger/people.ts'
import { calendar } from '../office/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { done, type PaidRow, type RecoveryOffice, recoveryOffice, stepsIn } from './people.ts'

describe('the life of a case', () => {
  it('has no fault', () => expect(faultsOf(recoveryLife)).toEqual([]))

  it('waits for nobody whose inbox reaches less far than their work', () => {
    const waitsFor = Object.values(recoveryLife.states).flatMap(({ waits }) => waits?.for ?? [])
    const short = roles.flatMap((role) =>
      waitsFor.filter((permission) => {
        const work = levelOf(permission, role)
        const inbox = levelOf('inbox.read', role)
        return work !== undefined && (inbox === undefined || levels.indexOf(inbox) > levels.indexOf(work))
      }),
    )
    expect(short).toEqual([])
  })
})

// Days off of early 2023: 1 and 2 January, 21 to 27 January, and worked are 28 and 29 January.
describe('the end of a term', () => {
  it.each([
    ['2023-01-04', 3, 'workdays', '2023-01-09'],
    ['2023-01-04', 5, 'days', '2023-01-09'],
    ['2023-01-04', 2, 'days', '2023-01-06'],
    // It would end on a Saturday, or among the days off of the New Year.
    ['2023-01-04', 3, 'days', '2023-01-09'],
    ['2023-01-18', 4, 'days', '2023-01-28'],
    ['2023-01-20', 1, 'workdays', '2023-01-28'],
  ] as const)('from %s, %i %s later, is %s', (from, days, unit, end) => {
    expect(endOfTerm(from, { days, unit, basis: '第四十四条' }, calendar)).toEqual({ kind: 'done', value: end })
  })

  it('is not guessed without its clause, or beyond the known days off', () => {
    expect(endOfTerm('2023-01-04', { days: 3, unit: 'days', basis: ' ' }, calendar)).toMatchObject({
      refusal: { code: 'recovery_text_needed', what: 'term_basis' },
    })
    expect(endOfTerm('2099-01-04', { days: 3, unit: 'days', basis: '某条' }, calendar)).toMatchObject({
      refusal: { code: 'days_off_unknown' },
    })
  })
})

// Longer by BALLAST_RECOVERY_STEPS, and again by BALLAST_SEED.
const seed = Number(process.env.BALLAST_SEED ?? randomInt(2 ** 31))
const turns = Number(process.env.BALLAST_RECOVERY_STEPS ?? 36)

onBothStores('money that is claimed back', ledgerOffice, (open) => {
  let at: RecoveryOffice
  let step: ReturnType<typeof stepsIn>
  beforeAll(async () => {
    at = await recoveryOffice(await open(), 11)
    step = stepsIn(at)
  })
  afterAll(() => at.clear())

  const itemsOf = async (login: string, id: bigint) =>
    (await readInbox(await at.office.as(login, 'inbox.read', { kind: 'read' })))
      .filter(({ register, subject }) => register === 'recovery' && subject === String(id))
      .map(({ state, dueOn }) => [state, dueOn])
  const standing = async (year: number) => {
    const place = (await at.office.as('kuai', 'fund.read', { kind: 'read' })).post.region.path
    return at.system(async (db) => (await fundStandings(db, place, year)).find(({ fund }) => fund === '失业保险基金'))
  }

  it('claims back what was paid and no more, of one payee, policy and fund', async () => {
    const { first, second } = at.nextPaid()
    const { first: strange } = at.nextPaid()
    const ask = at.wantedOf([{ claim: first.claim, fen: first.fen }])
    for (const [change, refusal] of [
      [{ basis: ' ' }, { code: 'recovery_text_needed', what: 'basis' }],
      [{ clause: '' }, { code: 'recovery_text_needed', what: 'clause' }],
      [{ facts: '' }, { code: 'recovery_text_needed', what: 'facts' }],
      // A finding is named by its number.
      [{ source: 'audit' }, { code: 'recovery_text_needed', what: 'reference' }],
      [{ rows: [] }, { code: 'row_not_found' }],
      [{ rows: [{ claim: first.claim, fen: 0n }] }, { code: 'amount_not_positive' }],
      [
        { rows: [{ claim: first.claim, fen: first.fen + 1n }] },
        { code: 'beyond_paid', paid: first.fen, claimed: 0n, asked: first.fen + 1n },
      ],
      [{ rows: [...ask.rows, ...ask.rows] }, { code: 'claim_twice' }],
      [{ rows: [...ask.rows, { claim: strange.claim, fen: 1n }] }, { code: 'not_one_case', differs: 'payee' }],
      [{ rows: [{ claim: 999_999n, fen: 1n }] }, { code: 'row_not_found', id: '999999' }],
    ] as const)
      expect(await at.open({ ...ask, ...change })).toMatchObject({ refusal })
    const id = BigInt(done(await at.open({ ...ask, source: 'audit', reference: '审计取证单3号' })).recovery)
    // What is claimed already is not claimed again, until the case is withdrawn.
    expect(await at.open(ask)).toMatchObject({ refusal: { code: 'beyond_paid', claimed: first.fen } })
    const page = await claimableRows(await at.office.as('lin', 'recovery.open', { kind: 'read' }), [first.claim, second.claim])
    expect(page.map(({ left }) => left)).toEqual([0n, second.fen])
    expect(await step.withdraw(id)).toEqual({ kind: 'done', value: 'withdrawn' })
    expect(await at.open(ask)).toMatchObject({ kind: 'done' })
    // A row that is only listed was not paid.
    const listed = await at.claimsOf(await at.made(1))
    expect(await at.open(at.wantedOf([{ claim: listed[0]?.id ?? 0n, fen: 1n }]))).toMatchObject({
      refusal: { code: 'not_paid', state: 'listed' },
    })
    // Another province sees neither the row nor the case.
    expect(await at.open(ask, 'luo')).toMatchObject({ refusal: { code: 'row_not_found' } })
  })

  it('goes from notice over hearing and decision to service, and nobody decides on a notice of their own', async () => {
    const { first, second, rows } = at.nextPaid()
    const id = await at.opened(rows)
    expect(await itemsOf('lin', id)).toEqual([['opened', '2023-01-11']])
    expect(await step.receive(id, 1n, '早1')).toMatchObject({ refusal: { code: 'money_not_yet' } })
    expect(await step.notify(id)).toEqual({ kind: 'done', value: 'noticed' })
    expect(await itemsOf('lin', id)).toEqual([['noticed', '2023-01-09']])
    // The last day of the term is the payee's.
    expect(await step.lapse(id, '2023-01-09')).toMatchObject({ refusal: { code: 'term_running', endsOn: '2023-01-09' } })
    expect(await step.lapse(id, '2023-01-10')).toEqual({ kind: 'done', value: 'heard' })
    expect(await itemsOf('lin', id)).toEqual([])
    expect(await itemsOf('cheng', id)).toEqual([['heard', '2023-01-17']])
    for (const [decided, refusal] of [
      [[{ claim: first.claim, fen: first.fen + 1n }], { code: 'decision_unfit', asked: first.fen }],
      [[{ claim: 999_999n, fen: 1n }], { code: 'row_not_found' }],
      [[], { code: 'amount_not_positive', fen: 0n }],
    ] as const)
      expect(await step.order(id, decided)).toMatchObject({ refusal })
    expect(await step.order(id, rows, ' ')).toMatchObject({ refusal: { code: 'recovery_text_needed', what: 'remedies' } })
    // Sent back, it is noticed again, with the plea of the payee.
    const back = await at.seen(id)
    expect(
      await at.on('2023-01-10', 'cheng', 'recovery.decide', (db, caller) => sendBackRecovery(db, caller, back, '事实不清', calendar)),
    ).toEqual({
      kind: 'done',
      value: 'opened',
    })
    expect(await step.notify(id)).toMatchObject({ kind: 'done' })
    expect(await step.plead(id)).toEqual({ kind: 'done', value: 'heard' })
    expect(await step.order(id, [{ claim: first.claim, fen: 60_000n }])).toEqual({ kind: 'done', value: 'decided' })
    expect(await at.sums(id)).toMatchObject({ owed: 60_000n, outstanding: 60_000n })
    // What was not decided may be claimed back by another case.
    expect(await at.open(at.wantedOf([{ claim: second.claim, fen: second.fen }]))).toMatchObject({ kind: 'done' })
    expect(await step.withdraw(id)).toMatchObject({ refusal: { code: 'wrong_state' } })
    expect(await step.serve(id, '2023-01-09')).toMatchObject({ refusal: { code: 'day_before' } })
    expect(await step.serve(id)).toEqual({ kind: 'done', value: 'served' })
    // Fifteen days after 11 January lie among the days off of the New Year.
    expect(await itemsOf('lin', id)).toEqual([['served', '2023-01-28']])
  })

  it('does not let the giver of a notice decide, in whichever post', async () => {
    const { rows } = at.nextPaid()
    const id = await at.opened(rows)
    await step.notify(id)
    await step.plead(id)
    const seen = await at.seen(id)
    const decision = { number: '责退', day: '2023-01-05', text: '决定', remedies: '复议', rows }
    const handler = { ...(await at.office.as('lin', 'recovery.handle')), day: '2023-01-05' }
    expect(await handler.transact((db) => orderReturn(db, handler, seen, decision, calendar))).toMatchObject({
      refusal: { code: 'own_work', earlier: 'notify' },
    })
  })

  it('takes instalments by voucher, gives them back to the fund of the year they came in, and ends with the last fen', async () => {
    const { rows } = at.nextPaid()
    const id = await at.opened(rows)
    await step.notify(id)
    await step.lapse(id)
    await step.order(id, rows)
    await step.serve(id)
    const before = await standing(2023)
    const counts = await at.countsOf(at.batch)
    const half = 100_000n
    for (const [instalments, refusal] of [
      [[{ day: '2023-02-10', fen: half }], { code: 'instalments_differ', sum: half, outstanding: 200_001n }],
      [
        [
          { day: '2023-02-10', fen: half },
          { day: '2023-02-10', fen: half + 1n },
        ],
        { code: 'instalment_days' },
      ],
      [[{ day: '2023-01-12', fen: 200_001n }], { code: 'instalment_days', after: '2023-01-12' }],
      [
        [
          { day: '2023-02-10', fen: 0n },
          { day: '2023-02-11', fen: 200_001n },
        ],
        { code: 'amount_not_positive' },
      ],
    ] as const)
      expect(await step.agree(id, instalments)).toMatchObject({ refusal })
    expect(
      await step.agree(id, [
        { day: '2023-02-10', fen: half },
        { day: '2023-03-10', fen: half + 1n },
      ]),
    ).toEqual({ kind: 'done', value: 'agreed' })
    expect(await itemsOf('lin', id)).toEqual([['agreed', '2023-02-10']])
    expect(await step.receive(id, 40_000n, '收1')).toMatchObject({ kind: 'done', value: { state: 'agreed', isRepeated: false } })
    // The same voucher again changes nothing; with other figures it is refused.
    expect(await step.receive(id, 40_000n, '收1')).toMatchObject({ kind: 'done', value: { isRepeated: true, sums: { received: 40_000n } } })
    expect(await step.receive(id, 40_001n, '收1')).toMatchObject({ refusal: { code: 'voucher_differs', fen: 40_000n } })
    expect(await itemsOf('lin', id)).toEqual([['agreed', '2023-02-10']])
    expect(await step.receive(id, 60_000n, '收2')).toMatchObject({ kind: 'done' })
    expect(await itemsOf('lin', id)).toEqual([['agreed', '2023-03-10']])
    const one = await at.read(id)
    const plan = await at.system((db) => instalmentsOf(db, one))
    expect(plan.map(({ open: left }) => left)).toEqual([0n, half + 1n])
    expect(await step.receive(id, half + 2n, '收3')).toMatchObject({
      refusal: { code: 'beyond_outstanding', owed: 200_001n, received: half, outstanding: half + 1n, asked: half + 2n },
    })
    expect(await step.receive(id, 0n, '收3')).toMatchObject({ refusal: { code: 'amount_not_positive' } })
    expect(await step.receive(id, 1n, '收3', { day: '2023-03-02' })).toMatchObject({ refusal: { code: 'day_ahead' } })
    expect(await step.receive(id, 1n, ' ')).toMatchObject({ refusal: { code: 'recovery_text_needed', what: 'voucher' } })
    expect(await step.receive(id, half + 1n, '收3')).toMatchObject({ kind: 'done', value: { state: 'settled', sums: { outstanding: 0n } } })
    expect(await itemsOf('lin', id)).toEqual([])
    expect(await step.receive(id, 1n, '收4')).toMatchObject({ refusal: { code: 'money_not_yet' } })
    // The rows stay paid and the counts what they were; beside them stands what came back, and the fund has it again.
    expect(await at.countsOf(at.batch)).toEqual({
      ...counts,
      recovered: { rows: counts.recovered.rows + 2, fen: counts.recovered.fen + 200_001n },
    })
    expect((await standing(2023))?.recovered).toBe((before?.recovered ?? 0n) + 200_001n)
    expect((await standing(2023))?.left).toBe((before?.left ?? 0n) + 200_001n)
    expect((await standing(2023))?.paid).toBe(before?.paid)
  })

  it('takes what is paid back before the decision, and ends with it', async () => {
    const { first: row } = at.nextPaid()
    const id = await at.opened([row])
    await step.notify(id)
    await step.receive(id, 1_000n, '退1')
    await step.lapse(id)
    // Less than came is not decided, and the case is not withdrawn.
    expect(await step.order(id, [{ claim: row.claim, fen: 999n }])).toMatchObject({ refusal: { code: 'decision_unfit', received: 1_000n } })
    expect(await step.withdraw(id)).toMatchObject({ refusal: { code: 'money_came', received: 1_000n } })
    expect(await step.order(id, [{ claim: row.claim, fen: 1_000n }])).toMatchObject({ kind: 'done', value: 'decided' })
    // Paid in full, it ends once the decision was handed over.
    expect(await step.serve(id)).toEqual({ kind: 'done', value: 'settled' })
    const other = await at.opened([{ claim: row.claim, fen: row.fen - 1_000n }])
    await step.notify(other)
    expect(await step.receive(other, row.fen - 1_000n, '退2')).toMatchObject({ value: { state: 'settled' } })
  })

  it('is enforced only after a reminder whose term is over, and written off only with the consent of finance', async () => {
    const { first } = at.nextPaid()
    const id = await at.opened([first])
    await step.notify(id)
    await step.lapse(id)
    await step.order(id, [first])
    await step.serve(id)
    expect(await step.enforce(id)).toMatchObject({ refusal: { code: 'urging_missing' } })
    expect(await step.urge(id)).toEqual({ kind: 'done', value: 'urged' })
    // Ten days after 1 February is a Saturday; the term ends with the Monday.
    expect(await step.enforce(id, '2023-02-13')).toMatchObject({ refusal: { code: 'term_running', endsOn: '2023-02-13' } })
    expect(await step.enforce(id, '2023-02-14')).toEqual({ kind: 'done', value: 'enforcing' })
    await step.receive(id, 1n, '执1')
    expect(await step.propose(id)).toEqual({ kind: 'done', value: 'to_write_off' })
    expect(await itemsOf('kuai', id)).toEqual([['to_write_off', '2023-02-27']])
    expect(await step.decline(id)).toEqual({ kind: 'done', value: 'served' })
    await step.propose(id)
    const seen = await at.seen(id)
    const paper = { number: '批', day: '2023-02-20', text: '同意' }
    const asker = { ...(await at.office.as('lin', 'recovery.handle')), day: '2023-02-20' }
    expect(await asker.transact((db) => writeOff(db, asker, seen, paper, calendar))).toMatchObject({ refusal: { code: 'own_work' } })
    expect(await step.writeOff(id)).toEqual({ kind: 'done', value: 'written_off' })
    expect(await at.sums(id)).toMatchObject({ received: 1n, writtenOff: first.fen - 1n, outstanding: 0n })
  })

  it('sets off against a later payment only where a cited document lets the place do so', async () => {
    const { payee, first } = at.nextPaid()
    const id = await at.opened([first])
    await step.notify(id)
    await step.lapse(id)
    await step.order(id, [first])
    await step.serve(id)
    const later = await at.made(1, { rows: [granted(Number(payee), { period: '2022', fen: 70_000n, region: 500103 })] })
    const [row] = await at.claimsOf(later)
    const claim = row?.id ?? 0n
    const off = (fen: bigint, change: { claim?: bigint } = {}) =>
      at.on('2023-02-01', 'lin', 'recovery.handle', (db, caller) => setOff(db, caller, id, { claim, fen, number: '抵1', ...change }))
    expect(await off(1_000n)).toMatchObject({ refusal: { code: 'offset_not_in_force', basis: '' } })
    const rule = (isInForce: boolean) =>
      at.on('2023-02-01', 'cheng', 'recovery.rule', (db, caller) =>
        layDownOffset(db, caller, { isInForce, basis: '渝人社发〔2021〕5号第九条' }),
      )
    done(await rule(true))
    // A row that goes on by itself is not touched; it is held first.
    expect(await off(1_000n)).toMatchObject({ refusal: { code: 'claim_in_other_state', state: 'listed' } })
    const doubt = { batch: later, claims: [claim], source: 'own_check', reason: '待抵扣' } as const
    await at.by('lin', 'doubt.raise', (db, caller) => raiseDoubts(db, caller, doubt, calendar))
    expect(await off(70_000n)).toMatchObject({ refusal: { code: 'row_used_up', fen: 70_000n } })
    expect(await off(1_000n, { claim: at.nextPaid().first.claim })).toMatchObject({
      refusal: { code: 'offset_row_unfit', differs: 'payee' },
    })
    expect(await off(69_999n)).toMatchObject({ kind: 'done', value: { sums: { offset: 69_999n, outstanding: 30_001n } } })
    expect(await off(69_999n)).toMatchObject({ kind: 'done', value: { isRepeated: true } })
    expect((await at.claimsOf(later)).map(({ fen, state }) => [fen, state])).toEqual([[1n, 'held']])
    done(await rule(false))
    expect(await off(1_000n, { claim })).toMatchObject({ refusal: { code: 'voucher_differs' } })
  })

  it(`what is owed is received, written off or outstanding after every step, whatever comes in which order (seed ${seed})`, async () => {
    console.info(`recovery: BALLAST_SEED=${seed} BALLAST_RECOVERY_STEPS=${turns}`)
    const dice = diceOf(seed)
    const paid = [at.nextPaid(), at.nextPaid()]
    const before = (await at.countsOf(at.batch)).recovered.fen
    const models = new Map<bigint, Expected>()
    const tally = new Set<string>()
    for (let turn = 0; turn < turns; turn++) {
      const open = (await Promise.all([...models.keys()].map((one) => at.read(one)))).filter(
        ({ state }) => recoveryLife.states[state].isFinal !== true,
      )
      const one = dice.is(0.1) ? undefined : open[dice.below(open.length)]
      const model = one === undefined ? undefined : models.get(one.id)
      const some = acts.filter(([, verb]) => one !== undefined && (dice.is(0.05) || verbsIn(one.state).includes(verb)))
      const [name, , act] = some[dice.below(some.length)] ?? begins
      const took =
        one === undefined || model === undefined ? await begin(at, dice, paid, models) : await act({ at, step, dice, id: one.id, model })
      tally.add(`${name} ${took}`)
      for (const [one, { owed, received, writtenOff }] of models)
        expect([turn, name, await at.sums(one)]).toEqual([
          turn,
          name,
          { owed, received, offset: 0n, writtenOff, outstanding: owed - received - writtenOff },
        ])
      const rows = await claimableRows(
        await at.office.as('lin', 'recovery.open', { kind: 'read' }),
        paid.flatMap((of) => of.rows.map(({ claim }) => claim)),
      )
      // Of no payment is more claimed back than was paid.
      expect(rows.filter(({ left, claimed }) => left < 0n || claimed < 0n)).toEqual([])
      const received = [...models.values()].reduce((sum, one) => sum + one.received, 0n)
      expect((await at.countsOf(at.batch)).recovered.fen - before).toBe(received)
    }
    // What was tried has to have happened, or nothing was shown.
    expect([...tally].filter((each) => each.endsWith('done')).length).toBeGreaterThan(4)
  }, 600_000)
})

/** What a case comes to by the simplest reckoning there is. */
interface Expected {
  owed: bigint
  received: bigint
  writtenOff: bigint
  readonly vouchers: Map<string, bigint>
}
interface Turn {
  readonly at: RecoveryOffice
  readonly step: ReturnType<typeof stepsIn>
  readonly dice: ReturnType<typeof diceOf>
  readonly id: bigint
  readonly model: Expected
}
type Outcome = 'done' | 'refused' | 'nothing'
type Act = (turn: Turn) => Promise<Outcome>

const verbsIn = (state: RecoveryState): readonly string[] => [
  ...Object.entries(recoveryLife.verbs).flatMap(([verb, { from }]) => (from.includes(state) ? [verb] : [])),
  ...(state === 'decided' ? ['settle_recovery'] : []),
]
const by =
  (step: (turn: Turn) => Promise<{ readonly kind: 'done' | 'refused' }>): Act =>
  async (turn) =>
    (await step(turn)).kind

const begins = ['begin', '', async () => 'nothing'] as const satisfies readonly [string, string, Act]
const acts: readonly (readonly [string, string, Act])[] = [
  ['notify', 'notify', by(({ step, id }) => step.notify(id))],
  ['hear', 'lapse', by(({ step, id, dice }) => (dice.is(0.5) ? step.lapse(id) : step.plead(id, '2023-01-10')))],
  ['order', 'order_return', order],
  ['order', 'order_return', order],
  ['serve', 'serve', by(({ step, id }) => step.serve(id))],
  ['agree', 'agree_instalments', agree],
  ['urge', 'urge', by(({ step, id }) => step.urge(id))],
  ['enforce', 'enforce', by(({ step, id }) => step.enforce(id))],
  ['propose', 'propose_write_off', by(({ step, id }) => step.propose(id))],
  ['decline', 'decline_write_off', by(({ step, id }) => step.decline(id))],
  ['write off', 'write_off', writeOffRest],
  ['withdraw', 'withdraw_recovery', async ({ step, id, dice }) => (dice.is(0.2) ? (await step.withdraw(id)).kind : 'nothing')],
  ['receive', 'settle_recovery', receive],
  ['receive', 'settle_recovery', receive],
]

async function begin(
  at: RecoveryOffice,
  dice: Turn['dice'],
  paid: readonly { readonly rows: readonly PaidRow[] }[],
  models: Map<bigint, Expected>,
): Promise<Outcome> {
  const { rows } = paid[dice.below(paid.length)] ?? { rows: [] }
  const some = rows.map(({ claim, fen }) => ({ claim, fen: BigInt(1 + dice.below(Number(fen))) }))
  const result = await at.open(at.wantedOf(some))
  if (result.kind === 'refused') return 'refused'
  const owed = some.reduce((sum, { fen }) => sum + fen, 0n)
  models.set(BigInt(result.value.recovery), { owed, received: 0n, writtenOff: 0n, vouchers: new Map() })
  return 'done'
}

async function order({ at, step, dice, id, model }: Turn): Promise<Outcome> {
  const lines = await at.system((db) => linesOf(db, id))
  const rows = lines.map(({ claim, asked, back }) => ({
    claim,
    fen: dice.is(0.6) ? asked : back + BigInt(dice.below(Number(asked - back) + 2)),
  }))
  const result = await step.order(id, rows)
  if (result.kind === 'done') model.owed = rows.reduce((sum, { fen }) => sum + fen, 0n)
  return result.kind
}

async function agree({ at, step, id }: Turn): Promise<Outcome> {
  const { outstanding } = await at.sums(id)
  const half = outstanding / 2n
  const parts = [half, outstanding - half].filter((fen) => fen > 0n)
  const result = await step.agree(
    id,
    parts.map((fen, n) => ({ day: `2023-02-1${n}`, fen })),
  )
  return result.kind
}

async function writeOffRest({ step, id, model }: Turn): Promise<Outcome> {
  const result = await step.writeOff(id)
  if (result.kind === 'done') model.writtenOff = model.owed - model.received
  return result.kind
}

/** Any sum, up to a little too much, by a voucher that may have been entered before. */
async function receive({ step, dice, id, model }: Turn): Promise<Outcome> {
  const voucher = `收${dice.below(6)}`
  const left = model.owed - model.received - model.writtenOff
  const known = model.vouchers.get(voucher)
  const fen = known !== undefined && dice.is(0.5) ? known : BigInt(1 + dice.below(Number(left) + 2))
  const result = await step.receive(id, fen, voucher)
  if (result.kind === 'refused') return 'refused'
  expect(result.value.isRepeated).toBe(known !== undefined)
  if (known !== undefined) return 'nothing'
  expect(fen <= left).toBe(true)
  model.vouchers.set(voucher, fen)
  model.received += fen
  return 'done'
}
