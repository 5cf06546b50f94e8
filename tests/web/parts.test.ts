import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openBrowser } from '../browser.ts'
import { seriousFindings } from './axe.ts'
import { builtParts } from './built-web.ts'
import { picture } from './look.ts'
import { openStubOffice, type StubOffice } from './stub-office.ts'

const shots = fileURLToPath(new URL('../../var/shots/parts', import.meta.url))

let browser: Browser
let office: StubOffice
let page: Page
const faults: string[] = []

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  office = await openStubOffice(await builtParts())
  browser = await openBrowser()
  // The policy forbids what is not the page's own; the examination comes from outside it.
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', bypassCSP: true })
  page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) faults.push(message.text())
  })
  await page.goto(`${office.url}/sign-in`)
  await page.getByRole('button', { name: '林晓禾' }).click()
  await page.locator('.account').waitFor()
})

afterAll(async () => {
  await browser.close()
  await office.close()
})

beforeEach(async () => {
  faults.length = 0
  await page.setViewportSize({ width: 1366, height: 768 })
  return () => expect(faults).toEqual([])
})

const open = async (path: string) => {
  await page.goto(office.url + path)
  await page.locator('main h1').waitFor()
}

const pages = [
  ['inbox', '/inbox'],
  ['list', '/list?size=small&insuredTo=200'],
  ['empty', '/list?q=没有'],
  ['why', '/list/9007199254740993'],
  ['clause', '/list/9007199254740993?clause=x'],
  ['batch', '/batch'],
  ['reconcile', '/reconcile'],
  ['lines', '/lines'],
  ['nowhere', '/nowhere'],
] as const

describe.each(pages)('%s', (name, path) => {
  test('has no serious finding at a desk', async () => {
    await open(path)
    expect(await seriousFindings(page)).toEqual([])
    await picture(page, join(shots, `${name}-desk.png`))
  })

  test('fits a phone, and has no serious finding there', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await open(path)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    expect(await seriousFindings(page)).toEqual([])
    await picture(page, join(shots, `${name}-phone.png`))
  })
})

describe.each([
  ['the keys', '?'],
  ['finding', 'Control+k'],
])('the window of %s', (_, stroke) => {
  test('has no serious finding', async () => {
    await open('/list')
    await page.locator('tr[data-row]').first().waitFor()
    await page.keyboard.press(stroke)
    await page.getByRole('dialog').waitFor()
    expect(await seriousFindings(page)).toEqual([])
  })
})

test('at 200 % the navigation folds into a button and every place is reached', async () => {
  await page.setViewportSize({ width: 683, height: 384 })
  await open('/list')
  expect(await page.getByRole('link', { name: '台账' }).isVisible()).toBe(false)
  await page.getByRole('button', { name: '导航' }).click()
  await page.getByRole('link', { name: '待办' }).click()
  await page.waitForURL(`${office.url}/inbox`)
  expect(await page.getByRole('link', { name: '台账' }).isVisible()).toBe(false)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(683)
})

test('the current place is marked, also on the pages below it', async () => {
  await open('/list/9007199254740993')
  const current = page.locator('nav a[aria-current="page"]')
  expect(await current.allInnerTexts()).toEqual(['名单'])
})

test('on paper stand the rows, without the frame, heads on every sheet, figures whole', async () => {
  await open('/list')
  await page.locator('tr[data-row]').first().waitFor()
  const print = await page.pdf({ format: 'A4', printBackground: true })
  expect(print.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1)
  await page.emulateMedia({ media: 'print' })
  // The width between the margins of A4.
  await page.setViewportSize({ width: 673, height: 950 })
  for (const gone of ['.top', '.navigation', '.filter', '.list-foot']) expect(await page.locator(gone).isVisible()).toBe(false)
  expect(await page.locator('tr[data-row]').last().isVisible()).toBe(true)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(673)
  const colour = await page
    .locator('.status')
    .first()
    .evaluate((element) => getComputedStyle(element).color)
  expect(colour).toBe('rgb(0, 0, 0)')
  await picture(page, join(shots, 'list-print.png'))
  await page.emulateMedia({ media: 'screen' })
})

test('a binding act is done only after its sum was typed', async () => {
  await open('/batch')
  await page.getByLabel('选择朗序安建筑劳务有限公司').check()
  await page.getByRole('button', { name: '重新交付银行' }).click()
  const dialog = page.getByRole('dialog', { name: '重新交付银行' })
  const field = dialog.getByLabel('请输入 138,204.66 以确认')
  await field.fill('138,204.67')
  await field.press('Enter')
  await dialog.getByText('与 138,204.66 不一致').waitFor()
  expect(await page.getByText('已选 1 户').isVisible()).toBe(true)
  await field.fill('１３８２０４．６６')
  await field.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  expect(await page.getByText('已选 1 户').count()).toBe(0)
})

test('the difference of a batch is reckoned from its parts', async () => {
  await open('/batch')
  expect(await page.locator('.money-line').innerText()).toMatch(/24,386,517\.42[\s\S]*差额\s*0\.00/)
})
