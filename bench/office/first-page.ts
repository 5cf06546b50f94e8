import type { Browser } from 'playwright-core'
import type { Visitor } from '../../tests/api/office.ts'
import { median } from '../measure.ts'

/** The first page of somebody who is signed in, as a browser with nothing kept opens it. */
export interface FirstPage {
  readonly ms: number
  /** Of the scripts that came for it, as they travelled. */
  readonly scriptBytes: number
  readonly scripts: number
}

/** Opens the first page so often, each time in a browser without anything kept; the middle of each figure. */
export async function firstPage(browser: Browser, base: string, { cookie }: Visitor, times: number): Promise<FirstPage> {
  const pages: FirstPage[] = []
  for (let time = 0; time <= times; time += 1) pages.push(await openOnce(browser, base, cookie))
  // The first one warms the server.
  const [, ...warm] = pages
  const middle = (of: keyof FirstPage) => median(warm.map((page) => page[of]))
  return { ms: middle('ms'), scriptBytes: middle('scriptBytes'), scripts: middle('scripts') }
}

async function openOnce(browser: Browser, base: string, cookie: string): Promise<FirstPage> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  try {
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: base }])
    const page = await context.newPage()
    const began = performance.now()
    await page.goto(base, { waitUntil: 'commit' })
    // Something to click stands where the work is, and its handlers are there: the frame around it is drawn by the same script.
    await page.locator('main h1').first().waitFor()
    await page.locator('.account').click({ trial: true })
    const ms = performance.now() - began
    const sizes = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
        .map((entry) => (entry as PerformanceResourceTiming).encodedBodySize),
    )
    return { ms, scriptBytes: sizes.reduce((sum, size) => sum + size, 0), scripts: sizes.length }
  } finally {
    await context.close()
  }
}
