import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Caller } from '../../src/access/index.ts'
import type { Permission } from '../../src/contract/index.ts'
import { chineseAmount } from '../../src/kernel/capital-amount.ts'
import { formatYuan } from '../../src/kernel/money.ts'
import { batchPapers } from '../../src/ledger/index.ts'
import { drawPaper, issuePaper, listPapers, type PaperSource } from '../../src/papers/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { openUpload } from '../../src/uploads/index.ts'
import { readPage, readSheets, readWord } from '../papers/read-back.ts'
import { opened } from '../store/postgres/stores.ts'
import { moneyOffice } from './money.ts'

const purposes = { open: 'batch_paper', restricted: 'account_paper' } as const

let store: WorkStore
let at: Awaited<ReturnType<typeof moneyOffice>>
let source: PaperSource
beforeAll(async () => {
  store = await opened({ kind: 'memory' })
  at = await moneyOffice(store)
  source = batchPapers({ keys: at.keys })
}, 60_000)
afterAll(async () => {
  at.clear()
  await store.close()
})

const as = (login: string, permission: Permission = 'paper.issue'): Promise<Caller> => at.office.as(login, permission)
const offersOf = async (login: string, id: bigint) => source.offers(await as(login), id)
const offerOf = async (login: string, id: bigint, kind: string) => (await offersOf(login, id)).find((offer) => offer.kind === kind)
const issue = async (login: string, id: bigint, kind: Parameters<typeof issuePaper>[3]['kind'], about?: string, requestId?: string) => {
  const caller = await as(login)
  const wanted = about ?? (await offerOf(login, id, kind))?.about ?? ''
  return issuePaper(
    requestId === undefined ? caller : { ...caller, requestId },
    at.place,
    { source, purposes },
    { subject: id, kind, about: wanted },
  )
}
const issuedOf = async (id: bigint) => (await as('lin')).transact((db) => listPapers(db, 'batch', id))
const bytesOf = async (login: string, permission: Permission, upload: bigint) => {
  const opened = await openUpload(await as(login, permission), at.place, upload, 'batch.read')
  if (opened.kind === 'refused') throw new Error(opened.refusal.code)
  return opened.value
}

it('a sheet of approval says what the batch says, is issued once, and is the same file ever after', async () => {
  const id = await at.made(3)
  expect(await offersOf('lin', id)).toEqual([{ kind: 'approval_sheet', about: '1.0', note: '', standing: 'list_signed' }])
  expect(await issue('lin', id, 'approval_sheet')).toMatchObject({ refusal: { code: 'paper_waits', waits: 'list_signed' } })
  const draft = await drawPaper(
    await as('lin', 'batch.read'),
    at.place,
    source,
    { subject: id, kind: 'approval_sheet', about: '1.0' },
    'word',
  )
  if (draft.kind === 'refused') throw new Error(draft.refusal.code)
  expect(readWord(draft.value.bytes).header).toContain('草稿')
  expect(readWord(draft.value.bytes).tables[2]?.[1]).toEqual(['名单校验码', '名单尚未签定，本表不作拨付依据。'])
  await at.toAccountCheck(id)
  await at.confirmAll(id)
  await at.toFinance(id)
  // Another's post draws it up and does not issue it; whoever reaches a part of the place alone is offered none.
  expect((await offerOf('kuai', id, 'approval_sheet'))?.standing).toBe('others')
  expect(await issue('kuai', id, 'approval_sheet')).toMatchObject({ refusal: { code: 'paper_of_others' } })
  expect(await offersOf('zhou', id)).toEqual([])
  const issued = await issue('lin', id, 'approval_sheet', undefined, '11111111-1111-4111-8111-111111111111')
  expect(issued).toMatchObject({ kind: 'done', value: { number: '审批表〔2023〕1号' } })
  expect(await issue('lin', id, 'approval_sheet', '1.0', '11111111-1111-4111-8111-111111111111')).toEqual(issued)
  expect(await issue('lin', id, 'approval_sheet', '1.0')).toMatchObject({
    refusal: { code: 'paper_issued_already', number: '审批表〔2023〕1号' },
  })
  expect(await issue('lin', id, 'approval_sheet', '9.9')).toMatchObject({ refusal: { code: 'paper_not_found' } })

  const [paper] = await issuedOf(id)
  const { signed } = await at.batchOf(id)
  expect(paper).toMatchObject({
    rows: 3,
    fen: signed?.fen,
    by: '林',
    day: '2023-01-04',
    purpose: expect.stringContaining('办理稳岗返还批次'),
  })
  expect(paper?.files.map(({ format }) => format)).toEqual(['word', 'sheet', 'page'])
  const fen = signed?.fen ?? 0n
  const [first, again] = [
    await bytesOf('lin', 'batch.read', paper?.files[0]?.upload ?? 0n),
    await bytesOf('yan', 'batch.read', paper?.files[0]?.upload ?? 0n),
  ]
  expect(again.bytes.equals(first.bytes)).toBe(true)
  expect(first.sha256).toBe(paper?.files[0]?.sha256)
  const word = readWord(first.bytes)
  expect(word.paragraphs).toEqual(expect.arrayContaining(['稳岗返还资金拨付审批表', '审批表〔2023〕1号', '市就业局']))
  expect(word.tables[1]?.at(-1)).toEqual(['合计', '3', formatYuan(fen)])
  expect(word.tables[2]).toEqual([
    ['合计大写', `人民币${chineseAmount(fen)}`],
    ['名单校验码', `SHA-256　${signed?.hash}`],
  ])
  expect(word.tables[3]?.map(([role, record]) => [role, record?.split('\n')[0]])).toEqual([
    ['初审', '系统记录：林'],
    ['复核', '系统记录：严'],
    ['集体审议', '系统记录：程'],
    ['拨付审批', '系统记录：谭'],
    ['基金财务', ''],
  ])
  const [sheet] = await readSheets((await bytesOf('lin', 'batch.read', paper?.files[1]?.upload ?? 0n)).bytes)
  expect(sheet?.rows).toContainEqual(['合计', 3, Number(fen) / 100])
  expect(readPage((await bytesOf('lin', 'batch.read', paper?.files[2]?.upload ?? 0n)).bytes)).toContain(formatYuan(fen))
}, 60_000)

it('nobody changes or removes what was issued', async () => {
  const caller = await as('lin')
  await expect(caller.transact((db) => db.updateTable('paper').set({ title: 'x' }).execute())).rejects.toThrow(/permission denied/)
  await expect(caller.transact((db) => db.deleteFrom('paper_file').execute())).rejects.toThrow(/permission denied/)
})
