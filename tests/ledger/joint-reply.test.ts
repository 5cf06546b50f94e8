import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agreeWithBatch, askBodies, checkPart, listDoubts, submitBatch } from '../../src/ledger/index.ts'
import { type AskedRow, readReply } from '../../src/ledger/joint-reply/read-reply.ts'
import { describeReplyFault } from '../../src/ledger/joint-reply/reply.zh.ts'
import { readWorkbook } from '../../src/sheets/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, type Visitor } from '../api/office.ts'
import { calendar } from '../office/people.ts'
import { onBothStores } from '../store/postgres/stores.ts'
import { moneyOffice } from './money.ts'
import { ledgerOffice, ledgerPlan } from './people.ts'

const titles = ['序号', '条目编号', '名称', '地区', '所属期', '金额（元）', '意见（同意／不同意／暂缓）', '理由']
type Cell = string | number | null
const row = (id: number, opinion: Cell, reason: Cell = null): Cell[] => [
  id - 10,
  String(id),
  `第${id}号公司`,
  '渝中区',
  '2021',
  1000 + id / 100,
  opinion,
  reason,
]
const asked: readonly AskedRow[] = [11, 12, 13, 14].map((id) => ({
  ...{ id: BigInt(id), name: `第${id}号公司`, period: '2021', fen: 100_000n + BigInt(id), isOnList: id !== 14 },
}))
const foot: Cell[][] = [['合计', null, null, null, null, 3000.36], [], ['林　市就业局　用途：会审']]
const good = [row(11, '同意'), row(12, '不同意', '欠税'), row(13, '暂缓', '工商登记异常')]

type Plan = Parameters<typeof writeXlsx>[0]['sheets'][number]
const sheet = (rows: readonly Cell[][], more: Partial<Plan> = {}): Plan => ({ name: '会审名单', rows: [titles, ...rows, ...foot], ...more })
async function read(...sheets: readonly Plan[]) {
  const opened = await readWorkbook(await writeXlsx({ sheets: [...sheets] }), 1000)
  if (opened.kind === 'refused') throw new Error(opened.refusal.code)
  return readReply(opened.value, asked)
}
const without = (rows: readonly Cell[][], at: number) => rows.filter((_, n) => n !== at)
const changed = (at: number, column: number, cell: Cell) =>
  good.map((cells, n) => (n === at ? cells.map((each, c) => (c === column ? cell : each)) : cells))

