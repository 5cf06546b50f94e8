import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dropRows, type GrantedRow } from '../../src/ledger/index.ts'
import {
  changesNextMonth,
  enterEvent,
  layDownRefusals,
  leadsOfRound,
  listRounds,
  makeRound,
  monthAfter,
  peopleOfRound,
  revokeEvent,
} from '../../src/monthly/index.ts'
import {
  type DecidedPerson,
  type PersonEvent,
  type Reason,
  type RoundQuestion,
  reckonRound,
  type Standing,
} from '../../src/monthly/reckon-round.ts'
import { roundWords } from '../../src/monthly/words.zh.ts'
import { diceOf } from '../ledger/dice.ts'
import { moneyOffice } from '../ledger/money.ts'
import { granted, ledgerOffice } from '../ledger/people.ts'
import { calendar } from '../office/people.ts'
import { done } from '../recovery/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'

const employed: Reason = { id: 'not_employed', zh: '未就业', fact: '已就业', value: '是' }
type Person = DecidedPerson<string>
const due = (change: Partial<Person> = {}): Person => ({
  onceKey: 'person/1',
  standing: 'due',
  fen: 100n,
  limit: { term: 12, drawn: 3 },
  reason: roundWords.due,
  row: 'row',
  ...change,
})
const ended = (on?: string): Person => due({ standing: 'ended', reason: { ...employed, ...(on === undefined ? {} : { on, isEnd: true }) } })
const open = due({ standing: 'open', reason: { id: 'is_registered', zh: '已登记失业' } })
const on = (change: Partial<Standing> = {}): Standing => ({ state: 'on', granted: ['2022-11'], spell: { used: 3, since: 1 }, ...change })

interface Told {
  readonly now?: Person | undefined
  readonly before?: Standing
  readonly missed?: Person
  readonly missedKnownOn?: string
  readonly events?: readonly PersonEvent[]
  readonly refusals?: RoundQuestion<string>['refusals']
}

/** What becomes of one person in December, with October as a month that a screening was made of again. */
function becomes({ now, before, missed, missedKnownOn = '2022-11-30', events = [], refusals }: Told): string {
  const one = <T>(value: T | undefined) => new Map(value === undefined ? [] : [['person/1', value] as const])
  const { lines, leads, already, unclear, refusalsUntold } = reckonRound({
    month: '2022-12',
    dataOn: '2022-12-15',
    people: one(now),
    missed: [{ month: '2022-10', dataOn: missedKnownOn, people: one(missed) }],
    standings: one(before),
    events: one(events),
    refusals,
    words: roundWords,
  })
  return [
    ...lines.map(
      ({ kind, month, reason, used }) =>
        `${kind} ${month.slice(5)}${kind === 'stopped' || kind === 'suspended' ? ` ${reason.id}` : ` ${used}`}`,
    ),
    ...leads.map(({ month }) => `lead ${month.slice(5)}`),
    ...unclear.map(({ month }) => `unclear ${month.slice(5)}`),
    ...(already > 0 ? ['already'] : []),
    ...(refusalsUntold > 0 ? ['refusals untold'] : []),
  ].join(', ')
}

const refusal = (day: string): PersonEvent => ({ kind: 'refusal', on: day, source: '就业服务记录' })

