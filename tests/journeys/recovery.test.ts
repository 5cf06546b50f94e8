import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, password } from '../api/office.ts'
import { openBrowser } from '../browser.ts'
import { ledgerOffice, ledgerPlan } from '../ledger/people.ts'
import { type RecoveryOffice, recoveryOffice } from '../recovery/people.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { builtWeb } from '../web/built-web.ts'
import { look as lookAt, picture } from '../web/look.ts'

const shots = fileURLToPath(new URL('../../var/shots/recovery', import.meta.url))
const faults: string[] = []
let store: WorkStore
let served: Awaited<ReturnType<typeof openTestOffice>>
let at: RecoveryOffice
let browser: Browser

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  store = await officeStore(ledgerOffice)
  served = await openTestOffice(store, ledgerPlan, undefined, { web: await builtWeb() })
  at = await recoveryOffice(store, 2, served.office)
  browser = await openBrowser()
}, 300_000)
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
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) faults.push(message.text())
  })
  await page.goto(`${served.base}/sign-in`)
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('.account').waitFor()
  return page
}

const look = (page: Page, name: string): Promise<void> => lookAt(page, shots, name)

const dialog = (page: Page, label: string): Locator => page.getByRole('dialog', { name: label })

/** Presses a button, fills the form that it opens, chooses, and presses the same again there. */
async function press(
  page: Page,
  label: string,
  fill: Readonly<Record<string, string>> = {},
  choose: readonly string[] = [],
): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click()
  for (const [field, text] of Object.entries(fill)) await dialog(page, label).getByLabel(field, { exact: true }).fill(text)
  for (const choice of choose) await dialog(page, label).getByText(choice).click()
  await dialog(page, label).getByRole('button', { name: label, exact: true }).click()
}

/** Closes a form without doing anything; what was typed stays. */
async function leave(page: Page, label: string): Promise<void> {
  await page.keyboard.press('Escape')
  await dialog(page, label).waitFor({ state: 'hidden' })
}

