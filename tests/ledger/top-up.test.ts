import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  approveBatch,
  dropRows,
  enterMoneyBack,
  enterSuccession,
  type GrantedRow,
  grantsLeftOut,
  makeBatch,
  type TopUpOrder,
  type WantedBatch,
} from '../../src/ledger/index.ts'
import { countGrants, type GrantsCounted } from '../../src/ledger/top-up/inherited.ts'
import { type DecidedRow, reckonTopUp } from '../../src/ledger/top-up/reckon-top-up.ts'
import { openRecovery } from '../../src/recovery/index.ts'
import { calendar } from '../office/people.ts'
import { done } from '../recovery/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { diceOf } from './dice.ts'
import { answerCsv, moneyOffice, numberOf } from './money.ts'
import { granted, ledgerOffice, wantedBatch } from './people.ts'

describe('what is still due', () => {
  const grants = (fen: bigint, change: Partial<GrantsCounted> = {}): GrantsCounted => ({
    granted: fen,
    paid: fen,
    inProcess: 0n,
    inherited: 0n,
    lastTopUp: 0,
    isClaimedBack: false,
    ...change,
  })
  it.each<[string, bigint, DecidedRow['history'], GrantsCounted | undefined, string]>([
    ['the difference to what was granted', 1200n, 0n, grants(1000n), 'pay 200 as 1'],
    ['a second time the difference to both', 1300n, 0n, grants(1200n, { lastTopUp: 1 }), 'pay 100 as 2'],
    ['nothing where as much was granted', 1000n, 0n, grants(1000n), 'same'],
    ['a fen above', 1001n, 0n, grants(1000n), 'pay 1 as 1'],
    ['never less than nothing', 999n, 0n, grants(1000n), 'above by 1'],
    ['nothing where nothing was granted', 1000n, 0n, undefined, 'ungranted'],
    ['what the run already took off for the same payments, once', 1200n, 1000n, grants(1000n), 'pay 200 as 1'],
    ['the same where some is on its way and the run knows what arrived', 1200n, 600n, grants(1000n, { paid: 600n }), 'pay 200 as 1'],
    ['what the run alone knows', 1200n, 1000n, undefined, 'pay 200 as 1'],
    ['no guess where both know something else', 1200n, 300n, grants(1000n), 'unclear'],
    ['what the ledger granted where the run does not say', 1200n, 'untold', grants(1000n), 'pay 200 as 1'],
    ['no guess where nobody says', 1200n, 'untold', undefined, 'unclear'],
    ['what was paid beyond', 1000n, 'more', grants(1100n), 'above by 100'],
    ['no guess where the run knows more than the ledger', 1000n, 'more', grants(900n), 'unclear'],
    ['nothing beside money that is claimed back', 1200n, 0n, grants(1000n, { isClaimedBack: true }), 'claimed back'],
  ])('is %s', (_, fen, history, made, expected) => {
    const { rows, above, same, ungranted, unclear, claimedBack } = reckonTopUp([{ ...granted(1), fen, history }], () => made)
    const said = [
      ...rows.map((row) => `pay ${row.fen} as ${row.topUp}`),
      ...above.map((row) => `above by ${row.granted - row.decided}`),
      ...(same > 0 ? ['same'] : []),
      ...(ungranted > 0 ? ['ungranted'] : []),
      ...unclear.map(() => 'unclear'),
      ...claimedBack.map(() => 'claimed back'),
    ]
    expect(said).toEqual([expected])
  })
})