describe('what becomes of a person', () => {
  it.each<[string, Told, string]>([
    ['begins', { now: due() }, 'new 12 3'],
    ['goes on', { now: due({ limit: { term: 12, drawn: 4 } }), before: on() }, 'continued 12 4'],
    ['goes on for the last month of its term', { now: due({ limit: { term: 5, drawn: 4 } }), before: on() }, 'continued 12 4'],
    ['stops when the months are used', { now: due({ limit: { term: 4, drawn: 4 } }), before: on() }, 'stopped 12 months_used'],
    [
      'stops when they are, although the facts lag behind',
      { now: due({ limit: { term: 4, drawn: 3 } }), before: on() },
      'stopped 12 months_used',
    ],
    ['begins nothing where no month is left', { now: due({ limit: { term: 3, drawn: 3 } }) }, ''],
    ['goes on without a limit', { now: due({ limit: undefined }), before: on() }, 'continued 12 undefined'],
    ['stops by a condition', { now: ended(), before: on() }, 'stopped 12 not_employed'],
    [
      'stops, and what was granted after the day is looked at',
      { now: ended('2022-10-31'), before: on() },
      'stopped 12 not_employed, lead 11',
    ],
    ['stops, and the month of the day stands', { now: ended('2022-11-01'), before: on() }, 'stopped 12 not_employed'],
    ['is suspended while a fact lacks', { now: open, before: on() }, 'suspended 12 is_registered'],
    ['is suspended where the run does not know it', { before: on() }, 'suspended 12 not_in_run'],
    ['is suspended where its months are not known', { now: due({ limit: null }), before: on() }, 'suspended 12 months_unknown'],
    ['is suspended where the amount has no months', { now: due({ fen: undefined }), before: on() }, 'suspended 12 amount_indivisible'],
    ['goes on again', { now: due(), before: on({ state: 'suspended' }) }, 'resumed 12 4'],
    [
      'begins anew after a stop',
      { now: due({ limit: { term: 6, drawn: 0 } }), before: on({ state: 'stopped', granted: ['2022-08'] }) },
      'new 12 0',
    ],
    ['is nothing to a stop that stays', { now: ended(), before: on({ state: 'stopped' }) }, ''],
    ['is granted once', { now: due(), before: on({ granted: ['2022-11', '2022-12'] }) }, 'already'],
    ['gets a missed month besides', { now: due(), before: on(), missed: due() }, 'arrears 10 4, continued 12 5'],
    [
      'gets the missed month first where one is left',
      { now: due({ limit: { term: 5, drawn: 3 } }), before: on(), missed: due() },
      'arrears 10 4, stopped 12 months_used',
    ],
    [
      'gets a month that was missed before it stopped',
      { now: ended('2022-10-01'), before: on({ state: 'stopped', granted: ['2022-09'], spell: { used: 0, since: 1 } }), missed: due() },
      'arrears 10 3',
    ],
    [
      'gets none that lies after its end',
      { now: ended('2022-09-30'), before: on({ granted: [] }), missed: due() },
      'stopped 12 not_employed',
    ],
    [
      'is unclear where older facts say due and the end has no day',
      { now: ended(), before: on({ granted: [] }), missed: due() },
      'stopped 12 not_employed, unclear 10',
    ],
    [
      'is clear where the facts are as new',
      { now: ended(), before: on({ granted: [] }), missed: due(), missedKnownOn: '2022-12-15' },
      'arrears 10 4, stopped 12 not_employed',
    ],
    [
      'stops by death from the month after',
      { now: due(), before: on(), events: [{ kind: 'death', on: '2022-11-30', source: '民政' }] },
      'stopped 12 death',
    ],
    [
      'is due in the month of death',
      { now: due(), before: on(), events: [{ kind: 'death', on: '2022-12-01', source: '民政' }] },
      'continued 12 4',
    ],
    [
      'is not stopped by one refusal fewer',
      { now: due(), before: on(), events: [refusal('2022-10-03')], refusals: { most: 2, basis: '细则' } },
      'continued 12 4',
    ],
    [
      'is stopped by as many as the document says',
      { now: due(), before: on(), events: [refusal('2022-10-03'), refusal('2022-11-03')], refusals: { most: 2, basis: '细则' } },
      'stopped 12 refusals',
    ],
    [
      'is told where no document says how many',
      { now: due(), before: on(), events: [refusal('2022-10-03')] },
      'continued 12 4, refusals untold',
    ],
    [
      'is suspended by an entry',
      { now: due(), before: on(), events: [{ kind: 'suspension', on: '2022-11-03', source: '通知' }] },
      'suspended 12 suspension',
    ],
    [
      'goes on after its end',
      {
        now: due(),
        before: on({ state: 'suspended' }),
        events: [
          { kind: 'suspension', on: '2022-10-03', source: '通知' },
          { kind: 'resumption', on: '2022-11-03', source: '通知' },
        ],
      },
      'resumed 12 4',
    ],
  ])('%s', (_, told, expected) => {
    expect(becomes(told)).toBe(expected)
  })
})

const seed = Number(process.env.BALLAST_SEED ?? randomInt(2 ** 31))
const people = 9
const policy = { id: 'unemployment_benefit', zh: '失业保险金' }

