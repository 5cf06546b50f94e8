import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../src/api/index.ts'
import { password } from '../api/office.ts'
import { openBrowser } from '../browser.ts'
import { speaker } from '../own/firms.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { openScreenedOffice } from '../verification/screened-office.ts'
import { builtWeb } from '../web/built-web.ts'
import { look as lookAt } from '../web/look.ts'

const shots = fileURLToPath(new URL('../../var/shots/deferral', import.meta.url))
const faults: string[] = []
let at: Awaited<ReturnType<typeof openScreenedOffice>>
let url: string
let browser: Browser
let close: () => Promise<void>

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  const [store, web] = await Promise.all([officeStore(), builtWeb()])
  const others = (
    [
      ['kuai', '会', 'fund_accountant'],
      ['cheng', '程', 'division_head'],
    ] as const
  ).map(([login, name, role]) => ({ login, name, role, region: 500000, body: '市就业局', password, mustChange: false }))
  at = await openScreenedOffice(store, others)
  const app = await serve(at.office, { web, host: '127.0.0.1', port: 0, version: '0' })
  const address = app.server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  browser = await openBrowser()
  close = async () => {
    await browser.close()
    await app.close()
    await at.close()
    await store.close()
  }
}, 300_000)
afterAll(() => close())

async function signIn(login: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', bypassCSP: true })
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('.account').waitFor()
  return page
}

const look = (page: Page, name: string): Promise<void> => lookAt(page, shots, name, { phone: 390 })
const dialog = (page: Page, label: string): Locator => page.getByRole('dialog', { name: label })

async function press(page: Page, label: string, fill: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click()
  for (const [field, text] of Object.entries(fill)) await dialog(page, label).getByLabel(field, { exact: true }).fill(text)
  await dialog(page, label).getByRole('button', { name: label, exact: true }).click()
}

/** A policy that puts contributions off, of which the screening found several firms. */
async function deferralList(): Promise<string> {
  const visitor = at.visitor()
  await visitor.signIn('lin')
  for (const policy of [
    'contribution_deferral',
    'contribution_deferral_hard_hit',
    'contribution_deferral_expanded',
    'contribution_deferral_sme',
  ]) {
    const { status, body } = await visitor.ask('decision/list', { run: at.wanted.run, policy, filter: { outcome: ['eligible'] } })
    if (status === 200 && body.rows.length > 1) return policy
  }
  throw new Error('nobody may put anything off in the sample')
}

