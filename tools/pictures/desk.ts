import type { Browser, Page } from 'playwright-core'

/** Somebody of the demonstration at their desk: a page of their own, and what they may ask the office without drawing it. */
export interface Desk {
  readonly page: Page
  /** Opens an address of the office and waits until it stands still. */
  readonly open: (path: string) => Promise<void>
  /** What a procedure answers: `run/list`. */
  readonly ask: (procedure: string, input?: object) => Promise<unknown>
}

const sizes = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 780 } } as const

interface View {
  readonly size?: keyof typeof sizes | undefined
  readonly height?: number | undefined
}

/** Signs in at the office of an address; the page is as wide as what stands on most desks, or as a phone. */
export async function openDesk(
  browser: Browser,
  address: string,
  login: string,
  password: string,
  { size = 'desk', height = sizes[size].height }: View = {},
): Promise<Desk> {
  const context = await browser.newContext({
    viewport: { width: sizes[size].width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    bypassCSP: true,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await page.goto(`${address}/sign-in`)
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.locator('.account').waitFor()
  return {
    page,
    open: async (path) => {
      await page.goto(`${address}${path}`)
      await settle(page)
    },
    ask: async (procedure, input) => {
      const answered = await page.request.post(`${address}/rpc/${procedure}`, {
        headers: { 'x-ballast-request': '1' },
        data: input === undefined ? {} : { json: input },
      })
      if (!answered.ok()) throw new Error(`${procedure} of ${login}: ${await answered.text()}`)
      return ((await answered.json()) as { readonly json: unknown }).json
    },
  }
}

/** Waits until nothing is asked for any more and nothing says that it is at work. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('.page h1, .page h2').first().waitFor()
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  await page
    .getByText(/正在查询|正在汇总|正在读取/)
    .first()
    .waitFor({ state: 'detached' })
}