describe('what a successor counts', () => {
  const made = (own: Readonly<Record<string, bigint>>) =>
    new Map(
      Object.entries(own).map(([key, fen]) => [
        `${key} 2021`,
        { granted: fen, paid: fen, inProcess: 0n, lastTopUp: 0, isClaimedBack: false },
      ]),
    )
  const goesOn = (predecessor: bigint, successor: bigint, numerator = 1n, denominator = 1n) => ({
    entity: 'insured_unit',
    predecessor,
    successor,
    numerator,
    denominator,
  })
  it.each<[string, string, Readonly<Record<string, bigint>>, readonly ReturnType<typeof goesOn>[], bigint | undefined]>([
    ['its own', 'insured_unit/2', { 'insured_unit/2': 5n }, [], 5n],
    ['what the unit before it was granted', 'insured_unit/2', { 'insured_unit/1': 7n }, [goesOn(1n, 2n)], 7n],
    ['both, along a chain', 'insured_unit/3', { 'insured_unit/1': 7n, 'insured_unit/3': 2n }, [goesOn(1n, 2n), goesOn(2n, 3n)], 9n],
    ['two units that merged', 'insured_unit/3', { 'insured_unit/1': 7n, 'insured_unit/2': 4n }, [goesOn(1n, 3n), goesOn(2n, 3n)], 11n],
    // A third of 10 is 3, two thirds 6; the fen that is left goes to the largest share.
    ['its share', 'insured_unit/2', { 'insured_unit/1': 10n }, [goesOn(1n, 2n, 1n, 3n), goesOn(1n, 3n, 2n, 3n)], 3n],
    [
      'the larger share with what is left over',
      'insured_unit/3',
      { 'insured_unit/1': 10n },
      [goesOn(1n, 2n, 1n, 3n), goesOn(1n, 3n, 2n, 3n)],
      7n,
    ],
    ['what a unit keeps that split', 'insured_unit/1', { 'insured_unit/1': 10n }, [goesOn(1n, 2n, 1n, 4n)], 8n],
    ['a person’s grant whole', 'person/9+insured_unit/2', { 'person/9+insured_unit/1': 10n }, [goesOn(1n, 2n, 1n, 3n)], 10n],
    ['nothing of another person', 'person/8+insured_unit/2', { 'person/9+insured_unit/1': 10n }, [goesOn(1n, 2n)], undefined],
    [
      'an end even in a circle, which none may enter',
      'insured_unit/2',
      { 'insured_unit/1': 7n },
      [goesOn(1n, 2n), goesOn(2n, 1n)],
      undefined,
    ],
  ])('is %s', (_, key, own, successions, expected) => {
    expect(countGrants(key, '2021', 'insured_unit', made(own), successions)?.granted).toBe(expected)
  })
})

const order = (change: Partial<TopUpOrder> = {}): TopUpOrder => ({
  basis: '渝人社发〔2022〕99号',
  clause: '第二条',
  change: '返还比例由 60% 提高到 90%',
  withdrawn: [],
  ...change,
})

