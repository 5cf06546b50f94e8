import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFindings } from '../web/axe.ts'
import { picture } from '../web/look.ts'
import { openScreenedOffice } from './screened-office.ts'

const shots = fileURLToPath(new URL('../../var/shots', import.meta.url))
let office: Awaited<ReturnType<typeof openScreenedOffice>>
let page: Page
const faults: string[] = []
const policy = 'job_retention_refund'

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  office = await openScreenedOffice()
  page = await office.pageOf('lin', faults)
}, 300_000)
afterAll(() => office.close())

const listOf = (search = '') => `${office.base}/runs/${office.later.name}/policies/${policy}${search}`
const menu = () => page.getByRole('button', { name: /^视图/ })
const panel = () => page.getByRole('dialog', { name: '视图' })
const rows = () => page.locator('table[aria-busy="false"] tbody tr[data-row]')

test('what a list is asked for is kept, opened, changed, overwritten and made the first thing seen', async () => {
  await page.goto(listOf('?outcome=eligible&sort=gross'))
  await rows().first().waitFor()
  await menu().click()
  await panel().getByLabel('保存当前筛选为视图').fill('可发的')
  expect(await seriousFindings(page)).toEqual([])
  await picture(page, `${shots}/views-menu.png`)
  await panel().getByRole('button', { name: '保存', exact: true }).click()
  await expect.poll(() => menu().innerText()).toBe('视图：可发的')
  expect(new URL(page.url()).searchParams.get('view')).toMatch(/^\d+$/)

  // A name is taken once, and the line says so where it was typed.
  await menu().click()
  await panel().getByLabel('保存当前筛选为视图').fill('可发的')
  await panel().getByRole('button', { name: '保存', exact: true }).click()
  await expect.poll(() => panel().getByRole('alert').innerText()).toContain('已有名为“可发的”的视图')
  await page.keyboard.press('Escape')
  await expect.poll(() => panel().count()).toBe(0)

  await page.getByRole('button', { name: '清除条件' }).click()
  await expect.poll(() => menu().innerText()).toContain('已改动')
  await menu().click()
  await panel().getByRole('button', { name: '可发的', exact: true }).click()
  await page.waitForURL(/outcome=eligible/)
  await menu().click()
  await panel().getByRole('button', { name: '管理：可发的' }).click()
  await panel().getByRole('button', { name: '设为默认：可发的' }).click()
  await panel().getByRole('button', { name: '取消默认：可发的' }).waitFor()
  await panel().getByLabel('名称', { exact: true }).fill('可入批次的')
  await panel().getByRole('button', { name: '重命名' }).click()
  await panel().getByRole('button', { name: '可入批次的', exact: true }).waitFor()
  // Sharing is a head's.
  expect(await panel().getByRole('button', { name: '共享给本单位' }).count()).toBe(0)

  await page.goto(listOf())
  await page.waitForURL(/outcome=eligible/)
  await expect.poll(() => menu().innerText()).toBe('视图：可入批次的')
  // Whoever then asks for everything gets it.
  await page.getByRole('navigation', { name: '常用视图' }).getByRole('link', { name: /^全部/ }).click()
  await expect.poll(() => new URL(page.url()).search).toBe('')
})

test('a view that names what this screening does not know says so and shows the rest', async () => {
  const client = async (procedure: string, json: unknown) =>
    page.evaluate(
      async ([path, body]) => {
        const headers = { 'content-type': 'application/json', 'x-ballast-request': '1', 'x-ballast-request-id': crypto.randomUUID() }
        const reply = await fetch(`/rpc/${path}`, { method: 'POST', headers, body: JSON.stringify({ json: body }) })
        return ((await reply.json()) as { json: { view: string } }).json
      },
      [procedure, json] as const,
    )
  const { view } = await client('view/save', {
    list: 'decision',
    about: policy,
    name: '旧条件',
    search: { outcome: ['ineligible'], reason: ['a_condition_of_long_ago'] },
    said: { outcome: '结果：不符合', reason: '不满足的条件：参保满三年' },
  })
  await page.goto(listOf())
  // The list opens with the view that is kept for it; a menu opened before that would close again.
  await page.waitForURL(/outcome=eligible/)
  await menu().click()
  await panel().getByRole('button', { name: '旧条件', exact: true }).click()
  const line = page.locator('.notice-line')
  await expect.poll(() => line.allInnerTexts()).toEqual(['本次筛查没有“不满足的条件：参保满三年”，没有按它筛选。'])
  await rows().first().waitFor()
  expect(await page.locator('.error-line').count()).toBe(0)
  expect(new URL(page.url()).searchParams.get('view')).toBe(view)
  await picture(page, `${shots}/views-lost.png`)

  await menu().click()
  await panel().getByRole('button', { name: '管理：旧条件' }).click()
  await panel().getByRole('button', { name: '删除：旧条件' }).click()
  await panel().getByRole('button', { name: '删除“旧条件”' }).click()
  await expect.poll(() => panel().getByRole('button', { name: '旧条件', exact: true }).count()).toBe(0)
  await expect.poll(() => line.first().innerText()).toContain('这个视图已删除或不再共享')
  expect(faults).toEqual([])
})
