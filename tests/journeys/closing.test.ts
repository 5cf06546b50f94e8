import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, password } from '../api/office.ts'
import { openBrowser } from '../browser.ts'
import { answerCsv, moneyOffice, numberOf } from '../ledger/money.ts'
import { ledgerOffice, ledgerPlan } from '../ledger/people.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { builtWeb } from '../web/built-web.ts'
import { look as lookAt, picture } from '../web/look.ts'
import { tick } from './tick.ts'

const shots = fileURLToPath(new URL('../../var/shots/closing', import.meta.url))
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
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${served.base}/sign-in`)
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('.account').waitFor()
  return page
}

const look = (page: Page, name: string): Promise<void> => lookAt(page, shots, name)

test('a day is signed by a handler and by finance, and an answer that comes late stands beside it', async () => {
  const batch = await at.ready(4)
  await at.handOverAll(batch)
  const payments = await at.paymentsOf(batch)
  const answer = (some: typeof payments, result: string) =>
    at.take(batch, [answerCsv(some.map(({ reference, payee, fen }) => ({ reference, number: numberOf(payee), fen, result })))])
  await answer(payments.slice(0, 2), '0000')
  await answer(payments.slice(2, 3), '1001')

  const cheng = await pageOf('cheng')
  await cheng.goto(`${served.base}/closing`)
  await cheng.getByText('的截止时间不明').waitFor()
  await cheng.getByRole('button', { name: '规定截止时间' }).click()
  const form = cheng.getByRole('dialog', { name: '规定截止时间' })
  await tick(form.getByRole('radio', { name: /示例银行对公批量/ }))
  await form.getByLabel('截止时间（如 16:30）').fill('00:00')
  await form.getByLabel('依据（协议或文件的条款）').fill('代发协议第5条')
  await form.getByRole('button', { name: '规定截止时间' }).click()
  await cheng.getByText('00:00（代发协议第5条）').waitFor()
  await cheng.getByText('▲ 截止后').first().waitFor()

  const lin = await pageOf('lin')
  await lin.goto(`${served.base}/closing`)
  await lin.getByRole('table', { name: '日清明细' }).getByText('回盘退票').waitFor()
  await look(lin, '1-before')
  const out = payments.reduce((sum, { fen }) => sum + fen, 0n)
  const typed = `${out / 100n}.${String(out % 100n).padStart(2, '0')}`
  const press = async (page: Page, label: string) => {
    await page.getByRole('button', { name: label, exact: true }).click()
    const dialog = page.getByRole('dialog', { name: label })
    await dialog.getByRole('textbox').fill(typed)
    const sign = dialog.getByRole('button', { name: label, exact: true })
    await sign.click()
    // The form says what it was refused for, and is gone once it is signed.
    await Promise.race([dialog.waitFor({ state: 'hidden' }), dialog.locator('.error-line, .field-error').waitFor()])
    expect(await dialog.locator('.error-line, .field-error').allInnerTexts()).toEqual([])
  }
  await press(lin, '经办签字')
  await lin.getByText('☑ 林').waitFor()

  const kuai = await pageOf('kuai')
  await kuai.getByText('日清：待财务签字').waitFor()
  await kuai
    .getByRole('link', { name: '核对签字' })
    .or(kuai.getByRole('button', { name: '核对签字' }))
    .first()
    .click()
  await press(kuai, '财务签字')
  await kuai.getByText('☑ 会').waitFor()
  expect(await kuai.getByRole('button', { name: '财务签字' }).count()).toBe(0)

  await answer(payments.slice(3), '1001')
  await kuai.reload()
  await kuai.getByRole('heading', { name: '签字后的变动' }).waitFor()
  await kuai.getByText('没有', { exact: true }).first().waitFor()
  await look(kuai, '2-after')
  await kuai.emulateMedia({ media: 'print' })
  await picture(kuai, `${shots}/3-print.png`, true)
  await kuai.emulateMedia({ media: 'screen' })
  // A day on which nothing moved says so.
  await kuai.getByLabel('日期').fill('2023-01-03')
  await kuai.getByText('没有。').first().waitFor()
  await look(kuai, '4-nothing')
  expect(faults).toEqual([])
})
