import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishList } from '../../src/ledger/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, password } from '../api/office.ts'
import { openBrowser } from '../browser.ts'
import { moneyOffice } from '../ledger/money.ts'
import { ledgerOffice, ledgerPlan } from '../ledger/people.ts'
import { calendar } from '../office/people.ts'
import { speaker } from '../own/firms.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { builtWeb } from '../web/built-web.ts'
import { look as lookAt, picture } from '../web/look.ts'

const shots = fileURLToPath(new URL('../../var/shots/receipts', import.meta.url))
const faults: string[] = []
let store: WorkStore
let served: Awaited<ReturnType<typeof openTestOffice>>
let at: Awaited<ReturnType<typeof moneyOffice>>
let browser: Browser
let batch: bigint

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  store = await officeStore(ledgerOffice)
  served = await openTestOffice(store, ledgerPlan, undefined, { web: await builtWeb() })
  at = await moneyOffice(store, served.office)
  batch = await at.made(3)
  await at.toAccountCheck(batch)
  await at.confirmAll(batch)
  await at.toPublication(batch)
  const notice = { from: '2023-01-04', workdays: 5, columns: ['name', 'fen'], basis: '渝人社发1号', address: '市人社局网站通知公告' }
  await at.by('lin', 'batch.publish', (db, caller) => publishList(db, caller, batch, notice, calendar))
  const [claim] = await at.claimsOf(batch)
  await speaker(store, 'firm1', '王经办', [{ entity: 'insured_unit', key: claim?.payee ?? 0n }])
  browser = await openBrowser()
}, 300_000)
afterAll(async () => {
  await browser.close()
  at.clear()
  await served.app.close()
  await store.close()
})

async function blank(path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', bypassCSP: true })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${served.base}${path}`)
  return page
}

async function pageOf(login: string): Promise<Page> {
  const page = await blank('/sign-in')
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('.account').waitFor()
  return page
}

const look = (page: Page, name: string): Promise<void> => lookAt(page, shots, name, { phone: 390 })

const dialog = (page: Page, label: string): Locator => page.getByRole('dialog', { name: label })

test('a firm objects on a phone, its receipt tells how far that is, and a handler sees term, additions and remedy', async () => {
  const firm = await pageOf('firm1')
  await firm.goto(`${served.base}/own/objections`)
  await firm.getByRole('button', { name: '提出异议' }).click()
  await dialog(firm, '提出异议').getByLabel('异议内容').fill('公示金额与缴费明细不符')
  await dialog(firm, '提出异议').getByRole('button', { name: '提出异议' }).click()
  await firm.getByText('请记下回执号').waitFor()
  await look(firm, '1-objections')
  const receipt = (await firm.locator('section[aria-labelledby="own-mine"] a span').first().innerText()).trim()

  const anybody = await blank('/sign-in')
  await anybody.getByRole('link', { name: '凭回执号查询异议' }).click()
  await anybody.getByLabel('回执号').fill('202300001-000000')
  await anybody.getByRole('button', { name: '查询' }).click()
  await anybody.getByText('没有这个回执号').waitFor()
  await anybody.getByLabel('回执号').fill(receipt)
  await anybody.getByRole('button', { name: '查询' }).click()
  await anybody.getByText('已受理，正在调查').waitFor()
  await anybody.getByRole('textbox', { name: '补充说明' }).fill('附上征缴明细的编号')
  await anybody.getByRole('button', { name: '提交补充' }).click()
  await anybody.getByText('已补充（第 1 次）').waitFor()
  await look(anybody, '2-receipt')

  const lin = await pageOf('lin')
  await lin.setViewportSize({ width: 1366, height: 768 })
  await lin.goto(`${served.base}/batches/${batch}?section=publication`)
  await lin.getByText('凭回执补充：附上征缴明细的编号').waitFor()
  // A 12345 item without its sheet is not taken.
  await lin.getByRole('button', { name: '受理异议' }).click()
  const form = dialog(lin, '受理异议')
  await form.getByText('12345 热线').click()
  await form.getByLabel('异议内容').fill('来电反映名单有误')
  await form.getByRole('button', { name: '受理异议' }).click()
  await form.getByText('须填写转办单号和办理期限').waitFor()
  await form.getByLabel('转办单号，12345 和信访件填写（可不填）').fill('RX20230104001')
  await form.getByLabel('转办单的办理期限（可不填）').fill('2023-01-06')
  await form.getByRole('button', { name: '受理异议' }).click()
  await lin.getByText(/已受理，回执号 2023/).waitFor()
  await lin.getByRole('button', { name: '填写调查结果' }).first().click()
  await dialog(lin, '填写调查结果').getByLabel('救济途径的依据').waitFor()
  await picture(lin, `${shots}/3-investigate.png`)
  await lin.keyboard.press('Escape')
  await look(lin, '4-section')
  expect(faults).toEqual([])
}, 120_000)
