import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openBrowser } from '../browser.ts'
import { builtWeb } from './built-web.ts'
import { openStubOffice, type StubOffice } from './stub-office.ts'

let browser: Browser
let office: StubOffice
let page: Page
const faults: string[] = []

beforeAll(async () => {
  office = await openStubOffice(await builtWeb())
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await office.close()
})

beforeEach(async () => {
  office.endSession()
  office.mustChange(false)
  office.calls.length = 0
  faults.length = 0
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // A refused call is told by the browser too; anything else is a fault, the content security policy's included.
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) faults.push(message.text())
  })
  return async () => {
    expect(faults).toEqual([])
    await page.close()
  }
})

const enter = async (login: string, password: string) => {
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

describe('signing in', () => {
  test('leads back to the page that was asked for, long numbers whole', async () => {
    await page.goto(`${office.url}/password?to=9007199254740993&e=662E41`)
    await page.waitForURL(/sign-in/)
    await enter('linxiaohe', 'right')
    await page.getByRole('heading', { name: '修改密码' }).waitFor()
    expect(page.url()).toBe(`${office.url}/password?to=9007199254740993&e=662E41`)
    expect(await page.getByRole('status').first().innerText()).toContain('“to”“e”')
    await page.getByRole('button', { name: '从地址中去掉' }).click()
    await page.waitForURL(`${office.url}/password`)
  })

  test.each([
    ['linxiaohe', 'wrong', '用户名或密码不对'],
    ['locked', 'right', '账号已锁定，约 15 分钟后可再试'],
  ])('refused for %s with %s: it says why and keeps what was typed', async (login, password, words) => {
    await page.goto(office.url)
    await enter(login, password)
    expect(await page.getByRole('alert').innerText()).toContain(words)
    expect(await page.getByLabel('用户名').inputValue()).toBe(login)
    expect(await page.getByLabel('密码', { exact: true }).inputValue()).toBe(password)
  })

  test('asks for what is missing and sends nothing', async () => {
    await page.goto(`${office.url}/sign-in`)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByText('请输入用户名。').waitFor()
    expect(await page.getByLabel('用户名').evaluate((field) => field === document.activeElement)).toBe(true)
    expect(office.calls.filter(({ path }) => path.endsWith('/signIn'))).toEqual([])
  })

  test('an account of the demonstration signs in at a click, and only to a page of this office', async () => {
    await page.goto(`${office.url}/sign-in?to=//elsewhere.example/`)
    await page.getByRole('button', { name: '严知衡' }).click()
    await page.getByRole('button', { name: /严知衡/ }).waitFor()
    expect(new URL(page.url()).origin).toBe(office.url)
  })

  test('by a provider is offered where one is set up, with the page that was asked for', async () => {
    office.offer('市统一认证')
    await page.goto(`${office.url}/runs?unit=yuan`)
    const link = page.getByRole('link', { name: '用市统一认证登录' })
    expect(await link.getAttribute('href')).toBe('/oidc/begin?to=%2Fruns%3Funit%3Dyuan')
    office.offer(null)
    await page.reload()
    await page.getByLabel('用户名').waitFor()
    expect(await link.count()).toBe(0)
  })

  test('a password that must be changed comes before everything else', async () => {
    office.mustChange(true)
    await page.goto(`${office.url}/nowhere`)
    await enter('linxiaohe', 'right')
    await page.getByText('首次登录或密码被重置后').waitFor()
    expect(await page.getByRole('navigation').getByRole('link').count()).toBe(0)
  })
})

describe('a session', () => {
  test('that ends in the middle of a form goes on where it was, and what was pressed is done', async () => {
    await page.goto(`${office.url}/password`)
    await enter('linxiaohe', 'right')
    await page.getByLabel('原密码').fill('right')
    await page.getByLabel('新密码', { exact: true }).fill('a new sentence')
    await page.getByLabel('再输一次新密码').fill('a new sentence')
    office.endSession()
    await page.getByRole('button', { name: '修改密码' }).click()
    const dialog = page.getByRole('dialog', { name: '请重新登录' })
    await dialog.waitFor()
    expect(await page.getByLabel('再输一次新密码').inputValue()).toBe('a new sentence')
    await dialog.getByLabel('密码', { exact: true }).fill('right')
    await dialog.getByRole('button', { name: '登录', exact: true }).click()
    await page.waitForURL(`${office.url}/`)
    expect(office.calls.filter(({ path }) => path.endsWith('/changePassword'))).toHaveLength(2)
  })

  test('works under the post that was chosen, and says so with every call', async () => {
    await page.goto(office.url)
    await enter('linxiaohe', 'right')
    await page.getByRole('button', { name: '林晓禾' }).click()
    await page.getByRole('menuitem', { name: '复核，渝北区（代周以宁）' }).click()
    await page.getByRole('button', { name: /林晓禾\s?就业处复核/ }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: /林晓禾\s?就业处复核/ }).waitFor()
    expect(office.calls.at(-1)).toMatchObject({ post: '12', marked: true })
  })

  test('is left for the sign-in page, and nothing of it stays', async () => {
    await page.goto(office.url)
    await enter('linxiaohe', 'right')
    await page.getByRole('button', { name: '林晓禾' }).click()
    await page.getByRole('menuitem', { name: '退出登录' }).click()
    await page.waitForURL(/sign-in/)
    await page.goto(office.url)
    await page.waitForURL(/sign-in/)
  })
})
