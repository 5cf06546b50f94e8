import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OfficePlan } from '../../src/api/index.ts'
import type { WorkStore } from '../../src/store/index.ts'
import { openTestOffice, password } from '../api/office.ts'
import { unpack } from '../audit-packs/unpack.ts'
import { openBrowser } from '../browser.ts'
import { answerCsv, moneyOffice, numberOf } from '../ledger/money.ts'
import { ledgerPlan } from '../ledger/people.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { builtWeb } from '../web/built-web.ts'
import { look as lookAt } from '../web/look.ts'

const shots = fileURLToPath(new URL('../../var/shots/audit', import.meta.url))
const faults: string[] = []
const auditor = {
  ...{ login: 'shen', name: '沈', role: 'auditor', region: 500000, body: '审计组', bodyKind: 'audit', password, mustChange: false },
} as OfficePlan['accounts'][number]
let store: WorkStore
let served: Awaited<ReturnType<typeof openTestOffice>>
let at: Awaited<ReturnType<typeof moneyOffice>>
let browser: Awaited<ReturnType<typeof openBrowser>>

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  store = await officeStore()
  served = await openTestOffice(store, { ...ledgerPlan, accounts: [...ledgerPlan.accounts, auditor] }, undefined, { web: await builtWeb() })
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
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    bypassCSP: true,
    acceptDownloads: true,
  })
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

const look = (page: Page, name: string, isPrinted = true): Promise<void> => lookAt(page, shots, name, { phone: 390, isPrinted })

test('an auditor begins where packs are asked for, gets one, and verifies it without the office', async () => {
  const shen = await pageOf('shen')
  await shen.getByRole('heading', { name: '审计资料' }).waitFor()
  await shen.getByText('还没有人申请过审计资料包。').waitFor()
  await look(shen, '1-nothing')
  await shen.getByRole('button', { name: '申请资料包' }).click()
  const form = shen.getByRole('form', { name: '申请审计资料包' })
  await form.getByText('2023 年在您的管辖范围内没有批次').waitFor()
  expect(await form.getByRole('button', { name: '申请' }).isDisabled()).toBe(true)

  const batch = await at.ready(5)
  await at.handOverAll(batch)
  const payments = await at.paymentsOf(batch)
  const said = payments.map(({ reference, payee, fen }, n) => ({
    ...{ reference, number: numberOf(payee), fen, result: n < 4 ? '0000' : '1001' },
  }))
  expect(await at.take(batch, [answerCsv(said)])).toMatchObject({ kind: 'done' })
  await served.sealAll()
  await shen.reload()
  await shen.getByRole('button', { name: '申请资料包' }).click()
  await form.getByText('支付 5 笔').waitFor()
  await form.getByText('账号只留末四位').waitFor()
  await form.getByLabel('用途').fill('2023 年度失业保险基金审计')
  await look(shen, '2-form', false)
  await form.getByRole('button', { name: '申请' }).click()
  const list = shen.getByRole('table', { name: '审计资料包' })
  await list.getByText('审计资料交接清单〔2023〕1号').waitFor()
  await shen.getByRole('link', { name: '下载资料包' }).waitFor()
  // Its screening is not kept in this office, and the page says so.
  await list.getByText('有不符').waitFor()
  await shen.getByText('03-支付明细.csv').waitFor()
  const [saved] = await Promise.all([shen.waitForEvent('download'), shen.getByRole('link', { name: '下载资料包' }).click()])
  const pack = unpack(readFileSync(await saved.path()))
  const { stdout } = spawnSync(process.execPath, [join(pack.folder, 'verify.mjs'), pack.folder], { encoding: 'utf8' })
  rmSync(pack.folder, { recursive: true, force: true })
  expect(stdout.split('\n').filter((line) => line.startsWith('BAD'))).toHaveLength(1)
  await shen.reload()
  await shen.getByRole('listitem').filter({ hasText: '沈' }).waitFor()
  await look(shen, '3-pack')
  if (process.env.BALLAST_PICTURES !== undefined) {
    const paper = await shen.context().newPage()
    await paper.setContent(pack.read(pack.names.find((name) => name.endsWith('.html')) ?? ''))
    await paper.screenshot({ path: join(shots, '4-paper.png'), fullPage: true })
  }

  // Whoever heads the division sees who asked and fetched, and has nothing to ask for or to fetch.
  const cheng = await pageOf('cheng')
  await cheng.goto(`${served.base}/audit`)
  await cheng.getByText('前由申请人本人下载').waitFor()
  await cheng.getByRole('listitem').filter({ hasText: '沈' }).waitFor()
  expect(await cheng.getByRole('button', { name: '申请资料包' }).count()).toBe(0)
  expect(faults).toEqual([])
}, 240_000)
