import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Caller } from '../../src/access/index.ts'
import type { Permission } from '../../src/contract/index.ts'
import { chineseAmount } from '../../src/kernel/capital-amount.ts'
import { formatYuan } from '../../src/kernel/money.ts'
import {
  agreeWithBatch,
  answerObjection,
  askBodies,
  batchPapers,
  checkPart,
  decideBatch,
  investigateObjection,
  publishList,
  receiveObjection,
  submitBatch,
  sumOfList,
} from '../../src/ledger/index.ts'
import { drawPaper, issuePaper, listPapers, type PaperSource } from '../../src/papers/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { openUpload, permissionsOfUpload } from '../../src/uploads/index.ts'
import { calendar } from '../office/people.ts'
import { readPage, readSheets, readWord } from '../papers/read-back.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { moneyOffice, nameOf, numberOf } from './money.ts'
import { ledgerOffice } from './people.ts'

const purposes = { open: 'batch_paper', restricted: 'account_paper' } as const

let store: WorkStore
let at: Awaited<ReturnType<typeof moneyOffice>>
let source: PaperSource
beforeAll(async () => {
  store = await officeStore(ledgerOffice)
  at = await moneyOffice(store)
  source = batchPapers({ keys: at.keys })
})
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
  expect(await offersOf('lin', id)).toEqual([
    { kind: 'approval_sheet', about: '1.0', note: '', standing: 'list_signed' },
    { kind: 'payment_order', about: '1.0', note: '', standing: 'list_approved' },
  ])
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
})

it('nobody changes or removes what was issued', async () => {
  const caller = await as('lin')
  await expect(caller.transact((db) => db.updateTable('paper').set({ title: 'x' }).execute())).rejects.toThrow(/permission denied/)
  await expect(caller.transact((db) => db.deleteFrom('paper_file').execute())).rejects.toThrow(/permission denied/)
})

const next = '2023-01-20'

/** A batch of three rows past its joint review, of which one is objected to while it is public; asked by letter, so that all papers come about. */
async function walked() {
  const id = await at.made(3, { subjectEntity: 'insured_unit' })
  for (const login of ['zhou', 'fu'])
    for (const part of await at.by(login, 'part.check', (db) =>
      db.selectFrom('batch_part').select(['id', 'version']).where('batch', '=', id).execute(),
    ))
      expect(await at.by(login, 'part.check', (db, caller) => checkPart(db, caller, part, calendar))).toMatchObject({
        kind: expect.any(String),
      })
  await at.onSeen(id, 'lin', 'batch.make', (db, caller, batch) => submitBatch(db, caller, batch, calendar))
  await at.onSeen(id, 'yan', 'batch.review', (db, caller, batch) => agreeWithBatch(db, caller, batch, calendar))
  return id
}

const fileOf = async (login: string, permission: Permission, id: bigint, kind: string, format: string, nth = 0) => {
  const paper = (await issuedOf(id)).filter((each) => each.kind === kind).at(-1)
  const file = paper?.files.filter((each) => each.format === format)[nth]
  return (await bytesOf(login, permission, file?.upload ?? 0n)).bytes
}
const wordOf = async (id: bigint, kind: string) => readWord(await fileOf('lin', 'batch.read', id, kind, 'word'))

