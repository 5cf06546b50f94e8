import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestOffice, password, sampleOffice } from '../api/office.ts'
import { openBrowser } from '../browser.ts'
import { inProject, officeStore } from '../store/postgres/stores.ts'
import { seriousFindings } from '../web/axe.ts'
import { builtWeb } from '../web/built-web.ts'
import { picture } from '../web/look.ts'

const shots = inProject('var', 'shots')
const faults: string[] = []
let at: Awaited<ReturnType<typeof openTestOffice>>
let close: () => Promise<void>
let pageOf: (login: string) => Promise<Page>

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  const store = await officeStore(sampleOffice)
  at = await openTestOffice(store, undefined, undefined, { web: await builtWeb() })
  const browser = await openBrowser()
  pageOf = async (login) => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', bypassCSP: true })
    const page = await context.newPage()
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('Failed to load resource')) faults.push(message.text())
    })
    await page.goto(`${at.base}/sign-in`)
    await page.getByLabel('用户名').fill(login)
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.locator('.account').waitFor()
    return page
  }
  close = async () => {
    await browser.close()
    await at.app.close()
    await store.close()
  }
}, 300_000)
afterAll(() => close())
beforeEach(() => {
  faults.length = 0
  return () => expect(faults).toEqual([])
})

/** Types into a choice that finds, and takes what it found first. */
async function choose(page: Page, label: string, text: string) {
  await page.getByRole('complementary').getByLabel(label, { exact: true }).click()
  await page.keyboard.type(text)
  await page.locator('.ant-select-item-option', { hasText: text }).first().waitFor()
  await page.keyboard.press('Enter')
}

test('one administrator opens an account, another gives it a post, and duties that exclude each other are refused', async () => {
  const sys = await pageOf('sys')
  await sys.goto(`${at.base}/administration/accounts`)
  await sys.locator('tbody tr[data-row]').first().waitFor()
  await sys.getByLabel('姓名', { exact: true }).fill('新同事')
  await sys.getByLabel('用户名', { exact: true }).fill('xin')
  await sys.keyboard.press('Enter')
  await sys.getByText('xin 的首次密码').waitFor()
  await sys.locator('tbody tr[data-row]', { hasText: '新同事' }).waitFor()
  await picture(sys, `${shots}/administration-accounts.png`)
  expect(await seriousFindings(sys)).toEqual([])

  const sec = await pageOf('sec')
  await sec.goto(`${at.base}/administration/posts`)
  await sec.locator('tbody tr[data-row]').first().waitFor()
  await choose(sec, '人员', '新同事')
  await choose(sec, '地区', '渝中')
  await choose(sec, '机构', '周的单位')
  await sec.getByRole('button', { name: '设岗' }).click()
  await sec.getByText('已设岗。').waitFor()
  await sec.locator('tbody tr[data-row]', { hasText: '新同事' }).waitFor()
  await choose(sec, '岗位', '复核')
  await sec.getByRole('button', { name: '设岗' }).click()
  await sec.getByText('不能由一人兼任或替岗').waitFor()
  await picture(sec, `${shots}/administration-posts.png`)
  expect(await seriousFindings(sec)).toEqual([])
}, 180_000)

test('a page is not acted on in the name of who signed in at another tab since', async () => {
  const before = await pageOf('sys')
  await before.goto(`${at.base}/administration/accounts`)
  await before.getByLabel('姓名', { exact: true }).fill('不该开的')
  await before.getByLabel('用户名', { exact: true }).fill('buyong')
  const after = await before.context().newPage()
  await after.goto(at.base)
  await after.locator('.account').click()
  await after.getByRole('menuitem', { name: '退出登录' }).click()
  await after.getByLabel('用户名').fill('sec')
  await after.getByLabel('密码', { exact: true }).fill(password)
  await after.getByRole('button', { name: '登录' }).click()
  await after.locator('.account').waitFor()
  await before.getByLabel('用户名', { exact: true }).press('Enter')
  const notice = before.getByRole('dialog', { name: '登录的人已经换了' })
  await notice.getByText('当前浏览器已由安登录，本页面是系的，未办理。').waitFor()
  await picture(before, `${shots}/other-account.png`)
  expect(await before.getByLabel('用户名', { exact: true }).inputValue()).toBe('buyong')
  await notice.getByRole('button', { name: '刷新页面' }).click()
  await before.locator('.account', { hasText: '安' }).waitFor()
  await before.context().close()
}, 180_000)

test('closing an account puts its holder out at once', async () => {
  const lin = at.visitor()
  expect((await lin.signIn('luo')).status).toBe(200)
  const sys = await pageOf('sys')
  await sys.goto(`${at.base}/administration/accounts?q=luo`)
  await sys.locator('tbody tr[data-row]').first().waitFor()
  await sys.keyboard.press('j')
  await sys.keyboard.press('Enter')
  await sys.getByLabel('停用原因').fill('调离')
  await sys.keyboard.press('Enter')
  await sys.getByRole('button', { name: '启用' }).waitFor()
  expect((await lin.ask('session/whoAmI')).status).toBe(401)
})

test('the trail tells what was done, and a filter stands in the address', async () => {
  await at.sealAll()
  const aud = await pageOf('aud')
  await aud.goto(`${at.base}/administration/trail?verb=disable_account`)
  const row = aud.locator('tbody tr[data-row]')
  await row.first().waitFor()
  expect(await row.allInnerTexts()).toEqual([
    expect.stringMatching(/系（sys）[\s\S]*停用账号[\s\S]*账号 luo[\s\S]*启用 → 停用[\s\S]*调离[\s\S]*已封存/),
  ])
  await aud.goto(`${at.base}/administration/trail`)
  await row.nth(3).waitFor()
  await picture(aud, `${shots}/administration-trail.png`)
  expect(await seriousFindings(aud)).toEqual([])
  await aud.getByRole('link', { name: '查看' }).click()
  await aud.getByText('没有这样的记录。').waitFor()
})

test.each([
  ['sys', 'bodies', '组织机构'],
  ['sys', 'permissions', '权限表'],
  ['sys', 'sessions', '会话'],
  ['sys', 'health', '运行状况'],
])(
  '%s sees %s without serious findings',
  async (login, path, title) => {
    const page = await pageOf(login)
    await page.goto(`${at.base}/administration/${path}`)
    await page.getByRole('heading', { name: title }).waitFor()
    await page.locator('tbody tr[data-row]').first().waitFor()
    await picture(page, `${shots}/administration-${path}.png`)
    expect(await seriousFindings(page)).toEqual([])
  },
  120_000,
)
