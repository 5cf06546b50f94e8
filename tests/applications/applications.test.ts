import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../src/access/index.ts'
import {
  acceptApplication,
  applicationLife,
  appliedFacts,
  askCompletion,
  type CommitmentCheck,
  checkCommitment,
  commitmentLife,
  completeApplication,
  type GivenFact,
  listApplications,
  listCommitments,
  type MatterDecision,
  measureTimes,
  type ReadValue,
  readApplication,
  receiveApplication,
  rejectApplication,
  releaseApplied,
  type WantedApplication,
  withdrawApplication,
} from '../../src/applications/index.ts'
import { isAppliedFor, isOfApplicant, mayBePromised } from '../../src/applications/words.zh.ts'
import type { Permission } from '../../src/contract/index.ts'
import { readInbox } from '../../src/inbox/index.ts'
import { faultsOf } from '../../src/lifecycle/index.ts'
import type { Work } from '../../src/store/index.ts'
import { receiveUpload } from '../../src/uploads/index.ts'
import { ledgerOffice } from '../ledger/people.ts'
import { calendar } from '../office/people.ts'
import { done, type RecoveryOffice, recoveryOffice } from '../recovery/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'

describe('the lives of applications and promises', () => {
  it('have no fault', () => expect([...faultsOf(applicationLife), ...faultsOf(commitmentLife)]).toEqual([]))

  it.each([
    ['申领', true],
    ['申请与书面承诺', true],
    ['免跑即领、免证即办、免登即发', true],
    ['免申即享', false],
    ['推送民政', false],
    ['', undefined],
  ] as const)('the channel %s', (channel, isAsked) => expect(isAppliedFor(channel)).toBe(isAsked))

  it.each([
    ['企业申报与属地核实', true],
    ['参保登记自报行业', true],
    ['税务申报', false],
    ['税务征缴明细', false],
  ] as const)('%s comes from the applicant: %s', (owner, isSo) => expect(isOfApplicant(owner)).toBe(isSo))

  it('knows from the glossary what rests on a written promise', () => {
    expect([mayBePromised('生产经营暂时困难，以书面承诺为据'), mayBePromised('划型结果')]).toEqual([true, false])
  })
})

/** Counts take whole numbers, everything else what is typed. */
const readValue: ReadValue = (_, field, text) => (field === 'headcount' && !/^\d+$/.test(text) ? { expected: '整数' } : { value: text })

const policy = { id: 'job_retention_refund', zh: '稳岗返还' }
const material = { way: 'material', material: '花名册', on: '2022-12-20' } as const
const promise = { way: 'promise', basis: '某办法第三条', checkOn: '2023-03-01' } as const