it('papers of review and publication say what was reviewed and published', async () => {
  const id = await walked()
  const body = await at.system((db) => db.selectFrom('body').select('id').where('name', '=', '市工商局').executeTakeFirstOrThrow())
  await at.by('lin', 'joint.enter', (db, caller) =>
    askBodies(db, caller, { batch: id, bodies: [{ body: body.id, way: 'letter' }], due: '2023-01-13' }, calendar),
  )
  expect(await offerOf('lin', id, 'joint_letter')).toMatchObject({ note: '市工商局', standing: 'may' })
  expect(await issue('lin', id, 'joint_letter')).toMatchObject({ kind: 'done', value: { number: '第2023-0001号' } })
  const sum = await at.system((db) => sumOfList(db, id))
  const letter = await wordOf(id, 'joint_letter')
  expect(letter.paragraphs).toEqual(expect.arrayContaining(['第2023-0001号', '市工商局：', `名单校验码（SHA-256）：${sum.hash}`]))
  expect(letter.paragraphs.join()).toContain(`共3户、${formatYuan(sum.fen)}元，数据截至2022年12月31日`)
  expect(letter.paragraphs.join()).toContain('请于2023年1月13日前以复函')
  const claims = await at.claimsOf(id)
  const [sheet] = await readSheets(await fileOf('lin', 'batch.read', id, 'joint_letter', 'annex'))
  expect(sheet?.rows.slice(0, 5)).toEqual([
    ['序号', '条目编号', '名称', '地区', '所属期', '金额（元）', '意见（同意／不同意／暂缓）', '理由'],
    ...claims.map((claim, n) => [
      n + 1,
      String(claim.id),
      nameOf(claim.payee),
      claim.payee % 3n === 0n ? '涪陵区' : '渝中区',
      '2021',
      Number(claim.fen) / 100,
    ]),
    ['合计', Number(sum.fen) / 100],
  ])

  await at.skip(id, 'joint_review', 'lin', 'batch.make')
  await at.confirmAll(id)
  await at.skip(id, 'account_check', 'lin', 'batch.make')
  const minutes = { number: '会议纪要〔2023〕3号', day: '2023-01-04' }
  await at.onSeen(id, 'cheng', 'batch.decide', (db, caller, batch) => decideBatch(db, caller, batch, minutes, calendar))
  const publishing = {
    from: '2023-01-05',
    workdays: 5,
    columns: ['name', 'place', 'fen'],
    basis: '渝人社规〔2022〕1号第十条',
    address: '单位网站',
  }
  const publish = (change: Partial<typeof publishing> & { readonly numbersBasis?: string } = {}) =>
    at.by('lin', 'batch.publish', (db, caller) => publishList(db, caller, id, { ...publishing, ...change }, calendar))
  const published = await publish()
  if (published.kind === 'refused') throw new Error(published.refusal.code)
  const number = `第${published.value.number}号`
  expect(await issue('lin', id, 'notice')).toMatchObject({ kind: 'done', value: { number } })
  const notice = await wordOf(id, 'notice')
  const { turn } = await at.batchOf(id)
  expect(notice.paragraphs).toEqual(
    expect.arrayContaining([
      number,
      `关于重庆市稳岗返还第${turn}批拟享受名单的公示`,
      '公示地点：单位网站',
      '依据：渝人社规〔2022〕1号第十条',
    ]),
  )
  expect(notice.paragraphs.join()).toContain(`共3户，拟发放资金${formatYuan(sum.fen)}元（人民币${chineseAmount(sum.fen)}）`)
  expect(notice.paragraphs.join()).toContain(`公示时间：2023年1月5日至`)
  expect(notice.tables.at(-1)).toEqual([
    ['序号', '名称', '地区', '金额（元）'],
    ...claims.map((claim, n) => [String(n + 1), nameOf(claim.payee), claim.payee % 3n === 0n ? '涪陵区' : '渝中区', formatYuan(claim.fen)]),
    ['合计', '', '', formatYuan(sum.fen)],
  ])

  const [first] = claims
  const received = await at.by('lin', 'objection.receive', (db, caller) =>
    receiveObjection(db, caller, { batch: id, claim: first?.id, way: 'letter', text: '该公司 <已裁员> & “停缴”' }, calendar),
  )
  if (received.kind === 'refused') throw new Error(received.refusal.code)
  const objection = BigInt(received.value.objection)
  expect(await offerOf('yan', id, 'objection_reply')).toBeUndefined()
  const seen = async () =>
    at.system((db) => db.selectFrom('objection').select(['id', 'version']).where('id', '=', objection).executeTakeFirstOrThrow())
  const fenAfter = (first?.fen ?? 0n) - 5_000n
  const found = { finding: 'upheld', found: '实缴人数少 1 人', answer: '按实缴更正。', fenAfter } as const
  const one = await seen()
  await at.by('lin', 'objection.investigate', (db, caller) => investigateObjection(db, caller, one, found, calendar))
  expect(await offerOf('yan', id, 'objection_reply')).toMatchObject({ standing: 'objection_answered' })
  const two = await seen()
  expect(await at.by('yan', 'objection.answer', (db, caller) => answerObjection(db, caller, two, calendar))).toMatchObject({ kind: 'done' })
  expect(await issue('yan', id, 'objection_reply')).toMatchObject({ kind: 'done', value: { number: '异议答复〔2023〕1号' } })
  const reply = await wordOf(id, 'objection_reply')
  expect(reply.paragraphs).toEqual(
    expect.arrayContaining([
      `回执号${received.value.receipt}异议人：`,
      '实缴人数少 1 人',
      `异议成立。按实缴更正。该条金额由${formatYuan(first?.fen ?? 0n)}元更正为${formatYuan(fenAfter)}元。`,
      '公示依据：渝人社规〔2022〕1号第十条。',
    ]),
  )
  expect(reply.paragraphs.join()).toContain(`“${nameOf(first?.payee ?? 0n)}”`)
  expect(reply.paragraphs.join()).toContain('异议内容：该公司 <已裁员> & “停缴”')
  expect(reply.paragraphs.join()).toContain('六十日内依法申请行政复议')

  // The changed row is a numbered change, and is shown by itself again.
  expect(await offerOf('lin', id, 'change_sheet')).toMatchObject({ about: '1-1', note: '第 1 号变更', standing: 'may' })
  expect(await issue('lin', id, 'change_sheet')).toMatchObject({ kind: 'done', value: { number: '变更单〔2023〕1号' } })
  const change = await wordOf(id, 'change_sheet')
  const now = await at.system((db) => sumOfList(db, id))
  expect(now.fen).toBe(sum.fen - 5_000n)
  expect(change.tables[1]).toEqual([
    ['项目', '条数', '金额（元）'],
    ['签定名单', '3', formatYuan(sum.fen)],
    ['本次变更', '0', '-50.00'],
    ['变更后名单', '3', formatYuan(now.fen)],
  ])
  expect(change.tables[2]?.slice(1)).toEqual([
    ['签定校验码', `SHA-256　${sum.hash}`],
    ['变更后校验码', `SHA-256　${now.hash}`],
  ])
  expect(change.tables.at(-1)?.[1]?.slice(0, 7)).toEqual([
    '1',
    String(first?.id),
    nameOf(first?.payee ?? 0n),
    '暂缓',
    formatYuan(first?.fen ?? 0n),
    '暂缓',
    formatYuan(fenAfter),
  ])
  expect(await offerOf('lin', id, 'change_sheet')).toBeUndefined()

  expect(await publish({ columns: ['name', 'fen', 'count'] })).toMatchObject({ kind: 'done', value: { rows: 1 } })
  const again = (await offersOf('lin', id)).filter(({ kind }) => kind === 'notice')
  expect(await issue('lin', id, 'notice', again[1]?.about)).toMatchObject({
    refusal: { code: 'paper_column_without_data', column: '人数' },
  })
  expect(await offerOf('lin', id, 'notice_report')).toMatchObject({ standing: 'publication_over' })
  const later = { ...(await as('lin')), day: next }
  const report = (await source.offers(later, id)).find(({ kind }) => kind === 'notice_report')
  expect(report?.standing).toBe('may')
  expect(
    await issuePaper(later, at.place, { source, purposes }, { subject: id, kind: 'notice_report', about: report?.about ?? '' }),
  ).toMatchObject({ kind: 'done' })
  const told = await wordOf(id, 'notice_report')
  expect(told.tables[0]?.map((row) => [row[0], row[4], row[5]])).toEqual([
    ['公示', '条数', '金额（元）'],
    [number, '3', formatYuan(sum.fen)],
    [expect.stringMatching(/^第2023-\d{4}号$/), '1', formatYuan(fenAfter)],
  ])
  expect(told.tables[1]?.[1]).toEqual([received.value.receipt, '2023-01-04', `第${first?.id}条`, '成立', '按实缴更正。'])
  expect(told.paragraphs.join()).toContain('共收到异议1件，其中成立1件、不成立0件，均已答复')
})

