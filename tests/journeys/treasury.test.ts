import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatYuanPlain } from '../../src/kernel/money.ts'
import { layDownRail } from '../../src/ledger/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, password } from '../api/office.ts'
import { openBrowser } from '../browser.ts'
import { moneyOffice, numberOf } from '../ledger/money.ts'
import { ledgerOffice, ledgerPlan } from '../ledger/people.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { builtWeb } from '../web/built-web.ts'
import { look as lookAt, picture } from '../web/look.ts'

const shots = fileURLToPath(new URL('../../var/shots/treasury', import.meta.url))
const faults: string[] = []
let store: WorkStore
let served: Awaited<ReturnType<typeof openTestOffice>>
let at: Awaited<ReturnType<typeof moneyOffice>>
let browser: Awaited<ReturnType<typeof openBrowser>>

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  store = await officeStore(ledgerOffice)
  served = await openTestOffice(store, ledgerPlan, undefined, { web: await builtWeb() })
  at = await moneyOffice(store, served.office)
  browser = await openBrowser()
}, 200_000)
afterAll(async () => {
  await browser.close()
  at.clear()
  await served.app.close()
  await store.close()
})

async function pageOf(login: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', bypassCSP: true })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${served.base}/sign-in`)
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('.account').waitFor()
  return page
}

const look = (page: Page, name: string): Promise<void> => lookAt(page, shots, name)

const dialog = (page: Page, label: string): Locator => page.getByRole('dialog', { name: label })

/** Presses a button, fills the form that it opens, and presses the same again there. */
async function press(page: Page, label: string, fill: Readonly<Record<string, string>> = {}, choice?: string): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click()
  if (choice !== undefined) await dialog(page, label).getByText(choice, { exact: true }).click()
  for (const [field, text] of Object.entries(fill)) await dialog(page, label).getByLabel(field, { exact: true }).fill(text)
  await dialog(page, label).getByRole('button', { name: label, exact: true }).click()
}