onBothStores('an application', ledgerOffice, (open) => {
  let at: RecoveryOffice
  beforeAll(async () => {
    at = await recoveryOffice(await open(), 4)
  })
  afterAll(() => at.clear())

  const key = (n: number) => BigInt(700_000 + n)
  let lastKey = 0
  /** For somebody nobody applied for before: two matters that lack two facts, of which both need the first. */
  const wantedFor = (subject: bigint, change: Partial<WantedApplication> = {}): WantedApplication => {
    const of = { entity: 'insured_unit', key: subject }
    const needs = [
      { ...of, field: 'headcount', zh: '参保单位.参保人数', owner: '企业申报', policies: [policy.id, 'training'] },
      { ...of, field: 'difficulty', zh: '企业.经营困难', owner: '企业申报', policies: [policy.id] },
    ]
    const matter = { plan: 'chongqing-2022-209', clause: '二（一）2', subject: of, outcome: 'undetermined' }
    return {
      run: '21b09404',
      subject: of,
      matters: [
        { ...matter, policy },
        { ...matter, policy: { id: 'training', zh: '培训补贴' } },
      ],
      needs,
      facts: [
        { ...of, field: 'headcount', value: '12', by: material },
        { ...of, field: 'difficulty', value: 'true', by: promise },
      ],
      way: 'window',
      agent: undefined,
      note: undefined,
      files: { materials: [], consent: [] },
      ...change,
    }
  }
  const fresh = (change: Partial<WantedApplication> = {}) => wantedFor(key(++lastKey), change)
  const receive = (wanted: WantedApplication, day = '2022-12-29', login = 'lin') =>
    at.on(day, login, 'application.receive', (db, caller) => receiveApplication(db, caller, wanted, readValue, calendar))
  const received = async (wanted = fresh(), day?: string) => BigInt(done(await receive(wanted, day)).application)
  const view = async (id: bigint, login = 'lin') => {
    const found = await readApplication(await at.office.as(login, 'application.read', { kind: 'read' }), id)
    if (found === undefined) throw new Error(`no application ${id}`)
    return found
  }
  const step = async <T>(
    id: bigint,
    login: string,
    permission: Permission,
    work: (db: Work, caller: Caller, seen: { id: bigint; version: number }) => Promise<T>,
    day = '2022-12-30',
  ): Promise<T> => {
    const { version } = (await view(id)).application
    return at.on(day, login, permission, (db, caller) => work(db, caller, { id, version }))
  }
  const decisions = async (id: bigint, ...results: readonly ('accepted' | 'rejected')[]): Promise<MatterDecision[]> =>
    (await view(id)).matters.slice(0, results.length).map(({ id: matter }, n) => {
      const result = results[n] ?? 'accepted'
      return result === 'accepted' ? { matter, result } : { matter, result, reason: '不是培训机构', basis: '某办法第五条' }
    })
  const accept = async (id: bigint, matters?: MatterDecision[], disbelieved: bigint[] = [], login = 'yan', day = '2022-12-30') => {
    const decision = { matters: matters ?? (await decisions(id, 'accepted', 'rejected')), disbelieved }
    return step(id, login, 'application.review', (db, caller, seen) => acceptApplication(db, caller, seen, decision, calendar), day)
  }
  const tell = (id: bigint, items: readonly string[], login = 'yan') =>
    step(id, login, 'application.review', (db, caller, seen) =>
      askCompletion(db, caller, seen, { items, basis: '某办法第九条', dueOn: '2023-01-10' }, calendar),
    )
  const complete = (id: bigint, facts: readonly GivenFact[], login = 'lin') =>
    step(id, login, 'application.receive', (db, caller, seen) =>
      completeApplication(db, caller, seen, { facts, files: [] }, readValue, calendar),
    )
  const itemsOf = async (login: string, id: bigint) =>
    (await readInbox(await at.office.as(login, 'inbox.read', { kind: 'read' })))
      .filter(({ register, subject, title }) => (register === 'application' && subject === String(id)) || title.application === String(id))
      .map(({ state, dueOn }) => [state, dueOn])

  it('is refused with what to mend, and leaves no number behind', async () => {
    const agent = { name: '王代办', relation: '会计', consent: 'paper', reference: '委托书1号' } as const
    const wanted = fresh()
    const [headcount, difficulty] = wanted.facts as [GivenFact, GivenFact]
    const cases: readonly (readonly [Partial<WantedApplication>, object])[] = [
      [{ matters: [] }, { code: 'no_matter' }],
      [{ facts: [{ ...headcount, value: '很多' }] }, { code: 'fact_unfit', expected: '整数' }],
      [{ facts: [headcount, headcount] }, { code: 'fact_twice' }],
      [{ facts: [{ ...headcount, field: 'industry' }] }, { code: 'fact_not_asked' }],
      [{ facts: [{ ...headcount, by: { ...material, material: ' ' } }] }, { code: 'application_text_needed', what: 'source' }],
      [{ facts: [{ ...headcount, by: { ...material, on: '2022-12-30' } }] }, { code: 'material_day_unfit' }],
      [{ facts: [{ ...difficulty, by: { ...promise, basis: '' } }] }, { code: 'application_text_needed', what: 'basis' }],
      // On the day itself nothing is checked afterwards; two years on is the last.
      [{ facts: [{ ...difficulty, by: { ...promise, checkOn: '2022-12-29' } }] }, { code: 'check_day_unfit' }],
      [{ facts: [{ ...difficulty, by: { ...promise, checkOn: '2024-12-30' } }] }, { code: 'check_day_unfit', latest: '2024-12-29' }],
      [{ agent: { ...agent, name: '' } }, { code: 'application_text_needed', what: 'agent' }],
      [{ agent: { ...agent, relation: ' ' } }, { code: 'application_text_needed', what: 'relation' }],
      [{ agent: { ...agent, reference: '' } }, { code: 'application_text_needed', what: 'consent' }],
      [{ agent }, { code: 'consent_file_needed' }],
      [{ agent, files: { materials: [], consent: [999_999n] } }, { code: 'upload_not_found' }],
    ]
    for (const [change, refusal] of cases) expect(await receive({ ...wanted, ...change })).toMatchObject({ kind: 'refused', refusal })
    const pdf = Buffer.from('%PDF-1.4\n%%EOF\n')
    const pieces = (async function* () {
      yield pdf
    })()
    const sent = { purpose: 'application_consent', name: '委托书.pdf', pieces, announced: pdf.length } as const
    const consent = [BigInt(done(await receiveUpload(await at.office.as('lin', 'upload.send'), at.place, sent)).id)]
    const first = done(await receive({ ...wanted, agent, files: { materials: [], consent } }))
    expect(first.number).toBe('2022-00001')
    expect(await view(BigInt(first.application))).toMatchObject({ agent, files: [{ name: '委托书.pdf' }], dueOn: '2023-01-06' })
    // The same matter is not applied for twice at a time, whoever receives it.
    expect(await receive(wantedFor(wanted.subject.key))).toMatchObject({ refusal: { code: 'already_applied', number: '2022-00001' } })
    const second = done(await receive({ ...fresh(), facts: [headcount, difficulty].map((fact) => ({ ...fact, key: key(lastKey) })) }))
    expect(second.number).toBe('2022-00002')
  })

  it('goes to another person, who accepts it matter by matter; facts go on, promises bind', async () => {
    const id = await received()
    expect(await itemsOf('lin', id)).toEqual([])
    expect(await itemsOf('yan', id)).toEqual([['received', '2023-01-06']])
    expect((await view(id, 'lin')).verbs).toEqual(['withdraw_application'])
    expect((await view(id, 'yan')).verbs).toEqual(['ask_completion', 'accept_application', 'reject_application'])
    expect(await accept(id, undefined, [], 'lin')).toMatchObject({ refusal: { code: 'own_work' } })
    expect(await accept(id, await decisions(id, 'accepted'))).toMatchObject({
      refusal: { code: 'matters_undecided', decided: 1, matters: 2 },
    })
    expect(await accept(id, await decisions(id, 'rejected', 'rejected'))).toMatchObject({ refusal: { code: 'nothing_accepted' } })
    expect((await view(id)).matters.map(({ result }) => result)).toEqual([undefined, undefined])
    done(await accept(id))
    const after = await view(id)
    expect(after).toMatchObject({ application: { state: 'accepted' }, decidedOn: '2022-12-30', verbs: [] })
    expect(after.matters.map(({ result, basis }) => [result, basis])).toEqual([
      ['accepted', undefined],
      ['rejected', '某办法第五条'],
    ])
    expect(after.commitments).toMatchObject([{ state: 'bound', checkOn: '2023-03-01', fact: { value: 'true' } }])
    expect(await itemsOf('yan', id)).toEqual([])
    // Who took the promise does not check it; another handler has it on the day.
    expect(after.commitments[0]?.verbs).toEqual([])
    expect(await itemsOf('ding', id)).toEqual([['bound', '2023-03-01']])
    const caller = await at.office.as('lin', 'application.read', { kind: 'read' })
    const waiting = (await appliedFacts(caller, undefined)).filter(({ key: of }) => of === after.application.subject.key)
    expect(waiting.map(({ field, value }) => [field, value])).toEqual([
      ['headcount', '12'],
      ['difficulty', 'true'],
    ])
    await releaseApplied(
      caller,
      waiting.map(({ id: fact }) => fact),
      'next',
    )
    expect((await view(id)).needs.map(({ given }) => given[0]?.releasedIn)).toEqual(['next', 'next'])
    // It is at an end: the same may be applied for anew.
    expect((await receive(wantedFor(after.application.subject.key))).kind).toBe('done')
  })

  it('leaves out what the reviewer does not go by', async () => {
    const id = await received()
    const disbelieved = (await view(id)).needs.flatMap(({ field, given }) => (field === 'difficulty' ? given.map((fact) => fact.id) : []))
    done(await accept(id, undefined, disbelieved))
    const { needs, commitments } = await view(id)
    expect(needs.map(({ given }) => given[0]?.isBelieved)).toEqual([true, false])
    expect(commitments).toMatchObject([{ state: 'lapsed' }])
  })

  it('tells what is lacking once, all of it, and takes in what comes', async () => {
    const wanted = fresh()
    const id = await received({ ...wanted, facts: wanted.facts.slice(0, 1) })
    expect(await tell(id, [' '])).toMatchObject({ refusal: { code: 'application_text_needed', what: 'items' } })
    expect(done(await tell(id, ['经营困难的承诺', '营业执照', '营业执照']))).toBe('to_complete')
    expect(await itemsOf('lin', id)).toEqual([['to_complete', '2023-01-10']])
    expect((await view(id)).notices).toMatchObject([{ items: ['经营困难的承诺', '营业执照'], round: 1, dueOn: '2023-01-10' }])
    done(await complete(id, [{ ...(wanted.facts[1] as GivenFact), by: promise }]))
    expect(await tell(id, ['章程'])).toMatchObject({ refusal: { code: 'not_told_at_once', item: '章程' } })
    done(await tell(id, ['营业执照']))
    // A material takes the place of the promise, and of the value before.
    done(await complete(id, [{ ...(wanted.facts[1] as GivenFact), value: 'false', by: material }]))
    done(await accept(id))
    const { needs, commitments, application } = await view(id)
    expect(application.round).toBe(3)
    expect(needs[1]?.given.map(({ way, value, isBelieved }) => [way, value, isBelieved])).toEqual([
      ['material', 'false', true],
      ['promise', 'true', undefined],
    ])
    expect(commitments).toMatchObject([{ state: 'lapsed' }])
  })

  it('ends with a clause, or with the word of the applicant', async () => {
    const rejected = await received()
    const reject = (basis: string) =>
      step(rejected, 'yan', 'application.review', (db, caller, seen) =>
        rejectApplication(db, caller, seen, { reason: '不在本市参保', basis }, calendar),
      )
    expect(await reject(' ')).toMatchObject({ refusal: { code: 'application_text_needed', what: 'basis' } })
    done(await reject('某办法第二条'))
    expect((await view(rejected)).matters).toMatchObject([{ result: 'rejected', basis: '某办法第二条' }, { result: 'rejected' }])
    const taken = await received()
    done(await step(taken, 'lin', 'application.receive', (db, caller, seen) => withdrawApplication(db, caller, seen, '不办了', calendar)))
    for (const id of [rejected, taken]) {
      expect((await view(id)).commitments).toMatchObject([{ state: 'lapsed' }])
      expect(await itemsOf('yan', id)).toEqual([])
    }
    const caller = await at.office.as('lin', 'application.read', { kind: 'read' })
    const ended = await listApplications(caller, { states: ['rejected', 'withdrawn'], size: 50 })
    expect(ended.map(({ id }) => id)).toEqual([taken, rejected])
    expect(await listApplications({ ...caller, day: '2023-01-06' }, { isOverdue: true, size: 50 })).toEqual([])
    expect((await listApplications({ ...caller, day: '2023-01-07' }, { isOverdue: true, size: 50 })).length).toBeGreaterThan(0)
  })

  describe('with a promise', () => {
    const check = (id: bigint, change: Partial<CommitmentCheck> = {}, login = 'ding') =>
      at.on('2023-03-01', login, 'application.check', async (db, caller) => {
        const row = await db.selectFrom('commitment').select('version').where('id', '=', id).executeTakeFirstOrThrow()
        const usual = { result: 'kept', finding: '报表属实', source: '财务报表', sourceOn: '2023-02-28', value: undefined } as const
        return checkCommitment(db, caller, { id, version: row.version }, { ...usual, ...change }, readValue, calendar)
      })
    const bound = async (wanted?: WantedApplication) => {
      const id = await received(wanted)
      done(await accept(id))
      return { id, commitment: (await view(id)).commitments[0]?.id ?? 0n }
    }

    it('is checked on its day by somebody else, and found true or beyond finding', async () => {
      const { id, commitment } = await bound()
      expect(await check(commitment, {}, 'lin')).toMatchObject({ refusal: { code: 'own_work' } })
      expect(await check(commitment, { finding: ' ' })).toMatchObject({ refusal: { code: 'application_text_needed', what: 'finding' } })
      expect(await check(commitment, { sourceOn: '2023-03-02' })).toMatchObject({ refusal: { code: 'material_day_unfit' } })
      expect(done(await check(commitment))).toEqual({ state: 'kept', held: 0, paid: [] })
      expect(await check(commitment)).toMatchObject({ refusal: { code: 'wrong_state' } })
      expect(await itemsOf('ding', id)).toEqual([])
      const other = await bound()
      expect(done(await check(other.commitment, { result: 'unclear', finding: '单位已搬走' }))).toMatchObject({ state: 'unclear' })
      const reader = await at.office.as('ding', 'application.read', { kind: 'read' })
      const late = await listCommitments({ ...reader, day: '2023-03-02' }, { states: ['bound'], until: '2023-03-01', size: 100 })
      expect(late.every(({ isOverdue }) => isOverdue)).toBe(true)
      expect(late.map(({ id: one }) => one)).not.toContain(commitment)
    })

    it('that is untrue holds what is listed, names what was paid, and corrects the fact', async () => {
      const { payee, rows } = at.nextPaid()
      const { id, commitment } = await bound(wantedFor(payee))
      const listed = await at.made(1, { rows: [{ ...rowFor(payee), period: '2022' }] })
      const found = done(await check(commitment, { result: 'broken', finding: '营业收入增长', value: 'false' }))
      expect(found.state).toBe('broken')
      expect(found.held).toBe(1)
      expect(found.paid.map(({ claim }) => claim)).toEqual(rows.map(({ claim }) => String(claim)))
      expect((await at.claimsOf(listed)).map(({ state }) => state)).toEqual(['held'])
      const { needs } = await view(id)
      expect(needs[1]?.given[0]).toMatchObject({ way: 'found', value: 'false', isBelieved: true, releasedIn: undefined })
    })

    const rowFor = (payee: bigint) => ({
      subject: payee,
      payee: { entity: 'insured_unit', key: payee },
      onceKey: `insured_unit/${payee}`,
      period: '2022',
      keys: new Map<string, bigint>(),
      fen: 5_000n,
      variant: 'job_retention_refund@chongqing-2022-209',
      plan: 'chongqing-2022-209',
      planHash: 'b'.repeat(64),
      clause: '二（一）2',
      region: 500103,
    })
  })

  it('is measured from its day to the day the money arrived', async () => {
    const paid = [at.nextPaid(), at.nextPaid()]
    // Paid on 4 January: after 6 days, and after none.
    for (const [n, { payee }] of paid.entries()) {
      const id = await received(wantedFor(payee, { facts: [] }), n === 0 ? '2022-12-29' : '2023-01-04')
      done(await accept(id, undefined, [], 'yan', '2023-01-05'))
      expect((await view(id)).matters[0]?.paidOn).toBe('2023-01-04')
    }
    // What arrived before the application is no answer to it.
    const { payee } = at.nextPaid()
    const late = await received(wantedFor(payee, { facts: [] }), '2023-01-05')
    done(await accept(late, undefined, [], 'yan', '2023-01-06'))
    expect((await view(late)).matters[0]?.paidOn).toBeUndefined()

    const reader = { ...(await at.office.as('lin', 'application.read', { kind: 'read' })), day: '2023-01-10' }
    const of = async (from: string, to: string) => (await measureTimes(reader, { from, to })).find(({ policy: { id } }) => id === policy.id)
    expect(await of('2023-01-04', '2023-01-05')).toMatchObject({
      received: 2,
      paid: 1,
      toPayment: { median: 0, p90: 0 },
      decided: { median: 1 },
      open: 1,
      oldest: { application: late, days: 5 },
    })
    const all = await of('2022-12-01', '2023-01-05')
    expect(all).toMatchObject({ withdrawn: 1, toPayment: { median: 6, p90: 6 }, oldest: { number: '2022-00001', days: 12 } })
    expect((all?.open ?? 0) + (all?.paid ?? 0) + (all?.rejected ?? 0) + (all?.withdrawn ?? 0)).toBe(all?.received)
    expect(await measureTimes(reader, { from: '2020-01-01', to: '2020-12-31' })).toEqual([])
    // Another province sees nothing of it.
    expect(
      await measureTimes(await at.office.as('luo', 'application.read', { kind: 'read' }), { from: '2022-01-01', to: '2023-12-31' }),
    ).toEqual([])
  })
})
