import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, password } from '../api/office.ts'
import { openBrowser } from '../browser.ts'
import { moneyOffice } from '../ledger/money.ts'
import { ledgerOffice, ledgerPlan } from '../ledger/people.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { builtWeb } from '../web/built-web.ts'
import { look as lookAt } from '../web/look.ts'

const shots = fileURLToPath(new URL('../../var/shots/orders', import.meta.url))
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

const look = (page: Page, name: string): Promise<void> => lookAt(page, shots, name, { phone: 390 })

test('a head changes the order of steps with its document, sees whom it concerns, and keys walk both tables', async () => {
  await at.made(2)
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', bypassCSP: true })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${served.base}/sign-in`)
  await page.getByLabel('用户名').fill('cheng')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('.account').waitFor()
  await page.goto(`${served.base}/batches`)
  await page.getByRole('link', { name: '办理顺序' }).click()
  await page.getByText('没有文件另行规定').first().waitFor()
  await look(page, '1-usual')
  await page.getByRole('button', { name: '更改没有单独规定的政策的办理顺序' }).click()
  const form = page.getByRole('form', { name: '更改没有单独规定的政策的办理顺序' })
  await form.getByText('在办的 1 个批次保持原来的顺序').waitFor()
  // What follows approval is money alone: told before anything is laid down.
  const later = form.getByRole('button', { name: '公示推后' })
  await later.click()
  await form.getByText('“公示”须在“拨付审批”之前').waitFor()
  expect(await form.getByRole('button', { name: '规定办理顺序' }).isDisabled()).toBe(true)
  await look(page, '2-fault')
  await form.getByRole('button', { name: '公示提前' }).click()
  await form.getByRole('checkbox', { name: '联合会审' }).uncheck()
  await form.getByText('“公示”须在').waitFor({ state: 'hidden' })
  await form.getByRole('button', { name: '规定办理顺序' }).click()
  await form.getByText('请填写依据的文件和条款。').waitFor()
  await form.getByLabel('依据的文件和条款').fill('渝就发〔2023〕1号 三（二）')
  await look(page, '3-form')
  await form.getByRole('button', { name: '规定办理顺序' }).click()
  await page.getByText('已规定没有单独规定的政策的办理顺序').waitFor()
  await page.getByRole('table', { name: '历次规定' }).getByText('渝就发〔2023〕1号').waitFor()
  await page.getByText('不设联合会审').first().waitFor()
  await look(page, '4-laid-down')
  // Two tables on one page: keys begin at the first and go on into the second.
  const holder = () => page.evaluate(() => document.activeElement?.closest('table')?.querySelector('caption')?.textContent ?? '')
  await page.locator('h1').click()
  await page.keyboard.press('j')
  expect(await holder()).toBe('各项政策的办理顺序')
  const rows = await page.getByRole('table', { name: '各项政策的办理顺序' }).locator('tr[data-row]').count()
  for (let row = 1; row < rows; row++) await page.keyboard.press('j')
  expect(await holder()).toBe('各项政策的办理顺序')
  await page.keyboard.press('j')
  expect(await holder()).toBe('历次规定')
  await page.keyboard.press('k')
  expect(await holder()).toBe('各项政策的办理顺序')
  // Ctrl K finds the batch by its policy.
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '查找' }).fill('稳岗返还')
  await page
    .getByRole('option', { name: /稳岗返还批次/ })
    .first()
    .click()
  await page.getByRole('heading', { name: /稳岗返还批次/ }).waitFor()
  expect(faults).toEqual([])
}, 240_000)
