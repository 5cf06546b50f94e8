import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { plansFolder } from '../screening/test-plans.ts'
import { seriousFindings } from '../web/axe.ts'
import { picture } from '../web/look.ts'
import { openScreenedOffice } from './screened-office.ts'

const shots = fileURLToPath(new URL('../../var/shots', import.meta.url))
let office: Awaited<ReturnType<typeof openScreenedOffice>>
let page: Page
const faults: string[] = []
/** A busy machine screens slowly. */

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  office = await openScreenedOffice({ plans: plansFolder })
  page = await office.pageOf('lin', faults)
}, 300_000)
afterAll(() => office.close())
beforeEach(() => {
  faults.length = 0
  return () => expect(faults).toEqual([])
})

test('a screening is put together, shown before it begins, followed to its end and stands in the list', async () => {
  await page.goto(`${office.base}/runs`)
  await page.getByRole('link', { name: '发起筛查' }).click()
  await page.getByRole('checkbox', { name: '全部' }).waitFor()
  const sentence = page.locator('.page-head-sentence')
  expect(await sentence.innerText()).toMatch(/将按 \d+ 个政策文件，以 2023-01-04 为筛查日/)
  await page.getByLabel('筛查日').fill('2022-10-31')
  expect(await sentence.innerText()).toContain('2022-10-31')
  expect(await sentence.innerText()).toMatch(/[\d,]+ 户单位、[\d,]+ 人/)
  const first = page.locator('.plan-choice input').nth(1)
  await first.uncheck()
  expect(await page.getByRole('checkbox', { name: '全部' }).isChecked()).toBe(false)
  await first.check()
  expect(await seriousFindings(page)).toEqual([])
  await picture(page, `${shots}/screening-new.png`)
  await page.getByRole('button', { name: '发起筛查' }).click()
  await page.waitForURL('**/runs')
  await page.getByText('筛查已完成。').waitFor()
  const days = page.locator('tbody tr[data-row] td:first-child')
  await expect.poll(() => days.allInnerTexts()).toContain('2022-10-31')
  expect(await seriousFindings(page)).toEqual([])
  await picture(page, `${shots}/screening-done.png`)
})

test('a screening that was done is shown before it is asked for again, and is not done again', async () => {
  await page.goto(`${office.base}/runs/new`)
  await page.getByLabel('筛查日').fill('2022-10-31')
  await page.getByText('已按这些输入筛查过').waitFor()
  const before = await page.request.get(`${office.base}/health`)
  expect(before.status()).toBe(200)
  await page.getByRole('button', { name: '发起筛查' }).click()
  await page.getByText('同样的筛查已经做过，没有重做。').waitFor()
  expect(await page.locator('tbody tr[data-row] td:first-child').allInnerTexts()).toHaveLength(3)
})

test('a screening is cancelled on the page by who asked for it', async () => {
  await page.goto(`${office.base}/runs/new`)
  await page.getByLabel('筛查日').fill('2022-09-30')
  await page.getByRole('button', { name: '发起筛查' }).click()
  await page.getByRole('button', { name: '取消' }).click()
  await page.getByText('已取消：').waitFor()
})

test('no plan chosen: the button rests and the reason stands beside it', async () => {
  await page.goto(`${office.base}/runs/new`)
  await page.getByRole('checkbox', { name: '全部' }).uncheck()
  expect(await page.getByRole('button', { name: '发起筛查' }).isDisabled()).toBe(true)
  await page.getByText('请至少选择一个政策文件。').waitFor()
})

const listOf = (policy: string) => `${office.base}/runs/${office.later.name}/policies/${policy}`
const policy = 'job_retention_refund'

test('a list is taken out for a purpose, is fetched by who asked and by nobody else', async () => {
  await page.goto(`${listOf(policy)}?outcome=eligible`)
  await page.locator('tbody tr[data-row]').first().waitFor()
  await page.getByRole('button', { name: '导出' }).click()
  const dialog = page.getByRole('dialog', { name: '导出名单' })
  await dialog.getByText('文件保留 7 天').waitFor()
  expect(await dialog.getByRole('button', { name: '导出' }).isDisabled()).toBe(true)
  await dialog.getByLabel('用途').fill('报财政核对')
  expect(await seriousFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: '导出' }).click()
  const link = dialog.getByRole('link', { name: /^下载 .*\.xlsx$/ }).first()
  await link.waitFor()
  await picture(page, `${shots}/export-done.png`)
  const download = page.waitForEvent('download')
  await link.click()
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
  const path = (await link.getAttribute('href')) ?? ''
  const other = await office.pageOf('zhou', faults)
  // The address of the link says whose page it stood on; without that there is nothing for another either.
  expect((await other.request.get(`${office.base}${path}`)).ok()).toBe(false)
  expect((await other.request.get(`${office.base}${path.split('?')[0]}`)).status()).toBe(404)
  await other.context().close()
})

test('the neighbours of a decision are reached by keys over the edge of the page, and again after a reload', async () => {
  await page.goto(listOf(policy))
  const lines = page.locator('tbody tr[data-row]')
  await lines.nth(49).waitFor()
  const subjects = async () =>
    await lines.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/').at(-1) ?? ''))
  const shown = await subjects()
  await page.getByRole('button', { name: '下一页' }).click()
  await expect.poll(async () => (await subjects()).filter((subject) => !shown.includes(subject)).length).toBeGreaterThan(0)
  const [beyond] = await subjects()
  const at = (subject: string | undefined) => page.waitForURL(`**/policies/${policy}/${subject}`)
  await lines.first().locator('a').click()
  await at(beyond)
  await page.locator('.verdict').waitFor()
  await page.keyboard.press('[')
  await at(shown[49])
  await page.reload()
  await page.locator('.verdict').waitFor()
  await page.keyboard.press(']')
  await at(beyond)
})

test('at the end of the list nothing turns, and the page says so', async () => {
  await page.goto(listOf(policy))
  const first = page.locator('tbody tr[data-row]').first()
  await first.locator('a').click()
  await page.locator('.verdict').waitFor()
  const here = page.url()
  await page.keyboard.press('[')
  await page.getByText('前面没有了').waitFor()
  expect(page.url()).toBe(here)
})
