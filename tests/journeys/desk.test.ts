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
import { look as lookAt } from '../web/look.ts'
import { tick } from './tick.ts'

const shots = fileURLToPath(new URL('../../var/shots/desk', import.meta.url))
const patience = 60_000
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
  page.setDefaultTimeout(patience)
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${served.base}/sign-in`)
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('.account').waitFor()
  return page
}

const look = (page: Page, name: string, isPrinted = true): Promise<void> => lookAt(page, shots, name, { phone: 390, isPrinted })

test('finance opens the morning: what came back is seen back, corrected, looked at and ready to be paid again', async () => {
  const kuai = await pageOf('kuai')
  await kuai.goto(`${served.base}/desk`)
  await kuai.getByText('没有在办的退票。').waitFor()
  await look(kuai, '1-nothing')

  const batch = await at.ready(7)
  await at.handOverAll(batch)
  const payments = await at.paymentsOf(batch)
  const answer = (some: typeof payments, result: string, text?: string) =>
    at.take(batch, [
      answerCsv(some.map(({ reference, payee, fen }) => ({ reference, number: numberOf(payee), fen, result, ...(text ? { text } : {}) }))),
    ])
  await answer(payments.slice(0, 3), '0000')
  await answer(payments.slice(3, 5), '1001', '户名不符')
  await answer(payments.slice(2, 3), '1001', '账户已销户')
  await kuai.reload()
  const causes = kuai.getByRole('table', { name: '退票' })
  await causes.getByText('户名不符').waitFor()
  await kuai.getByText('还没有规定回盘时限').waitFor()
  await look(kuai, '2-morning')
  await causes.getByRole('link', { name: '户名不符 待退款到账 2 笔' }).click()
  await kuai.getByRole('heading', { name: '退票，待退款到账：户名不符' }).waitFor()
  const rows = kuai.getByRole('table', { name: '退票，待退款到账' })
  await rows
    .getByRole('checkbox', { name: /选择第/ })
    .nth(1)
    .waitFor()
  for (const box of await rows.getByRole('checkbox', { name: /选择第/ }).all()) await tick(box)
  await look(kuai, '3-rows')
  await kuai.getByRole('button', { name: '登记退款到账' }).click()
  const form = kuai.getByRole('dialog', { name: '登记退款到账' })
  await form.getByLabel('凭证号').fill('记字21号')
  const back = payments.slice(3, 5).reduce((sum, { fen }) => sum + fen, 0n)
  await form.getByLabel(/以确认/).fill(`${back / 100n}.${String(back % 100n).padStart(2, '0')}`)
  await form.getByRole('button', { name: '登记退款到账' }).click()
  await kuai.getByText('已登记 2 条退款到账').waitFor()

  // The handler corrects one account, somebody else looks at it.
  const lin = await pageOf('lin')
  await lin.goto(`${served.base}/desk?group=next_back`)
  await tick(lin.getByRole('checkbox', { name: /选择第/ }).first())
  await lin.getByRole('button', { name: '更正账户' }).click()
  const correct = lin.getByRole('dialog', { name: /更正账户/ })
  await correct.getByText('登记新账户').click()
  await correct.getByLabel('户名').fill('新户名公司')
  await correct.getByLabel('开户行').fill('示例银行涪陵支行')
  await correct.getByLabel('联行号').fill('102653000012')
  await correct.getByLabel(/^账号/).fill('6299000000001234')
  await correct.getByLabel('依据材料').fill('开户许可证')
  await correct.getByLabel('更正理由').fill('户名登记有误')
  await correct.getByText('缴费账户').click()
  await correct.getByRole('button', { name: '更正账户' }).click()
  await lin.getByText('已更正账户，等另一人复核。').waitFor()
  const yan = await pageOf('yan')
  await yan.goto(`${served.base}/desk?group=next_corrected`)
  await tick(yan.getByRole('checkbox', { name: /选择第/ }).first())
  await yan.getByRole('button', { name: '复核更正账户' }).click()
  await yan.getByRole('dialog', { name: '复核更正账户' }).getByRole('button', { name: '复核更正账户' }).click()
  await yan.getByText('已复核 1 条，可再拨付。').waitFor()

  // Within how long the bank answers is the office's to lay down.
  const cheng = await pageOf('cheng')
  await cheng.goto(`${served.base}/desk`)
  await cheng.getByRole('button', { name: '规定回盘时限' }).click()
  const rule = cheng.getByRole('dialog', { name: '规定回盘时限' })
  await tick(rule.getByRole('radio', { name: /示例银行对公批量/ }))
  await rule.getByLabel('依据（协议或文件的条款）').fill('代发协议第6条')
  await rule.getByLabel(/工作日数/).fill('2')
  await rule.getByRole('button', { name: '规定回盘时限' }).click()
  await cheng.getByText('2 个工作日（代发协议第6条）').waitFor()
  await cheng.getByText('应 01-06 前回').waitFor()
  await look(cheng, '4-answer-time')
  expect(faults).toEqual([])
}, 240_000)

test('calls are entered one after another by keys, and who is to be called again comes back', async () => {
  const batch = await at.made(5)
  await at.toAccountCheck(batch)
  const lin = await pageOf('lin')
  await lin.goto(`${served.base}/payee-calls?reason=nothing_said`)
  const table = lin.getByRole('table', { name: '催办电话单' })
  await table.getByText('没有表示意愿').first().waitFor()
  await look(lin, '5-calls')
  await lin.keyboard.press('j')
  await lin.keyboard.press('Enter')
  const form = lin.getByRole('form', { name: /登记电话/ })
  await form.waitFor()
  const before = await form.getAttribute('aria-label')
  // Nobody answered; the next working day is proposed.
  await lin.keyboard.press('2')
  expect(await form.getByLabel('再打的日期').inputValue()).toBe('2023-01-05')
  await look(lin, '6-form', false)
  await lin.keyboard.press('Enter')
  await lin.getByText('，无人接听。').waitFor()
  await expect.poll(() => form.getAttribute('aria-label'), { timeout: patience }).not.toBe(before)
  // The next one stands there already; without an outcome nothing is entered.
  await lin.keyboard.press('Enter')
  await form.getByText('请选结果').waitFor()
  await lin.keyboard.press('1')
  await form.getByLabel('说明').fill('周五带确认书来')
  await form.getByLabel('说明').press('Enter')
  await lin.getByText('，将来办理。').waitFor()
  await lin.keyboard.press('Escape')
  await form.waitFor({ state: 'hidden' })
  await lin.getByRole('link', { name: /约了改日/ }).click()
  await table.getByText('无人接听').waitFor()
  await table.getByText('周五带确认书来').waitFor()
  await look(lin, '7-later')
  expect(faults).toEqual([])
}, 240_000)