test('money of a treasury fund is asked for out of indicators, handed over, and its receipt laid beside what was paid', async () => {
  const fund = '就业补助资金'
  await at.by('kuai', 'fund.account', (db, caller) => layDownRail(db, caller, { fund, rail: 'treasury', basis: '渝财库〔2022〕5号' }))
  const kuai = await pageOf('kuai')
  await kuai.goto(`${served.base}/funds?year=2023`)
  await kuai.getByText('2023 年没有登记预算指标').waitFor()
  for (const [number, amount] of [
    ['渝财社〔2023〕10号', '1,500.00'],
    ['渝财社〔2023〕11号', '900,000.00'],
  ] as const) {
    const fields = { 资金: fund, 指标文号: number, 功能科目: '2080799 其他就业补助支出', 经济分类: '50799 其他对企业补助' }
    await press(kuai, '登记指标', { ...fields, '金额（元）': amount, 文件日期: '2023-01-04' }, '中央')
    await kuai.getByText(`已登记指标 ${number}`).waitFor()
  }
  await look(kuai, '1-indicators')
  const id = await at.made(4, { fund })
  await at.toAccountCheck(id)
  await at.confirmAll(id)
  await at.toFinance(id)
  const { listed } = await at.countsOf(id)

  await kuai.goto(`${served.base}/batches/${id}?section=money`)
  await kuai.getByText('国库支付（预算指标、支付申请、国库回单）').first().waitFor()
  await kuai.getByRole('button', { name: '填写动用指标', exact: true }).click()
  const form = dialog(kuai, '填写动用指标')
  await form.getByLabel(/渝财社〔2023〕10号/).fill('1,500.00')
  await form.getByLabel(/渝财社〔2023〕11号/).fill('1')
  await form.getByRole('button', { name: '填写动用指标' }).click()
  await form.getByRole('alert').getByText('不一致').waitFor()
  await form.getByLabel(/渝财社〔2023〕11号/).fill(formatYuanPlain(listed.fen - 150_000n))
  await form.getByRole('button', { name: '填写动用指标' }).click()
  await kuai.getByText('已填写动用 2 项指标').waitFor()
  await look(kuai, '2-drawn')
  await kuai.getByRole('button', { name: '登记支付申请', exact: true }).click()
  const paper = dialog(kuai, '登记支付申请')
  await paper.getByLabel('文号', { exact: true }).fill('支付申请1号')
  await paper.getByLabel(/请输入/).fill(formatYuanPlain(listed.fen))
  await paper.getByRole('button', { name: '登记支付申请' }).click()
  await kuai.getByText('已登记支付申请').waitFor()
  await press(kuai, '财务受理')
  await kuai.getByText('财务已受理').waitFor()
  await kuai.goto(`${served.base}/batches/${id}?section=papers`)
  const request = kuai.locator('a[href*="treasury_request"][href*="/page?"]').first()
  await request.waitFor()
  const sheet = await kuai.context().newPage()
  await sheet.goto(`${served.base}${await request.getAttribute('href')}`)
  await sheet.setViewportSize({ width: 900, height: 1250 })
  await picture(sheet, `${shots}/3-request.png`, true)
  const text = await sheet.locator('main').innerText()
  for (const word of ['国库集中支付申请书', '渝财社〔2023〕10号', '1,500.00', '名单校验码']) expect(text).toContain(word)

  const chu = await pageOf('chu')
  await chu.goto(`${served.base}/batches/${id}?section=money`)
  await chu.getByRole('button', { name: /^报盘：示例国库支付申请明细/ }).waitFor()
  await expect.poll(() => chu.getByRole('button', { name: /^报盘：/ }).count()).toBe(1)
  await at.handOverAll(id, at.layoutNamed('sample-treasury'))
  const payments = await at.paymentsOf(id)
  const lines = payments.map(({ reference, payee, fen }, n) => [
    reference,
    numberOf(payee),
    formatYuanPlain(n === 1 ? fen + 1n : fen),
    '2023-01-04',
    '0000',
    '',
  ])
  const sum = payments.reduce((total, { fen }) => total + fen, 1n)
  const rows = [
    ['国库回单', '1', payments.length, formatYuanPlain(sum)],
    ['支付编号', '收款人账号', '支付金额', '支付日期', '支付结果', '说明'],
    ...lines,
  ]
  await chu.reload()
  await chu.getByRole('button', { name: '回盘', exact: true }).click()
  const answer = dialog(chu, '回盘')
  await answer
    .locator('input[type="file"]')
    .setInputFiles({ name: 'huidan.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.map((row) => `${row.join(',')}\r\n`).join('')) })
  await answer.getByText('huidan.csv').first().waitFor()
  await answer.getByRole('button', { name: '先核对' }).click()
  await answer.getByRole('table', { name: '不一致的行' }).getByText('金额不符').waitFor()
  // Whatever lies under the mouse is drawn lighter.
  await chu.mouse.move(5, 5)
  await look(chu, '4-differing')

  // What is paid or may be yet is not given back, and the button says so.
  await kuai.goto(`${served.base}/batches/${id}?section=money`)
  await kuai.getByText(/占用指标：渝财社〔2023〕10号 1,500.00 元/).waitFor()
  await kuai.getByRole('button', { name: '退回用不着的指标', exact: true }).click()
  await dialog(kuai, '退回用不着的指标').getByText('退票后还要再拨付的不退').waitFor()
  await look(kuai, '5-release')
  await dialog(kuai, '退回用不着的指标').getByRole('button', { name: '退回用不着的指标' }).click()
  await kuai.getByText('占用的指标都还用得着，没有退回。').waitFor()
  expect(await chu.getByRole('button', { name: '退回用不着的指标' }).count()).toBe(0)
  expect(faults).toEqual([])
}, 240_000)
