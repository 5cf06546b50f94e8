import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../src/api/index.ts'
import { password } from '../api/office.ts'
import { openBrowser } from '../browser.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { openScreenedOffice } from '../verification/screened-office.ts'
import { seriousFindings } from '../web/axe.ts'
import { builtWeb } from '../web/built-web.ts'

const shots = fileURLToPath(new URL('../../var/shots/applications', import.meta.url))
const patient = { timeout: 60_000 }
const faults: string[] = []
let at: Awaited<ReturnType<typeof openScreenedOffice>>
let url: string
let browser: Browser
let close: () => Promise<void>

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  const [store, web] = await Promise.all([officeStore(), builtWeb()])
  const others = (
    [
      ['chuang', '窗', 'window'],
      ['ding', '丁', 'internal_auditor'],
    ] as const
  ).map(([login, name, role]) => ({ login, name, role, region: 500000, body: `${name}的单位`, password, mustChange: false }))
  at = await openScreenedOffice(store, others)
  const app = await serve(at.office, { web, host: '127.0.0.1', port: 0, version: '0' })
  const address = app.server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  browser = await openBrowser()
  close = async () => {
    await browser.close()
    await app.close()
    await at.close()
    await store.close()
  }
}, 300_000)
afterAll(() => close())

async function signIn(login: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', bypassCSP: true })
  const page = await context.newPage()
  page.setDefaultTimeout(patient.timeout)
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('.account').waitFor()
  return page
}

/** A picture at a desk and on a phone, nothing that keeps anybody from using it, nothing wider than the window. */
async function look(page: Page, name: string): Promise<void> {
  for (const [width, height, of] of [
    [390, 844, `${name}-phone`],
    [1366, 768, name],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: `${shots}/${of}.png`, fullPage: true })
    expect([of, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)]).toEqual([of, true])
  }
  expect([name, await seriousFindings(page)]).toEqual([name, []])
}

/** The name of a unit of the window's county that lacks a fact. */
async function wantedUnit(): Promise<string> {
  const lin = at.visitor()
  await lin.signIn('lin')
  const { run, policy, missing, county } = at.wanted
  const filter = { region: [String(county)], outcome: ['undetermined'], missing: [missing] }
  const { body } = await lin.ask('decision/list', { run, policy, filter })
  return body.rows[0].name ?? body.rows[0].subject.name
}

