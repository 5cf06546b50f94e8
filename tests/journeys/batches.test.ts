import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { password } from '../api/office.ts'
import { ledgerPlan } from '../ledger/people.ts'
import { look as lookAt, picture } from '../web/look.ts'
import { openScreenedOffice } from './screened-office.ts'
import { tick } from './tick.ts'

const shots = fileURLToPath(new URL('../../var/shots/batches', import.meta.url))
const policy = 'job_retention_refund'
const faults: string[] = []
let office: Awaited<ReturnType<typeof openScreenedOffice>>

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  office = await openScreenedOffice({ hasNames: true, staff: ledgerPlan })
  const cheng = office.visitor()
  await cheng.signIn('cheng', password)
  const steps = ['first_check', 'second_check', 'joint_review', 'decision', 'publication', 'approval', 'finance', 'hand_over', 'answers']
  await cheng.ask('batch/layDownOrder', { policy, steps, basis: '渝人社规程' })
}, 300_000)
afterAll(() => office.close())

async function pageOf(login: string): Promise<Page> {
  const page = await office.pageOf(login, faults)
  return page
}

const look = (page: Page, name: string): Promise<void> => lookAt(page, shots, name)

const rowsOf = (page: Page): Locator => page.locator('table[aria-busy="false"] tbody tr[data-row]')
const dialog = (page: Page, label: string): Locator => page.getByRole('dialog', { name: label })

/** Presses a button, fills the form that it opens, and presses the same again there. */
async function press(page: Page, label: string, fill: Readonly<Record<string, string>> = {}, room: Locator | Page = page): Promise<void> {
  await room.getByRole('button', { name: label, exact: true }).click()
  for (const [field, text] of Object.entries(fill)) await dialog(page, label).getByLabel(field, { exact: true }).fill(text)
  await dialog(page, label).getByRole('button', { name: label, exact: true }).click()
}

/** Asks a body for its opinion, by keys in the list of bodies. */
async function askBody(page: Page, body: string, way: string): Promise<void> {
  await page.getByRole('button', { name: '征求意见' }).click()
  await dialog(page, '征求意见').getByText(way).click()
  await dialog(page, '征求意见').locator('.ant-select').click()
  await page.keyboard.type(body)
  await page.keyboard.press('Enter')
  await dialog(page, '征求意见').locator('.ant-modal-title').click()
  await dialog(page, '征求意见').getByRole('button', { name: '发出' }).click()
  await page.getByText('已向 1 个单位征求意见').waitFor()
  await page.reload()
}

/** Opens the page to print of the first paper of a list; a picture of it as it leaves the printer, and its text. */
async function printed(page: Page, list: Locator, name: string): Promise<string> {
  const [sheet] = await Promise.all([page.context().waitForEvent('page'), list.getByRole('link', { name: '打印' }).first().click()])
  await sheet.waitForLoadState()
  await sheet.emulateMedia({ media: 'print' })
  await sheet.pdf({ path: `${shots}/${name}.pdf`, preferCSSPageSize: true })
  await sheet.emulateMedia({ media: 'screen' })
  await sheet.setViewportSize({ width: 900, height: 1250 })
  await picture(sheet, `${shots}/${name}.png`, true)
  const text = await sheet.locator('main').innerText()
  await sheet.close()
  return text
}

