import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../src/api/index.ts'
import { password } from '../api/office.ts'
import { openBrowser } from '../browser.ts'
import { officeStore } from '../store/postgres/stores.ts'
import { samples } from '../uploads/sample-files.ts'
import { FilledWorkbook } from '../verification/filled-workbook.ts'
import { openScreenedOffice } from '../verification/screened-office.ts'
import { seriousFindings } from '../web/axe.ts'
import { builtWeb } from '../web/built-web.ts'
import { picture } from '../web/look.ts'

const shots = fileURLToPath(new URL('../../var/shots/verification', import.meta.url))
const desk = { width: 1366, height: 768 }
const phone = { width: 360, height: 740 }

let at: Awaited<ReturnType<typeof openScreenedOffice>>
let url: string
let browser: Browser
let close: () => Promise<void>

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  const [store, web] = await Promise.all([officeStore(), builtWeb()])
  at = await openScreenedOffice(store)
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

/** Somebody signs in at a window of their own, by keys. */
async function signIn(login: string, viewport: typeof desk): Promise<Page> {
  // A browser set to another zone shows the time of China all the same.
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'America/New_York' })
  const page = await context.newPage()
  await page.goto(url)
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '待办' }).waitFor()
  return page
}

/** Looks at a page as it stands: a picture of it, and no serious finding. */
async function look(page: Page, name: string): Promise<void> {
  await picture(page, join(shots, `${name}.png`))
  expect([name, await seriousFindings(page)]).toEqual([name, []])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
}

const rowsOn = (page: Page) => page.locator('tr[data-row]')

