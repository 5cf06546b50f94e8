import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { password } from '../api/office.ts'
import { openBrowser } from '../browser.ts'
import { openMonthlyOffice } from '../monthly/office.ts'
import { builtWeb } from '../web/built-web.ts'
import { look as lookAt } from '../web/look.ts'

const shots = fileURLToPath(new URL('../../var/shots/monthly', import.meta.url))
const faults: string[] = []
let at: Awaited<ReturnType<typeof openMonthlyOffice>>
let browser: Browser

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  at = await openMonthlyOffice(await builtWeb())
  browser = await openBrowser()
}, 300_000)
afterAll(async () => {
  await browser.close()
  await at.close()
})

async function pageOf(login: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', bypassCSP: true })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) faults.push(message.text())
  })
  await page.goto(`${at.base}/sign-in`)
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('.account').waitFor()
  return page
}

const look = (page: Page, name: string): Promise<void> => lookAt(page, shots, name, { phone: 360 })

/** Makes the batch of the month that stands on the page, and waits for its own page. */
async function make(page: Page): Promise<void> {
  const rows = (await page.getByRole('table', { name: '本月变动' }).locator('tfoot td').first().textContent()) ?? ''
  await page.getByRole('button', { name: '建当月批次' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(rows)
  await dialog.getByRole('button', { name: '建当月批次' }).click()
  await page.waitForURL(/\/monthly\/\d+$/)
}

test('a benefit goes from month to month: new people, those that go on, and those that stop with their fact', async () => {
  const lin = await pageOf('lin')
  await lin.goto(`${at.base}/monthly`)
  await lin.getByText('还没有建过按月发放的批次').waitFor()
  const benefit = lin.locator('.section-line', { hasText: '失业保险金' })
  await benefit.getByRole('link', { name: '建 2022年11月' }).waitFor()
  await look(lin, '1-months')
  await benefit.getByRole('link', { name: '建 2022年11月' }).click()
  await lin.getByText('这项政策还没有建过批次').waitFor()
  await lin.getByRole('table', { name: '人员' }).locator('tr[data-row]').first().waitFor()
  await make(lin)
  await lin.getByText('应发的在').waitFor()

  await lin.goto(`${at.base}/monthly`)
  await lin.locator('.section-line', { hasText: '失业保险金' }).getByRole('link', { name: '建 2022年12月' }).click()
  await lin.getByText('已建到 2022年11月').waitFor()
  await look(lin, '2-december')
  await lin.getByRole('link', { name: /^停发 \d+ 人次$/ }).click()
  await lin.getByRole('heading', { name: '停发的人员' }).waitFor()
  const people = lin.getByRole('table', { name: '人员' })
  await people.getByText('不满足“未就业”').first().waitFor()
  await people.getByText('已就业：是').first().waitFor()
  await look(lin, '3-stopped')
  await lin.getByRole('link', { name: /停发（未就业）/ }).click()
  await people.getByText('不满足“未就业”').first().waitFor()
  await make(lin)
  await lin.getByText('应发的在').waitFor()
  await lin.getByRole('heading', { name: '全部人员' }).waitFor()
  await people.locator('tr[data-row]').first().waitFor()
  await look(lin, '4-round')
  await lin
    .getByRole('link', { name: /^批次 / })
    .first()
    .click()
  await lin.waitForURL(/\/batches\/\d+/)
  await lin.goto(`${at.base}/monthly`)
  await lin.getByRole('table', { name: '已建的各月' }).getByText('2022-12').waitFor()
  await look(lin, '5-made')
  // The year ahead, from the last round: finance enters the budget, sees what it comes to, and opens a figure to its people.
  const kuai = await pageOf('kuai')
  await kuai.goto(`${at.base}/funds?year=2023`)
  await kuai.getByLabel('资金', { exact: true }).fill('失业保险基金')
  await kuai.getByLabel('金额（元，调减填负数）').fill('10000')
  await kuai.getByLabel('依据文号').fill('渝财社〔2023〕1号')
  await kuai.getByRole('button', { name: '登记预算' }).click()
  const ahead = kuai.getByRole('table', { name: '失业保险基金到 2023 年末' })
  await ahead.waitFor()
  await kuai.getByText('按此预算不够').waitFor()
  await ahead.getByRole('link', { name: /^2023-02 按月发放/ }).click()
  await kuai.getByRole('table', { name: '2023-02：按上次金额还要发的人员' }).locator('tr[data-row]').first().waitFor()
  await look(kuai, '5b-year-ahead')
  await lin.goto(`${at.base}/monthly?show=events`)
  await lin.getByText('还没有登记的事由').waitFor()
  await lin.getByRole('button', { name: '登记事由' }).click()
  await look(lin, '6-event')
  await lin.keyboard.press('Escape')
  expect(faults).toEqual([])
}, 300_000)