onBothStores('a top-up', ledgerOffice, (open) => {
  let at: Awaited<ReturnType<typeof moneyOffice>>
  let lastKey = 700_000
  beforeAll(async () => {
    at = await moneyOffice(await open())
  })
  afterAll(() => at.clear())

  const rowOf = (key: number, fen: bigint, change: Partial<GrantedRow> = {}): GrantedRow =>
    granted(key, { fen, region: 500103, history: 0n, ...change })
  const topUp = (rows: readonly GrantedRow[], change: Partial<WantedBatch> = {}, reason: Partial<TopUpOrder> = {}) =>
    at.by('lin', 'batch.make', (db, caller) =>
      makeBatch(db, caller, wantedBatch(0, 0, { kind: 'top_up', topUp: order(reason), rows, ...change }), calendar),
    )
  const fenOf = async (batch: string) => (await at.claimsOf(BigInt(batch))).map(({ payee, fen }) => [Number(payee), fen])
  const listed = async (amounts: readonly bigint[], change: (n: number) => Partial<GrantedRow> = () => ({})) => {
    const first = lastKey
    lastKey += 1000
    const keys = amounts.map((_, n) => first + n)
    const batch = await at.made(0, { rows: amounts.map((fen, n) => rowOf(first + n, fen, change(n))) })
    return { keys, batch }
  }

  it('lists what a later run decides beyond all that was granted, with its basis, and notes what is beyond it', async () => {
    const { keys } = await listed([1000n, 1000n, 1000n])
    const [up = 0, same = 0, down = 0] = keys
    const rows = [rowOf(up, 1200n), rowOf(same, 1000n), rowOf(down, 900n), rowOf(down + 1, 500n)]
    for (const what of ['basis', 'clause', 'change'] as const)
      expect(await topUp(rows, {}, { [what]: ' ' })).toMatchObject({ refusal: { code: 'text_needed', what } })
    const withdrawn = [
      {
        subject: 5n,
        payee: { entity: 'insured_unit', key: 5n },
        onceKey: 'insured_unit/5',
        period: '2021',
        granted: 800n,
        path: '001022003',
      },
    ]
    const place = await at.system((db) => db.selectFrom('region').select('path').where('code', '=', 500103).executeTakeFirstOrThrow())
    const made = done(await topUp(rows, {}, { withdrawn: withdrawn.map((one) => ({ ...one, path: place.path })) }))
    expect(made).toMatchObject({ rows: 1, fen: '200', taken: 3, above: 2 })
    expect(await fenOf(made.batch)).toEqual([[up, 200n]])
    const batch = await at.batchOf(BigInt(made.batch))
    expect([batch.kind, batch.basis]).toEqual([
      'top_up',
      { document: '渝人社发〔2022〕99号', clause: '第二条', change: '返还比例由 60% 提高到 90%' },
    ])
    const noted = await at.system((db) =>
      db.selectFrom('granted_above').select(['once_key', 'granted_fen', 'decided_fen']).orderBy('id').execute(),
    )
    expect(noted.map((row) => Object.values(row))).toEqual([
      [`insured_unit/${down}`, 1000n, 900n],
      ['insured_unit/5', 800n, 0n],
    ])
    // The same again comes to nothing; a still later run tops up once more, under its own number.
    expect(await topUp(rows)).toMatchObject({ refusal: { code: 'nothing_to_top_up', same: 2, above: 1, ungranted: 1 } })
    const second = done(await topUp([rowOf(up, 1250n)]))
    expect(await fenOf(second.batch)).toEqual([[up, 50n]])
    const numbers = await at.system((db) =>
      db.selectFrom('claim').select(['kind', 'top_up', 'fen']).where('once_key', '=', `insured_unit/${up}`).orderBy('id').execute(),
    )
    expect(numbers).toEqual([
      { kind: 'first', top_up: 0, fen: 1000n },
      { kind: 'top_up', top_up: 1, fen: 200n },
      { kind: 'top_up', top_up: 2, fen: 50n },
    ])
    // What left a list is not granted any more, and its number is free again.
    const [claim] = await at.claimsOf(BigInt(second.batch))
    await at.by('lin', 'batch.make', (db, caller) => dropRows(db, caller, BigInt(second.batch), [claim?.id ?? 0n], '重复'))
    expect(await fenOf(done(await topUp([rowOf(up, 1260n)])).batch)).toEqual([[up, 60n]])
    // Nor does a first list grant it anew.
    expect(
      await at.by('lin', 'batch.make', (db, caller) => makeBatch(db, caller, wantedBatch(0, 0, { rows: [rowOf(up, 1200n)] }), calendar)),
    ).toMatchObject({ refusal: { code: 'nothing_to_grant', taken: 1 } })
  })

  it('counts what a predecessor was granted, once it is entered with its paper', async () => {
    const { keys } = await listed([1000n])
    const [before = 0] = keys
    const after = before + 500
    const entered = (change: Partial<Parameters<typeof enterSuccession>[2]> = {}) =>
      at.by('lin', 'batch.make', (db, caller) =>
        enterSuccession(db, caller, {
          entity: 'insured_unit',
          predecessor: BigInt(before),
          successor: BigInt(after),
          numerator: 1n,
          denominator: 1n,
          day: '2022-06-30',
          basis: '合并登记通知书',
          ...change,
        }),
      )
    expect(await topUp([rowOf(after, 1200n)])).toMatchObject({ refusal: { code: 'nothing_to_top_up', ungranted: 1 } })
    for (const [change, refusal] of [
      [{ basis: '' }, { code: 'text_needed' }],
      [{ day: '2023-01-05' }, { code: 'day_ahead' }],
      [{ successor: BigInt(before) }, { code: 'succession_unfit', fault: 'circle' }],
      [{ numerator: 2n }, { code: 'succession_unfit', fault: 'share' }],
    ] as const)
      expect(await entered(change)).toMatchObject({ refusal })
    done(await entered())
    expect(await entered()).toMatchObject({ refusal: { code: 'succession_unfit', fault: 'twice' } })
    expect(await entered({ successor: 9_999_999n })).toMatchObject({ refusal: { code: 'succession_unfit', fault: 'share' } })
    expect(await entered({ predecessor: BigInt(after), successor: BigInt(before) })).toMatchObject({ refusal: { fault: 'circle' } })
    expect(await fenOf(done(await topUp([rowOf(after, 1200n)])).batch)).toEqual([[after, 200n]])
    expect(await topUp([rowOf(after, 1200n)])).toMatchObject({ refusal: { same: 1 } })
  })

  it('finds grants that a run does not decide any more, and is not paid beyond what was decided', async () => {
    const { keys } = await listed([1000n, 1000n])
    const [stays = 0, gone = 0] = keys
    const left = await at.by('lin', 'batch.make', (db) => grantsLeftOut(db, 'job_retention_refund', [rowOf(stays, 1500n)], 5000))
    expect(left.filter(({ onceKey }) => onceKey === `insured_unit/${gone}`)).toMatchObject([{ granted: 1000n, subject: BigInt(gone) }])
    expect(left.some(({ onceKey }) => onceKey === `insured_unit/${stays}`)).toBe(false)
    const made = done(await topUp([rowOf(stays, 1500n)]))
    const batch = BigInt(made.batch)
    await at.toAccountCheck(batch)
    await at.confirmAll(batch)
    // By another way more was granted meanwhile.
    const grant = (fen: bigint) =>
      at.system((db) =>
        db.updateTable('claim').set({ fen }).where('once_key', '=', `insured_unit/${stays}`).where('kind', '=', 'first').execute(),
      )
    await grant(1001n)
    const approval = { number: '渝就拨〔2023〕2号', day: '2023-01-04' }
    const approve = () => at.onSeen(batch, 'tan', 'batch.approve', (db, caller, seen) => approveBatch(db, caller, seen, approval, calendar))
    await expect(at.toFinance(batch)).rejects.toThrow()
    expect(await approve()).toMatchObject({ refusal: { code: 'top_up_beyond', rows: 1, decided: 1500n, granted: 1501n } })
    await grant(1000n)
    expect(await approve()).toMatchObject({ kind: 'done' })
  })

  // Longer by BALLAST_TOP_UP_STEPS, and again by BALLAST_SEED.
  const seed = Number(process.env.BALLAST_SEED ?? randomInt(2 ** 31))
  const runs = Number(process.env.BALLAST_TOP_UP_STEPS ?? 4)

  it(`never brings anybody more than the highest that a run decided, and every fen of it (seed ${seed})`, async () => {
    console.info(`top-up: BALLAST_SEED=${seed} BALLAST_TOP_UP_STEPS=${runs}`)
    const dice = diceOf(seed)
    const people = 6
    const { keys, batch } = await listed(Array.from({ length: people }, () => BigInt(500 + dice.below(1000))))
    const arrived = new Map<number, bigint>()
    const highest = new Map((await fenOf(String(batch))).map(([key, fen]) => [Number(key), BigInt(fen ?? 0)]))
    await payWhat(batch, dice, arrived)
    for (let run = 0; run < runs; run++) {
      // Rates go up and down, and some are left out of a run.
      const rate = BigInt(50 + dice.below(120))
      const rows = keys.filter(() => dice.is(0.85)).map((key, n) => rowOf(key, 1n + (BigInt(700 + 37 * n) * rate) / 100n))
      for (const { subject, fen } of rows) {
        const key = Number(subject)
        if (fen > (highest.get(key) ?? 0n)) highest.set(key, fen)
      }
      const grants = await at.system((db) =>
        db.selectFrom('claim').select(['once_key', 'fen']).where('state', 'not in', ['waived', 'dropped', 'deferred']).execute(),
      )
      const grantedTo = (key: number) =>
        grants.filter(({ once_key }) => once_key === `insured_unit/${key}`).reduce((sum, { fen }) => sum + fen, 0n)
      const due = rows.flatMap(({ subject, fen }) => {
        const before = grantedTo(Number(subject))
        return before > 0n && fen > before ? [[Number(subject), fen - before] as const] : []
      })
      const result = await topUp(rows)
      expect(result.kind).toBe(due.length > 0 ? 'done' : 'refused')
      if (result.kind === 'refused') continue
      expect(await fenOf(result.value.batch)).toEqual(due)
      await payWhat(BigInt(result.value.batch), dice, arrived)
      for (const key of keys) expect([run, key, (arrived.get(key) ?? 0n) <= (highest.get(key) ?? 0n)]).toEqual([run, key, true])
    }
  }, 600_000)

  /** Pays a list as far as chance lets it: some rows leave it, some money arrives, some comes back, some waits. */
  async function payWhat(batch: bigint, dice: ReturnType<typeof diceOf>, arrived: Map<number, bigint>): Promise<void> {
    await at.toAccountCheck(batch)
    await at.confirmAll(batch)
    const rows = await at.claimsOf(batch)
    const leaving = dice.some(rows, 0.15).map(({ id }) => id)
    if (leaving.length === rows.length) leaving.pop()
    if (leaving.length > 0) done(await at.by('lin', 'batch.make', (db, caller) => dropRows(db, caller, batch, leaving, '注销')))
    await at.toHandOver(batch)
    done(await at.handOverAll(batch))
    const payments = await at.paymentsOf(batch)
    const said = payments.map((payment) => ({ payment, isPaid: dice.is(0.8) })).filter(() => dice.is(0.9))
    if (said.length === 0) return
    const lines = said.map(({ payment: { reference, fen, payee }, isPaid }) => ({
      reference,
      number: numberOf(payee),
      fen,
      result: isPaid ? '0000' : '1002',
    }))
    done(await at.take(batch, [answerCsv(lines)]))
    for (const { payment, isPaid } of said)
      if (isPaid) arrived.set(Number(payment.payee), (arrived.get(Number(payment.payee)) ?? 0n) + payment.fen)
    const back = said.filter(({ isPaid }) => !isPaid).map(({ payment }) => payment)
    if (back.length === 0 || dice.is(0.5)) return
    const seen = {
      claims: back.map(({ claim }) => claim),
      voucher: { number: '记字1号', day: '2023-01-04' },
      fen: back.reduce((sum, { fen }) => sum + fen, 0n),
    }
    done(await at.by('kuai', 'fund.account', (db, caller) => enterMoneyBack(db, caller, batch, seen, calendar)))
    // What came back and is given up is granted no more.
    if (dice.is(0.5)) done(await at.by('lin', 'batch.make', (db, caller) => dropRows(db, caller, batch, seen.claims, '注销')))
  }

  it('leaves out what is claimed back', async () => {
    const { keys, batch } = await listed([1000n])
    await at.toAccountCheck(batch)
    await at.confirmAll(batch)
    await at.toHandOver(batch)
    done(await at.handOverAll(batch))
    const lines = (await at.paymentsOf(batch)).map(({ reference, fen, payee }) => ({
      reference,
      number: numberOf(payee),
      fen,
      result: '0000',
    }))
    done(await at.take(batch, [answerCsv(lines)]))
    const [row] = await at.claimsOf(batch)
    const wanted = {
      rows: [{ claim: row?.id ?? 0n, fen: 10n }],
      source: 'paid_row',
      reference: '',
      basis: '某法',
      clause: '某条',
      facts: '多发',
    } as const
    done(await at.by('lin', 'recovery.open', (db, caller) => openRecovery(db, caller, wanted, calendar)))
    expect(await topUp(keys.map((key) => rowOf(key, 1200n)))).toMatchObject({ refusal: { code: 'nothing_to_top_up', claimedBack: 1 } })
  })
})