test('units whose fact is missing go to the township, are answered on its phone, and checked by a second person', async () => {
  const { run, policy, missing, county, rows } = at.wanted

  const lin = await signIn('lin', desk)
  await lin.getByText('没有等您办的事').waitFor()
  await look(lin, '1-inbox-empty')
  await lin.goto(`${url}/verification/new?${new URLSearchParams({ run, policy, missing, region: String(county) })}`)
  await lin.getByRole('button', { name: `发出 ${rows} 户` }).waitFor()
  await look(lin, '2-new')
  await lin.getByLabel('给核实人的说明').fill('请按缴费明细核对')
  await lin.keyboard.press('Tab')
  await lin.keyboard.press('Enter')
  await lin.waitForURL(/\/verification\/\d+$/)
  await rowsOn(lin).first().waitFor()
  await expect.poll(() => rowsOn(lin).count()).toBe(Math.min(50, rows))
  await look(lin, '3-letter-sent')
  await lin.goto(`${url}/?view=handed`)
  await rowsOn(lin).first().waitFor()
  expect(await rowsOn(lin).innerText()).toContain('待核实')

  const pu = await signIn('pu', phone)
  await rowsOn(pu).first().waitFor()
  expect(await rowsOn(pu).innerText()).toMatch(new RegExp(`${rows} (户|人)`))
  await look(pu, '4-inbox-phone')
  await pu.getByRole('link', { name: '核实', exact: true }).last().click()
  await pu.locator('tr[data-row] input[type="checkbox"]').nth(1).waitFor()
  expect(await pu.locator('main').innerText()).toMatch(/[0-9A-Z]{6,}/)
  await pu.locator('tr[data-row] input[type="checkbox"]').first().click()
  await pu.locator('tr[data-row] input[type="checkbox"]').nth(1).click()
  await pu.getByRole('button', { name: '去办理' }).click()
  await fillValue(pu)
  await pu.getByLabel('依据材料').fill('2021年12月缴费明细')
  await pu.getByLabel('附件', { exact: false }).setInputFiles({ name: '缴费单.jpg', mimeType: 'image/png', buffer: samples.jpeg })
  await pu.getByRole('link', { name: '缴费单.jpg' }).waitFor()
  await pu.getByLabel('附件', { exact: false }).setInputFiles({ name: '说明.pdf', mimeType: 'application/pdf', buffer: samples.program })
  await pu.getByText('“说明.pdf”按内容是 EXE，没有收下').waitFor()
  await look(pu, '5-answer-phone')
  // What was typed is still there after the page is gone, and after the session.
  await pu.reload()
  await pu.locator('tr[data-row] input[type="checkbox"]').first().click()
  await pu.locator('tr[data-row] input[type="checkbox"]').nth(1).click()
  expect(await pu.getByLabel('依据材料').inputValue()).toBe('2021年12月缴费明细')
  at.clock.forward(31)
  await pu.getByRole('button', { name: '提交 2 项' }).click()
  await pu.getByRole('dialog').getByLabel('密码', { exact: true }).fill(password)
  await pu.keyboard.press('Enter')
  await pu.getByText('已提交 2 项，转复核').waitFor()
  await pu.locator('tr[data-row] input[type="checkbox"]').first().click()
  await pu.getByText('无法核实', { exact: true }).click()
  await pu.getByRole('button', { name: '提交 1 项' }).click()
  await pu.getByText('请写明依据的材料').waitFor()
  await pu.getByLabel('依据材料').fill('上门两次，单位已搬走')
  await pu.getByRole('button', { name: '提交 1 项' }).click()
  await pu.getByText('已提交 1 项，转复核').waitFor()
  await look(pu, '6-answered-phone')

  // The second person works by keys alone.
  const yan = await signIn('yan', desk)
  await rowsOn(yan).first().waitFor()
  await look(yan, '7-inbox-reviewer')
  await yan.keyboard.press('j')
  await yan.keyboard.press('Enter')
  await yan.waitForURL(/\/verification\/\d+\?state=answered$/)
  await yan.locator('tr[data-row="2"]').waitFor()
  await expect.poll(() => rowsOn(yan).count()).toBe(3)
  await yan.keyboard.press('j')
  await yan.keyboard.press('x')
  await yan.keyboard.press('j')
  await yan.keyboard.press('x')
  await look(yan, '8-check')
  await yan.keyboard.press('x')
  const file = yan.getByRole('link', { name: '缴费单.jpg' })
  const [opened] = await Promise.all([yan.context().waitForEvent('page'), file.click()])
  await opened.waitForLoadState()
  expect(await opened.evaluate(() => document.contentType)).toBe('image/jpeg')
  await opened.close()
  await yan.locator('tr[data-row="1"]').focus()
  await yan.keyboard.press('x')
  await yan.keyboard.press('e')
  await yan.keyboard.press('Enter')
  await yan.getByText('已同意 2 项').waitFor()
  await yan.locator('h1').focus()
  await yan.keyboard.press('j')
  await yan.keyboard.press('x')
  await yan.getByLabel('退回理由').fill('请附现场记录')
  await yan.keyboard.press('Tab')
  await yan.keyboard.press('Enter')
  await yan.getByText('已退回 1 项').waitFor()

  await pu.goto(`${url}/?view=returned`)
  await rowsOn(pu).first().waitFor()
  expect(await rowsOn(pu).innerText()).toContain('复核退回')
  // The first window was left for too long; at another one the handler sees what happened.
  await lin.close()
  const again = await signIn('lin', desk)
  await again.getByRole('complementary', { name: '上次离开后的变化' }).getByText('退回重核').waitFor()
  await look(again, '9-inbox-news')
  await again.goto(`${url}/verification`)
  await rowsOn(again).first().waitFor()
  await look(again, '10-letters')

  const shu = await signIn('shu', desk)
  await shu.goto(`${url}/verification`)
  await shu.getByRole('button', { name: '更新数据' }).waitFor()
  await look(shu, '11-release')
  await shu.getByRole('button', { name: '更新数据' }).click()
  await shu.getByText('并入 2 项核实和受理所得的事实').waitFor()
  await shu.getByText('没有待并入数据的').waitFor()
  await look(shu, '12-released')
}, 240_000)