describe('a list that came back filled in', () => {
  it('says of each row what its body says, in any order of columns and rows, with the words that people write', async () => {
    const said = [
      { claim: 12n, word: 'objects', reason: '欠税', line: 3, name: '第12号公司' },
      { claim: 13n, word: 'defers', reason: '工商登记异常', line: 4, name: '第13号公司' },
    ]
    const fit = { kind: 'done', value: { agreed: 1, said, faults: [] } }
    expect(await read(sheet(good))).toMatchObject(fit)
    // A row that left the list since may be there, as long as nothing is said against it.
    expect(await read(sheet([...good, row(14, '同意')]))).toMatchObject({ kind: 'done', value: { agreed: 2, faults: [] } })
    expect(await read({ ...sheet(good), rows: [['会审名单'], titles, ...good] })).toMatchObject({ value: { agreed: 1, faults: [] } })
    const turned = [titles, ...good].map((cells) => cells.toReversed())
    expect(await read({ name: '名单', rows: turned })).toMatchObject(fit)
    // Amounts as text, full-width words, what letters of earlier releases ask for: opinion and reason in one cell.
    const earlier = [...titles.slice(0, 6), '意见（同意／不同意及理由）']
    const rows = [row(11, ' 无异议 '), row(12, '不同意：欠税'), row(13, '暂缓（工商登记异常）')].map((cells) => cells.slice(0, 7))
    rows[0] = rows[0]?.map((cell, at) => (at === 5 ? '1,000.11' : cell)) ?? []
    expect(await read({ name: '名单', rows: [earlier, ...rows] })).toMatchObject(fit)
  })

  it.each([
    ['another name beside the number', changed(1, 2, '第13号公司'), 'C3', 'key_changed'],
    ['an amount that was changed', changed(0, 5, 9999), 'F2', 'key_changed'],
    ['a period that was changed', changed(0, 4, '2022'), 'E2', 'key_changed'],
    ['the number of another row', changed(0, 1, '12'), 'C2', 'key_changed'],
    ['the number of another batch', changed(0, 1, '77'), 'B2', 'row_unknown'],
    ['a row twice', [...good, row(12, '同意')], 'B5', 'row_twice'],
    ['a row that was put in', [...good, [9, null, '新公司', null, null, null, '不同意', '另有']], 'B5', 'number_missing'],
    ['a row that is missing', without(good, 0), 'B1', 'rows_missing'],
    ['no opinion', changed(0, 6, null), 'G2', 'opinion_missing'],
    ['another word', changed(0, 6, '再看看'), 'G2', 'opinion_unknown'],
    ['no reason', changed(1, 7, null), 'G3', 'reason_missing'],
    ['a reason that is too long', changed(1, 7, '长'.repeat(501)), 'G3', 'reason_too_long'],
    ['an error', changed(1, 7, '#REF!'), 'H3', 'cell_in_error'],
    ['an objection to a row that left the list', [...good, row(14, '不同意', '欠税')], 'G5', 'row_left'],
  ] as const)('refuses %s with its cell', async (_, rows, cell, code) => {
    const read_ = await read(sheet(rows as readonly Cell[][]))
    if (read_.kind === 'refused') throw new Error(read_.refusal.code)
    const fault = read_.value.faults.find((one) => one.code === code)
    expect(fault).toMatchObject({ cell, code })
    expect(fault === undefined ? '' : describeReplyFault(fault)).toMatch(new RegExp(`^${cell}：.+。$`))
  })

  it('refuses formulas and merged cells where they stand', async () => {
    const formula = sheet(good, {
      cells: new Map([['2,6', { value: '同意', formula: 'IF(A3>0,"同意","不同意")', formulaResult: '同意' }]]),
    })
    expect(await read(formula)).toMatchObject({ value: { faults: [{ code: 'cell_formula', cell: 'G3' }] } })
    const merged = sheet(good, { merges: [{ startRow: 2, endRow: 3, startCol: 7, endCol: 7 }] })
    expect(await read(merged)).toMatchObject({
      value: {
        faults: [
          { code: 'cell_merged', cell: 'H3' },
          { code: 'cell_merged', cell: 'H4' },
        ],
      },
    })
    // What is merged above the titles is a heading.
    const head = { name: '名单', rows: [['会审名单'], titles, ...good], merges: [{ startRow: 0, endRow: 0, startCol: 0, endCol: 7 }] }
    expect(await read(head)).toMatchObject({ value: { faults: [] } })
  })

  it.each([
    ['another table', [{ name: 'A', rows: [['甲', '乙']] }], { code: 'reply_not_found' }],
    ['a second list', [sheet(good), { ...sheet(good), name: '第二份' }], { code: 'reply_sheet_extra', sheet: '第二份' }],
    ['a sheet with words', [sheet(good), { name: '说明', rows: [['另有意见']] }], { code: 'reply_sheet_extra', sheet: '说明' }],
    [
      'a column less',
      [{ name: 'A', rows: [titles.filter((title) => title !== '金额（元）')] }],
      { code: 'columns_missing', titles: ['金额（元）'] },
    ],
    ['a column twice', [{ name: 'A', rows: [[...titles, '理由']] }], { code: 'columns_doubled', titles: ['理由'] }],
    ['no rows', [sheet([])], { code: 'reply_empty' }],
    ['the list of another batch', [sheet([row(71, '同意'), row(72, '同意')])], { code: 'reply_of_another', cell: 'B2', row: '71' }],
  ] as const)('refuses %s as a whole', async (_, sheets, refusal) => {
    expect(await read(...(sheets as unknown as readonly Plan[]))).toEqual({ kind: 'refused', refusal })
  })

  it('takes no harm from empty sheets that a program adds', async () => {
    expect(await read(sheet(good), { name: 'Sheet2', rows: [] })).toMatchObject({ kind: 'done', value: { faults: [] } })
  })
})

