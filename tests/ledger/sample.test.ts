import { createHash, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { readInbox } from '../../src/inbox/index.ts'
import {
  answerDoubt,
  assignSample,
  closeDoubt,
  decideSample,
  drawFurther,
  drawSample,
  dropRows,
  endSample,
  faultsOfOrder,
  layDownOrder,
  listSampleRows,
  lookAtSample,
  raiseDoubts,
  readSample,
  type SampleFinding,
  usualOrder,
  type WantedSize,
} from '../../src/ledger/index.ts'
import { calendar } from '../office/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { diceOf } from './dice.ts'
import { moneyOffice } from './money.ts'
import { ledgerOffice, sampledSteps } from './people.ts'

const seed = Number(process.env.BALLAST_SEED ?? randomInt(2 ** 31))
const drawn = { number: '0415', source: '福彩3D第2023004期', day: '2023-01-04' }

it('stands between approval and handing over where an order has it, and in no usual order', () => {
  expect(usualOrder).not.toContain('sample')
  expect(faultsOfOrder(sampledSteps)).toEqual([])
  expect(faultsOfOrder([...usualOrder.slice(0, 8), 'sample', ...usualOrder.slice(8)])).toEqual([])
  expect(faultsOfOrder(['first_check', 'second_check', 'sample', 'approval', 'finance', 'hand_over', 'answers'])).toEqual([
    { kind: 'out_of_order', step: 'sample', after: 'hand_over' },
  ])
  expect(faultsOfOrder(['first_check', 'second_check', 'approval', 'finance', 'hand_over', 'sample', 'answers'])).toMatchObject([
    { kind: 'out_of_order', step: 'sample' },
  ])
})

onBothStores(`a sample before hand-over (seed ${seed})`, ledgerOffice, (open) => {
  let at: Awaited<ReturnType<typeof moneyOffice>>
  beforeAll(async () => {
    at = await moneyOffice(await open())
  }, 120_000)

  type Plan = { readonly share: number; readonly least: number; readonly mostWrong?: number; readonly basis: string }
  const layDown = (plan?: Plan) =>
    at.by('cheng', 'batch.order', (db, caller) =>
      layDownOrder(db, caller, {
        policy: 'job_retention_refund',
        steps: sampledSteps,
        basis: '渝人社规〔2023〕2号',
        gates: { sample: plan },
      }),
    )
  /** An approved list that waits for its sample. */
  const toSample = async (rows: number, plan?: Plan) => {
    expect(await layDown(plan)).toMatchObject({ kind: 'done' })
    const id = await at.made(rows)
    await at.toAccountCheck(id)
    await at.confirmAll(id)
    await at.toFinance(id)
    expect((await at.batchOf(id)).state).toBe('sample')
    return id
  }
  const draw = (id: bigint, change: Partial<typeof drawn> = {}, size?: WantedSize) =>
    at.by('cheng', 'sample.draw', (db, caller) => drawSample(db, caller, id, { ...drawn, ...change }, size, calendar))
  const further = (id: bigint, reach: 'larger' | 'full') =>
    at.by('cheng', 'sample.draw', (db, caller) => drawFurther(db, caller, id, reach, '差错率超过限值', calendar))
  const accountOf = (login: string) =>
    at.system(async (db) => (await db.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow()).id)
  const assign = async (id: bigint, logins: readonly string[] = ['ding', 'hou']) => {
    const people = await Promise.all(logins.map(accountOf))
    return at.by('cheng', 'sample.draw', (db, caller) => assignSample(db, caller, id, people, calendar))
  }
  const rowsOf = async (id: bigint, login: string, isMine = true) =>
    listSampleRows(await at.office.as(login, 'batch.read', { kind: 'read' }), {
      ...{ batch: id, isMine, state: undefined, after: undefined, size: 500 },
    })
  const look = (login: string, found: Omit<SampleFinding, 'evidence' | 'fault'> & Partial<SampleFinding>) =>
    at.by(login, 'sample.look', (db, caller) =>
      lookAtSample(db, caller, { evidence: '原始申报材料', fault: found.finding === 'wrong' ? '裁员率算错' : '', ...found }, calendar),
    )
  /** Everything that is drawn and not looked at yet is looked at; so many of it are wrong. */
  const lookAtAll = async (id: bigint, wrong = 0) => {
    expect(await assign(id)).toMatchObject({ kind: 'done' })
    let left = wrong
    for (const login of ['ding', 'hou']) {
      const mine = (await rowsOf(id, login)).filter(({ state }) => state === 'drawn').map(({ claim }) => claim)
      const bad = mine.slice(0, left)
      left -= bad.length
      if (bad.length > 0) expect(await look(login, { batch: id, claims: bad, finding: 'wrong' })).toMatchObject({ kind: 'done' })
      const good = mine.slice(bad.length)
      if (good.length > 0) expect(await look(login, { batch: id, claims: good, finding: 'right' })).toMatchObject({ kind: 'done' })
    }
  }
  const end = (id: bigint) => at.onSeen(id, 'cheng', 'sample.draw', (db, caller, batch) => endSample(db, caller, batch, calendar))
  const view = async (id: bigint) => {
    const found = await readSample(await at.office.as('cheng', 'batch.read', { kind: 'read' }), id)
    if (found === undefined) throw new Error('no batch')
    return found
  }

  it('waits in the inbox of whoever has rows to look at, and of nobody who handled the batch', async () => {
    const id = await toSample(12, { share: 10_000, least: 2, mostWrong: 200, basis: '渝人社规〔2023〕2号' })
    expect(await draw(id)).toMatchObject({ kind: 'done' })
    const waiting = async (login: string) =>
      (await readInbox(await at.office.as(login, 'inbox.read', { kind: 'read' })))
        .filter(({ register, subject }) => register === 'sample' && subject === String(id))
        .map(({ title }) => title.rows)
    const logins = ['lin', 'yan', 'zhou', 'fu', 'ding', 'hou']
    const all = async () => Object.fromEntries(await Promise.all(logins.map(async (login) => [login, await waiting(login)] as const)))
    // Drawn and assigned to nobody, there is nothing that anybody could look at.
    expect(await all()).toEqual({ lin: [], yan: [], zhou: [], fu: [], ding: [], hou: [] })
    expect(await assign(id)).toMatchObject({ kind: 'done' })
    const own = async (login: string) => (await rowsOf(id, login)).filter(({ state }) => state === 'drawn').map(({ claim }) => claim)
    const [ding, hou] = [await own('ding'), await own('hou')]
    expect([ding.length > 0, hou.length > 0]).toEqual([true, true])
    expect(await all()).toEqual({ lin: [], yan: [], zhou: [], fu: [], ding: [ding.length], hou: [hou.length] })
    expect(await look('ding', { batch: id, claims: ding.slice(1), finding: 'right' })).toMatchObject({ kind: 'done' })
    expect(await all()).toMatchObject({ ding: [1], hou: [hou.length] })
    expect(await look('ding', { batch: id, claims: ding.slice(0, 1), finding: 'right' })).toMatchObject({ kind: 'done' })
    expect(await all()).toMatchObject({ ding: [], hou: [hou.length] })
    expect(await look('hou', { batch: id, claims: hou, finding: 'right' })).toMatchObject({ kind: 'done' })
    expect(await all()).toMatchObject({ ding: [], hou: [] })
  })

  it('is drawn once, from the hash of the list and a public number, so that an outsider draws the same', async () => {
    const id = await toSample(40, { share: 1000, least: 2, mostWrong: 200, basis: '渝人社规〔2023〕2号' })
    expect(await draw(id, { day: '2023-01-03' })).toMatchObject({ refusal: { code: 'public_number_early', approved: '2023-01-04' } })
    expect(await draw(id, { day: '2023-01-05' })).toMatchObject({ refusal: { code: 'day_ahead' } })
    expect(await draw(id, { number: ' ' })).toMatchObject({ refusal: { code: 'text_needed', what: 'number' } })
    expect(await draw(id, { source: ' ' })).toMatchObject({ refusal: { code: 'text_needed', what: 'source' } })
    const result = await draw(id)
    expect(result).toMatchObject({ kind: 'done', value: { of: 40 } })
    expect(await draw(id, { number: '0416' })).toMatchObject({ refusal: { code: 'sample_drawn', on: '2023-01-04' } })
    // With the words of the record alone.
    const sha = (text: string) => createHash('sha256').update(text).digest('hex')
    const { rows: places } = await at.system((db) =>
      sql<{ claim: bigint; fen: bigint; account: bigint | null; part: bigint; size: number; risk: string }>`
        select p.* from sample_place p join sample s on s.id = p.sample where s.batch = ${id} order by p.claim`.execute(db),
    )
    const hash = sha(places.map(({ claim, fen, account }) => [claim, fen, account ?? 0].join('\t')).join('\n'))
    const own = sha(`${hash}\t0415`)
    expect(result).toMatchObject({ value: { seed: own } })
    const strata = Map.groupBy(places, ({ part, size, risk }) => `${part} ${size} ${risk}`)
    expect(strata.size).toBe(6)
    const again = [...strata.values()].flatMap((rows) => {
      const order = rows.map(({ claim }) => ({ claim, chance: sha(`${own}\t${claim}`) })).sort((a, b) => (a.chance < b.chance ? -1 : 1))
      return order.slice(0, Math.max(2, Math.ceil(rows.length / 10))).map(({ claim }) => claim)
    })
    const kept = (await rowsOf(id, 'cheng', false)).map(({ claim }) => claim)
    expect(kept).toEqual(again.sort((a, b) => (a < b ? -1 : 1)))
    // Thirds by amount.
    const bySize = Map.groupBy(places, ({ size }) => size)
    expect([...bySize.keys()].sort()).toEqual([1, 2, 3])
    const least = (size: number) => (bySize.get(size) ?? []).reduce((low, { fen }) => (fen < low ? fen : low), 1n << 62n)
    expect(least(1) > least(2) && least(2) > least(3)).toBe(true)
  })

  it('goes to people who handled nothing of a row; whoever did is left out, and says so', async () => {
    const id = await toSample(12, { share: 5000, least: 1, basis: '规程' })
    await draw(id)
    const people = (await view(id)).people.map(({ name }) => name)
    // Who entered accounts, checked, reviewed, decided or approved handled all of it; who checked a part, its rows.
    expect(people).toEqual(expect.arrayContaining(['丁', '侯']))
    for (const busy of ['林', '严', '周', '傅', '谭']) expect(people).not.toContain(busy)
    expect(await assign(id, ['lin', 'yan', 'zhou'])).toMatchObject({ refusal: { code: 'sample_nobody' } })
    expect(await assign(id)).toMatchObject({ kind: 'done', value: { rows: (await view(id)).standing?.drawn } })
    const [ding, hou] = [await rowsOf(id, 'ding'), await rowsOf(id, 'hou')]
    expect(Math.abs(ding.length - hou.length)).toBeLessThanOrEqual(1)
    expect(await look('ding', { batch: id, claims: hou.slice(0, 1).map(({ claim }) => claim), finding: 'right' })).toMatchObject({
      refusal: { code: 'sample_row_unfit', rows: 1 },
    })
    expect(await look('ding', { batch: id, claims: [ding[0]?.claim ?? 0n], finding: 'right', evidence: ' ' })).toMatchObject({
      refusal: { code: 'text_needed', what: 'evidence' },
    })
    expect(await look('ding', { batch: id, claims: [ding[0]?.claim ?? 0n], finding: 'wrong', fault: '' })).toMatchObject({
      refusal: { code: 'text_needed', what: 'fault' },
    })
  })

  it('holds what is wrong with a doubt that another closes; what was wrong is never made right again by who looked', async () => {
    const id = await toSample(10, { share: 10_000, least: 1, mostWrong: 10_000, basis: '规程' })
    await draw(id)
    await assign(id, ['ding'])
    const [first, second] = await rowsOf(id, 'ding')
    const claims = [first?.claim ?? 0n]
    expect(await look('ding', { batch: id, claims, finding: 'right' })).toMatchObject({ value: { rows: 1, held: 0 } })
    expect(await look('ding', { batch: id, claims, finding: 'wrong' })).toMatchObject({ value: { rows: 1, held: 1 } })
    expect(await look('ding', { batch: id, claims, finding: 'right' })).toMatchObject({ refusal: { code: 'sample_row_unfit' } })
    const [doubt] = await at.system((db) => db.selectFrom('doubt').selectAll().where('batch', '=', id).execute())
    expect(doubt).toMatchObject({ source: 'sample', reason: '抽查复核：裁员率算错', claim: first?.claim })
    expect((await at.claimsOf(id)).filter(({ state }) => state === 'held')).toHaveLength(1)
    expect((await view(id)).standing).toMatchObject({ looked: 1, wrong: 1, cleared: 0 })
    // A row that left the list meanwhile is looked at all the same, and holds nothing.
    await at.by('lin', 'batch.make', (db, caller) => dropRows(db, caller, id, [second?.claim ?? 0n], '注销'))
    expect(await look('ding', { batch: id, claims: [second?.claim ?? 0n], finding: 'wrong' })).toMatchObject({ value: { held: 0 } })
    // Cleared by somebody else, it counts as wrong no more.
    const seen = { id: doubt?.id ?? 0n, version: 1 }
    await at.by('lin', 'doubt.answer', (db, caller) => answerDoubt(db, caller, seen, { answer: '人数无误', evidence: '名册' }, calendar))
    await at.by('yan', 'doubt.close', (db, caller) => closeDoubt(db, caller, { ...seen, version: 2 }, 'cleared', calendar))
    expect((await view(id)).standing).toMatchObject({ looked: 2, wrong: 1, cleared: 1 })
  })

  it('bars handing over above its limit, with the figures; further draws or a full check lead on', async () => {
    const id = await toSample(60, { share: 1000, least: 2, mostWrong: 500, basis: '渝人社规〔2023〕2号' })
    expect(await at.handOverAll(id)).toMatchObject({ refusal: { code: 'batch_in_other_step' } })
    expect(await end(id)).toMatchObject({ refusal: { code: 'sample_needed' } })
    expect(await further(id, 'larger')).toMatchObject({ refusal: { code: 'sample_needed' } })
    await draw(id)
    const { drawn: first = 0 } = (await view(id)).standing ?? {}
    expect(await end(id)).toMatchObject({ refusal: { code: 'sample_open', rows: first, drawn: first } })
    expect(await further(id, 'larger')).toMatchObject({ refusal: { code: 'sample_open' } })
    await lookAtAll(id, 2)
    expect(await end(id)).toMatchObject({ refusal: { code: 'sample_beyond', looked: first, wrong: 2, rows: 60, limit: 500 } })
    expect(
      await at.by('cheng', 'batch.decide', (db, caller) => decideSample(db, caller, id, { verdict: 'goes_on', reason: '差错轻微' })),
    ).toMatchObject({
      refusal: { code: 'sample_has_limit', limit: 500 },
    })
    const larger = await further(id, 'larger')
    expect(larger).toEqual({ kind: 'done', value: { rows: first } })
    await lookAtAll(id)
    const { rate, drawn: second = 0 } = (await view(id)).standing ?? {}
    expect(second).toBe(2 * first)
    expect(rate === undefined ? 0 : Number(rate.of) / Number(rate.in)).toBeLessThan(2 / first)
    expect(await further(id, 'full')).toMatchObject({ value: { rows: 60 - second } })
    await lookAtAll(id, 1)
    expect((await view(id)).standing).toMatchObject({ drawn: 60, looked: 60, wrong: 3, most: 3 })
    expect(await further(id, 'full')).toMatchObject({ refusal: { code: 'sample_whole' } })
    // Three of sixty are exactly the limit of five in a hundred; and all was looked at, and what is wrong is held.
    expect(await end(id)).toEqual({ kind: 'done', value: 'finance' })
    expect((await at.countsOf(id)).held.rows).toBe(3)
    expect((await at.countsOf(id)).difference).toEqual({ rows: 0, fen: 0n })
  })

  it('lets pass at its limit and bars a hair above it', async () => {
    for (const [mostWrong, code] of [
      [500, undefined],
      [499, 'sample_beyond'],
    ] as const) {
      const id = await toSample(20, { share: 9999, least: 1, mostWrong, basis: '规程' })
      await draw(id)
      await lookAtAll(id, 1)
      // Every stratum was drawn whole but none says so, so that the limit decides.
      const { rate } = (await view(id)).standing ?? {}
      expect(rate).toEqual({ of: 1n, in: 20n })
      const ended = await end(id)
      expect(ended.kind === 'refused' ? ended.refusal.code : undefined).toBe(code)
    }
  })

  it('shows the rate and waits for a head where no document sets a limit; what is found later asks anew', async () => {
    const id = await toSample(30)
    expect(await draw(id)).toMatchObject({ refusal: { code: 'sample_size_needed' } })
    expect(await draw(id, {}, { share: 2000, least: 1, reason: ' ' })).toMatchObject({ refusal: { code: 'text_needed', what: 'reason' } })
    expect(await draw(id, {}, { share: 2000, least: 1, reason: '比照上年' })).toMatchObject({ kind: 'done' })
    await lookAtAll(id, 1)
    expect(await end(id)).toMatchObject({ refusal: { code: 'sample_undecided', wrong: 1, rows: 30 } })
    const decide = (verdict: 'goes_on' | 'looks_further') =>
      at.by('cheng', 'batch.decide', (db, caller) => decideSample(db, caller, id, { verdict, reason: '差错一条已暂缓' }))
    expect(await decide('looks_further')).toMatchObject({ kind: 'done' })
    expect(await end(id)).toMatchObject({ refusal: { code: 'sample_undecided' } })
    expect(await decide('goes_on')).toMatchObject({ kind: 'done' })
    const again = (await rowsOf(id, 'ding')).find(({ state }) => state === 'right')
    await look('ding', { batch: id, claims: [again?.claim ?? 0n], finding: 'wrong' })
    expect(await end(id)).toMatchObject({ refusal: { code: 'sample_undecided', wrong: 2 } })
    await decide('goes_on')
    expect(await end(id)).toEqual({ kind: 'done', value: 'finance' })
    await at.passFinance(id)
    expect(await at.handOverAll(id)).toMatchObject({ kind: 'done', value: { rows: 28 } })
  })

  it('tells rows with something against them from others, and draws of each', async () => {
    expect(await layDown({ share: 100, least: 1, basis: '规程' })).toMatchObject({ kind: 'done' })
    const id = await at.made(12)
    await at.toAccountCheck(id)
    await at.confirmAll(id)
    const [odd] = await at.claimsOf(id)
    const doubt = { batch: id, claims: [odd?.id ?? 0n], source: 'own_check', reason: '疑似重复' } as const
    await at.by('yan', 'doubt.raise', (db, caller) => raiseDoubts(db, caller, doubt, calendar))
    await at.toFinance(id)
    await draw(id)
    const rows = await rowsOf(id, 'cheng', false)
    expect(rows.find(({ claim }) => claim === odd?.id)).toMatchObject({ risk: 'questioned' })
  })

  it('keeps what is drawn, found and held in step, whatever comes in which order', async () => {
    console.info(`sample: BALLAST_SEED=${seed}`)
    const dice = diceOf(seed)
    const id = await toSample(24, { share: 2500, least: 1, mostWrong: 300, basis: '规程' })
    await draw(id)
    const model = new Map<bigint, 'drawn' | 'right' | 'wrong'>()
    const sync = async () => {
      for (const { claim } of await rowsOf(id, 'cheng', false)) if (!model.has(claim)) model.set(claim, 'drawn')
    }
    await sync()
    for (let step = 0; step < 24; step++) {
      const turn = dice.below(5)
      if (turn === 0) await assign(id)
      else if (turn === 1) {
        const isOpen = [...model.values()].includes('drawn')
        const isWhole = model.size === 24
        const result = await further(id, dice.is(0.1) ? 'full' : 'larger')
        expect(result.kind).toBe(isOpen || isWhole ? 'refused' : 'done')
        await sync()
      } else {
        const login = dice.is(0.5) ? 'ding' : 'hou'
        const mine = await rowsOf(id, login)
        const some = dice.some(mine, 0.5).map(({ claim }) => claim)
        if (some.length === 0) continue
        const finding = dice.is(0.9) ? 'right' : 'wrong'
        const may = some.every((claim) => model.get(claim) === 'drawn' || (finding === 'wrong' && model.get(claim) === 'right'))
        const result = await look(login, { batch: id, claims: some, finding })
        expect([step, result.kind]).toEqual([step, may ? 'done' : 'refused'])
        if (may) for (const claim of some) model.set(claim, finding)
      }
      const kept = await rowsOf(id, 'cheng', false)
      expect(kept.map(({ claim, state }) => [claim, state])).toEqual([...model].sort(([a], [b]) => (a < b ? -1 : 1)))
      const held = (await at.claimsOf(id)).filter(({ state }) => state === 'held').map((row) => row.id)
      expect(held).toEqual(
        [...model]
          .filter(([, state]) => state === 'wrong')
          .map(([claim]) => claim)
          .sort((a, b) => (a < b ? -1 : 1)),
      )
      const { standing } = await view(id)
      const wrong = held.length
      expect(standing).toMatchObject({ drawn: model.size, wrong, looked: [...model.values()].filter((state) => state !== 'drawn').length })
      expect(standing?.most ?? 0).toBeGreaterThanOrEqual(wrong)
      expect((await at.countsOf(id)).difference).toEqual({ rows: 0, fen: 0n })
    }
  }, 120_000)
})
