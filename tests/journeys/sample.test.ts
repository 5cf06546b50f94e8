import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { layDownOrder } from '../../src/ledger/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, password } from '../api/office.ts'
import { openBrowser } from '../browser.ts'
import { moneyOffice } from '../ledger/money.ts'
import { ledgerOffice, ledgerPlan, sampledSteps } from '../ledger/people.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { builtWeb } from '../web/built-web.ts'
import { look as lookAt, picture } from '../web/look.ts'

const shots = fileURLToPath(new URL('../../var/shots/sample', import.meta.url))
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
const rowsOf = (page: Page, label: string): Locator => page.getByRole('table', { name: label, exact: true }).locator('tbody tr[data-row]')

/** Presses a button, fills the form that it opens, and presses the same again there. */
async function press(page: Page, label: string, fill: Readonly<Record<string, string>> = {}, choice?: string): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click()
  if (choice !== undefined) await dialog(page, label).getByText(choice, { exact: true }).click()
  for (const [field, text] of Object.entries(fill)) await dialog(page, label).getByLabel(field, { exact: true }).fill(text)
  await dialog(page, label).getByRole('button', { name: label, exact: true }).click()
}

async function pickAll(page: Page, label: string): Promise<void> {
  await rowsOf(page, label).first().waitFor()
  await page.getByRole('table', { name: label, exact: true }).getByLabel('选择本页').click()
}

test('a sample is drawn by a public number, looked at by others, barred by its rate, and let pass by a full check', async () => {
  const plan = { share: 1000, least: 1, mostWrong: 500, basis: '渝人社规〔2023〕2号' }
  await at.by('cheng', 'batch.order', (db, caller) =>
    layDownOrder(db, caller, { policy: 'job_retention_refund', steps: sampledSteps, basis: plan.basis, gates: { sample: plan } }),
  )
  const id = await at.made(14)
  await at.toAccountCheck(id)
  await at.confirmAll(id)
  await at.toFinance(id)

  const cheng = await pageOf('cheng')
  await cheng.goto(`${served.base}/batches/${id}?section=sample`)
  await cheng.getByText('还没有抽取。按渝人社规〔2023〕2号').waitFor()
  await look(cheng, '1-before')
  await press(cheng, '抽取', { 公开号码: '0415', '号码出处（如某期福利彩票）': '福彩3D第2023004期', 号码公布日期: '2023-01-04' })
  await cheng.getByText('已从 14 条中抽取').waitFor()
  await pickAll(cheng, '可以核对的人')
  await press(cheng, '分派')
  await cheng.getByText(/已分派 \d+ 条/).waitFor()
  await look(cheng, '2-drawn')

  const findings = { '核对依据（看了什么材料）': '原始申报材料' }
  const ding = await pageOf('ding')
  await ding.goto(`${served.base}/`)
  await ding.getByText('抽查条目待核对').first().waitFor()
  await ding.goto(`${served.base}/batches/${id}?section=sample`)
  await rowsOf(ding, '抽中的条目').first().waitFor()
  await rowsOf(ding, '抽中的条目').first().locator('input[type="checkbox"]').click()
  await press(ding, '有差错', { 差错内容: '裁员率算错', ...findings })
  await ding.getByText('已登记 1 条有差错，1 条暂缓').waitFor()
  await ding.reload()
  await look(ding, '3-mine')
  const hou = await pageOf('hou')
  for (const page of [ding, hou]) {
    await page.goto(`${served.base}/batches/${id}?section=sample`)
    await rowsOf(page, '抽中的条目').first().waitFor()
    const open = rowsOf(page, '抽中的条目').filter({ hasText: '待核对' })
    for (let left = await open.count(); left > 0; left--)
      await open
        .nth(left - 1)
        .locator('input[type="checkbox"]')
        .click()
    await press(page, '核对无误', findings)
    await page.getByText(/已登记 \d+ 条无误/).waitFor()
  }

  await cheng.reload()
  await press(cheng, '结束抽查')
  await dialog(cheng, '结束抽查')
    .getByRole('alert')
    .getByText(/超过限值 5.00%/)
    .waitFor()
  await cheng.keyboard.press('Escape')
  await look(cheng, '4-barred')
  await press(cheng, '再抽', { 理由: '差错率超过限值' }, '全部核对')
  await cheng.getByText(/又抽取 \d+ 条/).waitFor()
  await pickAll(cheng, '可以核对的人')
  await press(cheng, '分派')
  await cheng.getByText(/已分派 \d+ 条/).waitFor()
  for (const page of [ding, hou]) {
    await page.reload()
    const open = rowsOf(page, '抽中的条目').filter({ hasText: '待核对' })
    await open.first().waitFor()
    for (let left = await open.count(); left > 0; left--)
      await open
        .nth(left - 1)
        .locator('input[type="checkbox"]')
        .click()
    await press(page, '核对无误', findings)
    await page.getByText(/已登记 \d+ 条无误/).waitFor()
  }
  await cheng.reload()
  await cheng.getByText('已核对 14 条').first().waitFor()
  await press(cheng, '结束抽查')
  await cheng.getByText('抽查已结束，现为“基金财务办理中”').waitFor()
  await look(cheng, '5-ended')

  await cheng.goto(`${served.base}/batches/${id}?section=papers`)
  const record = cheng.locator('a[href*="sample_record"][href*="/page?"]').first()
  await record.waitFor()
  await look(cheng, '6-papers')
  const sheet = await cheng.context().newPage()
  await sheet.goto(`${served.base}${await record.getAttribute('href')}`)
  await sheet.setViewportSize({ width: 900, height: 1250 })
  await picture(sheet, `${shots}/7-record.png`, true)
  const text = await sheet.locator('main').innerText()
  for (const word of ['抽查复核记录', '0415', '名单校验码', '推算差错率', '裁员率算错']) expect(text).toContain(word)
  expect(faults).toEqual([])
}, 240_000)
