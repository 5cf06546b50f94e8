import { afterAll, beforeAll, expect, it } from 'vitest'
import { dropRows, sendBackBatch } from '../../src/ledger/index.ts'
import { calendar } from '../office/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { moneyOffice } from './money.ts'
import { ledgerOffice } from './people.ts'

onBothStores('finance', ledgerOffice, (open) => {
  let at: Awaited<ReturnType<typeof moneyOffice>>
  beforeAll(async () => {
    at = await moneyOffice(await open())
  })
  afterAll(() => at.clear())

  const atFinance = async (rows: number) => {
    const batch = await at.made(rows)
    await at.toAccountCheck(batch)
    await at.confirmAll(batch)
    await at.toFinance(batch)
    return { batch, sum: (await at.countsOf(batch)).listed }
  }

  it('accepts a list only with plan and receipt of what it holds, to the row and the fen', async () => {
    const { batch, sum } = await atFinance(3)
    expect(await at.accept(batch)).toMatchObject({ refusal: { code: 'funds_paper_missing', paper: 'funds_plan' } })
    for (const [rows, fen] of [
      [2, sum.fen],
      [4, sum.fen],
      [3, sum.fen - 1n],
      [3, sum.fen + 1n],
    ] as const)
      expect(await at.paper('funds_plan', batch, { rows, fen })).toMatchObject({
        refusal: { code: 'funds_paper_differs', paper: 'funds_plan', rows, fen, listRows: 3, listFen: sum.fen },
      })
    expect(await at.paper('funds_plan', batch, sum)).toMatchObject({ kind: 'done' })
    expect(await at.accept(batch)).toMatchObject({ refusal: { code: 'funds_paper_missing', paper: 'funds_received' } })
    await at.paper('funds_received', batch, sum)
    // What leaves the list in between makes both papers wrong.
    const [first] = await at.claimsOf(batch)
    await at.by('lin', 'batch.make', (db, caller) => dropRows(db, caller, batch, [first?.id ?? 0n], '注销'))
    const left = { rows: 2, fen: sum.fen - (first?.fen ?? 0n) }
    expect(await at.accept(batch)).toMatchObject({ refusal: { code: 'funds_paper_differs', listRows: 2, listFen: left.fen } })
    await at.paper('funds_plan', batch, left)
    expect(await at.accept(batch)).toMatchObject({ refusal: { code: 'funds_paper_differs', paper: 'funds_received' } })
    await at.paper('funds_received', batch, left)
    expect(await at.accept(batch)).toEqual({ kind: 'done', value: 'hand_over' })
    expect(await at.paper('funds_plan', batch, left)).toMatchObject({ refusal: { code: 'batch_in_other_step' } })
  })

  it('does not take papers of an approval before', async () => {
    const { batch, sum } = await atFinance(2)
    for (const kind of ['funds_plan', 'funds_received'] as const) await at.paper(kind, batch, sum)
    await at.onSeen(batch, 'kuai', 'fund.account', (db, caller, seen) => sendBackBatch(db, caller, seen, 'finance', '科目有误', calendar))
    await at.toAccountCheck(batch)
    await at.toFinance(batch)
    expect(await at.accept(batch)).toMatchObject({ refusal: { code: 'funds_paper_missing', paper: 'funds_plan' } })
  })
})