test('the rest goes out as a workbook, comes back filled in, and is agreed with at once', async () => {
  const pu = await signIn('pu', desk)
  await pu.goto(`${url}/verification`)
  await rowsOn(pu).first().waitFor()
  await pu.keyboard.press('j')
  await pu.keyboard.press('Enter')
  await pu.waitForURL(/\/verification\/\d+$/)
  const letter = pu.url()
  await pu.goto(`${letter}?state=asked`)
  const value = (await choiceIn(pu)) ?? 12
  const link = pu.getByRole('link', { name: /^下载 .+ 项（Excel）$/ })
  const [download] = await Promise.all([pu.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toMatch(/^核实函第\d+号-.+\.xlsx$/)
  const { readFile } = await import('node:fs/promises')
  const sheet = await FilledWorkbook.of(await readFile((await download.path()) ?? ''))
  for (let n = 0; n < sheet.length; n++) sheet.fill(n, { 核实结论: '属实', 核实到的值: value, 依据材料: '缴费明细', 材料日期: '2022.3.5' })
  const many = sheet.length
  sheet.rows.push([...sheet.row(0)])
  sheet.fill(many, { '行号（勿改）': null })
  await pu
    .getByLabel('填好的表格')
    .setInputFiles({ name: '填好的.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(await sheet.saved()) })
  const submit = pu.getByRole('button', { name: `提交 ${many} 项` })
  await submit.waitFor()
  await pu.getByText('这一行不是函里的').waitFor()
  await look(pu, '13-workbook-preview')
  await submit.click()
  await pu.getByText(`已提交 ${many} 项，转复核`).waitFor()
  await look(pu, '14-workbook-done')
  // The letter, the row that came back and the work that ended were told; each is read when opened.
  await pu.getByRole('link', { name: /^消息，\d+ 条未读$/ }).click()
  await pu.getByRole('heading', { name: '消息' }).waitFor()
  await pu.locator('tr[data-row="2"]').waitFor()
  const told = await rowsOn(pu).allInnerTexts()
  for (const word of ['新核实函', '退回重核', '任务完成']) expect(told.filter((text) => text.includes(word)).length).toBe(1)
  await look(pu, '17-messages')
  await pu.keyboard.press('j')
  await pu.keyboard.press('Enter')
  await pu.waitForURL(/\/verification\/\d+/)
  await pu.getByRole('link', { name: '消息，2 条未读' }).click()
  await pu.getByRole('button', { name: '全部标为已读' }).click()
  await pu.getByRole('link', { name: '消息，没有未读' }).waitFor()

  const yan = await signIn('yan', desk)
  await yan.goto(letter)
  await yan.getByText('项待复核一起同意').click()
  await yan.getByRole('button', { name: /^同意 \d+ 项$/ }).click()
  await yan.getByRole('dialog').getByRole('textbox').fill(String(many))
  await look(yan, '15-check-all')
  await yan.keyboard.press('Enter')
  await yan.getByText(`已同意 ${many} 项`).waitFor()
  await look(yan, '16-checked-all')
}, 240_000)

/** The first choice of the fact where there are such. */
async function choiceIn(page: Page): Promise<string | undefined> {
  await page.locator('tr[data-row] input[type="checkbox"]').first().click()
  const list = page.getByRole('combobox', { name: '核实到的值' })
  const hasChoices = (await list.count()) > 0
  if (hasChoices) await list.press('ArrowDown')
  const choice = hasChoices ? await page.locator('.ant-select-item-option').first().innerText() : undefined
  await page.keyboard.press('Escape')
  await page.locator('tr[data-row] input[type="checkbox"]').first().click()
  return choice
}

/** Chooses or types a value of the form that the fact has. */
async function fillValue(page: Page): Promise<void> {
  const value = page.getByLabel('核实到的值')
  if ((await value.getAttribute('role')) === 'combobox') {
    await value.press('ArrowDown')
    await value.press('Enter')
  } else await value.fill('12')
}
