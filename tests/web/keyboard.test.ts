import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBrowser } from '../browser.ts'
import { builtParts } from './built-web.ts'
import { openStubOffice, type StubOffice } from './stub-office.ts'

let browser: Browser
let office: StubOffice
let page: Page

beforeAll(async () => {
  office = await openStubOffice(await builtParts())
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  // Signing in by keys alone: name, password, Enter.
  await page.goto(`${office.url}/list`)
  await page.getByLabel('用户名').waitFor()
  await page.keyboard.type('linxiaohe')
  await page.keyboard.press('Tab')
  await page.keyboard.type('right')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${office.url}/list`)
})

afterAll(async () => {
  await browser.close()
  await office.close()
})

beforeEach(async () => {
  await page.goto(`${office.url}/list`)
  await page.locator('tr[data-row="49"]').waitFor()
})

const press = async (...strokes: readonly string[]) => {
  for (const stroke of strokes) await page.keyboard.press(stroke)
}
const currentRow = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.row)
const picked = () => page.locator('tr.is-picked').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.row))

test('rows are walked by j and k, arrows, Home and End, and one row alone is in the way of Tab', async () => {
  await press('j')
  expect(await currentRow()).toBe('0')
  await press('j', 'j', 'ArrowDown', 'k')
  expect(await currentRow()).toBe('2')
  await press('End')
  expect(await currentRow()).toBe('49')
  expect(await page.locator('tr[data-row="49"]').evaluate((row) => row.getBoundingClientRect().bottom <= 730)).toBe(true)
  await press('j', 'Home', 'k')
  expect(await currentRow()).toBe('0')
  expect(await page.locator('tr[data-row][tabindex="0"]').count()).toBe(1)
})

test('rows are picked by Space and x, a range by Shift x, and the bar tells how many', async () => {
  await press('j', ' ', 'j', 'j', 'j', 'Shift+X')
  expect(await picked()).toEqual(['0', '1', '2', '3'])
  expect(await page.getByRole('region', { name: '已选' }).innerText()).toContain('已选 4 户')
  await press('x')
  expect(await picked()).toEqual(['0', '1', '2'])
})

test('Enter opens a row, and Back comes home to it with its place in the list', async () => {
  await press('j', 'End', 'k', 'k')
  const before = await page.locator('.table-room').evaluate((room) => room.scrollTop)
  await press('Enter')
  await page.waitForURL(/\/list\/9007199254741040$/)
  await page.goBack()
  await page.waitForFunction(() => (document.activeElement as HTMLElement | null)?.dataset.row === '47')
  expect(await page.locator('.table-room').evaluate((room) => room.scrollTop)).toBeGreaterThan(before / 2)
})

test('the clause opens beside the page with the focus in it, and Esc gives the focus back', async () => {
  await page.goto(`${office.url}/list/9007199254740993`)
  const opener = page.getByRole('button', { name: '渝人社办〔2022〕209号 二（一）2' })
  await opener.focus()
  await press('Enter')
  await page.waitForFunction(() => document.activeElement?.closest('.drawer') !== null)
  expect(await page.locator('.side-panel').isVisible()).toBe(false)
  await press('Escape')
  await page.locator('.drawer').waitFor({ state: 'detached' })
  expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true)
})

test('the filter is found by /, letters typed there are letters, and Enter asks', async () => {
  await press('/')
  await page.keyboard.type('jx没有?')
  expect(await page.getByLabel('单位名称或编号').inputValue()).toBe('jx没有?')
  expect(await picked()).toEqual([])
  await page.getByLabel('单位名称或编号').fill('没有')
  await press('Enter')
  await page.getByText('没有符合条件的单位。').waitFor()
  expect(new URL(page.url()).searchParams.get('q')).toBe('没有')
  await page.getByRole('button', { name: '去掉条件：单位名称或编号：没有' }).press('Enter')
  await page.locator('tr[data-row]').first().waitFor()
  expect(new URL(page.url()).search).toBe('')
})

test('a key that belongs to a composition does nothing, the same key alone does', async () => {
  const pressed = (isComposing: boolean) =>
    page.evaluate(
      (composing) =>
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', isComposing: composing, bubbles: true })),
      isComposing,
    )
  await press('j')
  await pressed(true)
  expect(await picked()).toEqual([])
  await pressed(false)
  expect(await picked()).toEqual(['0'])
})

test('the order is told with the head and turns by its button', async () => {
  const head = page.getByRole('columnheader', { name: /应返还净额/ })
  await head.getByRole('button').focus()
  await press('Enter')
  await page.waitForURL(/sort=net/)
  expect(await head.getAttribute('aria-sort')).toBe('descending')
  await press('Enter')
  await page.waitForURL(/order=asc/)
  expect(await head.getAttribute('aria-sort')).toBe('ascending')
})

test('Ctrl K finds a place and goes there; ? shows the keys; g d goes to what waits; single keys can be switched off', async () => {
  await press('Control+k')
  await page.getByRole('combobox', { name: '查找' }).fill('对账')
  await page.getByRole('option', { name: /对账与资金/ }).waitFor()
  await press('Enter')
  await page.waitForURL(`${office.url}/reconcile`)
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await press('g', 'd')
  await page.waitForURL(`${office.url}/inbox`)
  await page.locator('tr[data-row]').first().waitFor()
  await press('?')
  const keys = page.getByRole('dialog', { name: '按键' })
  await keys.getByText('下一行').waitFor()
  await keys.getByRole('checkbox').uncheck()
  await press('Escape')
  await keys.waitFor({ state: 'hidden' })
  await page.getByRole('heading', { name: '待办' }).focus()
  await press('j')
  expect(await currentRow()).toBeUndefined()
  await page.evaluate(() => localStorage.clear())
})

test('waiting shows bars in the place of rows, then says that it waits; the head stays', async () => {
  await page.goto(`${office.url}/list?slow=3000`)
  await page.locator('.is-bar').first().waitFor()
  expect(await page.getByRole('columnheader', { name: /单位名称/ }).isVisible()).toBe(true)
  await page.getByText('正在查询').waitFor()
  await page.locator('tr[data-row]').first().waitFor()
  expect(await page.locator('.is-bar').count()).toBe(0)
})

test('the first stop of Tab leads past the frame', async () => {
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('跳到正文')
  await press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
})
