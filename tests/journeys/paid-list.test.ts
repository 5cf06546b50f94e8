import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { formatYuanPlain } from '../../src/kernel/money.ts'
import type { ListRow } from '../../src/screening/index.ts'
import { unitNumberOf } from '../../src/subjects/demo/give-numbers.ts'
import { count, yuan } from '../../src/web/figures/figures.ts'
import { seriousFindings } from '../web/axe.ts'
import { picture } from '../web/look.ts'
import { openScreenedOffice } from './screened-office.ts'

const shots = fileURLToPath(new URL('../../var/shots', import.meta.url))
let office: Awaited<ReturnType<typeof openScreenedOffice>>
let page: Page
const faults: string[] = []
/** A busy machine compares slowly. */
const policy = 'job_retention_refund'

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  office = await openScreenedOffice({ hasNames: true })
  page = await office.pageOf('lin', faults)
}, 300_000)
afterAll(() => office.close())
beforeEach(() => {
  faults.length = 0
  return () => expect(faults).toEqual([])
})

interface Planned {
  readonly rows: readonly (readonly (string | number | null)[])[]
  readonly same: readonly ListRow[]
  readonly omitted: ListRow
  readonly other: ListRow
  readonly twice: ListRow
  readonly refused: ListRow
  readonly sum: bigint
}

/** A list as a bureau paid it last year, with one of every sort of difference in it. */
function planned(): Planned {
  const all = (office.later.expected.get(policy) ?? []).filter(({ region }) => region >= 500_000 && region <= 509_999)
  const due = all.filter(({ net }) => (net ?? 0n) > 0n)
  const [omitted, other, twice, ...same] = due as [ListRow, ListRow, ListRow, ...ListRow[]]
  const refused = all.find(({ outcome }) => outcome === 'ineligible')
  if (refused === undefined || same.length === 0) throw new Error('the sample is too small')
  const paid: (readonly [ListRow, bigint])[] = [
    ...same.map((row) => [row, row.net ?? 0n] as const),
    [other, (other.net ?? 0n) + 12_345n],
    [twice, twice.net ?? 0n],
    [twice, twice.net ?? 0n],
    [refused, 88_800n],
  ]
  const sum = paid.reduce((total, [, fen]) => total + fen, 0n) + 100_000n
  const rows = [
    ['某区2022年度失业保险稳岗返还资金发放表', null, null, null, null],
    ['填报单位：某区就业中心', null, null, null, '单位：元'],
    ['序号', '单位', null, '发放', null],
    [null, '名称', '单位编号', '金额', '备注'],
    ...paid.map(([row, fen], at) => [at + 1, `第${at + 1}家`, unitNumberOf(row.subject), Number(formatYuanPlain(fen)), null]),
    [paid.length + 1, '查无此家', '9912345678', 1000, null],
    [paid.length + 2, '读不出的', unitNumberOf(omitted.subject), '另行拨付', null],
    ['合计', null, null, Number(formatYuanPlain(sum)), null],
    ['制表：某某', null, '审核：某某', null, null],
  ]
  return { rows, same, omitted, other, twice, refused, sum }
}

async function workbook({ rows }: Planned): Promise<Buffer> {
  const merges = [
    { startRow: 0, startCol: 0, endRow: 0, endCol: 4 },
    { startRow: 2, startCol: 1, endRow: 2, endCol: 2 },
  ]
  return Buffer.from(await writeXlsx({ sheets: [{ name: '发放表', rows: rows.map((row) => [...row]), merges }] }))
}

async function hand(buffer: Buffer, name = '2022年稳岗返还发放表.xlsx'): Promise<void> {
  await page.goto(`${office.base}/paid-lists/new?run=${office.later.name}&policy=${policy}`)
  await page.getByText('已发清单', { exact: true }).waitFor()
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await page.getByRole('region', { name: '清单的读法' }).waitFor()
}

let result = ''

test('a list as a bureau keeps it is read, shown with what cannot be read, and compared', async () => {
  const list = planned()
  await page.goto(`${office.base}/paid-lists`)
  await page.getByText('您的辖区内还没有核对过。').waitFor()
  await page.getByRole('link', { name: '导入已发清单' }).click()
  await page.getByRole('heading', { name: '导入已发清单' }).waitFor()
  await hand(await workbook(list))
  const panel = page.getByRole('region', { name: '清单的读法' })
  expect((await panel.innerText()).replaceAll(/\s/g, '')).toContain(
    `读得发放${list.rows.length - 7}行，共${yuan(String(list.sum))}元；读不出1行`,
  )
  await panel.getByText('与逐行相加一致').waitFor()
  await panel.getByText(/^D\d+的金额“另行拨付”不是/).waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await picture(page, `${shots}/paid-list-read.png`, true)
  await page.getByRole('button', { name: '开始核对' }).click()
  await page.waitForURL(/\/paid-lists\/\d+$/)
  result = page.url()
})