test('a window receives one application for several matters; another accepts it, a third finds the promise', async () => {
  const unit = await wantedUnit()
  const chuang = await signIn('chuang')
  await chuang.goto(`${url}/applications`)
  await chuang.getByText('您的辖区内还没有申请').waitFor()
  await look(chuang, '1-empty')
  await chuang.getByRole('button', { name: '受理申请' }).click()
  await chuang.getByLabel('申请人的姓名、单位名称或号码').fill(unit)
  await chuang.getByRole('button', { name: '查询' }).click()
  await chuang
    .getByRole('list', { name: '查到的' })
    .getByRole('button', { name: new RegExp(unit) })
    .filter({ hasText: '参保单位' })
    .first()
    .click()
  await chuang.getByRole('button', { name: '看可以申请的事项' }).click()
  await chuang.getByText('申请的事项').waitFor()
  await chuang.getByRole('button', { name: '受理', exact: true }).click()
  await chuang.getByText('请至少勾选一个事项').waitFor()
  const lacking = chuang.locator('.matter-list .ant-checkbox-wrapper', { hasText: /缺 \d+ 项事实/ })
  const many = await lacking.count()
  expect(many).toBeGreaterThan(0)
  for (let n = 0; n < many; n++) if (await lacking.nth(n).isVisible()) await lacking.nth(n).click()
  const asked = chuang.getByRole('list', { name: '需要申请人提供的事实' }).locator('> li')
  const names = await asked.locator('legend b').allTextContents()
  expect(new Set(names).size).toBe(names.length)
  await chuang.getByText(/已有数据、不用提供的事实/).click()
  await chuang.getByRole('table', { name: '已有数据的事实' }).waitFor()
  await look(chuang, '2-new')

  const first = asked.first()
  await first.getByText('书面承诺').click()
  await chuang.getByText('由他人代办').click()
  await chuang.getByRole('button', { name: '受理', exact: true }).click()
  await first.getByText('请填写值').waitFor()
  const choice = first.locator('.fact-fields select')
  if ((await choice.count()) > 0) await choice.selectOption({ index: 1 })
  else await first.getByLabel(/：值$/).fill('10')
  await first.getByLabel(/可以承诺的依据/).fill('渝人社发〔2022〕1号第三条')
  await first.getByLabel(/核查日期$/).fill('2023-03-01')
  await chuang.getByLabel('代办人姓名').fill('王代办')
  await chuang.getByLabel('与申请人的关系').fill('会计')
  await chuang.getByLabel('委托书编号').fill('委托书1号')
  await chuang.getByRole('button', { name: '受理', exact: true }).click()
  await chuang.getByText('请上传委托书').waitFor()
  await chuang
    .locator('.agent-fields input[type="file"]')
    .setInputFiles({ name: '委托书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') })
  await chuang.getByText('委托书.pdf').waitFor()
  await look(chuang, '3-agent')
  await chuang.getByRole('button', { name: '受理', exact: true }).click()
  await chuang.getByRole('heading', { name: '申请 2023-00001' }).waitFor()
  const page = chuang.url()
  await chuang.getByRole('table', { name: '可制发的文书' }).getByText('告知承诺书').first().waitFor()
  const draft = chuang.getByRole('table', { name: '可制发的文书' }).getByRole('row', { name: /告知承诺书/ })
  const [sheet] = await Promise.all([chuang.context().waitForEvent('page'), draft.getByRole('link', { name: '打印' }).click()])
  await sheet.getByText('愿意接受核查').waitFor()
  await sheet.screenshot({ path: `${shots}/4-paper.png`, fullPage: true })
  await sheet.close()
  await look(chuang, '5-received')

  const yan = await signIn('yan')
  await yan
    .getByText(/申请 2023-00001：待审核/)
    .first()
    .waitFor()
  await yan.goto(page)
  await yan.getByRole('heading', { name: '逐项审核' }).waitFor()
  await yan.getByRole('button', { name: '审核通过' }).click()
  await yan.getByText('请选通过或不予通过').first().waitFor()
  await look(yan, '6-review')
  const results = yan.getByRole('form', { name: '逐项审核' }).getByText('通过', { exact: true })
  for (let n = 0; n < (await results.count()); n++) await results.nth(n).click()
  await yan.getByRole('button', { name: '审核通过' }).click()
  await yan.getByText('已审核，现为“已通过”').waitFor()
  await look(yan, '7-accepted')

  const ding = await signIn('ding')
  await ding
    .getByText(/承诺“.*”待核查/)
    .first()
    .waitFor()
  await ding.goto(`${url}/applications/commitments`)
  await ding.getByText('没有到期待核查的承诺').waitFor()
  await ding.goto(`${url}/applications/commitments?show=bound`)
  await ding.getByRole('button', { name: '登记核查' }).click()
  const dialog = ding.getByRole('dialog', { name: '登记核查' })
  await dialog.getByText('不实', { exact: true }).click()
  await dialog.getByLabel('核查情况').fill('财务报表与承诺不符')
  await dialog.getByLabel('依据材料').fill('财务报表')
  await look(ding, '8-check')
  await dialog.getByRole('button', { name: '登记核查' }).click()
  await ding.getByText('已登记，承诺不实').waitFor()
  await ding.goto(`${url}/applications/commitments?show=broken`)
  await ding.getByText('财务报表与承诺不符').waitFor()
  await look(ding, '9-broken')
  await ding.goto(`${url}/applications/times`)
  await ding
    .getByRole('link', { name: /2023-00001/ })
    .first()
    .waitFor()
  await look(ding, '10-times')
  await chuang.goto(`${url}/applications`)
  await chuang.getByRole('link', { name: '2023-00001' }).waitFor()
  await look(chuang, '11-list')
  expect(faults).toEqual([])
}, 300_000)