test('contributions are put off from a list, checked, reminded of, repaid, withdrawn, and seen by the firm', async () => {
  const lin = await signIn('lin')
  await lin.goto(`${url}/deferral`)
  await lin.getByText('您的辖区内还没有缓缴登记').waitFor()
  await look(lin, '1-empty')
  const policy = await deferralList()
  await lin.goto(`${url}/runs/${at.wanted.run}/policies/${policy}?outcome=eligible`)
  for (const n of [0, 1]) await lin.locator('tr[data-row]').nth(n).locator('input[type="checkbox"]').click()
  await lin.getByRole('link', { name: '登记缓缴' }).click()
  await lin.getByRole('heading', { name: /^登记缓缴：/ }).waitFor()
  await lin.getByRole('button', { name: '登记', exact: true }).click()
  await lin.getByText('请填写审批文书文号').waitFor()
  await lin.getByLabel('审批文书文号').fill('渝社险缓〔2022〕7号')
  await lin.getByLabel('审批日期').fill('2022-12-30')
  await lin.getByLabel('审批机关').fill('市社会保险局')
  await lin.getByLabel('免收滞纳金依据的文件和条款（没有的不填）').fill('渝人社办〔2022〕209号')
  const dueField = lin.getByLabel('文件没有写的补缴期限')
  if (await dueField.isVisible()) {
    await dueField.fill('2023-12-31')
    await lin.getByLabel('补缴期限的依据（批复或文件条款）').fill('批复第三条')
  }
  await look(lin, '2-take-over')
  await lin.getByRole('button', { name: '登记', exact: true }).click()
  await lin.waitForURL(/\/deferral$/)
  await lin.locator('tr[data-row]').nth(1).waitFor()
  await look(lin, '3-list')
  await lin.locator('tr[data-row]').first().getByRole('link').click()
  await lin.waitForURL(/\/deferral\/\d+$/)
  const record = lin.url()
  await lin.getByText('还没有复核，不生效').waitFor()

  const yan = await signIn('yan')
  await yan
    .getByText(/：待复核/)
    .first()
    .waitFor()
  await yan.goto(record)
  await press(yan, '退回更正', { 退回理由: '养老保险金额与核定单不符' })
  await yan.getByText('已退回，现为“退回更正”').waitFor()
  await lin.reload()
  await lin.getByText('更正（退回理由：养老保险金额与核定单不符）').click()
  await look(lin, '4-correct')
  await lin.getByLabel(/^缓缴的月份（每行/).fill('养老保险 2022-06 2022-08 1200.50 2023-01-03\n工伤 2022-06 2022-06 80 2023-03-31')
  await lin.getByRole('button', { name: '更正后报复核' }).click()
  await lin.getByText('已更正，现为“待复核”').waitFor()
  await yan.reload()
  await press(yan, '复核通过')
  await yan.getByText('已复核，现为“缓缴中”').waitFor()

  const cheng = await signIn('cheng')
  await cheng.goto(`${url}/deferral`)
  await press(cheng, '规定提醒天数', { '提前天数（自然日）': '30', 依据文件和条款: '规程第七条' })
  await cheng.getByText('已规定提前 30 天提醒').waitFor()

  await lin.goto(`${url}/deferral?show=overdue`)
  await lin.getByText('3,601.50').first().waitFor()
  await look(lin, '5-overdue')
  await lin.goto(`${url}/deferral?show=due&month=2023-03`)
  await lin.locator('tr[data-row]').first().waitFor()
  await lin.goto(`${url}/deferral?show=due&month=2023-05`)
  await lin.getByText('没有补缴期限在 2023-05 的待补缴').waitFor()
  await lin.goto(`${url}/`)
  await lin
    .getByText(/：逾期未补缴/)
    .first()
    .waitFor()
  await lin.goto(record)
  await press(lin, '拟制提醒、催缴', { 正文: '请收到本通知后补缴。' })
  await lin.getByText('已拟制催缴通知书，请在下面制发').waitFor()
  const kuai = await signIn('kuai')
  await kuai.goto(record)
  await press(kuai, '登记补缴', {
    凭证号: '补缴凭证1号',
    缴款单位: '某公司',
    '补缴的月份（每行：险种 月份 金额；没有缴的删去）': '养老保险 2022-06 1200.51',
  })
  await dialog(kuai, '登记补缴').getByText('还应补缴 1,200.50 元').waitFor()
  await dialog(kuai, '登记补缴')
    .getByLabel('补缴的月份（每行：险种 月份 金额；没有缴的删去）')
    .fill('养老保险 2022-06 1200.50\n养老保险 2022-07 200')
  await dialog(kuai, '登记补缴').getByRole('button', { name: '登记补缴' }).click()
  await kuai.getByText('已登记补缴，未补缴 2,281.00 元').waitFor()
  // Another takes the voucher back, and both entries are kept; then it is entered anew.
  await yan.reload()
  await press(yan, '冲销补缴', { 冲销的凭证号: '补缴凭证1号', 冲销理由: '登错月份' })
  await yan.getByText('已冲销凭证 补缴凭证1号').waitFor()
  await kuai.reload()
  await press(kuai, '登记补缴', {
    凭证号: '补缴凭证1号',
    缴款单位: '某公司',
    '补缴的月份（每行：险种 月份 金额；没有缴的删去）': '养老保险 2022-06 1200.50\n养老保险 2022-07 200',
  })
  await kuai.getByText('已登记补缴，未补缴 2,281.00 元').waitFor()
  await lin.reload()
  await press(lin, '提请撤销', {
    撤销文书文号: '撤缓〔2023〕1号',
    理由: '单位申请按月缴纳',
    '撤销的月份（每行：险种 月份；不撤销的删去）': '工伤保险 2022-06',
  })
  await lin.getByText('已提请撤销，现为“撤销待同意”').waitFor()
  await yan.reload()
  await press(yan, '同意撤销')
  await yan.getByText('已同意，现为“缓缴中”').waitFor()
  await lin.reload()
  await lin.getByText('逾期，已补一部分').waitFor()
  await look(lin, '6-record')

  const { body } = await (async () => {
    const visitor = at.visitor()
    await visitor.signIn('lin')
    return visitor.ask('deferral/read', { deferral: record.split('/').at(-1) })
  })()
  await speaker(at.office.store, 'gongsi', '公司', [{ entity: body.deferral.firm.entity, key: BigInt(body.deferral.firm.key) }])
  const firm = await signIn('gongsi')
  await firm.goto(`${url}/own`)
  await firm.getByRole('heading', { name: '缓缴的社会保险费' }).waitFor()
  await firm.getByText('补缴期限 2023-01-03').first().waitFor()
  await look(firm, '7-own')
  expect(faults).toEqual([])
}, 300_000)