test('four groups come to both lists, subjects and amounts apart', async () => {
  const { same, omitted, other, twice, sum } = planned()
  await page.goto(result)
  const table = page.getByRole('table', { name: '两份名单都由各组相加得出' })
  await table.waitFor()
  const cells = await table
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')))
  const net = (rows: readonly ListRow[]) => rows.reduce((total, row) => total + (row.net ?? 0n), 0n)
  expect(cells[0]).toEqual([count(same.length), '2', '2', '—', count(same.length + 4)])
  expect(cells[1]?.at(-1)).toBe(yuan(String(sum)))
  expect(cells[2]).toEqual([count(same.length), '2', '—', '1', count(same.length + 3)])
  expect(cells[3]).toEqual([
    yuan(String(net(same))),
    yuan(String(net([other, twice]))),
    '—',
    yuan(String(omitted.net)),
    yuan(String(net([...same, other, twice, omitted]))),
  ])
  expect(await seriousFindings(page)).toEqual([])
  await picture(page, `${shots}/paid-list-result.png`, true)
})

test('every difference has its cause, and leads to why we decide as we do', async () => {
  const { other, refused } = planned()
  await page.goto(result)
  const causes = page.getByRole('table', { name: '按原因分' })
  await causes.waitFor()
  expect((await causes.locator('tbody th').allInnerTexts()).toSorted()).toEqual(['原因待核', '清单重复列支：每次金额都等于应付'].toSorted())
  await causes.getByRole('button', { name: '原因待核' }).click()
  await expect.poll(() => page.locator('tbody tr[data-row]').count()).toBe(1)
  const [line] = await page.locator('tbody tr[data-row] td').allInnerTexts()
  expect(Number(line)).toBeGreaterThan(4)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/runs/${office.later.name}/policies/${policy}/${other.subject}`)
  await page.goto(`${result}?group=only_paid`)
  const reasons = page.getByRole('table', { name: '按原因分' })
  await reasons.waitFor()
  const texts = await reasons.locator('tbody th').allInnerTexts()
  expect(texts.some((text) => text.startsWith('不符合条件：'))).toBe(true)
  expect(texts).toContain('名册中查无此号码（您的辖区内）')
  await page.locator(`a[href$="/${refused.subject}"]`).click()
  await page.locator('.verdict').waitFor()
})

test('a list of the same form is read as the last one was, also where somebody had chosen by hand', async () => {
  const list = planned()
  await hand(await workbook(list), '又一份.xlsx')
  const panel = page.getByRole('region', { name: '清单的读法' })
  await panel.getByText('照上次的认法').waitFor()
  await panel.getByRole('combobox', { name: '“备注”这一列是' }).click()
  await page.locator('.ant-select-item-option', { hasText: '人数' }).click()
  await panel.getByText('各列按手工选定').waitFor()
  await page.getByRole('button', { name: '开始核对' }).click()
  await page.waitForURL(/\/paid-lists\/\d+$/)
  await hand(await workbook(list), '第三份.xlsx')
  await page.getByText('照上次的认法').waitFor()
  await expect.poll(() => page.locator('.paid-role').allInnerTexts()).toContain('人数')
})

test('the differences leave as a file with causes and lines, and without a name', async () => {
  await page.goto(result)
  await page.getByRole('button', { name: '导出差异' }).click()
  const dialog = page.getByRole('dialog', { name: '导出差异' })
  await dialog.getByLabel('用途').fill('报局长办公会')
  await dialog.getByRole('button', { name: '导出' }).click()
  const link = dialog.getByRole('link', { name: /^下载 / })
  await link.waitFor()
  const file = await page.request.get(`${office.base}${await link.getAttribute('href')}`)
  const rows = (await readXlsx(await file.body())).sheets[0]?.rows ?? []
  expect(rows[0]?.slice(0, 3)).toEqual(['组别', '原因', '清单行号'])
  const told = rows.slice(1).filter(([group]) => typeof group === 'string' && ['都有，金额不同', '清单有，筛查没有'].includes(group))
  expect(told).toHaveLength(4)
  expect(rows.filter(([group]) => String(group).startsWith('筛查有'))).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain('查无此家')
})

test('it prints as one sheet: what both lists come to and why, not every row', async () => {
  await page.goto(result)
  await page.getByRole('table', { name: '按原因分' }).waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.paid-rows').isVisible()).toBe(false)
  expect(await page.locator('.paid-identity').isVisible()).toBe(true)
  const printed = await page.locator('.paid-printed').innerText()
  for (const part of ['都有，金额不同', '清单重复列支', '清单有，筛查没有', '不符合条件：', '名册中查无此号码'])
    expect(printed).toContain(part)
  await picture(page, `${shots}/paid-list-print.png`, true)
  await page.emulateMedia({ media: null })
})

test('whoever works elsewhere sees none of it', async () => {
  const other = await office.pageOf('luo', faults)
  await other.goto(result)
  await other.getByText('没有这次核对，或者它不在您的辖区').waitFor()
  await other.context().close()
})

test('what is no list is told with what to do, and the list stays where it was', async () => {
  await page.goto(`${office.base}/paid-lists/new?run=${office.later.name}&policy=${policy}`)
  const letter = Buffer.from('关于做好稳岗返还工作的通知,\n请各区县按时发放。,\n')
  await page.locator('input[type=file]').setInputFiles({ name: '通知.csv', mimeType: 'text/csv', buffer: letter })
  await page.getByText('里没有找到清单的表头').waitFor()
})
