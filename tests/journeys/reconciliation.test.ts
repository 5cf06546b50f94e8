import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, password } from '../api/office.ts'
import { openBrowser } from '../browser.ts'
import { moneyOffice } from '../ledger/money.ts'
import { ledgerOffice, ledgerPlan } from '../ledger/people.ts'
import { bankNumber, statementCsv } from '../reconciliation/statements.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { builtWeb } from '../web/built-web.ts'
import { look as lookAt, picture } from '../web/look.ts'
import { tick } from './tick.ts'

const shots = fileURLToPath(new URL('../../var/shots/reconciliation', import.meta.url))
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

const look = (page: Page, name: string): Promise<void> => lookAt(page, shots, name, { phone: 390 })

test('a statement is taken in, matched, the rest matched by hand and agreed with by another, and its balances come to the same', async () => {
  const batch = await at.ready(5)
  await at.handOverAll(batch)
  const payments = await at.paymentsOf(batch)
  const fen = (from: number, to?: number) => payments.slice(from, to).reduce((sum, payment) => sum + payment.fen, 0n)

  const kuai = await pageOf('kuai')
  await kuai.goto(`${served.base}/reconciliation`)
  await kuai.getByText('还没有登记要对账的账户').waitFor()
  await look(kuai, '0-empty')
  await kuai.getByRole('button', { name: '登记账户' }).click()
  const form = kuai.getByRole('dialog', { name: '登记账户' })
  await tick(form.getByRole('radio', { name: '银行支出户' }))
  await form.getByLabel('开始对账日期').fill('2022-12-01')
  await tick(form.getByRole('radio', { name: '失业保险基金' }))
  await form.getByLabel('账户名称').fill('失业保险基金支出户')
  await form.getByLabel('开户银行或财政部门').fill('示例银行渝中支行')
  await form.getByLabel('账号', { exact: true }).fill(bankNumber)
  await form.getByLabel('对账单期初余额（元）').fill('1,000.00')
  await form.getByLabel('账面期初余额（元）').fill('1000')
  await form.getByRole('button', { name: '登记账户' }).click()
  await form.waitFor({ state: 'hidden' })
  await kuai.getByText('没有规定对账单多久来一次').waitFor()

  const cheng = await pageOf('cheng')
  await cheng.goto(`${served.base}/reconciliation`)
  await cheng.getByRole('button', { name: '规定节奏' }).click()
  const rhythm = cheng.getByRole('dialog', { name: '规定节奏' })
  await tick(rhythm.getByRole('radio', { name: '每个工作日' }))
  await rhythm.getByLabel('依据（协议或文件的条款）').fill('代发协议第6条')
  await rhythm.getByLabel('期后几个工作日内送达').fill('0')
  await rhythm.getByRole('button', { name: '规定节奏' }).click()
  await cheng.getByText('的对账单未送达，2022-12-01 到期，已逾期').waitFor()
  await look(cheng, '1-overdue')

  const lines = [
    { day: '2023-01-04', fen: fen(0), reference: 'funds_received-1（号）', text: '财政拨款' },
    ...payments.slice(0, 3).map(({ reference, fen: each }) => ({ day: '2023-01-04', fen: -each, reference, text: '代发' })),
    { day: '2023-01-04', fen: -fen(3, 4), reference: '补单1', text: '柜面代发' },
    { day: '2023-01-04', fen: 12_34n, text: '四季度结息' },
    { day: '2023-01-04', fen: -50_00n, text: '归还上级' },
  ]
  const bytes = statementCsv({ from: '2022-12-01', to: '2023-01-04', opening: 100_000n, lines, encoding: 'gb18030' })
  const bring = async (buffer: Buffer, name: string) => {
    await kuai.getByRole('button', { name: '导入对账单' }).click()
    const dialog = kuai.getByRole('dialog', { name: '导入对账单' })
    await dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
    await dialog.getByText(name).waitFor()
    await dialog.getByRole('button', { name: '先核对' }).click()
    return dialog
  }
  const broken = await bring(bytes.subarray(0, bytes.length - 120), '缺尾.csv')
  await broken.locator('.error-line').waitFor()
  await look(kuai, '2-refused')
  await broken.getByRole('button', { name: '不办' }).click()
  await kuai.reload()
  const dialog = await bring(bytes, '对账单0104.csv')
  await dialog.getByText('4 笔写有本系统的编号').waitFor()
  await look(kuai, '3-preview')
  await dialog.getByRole('button', { name: '导入', exact: true }).click()
  await kuai.getByText('已导入。勾对：').waitFor()
  await kuai.getByText('两边调节后余额相等').waitFor()
  const open = kuai.getByRole('region', { name: '银行已付、企业未付', exact: true })
  await open.getByText('柜面代发').waitFor()
  await look(kuai, '4-open')

  // The line that the bank named otherwise is the fourth payment; the other is money given back to whom it came from.
  await tick(open.getByRole('row', { name: /柜面代发/ }).getByRole('checkbox'))
  const paid = kuai.getByRole('region', { name: '企业已付、银行未付', exact: true })
  await tick(
    paid
      .getByRole('row')
      .filter({ hasText: `${fen(3, 4) / 100n}`.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',') })
      .filter({ hasText: `.${String(fen(3, 4) % 100n).padStart(2, '0')}` })
      .getByRole('checkbox'),
  )
  const bar = kuai.getByRole('region', { name: '所选' })
  await bar.getByText('，相等').waitFor()
  await bar.getByRole('button', { name: '勾对' }).click()
  const hand = kuai.getByRole('dialog', { name: '勾对' })
  await hand.getByLabel('理由').fill('银行柜面补单，单号补单1')
  await hand.getByRole('button', { name: '勾对' }).click()
  await hand.waitFor({ state: 'hidden' })
  await tick(open.getByRole('row', { name: /归还上级/ }).getByRole('checkbox'))
  await bar.getByRole('button', { name: '说明' }).click()
  const told = kuai.getByRole('dialog', { name: '说明' })
  await tick(told.getByRole('radio', { name: '资金调拨' }))
  await told.getByLabel('说明和凭据').fill('上解上级调剂金，凭证12号')
  await told.getByRole('button', { name: '说明' }).click()
  await kuai.getByText('2 笔').first().waitFor()
  await kuai.getByText('已手工勾对待复核').waitFor()

  const ding = await pageOf('ding')
  await ding.goto(`${served.base}/reconciliation?shown=matches`)
  await ding.getByText('银行柜面补单，单号补单1').waitFor()
  await look(ding, '5-to-check')
  for (let left = 2; left > 0; left--) {
    await ding.getByRole('button', { name: '同意' }).first().click()
    const agree = ding.getByRole('dialog', { name: '同意' })
    await agree.getByRole('button', { name: '同意' }).click()
    await agree.waitFor({ state: 'hidden' })
    await expect.poll(() => ding.getByRole('button', { name: '同意' }).count(), { timeout: 60_000 }).toBe(left - 1)
  }
  await kuai.goto(`${served.base}/reconciliation?shown=papers&on=2023-01-04`)
  await kuai.getByText('两边调节后余额相等').waitFor()
  await kuai.getByRole('button', { name: '制发余额调节表' }).click()
  const issue = kuai.getByRole('dialog', { name: '制发余额调节表' })
  await issue.getByRole('button', { name: '制发余额调节表' }).click()
  await issue.waitFor({ state: 'hidden' })
  await kuai.getByText('余额调节表〔2023〕1号').waitFor()
  await look(kuai, '6-papers')
  await kuai.goto(`${served.base}/reconciliation`)
  await kuai.getByText('两边调节后余额相等').waitFor()
  await kuai.emulateMedia({ media: 'print' })
  await picture(kuai, `${shots}/7-print.png`, true)
  await kuai.emulateMedia({ media: 'screen' })

  // The month that is over: what is settled, what is not, and the two signatures under it.
  const lin = await pageOf('lin')
  await lin.goto(`${served.base}/closing/month?month=2022-12`)
  const list = lin.getByRole('table', { name: '月结核对' })
  await list.getByRole('row', { name: /余额调节表.*已办妥/ }).waitFor()
  await list.getByText('本资金没有按月发放的待遇').waitFor()
  await lin.getByRole('heading', { name: '年末指标清理' }).waitFor()
  await look(lin, '8-month')
  const press = async (page: Page, label: string) => {
    const open_ = /其中 (\d+) 项|项中 (\d+) 项/.exec(await page.locator('.page-head').innerText())
    await page.getByRole('button', { name: label, exact: true }).click()
    const confirm = page.getByRole('dialog', { name: label })
    await confirm.getByRole('textbox').fill(open_?.[2] ?? open_?.[1] ?? '0')
    await confirm.getByRole('button', { name: label, exact: true }).click()
    await confirm.waitFor({ state: 'hidden' })
  }
  await press(lin, '经办签字')
  await lin.getByText('☑ 林').waitFor()
  await kuai.goto(`${served.base}/`)
  await kuai.getByText('2022-12 月结：待财务签字').waitFor()
  await kuai
    .getByRole('link', { name: '核对签字' })
    .or(kuai.getByRole('button', { name: '核对签字' }))
    .first()
    .click()
  await kuai.getByText('☑ 林').waitFor()
  await press(kuai, '财务签字')
  await kuai.getByText('☑ 会').waitFor()
  await look(kuai, '9-month-signed')
  expect(faults).toEqual([])
}, 240_000)
