import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterBudget } from '../../src/ledger/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, password } from '../api/office.ts'
import { openBrowser } from '../browser.ts'
import { moneyOffice } from '../ledger/money.ts'
import { ledgerPlan, rehearse } from '../ledger/people.ts'
import { opened } from '../store/postgres/stores.ts'
import { builtWeb } from '../web/built-web.ts'
import { look as lookAt } from '../web/look.ts'

const shots = fileURLToPath(new URL('../../var/shots/shortage', import.meta.url))
const fund = '稳岗专项资金'
const faults: string[] = []
let store: WorkStore
let served: Awaited<ReturnType<typeof openTestOffice>>
let at: Awaited<ReturnType<typeof moneyOffice>>
let browser: Browser
let batch: bigint

const give = (fen: bigint) =>
  at.by('kuai', 'fund.account', (db, caller) =>
    enterBudget(db, caller, { fund, year: 2023, fen, basis: '渝财社〔2023〕2号', day: '2023-01-03' }),
  )

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  store = await opened({ kind: 'memory' })
  served = await openTestOffice(store, ledgerPlan, undefined, { web: await builtWeb() })
  at = await moneyOffice(store, served.office)
  await give(250_000n)
  batch = await at.made(4, { fund })
  await at.toAccountCheck(batch)
  await at.confirmAll(batch)
  await at.toApproval(batch)
  await rehearse(await at.office.as('lin', 'batch.rehearse'), batch)
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
  await page.goto(`${served.base}/sign-in`)
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('.account').waitFor()
  return page
}

const look = (page: Page, name: string): Promise<void> => lookAt(page, shots, name, { phone: 360 })
const dialog = (page: Page, label: string): Locator => page.getByRole('dialog', { name: label })
async function press(page: Page, label: string, fill: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click()
  for (const [field, text] of Object.entries(fill)) await dialog(page, label).getByLabel(field).fill(text)
  await dialog(page, label).getByRole('button', { name: label, exact: true }).click()
}

/** Enters a paper of finance by its button, once its sum is typed. */
async function enterPaper(page: Page, label: string, sum: string): Promise<void> {
  await press(page, label, { 文号: '渝财〔2023〕1号', [`请输入 ${sum} 以确认`]: sum })
  await page.getByText(`已${label}`).waitFor()
}

test('a fund that does not suffice is shared by a recorded decision, agreed with, and what waits goes on first', async () => {
  const url = `${served.base}/batches/${batch}?section=shortage`
  const cheng = await pageOf('cheng')
  await cheng.goto(url)
  await cheng.getByText('不够').first().waitFor()
  await cheng.getByText('选了办法先逐条试算').waitFor()
  // The screening of this list is not kept: no day is made up.
  await cheng.getByText('按发生先后').click()
  await cheng.getByText('有 4 条查不到发生日期').waitFor()
  await cheng.getByText('按同一比例').click()
  await cheng.getByText('分到 2,500.00 元').waitFor()
  await cheng.getByText('4 条一部分').waitFor()
  await look(cheng, '1-preview')
  const [, second] = await at.claimsOf(batch)
  await cheng.getByText('按填写的先后').click()
  await cheng.getByLabel(/^先发的条目/).fill(`第 ${second?.id} 条`)
  await cheng.getByRole('button', { name: '按这个先后试算' }).click()
  await cheng.getByText('2 条全额').waitFor()
  await press(cheng, '登记分配决定', {
    决定文号: '局办公会纪要〔2023〕7号',
    理由: '预算未追加',
    作出决定的会议或负责人: '局办公会',
    '2500.00': '2500.00',
  })
  await cheng.getByText('已登记分配决定，待另一人同意').waitFor()
  expect(await cheng.getByRole('button', { name: '同意分配' }).count()).toBe(0)

  const tan = await pageOf('tan')
  await tan.getByText('资金不足的分配决定待同意').first().waitFor()
  await tan.goto(url)
  await press(tan, '同意分配')
  await tan.getByText('已同意，没有分到的已暂缓').waitFor()
  await tan.getByText('本批次因资金不足暂缓').waitFor()
  await look(tan, '2-agreed')
  await rehearse(await at.office.as('lin', 'batch.rehearse'), batch)
  await at.approve(batch)
  const kuai = await pageOf('kuai')
  await kuai.goto(`${served.base}/funds`)
  await kuai.getByRole('heading', { name: '因资金不足暂缓' }).waitFor()
  // What waits for the fund is ahead of it: the figure opens to its list.
  await kuai.getByRole('link', { name: fund, exact: true }).click()
  await kuai.getByRole('link', { name: /^合计 资金不足暂缓/ }).click()
  const waiting = kuai.getByRole('table', { name: '因资金不足暂缓的批次' })
  await waiting.locator('tr[data-row]').first().waitFor()
  expect(await waiting.locator('tr[data-row]').count()).toBe(1)
  await look(kuai, '3-funds')
  // Finance plans for what the fund has; what goes on later needs its own plan and receipt before anything leaves.
  const money = `${served.base}/batches/${batch}?section=money`
  await kuai.goto(money)
  await enterPaper(kuai, '登记用款计划', '2,500.00')
  await enterPaper(kuai, '登记支出户到账', '2,500.00')
  await press(kuai, '财务受理')
  await kuai.getByText('财务已受理').waitFor()
  expect(await kuai.getByText('恢复的条目还要补办用款手续').count()).toBe(0)
  await give(500_000n)
  await kuai.goto(url)
  await press(kuai, '恢复暂缓条目')
  await kuai.getByText('已恢复 2 条').waitFor()
  await kuai.goto(money)
  await kuai.getByText('恢复的条目还要补办用款手续').waitFor()
  await look(kuai, '4-more-papers')
  await enterPaper(kuai, '登记用款计划', '1,540.06')
  await enterPaper(kuai, '登记支出户到账', '1,540.06')
  await kuai.getByText('恢复的条目还要补办用款手续').waitFor({ state: 'detached' })
  expect(faults).toEqual([])
}, 300_000)