onBothStores('a filled-in list becomes the answer of its body', ledgerOffice, (open) => {
  let store: WorkStore
  let served: Awaited<ReturnType<typeof openTestOffice>>
  let at: Awaited<ReturnType<typeof moneyOffice>>
  const people = new Map<string, Visitor>()
  beforeAll(async () => {
    store = await open()
    served = await openTestOffice(store, ledgerPlan)
    at = await moneyOffice(store, served.office)
    for (const login of ['lin', 'yan']) {
      const visitor = served.visitor()
      await visitor.signIn(login)
      people.set(login, visitor)
    }
  }, 120_000)
  afterAll(async () => {
    at.clear()
    await served.app.close()
  })

  const ask = async (login: string, procedure: string, input: object) =>
    people.get(login)?.ask(procedure, input, { 'x-ballast-request-id': crypto.randomUUID() }) ?? { status: 0, body: undefined }
  const send = async (bytes: Uint8Array) => {
    const response = await fetch(`${served.base}/files/in/joint_reply`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/octet-stream', 'x-ballast-request': '1', cookie: people.get('lin')?.cookie ?? '' },
        'x-ballast-file-name': encodeURIComponent('复函附表.xlsx'),
      },
      body: new Uint8Array(bytes),
    })
    return ((await response.json()) as { id: string }).id
  }

  it('is compared by one, checked by another, and holds each row for its own reason', async () => {
    const id = await at.made(4)
    for (const login of ['zhou', 'fu'])
      for (const part of await at.by(login, 'part.check', (db) =>
        db.selectFrom('batch_part').select(['id', 'version']).where('batch', '=', id).execute(),
      ))
        await at.by(login, 'part.check', (db, caller) => checkPart(db, caller, part, calendar))
    await at.onSeen(id, 'lin', 'batch.make', (db, caller, batch) => submitBatch(db, caller, batch, calendar))
    await at.onSeen(id, 'yan', 'batch.review', (db, caller, batch) => agreeWithBatch(db, caller, batch, calendar))
    const body = await at.system((db) => db.selectFrom('body').select('id').where('name', '=', '市工商局').executeTakeFirstOrThrow())
    await at.by('lin', 'joint.enter', (db, caller) =>
      askBodies(db, caller, { batch: id, bodies: [{ body: body.id, way: 'letter' }] }, calendar),
    )
    const batch = String(id)
    const seen = async () => {
      const [opinion] = (await ask('lin', 'jointReview/list', { batch })).body.opinions
      return opinion
    }
    const opinion = await seen()
    // The list as it leaves with the letter, filled in.
    const draft = await fetch(`${served.base}/files/paper/batch/${batch}/joint_letter/${opinion.id}/annex-0`, {
      headers: { cookie: people.get('lin')?.cookie ?? '' },
    })
    expect(draft.status).toBe(200)
    const { sheets } = await readXlsx(new Uint8Array(await draft.arrayBuffer()))
    const rows = sheets[0]?.rows.map((cells) => [...cells]) ?? []
    const fill = async (...said: readonly (readonly [string, string?])[]) => {
      const filled = rows.map((cells, n) => {
        const [word, reason] = n === 0 ? [] : (said[n - 1] ?? [])
        return word === undefined ? cells : [...cells.slice(0, 6), word, reason ?? null]
      })
      return send(await writeXlsx({ sheets: [{ name: '名单', rows: filled as Cell[][] }] }))
    }
    const reply = { number: '渝市监函〔2023〕5号', day: '2023-01-04' }
    const partly = await fill(['同意'], ['不同意'], ['同意'], ['同意'])
    expect((await ask('lin', 'jointReview/previewReply', { id: opinion.id, workbook: partly })).body).toMatchObject({
      faults: [{ cell: 'G3', code: 'reason_missing' }],
    })
    const refusedWhole = await ask('lin', 'jointReview/enterReply', {
      id: { id: opinion.id, version: opinion.version },
      workbook: partly,
      ...reply,
    })
    expect(refusedWhole.body.data).toMatchObject({ code: 'reply_rows_refused', figures: { rows: 1 } })
    expect((await seen()).state).toBe('asked')

    const workbook = await fill(['同意'], ['不同意', '吊销执照'], ['暂缓', '登记住所不实'], ['不同意', '吊销执照'])
    const { body: told } = await ask('lin', 'jointReview/previewReply', { id: opinion.id, workbook })
    expect(told).toMatchObject({ agreed: 1, objects: 2, defers: 1, faults: [] })
    expect(told.said.map(({ line, word, reason }: { line: number; word: string; reason: string }) => [line, word, reason])).toEqual([
      [3, 'objects', '吊销执照'],
      [4, 'defers', '登记住所不实'],
      [5, 'objects', '吊销执照'],
    ])
    const enter = (of: { id: string; version: number }) =>
      ask('lin', 'jointReview/enterReply', { id: { id: of.id, version: of.version }, workbook, ...reply })
    expect((await enter(opinion)).body).toEqual({ state: 'entered' })
    const entered = await seen()
    expect(entered).toMatchObject({
      opinion: 'objects',
      text: '不同意 2 条，暂缓 1 条',
      replyNumber: reply.number,
      files: [{ name: '复函附表.xlsx' }],
    })
    expect(entered.said).toHaveLength(3)
    // Nothing is held until another has looked, and who entered it does not check it.
    const doubts = async () => listDoubts(await at.office.as('lin', 'batch.read', { kind: 'read' }), id)
    expect(await doubts()).toHaveLength(0)
    const checked = (login: string) => ask(login, 'jointReview/check', { id: { id: entered.id, version: entered.version } })
    expect((await checked('lin')).status).toBe(403)
    expect((await checked('yan')).body).toEqual({ state: 'checked' })
    expect((await doubts()).map(({ reason }) => reason).toSorted()).toEqual(
      ['不同意：吊销执照', '不同意：吊销执照', '暂缓：登记住所不实'].toSorted(),
    )
    expect((await at.claimsOf(id)).map(({ state }) => state)).toEqual(['listed', 'held', 'held', 'held'])
  })
})
