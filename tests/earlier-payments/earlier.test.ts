import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  checkEarlier,
  type EarlierHead,
  type EarlierRow,
  listEarlier,
  reportEarlier,
  writeEarlier,
} from '../../src/earlier-payments/index.ts'
import { givesWay, holdClashes, readClashes } from '../../src/ledger/index.ts'
import { compareList } from '../../src/ledger/rehearsal/compare-list.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { moneyOffice } from '../ledger/money.ts'
import { ledgerOffice } from '../ledger/people.ts'
import { calendar } from '../office/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'

const head: EarlierHead = {
  ...{ policy: { id: 'job_retention_refund', zh: '稳岗返还' }, year: 2021, system: '旧稳岗系统', basis: '移交函〔2022〕5号' },
  ...{ name: '稳岗2021.xlsx', sha256: 'c'.repeat(64), upload: undefined },
}
const row = (line: number, key: bigint | undefined, change: Partial<EarlierRow> = {}): EarlierRow => ({
  ...{ line, key, entity: 'insured_unit', miss: key === undefined ? 'unknown_number' : undefined, fen: 100_00n + BigInt(line) },
  ...change,
})

onBothStores('what earlier systems paid', ledgerOffice, (open) => {
  let store: WorkStore
  let at: Awaited<ReturnType<typeof moneyOffice>>
  let batch: bigint
  let payees: readonly bigint[]
  let rows: readonly EarlierRow[]
  beforeAll(async () => {
    store = await open()
    at = await moneyOffice(store)
    batch = await at.made(4)
    payees = (await at.claimsOf(batch)).map(({ payee }) => payee)
    // Two of ours, one of them twice; one that is on no list of ours, one that nobody knows.
    rows = [row(2, payees[0]), row(3, payees[1]), row(4, payees[1]), row(5, 999_999n), row(6, undefined)]
  }, 180_000)
  afterAll(() => at.clear())

  const take = (change: Partial<EarlierHead> = {}, some = rows) =>
    at.by('lin', 'earlier.take', (db, caller) => writeEarlier(db, caller, { ...head, ...change }, some))
  const taken = async (change: Partial<EarlierHead> = {}, some = rows) => {
    const done = await take(change, some)
    if (done.kind === 'refused' || done.value.list === null) throw new Error(JSON.stringify(done, (_, each) => String(each)))
    return BigInt(done.value.list)
  }
  const check = (list: bigint, verdict: 'agreed' | 'rejected', reason = '', login = 'yan') =>
    at.by(login, login === 'lin' ? 'earlier.take' : 'earlier.check', (db, caller) => checkEarlier(db, caller, { list, verdict, reason }))
  const clashes = async (of = batch) => {
    const view = await readClashes(await at.office.as('lin', 'batch.read', { kind: 'read' }), of)
    return view?.clashes ?? []
  }
  const compared = () => at.by('lin', 'batch.rehearse', (db) => compareList(db, batch, 'paid_before'))

  it('is shown beside the ledger before anything is changed', async () => {
    const report = await at.by('lin', 'earlier.take', (db, caller) => reportEarlier(db, caller, head, rows))
    expect(report).toMatchObject({
      all: { rows: 5, fen: String(500_00 + 2 + 3 + 4 + 5 + 6) },
      unknown: { rows: 1, fen: '10006' },
      unknownLines: [{ line: 6, miss: 'unknown_number' }],
      repeated: { rows: 1, fen: '10004' },
      ours: { rows: 3 },
      earlier: { rows: 0 },
      isRepeated: false,
    })
    expect(report.ourLines.map(({ line, state }) => [line, state])).toEqual([
      [2, 'listed'],
      [3, 'listed'],
      [4, 'listed'],
    ])
    expect(await at.by('lin', 'earlier.take', (db) => listEarlier(db))).toEqual([])
    expect(await compared()).toEqual({ id: 'paid_before', standing: 'no_data' })
  })

  it.each([
    [{ system: ' ' }, { code: 'earlier_text_needed', what: 'system' }],
    [{ basis: '' }, { code: 'earlier_text_needed', what: 'basis' }],
    [{ year: 1989 }, { code: 'earlier_year_unfit' }],
    [{ year: 2024 }, { code: 'earlier_year_unfit' }],
  ] as const)('is not taken in with %o', async (change, refusal) => {
    expect(await take(change)).toMatchObject({ refusal })
  })

  it('counts once somebody else agreed, and the same file changes nothing', async () => {
    const list = await taken()
    expect(await clashes()).toEqual([])
    expect(await take()).toMatchObject({ value: { isRepeated: true, list: null } })
    expect(await check(list, 'agreed', '', 'lin')).toMatchObject({ refusal: { code: 'own_earlier_list', by: '林' } })
    expect(await check(list, 'rejected')).toMatchObject({ refusal: { code: 'earlier_text_needed', what: 'reason' } })
    expect(await check(list, 'rejected', '缺移交签字')).toMatchObject({ kind: 'done' })
    expect(await check(list, 'agreed')).toMatchObject({ refusal: { code: 'earlier_checked_already' } })
    expect(await clashes()).toEqual([])
    // Rejected, it may come again.
    expect(await check(await taken(), 'agreed')).toMatchObject({ kind: 'done' })
    const found = await clashes()
    expect(found.map(({ standing, kind, code }) => [standing, kind, code])).toEqual(
      Array.from({ length: 3 }, () => ['earlier', 'once_only', 'paid_before']),
    )
    expect(found.every(givesWay)).toBe(true)
    expect((await compared()).standing === 'made' && (await compared())).toMatchObject({ rows: 4, found: [{ count: 1 }, { count: 2 }] })
  })

  it('holds rows of a list until somebody cleared them', async () => {
    const held = await at.by('lin', 'doubt.raise', (db, caller) => holdClashes(db, caller, batch, calendar))
    expect(held).toMatchObject({ value: { rows: 2, doubts: 2 } })
    expect((await clashes()).filter(givesWay)).toEqual([])
    const states = (await at.claimsOf(batch)).map(({ state }) => state)
    expect(states.filter((state) => state === 'held')).toHaveLength(2)
  })

  it('is of its own policy and year alone', async () => {
    const other = await at.made(2)
    const keys = (await at.claimsOf(other)).map(({ payee }) => payee)
    const of = (change: Partial<EarlierHead>, sha256: string) => taken({ ...change, sha256 }, [row(2, keys[0])])
    await check(await of({ year: 2020 }, 'd'.repeat(64)), 'agreed')
    await check(await of({ policy: { id: 'another_policy', zh: '另一项' } }, 'e'.repeat(64)), 'agreed')
    expect(await clashes(other)).toEqual([])
    await check(await of({}, 'f'.repeat(64)), 'agreed')
    expect(await clashes(other)).toHaveLength(1)
    const again = await at.by('lin', 'earlier.take', (db, caller) =>
      reportEarlier(db, caller, { ...head, sha256: '0'.repeat(64) }, [row(9, keys[0])]),
    )
    expect(again.earlier).toEqual({ rows: 1, fen: '10009' })
  })

  it.each(['earlier_list', 'earlier_payment', 'earlier_list_check', 'doubt_earlier'] as const)(
    'nobody changes what stands in %s',
    async (table) => {
      for (const work of [
        () => at.by('lin', 'earlier.take', (db) => db.updateTable(table).set({ region: '0' }).execute()),
        () => at.by('yan', 'earlier.check', (db) => db.deleteFrom(table).execute()),
      ])
        await expect(work()).rejects.toThrow(/permission denied/)
    },
  )
})