onBothStores('monthly rounds', ledgerOffice, (open) => {
  let at: Awaited<ReturnType<typeof moneyOffice>>
  beforeAll(async () => {
    at = await moneyOffice(await open())
  }, 120_000)
  afterAll(() => at.clear())

  const rowOf = (key: bigint): GrantedRow =>
    granted(Number(key), { payee: { entity: 'person', key }, onceKey: `person/${key}`, fen: 150_000n, region: 500103 })
  const wanted = (month: string) => ({
    run: { name: 'a1b2c3d4', id: 'a'.repeat(64), resultHash: '1', dataOn: `${month}-15`, screenedOn: `${month}-15` },
    policy,
    subjectEntity: 'person',
    fund: '失业保险基金',
    rules: [],
    yearOffset: 0,
  })
  const make = (asked: Pick<RoundQuestion<GrantedRow>, 'month' | 'dataOn' | 'people' | 'missed'> & { readonly policy?: string }) =>
    at.by('lin', 'batch.make', (db, caller) =>
      makeRound(
        db,
        caller,
        { policy: policy.id, ...asked },
        { ...wanted(asked.month), policy: { ...policy, id: asked.policy ?? policy.id } },
        calendar,
      ),
    )
  const live = async (of = policy.id) => {
    const { rows } = await at.system((db) =>
      sql<{ id: bigint; once_key: string; period: string; fen: bigint; batch: bigint }>`
        select id, once_key, period, fen, batch from claim where policy = ${of} and state not in ('dropped', 'waived', 'deferred') order by id`.execute(
        db,
      ),
    )
    return rows
  }

  it(`never pays a month twice nor more months than the term, whatever comes in which order (seed ${seed})`, async () => {
    console.info(`monthly rounds: BALLAST_SEED=${seed}`)
    const dice = diceOf(seed)
    const terms = Array.from({ length: people }, () => 1 + dice.below(6))
    // What runs of each month said last, by person.
    const said = new Map<string, Map<bigint, boolean>>()
    let month = '2022-01'
    const tally = new Map<string, number>()
    for (let turn = 0; turn < 12; turn++) {
      const stand = await live()
      const paid = (key: bigint) => stand.filter(({ once_key }) => once_key === `person/${key}`)
      const knows = monthAfter(month, -dice.below(3))
      const personsOf = (of: string, states: Map<bigint, boolean>): Map<string, DecidedPerson<GrantedRow>> =>
        new Map(
          [...states].map(([key, isDue]) => [
            `person/${key}`,
            {
              onceKey: `person/${key}`,
              standing: isDue ? 'due' : dice.is(0.5) ? 'ended' : 'open',
              fen: 150_000n,
              limit: { term: terms[Number(key)] ?? 0, drawn: paid(key).filter(({ period }) => period <= knows).length },
              reason: isDue ? roundWords.due : { ...employed, ...(dice.is(0.5) ? { on: `${of}-01`, isEnd: true } : {}) },
              row: rowOf(key),
            } as const,
          ]),
        )
      const states = new Map(Array.from({ length: people }, (_, n) => [BigInt(n), dice.is(0.7)] as const))
      said.set(month, states)
      const missed = [...said.keys()]
        .filter((of) => of < month && dice.is(0.6))
        .map((of) => {
          // A run of a past month is made again over newer facts.
          const again = dice.is(0.3)
            ? new Map([...(said.get(of) ?? [])].map(([key, isDue]) => [key, dice.is(0.2) ? !isDue : isDue]))
            : (said.get(of) ?? new Map())
          said.set(of, again)
          return { month: of, dataOn: dice.is(0.5) ? `${knows}-15` : `${of}-15`, people: personsOf(of, again) }
        })
      const result = await make({ month, dataOn: `${knows}-15`, people: personsOf(month, states), missed })
      if (result.kind === 'refused') expect(result.refusal.code).toBe('nothing_in_round')
      else {
        const round = BigInt(result.value.round)
        const caller = await at.office.as('lin', 'batch.read', { kind: 'read' })
        const lines = await peopleOfRound(caller, { round, size: 500 })
        for (const { kind } of lines) tally.set(kind, (tally.get(kind) ?? 0) + 1)
        // What its lines grant is what its batch holds, line by line.
        const own = (await live()).filter(({ batch }) => String(batch) === result.value.batch?.batch)
        const told = lines.flatMap(({ fen, key, month: of }) => (fen === undefined ? [] : [`person/${key} ${of} ${fen}`]))
        expect(own.map(({ once_key, period, fen }) => `${once_key} ${period} ${fen}`).sort()).toEqual(told.sort())
        expect(own.reduce((sum, { fen }) => sum + fen, 0n)).toBe(BigInt(result.value.batch?.fen ?? 0))
        // A month that a run said was not due is never granted.
        for (const { key, month: of, fen } of lines)
          if (fen !== undefined) expect([key, of, said.get(of)?.get(key)]).toEqual([key, of, true])
      }
      const now = await live()
      for (let n = 0; n < people; n++) {
        const months = now.filter(({ once_key }) => once_key === `person/${n}`).map(({ period }) => period)
        expect(new Set(months).size).toBe(months.length)
        expect(months.length).toBeLessThanOrEqual(terms[n] ?? 0)
      }
      // Some rows leave their list, and their months are missed.
      const gone = dice.some(now, 0.15)
      for (const [batch, rows] of Map.groupBy(gone, (row) => row.batch))
        await at.by('lin', 'batch.make', (db, caller) =>
          dropRows(
            db,
            caller,
            batch,
            rows.map(({ id }) => id),
            '账户不明，下月补发',
          ),
        )
      if (dice.is(0.8)) month = monthAfter(month)
    }
    // What was tried has to have happened, or nothing was shown.
    expect(tally.get('new') ?? 0).toBeGreaterThan(0)
    expect(tally.size).toBeGreaterThan(2)
  }, 240_000)

  it('tells a round, its people, its leads and what the next month changes', async () => {
    const of = 'flexible_insurance_subsidy'
    const asked = (month: string, states: Readonly<Record<number, DecidedPerson<string>>>) => ({
      month,
      policy: of,
      dataOn: `${month}-15`,
      missed: [],
      people: new Map(
        Object.entries(states).map(([key, person]) => [`person/${key}`, { ...person, onceKey: `person/${key}`, row: rowOf(BigInt(key)) }]),
      ),
    })
    const begin = {
      901: due({ limit: { term: 2, drawn: 0 } }),
      902: due({ limit: { term: 12, drawn: 0 } }),
      903: due({ limit: { term: 1, drawn: 0 } }),
    }
    const first = done(await make(asked('2022-09', begin)))
    expect(first).toMatchObject({ lines: 3, leads: 0, batch: { rows: 3 } })
    expect(await make(asked('2022-09', begin))).toMatchObject({ refusal: { code: 'nothing_in_round', already: 3 } })
    const caller = await at.office.as('lin', 'batch.read', { kind: 'read' })
    const next = async (month: string) => (await caller.transact((db) => changesNextMonth(db, month))).filter((one) => one.policy.id === of)
    expect(await next('2022-09')).toMatchObject([{ month: '2022-10', isMade: false, usedUp: 1, entered: 0 }])
    const written = {
      person: 902n,
      policy: undefined,
      kind: 'death',
      day: '2022-09-20',
      source: '民政死亡信息',
      basis: '交换批次9',
    } as const
    expect(await at.by('lin', 'batch.make', (db, who) => enterEvent(db, who, { ...written, source: ' ' }))).toMatchObject({
      refusal: { code: 'monthly_text_needed' },
    })
    expect(await at.by('lin', 'batch.make', (db, who) => enterEvent(db, who, { ...written, day: '2099-01-01' }))).toMatchObject({
      refusal: { code: 'event_ahead' },
    })
    const { event } = done(await at.by('lin', 'batch.make', (db, who) => enterEvent(db, who, written)))
    expect(await next('2022-09')).toMatchObject([{ usedUp: 1, entered: 1 }])
    done(await at.by('lin', 'batch.make', (db, who) => revokeEvent(db, who, BigInt(event), '查无此事')))
    expect(await at.by('lin', 'batch.make', (db, who) => revokeEvent(db, who, BigInt(event), '再撤'))).toMatchObject({
      refusal: { code: 'event_not_found' },
    })
    expect(await next('2022-09')).toMatchObject([{ usedUp: 1, entered: 0 }])
    done(await at.by('lin', 'batch.make', (db, who) => enterEvent(db, who, { ...written, kind: 'refusal', policy: of })))
    done(await at.by('cheng', 'batch.order', (db, who) => layDownRefusals(db, who, { policy: of, refusals: 1, basis: '市实施细则第十条' })))
    const second = done(await make(asked('2022-10', { 901: ended('2022-08-03'), 902: due(), 903: due({ limit: { term: 1, drawn: 1 } }) })))
    expect(second).toMatchObject({ batch: null, lines: 3, leads: 1 })
    const people = await peopleOfRound(caller, { round: BigInt(second.round), kind: 'stopped', size: 50 })
    expect(people.map(({ key, reason, on: day }) => [key, reason.id, day])).toEqual([
      [901n, 'not_employed', '2022-08-03'],
      [902n, 'refusals', '2022-09-20'],
      [903n, 'months_used', undefined],
    ])
    expect(await leadsOfRound(caller, BigInt(second.round))).toMatchObject([
      { subject: { key: 901n }, month: '2022-09', fen: 100n, isClaimedBack: false },
    ])
    expect(await make(asked('2022-09', begin))).toMatchObject({ refusal: { code: 'month_passed', last: '2022-10' } })
    expect(
      (await listRounds(caller, { policy: of, size: 10 })).map(({ month, kinds }) => [
        month,
        kinds.map(({ kind, rows }) => `${kind} ${rows}`),
      ]),
    ).toEqual([
      ['2022-10', ['stopped 3']],
      ['2022-09', ['new 3']],
    ])
    expect(await next('2022-09')).toMatchObject([{ month: '2022-10', isMade: true, kinds: [{ kind: 'stopped', rows: 3 }] }])
  }, 120_000)
})