test('a list becomes a batch, is checked at home, doubted, agreed with by others, signed, published, and printed', async () => {
  const lin = await pageOf('lin')
  await lin.goto(`${office.base}/batches`)
  await lin.getByText('您的辖区内还没有批次').waitFor()
  await lin.goto(`${office.base}/runs/${office.later.name}/policies/${policy}?outcome=eligible`)
  await rowsOf(lin).first().waitFor()
  await look(lin, '1-list')
  await lin.getByRole('link', { name: '列入批次' }).click()
  await lin.getByRole('heading', { name: '建批次：稳岗返还' }).waitFor()
  await lin.getByText('初审 → 复核 → 联合会审').waitFor()
  await look(lin, '2-new')
  const offered = Number((await lin.locator('.page-head-sentence b').innerText()).replace(',', ''))
  await lin.getByRole('button', { name: '建批次' }).click()
  await dialog(lin, '建批次').getByRole('textbox').fill('1')
  await dialog(lin, '建批次').getByRole('button', { name: '建批次' }).click()
  await lin.getByText('不一致，请核对后重新输入').waitFor()
  await dialog(lin, '建批次').getByRole('textbox').fill(String(offered))
  await dialog(lin, '建批次').getByRole('button', { name: '建批次' }).click()
  await lin.waitForURL(/\/batches\/\d+$/)
  const url = lin.url()
  await lin.getByText(/已建批次 2023-0001：.*分给 \d+ 个经办机构初审/).waitFor()
  await look(lin, '3-batch')

  // What is open is named, and the batch stays where it is.
  await press(lin, '报送复核')
  await dialog(lin, '报送复核').getByRole('alert').getByText('没有初审').waitFor()
  await lin.keyboard.press('Escape')

  const zhou = await pageOf('zhou')
  await zhou.getByText('待本地初审').first().waitFor()
  await zhou.goto(url)
  await rowsOf(zhou).first().waitFor()
  await expect.poll(() => rowsOf(zhou).count()).toBe(1)
  await zhou.getByRole('link', { name: /^明细/ }).click()
  await zhou.locator('tr[data-row] input[type="checkbox"]').first().click()
  await press(zhou, '提疑点', { 疑点: '与社保缴费人数不一致' })
  await dialog(zhou, '提疑点').getByText('请选来源').waitFor()
  await dialog(zhou, '提疑点').getByText('自查').click()
  await dialog(zhou, '提疑点').getByRole('button', { name: '提疑点' }).click()
  await zhou.getByText('已提疑点，1 条暂缓发放').waitFor()
  await look(zhou, '4-rows-county')
  await zhou.getByRole('link', { name: '经办机构' }).click()
  await press(zhou, '同意初审')
  await zhou.getByText('渝中区已初审').waitFor()

  const fu = await pageOf('fu')
  await fu.goto(url)
  await press(fu, '同意初审')
  await fu.getByText('涪陵区已初审').waitFor()

  await lin.reload()
  const open = lin.locator('tr[data-row]', { hasText: '待本地初审' })
  await rowsOf(lin).first().waitFor()
  if ((await open.count()) > 0) {
    await press(lin, '同意初审', {}, open.first())
    await lin.getByText('重庆市已初审').waitFor()
  }
  await look(lin, '5-parts')
  await press(lin, '报送复核')
  await lin.getByText('已报送复核，现为“待复核”').waitFor()

  const yan = await pageOf('yan')
  await yan.getByText('批次 2023-0001：待复核').first().waitFor()
  await yan.goto(`${url}?section=doubts`)
  await yan.getByText('与社保缴费人数不一致').waitFor()
  await press(yan, '复核同意')
  await yan.getByText('已复核同意，现为“联合会审中”').waitFor()
  await look(yan, '6-doubts')

  // The doubt is looked into by one and closed by another; what stands leaves the list.
  await zhou.goto(`${url}?section=doubts`)
  await press(zhou, '填写核查情况', { 核查情况: '多报两人', 佐证材料: '缴费明细' })
  await zhou.getByText('已填写核查情况').waitFor()
  await yan.reload()
  // A form that opens while the page still asks may be drawn anew under the hand.
  await yan.waitForLoadState('networkidle')
  await yan.getByRole('button', { name: '办结' }).click()
  await tick(dialog(yan, '办结').getByRole('radio', { name: '属实，取消列入' }))
  await dialog(yan, '办结').getByRole('button', { name: '办结' }).click()
  await yan.getByText('疑点已办结：属实，取消列入').waitFor()
  await yan.getByRole('link', { name: '取消 1 条，看明细' }).click()
  await yan.getByText('已取消').first().waitFor()
  await expect.poll(() => rowsOf(yan).count()).toBe(1)

  // Other bodies are asked, on screen and by letter; a letter is entered by one and checked by another.
  await lin.goto(`${url}?section=review`)
  await askBody(lin, '市税务局', '网上会审')
  await askBody(lin, '市工商局', '发函会审')
  await press(lin, '登记复函：无异议', { 复函文号: '工商函〔2023〕3号' }, lin.locator('li', { hasText: '市工商局' }))
  await lin.getByText('已登记复函').waitFor()
  await look(lin, '6b-joint')
  const shui = await pageOf('shui')
  await shui.goto(`${url}?section=review`)
  await press(shui, '本单位无异议')
  await shui.getByText('已填写会审意见：无异议').waitFor()
  await yan.goto(`${url}?section=review`)
  await press(yan, '复核复函')
  await yan.getByText('复函已复核').waitFor()
  await lin.reload()
  await press(lin, '结束联合会审')
  await lin.getByText('联合会审已结束，现为“待集体审议”').waitFor()

  // The head signs the list by the number of the minutes; then it is made public for as long as it has to be.
  const cheng = await pageOf('cheng')
  await cheng.goto(url)
  const signed = await cheng.locator('.page-head-sentence b').first().innerText()
  await press(cheng, '登记集体审议', { 会议纪要文号: '局纪要〔2023〕1号', [`请输入 ${signed} 以确认`]: signed })
  await cheng.getByText('名单已签定，现为“公示中”').waitFor()
  await lin.goto(`${url}?section=publication`)
  await lin.getByRole('button', { name: '登记公示' }).click()
  await dialog(lin, '登记公示').getByText('5 个工作日', { exact: true }).click()
  await dialog(lin, '登记公示').getByLabel('公示地址').fill('局网站公示公告栏')
  await dialog(lin, '登记公示').getByLabel('公示依据（文号、条款）').fill('渝人社发〔2022〕1号第三条')
  await dialog(lin, '登记公示').getByRole('button', { name: '登记公示' }).click()
  await lin.getByText(/已登记第 .* 号公示，\d+ 条/).waitFor()
  await press(lin, '结束公示')
  await dialog(lin, '结束公示').getByText('期满次日起才能继续').waitFor()
  await lin.keyboard.press('Escape')
  await look(lin, '6c-publication')
  await lin.goto(`${url}?section=rows`)
  await lin.locator('tr[data-row] input[type="checkbox"]').first().click()
  await lin.getByRole('button', { name: '受理异议' }).click()
  await dialog(lin, '受理异议').getByText('当面').click()
  await dialog(lin, '受理异议').getByLabel('异议内容').fill('金额与上年不符')
  await dialog(lin, '受理异议').getByRole('button', { name: '受理异议' }).click()
  await lin
    .getByText(/回执号/)
    .first()
    .waitFor()
  await lin.goto(`${url}?section=publication`)
  await lin.getByRole('button', { name: '填写调查结果' }).click()
  await dialog(lin, '填写调查结果').getByText('异议不成立').click()
  await dialog(lin, '填写调查结果').getByLabel('查明的情况').fill('按实缴计算无误')
  await dialog(lin, '填写调查结果').getByLabel('拟答复').fill('经核对，金额按上年实缴计算')
  await dialog(lin, '填写调查结果').getByRole('button', { name: '填写调查结果' }).click()
  await lin.getByText('已填写调查结果').waitFor()
  await look(lin, '6d-objection')
  await yan.goto(`${url}?section=publication`)
  await press(yan, '复核并答复')
  await yan.getByText('异议已答复').waitFor()

  await lin.goto(`${url}?section=trail`)
  await lin.getByText('初审汇总，报送复核').waitFor()
  await look(lin, '7-trail')
  await lin.getByRole('link', { name: '审批表等文书' }).click()
  await lin.getByRole('table', { name: '可制发的文书' }).waitFor()
  await look(lin, '8-papers')
  const draft = await printed(lin, lin.getByRole('table', { name: '可制发的文书' }), '8a-draft')
  expect(draft).toContain('草稿，没有编号，不作依据')
  await press(lin, '制发审批表', { '本单位文号（可不填）': '渝就〔2023〕1号' })
  await lin.getByText('已制发审批表〔2023〕1号').waitFor()
  await look(lin, '8b-issued')
  const sheet = await printed(lin, lin.getByRole('table', { name: '已制发的文书' }), '8c-sheet')
  expect(sheet).toContain('渝就〔2023〕1号　审批表〔2023〕1号')
  expect(sheet).toMatch(/人民币[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元]+.*(?:整|分|角)/)
  const [file] = await Promise.all([
    lin.waitForEvent('download'),
    lin.getByRole('table', { name: '已制发的文书' }).getByRole('link', { name: 'Word' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('稳岗返还资金拨付审批表-审批表〔2023〕1号.docx')
  await lin.goto(`${office.base}/batches?state=publication`)
  await rowsOf(lin).first().waitFor()
  await look(lin, '9-batches')
  expect(faults).toEqual([])
}, 240_000)

test('a fund is given its budget by its accountant and read by others', async () => {
  const kuai = await pageOf('kuai')
  await kuai.goto(`${office.base}/funds`)
  await kuai.getByText('还没有登记预算').waitFor()
  await kuai.getByRole('button', { name: '登记预算' }).click()
  await kuai.getByText('请填写资金名称').waitFor()
  await kuai.getByLabel('资金', { exact: true }).fill('失业保险基金')
  await kuai.getByLabel('金额').fill('-5')
  await kuai.getByLabel('依据文号').fill('渝财社〔2023〕1号')
  await kuai.getByRole('button', { name: '登记预算' }).click()
  await kuai.getByRole('alert').getByText('不足').waitFor()
  expect(await kuai.getByLabel('依据文号').inputValue()).toBe('渝财社〔2023〕1号')
  await kuai.getByLabel('金额').fill('1,200,000.50')
  await kuai.getByRole('button', { name: '登记预算' }).click()
  await kuai.getByText('已登记，失业保险基金 2023 年预算共 1,200,000.50 元').waitFor()
  await look(kuai, '10-funds')
  const yan = await pageOf('yan')
  await yan.goto(`${office.base}/funds?year=2022`)
  await yan.getByText('重庆市 2022 年还没有登记预算').waitFor()
  expect(await yan.getByRole('button', { name: '登记预算' }).count()).toBe(0)
  expect(faults).toEqual([])
})

test('an auditor finds a unit by keys, opens its dossier to a purpose, and prints it', async () => {
  const asked = office.visitor()
  await asked.signIn('ding')
  const [list] = (await asked.ask('batch/list', {})).body
  const [row] = (await asked.ask('batch/rows', { batch: list.id, size: 20 })).body.rows
  const ding = await pageOf('ding')
  await ding.goto(office.base)
  await ding.locator('.frame').waitFor()
  await ding.keyboard.press('Control+k')
  await ding.getByRole('combobox', { name: '查找' }).fill(row.payee.name)
  await ding.getByRole('option', { name: row.payee.name }).first().waitFor()
  await ding.keyboard.press('Enter')
  await ding.getByRole('heading', { name: row.payee.name, level: 1 }).waitFor()
  await ding.getByRole('link', { name: '一户一档' }).click()
  await ding.getByText('会印在档案上并记入操作日志').waitFor()
  await ding.keyboard.press('Enter')
  await ding.getByText('请写明为什么要调阅').waitFor()
  await look(ding, '11-dossier-purpose')
  await ding.getByLabel('其他事由').fill('审计组第 3 号调阅单')
  await ding.keyboard.press('Enter')
  await ding.getByText('事由：审计组第 3 号调阅单').first().waitFor()
  await ding.getByRole('navigation', { name: '目录' }).getByText('列入批次').waitFor()
  await ding.getByRole('region', { name: '时间线' }).getByText('公示', { exact: true }).first().waitFor()
  const granted = ding.getByRole('region', { name: '列入批次' })
  expect(await granted.innerText()).toContain('待拨付')
  await look(ding, '12-dossier')
  await ding.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes')
  })
  await ding.getByRole('button', { name: '打印' }).click()
  await ding.locator('body[data-printed]').waitFor()
  const pdf = await ding.pdf({ path: `${shots}/12-dossier.pdf`, preferCSSPageSize: true, printBackground: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(8)
  expect(faults).toEqual([])
})

test('a later screening is topped up by a list of its own, and what was granted beyond it is shown', async () => {
  // As if the list had been made at other rates: one row at less, one at more, one to a unit whose number was another.
  const rows = await office.office.store.asSystem('administer', async (db) => {
    const found = await db
      .selectFrom('claim')
      .select(['id', 'fen', 'once_key'])
      .where('policy', '=', policy)
      .where('state', 'not in', ['waived', 'dropped', 'deferred'])
      .orderBy('fen', 'desc')
      .limit(2)
      .execute()
    const [less, more] = found
    if (less === undefined || more === undefined) throw new Error('no rows')
    await db
      .updateTable('claim')
      .set({ fen: less.fen - 10_050n })
      .where('id', '=', less.id)
      .execute()
    await db
      .updateTable('claim')
      .set({ fen: more.fen + 1n })
      .where('id', '=', more.id)
      .execute()
    return found
  })
  const lin = await pageOf('lin')
  await lin.goto(`${office.base}/batches/new?run=${office.later.name}&policy=${policy}`)
  await lin.getByRole('link', { name: '补发', exact: true }).click()
  await lin.getByRole('heading', { name: '建补发批次：稳岗返还' }).waitFor()
  await lin.getByText('补发 1 条，100.50 元').first().waitFor()
  await lin.getByText(/1 条已发多于应得/).waitFor()
  await look(lin, '11-top-up')
  await press(lin, '登记承继关系', {
    '原单位（全称或参保单位编号）': '不存在的单位',
    '承继单位（全称或参保单位编号）': '也不存在',
    依据材料: '变更通知',
  })
  await dialog(lin, '登记承继关系').getByText('没有“不存在的单位”这个参保单位').waitFor()
  await lin.keyboard.press('Escape')
  await dialog(lin, '登记承继关系').waitFor({ state: 'hidden' })
  await press(lin, '建补发批次', {
    '补发依据文件（名称、文号）': '渝人社发〔2022〕99号',
    依据条款: '第二条',
    '变化内容（费率、人数等，由多少变为多少）': '返还比例由 60% 提高到 90%',
    '请输入 1 以确认': '1',
  })
  await lin.waitForURL(/\/batches\/\d+$/)
  await lin.getByText(/已建批次 2023-\d{4}：1 条，100\.50 元.*1 条已发多于应得/).waitFor()
  await lin.getByText('补发依据：渝人社发〔2022〕99号 第二条').waitFor()
  await lin.getByRole('link', { name: '多发线索' }).click()
  await lin.getByText('还没有到账').waitFor()
  await look(lin, '12-above')
  await lin.getByRole('link', { name: /^明细/ }).click()
  await lin.getByText('此前已发').first().waitFor()
  await look(lin, '13-top-up-rows')
  expect(rows).toHaveLength(2)
  expect(faults).toEqual([])
})