test('money is claimed back from a paid row: notice, plea, decision, service, instalments, receipts', async () => {
  const lin = await pageOf('lin')
  await lin.goto(`${served.base}/recovery`)
  await lin.getByText('您的辖区内还没有追回').waitFor()
  await look(lin, '1-empty')
  await lin.goto(`${served.base}/recovery/new`)
  await lin.getByText('还没有选定已发的条目').waitFor()
  await lin.goto(`${served.base}/batches/${at.batch}?section=rows`)
  const { rows } = at.nextPaid()
  for (const { claim } of rows) {
    const line = lin.locator('tr[data-row]', { hasText: '第900000号公司' }).nth(claim === rows[0]?.claim ? 0 : 1)
    await line.locator('input[type="checkbox"]').click()
  }
  await lin.getByRole('link', { name: '追回', exact: true }).last().click()
  await lin.getByRole('heading', { name: '追回立案' }).waitFor()
  const amounts = lin.getByLabel(/本次追回（元）$/)
  await expect.poll(() => amounts.count()).toBe(2)
  await lin.getByRole('button', { name: '立案' }).click()
  await lin.getByText('请选线索来源').waitFor()
  await amounts.first().fill('1000.02')
  await lin.getByRole('button', { name: '立案' }).click()
  await lin.getByText(/最多还可追回 1,000\.0[01] 元/).waitFor()
  await amounts.first().fill('600')
  await lin.getByText('审计意见').click()
  await lin.getByLabel('线索编号（审计意见、异议回执、疑点）').fill('审计取证单3号')
  await lin.getByLabel('依据文件（名称、文号）').fill('社会保险法')
  await lin.getByLabel('依据条款').fill('第八十八条')
  await lin.getByLabel('事实').fill('2021 年裁员率 6.1%，超过 5.5%，不符合返还条件。')
  await look(lin, '2-new')
  await lin.getByRole('button', { name: '立案' }).click()
  await lin.waitForURL(/\/recovery\/\d+$/)
  const url = lin.url()
  await lin.getByText('稳岗返还追回 2023-0001').first().waitFor()
  const handedOver = { 送达人: '林、周' }
  await lin.getByRole('button', { name: '登记事先告知' }).click()
  await look(lin, '3-notice-form')
  await dialog(lin, '登记事先告知').getByRole('button', { name: '登记事先告知' }).click()
  await dialog(lin, '登记事先告知').getByText('请填写告知书文号').waitFor()
  await leave(lin, '登记事先告知')
  await press(
    lin,
    '登记事先告知',
    {
      告知书文号: '渝就告〔2023〕1号',
      正文: '拟责令退回。您有权在期限内陈述、申辩。',
      ...handedOver,
      '陈述申辩期限（天数）': '3',
      期限依据的文件和条款: '规程第九条',
    },
    ['直接送达', '工作日'],
  )
  await lin.getByText('已登记事先告知，现为“陈述申辩期”').waitFor()
  await press(lin, '期满未申辩')
  await dialog(lin, '期满未申辩').getByText('陈述申辩期限到 2023-01-09 为止').first().waitFor()
  await leave(lin, '期满未申辩')
  await press(lin, '登记陈述申辩', { 笔录或材料编号: '笔录1', 正文: '系分公司合并所致。' })
  await lin.getByText('已登记陈述申辩，现为“待作决定”').waitFor()

  const cheng = await pageOf('cheng')
  await cheng.getByText('稳岗返还追回 2023-0001：待作决定').waitFor()
  await look(cheng, '4-inbox')
  await cheng.goto(url)
  await press(cheng, '作出责令退回决定', {
    决定书文号: '渝就责退〔2023〕1号',
    正文: '责令退回上述款项。',
    '救济途径（复议、诉讼的期限和机关）': '六十日内向市人民政府申请复议，或六个月内提起诉讼。',
  })
  await cheng.getByText('已作出决定，现为“待送达”').waitFor()
  await lin.reload()
  await press(
    lin,
    '登记送达回证',
    { 回证编号: '回证1', 签收情况: '本人签收', ...handedOver, '退款期限（天数）': '15', 期限依据的文件和条款: '决定书第三项' },
    ['邮寄送达', '自然日'],
  )
  await lin.getByText('已登记送达，现为“待退款”').waitFor()
  await press(lin, '登记还款协议', {
    协议编号: '协议1',
    '各期还款日和金额（每行一期，如 2023-02-10 1000.00）': '2023-02-10 600',
    正文: '分两期',
  })
  await dialog(lin, '登记还款协议').getByText('未退余额').first().waitFor()
  await leave(lin, '登记还款协议')
  await press(lin, '登记还款协议', {
    '各期还款日和金额（每行一期，如 2023-02-10 1000.00）': '2023-02-10 600\n2023-03-10 1000.01',
  })
  await lin.getByText('已登记还款协议，现为“按协议还款”').waitFor()

  const kuai = await pageOf('kuai')
  await kuai.goto(url)
  await press(kuai, '登记退款', { 凭证号: '收字8号', '金额（元）': '600' })
  await kuai.getByText('已登记退款，未退余额 1,000.01 元').waitFor()
  await press(kuai, '登记退款', { 凭证号: '收字8号', '金额（元）': '600' })
  await kuai.getByText('凭证 收字8号 已登记过，没有重复计入').waitFor()
  await look(kuai, '5-case')
  const draft = kuai.getByRole('table', { name: '可制发的文书' }).getByRole('row', { name: /责令退回决定书/ })
  const [sheet] = await Promise.all([kuai.context().waitForEvent('page'), draft.getByRole('link', { name: '打印' }).click()])
  await sheet.getByText('人民币壹仟陆佰元零壹分').waitFor()
  await picture(sheet, `${shots}/6-paper.png`, true)
  await sheet.close()
  await kuai.goto(`${served.base}/recovery?show=money`)
  await kuai.getByText('1,000.01').first().waitFor()
  await look(kuai, '7-list')
  await kuai.goto(`${served.base}/recovery?show=late`)
  await kuai.getByText('没有逾期的追回').waitFor()
  await kuai.goto(`${served.base}/batches/${at.batch}`)
  await kuai.getByText('1 条到账后追回 600.00 元').waitFor()
  await kuai.goto(`${served.base}/funds`)
  await kuai.getByText('当年追回').first().waitFor()
  await look(kuai, '8-funds')
  expect(faults).toEqual([])
}, 300_000)