it('papers of money come to the same as list and bank file, and whole accounts are for the cashier alone', async () => {
  const id = await at.made(4)
  await at.toAccountCheck(id)
  expect(await offerOf('kuai', id, 'payment_order')).toMatchObject({ standing: 'list_approved' })
  await at.confirmAll(id)
  await at.toHandOver(id)
  expect(await issue('lin', id, 'payment_order')).toMatchObject({ refusal: { code: 'paper_of_others' } })
  expect(await issue('kuai', id, 'payment_order')).toMatchObject({ kind: 'done', value: { number: '拨付单〔2023〕1号' } })
  const sum = await at.system((db) => sumOfList(db, id))
  const order = await wordOf(id, 'payment_order')
  expect(order.tables[0]).toEqual(
    expect.arrayContaining([
      ['拨付笔数', '4笔', '拨付金额', `${formatYuan(sum.fen)}元`],
      ['金额大写', `人民币${chineseAmount(sum.fen)}`],
      ['名单校验码', `SHA-256　${sum.hash}`],
    ]),
  )
  expect(order.tables[1]?.at(-1)).toEqual(['合计', '4', formatYuan(sum.fen)])
  const claims = await at.claimsOf(id)
  expect(order.tables.at(-1)?.slice(1, -1)).toEqual(
    claims.map(({ id: claim, payee, fen }, n) => [
      String(n + 1),
      String(claim),
      nameOf(payee),
      '示例银行渝中支行',
      '102653000011',
      `****${numberOf(payee).slice(-4)}`,
      formatYuan(fen),
    ]),
  )
  const whole = (await issuedOf(id)).at(-1)?.files.find(({ isRestricted }) => isRestricted)
  for (const format of ['word', 'page', 'sheet', 'annex'])
    expect((await fileOf('lin', 'batch.read', id, 'payment_order', format)).includes(numberOf(claims[0]?.payee ?? 0n))).toBe(false)
  expect(JSON.stringify(await readSheets(await fileOf('lin', 'batch.read', id, 'payment_order', 'annex')))).not.toContain(
    numberOf(claims[0]?.payee ?? 0n),
  )
  const [accounts] = await readSheets((await bytesOf('chu', 'fund.hand_over', whole?.upload ?? 0n)).bytes)
  expect(accounts?.rows.slice(1, 5).map((row) => row[5])).toEqual(claims.map(({ payee }) => numberOf(payee)))
  expect(await permissionsOfUpload(store, whole?.upload ?? 0n)).toMatchObject({ read: 'fund.hand_over', send: 'fund.hand_over' })

  const handed = await at.handOverAll(id)
  if (handed.kind === 'refused') throw new Error(handed.refusal.code)
  const [file] = handed.value.files
  expect(await issue('chu', id, 'bank_order')).toMatchObject({ kind: 'done', value: { number: '委托付款书〔2023〕1号' } })
  const mandate = await wordOf(id, 'bank_order')
  expect(mandate.paragraphs.join()).toContain(
    `共${file?.rows}笔，合计${formatYuan(BigInt(file?.fen ?? 0))}元（人民币${chineseAmount(BigInt(file?.fen ?? 0))}）`,
  )
  expect(mandate.tables[0]).toEqual(
    expect.arrayContaining([
      ['总笔数', `${file?.rows}笔`, '总金额', `${formatYuan(BigInt(file?.fen ?? 0))}元`],
      ['文件校验码', `SHA-256　${file?.sha256}`],
      ['拨付单', '委托付款书1号　2023年1月4日'],
    ]),
  )
  const [paper] = (await issuedOf(id)).filter(({ kind }) => kind === 'bank_order')
  expect(paper).toMatchObject({ rows: file?.rows, fen: BigInt(file?.fen ?? 0) })
})
